import type { AnchorFile } from '../../ports/anchor-file.ts';
import type { Transact } from '../../ports/transaction.ts';
import { listAgencies } from '../agency/list-agencies.ts';
import { chainHeads } from './view-audit.ts';

/** Writes down the head of every chain outside the database. @returns how many */
export async function anchorChains(deps: { transaction: Transact; anchors: AnchorFile }): Promise<number> {
  let written = 0;
  for (const agencyId of await listAgencies(deps)) {
    const heads = await chainHeads(deps, agencyId);
    await deps.anchors.append(heads);
    written += heads.length;
  }
  return written;
}
