import { html, type Html } from '../../../src/web/html.ts';
import type { LocalDate } from '../../../src/domain/shared/local-date.ts';
import { renderText } from './render-text.ts';
import type { DemoSite } from './sites.ts';
import type { DemoVacancy } from './vacancies.ts';

/** Vacancies on one page of an overview. */
const PAGE_SIZE = 10;
/** Vacancies that a vacancy page points at. */
const RELATED = 3;

/** A site with the vacancies that it carries, at the address where it answers. */
export type LiveSite = { readonly site: DemoSite; readonly origin: string; readonly vacancies: readonly DemoVacancy[] };

export const pathOf = (site: DemoSite, { slug, answer }: DemoVacancy): string =>
  answer === 'disallowed' ? `${site.disallow[0] ?? site.folder}${slug}` : `${site.folder}${slug}`;

const employerOf = (site: DemoSite, { employer }: DemoVacancy): string => employer ?? site.name;

const dutch = new Intl.DateTimeFormat('nl-NL', { day: 'numeric', month: 'long', year: 'numeric', timeZone: 'UTC' });
const dayInWords = (day: LocalDate): string => dutch.format(new Date(day));

export const overviewPath = (page: number): string => (page === 1 ? '/vacatures' : `/vacatures?pagina=${page}`);
export const pageCount = ({ vacancies }: LiveSite): number => Math.max(1, Math.ceil(vacancies.length / PAGE_SIZE));

/** One page of the overview, the newest first. @param page from 1 */
export function renderOverview(live: LiveSite, page: number): string {
  const { site, vacancies } = live;
  const shown = newestFirst(vacancies).slice((page - 1) * PAGE_SIZE, page * PAGE_SIZE);
  const last = pageCount(live);
  return frame(
    live,
    page === 1 ? 'Vacatures' : `Vacatures, pagina ${page}`,
    html`<main>
      <h1>Vacatures</h1>
      <p class="aantal">${vacancies.length} vacatures gevonden</p>
      ${
        site.overview === 'cards'
          ? html`<ul class="resultaten">
              ${shown.map((vacancy) => card(site, vacancy))}
            </ul>`
          : table(site, shown)
      }
      <p class="bladeren">
        ${page > 1 ? html`<a class="vorige" href="${overviewPath(page - 1)}">Vorige</a> ` : null}Pagina ${page} van
        ${last}${page < last ? html` <a class="volgende" href="${overviewPath(page + 1)}">Volgende</a>` : null}
      </p>
    </main>`,
  );
}

/** A list for a feed or overview: what was published last stands on top. */
export const newestFirst = (vacancies: readonly DemoVacancy[]): readonly DemoVacancy[] =>
  vacancies.toSorted((a, b) => (a.postedOn < b.postedOn ? 1 : a.postedOn > b.postedOn ? -1 : 0));

const card = (site: DemoSite, vacancy: DemoVacancy): Html =>
  html`<li class="resultaat">
    <h2><a href="${pathOf(site, vacancy)}">${vacancy.title}</a></h2>
    <span class="plaats">${vacancy.place}</span>${vacancy.hours === undefined ? null : html` <span class="uren">${vacancy.hours}</span>`}
  </li>`;

const table = (site: DemoSite, shown: readonly DemoVacancy[]): Html =>
  html`<table id="vacaturelijst">
    <thead>
      <tr>
        <th>Functie</th>
        <th>Plaats</th>
      </tr>
    </thead>
    <tbody>
      ${shown.map(
        (vacancy) =>
          html`<tr>
            <td><a href="${pathOf(site, vacancy)}">${vacancy.title}</a></td>
            <td>${vacancy.place}</td>
          </tr>`,
      )}
    </tbody>
  </table>`;

/** The page of one vacancy, as its site would show it. */
export function renderVacancy(live: LiveSite, vacancy: DemoVacancy): string {
  const { site, vacancies } = live;
  if (vacancy.answer === 'script-only') return renderShell(site, vacancy);
  const at = vacancies.indexOf(vacancy);
  const others = [...vacancies.slice(at + 1), ...vacancies.slice(0, Math.max(at, 0))].filter(({ answer }) => answer === undefined);
  const related = others.filter(({ sector }) => sector === vacancy.sector || site.employer !== null).slice(0, RELATED);
  return frame(
    live,
    `${vacancy.title} in ${vacancy.place}`,
    html`<p class="kruimels"><a href="/">Home</a> / <a href="/vacatures">Vacatures</a></p>
      <main>
        <article class="vacature">
          <h1>${vacancy.title}</h1>
          ${facts(site, vacancy)}
          <div class="tekst">${renderText(vacancy.text, site.texts)}</div>
          <p><a class="knop" href="mailto:${site.mail}?subject=${encodeURIComponent(vacancy.title)}">Solliciteer</a></p>
        </article>
      </main>
      ${
        related.length === 0
          ? null
          : html`<aside class="meer">
              <h2>Bekijk ook</h2>
              <ul>
                ${related.map((other) => card(site, other))}
              </ul>
            </aside>`
      }`,
    site.publishes === 'markup' ? markup(live, vacancy) : null,
  );
}

/** What the page says beside the text, in the manner of the site. */
function facts(site: DemoSite, vacancy: DemoVacancy): Html | null {
  const closes = vacancy.closesOn === null ? null : dayInWords(vacancy.closesOn);
  const said: readonly (readonly [label: string, value: string | null | undefined])[] = [
    // With markup it stands there; a page without it says so in words, on the site of one employer too.
    ['Werkgever', site.employer === null || site.publishes !== 'markup' ? vacancy.employer : null],
    ['Plaats', vacancy.place],
    ['Uren per week', vacancy.hours],
    ['Salaris', vacancy.pay],
    ['Dienstverband', vacancy.contract],
    ['Opleiding', vacancy.education],
    ['Geplaatst op', dayInWords(vacancy.postedOn)],
    ['Reageren tot en met', closes],
  ];
  const shown = said.flatMap(([label, value]) => (value === null || value === undefined ? [] : [[label, value] as const]));
  if (site.facts === 'none') return null;
  if (site.facts === 'line') return html`<p class="feiten">${shown.map(([label, value]) => `${label}: ${value}`).join(' | ')}</p>`;
  if (site.facts === 'table')
    return html`<table class="feiten">
      ${shown.map(
        ([label, value]) =>
          html`<tr>
            <th>${label}</th>
            <td>${value}</td>
          </tr>`,
      )}
    </table>`;
  return html`<dl class="feiten">
    ${shown.map(
      ([label, value]) =>
        html`<dt>${label}</dt>
          <dd>${value}</dd>`,
    )}
  </dl>`;
}

/** The page's JobPosting. Sites fill it as they please: the text always, the rest where they have it in a field. */
function markup({ site, origin }: LiveSite, vacancy: DemoVacancy): object {
  const [town = vacancy.place] = vacancy.place.split(',');
  return {
    '@context': 'https://schema.org/',
    '@type': 'JobPosting',
    title: vacancy.title,
    url: `${origin}${pathOf(site, vacancy)}`,
    datePosted: vacancy.postedOn,
    ...(vacancy.closesOn === null ? {} : { validThrough: `${vacancy.closesOn}T23:59` }),
    hiringOrganization: { '@type': 'Organization', name: employerOf(site, vacancy) },
    jobLocation: { '@type': 'Place', address: { '@type': 'PostalAddress', addressLocality: town, addressCountry: 'NL' } },
    ...(vacancy.hours === undefined ? {} : { workHours: vacancy.hours }),
    ...(vacancy.contract === undefined ? {} : { employmentType: vacancy.contract }),
    ...(vacancy.education === undefined ? {} : { educationRequirements: vacancy.education }),
    ...(vacancy.salary === undefined ? {} : { baseSalary: baseSalary(vacancy.salary) }),
    description: renderText(vacancy.text, site.texts).markup,
  };
}

const baseSalary = ([minValue, maxValue, unitText]: readonly [number, number, 'HOUR' | 'MONTH']): object => ({
  '@type': 'MonetaryAmount',
  currency: 'EUR',
  value: { '@type': 'QuantitativeValue', minValue, maxValue, unitText },
});

/** A page that a visitor's browser would have to fill. */
const renderShell = (site: DemoSite, { title }: DemoVacancy): string =>
  `<!doctype html>\n${
    html`<html lang="nl">
      <head>
        <meta charset="utf-8" />
        <title>${title} | ${site.name}</title>
      </head>
      <body>
        <div id="app"></div>
        <noscript>Zet JavaScript aan om deze vacature te bekijken.</noscript>
        <script src="/app.js"></script>
      </body>
    </html>`.markup
  }`;

/** What a visitor sees whom the site keeps out. */
export const renderRefusal = ({ name }: DemoSite): string =>
  `<!doctype html>\n${
    html`<html lang="nl">
      <head>
        <meta charset="utf-8" />
        <title>Toegang geweigerd</title>
      </head>
      <body>
        <h1>Toegang geweigerd</h1>
        <p>${name} staat geautomatiseerde bezoekers op deze pagina niet toe.</p>
      </body>
    </html>`.markup
  }`;

export const renderMissing = (live: LiveSite): string =>
  frame(
    live,
    'Pagina niet gevonden',
    html`<main>
      <h1>Pagina niet gevonden</h1>
      <p><a href="/vacatures">Naar de vacatures</a></p>
    </main>`,
  );

export const renderHome = (live: LiveSite): string =>
  frame(
    live,
    live.site.motto,
    html`<main>
      <h1>${live.site.motto}</h1>
      <p>${live.site.about}</p>
      <p><a href="/vacatures">Bekijk onze vacatures</a></p>
    </main>`,
  );

/** Head, menu and foot of the site around a page. */
function frame({ site }: LiveSite, title: string, body: Html, data: object | null = null): string {
  const script = data === null ? '' : `<script type="application/ld+json">${JSON.stringify(data).replaceAll('<', '\\u003c')}</script>`;
  const style = `body{font:1rem/1.5 sans-serif;max-width:60rem;margin:0 auto;padding:0 1rem}header,footer{border-color:${site.colour};border-style:solid;border-width:0 0 4px;padding:.5rem 0}footer{border-width:4px 0 0;margin-top:3rem}nav a{margin-right:1rem}a{color:${site.colour}}.resultaten,.meer ul{padding:0}.resultaat{list-style:none;border-top:1px solid #ddd;padding:.5rem 0}.resultaat h2{font-size:1.1rem;margin:0}.knop{background:${site.colour};color:#fff;padding:.5rem 1rem}dt,th{font-weight:bold;text-align:left}.cookies{background:#eee;padding:.5rem;font-size:.85rem}`;
  const page = html`<body>
    <div class="cookies">${site.cookies}</div>
    <header>
      <a href="/">${site.name}</a>
      <nav>${site.menu.map((item) => html`<a href="${/vacature|werken bij/i.test(item) ? '/vacatures' : '/'}">${item}</a>`)}</nav>
    </header>
    ${body}
    <footer>
      <p>${site.about}</p>
      <p>${site.name}, ${site.mail}. <a href="/">Privacy</a> <a href="/">Algemene voorwaarden</a></p>
      <p>Deze site hoort bij een demonstratie: de werkgever en de vacatures zijn verzonnen.</p>
    </footer>
  </body>`;
  return `<!doctype html>\n<html lang="nl"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width"><meta property="og:site_name" content="${site.name}"><title>${html`${title} | ${site.name}`.markup}</title><style>${style}</style>${script}</head>\n${page.markup}</html>`;
}
