import type { Outbox } from '../../ports/outbox.ts';
import type { Tx } from './tx.ts';

export const createOutbox = (tx: Tx): Outbox => ({
  async add({ job, key, payload }) {
    await tx.query(`insert into outbox (agency_id, job, payload, job_key) values ($1, $2, $3, $4)`, [
      tx.actor.agencyId,
      job,
      JSON.stringify(payload),
      key,
    ]);
  },
});
