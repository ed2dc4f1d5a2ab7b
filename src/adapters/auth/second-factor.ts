import { createHmac, hkdfSync, randomBytes, timingSafeEqual } from 'node:crypto';
import { base32 } from '@better-auth/utils/base32';
import { createOTP } from '@better-auth/utils/otp';
import type { Pool } from 'pg';
import { renderSVG } from 'uqr';
import type { Clock } from '../../ports/clock.ts';
import type { Enrolment } from '../../ports/sign-in.ts';
import { createDataKey } from '../shared/keyring.ts';

/** @source RFC 6238: steps of 30 seconds; one step of drift either way */
const STEP_MS = 30_000;
const DRIFT = 1;
/** @source RFC 4226 section 4: a shared secret of at least 128 bits, 160 recommended */
const SECRET_BYTES = 20;
const BACKUP_CODES = 10;

export type SecondFactor = {
  isEnrolled(userId: string): Promise<boolean>;
  /** A secret that counts once it is confirmed; the same one until then. Null when one is confirmed already. */
  start(userId: string, email: string): Promise<Enrolment | null>;
  confirm(userId: string, code: string): Promise<readonly string[] | null>;
  check(userId: string, code: string): Promise<boolean>;
  /** Replaces the backup codes by new ones. */
  newBackupCodes(userId: string): Promise<readonly string[]>;
  /** Sets a known secret, confirmed; for demonstration accounts only. */
  enrolKnown(userId: string, secret: Uint8Array): Promise<void>;
};

/** The second factor: codes of an authenticator app, and backup codes; every code works once. */
export function createSecondFactor({ pool, secret, clock }: { pool: Pool; secret: string; clock: Clock }): SecondFactor {
  const key = createDataKey(new Uint8Array(hkdfSync('sha256', secret, '', 'spoorzoeker totp', 32)));
  // Backup codes are short enough to be typed, so a plain hash of one could be guessed by whoever copies the table.
  const codeKey = new Uint8Array(hkdfSync('sha256', secret, '', 'spoorzoeker backup codes', 32));
  const hashCode = (userId: string, code: string): string => createHmac('sha256', codeKey).update(`${userId}\n${code}`).digest('hex');
  const boundTo = (userId: string): string => `totp.secret.${userId}`;

  const find = async (userId: string): Promise<{ secret: Uint8Array; confirmed: boolean; lastStep: number } | null> => {
    const { rows } = await pool.query<{ secret: Uint8Array; confirmed_at: Date | null; last_step: string }>(
      `select t.secret, t.confirmed_at, t.last_step from totp t where t.user_id = $1`,
      [userId],
    );
    const [row] = rows;
    return row
      ? { secret: key.open(row.secret, boundTo(userId)), confirmed: row.confirmed_at !== null, lastStep: Number(row.last_step) }
      : null;
  };

  /** Takes a code and uses its step up, so that the same code does not work a second time, nor for two requests at once. */
  const takeCode = async (userId: string, code: string): Promise<boolean> => {
    const enrolment = await find(userId);
    if (!enrolment) return false;
    const now = Math.floor(clock.now().getTime() / STEP_MS);
    const otp = createOTP(enrolment.secret);
    for (let step = now - DRIFT; step <= now + DRIFT; step += 1) {
      if (step <= enrolment.lastStep || !equal(await otp.hotp(step), code)) continue;
      const { rowCount } = await pool.query(`update totp t set last_step = $2 where t.user_id = $1 and t.last_step < $2`, [userId, step]);
      return rowCount === 1;
    }
    return false;
  };

  const writeBackupCodes = async (userId: string): Promise<readonly string[]> => {
    const codes = Array.from({ length: BACKUP_CODES }, () => randomBytes(5).toString('hex'));
    const hashes = codes.map((plain) => hashCode(userId, plain));
    await pool.query(
      `with gone as (delete from backup_code b where b.user_id = $1) insert into backup_code (user_id, code_hash) select $1, unnest($2::text[])`,
      [userId, hashes],
    );
    return codes.map((plain) => `${plain.slice(0, 5)}-${plain.slice(5)}`);
  };

  return {
    async isEnrolled(userId) {
      return (await find(userId))?.confirmed ?? false;
    },
    async start(userId, email) {
      const sealed = key.seal(randomBytes(SECRET_BYTES), boundTo(userId));
      await pool.query(`insert into totp (user_id, secret) values ($1, $2) on conflict (user_id) do nothing`, [userId, sealed]);
      const enrolment = await find(userId);
      if (!enrolment || enrolment.confirmed) return null;
      const address = createOTP(enrolment.secret).url('Spoorzoeker', email);
      return {
        secret: base32.encode(enrolment.secret, { padding: false }),
        address,
        qrCode: `data:image/svg+xml;base64,${Buffer.from(renderSVG(address, { border: 4 })).toString('base64')}`,
      };
    },
    async confirm(userId, code) {
      if (!(await takeCode(userId, code.replaceAll(' ', '')))) return null;
      const { rowCount } = await pool.query(`update totp t set confirmed_at = $2 where t.user_id = $1 and t.confirmed_at is null`, [
        userId,
        clock.now(),
      ]);
      if (rowCount !== 1) return null;
      return writeBackupCodes(userId);
    },
    newBackupCodes: writeBackupCodes,
    async check(userId, code) {
      const plain = code.replaceAll(/[\s-]/g, '').toLowerCase();
      if (/^\d{6}$/.test(plain)) return takeCode(userId, plain);
      const { rowCount } = await pool.query(
        `update backup_code b set used_at = $3 where b.user_id = $1 and b.code_hash = $2 and b.used_at is null`,
        [userId, hashCode(userId, plain), clock.now()],
      );
      return rowCount === 1;
    },
    async enrolKnown(userId, known) {
      await pool.query(
        `insert into totp (user_id, secret, confirmed_at) values ($1, $2, $3) on conflict (user_id) do update set secret = excluded.secret, confirmed_at = excluded.confirmed_at`,
        [userId, key.seal(known, boundTo(userId)), clock.now()],
      );
    },
  };
}

function equal(a: string, b: string): boolean {
  return a.length === b.length && timingSafeEqual(Buffer.from(a), Buffer.from(b));
}
