// npm run bench:ingest -- [--pages N] [--json]: how fast one core brings a page of 150 KB from bytes to a normalised vacancy, with JSON-LD and without,
// beside cheerio.load of the same pages in the same run; and whether memory stays flat over many pages.
import { loadavg } from 'node:os';
import { parseArgs } from 'node:util';
import { load } from 'cheerio';
import { loadGateRules } from '../../src/adapters/rules/load-gate-rules.ts';
import { createParsePage } from '../../src/adapters/sources/parse-any.ts';

const { values } = parseArgs({ options: { pages: { type: 'string', default: '100000' }, json: { type: 'boolean', default: false } } });
const PAGE_BYTES = 150_000;
/** Different pages; they are gone through again and again. */
const DISTINCT = 40;
const SPEED_PAGES = 400;

const parse = createParsePage(loadGateRules());
const JOBS = ['Magazijnmedewerker', 'Gastvrouw', 'Monteur', 'Administratief medewerker', 'Kok', 'Schoonmaker', 'Planner', 'Conciërge'];
const TOWNS = ['Breda', 'Zwolle', 'Goes', 'Assen', 'Venlo', 'Hoorn', 'Tiel', 'Heerlen'];

function aVacancy(number: number) {
  const title = `${JOBS[number % JOBS.length] ?? ''} ${number}`;
  const employer = `Bedrijf ${number % 17} BV`;
  const duties = Array.from(
    { length: 12 },
    (_, at) => `<li>Je werkt ${at + 1} dagdelen aan taak ${number * 3 + at}, samen met een collega, en je houdt de afdeling netjes.</li>`,
  ).join('');
  const description = `<p>${employer} zoekt een collega voor de vestiging in ${TOWNS[number % TOWNS.length] ?? ''}.</p><h3>Wat ga je doen?</h3><ul>${duties}</ul><h3>Wat bieden wij?</h3><p>Een salaris van € 2.${300 + (number % 400)} tot € 2.${700 + (number % 200)} bruto per maand bij ${24 + (number % 13)} uur per week, en een contract voor een jaar.</p>`;
  return { title, employer, description, town: TOWNS[number % TOWNS.length] ?? '' };
}

/** A page as sites make them: menus, styles, scripts and other blocks around one vacancy. */
function aPage(number: number, withMarkup: boolean): Uint8Array {
  const { title, employer, description, town } = aVacancy(number);
  const markup = {
    '@context': 'https://schema.org/',
    '@type': 'JobPosting',
    title,
    description,
    datePosted: '2026-05-28',
    validThrough: '2026-07-28',
    employmentType: 'PART_TIME',
    hiringOrganization: { '@type': 'Organization', name: employer },
    identifier: { '@type': 'PropertyValue', name: employer, value: String(10_000 + number) },
    jobLocation: { '@type': 'Place', address: { '@type': 'PostalAddress', addressLocality: town, addressCountry: 'NL' } },
  };
  const head = `<!doctype html><html lang="nl"><head><meta charset="utf-8"><title>${title} | ${employer}</title>${withMarkup ? `<script type="application/ld+json">${JSON.stringify(markup)}</script>` : ''}<style>${'.a{margin:0;padding:1px 2px}'.repeat(400)}</style></head><body>`;
  const block = (at: number): string =>
    `<div class="blok blok-${at}"><a class="menu-${at % 9}" href="/onderdeel/${at}"><span>Onderdeel ${at}</span></a><p class="tekst">Over ons, deel ${at}: wij werken in heel Nederland.</p><img src="/beeld/${at}.jpg" alt=""></div>`;
  const main = `<main><article><h1>${title}</h1>${description}<a class="knop" href="/solliciteren">Solliciteer</a></article></main>`;
  let around = '';
  for (let at = 0; head.length + main.length + around.length < PAGE_BYTES - 40_000; at += 1) around += block(number + at);
  const script = `<script>${`window.q=window.q||[];q.push(${number});`.repeat(1_000)}</script>`.slice(0, 39_900);
  return Buffer.from(
    `${head}<header><nav>${around.slice(0, around.length / 2)}</nav></header>${main}<footer>${around.slice(around.length / 2)}</footer>${script.endsWith('</script>') ? script : `${script}</script>`}</body></html>`,
  );
}

const pagesOf = (withMarkup: boolean): readonly Uint8Array[] => Array.from({ length: DISTINCT }, (_, number) => aPage(number, withMarkup));
const understand = (bytes: Uint8Array, number: number) =>
  parse({ bytes, contentType: 'text/html; charset=utf-8', url: `https://werk.example/vacatures/${number}` });

/** Pages a second of processor time. */
function perSecond(pages: readonly Uint8Array[], work: (bytes: Uint8Array, number: number) => void, count: number): number {
  for (let at = 0; at < DISTINCT; at += 1) work(pages[at % DISTINCT] ?? new Uint8Array(), at);
  const before = process.cpuUsage();
  for (let at = 0; at < count; at += 1) work(pages[at % DISTINCT] ?? new Uint8Array(), at);
  const { user, system } = process.cpuUsage(before);
  return count / ((user + system) / 1_000_000);
}

function rssMb(): number {
  globalThis.gc?.();
  return process.memoryUsage().rss / 1_000_000;
}

function memoryOver(pages: readonly Uint8Array[], count: number) {
  for (let at = 0; at < Math.min(2_000, count); at += 1) understand(pages[at % DISTINCT] ?? new Uint8Array(), at);
  const before = rssMb();
  let most = before;
  for (let at = 0; at < count; at += 1) {
    understand(pages[at % DISTINCT] ?? new Uint8Array(), at);
    if (at % 10_000 === 9_999) most = Math.max(most, rssMb());
  }
  return { before, after: rssMb(), most };
}

const round = (value: number): number => Math.round(value * 10) / 10;

function measure() {
  const [marked, plain] = [pagesOf(true), pagesOf(false)];
  const missed = marked.filter((bytes, at) => {
    const [only] = understand(bytes, at).postings;
    return only === undefined || only.hoursPerWeek === null || only.salary === null || only.employer === null;
  }).length;
  const withMarkup = perSecond(marked, (bytes, at) => void understand(bytes, at), SPEED_PAGES * 5);
  const withoutMarkup = perSecond(plain, (bytes, at) => void understand(bytes, at), SPEED_PAGES / 4);
  const cheerioOnly = perSecond(marked, (bytes) => void load(Buffer.from(bytes).toString('utf8')), SPEED_PAGES);
  const pages = Number(values.pages);
  const memory = memoryOver(marked, pages);
  return {
    page_kb: Math.round((marked[0]?.length ?? 0) / 1000),
    pages_missed: missed,
    json_ld_pages_per_second: round(withMarkup),
    unmarked_pages_per_second: round(withoutMarkup),
    cheerio_load_pages_per_second: round(cheerioOnly),
    json_ld_times_cheerio: round(withMarkup / cheerioOnly),
    memory_pages: pages,
    memory_before_mb: round(memory.before),
    memory_most_mb: round(memory.most),
    memory_after_mb: round(memory.after),
    load_average: round(loadavg()[0] ?? 0),
  };
}

const figures = measure();
if (values.json) console.log(JSON.stringify(figures));
else for (const [name, value] of Object.entries(figures)) console.log(`${name.padEnd(32)} ${value}`);
