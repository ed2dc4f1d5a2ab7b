import type { Finding } from '../../../domain/finding/finding.ts';
import { DIMENSION_IDS } from '../../../domain/demand/dimension.ts';
import type { GateFinding } from '../../../domain/match/match.ts';
import { SHORTCUT_ACTIONS } from '../../../domain/review/shortcuts.ts';
import { REJECT_REASONS } from '../../../domain/review/review.ts';
import type { DemandWords } from '../../../ports/rules.ts';
import type { ViewedReview } from '../../../usecases/review/view-review.ts';
import { button, hidden, postForm, select, textarea, textbox } from '../../components/form.ts';
import { alert, badge, dataList, dayInWords, heading, link, list, moment } from '../../components/show.ts';
import { vacancyText, type Marked } from '../../components/vacancy-text.ts';
import type { FieldErrors } from '../../forms.ts';
import { html, type Html } from '../../html.ts';
import { layout } from '../../layout.ts';
import type { PageContext } from '../../page.ts';
import { correctDemand } from '../../correction/view.ts';
import { paths } from '../../paths.ts';
import { CLASS_TONES, OUTCOME_TONES } from '../class-tones.ts';
import { keyOf, undoBar } from '../undo-bar.ts';

type ReviewOptions = {
  readonly mayDecide: boolean;
  readonly words: DemandWords;
  readonly errors?: FieldErrors;
  readonly values?: Readonly<Record<string, string>>;
  readonly tomorrow: string;
  /** The match before this one, which can still be undone. */
  readonly justDecided?: ViewedReview | null;
};

/** The review screen: the reasons beside the text, evidence marked in it, one key for each verdict. */
export function reviewView(
  page: PageContext,
  viewed: ViewedReview,
  { mayDecide, words, errors = {}, values = {}, tomorrow, justDecided = null }: ReviewOptions,
): string {
  const { t } = page;
  const { candidate, kept, version, vacancy } = viewed;
  const { match } = kept;
  const place = version.record.places[0];
  return layout(
    page,
    {
      title: version.title,
      errors,
      wide: true,
      back: { href: paths.review.queue.url({ candidateId: candidate.id }), label: t('queue.of', candidate.name) },
    },
    html`<p class="onder-kop">
        <strong>${[version.employer, place?.town ?? place?.asWritten].filter(Boolean).join(', ')}</strong>
        ${match.distanceKm === null ? null : html`<span>${match.distanceKm} km</span>`}
        ${badge(t(`class.${match.class}`), CLASS_TONES[match.class])}
        <span class="klein">${t('match.on-text')}</span>
        ${viewed.position === null ? null : html`<span class="klein">${t('match.position', viewed.position, viewed.waiting)}</span>`}
      </p>
      ${justDecided ? undoBar(page, justDecided) : null}
      ${viewed.whatChanged ? alert('info', t('queue.changed', viewed.whatChanged)) : null}
      ${vacancy.state === 'live' ? null : alert('warning', t('match.gone'))}
      <div class="beoordelen">
        <div>
          ${heading(2, t('match.text'))} ${version.cut ? alert('warning', t('match.cut')) : null}
          <a class="alleen-lezer" href="#vacaturetekst" data-action="text" tabindex="-1">${t('match.text')}</a>
          ${vacancyText(version, evidenceOf(match.findings, match.gates))} ${doors(page, viewed)}
        </div>
        <div>
          ${heading(2, t('match.findings'))} ${match.untranslated ? alert('warning', t('match.untranslated')) : null}
          ${match.openWords > 0 ? alert('warning', t('queue.open-words', match.openWords)) : null}
          ${findings(page, match.findings, mayDecide ? ({ dim }) => correctable(page, viewed, dim, words) : undefined)}
          ${heading(2, t('match.gates'))} ${gates(page, match.gates)}
          ${mayDecide ? html`<p class="utrecht-paragraph">${link(paths.correction.add.url({ vacancyId: vacancy.id }), t('correction.open'))}</p>` : null}
          ${heading(2, t('match.order'))} ${list(match.order.map((part) => part.label))}
          <p class="utrecht-paragraph klein">
            ${t('match.versions', String(match.versions.list ?? '–'), String(match.versions.zoekprofiel ?? '–'))} ·
            ${link(paths.review.explanation.url({ matchId: kept.id }), t('match.explanation'))}
          </p>
          ${history(page, viewed)}
        </div>
      </div>
      <section class="besluit niet-afdrukken" aria-label="${t('match.decide')}">
        <div class="besluit__knoppen">${mayDecide ? decision(page, viewed, { errors, values, tomorrow }) : null} ${walk(page, viewed)}</div>
      </section>
      ${shortcutHelp(page)}`,
  );
}

function evidenceOf(found: readonly Finding[], gates: readonly GateFinding[]): Marked[] {
  const ofFindings = found.flatMap(({ dim, span, outcome }) =>
    span?.field === 'description' ? [{ id: `bewijs-${dim}`, start: span.start, end: span.end, outcome }] : [],
  );
  const ofGates = gates.flatMap(({ gate, span, outcome }) =>
    span?.field === 'description' ? [{ id: `bewijs-eis-${gate}`, start: span.start, end: span.end, outcome }] : [],
  );
  return [...ofFindings, ...ofGates];
}

/** Hours and times are corrected on the page of all facts. */
function correctable(page: PageContext, { vacancy }: ViewedReview, dim: Finding['dim'], words: DemandWords): Html | null {
  const known = DIMENSION_IDS.find((one) => one === dim);
  return known ? correctDemand(page, vacancy.id, known, words) : null;
}

/** What the text speaks of comes first; the silent rest is one line that opens. */
function spokenFirst<T extends { readonly outcome: Finding['outcome'] }>(
  found: readonly T[],
  one: (finding: T) => Html,
  silence: (count: number) => string,
): Html {
  const silent = found.filter(({ outcome }) => outcome === 'onbekend');
  const spoken = found.filter(({ outcome }) => outcome !== 'onbekend');
  const all = (some: readonly T[]) =>
    html`<ul class="bevindingen">
      ${some.map(one)}
    </ul>`;
  return html`${spoken.length === 0 ? null : all(spoken)}
  ${
    silent.length === 0
      ? null
      : html`<details class="zwijgt">
          <summary>${silence(silent.length)}</summary>
          ${all(silent)}
        </details>`
  }`;
}

function quoted(page: PageContext, span: Finding['span'], target: string): Html | null {
  if (!span) return null;
  const to = span.field === 'description' ? link(`#${target}`, page.t('match.in-text')) : null;
  return html`<blockquote>“${span.quote}” ${to}</blockquote>`;
}

function findings(page: PageContext, found: readonly Finding[], after: (finding: Finding) => Html | null = () => null): Html {
  const { t } = page;
  return spokenFirst(
    found,
    (finding) =>
      html`<li class="${finding.outcome}">
        <strong>${finding.limit}</strong> ${badge(t(`outcome.${finding.outcome}`), OUTCOME_TONES[finding.outcome])}
        <span class="bevindingen__waarom">${finding.reason}</span>
        ${finding.source === 'beroep' ? html`<span class="klein">${t('match.usual')}</span>` : null}
        ${quoted(page, finding.span, `bewijs-${finding.dim}`)} ${after(finding)}
      </li>`,
    (count) => t('match.silent', count),
  );
}

function gates(page: PageContext, found: readonly GateFinding[]): Html {
  const { t } = page;
  return spokenFirst(
    found,
    ({ gate, outcome, reason, span }) =>
      html`<li class="${outcome}">
        <strong>${t(`gate.${gate}`)}</strong> ${badge(t(`outcome.${outcome}`), OUTCOME_TONES[outcome])}
        <span class="bevindingen__waarom">${reason}</span> ${quoted(page, span, `bewijs-eis-${gate}`)}
      </li>`,
    (count) => t('match.silent-gates', count),
  );
}

function doors(page: PageContext, { postings }: ViewedReview): Html {
  const { t } = page;
  return html`${heading(3, t('match.doors'))}
  ${list(
    postings.map(
      (posting) =>
        html`${posting.url === null ? (posting.sourceName ?? '–') : link(posting.url, posting.sourceName ?? posting.url, { rel: 'noreferrer noopener' })}
        (${moment(page, posting.firstSeenAt)} – ${moment(page, posting.lastSeenAt)})`,
    ),
  )}`;
}

type DecisionOptions = { errors: FieldErrors; values: Readonly<Record<string, string>>; tomorrow: string };

function decision(page: PageContext, viewed: ViewedReview, { errors, values, tomorrow }: DecisionOptions): Html {
  const { t } = page;
  const { review, candidate, kept } = viewed;
  const address = paths.review.decide.url({ candidateId: candidate.id, reviewId: review.id });
  const chosen = values['kind'];
  const own = (kind: string): FieldErrors => (chosen === kind ? errors : {});
  const version = hidden('version', review.version);
  if (review.status === 'accepted' || review.status === 'rejected') return decided(page, viewed);
  const needsReason = kept.match.class === 'niet_passend';
  return html`${review.status === 'open' ? null : decided(page, viewed)}
    ${postForm(page, address, [
      version,
      hidden('kind', 'accepted'),
      needsReason
        ? textarea(page, {
            name: 'reason',
            label: t('match.reason'),
            hint: t('match.reason-needed'),
            rows: 2,
            value: chosen === 'accepted' ? (values['reason'] ?? '') : '',
            errors: own('accepted'),
          })
        : hidden('reason', ''),
      html`<button class="utrecht-button utrecht-button--primary-action" type="submit" data-action="accept">
        ${t('shortcut.accept')}${keyOf(page, 'accept')}
      </button>`,
    ])}
    <details name="besluit" ${chosen === 'rejected' ? html` open` : null}>
      <summary data-action="reject">${t('shortcut.reject')}${keyOf(page, 'reject')}</summary>
      ${postForm(page, address, [
        version,
        hidden('kind', 'rejected'),
        select(page, {
          name: 'reasonCode',
          label: t('match.reason'),
          value: values['reasonCode'] ?? '',
          options: [{ value: '', label: t('form.choose') }, ...REJECT_REASONS.map((code) => ({ value: code, label: t(`reject.${code}`) }))],
          errors: own('rejected'),
        }),
        textbox(page, {
          name: 'reason',
          label: t('match.reason'),
          optional: true,
          value: chosen === 'rejected' ? (values['reason'] ?? '') : '',
          errors: own('rejected'),
        }),
        button(t('shortcut.reject'), { kind: 'secondary', danger: true }),
      ])}
    </details>
    <details name="besluit" ${chosen === 'parked' ? html` open` : null}>
      <summary data-action="park">${t('shortcut.park')}${keyOf(page, 'park')}</summary>
      ${postForm(page, address, [
        version,
        hidden('kind', 'parked'),
        textbox(page, { name: 'until', label: t('match.until'), type: 'date', value: values['until'] ?? tomorrow, errors: own('parked') }),
        hidden('reason', ''),
        button(t('shortcut.park'), { kind: 'secondary' }),
      ])}
    </details>
    <details name="besluit" ${chosen === 'asked' ? html` open` : null}>
      <summary data-action="ask">${t('shortcut.ask')}${keyOf(page, 'ask')}</summary>
      ${postForm(page, address, [
        version,
        hidden('kind', 'asked'),
        textarea(page, {
          name: 'question',
          label: t('match.question'),
          hint: t('match.question-hint'),
          rows: 3,
          value: values['question'] ?? '',
          errors: own('asked'),
        }),
        button(t('shortcut.ask'), { kind: 'secondary' }),
      ])}
    </details>`;
}

function decided(page: PageContext, { review, candidate }: ViewedReview): Html {
  const { t } = page;
  return html`<p class="besluit__stand">
      ${t('match.decided')}:
      <strong>${t(`status.${review.status}`)}</strong
      >${review.reasonCode ? html`, ${t(`reject.${review.reasonCode}`)}` : null}${review.parkUntil ? html`, ${t('match.until-day', dayInWords(page, review.parkUntil))}` : null}
    </p>
    ${postForm(page, paths.review.undo.url({ candidateId: candidate.id, reviewId: review.id }), [
      hidden('version', review.version),
      html`<button class="utrecht-button utrecht-button--secondary-action" type="submit" data-action="undo">
        ${t('decide.undo')}${keyOf(page, 'undo')}
      </button>`,
    ])}`;
}

function history(page: PageContext, viewed: ViewedReview): Html | null {
  const { t } = page;
  if (viewed.history.length === 0) return null;
  return html`<details>
    <summary>${t('match.history')} (${viewed.history.length})</summary>
    ${dataList(
      viewed.history.map((event) => [
        `${t(`status.${event.fromStatus}`)} → ${t(`status.${event.toStatus}`)}`,
        html`${moment(page, event.at)}${event.byName ? html`, ${event.byName}` : null}${event.reason ? html`: ${event.reason}` : null}`,
      ]),
    )}
  </details>`;
}

function walk(page: PageContext, { candidate, previousId, nextId }: ViewedReview): Html {
  const { t } = page;
  const step = (reviewId: string | null, action: 'previous' | 'next', rel: string): Html | null =>
    reviewId === null
      ? null
      : html`<a
          class="utrecht-button-link utrecht-button-link--html-a utrecht-button-link--secondary-action"
          href="${paths.review.match.url({ candidateId: candidate.id, reviewId })}"
          data-action="${action}"
          rel="${rel}"
          >${t(`match.${action}`)}${keyOf(page, action)}</a
        >`;
  return html`<nav class="besluit__loop" aria-label="${t('queue.of', candidate.name)}">
    ${page.session?.shortcuts.on ? html`<button class="utrecht-button utrecht-button--subtle" type="button" data-open="sneltoetsen" hidden>${t('shortcuts.title')} <kbd>?</kbd></button>` : null}
    ${step(previousId, 'previous', 'prev')} ${step(nextId, 'next', 'next')}
  </nav>`;
}

function shortcutHelp(page: PageContext): Html | null {
  const { t, session } = page;
  if (!session?.shortcuts.on) return null;
  const { keys } = session.shortcuts;
  return html`<dialog id="sneltoetsen" aria-labelledby="sneltoetsen-titel">
    <h2 class="utrecht-heading-2" id="sneltoetsen-titel">${t('shortcuts.title')}</h2>
    ${dataList(SHORTCUT_ACTIONS.map((action) => [t(`shortcut.${action}`), html`<kbd>${keys[action] ?? ''}</kbd>`]))}
    <p class="utrecht-paragraph">${link(paths.account.own.url(), t('shortcuts.change'))}</p>
    <button class="utrecht-button utrecht-button--secondary-action" type="button" data-close>${t('shortcuts.close')}</button>
  </dialog>`;
}
