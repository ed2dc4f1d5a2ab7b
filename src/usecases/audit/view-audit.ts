import type { Actor } from '../../domain/access/actor.ts';
import type { Anchor } from '../../domain/chain/chain.ts';
import { systemActor } from '../../domain/access/actor.ts';
import type { AgencyId, CandidateId } from '../../domain/shared/ids.ts';
import type { AuditEntry } from '../../ports/audit-trail.ts';
import type { Transact } from '../../ports/transaction.ts';

type Deps = { readonly transaction: Transact };
export type NamedEntry = AuditEntry & { readonly actorName: string | null };

/** Who looked at or changed the candidate's own file, for the candidate. @throws NotAllowedError */
export async function viewOwnAudit({ transaction }: Deps, actor: Actor, candidateId: CandidateId): Promise<NamedEntry[]> {
  return transaction(actor, 'audit.view-own', async ({ audit, accounts }) => {
    const names = new Map((await accounts.list()).map((account) => [String(account.id), account.name]));
    const entries = await audit.ofCandidate(candidateId, 500);
    return entries.map((entry) => ({
      ...entry,
      actorName: entry.actorAccountId === null ? null : (names.get(entry.actorAccountId) ?? null),
    }));
  });
}

/** The agency's audit log, newest first. Reading it is an entry of its own. @throws NotAllowedError */
export async function viewAudit({ transaction }: Deps, actor: Actor, beforeSeq: number | null): Promise<NamedEntry[]> {
  return transaction(actor, 'audit.view', async ({ audit, accounts }) => {
    const names = new Map((await accounts.list()).map((account) => [String(account.id), account.name]));
    const entries = await audit.ofAgency(100, beforeSeq);
    audit.note({ object: 'audit-log', objectId: actor.agencyId, candidateId: null });
    return entries.map((entry) => ({
      ...entry,
      actorName: entry.actorAccountId === null ? null : (names.get(entry.actorAccountId) ?? null),
    }));
  });
}

/** Heads of every chain of an agency, to be written down outside the database each day. */
export async function chainHeads({ transaction }: Deps, agencyId: AgencyId): Promise<Anchor[]> {
  return transaction(systemActor(agencyId), 'chain.anchor', async ({ audit, effort }) => {
    const head = await audit.head();
    return [...(head ? [head] : []), ...(await effort.heads())];
  });
}
