/** Database roles that log in, as our SQL names them. The owner's login may be any role that can stand in for `spoor_owner`. */
export const LOGIN_ROLES = { app: 'spoor_app', auth: 'spoor_auth', queue: 'spoor_queue', matcher: 'spoor_matcher' } as const;

/** One URL per login; they hold passwords. */
export type LoginUrls = { readonly owner: string } & { readonly [Login in keyof typeof LOGIN_ROLES]: string };
