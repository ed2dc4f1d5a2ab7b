import type { Actor, Role } from '../../domain/access/actor.ts';
import type { AccountId, CandidateId } from '../../domain/shared/ids.ts';
import type { Account } from '../../ports/account-repository.ts';
import type { Clock } from '../../ports/clock.ts';
import type { Transact } from '../../ports/transaction.ts';

type Deps = { readonly transaction: Transact; readonly clock: Clock };

/** Makes the sign-in for a person: without a password, with a link by mail to set one. Sign-in lives outside every agency. */
export type SignInAccounts = {
  createEmployee(email: string, name: string): Promise<AccountId>;
  createCandidate(email: string, name: string): Promise<AccountId>;
};

/** Who works at the agency. @throws NotAllowedError */
export async function listAccounts({ transaction }: Deps, actor: Actor): Promise<Account[]> {
  return transaction(actor, 'account.list', ({ accounts }) => accounts.list());
}

/** Lets an employee in with one or more roles, also one who left before. @throws NotAllowedError */
export async function addEmployee(
  { transaction, signIn }: Deps & { signIn: SignInAccounts },
  actor: Actor,
  { email, name, roles }: { email: string; name: string; roles: readonly Exclude<Role, 'candidate' | 'system'>[] },
): Promise<{ ok: true; accountId: AccountId } | { ok: false; refusal: 'roles-missing' | 'works-here' | 'is-candidate' }> {
  if (roles.length === 0) return { ok: false, refusal: 'roles-missing' };
  await transaction(actor, 'account.list', async () => undefined);
  const accountId = await signIn.createEmployee(email, name);
  return transaction(actor, 'account.change', async ({ accounts, audit }) => {
    audit.note({ object: 'account', objectId: accountId, candidateId: null, fields: [...roles] });
    const known = await accounts.find(accountId);
    if (known?.roles.includes('candidate')) return { ok: false, refusal: 'is-candidate' };
    if (known?.endedAt === null) return { ok: false, refusal: 'works-here' };
    if (known) await accounts.takeBack(accountId, roles);
    else await accounts.add({ id: accountId, name, email, roles });
    return { ok: true, accountId };
  });
}

/** Changes an employee's roles; none ends the membership. @throws NotAllowedError, NotFoundError */
export async function changeRoles(
  { transaction }: Deps,
  actor: Actor,
  { accountId, roles }: { accountId: AccountId; roles: readonly Exclude<Role, 'candidate' | 'system'>[] },
): Promise<{ ok: true } | { ok: false; refusal: 'own-account' }> {
  // Nobody locks the agency out by taking away their own administration.
  if (accountId === actor.accountId) return { ok: false, refusal: 'own-account' };
  await transaction(actor, 'account.change', async ({ accounts, audit }) => {
    if (roles.length === 0) await accounts.end(accountId);
    else await accounts.changeRoles(accountId, roles);
    audit.note({ object: 'account', objectId: accountId, candidateId: null, fields: [...roles] });
  });
  return { ok: true };
}

/** Gives a candidate a portal account; a link to sign in goes by mail. @throws NotAllowedError, NotFoundError, ConflictError */
export async function openPortal(
  { transaction, signIn }: Deps & { signIn: SignInAccounts },
  actor: Actor,
  candidateId: CandidateId,
): Promise<{ ok: true } | { ok: false; refusal: 'email-missing' | 'has-account' | 'email-taken' }> {
  const candidate = await transaction(actor, 'candidate.view', ({ candidates }) => candidates.get(candidateId));
  if (candidate.accountId !== null) return { ok: false, refusal: 'has-account' };
  if (candidate.email === null) return { ok: false, refusal: 'email-missing' };
  const accountId = await signIn.createCandidate(candidate.email, candidate.name);
  return transaction(actor, 'candidate.change', async ({ accounts, candidates, audit }) => {
    audit.note({ object: 'candidate', objectId: candidateId, candidateId, fields: ['account'] });
    // An employee, or a candidate who shares a mail address, would come into this file.
    if (await accounts.find(accountId)) return { ok: false, refusal: 'email-taken' };
    await accounts.add({ id: accountId, name: candidate.name, email: candidate.email ?? '', roles: ['candidate'] });
    await candidates.linkAccount(candidateId, accountId);
    return { ok: true };
  });
}

/** Hands a candidate to a colleague from now on: a formal act with a date. @throws NotAllowedError, NotFoundError */
export async function assign(
  { transaction, clock }: Deps,
  actor: Actor,
  { candidateId, accountId, role }: { candidateId: CandidateId; accountId: AccountId; role: 'jobhunter' | 'coach' },
): Promise<{ ok: true } | { ok: false; refusal: 'role-missing' | 'assigned-already' }> {
  return transaction(actor, 'assignment.change', async ({ accounts, audit }) => {
    audit.note({ object: 'assignment', objectId: accountId, candidateId, fields: [role] });
    if (!(await accounts.get(accountId)).roles.includes(role)) return { ok: false, refusal: 'role-missing' };
    const now = clock.now();
    const running = (await accounts.assignmentsOf(candidateId)).filter((one) => one.endsAt === null || one.endsAt > now);
    if (running.some((one) => one.accountId === accountId && one.role === role)) return { ok: false, refusal: 'assigned-already' };
    await accounts.assign({ candidateId, accountId, role, startsAt: now });
    return { ok: true };
  });
}

/** Ends an assignment now: access to the candidate ends with it. @throws NotAllowedError, NotFoundError */
export async function endAssignment(
  { transaction, clock }: Deps,
  actor: Actor,
  { candidateId, assignmentId }: { candidateId: CandidateId; assignmentId: string },
): Promise<void> {
  await transaction(actor, 'assignment.change', async ({ accounts, audit }) => {
    await accounts.endAssignment(candidateId, assignmentId, clock.now());
    audit.note({ object: 'assignment', objectId: assignmentId, candidateId, fields: ['ended'] });
  });
}
