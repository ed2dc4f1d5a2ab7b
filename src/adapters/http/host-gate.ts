import { setTimeout as wait } from 'node:timers/promises';
import { LONGEST_DELAY_MS, pauseAfterFailure } from '../../domain/source/politeness.ts';
import type { Clock } from '../../ports/clock.ts';
import type { HostGate, HostLeave } from '../../ports/page-fetcher.ts';

/** Waits, and throws the signal's reason when it aborts; tests pass one that only moves their clock. */
export type Sleep = (ms: number, signal: AbortSignal) => Promise<void>;

export const sleep: Sleep = async (ms, signal) => {
  signal.throwIfAborted();
  await wait(ms, undefined, { signal });
};

type HostState = { held: boolean; freeAtMs: number; pausedUntilMs: number; failures: number; readonly waiting: (() => void)[] };

/** How long a host is to be left alone: after a failure, or because it asks for more time between requests than a run waits. */
export function pauseOf({ delayMs, failed, retryAfterMs }: Parameters<HostLeave['release']>[0], failures: number): number {
  return Math.max(failed ? pauseAfterFailure(failures, retryAfterMs) : 0, delayMs > LONGEST_DELAY_MS ? delayMs : 0);
}

/** Keeps the turns of all hosts within one process. */
export function createHostGate(deps: { readonly clock: Clock; readonly sleep?: Sleep }): HostGate {
  const hosts = new Map<string, HostState>();
  const sleepFor = deps.sleep ?? sleep;
  const nowMs = (): number => deps.clock.now().getTime();
  const stateOf = (host: string): HostState => {
    const known = hosts.get(host);
    if (known) return known;
    const fresh: HostState = { held: false, freeAtMs: 0, pausedUntilMs: 0, failures: 0, waiting: [] };
    hosts.set(host, fresh);
    return fresh;
  };

  const take = async (state: HostState, signal: AbortSignal): Promise<void> => {
    signal.throwIfAborted();
    if (!state.held) {
      state.held = true;
      return;
    }
    await new Promise<void>((resolve, reject) => {
      const turn = (): void => {
        signal.removeEventListener('abort', giveUp);
        resolve();
      };
      const giveUp = (): void => {
        state.waiting.splice(state.waiting.indexOf(turn), 1);
        reject(signal.reason instanceof Error ? signal.reason : new Error('aborted'));
      };
      signal.addEventListener('abort', giveUp, { once: true });
      state.waiting.push(turn);
    });
  };
  const pass = (state: HostState): void => {
    const next = state.waiting.shift();
    if (next) next();
    else state.held = false;
  };

  return {
    async acquire(host, { maxWaitMs, signal }) {
      const state = stateOf(host);
      await take(state, signal);
      try {
        const pausedForMs = state.pausedUntilMs - nowMs();
        if (pausedForMs > maxWaitMs) {
          pass(state);
          return { ok: false, pausedForMs };
        }
        const waitMs = Math.max(pausedForMs, state.freeAtMs - nowMs());
        if (waitMs > 0) await sleepFor(waitMs, signal);
      } catch (error) {
        pass(state);
        throw error;
      }
      const release = async (after: { delayMs: number; failed: boolean; retryAfterMs: number | null }): Promise<void> => {
        state.failures = after.failed ? state.failures + 1 : 0;
        state.freeAtMs = nowMs() + after.delayMs;
        state.pausedUntilMs = nowMs() + pauseOf(after, state.failures);
        pass(state);
      };
      return { ok: true, leave: { release } };
    },
  };
}
