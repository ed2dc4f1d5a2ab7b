import type { ErrorRequestHandler, RequestHandler } from 'express';
import { AppError } from '../domain/shared/errors.ts';
import type { Log } from '../ports/log.ts';
import { html } from './html.ts';
import { layout } from './layout.ts';
import type { TextKey } from './messages/catalogue.ts';
import type { PageContext, PageRequest } from './page.ts';

/** The form did not come from a page of ours. */
export class CsrfError extends Error {
  override readonly name = 'CsrfError';
}

type Shown = { readonly status: number; readonly title: TextKey; readonly text: TextKey };

/** Every code once; one that is missing does not compile. */
const SHOWN: Record<AppError['code'], Shown> = {
  'not-found': { status: 404, title: 'error.404.title', text: 'error.404.text' },
  'not-allowed': { status: 403, title: 'error.403.title', text: 'error.403.text' },
  conflict: { status: 409, title: 'error.409.title', text: 'error.409.text' },
  upstream: { status: 503, title: 'error.503.title', text: 'error.503.text' },
  config: { status: 500, title: 'error.500.title', text: 'error.500.text' },
  'no-transaction': { status: 500, title: 'error.500.title', text: 'error.500.text' },
  'layout-changed': { status: 503, title: 'error.503.title', text: 'error.503.text' },
  tampered: { status: 500, title: 'error.500.title', text: 'error.500.text' },
};
const BUG: Shown = { status: 500, title: 'error.500.title', text: 'error.500.text' };

function toShown(error: unknown): Shown {
  if (error instanceof AppError) return SHOWN[error.code];
  if (error instanceof CsrfError) return { status: 403, title: 'error.csrf.title', text: 'error.csrf.text' };
  const status = typeof error === 'object' && error !== null && 'status' in error ? error.status : null;
  if (status === 413) return { status: 413, title: 'error.413.title', text: 'error.413.text' };
  // Express' own refusals: a broken address, a body in an unknown encoding.
  return typeof status === 'number' && status >= 400 && status < 500 ? { status, title: 'error.404.title', text: 'error.404.text' } : BUG;
}

function errorPage(page: PageContext, { title, text }: Shown): string {
  return layout(page, { title: page.t(title) }, html`<p class="utrecht-paragraph">${page.t(text)}</p>`);
}

export const notFound: RequestHandler = (req, res) => {
  res.status(404).send(errorPage((req as PageRequest).page, SHOWN['not-found']));
};

/** Shows an error as a page, and logs the ones that somebody must look at. */
export function showErrors(log: Log): ErrorRequestHandler {
  return (error: unknown, req, res, next) => {
    const shown = toShown(error);
    const { method } = req;
    const route = typeof req.route === 'object' && req.route !== null && 'path' in req.route ? String(req.route.path) : '';
    if (shown.status >= 500) log.error('web.failed', { method, route, status: shown.status }, error);
    if (res.headersSent) return next(error);
    const { page } = req as Partial<PageRequest>;
    if (!page) return void res.status(shown.status).type('text').send(String(shown.status));
    res.status(shown.status).send(errorPage(page, shown));
  };
}
