import { INSTALLATION_ACTOR, systemActor, type Actor } from '../../domain/access/actor.ts';
import type { Clock } from '../../ports/clock.ts';
import type { Rules } from '../../ports/rules.ts';
import type { Transact } from '../../ports/transaction.ts';
import { listAgencies } from '../agency/list-agencies.ts';
import { toText } from './store-posting.ts';

const BATCH = 100;

/**
 * Reads every live vacancy that the rules in force have not read yet, after an upgrade of the rules, and asks for matches when there were any.
 * Nothing is fetched again; earlier readings stay.
 * @param onProgress told how many were read, of how many
 * @returns how many were read
 */
export async function readVacancies(
  deps: { transaction: Transact; rules: Rules; clock: Clock },
  onProgress: (read: number, total: number) => void = () => undefined,
): Promise<number> {
  const actors: Actor[] = [INSTALLATION_ACTOR, ...(await listAgencies(deps)).map((agencyId) => systemActor(agencyId))];
  let [read, total] = [0, 0];
  for (const actor of actors)
    total += await deps.transaction(actor, 'vacancy.ingest', ({ vacancies }) => vacancies.countUnread(deps.rules.version));
  for (const actor of actors) {
    for (;;) {
      const done = await readBatch(deps, actor);
      read += done;
      onProgress(read, Math.max(read, total));
      if (done < BATCH) break;
    }
  }
  if (read > 0) {
    const key = `match-new.${deps.rules.version}.${deps.clock.now().getTime()}`;
    await deps.transaction(INSTALLATION_ACTOR, 'vacancy.ingest', ({ outbox }) => outbox.add({ job: 'match-new', key, payload: {} }));
  }
  return read;
}

async function readBatch({ transaction, rules }: { transaction: Transact; rules: Rules }, actor: Actor): Promise<number> {
  return transaction(actor, 'vacancy.ingest', async ({ vacancies }) => {
    const unread = await vacancies.unread(rules.version, BATCH);
    for (const version of unread) {
      await vacancies.saveReading(version.id, rules.read(toText(version)));
      // A candidate who was held against all that these rules had read until now gets this one too.
      await vacancies.takeTurn(version.vacancyId);
    }
    return unread.length;
  });
}
