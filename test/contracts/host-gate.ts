import { randomUUID } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import type { HostGate, HostLeave } from '../../src/ports/page-fetcher.ts';

const AT_ONCE = { delayMs: 0, failed: false, retryAfterMs: null };
const signal = new AbortController().signal;

/**
 * What every keeper of turns has to do.
 * @param workers gives the gate as one worker after another would have it: they share the turns
 */
export function hostGateContract(name: string, workers: () => HostGate): void {
  /** A host of its own for each test. */
  const aHost = (): string => `https://${randomUUID()}.example`;
  const take = async (gate: HostGate, host: string): Promise<HostLeave> => {
    const turn = await gate.acquire(host, { maxWaitMs: 60_000, signal });
    if (!turn.ok) throw new Error(`paused for ${turn.pausedForMs} ms`);
    return turn.leave;
  };

  describe(`${name}: the turns of a host`, () => {
    it('are never held by two workers at a time', async () => {
      const host = aHost();
      let [inside, most, served] = [0, 0, 0];
      const work = async (gate: HostGate): Promise<void> => {
        for (let request = 0; request < 3; request += 1) {
          const leave = await take(gate, host);
          inside += 1;
          most = Math.max(most, inside);
          await new Promise((resolve) => setImmediate(resolve));
          inside -= 1;
          served += 1;
          await leave.release(AT_ONCE);
        }
      };
      await Promise.all([work(workers()), work(workers()), work(workers())]);
      expect({ most, served }).toEqual({ most: 1, served: 9 });
    });

    it('do not hold up another host', async () => {
      await take(workers(), aHost());
      await expect(take(workers(), aHost())).resolves.toBeDefined();
    });

    it('are refused at once while the host asked for a longer pause than we wait', async () => {
      const host = aHost();
      await (await take(workers(), host)).release({ delayMs: 0, failed: true, retryAfterMs: 3_600_000 });
      const turn = await workers().acquire(host, { maxWaitMs: 1_000, signal });
      expect(turn.ok).toBe(false);
      expect(turn.ok ? 0 : turn.pausedForMs).toBeGreaterThan(1_000);
    });

    it('are refused likewise while the host asks for more time between requests than a run waits', async () => {
      const host = aHost();
      await (await take(workers(), host)).release({ ...AT_ONCE, delayMs: 600_001 });
      expect((await workers().acquire(host, { maxWaitMs: 60_000, signal })).ok).toBe(false);
    });

    it('are given up by one who no longer waits, and go to the next', async () => {
      const host = aHost();
      const first = await take(workers(), host);
      const stop = new AbortController();
      const given = workers().acquire(host, { maxWaitMs: 0, signal: stop.signal });
      stop.abort();
      await expect(given).rejects.toThrow('aborted');
      await first.release(AT_ONCE);
      await expect(take(workers(), host)).resolves.toBeDefined();
    });
  });
}
