import { createHmac, randomBytes, timingSafeEqual } from 'node:crypto';
import express, { type Express, type NextFunction, type Request, type RequestHandler, type Response } from 'express';
import helmet from 'helmet';
import type { Actor } from '../domain/access/actor.ts';
import type { Log } from '../ports/log.ts';
import type { Session, SignIn } from '../ports/sign-in.ts';
import { serveAssets } from './assets.ts';
import { CsrfError, notFound, showErrors } from './errors.ts';
import { CSRF_FIELD, readUpload, takeUpload } from './forms.ts';
import { showHealth } from './health.ts';
import { html } from './html.ts';
import { translator, type Language, type TextKey } from './messages/catalogue.ts';
import { nl } from './messages/nl/index.ts';
import { createPageRouter, FLASH_COOKIE, SECURE_COOKIES, type PageContext, type PageRequest, type PageRouter } from './page.ts';
import { paths } from './paths.ts';
import { registerRoutes, type Ui } from './routes.ts';

export type ServerOptions = {
  /** Origin under which people reach the service; https makes the cookies secure. */
  readonly publicUrl: string;
  /** Signs the proof that a form is ours. */
  readonly formSecret: string;
  readonly demo: boolean;
  readonly log: Log;
  readonly signIn: SignIn;
  readonly ui: Ui;
  /** Throws when the service cannot work; for the health check. */
  readonly check: () => Promise<void>;
};

const FORM_COOKIE = 'spoor_formulier';
const LANGUAGE_COOKIE = 'spoor_taal';

/** The web server: pages, forms and files, and nothing that knows of databases. */
export function createServer(options: ServerOptions): { readonly server: Express; readonly page: PageRouter } {
  const server = express();
  const secure = options.publicUrl.startsWith('https:');
  server.disable('x-powered-by');
  // A reverse proxy stands on this machine or in its private network; else every visitor would have the proxy's address.
  server.set('trust proxy', ['loopback', 'linklocal', 'uniquelocal']);
  server.set(SECURE_COOKIES, secure);
  server.use(securityHeaders(secure));
  server.use(serveAssets);
  server.get(paths.health.pattern, showHealth(options));
  server.use(logRequests(options.log));
  server.use(express.urlencoded({ extended: false, limit: '1mb', parameterLimit: 2000 }), takeUpload);
  server.use(withPage(options, secure));
  server.use(checkForm(options));
  const router = express.Router();
  const page = createPageRouter(router);
  registerRoutes(page, options.ui, { signIn: options.signIn, secure });
  server.use(router);
  server.use(notFound);
  server.use(showErrors(options.log));
  return { server, page };
}

function securityHeaders(secure: boolean): RequestHandler {
  return helmet({
    contentSecurityPolicy: {
      useDefaults: false,
      directives: {
        'default-src': ["'none'"],
        'script-src': ["'self'"],
        'style-src': ["'self'"],
        'img-src': ["'self'", 'data:'],
        'connect-src': ["'self'"],
        'form-action': ["'self'"],
        'frame-ancestors': ["'none'"],
        'base-uri': ["'none'"],
      },
    },
    strictTransportSecurity: secure,
    referrerPolicy: { policy: 'same-origin' },
  });
}

function logRequests(log: Log): RequestHandler {
  return (req, res, next) => {
    const startedAt = performance.now();
    res.on('finish', () => {
      const route = typeof req.route === 'object' && req.route !== null && 'path' in req.route ? String(req.route.path) : 'none';
      log.info('web.request', { method: req.method, route, status: res.statusCode, ms: Math.round(performance.now() - startedAt) });
    });
    next();
  };
}

function readCookie(req: Request, name: string): string | null {
  const found = (req.headers.cookie ?? '')
    .split(';')
    .map((pair) => pair.trim())
    .find((pair) => pair.startsWith(`${name}=`));
  if (found === undefined) return null;
  try {
    return decodeURIComponent(found.slice(name.length + 1));
  } catch {
    // Anybody can send a cookie that is none.
    return null;
  }
}

/** Who is asking, in which language, and the proof that the page's forms carry. */
function withPage({ signIn, formSecret, demo }: ServerOptions, secure: boolean): RequestHandler {
  return async (req: Request, res: Response, next: NextFunction) => {
    const session = await signIn.sessionOf(req.headers.cookie);
    const lang: Language = session?.language ?? (readCookie(req, LANGUAGE_COOKIE) === 'en' ? 'en' : 'nl');
    let form = readCookie(req, FORM_COOKIE);
    if (form === null || !/^[0-9a-f]{64}$/.test(form)) {
      form = randomBytes(32).toString('hex');
      res.cookie(FORM_COOKIE, form, { httpOnly: true, sameSite: 'lax', secure });
    }
    const flash = readCookie(req, FLASH_COOKIE);
    if (flash !== null) res.clearCookie(FLASH_COOKIE);
    const page: PageContext = {
      lang,
      t: translator(lang),
      url: req.originalUrl,
      session,
      actor: session && actorOf(session),
      csrfField: html`<input type="hidden" name="${CSRF_FIELD}" value="${formProof(formSecret, form, session)}" />`,
      flash: flash !== null && Object.hasOwn(nl, flash) ? (flash as TextKey) : null,
      demo,
    };
    Object.assign(req, { page, session, actor: page.actor });
    res.set('cache-control', 'no-store');
    next();
  };
}

/** The actor as which a session works: its agency and the roles there. A candidate's own portal asks for no second factor. */
function actorOf(session: Session): Actor | null {
  const membership = session.memberships.find(({ agencyId }) => agencyId === session.agencyId);
  if (!membership) return null;
  const portal = membership.roles.every((role) => role === 'candidate');
  return {
    accountId: session.accountId,
    agencyId: membership.agencyId,
    roles: membership.roles,
    candidateId: portal ? membership.candidateId : null,
    secondFactor: portal || session.secondFactor,
  };
}

function formProof(secret: string, cookie: string, session: Session | null): string {
  return createHmac('sha256', secret)
    .update(`${cookie}\n${session?.id ?? ''}`)
    .digest('hex');
}

/** A browser that names no origin, or hides it, still has to show the proof. */
function isOwnOrigin({ origin, host }: Request['headers'], publicUrl: string): boolean {
  if (origin === undefined || origin === 'null' || origin === new URL(publicUrl).origin) return true;
  return URL.canParse(origin) && new URL(origin).host === host;
}

/** A form counts only with the proof that this browser and session were given it, and from our own origin. */
function checkForm({ formSecret, publicUrl }: ServerOptions): RequestHandler {
  return async (req: Request, _res: Response, next: NextFunction) => {
    if (req.method === 'GET' || req.method === 'HEAD') return next();
    if (!isOwnOrigin(req.headers, publicUrl)) throw new CsrfError('origin');
    const body: unknown = req.is('multipart/form-data') ? (await readUpload(req as PageRequest))?.fields : req.body;
    const given = typeof body === 'object' && body !== null ? (body as Record<string, unknown>)[CSRF_FIELD] : null;
    const expected = formProof(formSecret, readCookie(req, FORM_COOKIE) ?? '', (req as PageRequest).session);
    if (typeof given !== 'string' || given.length !== expected.length || !timingSafeEqual(Buffer.from(given), Buffer.from(expected))) {
      throw new CsrfError('proof');
    }
    next();
  };
}
