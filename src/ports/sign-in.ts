import type { Role } from '../domain/access/actor.ts';
import type { AccountId, AgencyId, CandidateId } from '../domain/shared/ids.ts';

/** One agency in which an account may work, and as what. */
export type Membership = {
  readonly agencyId: AgencyId;
  readonly agencyName: string;
  readonly roles: readonly Role[];
  readonly candidateId: CandidateId | null;
};

/** Keys of the review queue; `on` false switches every shortcut off (WCAG 2.1.4). */
export type Shortcuts = { readonly on: boolean; readonly keys: Readonly<Record<string, string>> };

/** Somebody who is signed in, on one device. */
export type Session = {
  readonly id: string;
  readonly accountId: AccountId;
  readonly name: string;
  readonly email: string;
  readonly language: 'nl' | 'en';
  readonly shortcuts: Shortcuts;
  /** Whether this session showed the second factor; never needed of a candidate. */
  readonly secondFactor: boolean;
  /** Whether the account has set up a second factor at all. */
  readonly enrolled: boolean;
  /** Agency in which this session works; null until chosen. */
  readonly agencyId: AgencyId | null;
  readonly memberships: readonly Membership[];
};

/** Whether the account works anywhere as something else than a candidate. */
export function isEmployee({ memberships }: Pick<Session, 'memberships'>): boolean {
  return memberships.some(({ roles }) => roles.some((role) => role !== 'candidate'));
}

/** Set-Cookie values that the answer must carry. */
export type SignedIn = { readonly ok: true; readonly cookies: readonly string[] };
export type SignInRefusal = 'wrong' | 'too-many';
type Refused<R> = { readonly ok: false; readonly refusal: R };

/** What an authenticator app needs to know: the secret in base32, the `otpauth:` address with it, and that as a picture (a data address). */
export type Enrolment = { readonly secret: string; readonly address: string; readonly qrCode: string };

/** Where sign-in is asked from; attempts are counted per address and per account, in the database. */
export type Attempt = { readonly ip: string };

/**
 * Sign-in, outside every agency. A session always begins with one factor only, however it began: an employee's reaches nothing of a candidate
 * until the second one is shown.
 */
export type SignIn = {
  /** @param cookie the request's Cookie header @returns null when nobody is signed in */
  sessionOf(cookie: string | undefined): Promise<Session | null>;
  withPassword(credentials: { email: string; password: string }, attempt: Attempt): Promise<SignedIn | Refused<SignInRefusal>>;
  /** Sends a link by mail if the address has an account; says the same either way. */
  sendLink(email: string, attempt: Attempt): Promise<{ readonly ok: true } | Refused<'too-many'>>;
  openLink(token: string, attempt: Attempt): Promise<SignedIn | Refused<SignInRefusal>>;
  /** A new secret, shown until it is confirmed with a code; null when the account has one. */
  startEnrolment(session: Session): Promise<Enrolment | null>;
  /** @returns backup codes, shown this once */
  confirmEnrolment(
    session: Session,
    code: string,
    attempt: Attempt,
  ): Promise<{ readonly ok: true; readonly backupCodes: readonly string[] } | Refused<SignInRefusal>>;
  /** Takes a code of the app or a backup code; each works once. */
  showSecondFactor(session: Session, code: string, attempt: Attempt): Promise<{ readonly ok: true } | Refused<SignInRefusal>>;
  chooseAgency(session: Session, agencyId: AgencyId): Promise<boolean>;
  /** New backup codes, shown this once; the old ones no longer work. @throws NotAllowedError when the session did not show the second factor */
  newBackupCodes(session: Session): Promise<readonly string[]>;
  /**
   * Sets an employee's password and ends the account's sessions on other devices.
   * @throws NotAllowedError for a candidate, who signs in by link only, and for a session that did not show the second factor
   */
  setPassword(session: Session, password: string): Promise<{ readonly ok: true } | Refused<'password-length'>>;
  saveSettings(session: Session, settings: { language: 'nl' | 'en'; shortcuts: Shortcuts }): Promise<void>;
  /** Ends the account's sessions on every other device. */
  signOutElsewhere(session: Session): Promise<void>;
  /** Ends the session on the server. @returns cookies that clear it */
  signOut(cookie: string | undefined): Promise<readonly string[]>;
  /** An account without a password: a link by mail lets the person in. */
  createEmployee(email: string, name: string): Promise<AccountId>;
  createCandidate(email: string, name: string): Promise<AccountId>;
};
