import type { NextFunction, Request, Response, Router } from 'express';
import type { Actor } from '../domain/access/actor.ts';
import { mayRole, type Permission } from '../domain/access/permission.ts';
import { NotAllowedError, NotFoundError } from '../domain/shared/errors.ts';
import type { Session } from '../ports/sign-in.ts';
import type { Html } from './html.ts';
import type { Language, TextKey, Translate } from './messages/catalogue.ts';
import type { Path } from './paths.ts';
import { paths } from './paths.ts';

/** What every page knows of the request it answers. */
export type PageContext = {
  readonly lang: Language;
  readonly t: Translate;
  /** Path and query of this page, for going back to it. */
  readonly url: string;
  readonly session: Session | null;
  /** Null until the session works in an agency. */
  readonly actor: Actor | null;
  /** Hidden field that every form carries. */
  readonly csrfField: Html;
  /** What the page before wants said, once. */
  readonly flash: TextKey | null;
  /** True on the demo: the mail screen shows bodies. */
  readonly demo: boolean;
};

/** Who may reach a route: a permission of the table, anybody signed in, or anybody. */
export type Guard = {
  readonly may: Permission | 'signed-in' | 'public';
  /** The permission under which the use case leaves an audit entry; null where it leaves none. */
  readonly audit: Permission | null;
};

export type PageRequest = Request & { readonly actor: Actor; readonly page: PageContext; readonly session: Session | null };
type Handler = (req: PageRequest, res: Response) => Promise<void> | void;

export type RegisteredRoute = Guard & { readonly method: 'get' | 'post'; readonly pattern: string };

/** Registers pages with who may reach them; the list of all is what the authorisation matrix is tested against. */
export type PageRouter = {
  readonly routes: readonly RegisteredRoute[];
  get(path: Pick<Path<string>, 'pattern'>, guard: Guard, handler: Handler): void;
  post(path: Pick<Path<string>, 'pattern'>, guard: Guard, handler: Handler): void;
};

export function createPageRouter(router: Router): PageRouter {
  const routes: RegisteredRoute[] = [];
  const register =
    (method: 'get' | 'post') =>
    ({ pattern }: Pick<Path<string>, 'pattern'>, guard: Guard, handler: Handler): void => {
      routes.push({ ...guard, method, pattern });
      router[method](pattern, async (req: Request, res: Response, _next: NextFunction) => {
        const request = req as PageRequest;
        const elsewhere = whereFirst(request, guard);
        if (elsewhere !== null) return res.redirect(303, elsewhere);
        if (guard.may !== 'public' && guard.may !== 'signed-in' && !mayRole(request.actor, guard.may)) throw new NotAllowedError(guard.may);
        await handler(request, res);
      });
    };
  return { routes, get: register('get'), post: register('post') };
}

/** The page that has to come first: signing in, the second factor, choosing an agency. Null when this one may be tried. */
function whereFirst({ method, page: { session, actor, url } }: PageRequest, { may }: Guard): string | null {
  if (may === 'public') return null;
  if (!session) return paths.signIn.form.url({ naar: method === 'GET' ? url : null });
  if (may === 'signed-in') return null;
  if (!actor) return paths.signIn.agency.url();
  if (!actor.secondFactor)
    return session.enrolled ? paths.signIn.factor.url({ naar: method === 'GET' ? url : null }) : paths.signIn.enrol.url();
  return null;
}

const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i;

/** An id out of the address. @throws NotFoundError when it cannot be one */
export function idParam<T>(req: PageRequest, name: string, toId: (value: string) => T): T {
  const value = req.params[name];
  if (typeof value !== 'string' || !UUID.test(value)) throw new NotFoundError(name, String(value));
  return toId(value);
}

/** One value of the query; null when it is absent or given more than once. */
export function queryText(req: PageRequest, name: string): string | null {
  const value = req.query[name];
  return typeof value === 'string' && value !== '' ? value : null;
}

/** Goes to another page, which says the message once. */
export function redirect(res: Response, url: string, flash?: TextKey): void {
  const secure = res.app.get(SECURE_COOKIES) === true;
  if (flash) res.cookie(FLASH_COOKIE, flash, { httpOnly: true, sameSite: 'lax', secure, maxAge: 60_000 });
  res.redirect(303, url);
}

/** Only our own pages: an address that leads to another site becomes the start page. */
export function safeBack(url: string): string {
  const own = 'http://own.invalid';
  if (!url.startsWith('/') || !URL.canParse(url, own)) return paths.home.url();
  // As a browser reads it, who skips tabs and takes a backslash for a slash.
  const { origin, pathname, search } = new URL(url, own);
  return origin === own && !pathname.startsWith('//') ? `${pathname}${search}` : paths.home.url();
}

export const FLASH_COOKIE = 'spoor_melding';
/** Setting of the server: whether its cookies are for https only. */
export const SECURE_COOKIES = 'secure cookies';
