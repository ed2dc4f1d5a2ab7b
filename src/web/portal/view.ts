import type { Application } from '../../domain/application/application.ts';
import type { Finding } from '../../domain/finding/finding.ts';
import type { LocalDate } from '../../domain/shared/local-date.ts';
import { CANNOT_REASONS } from '../../domain/shortlist/shortlist.ts';
import type { NamedEntry } from '../../usecases/audit/view-audit.ts';
import type { OwnWords } from '../../usecases/candidate/own-words.ts';
import type { ViewedCandidate } from '../../usecases/candidate/view-candidate.ts';
import type { ViewedShortlist } from '../../usecases/shortlist/view-shortlist.ts';
import type { ViewedVacancy } from '../../usecases/vacancy/view-vacancy.ts';
import { auditTable } from '../admin/view.ts';
import { applicationTable } from '../application/view.ts';
import { button, checkbox, hidden, linkButton, postForm, radios, textarea, textbox } from '../components/form.ts';
import { alert, badge, calendarDay, dataList, dayInWords, heading, inRange, link, list, moment, paragraph } from '../components/show.ts';
import { vacancyText } from '../components/vacancy-text.ts';
import type { FieldErrors, Filled } from '../forms.ts';
import { html, type Html } from '../html.ts';
import { layout } from '../layout.ts';
import type { PageContext } from '../page.ts';
import { paths } from '../paths.ts';

type Item = ViewedShortlist['items'][number];

const whereOf = ({ employer, town }: Item): string => [employer, town].filter(Boolean).join(', ');

/** What waits for an answer comes first. */
export function myShortlistView(page: PageContext, { items }: ViewedShortlist): string {
  const { t } = page;
  const waiting = items.filter((item) => item.answer === null && item.live);
  const rest = items.filter((item) => !waiting.includes(item));
  const cards = (some: readonly Item[]) =>
    html`<ul class="rooster">
      ${some.map((item) => shortlistCard(page, item))}
    </ul>`;
  return layout(
    page,
    { title: t('portal.title') },
    html`<div class="portaal">
      ${items.length === 0 ? html`<p class="leeg">${t('portal.none')}</p>` : paragraph(t('portal.intro'))}
      ${waiting.length === 0 ? null : html`${heading(2, t('portal.waiting', waiting.length))} ${cards(waiting)}`}
      ${rest.length === 0 ? null : html`${heading(2, t('portal.answered'))} ${cards(rest)}`}
    </div>`,
  );
}

function shortlistCard(page: PageContext, item: Item): Html {
  const { t } = page;
  const address = paths.portal.vacancy.url({ entryId: item.id });
  return html`<li class="kaart">
    ${heading(3, item.title)}
    <p class="utrecht-paragraph">${whereOf(item)}</p>
    ${
      item.answer === null && item.live && item.applicationId === null
        ? null
        : html`<p class="utrecht-paragraph">
            ${item.applicationId ? badge(t('portal.applied-already'), 'success') : null}
            ${item.answer ? badge(t(`portal.answered.${item.answer}`), item.answer === 'wil' ? 'success' : 'neutral') : null}
            ${item.live ? null : badge(t('portal.gone'), 'warning')}
          </p>`
    }
    ${linkButton(address, html`${t('portal.open')}<span class="alleen-lezer"> ${item.title}</span>`, item.answer ? 'secondary' : 'primary')}
  </li>`;
}

/** A form of the page as it was filled in, with what is wrong with it; both empty on a page that was merely asked for. */
type Filling = { readonly errors: FieldErrors; readonly values: Filled; readonly today: LocalDate };

/** Possibilities first: what fits, then what to watch, then what is not known. In words for the candidate, never about "the candidate". */
function reasons(page: PageContext, item: Item): Html | null {
  const { t } = page;
  const match = item.kept?.match;
  if (!match) return null;
  const load = (finding: Finding): Html =>
    html`${capital(finding.limit)}.
      <span class="uitleg"
        >${finding.source === 'beroep' ? t('portal.usual') : finding.span ? t('portal.quote', finding.span.quote) : null}</span
      >`;
  const good = [
    ...match.gates.filter(({ outcome }) => outcome === 'past').map(({ gate }) => t(`portal.fits.${gate}`)),
    ...match.findings.filter(({ outcome }) => outcome === 'past').map(load),
  ];
  const watch = [
    ...match.findings.filter(({ outcome }) => outcome === 'aandacht' || outcome === 'conflict').map(load),
    ...match.gates.filter(({ outcome }) => outcome === 'aandacht' || outcome === 'conflict').map(({ gate }) => t(`portal.look.${gate}`)),
  ];
  return html`${good.length === 0 ? null : html`${heading(2, t('portal.why'))}${list(good)}`}
  ${watch.length === 0 ? null : html`${heading(2, t('portal.watch'))}${paragraph(t('portal.watch-intro'))}${list(watch)}`}
  ${match.silent > 0 ? paragraph(t('portal.unknown', match.silent)) : null}`;
}

const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);

function facts(page: PageContext, item: Item, { vacancy, reading }: ViewedVacancy): Html {
  const { t } = page;
  const { record } = vacancy.current;
  const hours = reading?.gates.hoursPerWeek ?? record.hoursPerWeek;
  const km = item.kept?.match.distanceKm ?? null;
  const closingOn = record.closingOn ?? record.validThroughOn;
  return dataList([
    [t('vacancy.employer'), item.employer],
    [t('vacancy.place'), km === null ? item.town : t('portal.place', item.town ?? '', km)],
    ...(hours ? [[t('vacancy.hours'), inRange(hours)] as const] : []),
    ...(closingOn ? [[t('vacancy.closing'), calendarDay(page, closingOn)] as const] : []),
  ]);
}

export function myVacancyView(page: PageContext, item: Item, viewed: ViewedVacancy, filled: Filling): string {
  const { t } = page;
  const { errors } = filled;
  return layout(
    page,
    { title: item.title, errors, back: { href: paths.portal.shortlist.url(), label: t('portal.title') } },
    html`<div class="portaal">
      ${item.live ? null : alert('warning', t('portal.gone'))} ${facts(page, item, viewed)} ${reasons(page, item)}
      ${heading(2, t('portal.your-answer'), 'antwoord')}
      ${item.answer ? alert('info', html`<p class="utrecht-paragraph">${t(`portal.answered.${item.answer}`)} ${item.applicationId ? t('portal.next.applied') : t(`portal.next.${item.answer}`)}</p>`) : null}
      ${answers(page, item, filled)} ${heading(2, t('match.text'))} ${vacancyText(viewed.vacancy.current, [])}
    </div>`,
  );
}

function answers(page: PageContext, item: Item, { errors, values, today }: Filling): Html {
  const { t } = page;
  const answer = paths.portal.answer.url({ entryId: item.id });
  return html`<div class="antwoord">
    ${item.answer === 'wil' ? null : postForm(page, answer, [hidden('kind', 'wil'), button(t('portal.want'))])}
    <details name="antwoord" ${errors['note'] || errors['reason'] ? html` open` : null}>
      <summary>${t('portal.cannot')}</summary>
      ${postForm(page, answer, [
        hidden('kind', 'kan_niet'),
        radios(page, {
          name: 'reason',
          label: t('portal.reason'),
          value: values['reason'] ?? item.answerReason,
          options: CANNOT_REASONS.map((value) => ({ value, label: t(`portal.cannot.${value}`) })),
          errors,
        }),
        textarea(page, {
          name: 'note',
          label: t('portal.note'),
          hint: t('portal.note-hint'),
          optional: true,
          rows: 3,
          value: values['note'] ?? '',
          errors,
        }),
        button(t('portal.send')),
      ])}
    </details>
    ${
      item.applicationId
        ? linkButton(paths.application.view.url({ applicationId: item.applicationId }), t('portal.to-application'))
        : html`<details name="antwoord" ${errors['appliedOn'] ? html` open` : null}>
            <summary>${t('portal.applied')}</summary>
            ${postForm(page, paths.portal.apply.url({ entryId: item.id }), [textbox(page, { name: 'appliedOn', label: t('portal.applied-on'), type: 'date', value: values['appliedOn'] ?? today, errors }), button(t('portal.applied'))])}
          </details>`
    }
    ${item.url ? html`<p class="utrecht-paragraph">${link(item.url, t('portal.to-site'), { rel: 'noreferrer noopener' })}</p>` : null}
  </div>`;
}

export function myApplicationsView(page: PageContext, applications: readonly Application[]): string {
  return layout(page, { title: page.t('application.mine') }, html`<div class="portaal">${applicationTable(page, applications)}</div>`);
}

export function myLimitsView(
  page: PageContext,
  { list: own }: ViewedCandidate,
  conditions: readonly string[],
  words: readonly OwnWords[],
  { errors, values }: Omit<Filling, 'today'>,
): string {
  const { t } = page;
  return layout(
    page,
    { title: t('limits.title'), errors },
    html`<div class="portaal">
      ${
        own
          ? html`${paragraph(t('limits.intro'))}
              <p class="utrecht-paragraph klein">${t('limits.list', dayInWords(page, own.drawnUpOn))}</p>`
          : alert('info', t('limits.none'))
      }
      ${conditions.length === 0 ? null : list(conditions)} ${heading(2, t('limits.add'))}
      ${postForm(page, paths.portal.limits.url(), [
        textarea(page, { name: 'text', label: t('limits.own'), hint: t('limits.own-hint'), rows: 4, value: values['text'] ?? '', errors }),
        checkbox({ name: 'outdated', label: t('limits.outdated'), checked: values['outdated'] !== undefined }),
        button(t('portal.send')),
      ])}
      ${words.length === 0 ? null : html`${heading(2, t('limits.earlier'))}${list(words.map((one) => html`${moment(page, one.writtenAt)}: ${one.text}`))}`}
    </div>`,
  );
}

export function myRestView(page: PageContext, { rests }: ViewedCandidate, { errors, values, today }: Filling): string {
  const { t } = page;
  const now = rests.find((rest) => rest.endedAt === null && (rest.endsOn === null || rest.endsOn >= today));
  return layout(
    page,
    { title: t('rest.title'), errors },
    html`<div class="portaal">
      ${paragraph(t('rest.intro'))}
      ${
        now
          ? html`${alert('info', html`${t('rest.now')}: ${calendarDay(page, now.startsOn)} – ${calendarDay(page, now.endsOn)}`)}
            ${postForm(page, paths.portal.endRest.url({ restId: now.id }), button(t('rest.end')))}`
          : postForm(page, paths.portal.rest.url(), [
              textbox(page, { name: 'startsOn', label: t('rest.from'), type: 'date', value: values['startsOn'] ?? today, errors }),
              textbox(page, {
                name: 'endsOn',
                label: t('rest.until'),
                type: 'date',
                optional: true,
                value: values['endsOn'] ?? '',
                errors,
              }),
              textarea(page, {
                name: 'reason',
                label: t('rest.why'),
                hint: t('rest.why-hint'),
                optional: true,
                rows: 2,
                value: values['reason'] ?? '',
                errors,
              }),
              button(t('rest.start')),
            ])
      }
      ${heading(2, t('rest.earlier'))}
      ${rests.length === 0 ? paragraph(t('rest.none')) : list(rests.map((rest) => html`${calendarDay(page, rest.startsOn)} – ${calendarDay(page, rest.endsOn)}${rest.reason === '' ? null : html`: ${rest.reason}`}`))}
    </div>`,
  );
}

export function myAuditView(page: PageContext, entries: readonly NamedEntry[]): string {
  return layout(page, { title: page.t('audit.own-title') }, html`${paragraph(page.t('audit.own-intro'))} ${auditTable(page, entries)}`);
}
