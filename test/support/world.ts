import { randomBytes, randomUUID } from 'node:crypto';
import { Pool } from 'pg';
import { createKeyring } from '../../src/adapters/shared/keyring.ts';
import { createTransact } from '../../src/adapters/postgres/transaction.ts';
import { systemActor, type Actor, type Role } from '../../src/domain/access/actor.ts';
import { toAccountId, toAgencyId, type AccountId, type AgencyId, type CandidateId } from '../../src/domain/shared/ids.ts';
import type { Transact } from '../../src/ports/transaction.ts';
import { createTestDatabase, type TestDatabase } from './test-database.ts';

/** A clock that stands still until a test moves it. */
export type TestClock = { now(): Date; set(at: string): void };

export function aClock(at = '2026-03-10T09:00:00.000Z'): TestClock {
  let now = new Date(at);
  return { now: () => now, set: (next) => void (now = new Date(next)) };
}

/** A real database with agencies, employees and candidates, reached as the service reaches it. */
export type World = {
  readonly database: TestDatabase;
  readonly pool: Pool;
  readonly transaction: Transact;
  readonly clock: TestClock;
  anAgency(name?: string): Promise<AgencyId>;
  anEmployee(agencyId: AgencyId, roles: readonly Role[]): Promise<Actor & { accountId: AccountId }>;
  aCandidate(agencyId: AgencyId, options?: { name?: string; withAccount?: boolean }): Promise<{ id: CandidateId; actor: Actor }>;
  assign(agencyId: AgencyId, candidateId: CandidateId, actor: Actor, role: 'jobhunter' | 'coach'): Promise<void>;
  close(): Promise<void>;
};

export async function aWorld(): Promise<World> {
  const database = await createTestDatabase();
  const pool = new Pool({ connectionString: database.urls.app, max: 8 });
  const clock = aClock();
  const transaction = createTransact({ pool, keyring: createKeyring(randomBytes(32)), clock });
  let people = 0;
  const addAccount = async (agencyId: AgencyId, roles: readonly Role[], name: string): Promise<AccountId> => {
    const id = toAccountId(randomUUID());
    await transaction(systemActor(agencyId), 'match.judge', ({ accounts }) =>
      accounts.add({ id, name, email: `${id}@voorbeeld.example`, roles }),
    );
    return id;
  };
  return {
    database,
    pool,
    transaction,
    clock,
    async anAgency(name = 'Spoor Vooruit') {
      const agencyId = toAgencyId(randomUUID());
      await transaction(systemActor(agencyId), 'match.judge', ({ accounts }) => accounts.addAgency(name));
      return agencyId;
    },
    async anEmployee(agencyId, roles) {
      people += 1;
      const accountId = await addAccount(agencyId, roles, `${roles.join('-')} ${people}`);
      return { accountId, agencyId, roles, candidateId: null, secondFactor: true };
    },
    async aCandidate(agencyId, { name = 'Kandidaat', withAccount = false } = {}) {
      people += 1;
      const reference = `D-${people}`;
      const id = await transaction(systemActor(agencyId), 'match.judge', ({ candidates }) =>
        candidates.add({ reference, name, email: null, phone: null, status: 'bemiddeling' }),
      );
      const accountId = withAccount ? await addAccount(agencyId, ['candidate'], name) : null;
      if (accountId) await transaction(systemActor(agencyId), 'match.judge', ({ candidates }) => candidates.linkAccount(id, accountId));
      return { id, actor: { accountId, agencyId, roles: ['candidate'], candidateId: id, secondFactor: true } };
    },
    async assign(agencyId, candidateId, actor, role) {
      const { accountId } = actor;
      if (accountId === null) throw new Error('the system is assigned to nobody');
      await transaction(systemActor(agencyId), 'match.judge', ({ accounts }) =>
        accounts.assign({ candidateId, accountId, role, startsAt: new Date(Date.now() - 1000) }),
      );
    },
    async close() {
      await pool.end();
      await database.close();
    },
  };
}
