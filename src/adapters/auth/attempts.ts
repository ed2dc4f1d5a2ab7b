import { createHash } from 'node:crypto';
import type { Pool } from 'pg';

/** For one account or mail address. */
const PER_SUBJECT = 10;
/** For one address of the network, behind which a whole office may sit. */
const PER_ADDRESS = 100;
const WINDOW_MINUTES = 15;

export type Attempts = {
  /** Counts an attempt. @returns false when it is one too many: the right answer is refused too */
  allow(kind: string, subject: string, ip: string): Promise<boolean>;
  /** The attempt was right: what the subject failed before no longer counts, and this one does not count for its network. */
  forgive(kind: string, subject: string, ip: string): Promise<void>;
};

/** Counts attempts in the database, so that every web process sees them all. Subjects and addresses are kept as hashes, for a quarter of an hour. */
export function createAttempts(pool: Pool): Attempts {
  const keyOf = (kind: string, of: string): string => `${kind}:${createHash('sha256').update(of).digest('hex')}`;
  return {
    async allow(kind, subject, ip) {
      const [bySubject, byAddress] = [keyOf(kind, subject), keyOf(`${kind}:ip`, ip)];
      await pool.query(`delete from attempt a where a.at < now() - make_interval(mins => $1)`, [WINDOW_MINUTES]);
      // Written before it is counted: of many at once, each one sees those that were written before it.
      await pool.query(`insert into attempt (key) values ($1), ($2)`, [bySubject, byAddress]);
      const { rows } = await pool.query<{ allowed: boolean }>(
        `select count(*) filter (where a.key = $1) <= $3 and count(*) filter (where a.key = $2) <= $4 as allowed
         from attempt a where a.key in ($1, $2)`,
        [bySubject, byAddress, PER_SUBJECT, PER_ADDRESS],
      );
      return rows[0]?.allowed ?? false;
    },
    async forgive(kind, subject, ip) {
      await pool.query(
        `delete from attempt a where a.key = $1 or a.ctid = (select b.ctid from attempt b where b.key = $2 order by b.at desc limit 1)`,
        [keyOf(kind, subject), keyOf(`${kind}:ip`, ip)],
      );
    },
  };
}
