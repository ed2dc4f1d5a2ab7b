import type { Actor } from '../../domain/access/actor.ts';
import type { CandidateId, EffortEntryId } from '../../domain/shared/ids.ts';
import { localDateOf, type LocalDate } from '../../domain/shared/local-date.ts';
import type { Clock } from '../../ports/clock.ts';
import type { Transact } from '../../ports/transaction.ts';

type Deps = { readonly transaction: Transact; readonly clock: Clock };

/** How a contact with an employer was made. */
export const CONTACT_CHANNELS = ['bellen', 'mail', 'gesprek', 'netwerk', 'bezoek'] as const;
export type RecordContact = {
  readonly candidateId: CandidateId;
  readonly happenedOn: LocalDate;
  readonly channel: (typeof CONTACT_CHANNELS)[number];
  readonly employer: string;
  readonly result: string;
  readonly nextStep: string;
};
export type EffortRefusal = 'employer-missing' | 'result-missing' | 'in-future' | 'text-length';

const EFFORT_TEXT_MAX = 1000;

/** A contact with an employer, written down in a few words. @throws NotAllowedError, NotFoundError */
export async function recordContact(
  deps: Deps,
  actor: Actor,
  contact: RecordContact,
): Promise<{ ok: true } | { ok: false; refusal: EffortRefusal }> {
  const { candidateId, happenedOn, channel } = contact;
  const [employer, result, nextStep] = [contact.employer.trim(), contact.result.trim(), contact.nextStep.trim()];
  if (employer === '') return { ok: false, refusal: 'employer-missing' };
  if (result === '') return { ok: false, refusal: 'result-missing' };
  if (Math.max(employer.length, result.length, nextStep.length) > EFFORT_TEXT_MAX) return { ok: false, refusal: 'text-length' };
  if (happenedOn > localDateOf(deps.clock.now())) return { ok: false, refusal: 'in-future' };
  return deps.transaction(actor, 'effort.add', async ({ candidates, effort, audit }) => {
    await candidates.get(candidateId);
    await effort.record(candidateId, { kind: 'contact.made', payload: { happenedOn, channel, employer, result, nextStep } });
    audit.note({ object: 'effort-log', objectId: candidateId, candidateId });
    return { ok: true };
  });
}

/** Corrects an entry by a new one that names it: what was written stays readable. @throws NotAllowedError, NotFoundError */
export async function correctEffort(
  deps: Deps,
  actor: Actor,
  { candidateId, entryId, text }: { candidateId: CandidateId; entryId: EffortEntryId; text: string },
): Promise<{ ok: true } | { ok: false; refusal: 'result-missing' | 'text-length' | 'entry-unknown' }> {
  const words = text.trim();
  if (words === '') return { ok: false, refusal: 'result-missing' };
  if (words.length > EFFORT_TEXT_MAX) return { ok: false, refusal: 'text-length' };
  return deps.transaction(actor, 'effort.add', async ({ effort, audit }) => {
    audit.note({ object: 'effort-log', objectId: entryId, candidateId });
    const corrected = (await effort.list(candidateId, null, null)).find((entry) => entry.id === entryId);
    if (!corrected) return { ok: false, refusal: 'entry-unknown' };
    await effort.record(candidateId, { kind: 'correction', payload: { corrects: entryId, seq: corrected.seq, text: words } });
    return { ok: true };
  });
}
