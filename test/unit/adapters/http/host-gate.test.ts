import { describe, expect, it } from 'vitest';
import { createHostGate } from '../../../../src/adapters/http/host-gate.ts';
import { hostGateContract } from '../../../contracts/host-gate.ts';

const shared = createHostGate({ clock: { now: () => new Date() } });
hostGateContract('in one process', () => shared);

const HOST = 'https://bank.example';
const OK = { delayMs: 0, failed: false, retryAfterMs: null };

function aGate() {
  let nowMs = 0;
  const gate = createHostGate({
    clock: { now: () => new Date(nowMs) },
    sleep: async (ms, signal) => {
      signal.throwIfAborted();
      nowMs += ms;
    },
  });
  const take = async (host = HOST, signal: AbortSignal = new AbortController().signal) => {
    const turn = await gate.acquire(host, { maxWaitMs: 60_000, signal });
    if (!turn.ok) throw new Error(`paused for ${turn.pausedForMs}`);
    return turn.leave;
  };
  return { gate, take, nowMs: () => nowMs };
}

describe('the turns of a host', () => {
  it('come one at a time, in the order of asking', async () => {
    const { take } = aGate();
    const order: string[] = [];
    const first = await take();
    const second = take().then((leave) => (order.push('second'), leave));
    const third = take().then((leave) => (order.push('third'), leave));
    order.push('first');
    await first.release(OK);
    await (await second).release(OK);
    await (await third).release(OK);
    expect(order).toEqual(['first', 'second', 'third']);
  });

  it('leave the time in between that was asked', async () => {
    const { take, nowMs } = aGate();
    await (await take()).release({ ...OK, delayMs: 5_000 });
    await take();
    expect(nowMs()).toBe(5_000);
  });

  it('grow further apart with every failure, until one succeeds', async () => {
    const { take, nowMs } = aGate();
    const gaps: number[] = [];
    for (const failed of [true, true, true, false, true]) {
      const fromMs = nowMs();
      await (await take()).release({ ...OK, failed });
      gaps.push(nowMs() - fromMs);
    }
    await take();
    expect([...gaps.slice(1), nowMs() - gaps.reduce((sum, gap) => sum + gap)]).toEqual([2_000, 4_000, 8_000, 0, 2_000]);
  });

  it('are refused at once when the host asked for a longer pause than we wait', async () => {
    const { gate, take } = aGate();
    await (await take()).release({ delayMs: 0, failed: true, retryAfterMs: 60_001 });
    const signal = new AbortController().signal;
    expect(await gate.acquire(HOST, { maxWaitMs: 60_000, signal })).toEqual({ ok: false, pausedForMs: 60_001 });
    expect((await gate.acquire(HOST, { maxWaitMs: 60_001, signal })).ok).toBe(true);
  });

  it('pass over one who no longer waits', async () => {
    const { take } = aGate();
    const first = await take();
    const stop = new AbortController();
    const second = take(HOST, stop.signal);
    const third = take();
    stop.abort(new Error('stopped'));
    await expect(second).rejects.toThrow('stopped');
    await first.release(OK);
    await expect(third).resolves.toBeDefined();
  });
});
