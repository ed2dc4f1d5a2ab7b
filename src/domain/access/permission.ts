import type { Actor, Role } from './actor.ts';

/**
 * What may be done, by which roles, and what it leaves behind.
 * `candidate`: the act concerns one candidate, and the actor must be assigned to that candidate (or be that candidate, or be a role that
 * `anyCandidate` names). `audit`: every use is written to the agency's audit log. Row-level security enforces the same underneath.
 * @source design page section 4; domain reference section 6.3 (role matrix)
 */
type Rule = { readonly roles: readonly Role[]; readonly candidate?: true; readonly audit?: true };

/** Who may do what; an act that is not named here cannot be asked for. */
export const PERMISSIONS = {
  'account.own': { roles: ['candidate', 'jobhunter', 'coach', 'teamlead', 'office', 'administrator'] },
  'account.list': { roles: ['administrator', 'teamlead'] },
  'account.change': { roles: ['administrator'], audit: true },
  'assignment.change': { roles: ['teamlead'], candidate: true, audit: true },
  'mail.list': { roles: ['administrator'] },
  'job.list': { roles: ['administrator'] },
  'job.retry': { roles: ['administrator'], audit: true },
  'source.list': { roles: ['administrator', 'jobhunter', 'coach', 'teamlead', 'office'] },
  'source.change': { roles: ['administrator'], audit: true },
  'source.run': { roles: ['administrator', 'system'], audit: true },
  'vacancy.ingest': { roles: ['system'] },
  'vacancy.view': { roles: ['jobhunter', 'coach', 'teamlead', 'office', 'administrator', 'system'] },
  'vacancy.group': { roles: ['jobhunter', 'coach'], audit: true },
  'vacancy.paste': { roles: ['jobhunter', 'coach'], audit: true },
  'reading.correct': { roles: ['jobhunter', 'coach'], audit: true },
  'candidate.list': { roles: ['jobhunter', 'coach', 'teamlead', 'office', 'system'] },
  'candidate.view': { roles: ['candidate', 'jobhunter', 'coach', 'teamlead', 'office'], candidate: true },
  'candidate.add': { roles: ['coach', 'teamlead', 'office'], audit: true },
  'candidate.change': { roles: ['coach', 'teamlead', 'office'], candidate: true, audit: true },
  'fml.view': { roles: ['candidate', 'coach'], candidate: true, audit: true },
  'fml.consult': { roles: ['teamlead'], candidate: true, audit: true },
  'fml.enter': { roles: ['coach'], candidate: true, audit: true },
  'fml.preview': { roles: ['coach'], candidate: true, audit: true },
  'fml.settle-words': { roles: ['coach'], candidate: true, audit: true },
  'words.write': { roles: ['candidate'], candidate: true, audit: true },
  'limit.view': { roles: ['candidate', 'jobhunter', 'coach', 'teamlead', 'system'], candidate: true },
  'zoekprofiel.view': { roles: ['candidate', 'jobhunter', 'coach', 'teamlead', 'system'], candidate: true },
  'zoekprofiel.preview': { roles: ['coach'], candidate: true },
  'limit.cost': { roles: ['coach'], candidate: true },
  'zoekprofiel.write': { roles: ['coach'], candidate: true, audit: true },
  'match.ask': { roles: ['jobhunter', 'coach'], candidate: true, audit: true },
  'match.judge': { roles: ['system'] },
  'match.view': { roles: ['jobhunter', 'coach', 'teamlead'], candidate: true },
  'review.queue': { roles: ['jobhunter', 'coach', 'teamlead'] },
  'order.view': { roles: ['teamlead'] },
  'order.change': { roles: ['teamlead'], audit: true },
  'review.wake': { roles: ['system'] },
  'review.decide': { roles: ['jobhunter', 'coach'], candidate: true, audit: true },
  'search.keep': { roles: ['jobhunter', 'coach'], candidate: true, audit: true },
  'search.view': { roles: ['jobhunter', 'coach', 'teamlead', 'system'], candidate: true },
  'question.answer': { roles: ['coach'], candidate: true, audit: true },
  'shortlist.view': { roles: ['candidate', 'jobhunter', 'coach', 'teamlead'], candidate: true },
  'shortlist.answer': { roles: ['candidate'], candidate: true, audit: true },
  'rest.change': { roles: ['candidate', 'coach'], candidate: true, audit: true },
  'application.view': { roles: ['candidate', 'jobhunter', 'coach', 'teamlead'], candidate: true },
  'application.change': { roles: ['candidate', 'jobhunter', 'coach'], candidate: true, audit: true },
  'evidence.view': { roles: ['candidate', 'jobhunter', 'coach'], candidate: true, audit: true },
  'effort.view': { roles: ['candidate', 'jobhunter', 'coach', 'teamlead'], candidate: true },
  'effort.add': { roles: ['jobhunter', 'coach', 'candidate'], candidate: true, audit: true },
  'effort.record-search': { roles: ['system'] },
  'chain.anchor': { roles: ['system'] },
  'effort.export': { roles: ['candidate', 'jobhunter', 'coach', 'teamlead'], candidate: true, audit: true },
  'audit.view-own': { roles: ['candidate'], candidate: true },
  'audit.view': { roles: ['teamlead'], audit: true },
} as const satisfies Record<string, Rule>;

export type Permission = keyof typeof PERMISSIONS;

/**
 * Whether the actor's roles carry the permission. Assignment to a candidate is looked up apart, in the database.
 * A session of an employee without the second factor carries none but the care of its own account. Never throws.
 */
export function mayRole(actor: Actor, permission: Permission): boolean {
  const rule: Rule = PERMISSIONS[permission];
  if (!actor.secondFactor && permission !== 'account.own') return false;
  return actor.roles.some((role) => rule.roles.includes(role));
}

/** Whether every use of the permission is written to the audit log. */
export function isAudited(permission: Permission): boolean {
  return (PERMISSIONS[permission] as Rule).audit === true;
}

/** Whether the permission concerns one candidate, so that the transaction must name which. */
export function concernsCandidate(permission: Permission): boolean {
  return (PERMISSIONS[permission] as Rule).candidate === true;
}
