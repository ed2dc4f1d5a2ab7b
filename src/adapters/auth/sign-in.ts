import { createHash, randomBytes } from 'node:crypto';
import { isAPIError } from 'better-auth/api';
import type { Pool } from 'pg';
import { z } from 'zod';
import { DEFAULT_SHORTCUTS } from '../../domain/review/shortcuts.ts';
import { NotAllowedError } from '../../domain/shared/errors.ts';
import { toAccountId, toAgencyId, toCandidateId, type AccountId } from '../../domain/shared/ids.ts';
import type { Clock } from '../../ports/clock.ts';
import type { Log } from '../../ports/log.ts';
import { isEmployee, type Membership, type Session, type SignedIn, type SignIn, type SignInRefusal } from '../../ports/sign-in.ts';
import { createAttempts } from './attempts.ts';
import { createAuth, LINK_MINUTES, PASSWORD_MAX, PASSWORD_MIN } from './create-auth.ts';
import { createSecondFactor } from './second-factor.ts';
import { createSessions } from './sessions.ts';

export type SignInOptions = {
  readonly pool: Pool;
  readonly secret: string;
  readonly publicUrl: string;
  readonly clock: Clock;
  readonly log: Log;
  /** Sends the mail with the address that lets a person in. */
  readonly sendMail: (mail: { to: string; link: string; minutes: number }) => Promise<void>;
};

/** What set-up and demonstration need beside signing in. */
export type SignInAdmin = SignIn & {
  setFirstPassword(accountId: AccountId, password: string): Promise<void>;
  enrolKnown(accountId: AccountId, secret: Uint8Array): Promise<void>;
  /** A new one-time token for an empty installation; earlier ones no longer count. */
  newSetupToken(): Promise<string>;
  /** Uses the token up. */
  takeSetupToken(token: string): Promise<boolean>;
};

const stateRow = z.object({ second_factor_at: z.date().nullable(), agency_id: z.string().nullable() });
const settingsRow = z.object({
  name: z.string(),
  email: z.string(),
  language: z.enum(['nl', 'en']),
  shortcuts: z.object({ on: z.boolean(), keys: z.record(z.string(), z.string()).default({}) }),
});
const membershipRow = z.object({
  agency_id: z.string(),
  agency_name: z.string(),
  roles: z.array(z.enum(['candidate', 'jobhunter', 'coach', 'teamlead', 'office', 'administrator'])),
  candidate_id: z.string().nullable(),
});

function toMembership(raw: unknown): Membership {
  const row = membershipRow.parse(raw);
  return {
    agencyId: toAgencyId(row.agency_id),
    agencyName: row.agency_name,
    roles: row.roles,
    candidateId: row.candidate_id === null ? null : toCandidateId(row.candidate_id),
  };
}

const hashOf = (text: string): string => createHash('sha256').update(text).digest('hex');

/** Sign-in on better-auth, with the second factor and the agency of a session kept by us. */
export function createSignIn({ pool, secret, publicUrl, clock, log, sendMail }: SignInOptions): SignInAdmin {
  const auth = createAuth({
    pool,
    secret,
    publicUrl,
    // Not waited for: how long the mail server takes, or that it is away, would tell that the address is known.
    async sendLink({ email, token }) {
      const link = `${publicUrl}/aanmelden/openen?token=${encodeURIComponent(token)}`;
      void sendMail({ to: email, link, minutes: LINK_MINUTES }).catch((error: unknown) => log.error('sign-in.mail-failed', {}, error));
    },
  });
  const factor = createSecondFactor({ pool, secret, clock });
  const attempts = createAttempts(pool);
  const sessions = createSessions({ auth, pool, clock, secure: publicUrl.startsWith('https:') });

  /** Makes better-auth begin a session, and takes it over. What it refuses is a refusal; that it cannot work is not. */
  const begin = async (start: Promise<{ token: string }>): Promise<SignedIn | { ok: false; refusal: SignInRefusal }> => {
    const begun = await start.catch((error: unknown) => {
      if (isAPIError(error) && error.statusCode < 500) return null;
      throw error;
    });
    return begun ? { ok: true, cookies: [await sessions.begin(begun.token)] } : { ok: false, refusal: 'wrong' };
  };

  const setState = async (sessionId: string, column: 'second_factor_at' | 'agency_id', value: Date | string): Promise<void> => {
    await pool.query(
      `insert into session_state (session_id, ${column}) values ($1, $2) on conflict (session_id) do update set ${column} = excluded.${column}`,
      [sessionId, value],
    );
  };

  const createUser = async (email: string, name: string): Promise<AccountId> => {
    const { internalAdapter } = await auth.$context;
    const known = await internalAdapter.findUserByEmail(email.toLowerCase());
    if (known) return toAccountId(known.user.id);
    const user = await internalAdapter.createUser({ email: email.toLowerCase(), name, emailVerified: true }, { method: 'admin' });
    return toAccountId(user.id);
  };

  const writePassword = async (userId: string, password: string): Promise<void> => {
    const { internalAdapter, password: hasher } = await auth.$context;
    const hash = await hasher.hash(password);
    const accounts = await internalAdapter.findAccounts(userId);
    if (accounts.some((account) => account.providerId === 'credential')) await internalAdapter.updatePassword(userId, hash);
    else await internalAdapter.linkAccount({ userId, providerId: 'credential', accountId: userId, password: hash });
  };

  return {
    async sessionOf(cookie) {
      const found = await sessions.find(cookie);
      if (!found) return null;
      const { sessionId, userId } = found;
      const [states, settings, memberships, enrolled] = await Promise.all([
        pool.query(`select s.second_factor_at, s.agency_id from session_state s where s.session_id = $1`, [sessionId]),
        pool.query(`select * from spoor.account_settings($1)`, [userId]),
        pool.query(`select * from spoor.actor_of($1)`, [userId]),
        factor.isEnrolled(userId),
      ]);
      const [own] = z.array(settingsRow).parse(settings.rows);
      // An account that was switched off, or that no agency knows yet.
      if (!own) return null;
      const [state] = z.array(stateRow).parse(states.rows);
      const all = memberships.rows.map(toMembership);
      const [only] = all;
      const chosen =
        all.find(({ agencyId }) => agencyId === state?.agency_id)?.agencyId ?? (all.length === 1 ? (only?.agencyId ?? null) : null);
      return {
        id: sessionId,
        accountId: toAccountId(userId),
        name: own.name,
        email: own.email,
        language: own.language,
        shortcuts: { on: own.shortcuts.on, keys: { ...DEFAULT_SHORTCUTS, ...own.shortcuts.keys } },
        secondFactor: (state?.second_factor_at ?? null) !== null,
        enrolled,
        agencyId: chosen,
        memberships: all,
      };
    },
    async withPassword({ email, password }, { ip }) {
      const address = email.toLowerCase();
      if (!(await attempts.allow('password', address, ip))) return { ok: false, refusal: 'too-many' };
      const done = await begin(auth.api.signInEmail({ body: { email: address, password }, headers: new Headers() }));
      if (done.ok) await attempts.forgive('password', address, ip);
      return done;
    },
    async sendLink(email, { ip }) {
      const address = email.toLowerCase();
      if (!(await attempts.allow('link', address, ip))) return { ok: false, refusal: 'too-many' };
      const { internalAdapter } = await auth.$context;
      // Whether the address is known is told to nobody.
      if (await internalAdapter.findUserByEmail(address)) {
        await auth.api.signInMagicLink({ body: { email: address }, headers: new Headers() });
      }
      return { ok: true };
    },
    async openLink(token, { ip }) {
      if (!(await attempts.allow('open-link', token, ip))) return { ok: false, refusal: 'too-many' };
      const done = await begin(auth.api.magicLinkVerify({ query: { token }, headers: new Headers() }));
      if (done.ok) await attempts.forgive('open-link', token, ip);
      return done;
    },
    startEnrolment: (session) => factor.start(session.accountId, session.email),
    async confirmEnrolment(session, code, { ip }) {
      if (!(await attempts.allow('factor', session.accountId, ip))) return { ok: false, refusal: 'too-many' };
      const backupCodes = await factor.confirm(session.accountId, code);
      if (!backupCodes) return { ok: false, refusal: 'wrong' };
      await attempts.forgive('factor', session.accountId, ip);
      await setState(session.id, 'second_factor_at', clock.now());
      return { ok: true, backupCodes };
    },
    async showSecondFactor(session, code, { ip }) {
      if (!(await attempts.allow('factor', session.accountId, ip))) return { ok: false, refusal: 'too-many' };
      if (!(await factor.check(session.accountId, code))) return { ok: false, refusal: 'wrong' };
      await attempts.forgive('factor', session.accountId, ip);
      await setState(session.id, 'second_factor_at', clock.now());
      return { ok: true };
    },
    async newBackupCodes(session) {
      if (!session.secondFactor) throw new NotAllowedError('account.own');
      return factor.newBackupCodes(session.accountId);
    },
    async chooseAgency(session, agencyId) {
      if (!session.memberships.some((membership) => membership.agencyId === agencyId)) return false;
      await setState(session.id, 'agency_id', agencyId);
      return true;
    },
    async setPassword(session, password) {
      if (!session.secondFactor || !isEmployee(session)) throw new NotAllowedError('account.own');
      if (password.length < PASSWORD_MIN || password.length > PASSWORD_MAX) return { ok: false, refusal: 'password-length' };
      await writePassword(session.accountId, password);
      // Whoever changes a password may do so because somebody else knows the old one.
      await sessions.endOthers(session.accountId, session.id);
      return { ok: true };
    },
    async saveSettings(session: Session, { language, shortcuts }) {
      await pool.query(`select spoor.save_account_settings($1, $2, $3)`, [session.accountId, language, JSON.stringify(shortcuts)]);
    },
    signOutElsewhere: (session) => sessions.endOthers(session.accountId, session.id),
    signOut: async (cookie) => [await sessions.end(cookie)],
    createEmployee: createUser,
    createCandidate: createUser,
    setFirstPassword: writePassword,
    enrolKnown: (accountId, known) => factor.enrolKnown(accountId, known),
    async newSetupToken() {
      const token = randomBytes(16).toString('base64url');
      await pool.query(`delete from setup_token`);
      await pool.query(`insert into setup_token (token_hash) values ($1)`, [hashOf(token)]);
      return token;
    },
    async takeSetupToken(token) {
      const { rowCount } = await pool.query(`delete from setup_token t where t.token_hash = $1`, [hashOf(token.trim())]);
      return rowCount === 1;
    },
  };
}
