import { randomUUID } from 'node:crypto';
import { z } from 'zod';
import type { HostGate } from '../../ports/page-fetcher.ts';
import { pauseOf, sleep } from './host-gate.ts';

/** Runs one statement by itself, outside any transaction. */
export type Query = (sql: string, values: readonly unknown[]) => Promise<{ readonly rows: readonly unknown[] }>;

/** Longest time between two looks at a host that is taken: another worker may give it back early. */
const LOOK_AGAIN_MS = 250;

const takenRow = z.object({ failures: z.coerce.number().int() });
const waitRow = z.object({ paused_ms: z.coerce.number(), wait_ms: z.coerce.number() });

const KNOW = `insert into spoor.host_gate (host) values ($1) on conflict (host) do nothing`;
const TAKE = `update spoor.host_gate g
   set holder = $2, held_until = now() + $3 * interval '1 millisecond'
 where g.host = $1 and g.free_at <= now()
   and (g.held_until is null or g.held_until <= now())
   and (g.pause_until is null or g.pause_until <= now())
 returning g.failures`;
const WAIT = `select extract(epoch from coalesce(g.pause_until, now()) - now()) * 1000 as paused_ms,
       extract(epoch from greatest(g.free_at, coalesce(g.pause_until, now()), coalesce(g.held_until, now())) - now()) * 1000 as wait_ms
  from spoor.host_gate g where g.host = $1`;
const GIVE_BACK = `update spoor.host_gate g
   set holder = null, held_until = null, failures = $3,
       free_at = now() + $4 * interval '1 millisecond',
       pause_until = now() + $5 * interval '1 millisecond'
 where g.host = $1 and g.holder = $2`;

/**
 * Keeps the turns of all hosts in the record (table `spoor.host_gate`), so that every worker shares them.
 * @param leaseMs after this long a host is free again although nobody gave it back: its worker died. Longer than any request lasts.
 */
export function createSharedHostGate(query: Query, leaseMs: number): HostGate {
  return {
    async acquire(host, { maxWaitMs, signal }) {
      const holder = randomUUID();
      await query(KNOW, [host]);
      for (;;) {
        signal.throwIfAborted();
        const taken = (await query(TAKE, [host, holder, leaseMs])).rows[0];
        if (taken !== undefined) {
          const { failures } = takenRow.parse(taken);
          return {
            ok: true,
            leave: {
              async release(after) {
                const count = after.failed ? failures + 1 : 0;
                await query(GIVE_BACK, [host, holder, count, after.delayMs, pauseOf(after, count)]);
              },
            },
          };
        }
        const [row] = (await query(WAIT, [host])).rows;
        const { paused_ms: pausedMs, wait_ms: waitMs } = row === undefined ? { paused_ms: 0, wait_ms: 0 } : waitRow.parse(row);
        if (pausedMs > maxWaitMs) return { ok: false, pausedForMs: Math.ceil(pausedMs) };
        await sleep(Math.min(Math.max(waitMs, 20), LOOK_AGAIN_MS), signal);
      }
    },
  };
}
