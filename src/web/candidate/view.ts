import { mayRole, type Permission } from '../../domain/access/permission.ts';
import { CANDIDATE_STATUSES, type Candidate } from '../../domain/candidate/candidate.ts';
import { LIST_KIND_NAMES } from '../../domain/fml/fml-catalogue.ts';
import type { LocalDate } from '../../domain/shared/local-date.ts';
import type { Account } from '../../ports/account-repository.ts';
import type { OwnWords } from '../../usecases/candidate/own-words.ts';
import type { ViewedCandidate } from '../../usecases/candidate/view-candidate.ts';
import type { ViewedShortlist } from '../../usecases/shortlist/view-shortlist.ts';
import { button, hidden, linkButton, postForm, select, textbox } from '../components/form.ts';
import { alert, badge, calendarDay, dataList, dayInWords, heading, link, list, moment, table } from '../components/show.ts';
import type { FieldErrors, Filled } from '../forms.ts';
import { html, type Html } from '../html.ts';
import { layout } from '../layout.ts';
import { candidateTabs } from './tabs.ts';
import type { PageContext } from '../page.ts';
import { paths } from '../paths.ts';

const backTo = ({ id, name }: Candidate) => ({ href: paths.candidate.view.url({ candidateId: id }), label: name });
const may = (page: PageContext, permission: Permission): boolean => page.actor !== null && mayRole(page.actor, permission);

export function candidatesView(page: PageContext, candidates: readonly Candidate[], mayAdd: boolean): string {
  const { t } = page;
  const rows = candidates.map((one) => [
    link(paths.candidate.view.url({ candidateId: one.id }), one.name),
    one.reference,
    t(`candidate.status.${one.status}`),
  ]);
  return layout(
    page,
    { title: t('candidate.title') },
    html`${mayAdd ? html`<p class="knoppen">${linkButton(paths.candidate.add.url(), t('candidate.add'), 'primary')}</p>` : null}
    ${table({ caption: t('candidate.title'), head: [t('candidate.name'), t('candidate.reference'), t('candidate.status')], rows, empty: t('candidate.none') })}`,
  );
}

type CandidateForm = { action: string; values: Readonly<Record<string, string | null>>; errors?: FieldErrors };

export function candidateFormView(page: PageContext, { action, values, errors = {} }: CandidateForm): string {
  const { t } = page;
  return layout(
    page,
    {
      title: values['version'] ? t('candidate.change') : t('candidate.add'),
      errors,
      back: { href: paths.candidate.list.url(), label: t('candidate.title') },
    },
    postForm(page, action, [
      hidden('version', values['version'] ?? 0),
      textbox(page, { name: 'name', label: t('candidate.name'), value: values['name'] ?? '', errors, autocomplete: 'off' }),
      textbox(page, { name: 'reference', label: t('candidate.reference'), value: values['reference'] ?? '', errors }),
      textbox(page, {
        name: 'email',
        label: t('candidate.email'),
        type: 'email',
        optional: true,
        value: values['email'] ?? '',
        errors,
        autocomplete: 'off',
      }),
      textbox(page, {
        name: 'phone',
        label: t('candidate.phone'),
        optional: true,
        value: values['phone'] ?? '',
        errors,
        autocomplete: 'off',
      }),
      select(page, {
        name: 'status',
        label: t('candidate.status'),
        value: values['status'] ?? 'bemiddeling',
        options: CANDIDATE_STATUSES.map((value) => ({ value, label: t(`candidate.status.${value}`) })),
        errors,
      }),
      button(t('form.save')),
    ]),
  );
}

type ViewOptions = {
  conditions: readonly string[];
  accounts: readonly Account[];
  errors: FieldErrors;
  values: Filled;
  today: LocalDate;
};

export function candidateView(page: PageContext, viewed: ViewedCandidate, { conditions, accounts, ...filled }: ViewOptions): string {
  const { t } = page;
  const { candidate, zoekprofiel, counts, questions } = viewed;
  const { id: candidateId } = candidate;
  const waiting = (counts?.geenConflict ?? 0) + (counts?.aandacht ?? 0);
  return layout(
    page,
    { title: candidate.name, errors: filled.errors, back: { href: paths.candidate.list.url(), label: t('candidate.title') } },
    html`<p class="onder-kop">${badge(t(`candidate.status.${candidate.status}`), 'active')} <span>${candidate.reference}</span></p>
      ${candidateTabs(page, candidateId)}
      ${
        may(page, 'review.queue')
          ? html`<p class="knoppen">
              ${linkButton(paths.review.queue.url({ candidateId }), waiting > 0 ? t('candidate.review', waiting) : t('candidate.to-queue'), waiting > 0 ? 'primary' : 'secondary')}
            </p>`
          : null
      }
      <div class="twee">
        <div>
          ${dataList([
            [t('candidate.email'), candidate.email],
            [t('candidate.phone'), candidate.phone],
            [t('candidate.list'), listVersion(page, viewed)],
            [
              t('candidate.zoekprofiel'),
              zoekprofiel
                ? t('candidate.zoekprofiel-of', String(zoekprofiel.version), dayInWords(page, zoekprofiel.agreedOn))
                : t('candidate.no-zoekprofiel'),
            ],
            [t('candidate.portal-access'), candidate.accountId ? t('yes') : t('no')],
          ])}
          ${may(page, 'candidate.change') ? html`<p class="utrecht-paragraph">${link(paths.candidate.change.url({ candidateId }), t('candidate.change'))}</p>` : null}
          ${candidate.accountId === null && may(page, 'candidate.change') ? postForm(page, paths.candidate.portal.url({ candidateId }), button(t('candidate.portal'), { kind: 'secondary' })) : null}
        </div>
        ${conditions.length === 0 ? null : html`<section class="kaart">${heading(2, t('queue.conditions'))} ${list(conditions)}</section>`}
      </div>
      ${
        questions.length === 0
          ? null
          : html`${heading(2, t('candidate.questions'))}${list(
              questions.map(
                (one) =>
                  html`${one.body} <span class="klein">(${moment(page, one.askedAt)})</span>
                    <span class="uitleg">${one.answer ? html`<strong>${one.answer}</strong>` : t('candidate.question-open')}</span>`,
              ),
            )}`
      }
      ${team(page, viewed, accounts, filled)} ${rest(page, viewed, filled)}`,
  );
}

/** The list in force; who may not open it is told that there is one, and which version. */
function listVersion(page: PageContext, { profile, list: own }: ViewedCandidate): string {
  if (own) return page.t('candidate.list-of', LIST_KIND_NAMES[own.kind], String(own.version), dayInWords(page, own.drawnUpOn));
  return profile?.fmlListVersion ? page.t('zoekprofiel.version', String(profile.fmlListVersion)) : page.t('candidate.no-list');
}

function team(
  page: PageContext,
  { candidate, assignments }: ViewedCandidate,
  accounts: readonly Account[],
  { errors, values }: Pick<ViewOptions, 'errors' | 'values'>,
): Html {
  const { t } = page;
  const { id: candidateId } = candidate;
  const mayAssign = may(page, 'assignment.change');
  const rows = assignments.map((one) => [
    one.accountName,
    t(`role.${one.role}`),
    html`${moment(page, one.startsAt)}${one.endsAt ? html` ${t('candidate.until')} ${moment(page, one.endsAt)}` : null}`,
    mayAssign && one.endsAt === null
      ? postForm(
          page,
          paths.candidate.endAssignment.url({ candidateId, assignmentId: one.id }),
          button(html`${t('candidate.end')}<span class="alleen-lezer"> ${one.accountName}</span>`, { kind: 'secondary' }),
        )
      : null,
  ]);
  const employees = accounts.filter((one) => one.endedAt === null && one.roles.some((role) => role === 'jobhunter' || role === 'coach'));
  return html`${heading(2, t('candidate.team'))}
  ${table({ caption: t('candidate.team'), head: [t('accounts.name'), t('candidate.assign-role'), t('candidate.since-head'), ''], rows, empty: t('table.none') })}
  ${
    mayAssign
      ? postForm(page, paths.candidate.assign.url({ candidateId }), [
          select(page, {
            name: 'accountId',
            label: t('candidate.assign-who'),
            options: [{ value: '', label: t('form.choose') }, ...employees.map((one) => ({ value: one.id, label: one.name }))],
            value: values['accountId'] ?? '',
            errors,
          }),
          select(page, {
            name: 'role',
            label: t('candidate.assign-role'),
            options: (['jobhunter', 'coach'] as const).map((value) => ({ value, label: t(`role.${value}`) })),
            value: values['role'] ?? 'jobhunter',
            errors,
          }),
          button(t('candidate.assign'), { kind: 'secondary' }),
        ])
      : null
  }`;
}

function rest(
  page: PageContext,
  { candidate, rests }: ViewedCandidate,
  { errors, values, today }: Pick<ViewOptions, 'errors' | 'values' | 'today'>,
): Html | null {
  const { t } = page;
  if (!may(page, 'rest.change')) return null;
  const { id: candidateId } = candidate;
  const now = rests.find((one) => one.endedAt === null && (one.endsOn === null || one.endsOn >= today));
  return html`${heading(2, t('rest.title'))}
  ${
    now
      ? html`${alert('info', html`${t('rest.now')}: ${calendarDay(page, now.startsOn)} – ${calendarDay(page, now.endsOn)}`)}
        ${postForm(page, paths.candidate.endRest.url({ candidateId, restId: now.id }), button(t('rest.end'), { kind: 'secondary' }))}`
      : html`<details${errors['startsOn'] || errors['endsOn'] || errors['reason'] ? html` open` : null}>
          <summary>${t('rest.start')}</summary>
          ${postForm(page, paths.candidate.rest.url({ candidateId }), [
            textbox(page, { name: 'startsOn', label: t('rest.from'), type: 'date', value: values['startsOn'] ?? today, errors }),
            textbox(page, { name: 'endsOn', label: t('rest.until'), type: 'date', optional: true, value: values['endsOn'] ?? '', errors }),
            textbox(page, { name: 'reason', label: t('rest.why'), optional: true, value: values['reason'] ?? '', errors }),
            button(t('rest.start'), { kind: 'secondary' }),
          ])}
        </details>`
  }`;
}

export function shortlistView(page: PageContext, { candidate, items }: ViewedShortlist, mayApply: boolean): string {
  const { t } = page;
  const rows = items.map((item) => [
    html`${link(paths.vacancy.view.url({ vacancyId: item.vacancyId }), item.title)}<br /><span class="klein"
        >${[item.employer, item.town].filter(Boolean).join(', ')}</span
      >`,
    item.answer
      ? html`${t(`portal.answered.${item.answer}`)}${item.answerReason ? html`<br /><span class="klein">${t(`portal.cannot.${item.answerReason}`)}</span>` : null}${item.note === null ? null : html`<br />“${item.note}”`}`
      : t('candidate.no-answer'),
    item.applicationId
      ? link(paths.application.view.url({ applicationId: item.applicationId }), t('candidate.applications'))
      : mayApply
        ? postForm(page, paths.application.open.url({ candidateId: candidate.id }), [
            hidden('vacancyId', item.vacancyId),
            hidden('initiative', 'jobhunter'),
            hidden('state', item.answer === 'wil' ? 'gewenst' : 'voorgesteld'),
            button(html`${t('candidate.apply')}<span class="alleen-lezer"> ${item.title}</span>`, { kind: 'secondary' }),
          ])
        : null,
  ]);
  return layout(
    page,
    { title: `${t('candidate.shortlist')}: ${candidate.name}`, back: backTo(candidate) },
    html`${candidateTabs(page, candidate.id)}
    ${table({ caption: t('candidate.shortlist'), head: [t('queue.vacancy'), t('candidate.answer'), t('application.state')], rows, empty: t('candidate.shortlist-none') })}`,
  );
}

export function wordsView(page: PageContext, candidate: Candidate, words: readonly OwnWords[]): string {
  const { t } = page;
  return layout(
    page,
    { title: `${t('candidate.words')}: ${candidate.name}`, back: backTo(candidate) },
    html`${candidateTabs(page, candidate.id)}
    ${
      words.length === 0
        ? html`<p class="leeg">${t('candidate.words-none')}</p>`
        : list(
            words.map(
              (one) =>
                html`${moment(page, one.writtenAt)}:
                ${one.text}${one.outdated ? html` ${badge(t('candidate.words-outdated'), 'warning')}` : null}`,
            ),
          )
    }`,
  );
}
