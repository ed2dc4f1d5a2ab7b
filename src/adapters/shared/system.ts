import { randomUUID } from 'node:crypto';
import type { Clock } from '../../ports/clock.ts';
import type { Ids } from '../../ports/ids.ts';

/** The machine's clock. */
export const systemClock: Clock = { now: () => new Date() };

export const randomIds: Ids = { next: () => randomUUID() };
