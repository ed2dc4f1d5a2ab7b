import type { CheerioAPI } from 'cheerio';
import { readLooseJson } from '../loose-json.ts';
import { decodeEntities } from '../page/page-text.ts';

/** The values in all JSON-LD blocks of a page; an empty or broken block costs only itself. Never throws. */
export function readJsonLd($: CheerioAPI): readonly unknown[] {
  return $('script')
    .toArray()
    .filter((script) => /^\s*application\/ld\+json/i.test(script.attribs['type'] ?? ''))
    .flatMap((script) => {
      const text = $(script).text();
      const values = readLooseJson(text);
      return values.length === 0 && /&quot;/.test(text) ? [...readLooseJson(decodeEntities(text))] : [...values];
    });
}
