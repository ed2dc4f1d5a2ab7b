import type { Role } from '../domain/access/actor.ts';
import { mayRole, type Permission } from '../domain/access/permission.ts';
import { attributes, html, Html } from './html.ts';
import { errorSummary } from './components/form.ts';
import { alert, link } from './components/show.ts';
import type { FieldErrors } from './forms.ts';
import type { TextKey } from './messages/catalogue.ts';
import type { PageContext } from './page.ts';
import { paths } from './paths.ts';
import { assetUrl } from './assets.ts';

type NavItem = { readonly href: string; readonly label: TextKey; readonly may: Permission; readonly roles?: readonly Role[] };

const EMPLOYEE_NAV: readonly NavItem[] = [
  { href: paths.review.queues.url(), label: 'nav.queue', may: 'review.queue' },
  { href: paths.review.weights.url(), label: 'nav.order', may: 'order.view' },
  { href: paths.candidate.list.url(), label: 'nav.candidates', may: 'candidate.list' },
  { href: paths.vacancy.search.url(), label: 'nav.vacancies', may: 'vacancy.view' },
  { href: paths.vacancy.paste.url(), label: 'nav.paste', may: 'vacancy.paste' },
  { href: paths.question.list.url(), label: 'nav.questions', may: 'question.answer' },
  { href: paths.source.list.url(), label: 'nav.sources', may: 'source.list' },
  { href: paths.admin.jobs.url(), label: 'nav.jobs', may: 'job.list' },
  { href: paths.admin.mail.url(), label: 'nav.mail', may: 'mail.list' },
  { href: paths.admin.accounts.url(), label: 'nav.accounts', may: 'account.list' },
  { href: paths.admin.audit.url(), label: 'nav.audit', may: 'audit.view' },
];

const CANDIDATE_NAV: readonly NavItem[] = [
  { href: paths.portal.shortlist.url(), label: 'nav.shortlist', may: 'shortlist.answer' },
  { href: paths.portal.applications.url(), label: 'nav.applications', may: 'application.view' },
  { href: paths.portal.limits.url(), label: 'nav.limits', may: 'limit.view' },
  { href: paths.portal.rest.url(), label: 'nav.rest', may: 'rest.change' },
  { href: paths.portal.log.url(), label: 'nav.log', may: 'effort.view' },
  { href: paths.portal.audit.url(), label: 'nav.own-audit', may: 'audit.view-own' },
];

export type LayoutOptions = {
  readonly title: string;
  readonly errors?: FieldErrors | undefined;
  /** A wide page uses the whole screen (the review screen). */
  readonly wide?: boolean;
  /** Replaces the heading when it needs more than the title; still exactly one h1. */
  readonly heading?: Html;
  /** The page that this one belongs to: a link above the heading. */
  readonly back?: { readonly href: string; readonly label: string };
};

/** A whole page: one h1, a skip link, the navigation of the actor's roles, what went wrong first. */
export function layout(page: PageContext, { title, errors = {}, wide = false, heading, back }: LayoutOptions, content: Html): string {
  const { t } = page;
  const inTitle = Object.keys(errors).length > 0 ? `${t('form.error-summary')}: ` : '';
  return html`${DOCTYPE}
    <html lang="${page.lang}" class="utrecht-document">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <title>${inTitle}${title} – ${t('app.name')}</title>
        <meta name="color-scheme" content="light" />
        <meta name="htmx-config" content='{"includeIndicatorCSS":false}' />
        <link rel="stylesheet" href="${assetUrl('utrecht.css')}" />
        <link rel="stylesheet" href="${assetUrl('app.css')}" />
        <link rel="icon" href="${assetUrl('icon.svg')}" type="image/svg+xml" />
        <script src="${assetUrl('htmx.js')}" defer></script>
        <script src="${assetUrl('app.js')}" defer></script>
      </head>
      <body class="utrecht-body utrecht-page" ${shortcutAttributes(page)}>
        <a class="utrecht-skip-link utrecht-skip-link--visible-on-focus" href="#inhoud">${t('app.skip')}</a>
        <header class="kop">
          <div class="kop__balk">
            <a class="merk" href="${paths.home.url()}"><span class="merk__teken" aria-hidden="true"></span>${t('app.name')}</a>
            ${who(page)} ${languages(page)}
          </div>
          ${navigation(page)}
        </header>
        <main class="inhoud${wide ? ' inhoud--breed' : ''}" id="inhoud" tabindex="-1">
          ${page.flash ? html`<div role="status" tabindex="-1" data-focus>${alert('ok', t(page.flash))}</div>` : null}
          ${back ? html`<p class="terug">${link(back.href, html`<span aria-hidden="true">←</span> ${back.label}`)}</p>` : null}
          ${errorSummary(page, errors)} ${heading ?? html`<h1 class="utrecht-heading-1">${title}</h1>`} ${content}
        </main>
        <footer class="voet">
          <p class="utrecht-paragraph">${t('app.footer')} · ${link(paths.accessibility.url(), t('accessibility.title'))}</p>
        </footer>
      </body>
    </html>`.toString();
}

const DOCTYPE = new Html('<!doctype html>');

/** Shortcuts as the person set them; none at all when switched off. */
function shortcutAttributes({ session }: PageContext): Html | null {
  return session?.shortcuts.on ? attributes({ 'data-shortcuts': JSON.stringify(session.shortcuts.keys) }) : null;
}

function who(page: PageContext): Html | null {
  const { session, actor, t } = page;
  if (!session) return null;
  const agency = session.memberships.find((membership) => membership.agencyId === actor?.agencyId);
  return html`<div class="wie">
    <span class="wie__naam"
      >${t('app.signed-in-as', session.name)}${agency ? html` <span class="wie__bureau${session.memberships.length > 1 ? '' : ' wie__bureau--enige'}">${t('app.works-at', agency.agencyName)}</span>` : null}</span
    >
    <a class="utrecht-link utrecht-link--html-a" href="${paths.account.own.url()}">${t('nav.account')}</a>
    <form method="post" action="${paths.signIn.out.url()}">
      ${page.csrfField}<button class="utrecht-link-button utrecht-link-button--html-button" type="submit">${t('nav.sign-out')}</button>
    </form>
  </div>`;
}

function languages(page: PageContext): Html {
  const other = page.lang === 'nl' ? { code: 'en', name: 'English' } : { code: 'nl', name: 'Nederlands' };
  return html`<form method="post" action="${paths.language.url()}" class="taal">
    ${page.csrfField}<input type="hidden" name="naar" value="${page.url}" />
    <button
      class="utrecht-link-button utrecht-link-button--html-button"
      type="submit"
      name="taal"
      value="${other.code}"
      lang="${other.code}"
    >
      ${other.name}
    </button>
  </form>`;
}

function navigation(page: PageContext): Html | null {
  const { actor, t } = page;
  if (!actor?.secondFactor) return null;
  const items = actor.candidateId === null ? EMPLOYEE_NAV : CANDIDATE_NAV;
  const shown = items.filter((item) => mayRole(actor, item.may));
  const here = page.url.split('?')[0] ?? '';
  // Of an address within another's, the longer one is where we are.
  const [place] = shown
    .map(({ href }) => href)
    .filter((href) => here === href || here.startsWith(`${href}/`))
    .toSorted((a, b) => b.length - a.length);
  return html`<nav class="menu" aria-label="${t('app.menu')}">
    <details open data-menu>
      <summary>${t('app.menu-short')}</summary>
      <ul>
        ${shown.map(({ href, label }) => {
          return html`<li><a${attributes({ href, 'aria-current': href === place ? 'page' : null })}>${t(label)}</a></li>`;
        })}
      </ul>
    </details>
  </nav>`;
}
