import type { Finding } from '../../../domain/finding/finding.ts';
import { DIMENSION_IDS } from '../../../domain/demand/dimension.ts';
import type { GateFinding } from '../../../domain/match/match.ts';
import { REJECT_REASONS } from '../../../domain/review/review.ts';
import type { DemandWords } from '../../../ports/rules.ts';
import type { ViewedReview } from '../../../usecases/review/view-review.ts';
import { button, hidden, linkButton, postForm, select, textarea, textbox } from '../../components/form.ts';
import { alert, badge, calendarDay, dataList, heading, link, list, moment, paragraph, type Tone } from '../../components/show.ts';
import { vacancyText, type Marked } from '../../components/vacancy-text.ts';
import type { FieldErrors } from '../../forms.ts';
import { html, type Html } from '../../html.ts';
import { layout } from '../../layout.ts';
import type { PageContext } from '../../page.ts';
import { correctDemand } from '../../correction/view.ts';
import { paths } from '../../paths.ts';
import { CLASS_TONES } from '../queue/view.ts';

const OUTCOME_TONES: Readonly<Record<Finding['outcome'], Tone>> = {
  past: 'success',
  aandacht: 'warning',
  conflict: 'danger',
  onbekend: 'neutral',
};

/** The review screen: the reasons beside the text, evidence marked in it, one key for each verdict. */
export function reviewView(
  page: PageContext,
  viewed: ViewedReview,
  {
    mayDecide,
    words,
    errors = {},
    values = {},
    tomorrow,
  }: { mayDecide: boolean; words: DemandWords; errors?: FieldErrors; values?: Readonly<Record<string, string>>; tomorrow: string },
): string {
  const { t } = page;
  const { candidate, kept, version, vacancy } = viewed;
  const { match } = kept;
  const place = version.record.places[0];
  const marked = evidenceOf(match.findings, match.gates);
  return layout(
    page,
    { title: version.title, errors, wide: true },
    html`<p class="utrecht-paragraph">
        <strong>${[version.employer, place?.town ?? place?.asWritten].filter(Boolean).join(', ')}</strong
        >${match.distanceKm === null ? null : html` · ${match.distanceKm} km`} ·
        ${link(paths.review.queue.url({ candidateId: candidate.id }), t('queue.of', candidate.name))}${viewed.position === null ? null : html` · ${t('match.position', viewed.position, viewed.waiting)}`}
      </p>
      ${viewed.whatChanged ? alert('info', t('queue.changed', viewed.whatChanged)) : null}
      ${vacancy.state === 'live' ? null : alert('warning', t('match.gone'))}
      <div class="beoordelen">
        <div>
          ${heading(2, t('match.text'))} ${version.cut ? alert('warning', t('match.cut')) : null}
          <a class="alleen-lezer" href="#vacaturetekst" data-action="text">${t('match.text')}</a>
          ${vacancyText(version, marked)} ${doors(page, viewed)}
        </div>
        <aside class="beoordelen__besluit">
          <section aria-labelledby="uitkomst">
            <h2 class="utrecht-heading-2" id="uitkomst">${badge(t(`class.${match.class}`), CLASS_TONES[match.class])}</h2>
            <p class="utrecht-paragraph klein">${t('match.on-text')}</p>
            ${match.untranslated ? alert('warning', t('match.untranslated')) : null}
            ${match.openWords > 0 ? alert('warning', t('queue.open-words', match.openWords)) : null}
            ${match.silent > 0 ? paragraph(t('match.silent', match.silent)) : null}
          </section>
          ${mayDecide ? decision(page, viewed, { errors, values, tomorrow }) : null} ${heading(2, t('match.findings'))}
          ${findings(page, match.findings, mayDecide ? ({ dim }) => correctable(page, viewed, dim, words) : undefined)}
          ${heading(2, t('match.gates'))} ${gates(page, match.gates)}
          ${mayDecide ? html`<p class="utrecht-paragraph">${link(paths.correction.add.url({ vacancyId: vacancy.id }), t('correction.open'))}</p>` : null}
          ${heading(2, t('match.order'))} ${list(match.order.map((part) => part.label))}
          <p class="utrecht-paragraph klein">
            ${t('match.versions', String(match.versions.list ?? '–'), String(match.versions.zoekprofiel ?? '–'))} ·
            ${link(paths.review.explanation.url({ matchId: kept.id }), t('match.explanation'))}
          </p>
          ${history(page, viewed)}
        </aside>
      </div>
      ${walk(page, viewed)} ${shortcutHelp(page)}`,
  );
}

function evidenceOf(found: readonly Finding[], gates: readonly GateFinding[]): Marked[] {
  const ofFindings = found.flatMap(({ dim, span }) =>
    span?.field === 'description' ? [{ id: `bewijs-${dim}`, start: span.start, end: span.end }] : [],
  );
  const ofGates = gates.flatMap(({ gate, span }) =>
    span?.field === 'description' ? [{ id: `bewijs-eis-${gate}`, start: span.start, end: span.end }] : [],
  );
  return [...ofFindings, ...ofGates];
}

/** Hours and times are corrected on the page of all facts. */
function correctable(page: PageContext, { vacancy }: ViewedReview, dim: Finding['dim'], words: DemandWords): Html | null {
  const known = DIMENSION_IDS.find((one) => one === dim);
  return known ? correctDemand(page, vacancy.id, known, words) : null;
}

function findings(page: PageContext, found: readonly Finding[], after: (finding: Finding) => Html | null = () => null): Html {
  const { t } = page;
  return html`<ul class="bevindingen">
    ${found.map((finding) => {
      const { dim, outcome, limit, reason, span, source } = finding;
      return html`<li class="${outcome}">
        ${badge(t(`outcome.${outcome}`), OUTCOME_TONES[outcome])} <strong>${limit}</strong><br />${reason}
        ${span ? html`<blockquote>${span.quote} ${span.field === 'description' ? link(`#bewijs-${dim}`, t('match.in-text')) : null}</blockquote>` : null}
        ${source === 'beroep' ? html`<span class="klein">${t('match.usual')}</span>` : null} ${after(finding)}
      </li>`;
    })}
  </ul>`;
}

function gates(page: PageContext, found: readonly GateFinding[]): Html {
  const { t } = page;
  return html`<ul class="bevindingen">
    ${found.map(
      ({ gate, outcome, reason, span }) =>
        html`<li class="${outcome}">
          ${badge(t(`outcome.${outcome}`), OUTCOME_TONES[outcome])} ${reason}
          ${span ? html`<blockquote>${span.quote} ${span.field === 'description' ? link(`#bewijs-eis-${gate}`, t('match.in-text')) : null}</blockquote>` : null}
        </li>`,
    )}
  </ul>`;
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
  const key = (action: string): Html | null => {
    const set = page.session?.shortcuts;
    return set?.on && set.keys[action] ? html` <kbd>${set.keys[action]}</kbd>` : null;
  };
  if (review.status === 'accepted' || review.status === 'rejected') return decided(page, viewed, key('undo'));
  const needsReason = kept.match.class === 'niet_passend';
  return html`<section aria-labelledby="besluit">
    <h2 class="utrecht-heading-2" id="besluit">${t('match.decide')}</h2>
    ${review.status === 'open' ? null : decided(page, viewed, key('undo'))}
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
        ${t('shortcut.accept')}${key('accept')}
      </button>`,
    ])}
    <details${chosen === 'rejected' ? html` open` : null}>
      <summary data-action="reject">${t('shortcut.reject')}${key('reject')}</summary>
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
    <details${chosen === 'parked' ? html` open` : null}>
      <summary data-action="park">${t('shortcut.park')}${key('park')}</summary>
      ${postForm(page, address, [
        version,
        hidden('kind', 'parked'),
        textbox(page, { name: 'until', label: t('match.until'), type: 'date', value: values['until'] ?? tomorrow, errors: own('parked') }),
        hidden('reason', ''),
        button(t('shortcut.park'), { kind: 'secondary' }),
      ])}
    </details>
    <details${chosen === 'asked' ? html` open` : null}>
      <summary data-action="ask">${t('shortcut.ask')}${key('ask')}</summary>
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
    </details>
  </section>`;
}

function decided(page: PageContext, { review, candidate }: ViewedReview, key: Html | null): Html {
  const { t } = page;
  return html`${alert('info', html`${t('match.decided')}: <strong>${t(`status.${review.status}`)}</strong>${review.reasonCode ? html`, ${t(`reject.${review.reasonCode}`)}` : null}${review.parkUntil ? html`, ${calendarDay(page, review.parkUntil)}` : null}`)}
  ${postForm(page, paths.review.undo.url({ candidateId: candidate.id, reviewId: review.id }), [
    hidden('version', review.version),
    html`<button class="utrecht-button utrecht-button--secondary-action" type="submit" data-action="undo">
      ${t('decide.undo')}${key}
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
  const to = (reviewId: string) => paths.review.match.url({ candidateId: candidate.id, reviewId });
  return html`<nav class="knoppen" aria-label="${t('queue.of', candidate.name)}">
    ${previousId ? html`<a class="utrecht-button-link utrecht-button-link--html-a utrecht-button-link--secondary-action" href="${to(previousId)}" data-action="previous" rel="prev">${t('match.previous')}</a>` : null}
    ${nextId ? html`<a class="utrecht-button-link utrecht-button-link--html-a utrecht-button-link--secondary-action" href="${to(nextId)}" data-action="next" rel="next">${t('match.next')}</a><link rel="prefetch" href="${to(nextId)}" />` : null}
    ${linkButton(paths.review.queue.url({ candidateId: candidate.id }), t('match.back'))}
  </nav>`;
}

function shortcutHelp(page: PageContext): Html | null {
  const { t, session } = page;
  if (!session?.shortcuts.on) return null;
  const { keys } = session.shortcuts;
  const actions = ['accept', 'reject', 'park', 'ask', 'undo', 'next', 'previous', 'text'] as const;
  return html`<dialog id="sneltoetsen" aria-labelledby="sneltoetsen-titel">
    <h2 class="utrecht-heading-2" id="sneltoetsen-titel">${t('shortcuts.title')}</h2>
    ${dataList(actions.map((action) => [t(`shortcut.${action}`), html`<kbd>${keys[action] ?? ''}</kbd>`]))}
    <p class="utrecht-paragraph">${link(paths.account.own.url(), t('shortcuts.change'))}</p>
    <button class="utrecht-button utrecht-button--secondary-action" type="button" data-close>${t('shortcuts.close')}</button>
  </dialog>`;
}

/** A match on paper: every dimension with outcome, limit in words, evidence and versions. */
export function explanationView(page: PageContext, viewed: ViewedReview): string {
  const { t } = page;
  const { match } = viewed.kept;
  const against = match.findings.filter(({ outcome }) => outcome === 'conflict' || outcome === 'aandacht');
  return layout(
    page,
    { title: viewed.version.title },
    html`<p class="utrecht-paragraph">
        ${badge(t(`class.${match.class}`), CLASS_TONES[match.class])} ${t('match.on-text')} · ${viewed.candidate.name} ·
        ${[viewed.version.employer, viewed.version.record.places[0]?.town].filter(Boolean).join(', ')}
      </p>
      ${heading(2, t('match.findings'))} ${findings(page, match.findings)}
      ${match.silent > 0 ? paragraph(t('match.silent', match.silent)) : null} ${heading(2, t('match.would-differ'))}
      ${against.length === 0 ? paragraph(t('match.nothing-differs')) : list(against.map(({ reason }) => reason))}
      ${heading(2, t('match.gates'))} ${gates(page, match.gates)} ${heading(2, t('match.order'))}
      ${list(match.order.map((part) => part.label))}
      ${dataList([
        [t('queue.first-seen'), moment(page, viewed.vacancy.firstSeenAt)],
        [
          'versies',
          `${t('match.versions', String(match.versions.list ?? '–'), String(match.versions.zoekprofiel ?? '–'))}; ${match.versions.reading}; ${match.versions.limits}`,
        ],
        ['sha256', viewed.version.sha256],
      ])}`,
  );
}
