const VOWEL = /[aeiou]/;

/** "verkoopster" to "verkoper": a long vowel in a closed syllable is written with one letter in an open one. */
function openSyllable(stem: string): readonly string[] {
  const last = stem.slice(-1);
  const open = /([aeou])\1[^aeiou]$/.test(stem) ? [`${stem.slice(0, -2)}${last}`] : [];
  return VOWEL.test(last) ? [stem] : [stem, ...open, `${stem}${last}`];
}

const ENDINGS: readonly (readonly [RegExp, (stem: string) => readonly string[]])[] = [
  [/sters?$/, (stem) => openSyllable(stem).flatMap((one) => [`${one}er`, `${one}aar`])],
  [/(?:trice|trices)$/, (stem) => [`${stem}teur`, `${stem}tor`]],
  [/euses?$/, (stem) => [`${stem}eur`]],
  [/iennes?$/, (stem) => [`${stem}ien`]],
  [/esses?$/, (stem) => [stem, `${stem}er`]],
  [/innen$|in$/, (stem) => [stem]],
  [/vrouwen$|vrouw$|lieden$|lui$/, (stem) => [`${stem}man`]],
  [/s$/, (stem) => [stem]],
  [/en$/, (stem) => [`${stem}e`, ...openSyllable(stem), ...long(stem)]],
  [/e$/, (stem) => [stem, ...long(stem)]],
  [/n$/, (stem) => [stem]],
];

/** "administratieve" to "administratief", "hogere" to "hoger", "chirurgen" to "chirurg". */
function long(stem: string): readonly string[] {
  const doubled = /[^aeiou]([aeou])([^aeiou])$/.test(stem) ? [stem.replace(/([aeou])([^aeiou])$/, '$1$1$2')] : [];
  const voiced = stem.endsWith('v') ? [`${stem.slice(0, -1)}f`] : stem.endsWith('z') ? [`${stem.slice(0, -1)}s`] : [];
  return [...doubled, ...voiced];
}

/** The forms that a word may be a gender pair, plural or inflection of, likeliest first, itself not among them. Never throws. */
export function formsOf(word: string): readonly string[] {
  return ENDINGS.flatMap(([ending, forms]) => {
    const at = word.search(ending);
    return at < 3 ? [] : forms(word.slice(0, at));
  });
}

/**
 * The form under which a word is known: gender pairs, plurals and inflected adjectives lead to one word.
 * @param known whether a word is in the lexicon
 * @returns the known form, or null where there is none. Never throws.
 */
export function knownForm(word: string, known: (form: string) => boolean): string | null {
  return known(word) ? word : (formsOf(word).find(known) ?? null);
}
