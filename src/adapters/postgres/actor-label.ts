import type { Actor, Role } from '../../domain/access/actor.ts';

/** The role under which an act is written down: the first one that the actor holds. */
export function actorRole(actor: Actor): Role {
  return actor.roles[0] ?? 'system';
}

/** Role and account as a chain's hash covers them. */
export function actorLabel(actor: Actor): string {
  return `${actorRole(actor)}:${actor.accountId ?? ''}`;
}
