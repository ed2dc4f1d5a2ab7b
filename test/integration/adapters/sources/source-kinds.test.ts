import { readFileSync } from 'node:fs';
import { sourceKindContract } from '../../../contracts/source-kind.contract.ts';
import { aPdf } from '../../../support/a-pdf.ts';
import type { Answers, ServedAnswer } from '../../../support/served-site.ts';

const JSON_TYPE = 'application/json; charset=utf-8';
const XML = 'application/xml; charset=utf-8';
const TYPES: Readonly<Record<string, string>> = {
  json: JSON_TYPE,
  xml: XML,
  html: 'text/html; charset=utf-8',
  csv: 'text/csv; charset=utf-8',
};

const fixture = (name: string): ServedAnswer => ({
  body: readFileSync(new URL(`../../../fixtures/sources/${name}`, import.meta.url), 'utf8'),
  type: TYPES[name.split('.').at(-1) ?? ''] ?? 'text/html',
});

/** Answers with fixtures by path. */
const site =
  (pages: Readonly<Record<string, string>>): Answers =>
  ({ path }) => {
    const name = pages[path];
    return name === undefined ? null : fixture(name);
  };

const workday: Answers = ({ path, body, request }) => {
  if (path !== '/wday/cxs/lelie/Werken/jobs')
    return site({
      '/wday/cxs/lelie/Werken/job/Breda/Medewerker-wasserij_R-10021': 'workday/job-1.json',
      '/wday/cxs/lelie/Werken/job/Breda/Chauffeur-rolstoeltaxi_R-10022': 'workday/job-2.json',
    })({ path, body, request });
  return fixture(JSON.parse(body).offset === 0 ? 'workday/jobs.json' : 'workday/jobs-2.json');
};

sourceKindContract({
  name: 'Recruitee',
  recipe: { kind: 'recruitee' },
  path: '/vacatures',
  site: site({ '/api/offers/': 'recruitee/offers.json' }),
});
sourceKindContract({
  name: 'Teamtailor, from page to page',
  recipe: { kind: 'teamtailor' },
  path: '/jobs',
  site: site({ '/jobs.json': 'teamtailor/jobs.json', '/jobs.json?page=2': 'teamtailor/jobs-2.json' }),
});
sourceKindContract({
  name: 'Personio',
  recipe: { kind: 'personio' },
  path: '/',
  site: site({ '/xml?language=nl': 'personio/positions.xml' }),
});
sourceKindContract({
  name: 'SmartRecruiters, list and details',
  recipe: { kind: 'smartrecruiters' },
  path: '/v1/companies/WasserijDeLelie/postings',
  site: site({
    '/v1/companies/WasserijDeLelie/postings?limit=100&offset=0': 'smartrecruiters/postings.json',
    '/v1/companies/WasserijDeLelie/postings?limit=100&offset=1': 'smartrecruiters/postings-2.json',
    '/v1/companies/WasserijDeLelie/postings/744000081234001': 'smartrecruiters/posting-1.json',
    '/v1/companies/WasserijDeLelie/postings/744000081234002': 'smartrecruiters/posting-2.json',
  }),
});
sourceKindContract({
  name: 'Greenhouse',
  recipe: { kind: 'greenhouse' },
  path: '/v1/boards/wasserijdelelie/jobs',
  site: site({ '/v1/boards/wasserijdelelie/jobs?content=true': 'greenhouse/jobs.json' }),
});
sourceKindContract({
  name: 'Lever',
  recipe: { kind: 'lever' },
  path: '/v0/postings/wasserijdelelie',
  site: site({ '/v0/postings/wasserijdelelie?mode=json&limit=100&skip=0': 'lever/postings.json' }),
});
sourceKindContract({
  name: 'Workable',
  recipe: { kind: 'workable' },
  path: '/api/v1/widget/accounts/wasserijdelelie',
  site: site({ '/api/v1/widget/accounts/wasserijdelelie?details=true': 'workable/account.json' }),
});
sourceKindContract({
  name: 'Ashby',
  recipe: { kind: 'ashby' },
  path: '/posting-api/job-board/wasserijdelelie',
  site: site({ '/posting-api/job-board/wasserijdelelie?includeCompensation=true': 'ashby/board.json' }),
});
sourceKindContract({
  name: 'Homerun',
  recipe: { kind: 'homerun' },
  path: '/wasserijdelelie',
  site: site({ '/wasserijdelelie': 'homerun/feed.xml' }),
});
sourceKindContract({
  name: 'Workday, list by POST and details',
  recipe: { kind: 'workday' },
  path: '/wday/cxs/lelie/Werken/jobs',
  site: workday,
});
sourceKindContract({
  name: 'Jobylon',
  recipe: { kind: 'jobylon' },
  path: '/feeds/7d7e6fd12c614aa5/',
  site: site({ '/feeds/7d7e6fd12c614aa5/?format=json': 'jobylon/feed.json' }),
});

for (const [name, file] of [
  ['RSS 2.0', 'rss/feed.xml'],
  ['RSS 1.0', 'rss/rdf.xml'],
  ['Atom', 'rss/atom.xml'],
  ['JSON Feed', 'rss/feed.json'],
] as const)
  sourceKindContract({ name, recipe: { kind: 'rss', detail: 'never', lists: 'all' }, path: '/feed', site: site({ '/feed': file }) });

sourceKindContract({ name: 'a table', recipe: { kind: 'table' }, path: '/export', site: site({ '/export': 'table/vacatures.csv' }) });
sourceKindContract({
  name: 'a table whose header moves',
  recipe: { kind: 'table' },
  path: '/export',
  site: site({ '/export': 'table/kop-verschoven.csv' }),
});
sourceKindContract({
  name: 'one page with several vacancies',
  recipe: { kind: 'page' },
  path: '/werken',
  site: site({ '/werken': 'page/vacatures.html' }),
});
sourceKindContract({
  name: 'an overview of several pages, with detail pages',
  recipe: { kind: 'listing', list: 'ul.vacatures', item: 'li.vacature-kaart', link: 'a', title: 'h3', next: 'a[rel="next"]' },
  path: '/vacatures',
  site: site({
    '/vacatures': 'listing/overzicht-1.html',
    '/vacatures?pagina=2': 'listing/overzicht-2.html',
    '/vacatures/medewerker-wasserij': 'listing/detail-1.html',
    '/vacatures/chauffeur-rolstoeltaxi': 'listing/detail-2.html',
  }),
});
sourceKindContract({
  name: 'a sitemap and structured data',
  recipe: { kind: 'json-ld', sitemaps: [], include: ['/v/'], exclude: [] },
  path: '/',
  site: (asked) =>
    asked.path === '/sitemap.xml'
      ? { body: '<urlset><url><loc>ORIGIN/v/1</loc></url><url><loc>ORIGIN/v/2</loc></url></urlset>', type: XML }
      : site({ '/v/1': 'listing/detail-1.html', '/v/2': 'listing/detail-2.html' })(asked),
});

const pdfList = aPdf([
  { text: 'Vacatures van deze week', size: 20 },
  { text: 'Medewerker wasserij', size: 14 },
  { text: 'Plaats: Breda', size: 10 },
  { text: 'Uren per week: 24-32', size: 10 },
  { text: 'Werkgever: Wasserij De Lelie', size: 10 },
  { text: 'Je sorteert schone en vuile was, je bedient de mangel en je vouwt handdoeken.', size: 10 },
  { text: 'Je staat een groot deel van de dag.', size: 10 },
  { text: 'Chauffeur rolstoeltaxi', size: 14 },
  { text: 'Plaats: Breda', size: 10 },
  { text: 'Uren per week: 36', size: 10 },
  { text: 'Je haalt reizigers thuis op en je zet de rolstoel vast. Je hebt rijbewijs B.', size: 10 },
  { text: 'Solliciteer met een korte brief aan de planning.', size: 10 },
]);
const lists: Answers = ({ path }) => {
  if (path === '/vacatures') return { body: '<main><p>Lijst: <a href="/lijsten/week-22.pdf">week 22</a></p></main>' };
  return path === '/lijsten/week-22.pdf' ? { body: pdfList, type: 'application/pdf' } : null;
};
sourceKindContract({ name: 'a list in PDF', recipe: { kind: 'pdf' }, path: '/lijsten/week-22.pdf', site: lists });
sourceKindContract({ name: 'a page that links to lists in PDF', recipe: { kind: 'pdf' }, path: '/vacatures', site: lists });
