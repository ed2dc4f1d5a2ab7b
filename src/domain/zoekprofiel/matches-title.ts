const GENERAL = new Set([
  'medewerker',
  'medewerkster',
  'de',
  'het',
  'een',
  'en',
  'of',
  'in',
  'op',
  'bij',
  'voor',
  'van',
  'met',
  'm',
  'v',
  'x',
  'licht',
  'werk',
  'functie',
  'leerbaan',
]);

/** The words of a title that say what the work is, lower case, without words that every title has. Never throws. */
export function titleWords(title: string): readonly string[] {
  const words = title.toLowerCase().match(/[\p{L}\d]+/gu) ?? [];
  const telling = words.filter((word) => !GENERAL.has(word));
  return telling.length > 0 ? telling : words;
}

/**
 * Whether a title names the function sought: every telling word of it is a word of the title, or begins or ends one
 * ("productie" names a "productiemedewerker", "zorg" no "bezorger"). Never throws.
 */
export function titleNames(title: string, sought: string): boolean {
  const words = titleWords(title);
  const asked = titleWords(sought);
  return asked.length > 0 && asked.every((part) => words.some((word) => holds(word, part)));
}

/** How many of the telling words of all functions sought occur in the title. Never throws. */
export function sharedTitleWords(title: string, sought: readonly string[]): number {
  const asked = new Set(sought.flatMap(titleWords));
  return titleWords(title).filter((word) => [...asked].some((part) => holds(word, part))).length;
}

const SHORTEST_PART = 4;
// A word that only ends in the part is a compound ("thuiszorg"), unless what stands before makes another verb of it ("verzorg", "bezorg").
const OTHER_VERB = /^(?:be|ver|ont|her|ge|over|onder)$/u;

/** Whether one word of a title names one telling word of what is sought; both lower case. Never throws. */
export function holds(word: string, part: string): boolean {
  if (word === part) return true;
  if (part.length < SHORTEST_PART) return false;
  if (word.startsWith(part)) return true;
  return word.endsWith(part) && !OTHER_VERB.test(word.slice(0, -part.length));
}
