import { systemActor } from '../../domain/access/actor.ts';
import { verifyChain, type Anchor, type ChainedEntry, type Verification } from '../../domain/chain/chain.ts';
import { toCandidateId, type AgencyId } from '../../domain/shared/ids.ts';
import type { AnchorFile } from '../../ports/anchor-file.ts';
import type { Hasher } from '../../ports/hasher.ts';
import type { Transact } from '../../ports/transaction.ts';
import { listAgencies } from '../agency/list-agencies.ts';

export type VerifyChainsDeps = { readonly transaction: Transact; readonly anchors: AnchorFile; readonly hasher: Hasher };
/** `owner` is the agency of an audit log, the candidate of a search-effort log. */
export type VerifiedChain = {
  readonly agencyId: AgencyId;
  readonly chain: 'audit' | 'effort';
  readonly owner: string;
  readonly verification: Verification;
};

/**
 * Verifies every chain of every agency as it stands in the database: the audit log and the search-effort log of each candidate, against their own
 * hashes, the heads that the next entry would build on, and the anchors that were written down outside the database.
 * @returns one line per chain, those of an agency together, its audit log first
 */
export async function verifyChains(deps: VerifyChainsDeps): Promise<VerifiedChain[]> {
  const verified: VerifiedChain[] = [];
  for (const agencyId of await listAgencies(deps)) verified.push(...(await verifyAgency(deps, agencyId)));
  return verified;
}

async function verifyAgency({ transaction, anchors, hasher }: VerifyChainsDeps, agencyId: AgencyId): Promise<VerifiedChain[]> {
  const verify = async (chain: VerifiedChain['chain'], owner: string, entries: readonly ChainedEntry[], head: Anchor | null) => {
    const outside = [...(await anchors.of(owner)), ...(head ? [head] : [])];
    return { agencyId, chain, owner, verification: verifyChain((text) => hasher.sha256(text), entries, outside) };
  };
  return transaction(systemActor(agencyId), 'chain.anchor', async ({ audit, effort }) => {
    const verified = [await verify('audit', agencyId, await audit.chain(), await audit.head())];
    for (const head of await effort.heads())
      verified.push(await verify('effort', head.owner, await effort.chain(toCandidateId(head.owner)), head));
    return verified;
  });
}
