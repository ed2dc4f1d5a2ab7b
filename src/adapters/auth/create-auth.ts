import { betterAuth } from 'better-auth';
import { magicLink } from 'better-auth/plugins/magic-link';
import type { Pool } from 'pg';

export type AuthOptions = {
  /** Connections of the auth role, with schema auth first. */
  readonly pool: Pool;
  readonly secret: string;
  readonly publicUrl: string;
  readonly sendLink: (link: { email: string; token: string }) => Promise<void>;
};

const MINUTE_S = 60;
const HOUR_S = 60 * MINUTE_S;

export const PASSWORD_MIN = 12;
export const PASSWORD_MAX = 128;
export const LINK_MINUTES = 15;
/** A working day: a session ends after it, used or not. */
export const SESSION_HOURS = 12;

/**
 * better-auth as our sign-in uses it: on the server only, called by our own forms; its public endpoints are not mounted. Nobody signs up, and a
 * session that it makes never counts as more than one factor.
 */
export function createAuth({ pool, secret, publicUrl, sendLink }: AuthOptions) {
  return betterAuth({
    database: pool,
    secret,
    baseURL: publicUrl,
    telemetry: { enabled: false },
    emailAndPassword: {
      enabled: true,
      disableSignUp: true,
      minPasswordLength: PASSWORD_MIN,
      maxPasswordLength: PASSWORD_MAX,
    },
    session: { expiresIn: SESSION_HOURS * HOUR_S, cookieCache: { enabled: false } },
    // Its endpoints are called by our forms only, which count attempts themselves; it writes to the console, which is our log's.
    rateLimit: { enabled: false },
    logger: { disabled: true },
    advanced: { database: { generateId: 'uuid' } },
    plugins: [
      magicLink({
        expiresIn: LINK_MINUTES * MINUTE_S,
        disableSignUp: true,
        storeToken: 'hashed',
        sendMagicLink: ({ email, token }) => sendLink({ email, token }),
      }),
    ],
  });
}

export type Auth = ReturnType<typeof createAuth>;
