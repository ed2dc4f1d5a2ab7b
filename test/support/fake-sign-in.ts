import type { Role } from '../../src/domain/access/actor.ts';
import { toAccountId, toAgencyId, toCandidateId } from '../../src/domain/shared/ids.ts';
import type { Session, SignIn } from '../../src/ports/sign-in.ts';

const AGENCY = toAgencyId('11111111-1111-4111-8111-111111111111');

export const aSession = (roles: readonly Role[], given: Partial<Session> = {}): Session => ({
  id: '22222222-2222-4222-8222-222222222222',
  accountId: toAccountId('33333333-3333-4333-8333-333333333333'),
  name: 'Sam Voorbeeld',
  email: 'sam@voorbeeld.example',
  language: 'nl',
  shortcuts: { on: true, keys: {} },
  secondFactor: true,
  enrolled: true,
  agencyId: AGENCY,
  memberships: [
    {
      agencyId: AGENCY,
      agencyName: 'Spoor Vooruit',
      roles,
      candidateId: roles.includes('candidate') ? toCandidateId('44444444-4444-4444-8444-444444444444') : null,
    },
  ],
  ...given,
});

/** Sign-in where one session is open for whoever comes by, or none; it lets nobody in and sets nothing up. */
export function aSignInWith(session: Session | null): SignIn {
  const wrong = { ok: false, refusal: 'wrong' } as const;
  const account = toAccountId('55555555-5555-4555-8555-555555555555');
  return {
    sessionOf: async () => session,
    withPassword: async () => wrong,
    sendLink: async () => ({ ok: true }),
    openLink: async () => wrong,
    startEnrolment: async () => null,
    confirmEnrolment: async () => wrong,
    showSecondFactor: async () => wrong,
    newBackupCodes: async () => [],
    chooseAgency: async () => false,
    setPassword: async () => ({ ok: true }),
    saveSettings: async () => undefined,
    signOutElsewhere: async () => undefined,
    signOut: async () => [],
    createEmployee: async () => account,
    createCandidate: async () => account,
  };
}
