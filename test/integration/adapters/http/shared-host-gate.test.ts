import { Pool } from 'pg';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { createSharedHostGate } from '../../../../src/adapters/http/shared-host-gate.ts';
import type { HostGate } from '../../../../src/ports/page-fetcher.ts';
import { hostGateContract } from '../../../contracts/host-gate.ts';
import { createTestDatabase, type TestDatabase } from '../../../support/test-database.ts';

let database: TestDatabase;
let pool: Pool;

beforeAll(async () => {
  database = await createTestDatabase();
  pool = new Pool({ connectionString: database.urls.app, max: 4 });
});

afterAll(async () => {
  await pool.end();
  await database.close();
});

const aWorker = (leaseMs = 60_000): HostGate => createSharedHostGate((sql, values) => pool.query(sql, [...values]), leaseMs);

hostGateContract('in the record', aWorker);

it('passes the turn of a worker that died to another one', async () => {
  const signal = new AbortController().signal;
  const dead = await aWorker(50).acquire('https://dood.example', { maxWaitMs: 0, signal });
  const turn = await aWorker().acquire('https://dood.example', { maxWaitMs: 0, signal });
  expect([dead.ok, turn.ok]).toEqual([true, true]);
  // Whoever comes back from the dead gives back a turn that is no longer theirs: nothing happens.
  if (dead.ok) await dead.leave.release({ delayMs: 0, failed: true, retryAfterMs: 3_600_000 });
  if (turn.ok) await turn.leave.release({ delayMs: 0, failed: false, retryAfterMs: null });
  expect((await aWorker().acquire('https://dood.example', { maxWaitMs: 0, signal })).ok).toBe(true);
});
