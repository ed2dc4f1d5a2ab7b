import { createHash, randomBytes } from 'node:crypto';
import type { Pool } from 'pg';
import type { Clock } from '../../ports/clock.ts';
import { SESSION_HOURS, type Auth } from './create-auth.ts';

export type Sessions = {
  /** Takes over the session that better-auth began under this token. @returns the Set-Cookie value that opens it */
  begin(token: string): Promise<string>;
  /** The running session of a Cookie header, and whose it is; null when there is none. */
  find(cookie: string | undefined): Promise<{ readonly sessionId: string; readonly userId: string } | null>;
  /** @returns the Set-Cookie value that clears the cookie */
  end(cookie: string | undefined): Promise<string>;
  /** Ends the sessions of an account on other devices. */
  endOthers(userId: string, sessionId: string): Promise<void>;
};

/**
 * Sessions under a token that only the browser holds. better-auth keeps a session's token as it is; so the token that it made is replaced by the
 * hash of another one, which leaves in the cookie alone: who reads the database cannot enter with what is there.
 */
export function createSessions({ auth, pool, clock, secure }: { auth: Auth; pool: Pool; clock: Clock; secure: boolean }): Sessions {
  // With the prefix a browser takes the cookie from this very host only, over https.
  const name = secure ? '__Host-spoor_sessie' : 'spoor_sessie';
  const attributes = `Path=/; HttpOnly; SameSite=Lax${secure ? '; Secure' : ''}`;
  const hashOf = (token: string): string => createHash('sha256').update(`session\n${token}`).digest('hex');
  const tokenIn = (cookie: string | undefined): string | null =>
    cookie
      ?.split(';')
      .map((pair) => pair.trim())
      .find((pair) => pair.startsWith(`${name}=`))
      ?.slice(name.length + 1) ?? null;

  return {
    async begin(token) {
      const { internalAdapter } = await auth.$context;
      const own = randomBytes(32).toString('base64url');
      const renamed = await internalAdapter.updateSession(token, { token: hashOf(own) });
      if (!renamed) throw new Error('the session that was begun is not there');
      await pool.query(`delete from "session" s where s."expiresAt" < now()`);
      return `${name}=${own}; Max-Age=${SESSION_HOURS * 3600}; ${attributes}`;
    },
    async find(cookie) {
      const token = tokenIn(cookie);
      if (token === null) return null;
      const { internalAdapter } = await auth.$context;
      const found = await internalAdapter.findSession(hashOf(token));
      if (!found || found.session.expiresAt <= clock.now()) return null;
      return { sessionId: found.session.id, userId: found.user.id };
    },
    async end(cookie) {
      const token = tokenIn(cookie);
      const { internalAdapter } = await auth.$context;
      if (token !== null) await internalAdapter.deleteSession(hashOf(token));
      return `${name}=; Max-Age=0; ${attributes}`;
    },
    async endOthers(userId, sessionId) {
      await pool.query(`delete from "session" s where s."userId" = $1 and s."id" <> $2`, [userId, sessionId]);
    },
  };
}
