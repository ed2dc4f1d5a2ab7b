import type { Actor } from '../../domain/access/actor.ts';
import { checkEvidence, type EvidenceRefusal, type EvidenceType } from '../../domain/application/evidence.ts';
import type { ApplicationId, EvidenceId } from '../../domain/shared/ids.ts';
import type { Hasher } from '../../ports/hasher.ts';
import type { Transact } from '../../ports/transaction.ts';

/**
 * Keeps a mail, letter or screenshot as proof, sealed under the candidate's key; the log gets its hash.
 * @throws NotAllowedError, NotFoundError
 */
export async function addEvidence(
  { transaction, hasher }: { transaction: Transact; hasher: Hasher },
  actor: Actor,
  { applicationId, file }: { applicationId: ApplicationId; file: { name: string; mediaType: string; content: Uint8Array } },
): Promise<{ ok: true; evidenceId: EvidenceId } | { ok: false; refusal: EvidenceRefusal }> {
  const refusal = checkEvidence(file);
  if (refusal) return { ok: false, refusal };
  return transaction(actor, 'application.change', async ({ applications, effort }) => {
    const { candidateId } = await applications.get(applicationId);
    const sha256 = hasher.sha256(file.content);
    const mediaType = file.mediaType as EvidenceType;
    const evidenceId = await applications.addEvidence(candidateId, applicationId, { ...file, mediaType, sha256 });
    await effort.record(candidateId, {
      kind: 'evidence.added',
      payload: { applicationId, evidenceId, sha256, mediaType, sizeBytes: file.content.length },
    });
    return { ok: true, evidenceId };
  });
}

/** Opens a file that was kept as proof; the opening is audited. @throws NotAllowedError, NotFoundError */
export async function openEvidence({ transaction }: { transaction: Transact }, actor: Actor, evidenceId: EvidenceId) {
  return transaction(actor, 'evidence.view', ({ applications }) => applications.openEvidence(evidenceId));
}
