import { createHash, randomBytes } from 'node:crypto';
import type { Pool } from 'pg';
import { z } from 'zod';
import { DEFAULT_SHORTCUTS } from '../../domain/review/shortcuts.ts';
import { toAccountId, toAgencyId, toCandidateId, type AccountId } from '../../domain/shared/ids.ts';
import type { Clock } from '../../ports/clock.ts';
import type { Attempt, Membership, Session, SignIn } from '../../ports/sign-in.ts';
import { createAuth, LINK_MINUTES, PASSWORD_MAX, PASSWORD_MIN } from './create-auth.ts';
import { createSecondFactor } from './second-factor.ts';

export type SignInOptions = {
  readonly pool: Pool;
  readonly secret: string;
  readonly publicUrl: string;
  readonly clock: Clock;
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

const ATTEMPTS = 10;
const WINDOW_MINUTES = 15;

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
export function createSignIn({ pool, secret, publicUrl, clock, sendMail }: SignInOptions): SignInAdmin {
  const auth = createAuth({
    pool,
    secret,
    publicUrl,
    sendLink: ({ email, token }) =>
      sendMail({ to: email, link: `${publicUrl}/aanmelden/openen?token=${encodeURIComponent(token)}`, minutes: LINK_MINUTES }),
  });
  const factor = createSecondFactor({ pool, secret, clock });
  const headersOf = (cookie: string | undefined): Headers => new Headers(cookie === undefined ? {} : { cookie });

  /** Counts an attempt; more than ten in a quarter of an hour for one account or address are too many. */
  const allow = async (kind: string, subject: string, { ip }: Attempt): Promise<boolean> => {
    const keys = [`${kind}:${hashOf(subject)}`, `${kind}:ip:${hashOf(ip)}`];
    await pool.query(`delete from attempt a where a.at < now() - make_interval(mins => $1)`, [WINDOW_MINUTES]);
    const { rows } = await pool.query<{ count: string }>(
      `select coalesce(max(c.n), 0) as count from (select count(*) as n from attempt a where a.key = any ($1) group by a.key) c`,
      [keys],
    );
    await pool.query(`insert into attempt (key) select unnest($1::text[])`, [keys]);
    return Number(rows[0]?.count ?? 0) < ATTEMPTS;
  };
  const forgive = (kind: string, subject: string) => pool.query(`delete from attempt a where a.key = $1`, [`${kind}:${hashOf(subject)}`]);

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
      if (cookie === undefined) return null;
      const found = await auth.api.getSession({ headers: headersOf(cookie) });
      if (!found) return null;
      const { session, user } = found;
      const [states, settings, memberships, enrolled] = await Promise.all([
        pool.query(`select s.second_factor_at, s.agency_id from session_state s where s.session_id = $1`, [session.id]),
        pool.query(`select * from spoor.account_settings($1)`, [user.id]),
        pool.query(`select * from spoor.actor_of($1)`, [user.id]),
        factor.isEnrolled(user.id),
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
        id: session.id,
        accountId: toAccountId(user.id),
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
    async withPassword({ email, password }, attempt) {
      if (!(await allow('password', email.toLowerCase(), attempt))) return { ok: false, refusal: 'too-many' };
      const done = await auth.api
        .signInEmail({ body: { email: email.toLowerCase(), password }, headers: new Headers(), returnHeaders: true })
        .catch(() => null);
      if (!done) return { ok: false, refusal: 'wrong' };
      await forgive('password', email.toLowerCase());
      return { ok: true, cookies: done.headers.getSetCookie() };
    },
    async sendLink(email, attempt) {
      if (!(await allow('link', email.toLowerCase(), attempt))) return { ok: false, refusal: 'too-many' };
      const { internalAdapter } = await auth.$context;
      // Whether the address is known is told to nobody.
      if (await internalAdapter.findUserByEmail(email.toLowerCase())) {
        await auth.api.signInMagicLink({ body: { email: email.toLowerCase() }, headers: new Headers() });
      }
      return { ok: true };
    },
    async openLink(token, attempt) {
      if (!(await allow('open-link', token, attempt))) return { ok: false, refusal: 'too-many' };
      const done = await auth.api.magicLinkVerify({ query: { token }, headers: new Headers(), returnHeaders: true }).catch(() => null);
      const cookies = done?.headers.getSetCookie() ?? [];
      return cookies.length > 0 ? { ok: true, cookies } : { ok: false, refusal: 'wrong' };
    },
    startEnrolment: (session) => factor.start(session.accountId, session.email),
    async confirmEnrolment(session, code) {
      if (!(await allow('factor', session.accountId, { ip: session.id }))) return { ok: false, refusal: 'too-many' };
      const backupCodes = await factor.confirm(session.accountId, code);
      if (!backupCodes) return { ok: false, refusal: 'wrong' };
      await setState(session.id, 'second_factor_at', clock.now());
      return { ok: true, backupCodes };
    },
    async showSecondFactor(session, code, attempt) {
      if (!(await allow('factor', session.accountId, attempt))) return { ok: false, refusal: 'too-many' };
      if (!(await factor.check(session.accountId, code))) return { ok: false, refusal: 'wrong' };
      await forgive('factor', session.accountId);
      await setState(session.id, 'second_factor_at', clock.now());
      return { ok: true };
    },
    async chooseAgency(session, agencyId) {
      if (!session.memberships.some((membership) => membership.agencyId === agencyId)) return false;
      await setState(session.id, 'agency_id', agencyId);
      return true;
    },
    async setPassword(session, password) {
      if (password.length < PASSWORD_MIN || password.length > PASSWORD_MAX) return { ok: false, refusal: 'password-length' };
      await writePassword(session.accountId, password);
      return { ok: true };
    },
    async saveSettings(session: Session, { language, shortcuts }) {
      await pool.query(`select spoor.save_account_settings($1, $2, $3)`, [session.accountId, language, JSON.stringify(shortcuts)]);
    },
    async signOut(cookie) {
      const done = await auth.api.signOut({ headers: headersOf(cookie), returnHeaders: true }).catch(() => null);
      return done?.headers.getSetCookie() ?? [];
    },
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
