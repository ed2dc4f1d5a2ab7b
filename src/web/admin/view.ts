import { EMPLOYEE_ROLES, type Role } from '../../domain/access/actor.ts';
import type { Account } from '../../ports/account-repository.ts';
import { JOB_STATES, type JobState } from '../../ports/job-queue.ts';
import type { MatchRun } from '../../ports/match-run-repository.ts';
import type { SentMail } from '../../ports/mailer.ts';
import type { NamedEntry } from '../../usecases/audit/view-audit.ts';
import { button, checkboxes, hidden, postForm, textbox } from '../components/form.ts';
import { badge, heading, link, moment, pagination, paragraph, table, tabs } from '../components/show.ts';
import type { FieldErrors } from '../forms.ts';
import { attributes, html, type Html } from '../html.ts';
import { layout } from '../layout.ts';
import type { TextKey } from '../messages/catalogue.ts';
import { nl } from '../messages/nl/index.ts';
import type { PageContext } from '../page.ts';
import { paths } from '../paths.ts';
import type { JobsOverview } from './route.ts';

export function jobsView(page: PageContext, state: JobState, { counts, jobs, schedules, runs }: JobsOverview): string {
  const { t } = page;
  const rows = jobs.map((job) => [
    html`${job.job}<br /><span class="klein">${job.key}</span>`,
    `${job.attemptsMade} / ${job.attempts}`,
    job.reason,
    moment(page, job.finishedAt ?? job.startedAt ?? job.dueAt ?? job.addedAt),
    state === 'failed'
      ? postForm(page, paths.admin.retryJob.url(), [
          hidden('job', job.job),
          hidden('key', job.key),
          button(html`${t('jobs.retry')}<span class="alleen-lezer"> ${job.key}</span>`, { kind: 'secondary' }),
        ])
      : null,
  ]);
  return layout(
    page,
    { title: t('jobs.title'), wide: true },
    html`${paragraph(t('jobs.intro'))}
    ${tabs(
      page,
      t('source.state'),
      JOB_STATES.map((one) => ({
        href: paths.admin.jobs.url({ stand: one }),
        label: t(`jobs.${one}`),
        count: counts[one],
        current: one === state,
      })),
    )}
    ${table({ caption: t(`jobs.${state}`), head: [t('jobs.job'), t('jobs.attempts'), t('jobs.reason'), t('jobs.when'), ''], rows, empty: t('jobs.none') })}
    ${heading(2, t('jobs.runs'))} ${matchRuns(page, state, runs)} ${heading(2, t('jobs.schedule'))}
    ${table({
      caption: t('jobs.schedule'),
      head: [t('jobs.job'), t('jobs.schedule'), t('jobs.next')],
      rows: schedules.map((line) => [line.job, html`<code>${line.cron}</code>`, moment(page, line.nextAt)]),
      empty: t('table.none'),
    })}`,
  );
}

/** While a run is under way, this part of the page asks for itself again. */
function matchRuns(page: PageContext, state: JobState, runs: readonly MatchRun[]): Html {
  const { t } = page;
  const underWay = runs.some(({ finishedAt }) => finishedAt === null);
  const live = {
    'hx-get': paths.admin.jobs.url({ stand: state }),
    'hx-trigger': 'every 2s',
    'hx-select': '#vergelijken',
    'hx-swap': 'outerHTML',
  };
  const rows = runs.map((run) => [
    moment(page, run.startedAt),
    html`<progress${attributes({ max: Math.max(run.candidates, 1), value: run.candidates === 0 ? 1 : run.done, 'aria-label': t('jobs.run-candidates') })}></progress>
      ${t('jobs.run-done', run.done, run.candidates)}`,
    t('jobs.run-done', run.shardsDone, run.shards),
    run.finishedAt ? moment(page, run.finishedAt) : badge(t('jobs.active')),
  ]);
  return html`<div${attributes({ id: 'vergelijken', 'aria-live': 'polite', ...(underWay ? live : {}) })}>
    ${table({
      caption: t('jobs.runs'),
      head: [t('jobs.run-started'), t('jobs.run-candidates'), t('jobs.run-shards'), t('jobs.run-finished')],
      rows,
      empty: t('jobs.runs-none'),
    })}
  </div>`;
}

export function mailView(page: PageContext, mails: readonly SentMail[] | null): string {
  const { t } = page;
  if (mails === null) return layout(page, { title: t('mail.title') }, paragraph(t('mail.smtp')));
  const rows = mails.map((mail) => [
    mail.to,
    mail.text === null
      ? mail.subject
      : html`${mail.subject}
          <details>
            <summary>${t('mail.subject')}</summary>
            ${textWithLinks(mail.text)}
          </details>`,
    moment(page, mail.at),
  ]);
  return layout(
    page,
    { title: t('mail.title') },
    html`${paragraph(page.demo ? t('mail.intro-demo') : t('mail.intro'))}
    ${table({ caption: t('mail.title'), head: [t('mail.to'), t('mail.subject'), t('mail.at')], rows, empty: t('mail.none') })}`,
  );
}

function textWithLinks(text: string): Html[] {
  return text
    .split('\n')
    .map((line) =>
      /^https?:\/\/\S+$/.test(line)
        ? html`<p class="utrecht-paragraph">${link(line, line)}</p>`
        : html`<p class="utrecht-paragraph">${line}</p>`,
    );
}

const roleNames = (page: PageContext, roles: readonly Role[]): string => roles.map((role) => page.t(`role.${role}`)).join(', ');

export function accountsView(
  page: PageContext,
  accounts: readonly Account[],
  { mayChange, errors = {}, values = {} }: { mayChange: boolean; errors?: FieldErrors; values?: Readonly<Record<string, string>> },
): string {
  const { t } = page;
  const employees = accounts.filter((account) => !account.roles.includes('candidate'));
  const rows = employees.map((account) => [
    html`${account.name}<br /><span class="klein">${account.email}</span>`,
    account.endedAt ? badge(t('accounts.ended')) : roleNames(page, account.roles),
    mayChange && !account.endedAt && account.id !== page.session?.accountId
      ? html`<details>
          <summary>${t('source.change')}<span class="alleen-lezer"> ${account.name}</span></summary>
          ${postForm(page, paths.admin.changeAccount.url({ accountId: account.id }), [
            ...EMPLOYEE_ROLES.map((role) => roleBox(page, account, role)),
            paragraph(t('accounts.end-hint')),
            button(t('form.save'), { kind: 'secondary' }),
          ])}
        </details>`
      : null,
  ]);
  return layout(
    page,
    { title: t('accounts.title'), errors },
    html`${table({ caption: t('accounts.title'), head: [t('accounts.name'), t('accounts.roles'), ''], rows, empty: t('table.none') })}
    ${
      mayChange
        ? html`<section class="kaart">
            ${heading(2, t('accounts.add'))}
            ${postForm(page, paths.admin.addAccount.url(), [
              textbox(page, { name: 'name', label: t('accounts.name'), value: values['name'] ?? '', errors }),
              textbox(page, { name: 'email', label: t('accounts.email'), type: 'email', value: values['email'] ?? '', errors }),
              checkboxes(page, {
                name: 'roles',
                label: t('accounts.roles'),
                values: (values['roles'] ?? '').split(','),
                options: EMPLOYEE_ROLES.map((role) => ({ value: role, label: t(`role.${role}`) })),
                errors,
              }),
              button(t('accounts.add-go')),
            ])}
          </section>`
        : null
    }`,
  );
}

/** One role of one account; its id carries both, so that every box on the page has its own label. */
function roleBox(page: PageContext, account: Account, role: (typeof EMPLOYEE_ROLES)[number]): Html {
  const id = `rol-${account.id}-${role}`;
  const checked = account.roles.includes(role);
  return html`<div class="keuze">
    <input
      class="utrecht-checkbox utrecht-checkbox--html-input"
      type="checkbox"
      id="${id}"
      name="roles"
      value="${role}"
      ${checked ? html`checked` : null}
    />
    <label class="utrecht-form-label utrecht-form-label--checkbox" for="${id}">${page.t(`role.${role}`)}</label>
  </div>`;
}

export function auditTable(page: PageContext, entries: readonly NamedEntry[]): Html {
  const { t } = page;
  const rows = entries.map((entry) => {
    const payload = entry.payload as { reason?: string | null } | null;
    const did = `audit.did.${entry.event}`;
    return [
      moment(page, entry.at),
      html`${entry.actorName ?? t('role.system')}<br /><span class="klein">${t(`role.${entry.actorRole as Role}`)}</span>`,
      Object.hasOwn(nl, did) ? t(did as TextKey) : entry.event,
      payload?.reason ?? null,
    ];
  });
  return table({
    caption: t('audit.title'),
    head: [t('audit.when'), t('audit.who'), t('audit.what'), t('audit.reason')],
    rows,
    empty: t('audit.none'),
  });
}

export function auditView(page: PageContext, entries: readonly NamedEntry[]): string {
  const { t } = page;
  const last = entries.at(-1);
  return layout(
    page,
    { title: t('audit.title'), wide: true },
    html`${paragraph(t('audit.intro'))} ${auditTable(page, entries)}
    ${pagination(page, { previous: null, next: last && last.seq > 1 ? paths.admin.audit.url({ voor: last.seq }) : null, label: t('audit.title') })}`,
  );
}
