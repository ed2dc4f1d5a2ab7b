import { z } from 'zod';
import { EMPLOYEE_ROLES, type Actor } from '../../domain/access/actor.ts';
import { mayRole } from '../../domain/access/permission.ts';
import { toAccountId, type AccountId } from '../../domain/shared/ids.ts';
import type { Account } from '../../ports/account-repository.ts';
import { JOB_STATES, type JobQueue, type JobRef, type JobState } from '../../ports/job-queue.ts';
import type { MatchRun } from '../../ports/match-run-repository.ts';
import type { SentMail } from '../../ports/mailer.ts';
import type { NamedEntry } from '../../usecases/audit/view-audit.ts';
import { asFields, many, readForm, says, text, type FieldErrors } from '../forms.ts';
import { idParam, queryText, redirect, type PageRouter } from '../page.ts';
import { paths } from '../paths.ts';
import { accountsView, auditView, jobsView, mailView } from './view.ts';

type EmployeeRole = (typeof EMPLOYEE_ROLES)[number];
export type JobsOverview = {
  readonly counts: Awaited<ReturnType<JobQueue['counts']>>;
  readonly jobs: Awaited<ReturnType<JobQueue['list']>>;
  readonly schedules: Awaited<ReturnType<JobQueue['schedules']>>;
  readonly runs: readonly MatchRun[];
};

export type AdminUi = {
  readonly jobs: (actor: Actor, state: JobState) => Promise<JobsOverview>;
  readonly retryJob: (actor: Actor, ref: JobRef) => Promise<boolean>;
  readonly sentMail: (actor: Actor, withText: boolean) => Promise<readonly SentMail[] | null>;
  readonly accounts: (actor: Actor) => Promise<readonly Account[]>;
  readonly addEmployee: (
    actor: Actor,
    employee: { email: string; name: string; roles: readonly EmployeeRole[] },
  ) => Promise<{ ok: true } | { ok: false; refusal: 'roles-missing' | 'works-here' | 'is-candidate' }>;
  readonly changeRoles: (
    actor: Actor,
    change: { accountId: AccountId; roles: readonly EmployeeRole[] },
  ) => Promise<{ ok: true } | { ok: false; refusal: 'own-account' }>;
  readonly audit: (actor: Actor, beforeSeq: number | null) => Promise<readonly NamedEntry[]>;
};

const retryForm = z.strictObject({ job: z.string().min(1).max(100), key: z.string().min(1).max(300) });
const roles = many.transform((values) => EMPLOYEE_ROLES.filter((role) => values.includes(role)));
const addForm = z.strictObject({
  name: text(200),
  email: z
    .string()
    .trim()
    .pipe(z.email(says('sign-in.email-wrong'))),
  roles,
});
const changeForm = z.strictObject({ roles });

export function adminRoutes(page: PageRouter, ui: AdminUi): void {
  page.get(paths.admin.jobs, { may: 'job.list', audit: null }, async (req, res) => {
    const asked = queryText(req, 'stand');
    const state = JOB_STATES.find((one) => one === asked) ?? 'failed';
    res.send(jobsView(req.page, state, await ui.jobs(req.actor, state)));
  });
  page.post(paths.admin.retryJob, { may: 'job.retry', audit: 'job.retry' }, async (req, res) => {
    const input = readForm(retryForm, req.body);
    const done = input.ok && (await ui.retryJob(req.actor, input.value));
    redirect(res, paths.admin.jobs.url(), done ? 'jobs.retried' : 'jobs.gone');
  });

  page.get(
    paths.admin.mail,
    { may: 'mail.list', audit: null },
    async (req, res) => void res.send(mailView(req.page, await ui.sentMail(req.actor, req.page.demo))),
  );

  page.get(paths.admin.accounts, { may: 'account.list', audit: null }, async (req, res) => {
    res.send(accountsView(req.page, await ui.accounts(req.actor), { mayChange: mayRole(req.actor, 'account.change') }));
  });
  page.post(paths.admin.addAccount, { may: 'account.change', audit: 'account.change' }, async (req, res) => {
    const input = readForm(addForm, req.body);
    const done = input.ok ? await ui.addEmployee(req.actor, input.value) : null;
    if (done?.ok) return redirect(res, paths.admin.accounts.url(), 'accounts.added');
    const field = done?.refusal === 'roles-missing' ? 'roles' : 'email';
    const errors: FieldErrors = input.ok ? (done ? { [field]: `accounts.refused.${done.refusal}` } : {}) : input.errors;
    res.status(422).send(accountsView(req.page, await ui.accounts(req.actor), { mayChange: true, errors, values: asFields(req.body) }));
  });
  page.post(paths.admin.changeAccount, { may: 'account.change', audit: 'account.change' }, async (req, res) => {
    const input = readForm(changeForm, req.body);
    const accountId = idParam(req, 'accountId', toAccountId);
    const done = input.ok ? await ui.changeRoles(req.actor, { accountId, roles: input.value.roles }) : null;
    if (done?.ok) return redirect(res, paths.admin.accounts.url(), 'accounts.changed');
    res
      .status(422)
      .send(
        accountsView(req.page, await ui.accounts(req.actor), { mayChange: true, errors: input.ok ? { '': 'accounts.own' } : input.errors }),
      );
  });

  page.get(paths.admin.audit, { may: 'audit.view', audit: 'audit.view' }, async (req, res) => {
    const before = Number(queryText(req, 'voor') ?? Number.NaN);
    res.send(auditView(req.page, await ui.audit(req.actor, Number.isInteger(before) ? before : null)));
  });
}
