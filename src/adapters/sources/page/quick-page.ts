import { endsCut } from '../../../domain/posting/cut-text.ts';
import { isGenericTitle } from '../../../domain/posting/posting-title.ts';
import { comparable, textOrNull, tidy } from '../../../domain/posting/tidy.ts';
import { readLooseJson } from '../loose-json.ts';
import { findJobPostings, itemsById } from '../markup/schema-item.ts';
import { jobPostingToRaw } from '../markup/to-raw.ts';
import type { RawPosting } from '../raw-posting.ts';

/** A vacancy's text is longer than this; a shorter one may be a summary of what the page says. In characters, without tags. */
const TEXT_MIN = 600;
const HOURS = /\d\s?(?:uur|uren|u\b|hours|fte)|\bfulltime|\bparttime|full-time|part-time/i;
const PAY = /€|\beuro|salaris|loon|verdien|\bschaal\b|\bcao\b|salary/i;
/** What a page says beside its markup that the markup cannot be trusted to say: the last day, who the work is for, where and for how long. */
const SAID_BESIDE =
  /sluitingsdatum|sluitingstermijn|reactietermijn|(?:reageer|reageren|solliciteer|solliciteren)\s(?:dan\s)?(?:voor|vóór|tot|t\/m|uiterlijk|kan\stot)|closing\sdate|deadline|apply\s(?:by|before)|opdrachtgever|vacature(?:nummer|\sis)|vervuld|gesloten|niet\smeer\sbeschikbaar/i;
const LABELLED =
  /(?:aantal\suren|uren\sper\sweek|uur\sper\sweek|arbeidsduur|dienstverband|salaris(?:indicatie|schaal)?|standplaats|locatie|werkgever|organisatie|opleidingsniveau|opleiding|plaats)\s*(?:<\/[a-z]+>\s*)*(?::|<\/(?:dt|th)>)/i;

/** The addresses of script elements for data, by scanning: begin and end of what is inside. Null where a comment may hide one. */
function dataScripts(html: string): readonly (readonly [number, number])[] | null {
  const found: (readonly [number, number])[] = [];
  const open = /<script\b[^>]*>/gi;
  for (let match = open.exec(html); match !== null; match = open.exec(html)) {
    const start = match.index + match[0].length;
    const end = html.indexOf('</', start) < 0 ? -1 : closingOf(html, start);
    if (end < 0) return null;
    if (/type\s*=\s*["']?\s*application\/ld\+json/i.test(match[0])) {
      if (html.lastIndexOf('<!--', match.index) > html.lastIndexOf('-->', match.index)) return null;
      found.push([start, end]);
    }
    open.lastIndex = end;
  }
  return found;
}

function closingOf(html: string, from: number): number {
  for (let at = html.indexOf('</', from); at >= 0; at = html.indexOf('</', at + 2))
    if (/^<\/script[\s>]/i.test(html.slice(at, at + 10))) return at;
  return -1;
}

/** Markup that tells everything a page would be searched for; then the page need not be taken apart. */
function tellsAll({ title, employer, places, posted, description, pay, hours }: RawPosting): boolean {
  const text = (description ?? '').replaceAll(/<[^<>]*>/g, ' ');
  const name = textOrNull(typeof employer === 'string' ? employer : null);
  const written = textOrNull(title);
  return (
    written !== null &&
    !isGenericTitle(written) &&
    name !== null &&
    ` ${comparable(text)} `.includes(` ${comparable(name)} `) &&
    (places ?? []).some((place) => typeof place !== 'string' && textOrNull(place.town) !== null) &&
    textOrNull(posted) !== null &&
    tidy(text).length >= TEXT_MIN &&
    !endsCut(text) &&
    !/&(?:amp;)*lt;/i.test(text) &&
    (hours !== undefined || HOURS.test(text) || HOURS.test(written)) &&
    (pay !== undefined || PAY.test(text))
  );
}

/**
 * Reads a page about one vacancy from its JSON-LD alone, without taking the page apart: many times as fast.
 * @returns null wherever the page itself could say more or otherwise: several postings, a short or cut text, an employer that the text does not
 * speak of, a closing date or labelled facts beside the markup
 */
export function readQuickly(html: string): RawPosting | null {
  if (!html.includes('JobPosting')) return null;
  const scripts = dataScripts(html);
  if (scripts === null || scripts.length === 0) return null;
  const values: unknown[] = [];
  let rest = '';
  let at = 0;
  for (const [start, end] of scripts) {
    values.push(...readLooseJson(html.slice(start, end)));
    rest += html.slice(at, start);
    at = end;
  }
  rest += html.slice(at);
  const postings = findJobPostings(values);
  const [posting] = postings;
  if (posting === undefined || postings.length !== 1) return null;
  const raw = jobPostingToRaw(posting, itemsById(values));
  return tellsAll(raw) && !SAID_BESIDE.test(rest) && !LABELLED.test(rest) ? raw : null;
}
