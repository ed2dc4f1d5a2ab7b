import type { Json } from '../domain/chain/canonical-json.ts';

/** What must happen after the commit: one queue job. The key makes it one job however often it is asked for; no ":" in it. */
export type OutboxMessage = { readonly job: string; readonly key: string; readonly payload: { readonly [name: string]: Json } };

/** Rows written in the transaction of the act; a relay enqueues them afterwards. */
export type Outbox = { add(message: OutboxMessage): Promise<void> };
