import { tidy } from './tidy.ts';

/** What sources write where they have no number: nothing but zeros, below zero, words for nothing, all of one digit. */
const PLACEHOLDER =
  /^(?:[0\-_. ]+|-\d+|null|undefined|none|nil|nan|n\/?a|onbekend|unknown|test|todo|tbd|id|guid|nvt|n\.v\.t\.?|1+|9{3,}|(?:0{8}-0{4}-0{4}-0{4}-0{12}))$/i;

/** From how many entries under one key on it is taken for a constant of the source. Two may be one vacancy that is listed twice. */
const CONSTANT_FROM = 3;

/** Whether an id is none: "0", "-1", "null", a row of nines. Such an id joins what does not belong together. */
export function isPlaceholderId(id: string): boolean {
  return PLACEHOLDER.test(tidy(id));
}

type Keyed = { readonly externalKey: string; readonly url: string | null; readonly title: string };

/**
 * The keys that a source gives several vacancies at once: on one answer, three or more entries with different titles or addresses.
 * @returns those keys; empty for an ordinary answer
 */
export function constantKeysOf(entries: readonly Keyed[]): ReadonlySet<string> {
  const named = new Map<string, Set<string>>();
  for (const { externalKey, url, title } of entries) {
    const names = named.get(externalKey) ?? new Set();
    named.set(externalKey, names.add(`${title}\n${url ?? ''}`));
  }
  return new Set([...named].flatMap(([key, names]) => (names.size >= CONSTANT_FROM ? [key] : [])));
}
