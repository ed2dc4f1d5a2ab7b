import { loadHtml } from '../page/load-html.ts';
import { isSameSite } from '../../../domain/source/same-site.ts';
import { toEntryFault, type FindVacancies, type OkPage } from '../crawl.ts';
import { decodeFile } from '../parse-any.ts';
import { readList } from '../read-list.ts';
import { isPdf, pdfToHtml } from './read-pdf.ts';

/** Lists on one page that are read; the newest stand first on such pages. Our choice. */
const LISTS_MAX = 20;

async function toPage(page: OkPage): Promise<OkPage> {
  const read = await pdfToHtml(page.bytes);
  // What cannot be read goes on as it is: the parser refuses it with what it is.
  return read.ok ? { ...page, bytes: new TextEncoder().encode(read.html), contentType: 'text/html; charset=utf-8' } : page;
}

/** Reads a list of vacancies in PDF, or the lists that a page links to. */
export const findVacancies: FindVacancies = async function* find(source, crawl) {
  if (new URL(source.address).pathname.toLowerCase().endsWith('.pdf')) return yield* readList(source.address, crawl, { toPage });
  const page = await crawl.ask(source.address);
  if (page === null || page.kind === 'not-modified') return null;
  if (page.kind !== 'ok') return toEntryFault(page);
  // An address that does not look like one may hold the list itself; asked again it is parsed and remembered like any other.
  if (isPdf(page.bytes)) return yield* readList(source.address, crawl, { toPage });
  const $ = loadHtml(decodeFile(page.bytes, page.contentType));
  const links = $('a[href]')
    .toArray()
    .flatMap((link) => URL.parse($(link).attr('href') ?? '', page.url)?.href.replace(/#.*$/, '') ?? [])
    .filter((url) => /\.pdf(?:$|\?)/i.test(url) && isSameSite(source.address, url));
  const lists = [...new Set(links)].slice(0, LISTS_MAX);
  if (lists.length === 0) return { state: 'failed', reason: 'layout-changed', detail: 'a[href$=".pdf"]' };
  for (const url of lists) {
    const fault = yield* readList(url, crawl, { toPage });
    if (fault !== null) return { ...fault, state: fault.state === 'failed' && crawl.tally.found > 0 ? 'partial' : fault.state };
  }
  return null;
};
