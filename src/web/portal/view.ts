import type { Application } from '../../domain/application/application.ts';
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
import { alert, badge, calendarDay, heading, link, list, moment, paragraph } from '../components/show.ts';
import { vacancyText } from '../components/vacancy-text.ts';
import type { FieldErrors } from '../forms.ts';
import { html, type Html } from '../html.ts';
import { layout } from '../layout.ts';
import type { PageContext } from '../page.ts';
import { paths } from '../paths.ts';

type Item = ViewedShortlist['items'][number];

export function myShortlistView(page: PageContext, { items }: ViewedShortlist): string {
  const { t } = page;
  const cards = items.map(
    (item) =>
      html`<li class="kaart">
        ${heading(2, link(paths.portal.vacancy.url({ entryId: item.id }), item.title))}
        <p class="utrecht-paragraph">${[item.employer, item.town].filter(Boolean).join(', ')}</p>
        ${item.answer ? html`<p class="utrecht-paragraph">${badge(t(`portal.answered.${item.answer}`), item.answer === 'wil' ? 'success' : 'neutral')}</p>` : null}
        ${item.live ? null : html`<p class="utrecht-paragraph">${badge(t('portal.gone'), 'warning')}</p>`}
        ${linkButton(paths.portal.vacancy.url({ entryId: item.id }), html`${t('portal.open')}<span class="alleen-lezer"> ${item.title}</span>`, item.answer ? 'secondary' : 'primary')}
      </li>`,
  );
  return layout(
    page,
    { title: t('portal.title') },
    html`<div class="portaal">
      ${paragraph(items.length === 0 ? t('portal.none') : t('portal.intro'))}
      <ul class="rooster">
        ${cards}
      </ul>
    </div>`,
  );
}

/** Possibilities first: what fits, then what to watch, then what is not known. */
function reasons(page: PageContext, item: Item): Html | null {
  const { t } = page;
  const match = item.kept?.match;
  if (!match) return null;
  const good = [
    ...match.order.filter((part) => part.value > 0).map((part) => part.label),
    ...match.findings.filter(({ outcome }) => outcome === 'past').map(({ reason }) => reason),
    ...match.gates.filter(({ outcome }) => outcome === 'past').map(({ reason }) => reason),
  ];
  const watch = [...match.findings, ...match.gates]
    .filter(({ outcome }) => outcome === 'aandacht' || outcome === 'conflict')
    .map(({ reason }) => reason);
  return html`${good.length === 0 ? null : html`${heading(2, t('portal.why'))}${list(good)}`}
  ${watch.length === 0 ? null : html`${heading(2, t('portal.watch'))}${list(watch)}`}
  ${match.silent > 0 ? paragraph(t('portal.unknown', match.silent)) : null}`;
}

export function myVacancyView(
  page: PageContext,
  item: Item,
  { vacancy }: ViewedVacancy,
  { errors, today }: { errors: FieldErrors; today: LocalDate },
): string {
  const { t } = page;
  const answer = paths.portal.answer.url({ entryId: item.id });
  return layout(
    page,
    { title: item.title, errors },
    html`<div class="portaal">
      <p class="utrecht-paragraph"><strong>${[item.employer, item.town].filter(Boolean).join(', ')}</strong></p>
      ${item.live ? null : alert('warning', t('portal.gone'))} ${item.answer ? alert('info', t(`portal.answered.${item.answer}`)) : null} ${reasons(page, item)}
      <div class="knoppen">
        ${postForm(page, answer, [hidden('kind', 'wil'), button(t('portal.want'))])} ${item.url ? html`<a class="utrecht-button-link utrecht-button-link--html-a utrecht-button-link--secondary-action" href="${item.url}" rel="noreferrer noopener">${t('portal.to-site')}</a>` : null}
      </div>
      <details${errors['note'] || errors['reason'] ? html` open` : null}>
        <summary>${t('portal.cannot')}</summary>
        ${postForm(page, answer, [
          hidden('kind', 'kan_niet'),
          radios(page, {
            name: 'reason',
            label: t('portal.reason'),
            value: item.answerReason,
            options: CANNOT_REASONS.map((value) => ({ value, label: t(`portal.cannot.${value}`) })),
            errors,
          }),
          textarea(page, { name: 'note', label: t('portal.note'), hint: t('portal.note-hint'), optional: true, rows: 3, errors }),
          button(t('portal.send')),
        ])}
      </details>
      ${
        item.applicationId
          ? html`<p class="utrecht-paragraph">
              ${link(paths.application.view.url({ applicationId: item.applicationId }), t('application.mine'))}
            </p>`
          : html`<details${errors['appliedOn'] ? html` open` : null}>
            <summary>${t('portal.applied')}</summary>
            ${postForm(page, paths.portal.apply.url({ entryId: item.id }), [textbox(page, { name: 'appliedOn', label: t('portal.applied-on'), type: 'date', value: today, errors }), button(t('portal.applied'))])}
          </details>`
      }
      ${heading(2, t('match.text'))} ${vacancyText(vacancy.current, [])}
    </div>`,
  );
}

export function myApplicationsView(page: PageContext, applications: readonly Application[]): string {
  return layout(page, { title: page.t('application.mine') }, html`<div class="portaal">${applicationTable(page, applications)}</div>`);
}

export function myLimitsView(
  page: PageContext,
  { list: own }: ViewedCandidate,
  conditions: readonly string[],
  words: readonly OwnWords[],
  errors: FieldErrors,
): string {
  const { t } = page;
  return layout(
    page,
    { title: t('limits.title'), errors },
    html`<div class="portaal">
      ${
        own
          ? html`${paragraph(t('limits.intro'))}
              <p class="utrecht-paragraph klein">${t('limits.list', own.kind.replace('_', ' '), own.drawnUpOn)}</p>`
          : alert('info', t('limits.none'))
      }
      ${conditions.length === 0 ? null : list(conditions)}
      ${postForm(page, paths.portal.limits.url(), [
        textarea(page, { name: 'text', label: t('limits.own'), hint: t('limits.own-hint'), rows: 4, errors }),
        checkbox({ name: 'outdated', label: t('limits.outdated'), checked: false }),
        button(t('portal.send')),
      ])}
      ${words.length === 0 ? null : html`${heading(2, t('limits.earlier'))}${list(words.map((one) => html`${moment(page, one.writtenAt)}: ${one.text}`))}`}
    </div>`,
  );
}

export function myRestView(
  page: PageContext,
  { rests }: ViewedCandidate,
  { errors, today }: { errors: FieldErrors; today: LocalDate },
): string {
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
              textbox(page, { name: 'startsOn', label: t('rest.from'), type: 'date', value: today, errors }),
              textbox(page, { name: 'endsOn', label: t('rest.until'), type: 'date', optional: true, errors }),
              textarea(page, { name: 'reason', label: t('rest.why'), hint: t('rest.why-hint'), optional: true, rows: 2, errors }),
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
