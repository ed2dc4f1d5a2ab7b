import { mayRole } from '../../domain/access/permission.ts';
import type { Door } from '../../usecases/vacancy/view-vacancy.ts';
import type { VacancyId } from '../../domain/shared/ids.ts';
import { button, postForm, textbox } from '../components/form.ts';
import { badge, heading, link, moment, paragraph, table } from '../components/show.ts';
import type { FieldErrors } from '../forms.ts';
import { html, type Html } from '../html.ts';
import type { PageContext } from '../page.ts';
import { paths } from '../paths.ts';

const SHARE = new Intl.NumberFormat('nl', { style: 'percent', maximumFractionDigits: 0 });

/** Where one opening is offered: a card with several doors, what differs between them, why they are one, and how to part them. */
export function doorsView(page: PageContext, vacancyId: VacancyId, doors: readonly Door[], errors: FieldErrors = {}): Html {
  const { t } = page;
  const likely = doors.find(({ likelyEmployer }) => likelyEmployer !== null)?.likelyEmployer ?? null;
  const mayDecide = page.actor !== null && mayRole(page.actor, 'vacancy.group');
  return html`${heading(2, t('vacancy.postings'))} ${doors.length > 1 && likely !== null ? paragraph(t('doors.likely', likely)) : null}
  ${table({
    caption: t('vacancy.postings'),
    head: [t('vacancy.employer'), t('doors.where'), t('vacancy.pay'), t('vacancy.contract'), t('doors.why')],
    rows: doors.map((door) => row(page, vacancyId, door)),
    empty: t('vacancy.own'),
  })}
  ${
    mayDecide
      ? html`<details>
          <summary>${t('doors.decide')}</summary>
          ${doors.filter((door) => door.decision !== null).map((door) => withdrawForm(page, door))}
          ${doors.filter((door) => !door.isLead && door.decision === null).map((door) => splitForm(page, door, errors))}
          ${mergeForm(page, vacancyId, errors)}
        </details>`
      : null
  }`;
}

function row(page: PageContext, vacancyId: VacancyId, door: Door): readonly (Html | string)[] {
  const { t } = page;
  const { current, state } = door.vacancy;
  const { salary, contract } = current.record;
  const name = current.employer ?? t('doors.nobody');
  return [
    html`${door.vacancyId === vacancyId ? name : link(paths.vacancy.view.url({ vacancyId: door.vacancyId }), name)}
    ${state === 'live' ? null : badge(t(`vacancy.state.${state}`), 'neutral')}`,
    html`${door.postings.map(
      (posting) =>
        html`${posting.url === null ? (posting.sourceName ?? t('vacancy.own')) : link(posting.url, posting.sourceName ?? t('vacancy.own'), { rel: 'noreferrer noopener' })}
          · ${moment(page, posting.firstSeenAt)} – ${moment(page, posting.lastSeenAt)}<br />`,
    )}`,
    salary === null
      ? ''
      : `${salary.currency ?? ''} ${salary.min ?? '…'}–${salary.max ?? '…'} ${salary.unit === null ? '' : t(`doors.per.${salary.unit}`)}`,
    contract.join(', '),
    reason(page, door),
  ];
}

function reason(page: PageContext, { isLead, why, decision }: Door): string {
  const { t } = page;
  if (decision !== null) return t('doors.decided', decision.madeByName ?? '', decision.reason);
  if (isLead || why === null) return t('doors.first');
  if (why.rule === 'decided') return t('doors.rule.decided');
  return `${t(`doors.rule.${why.rule}`)} (${t('doors.alike', SHARE.format(why.facts.overlap.jaccard))})`;
}

const reasonBox = (page: PageContext, id: string, errors: FieldErrors): Html =>
  textbox(page, { name: 'reason', id, label: page.t('doors.reason'), value: '', errors });

function splitForm(page: PageContext, { vacancyId, vacancy }: Door, errors: FieldErrors): Html {
  return postForm(page, paths.vacancy.split.url({ vacancyId }), [
    heading(3, page.t('doors.split-of', vacancy.current.employer ?? page.t('doors.nobody'))),
    reasonBox(page, `reason-${vacancyId}`, errors),
    html`<p class="knoppen">${button(page.t('doors.split'), { kind: 'secondary' })}</p>`,
  ]);
}

function withdrawForm(page: PageContext, { vacancyId, vacancy }: Door): Html {
  return postForm(page, paths.vacancy.withdrawGrouping.url({ vacancyId }), [
    html`<p class="knoppen">
      ${button(page.t('doors.withdraw', vacancy.current.employer ?? page.t('doors.nobody')), { kind: 'secondary' })}
    </p>`,
  ]);
}

function mergeForm(page: PageContext, vacancyId: VacancyId, errors: FieldErrors): Html {
  return postForm(page, paths.vacancy.merge.url({ vacancyId }), [
    heading(3, page.t('doors.merge')),
    textbox(page, { name: 'with', label: page.t('doors.merge-with'), hint: page.t('doors.merge-hint'), value: '', errors }),
    reasonBox(page, 'reason-merge', errors),
    html`<p class="knoppen">${button(page.t('doors.merge'), { kind: 'secondary' })}</p>`,
  ]);
}
