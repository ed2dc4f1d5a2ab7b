import { cleanTitle, titleKey } from '../posting/posting-title.ts';
import { comparable } from '../posting/tidy.ts';

/** `same`: the same job by name; `near`: one says more than the other; `other`: other words; `apart`: a word that makes it another job. */
export type TitleRelation = 'same' | 'near' | 'other' | 'apart' | 'unknown';

/** What boards put into a title beside the name of the job: pay, exclamations, the board's own name, endings for both sexes. */
const BESIDE: readonly RegExp[] = [
  /\s[-–|]\s*[\w-]+\.(?:nl|be|com|eu)\s*$/i,
  /\((?:st|e|s|en|n|in|v|m|x)\)/gi,
  /\/-?(?:ster|e|trice|vrouw)\b/gi,
  /(?:\b(?:tot|vanaf|max\.?|min\.?|va|v\.a\.)\s)?(?:€|\beuro\b)\s?\d[\d.,]*(?:-|\s?k)?(?:\s?(?:-|–|tot|t\/m)\s?€?\s?\d[\d.,]*-?)?(?:\s?(?:bruto|per|p\/?)\s?(?:maand|uur|jaar|m|u|j)\b)?/gi,
  /\b(?:13e|dertiende)\s+maand\b|\bper direct\b|\bmet spoed\b|\bin overleg\b|\bdirect (?:starten|beginnen)\b/gi,
];
const SMALL = new Set(
  'de het een in van voor bij en of op te als met aan the a an for of at and to m v x w d f nl vacature vacatures gezocht functie'.split(
    ' ',
  ),
);
/** Words that make another job of the same name: rank, form of contract, time of work. */
const TELLING = new Set(
  'junior jr medior senior sr lead hoofd chef leider teamleider teamlead manager directeur trainee stage stagiair stagiaire meewerkstage afstudeerstage bbl bol leerling werkstudent bijbaan vakantiewerk vakantiekracht weekend weekendhulp zaterdag zondag zaterdaghulp avond nacht nachtdienst dagdienst ploegendienst freelance freelancer zzp interim oproep oproepkracht invaller vervanging assistent medewerker coordinator zwaar licht'.split(
    ' ',
  ),
);

export type TitleWords = { readonly words: readonly string[]; readonly joined: string };

/**
 * The words of a title that tell which job it is, sorted.
 * @param beside names that stand in the title without being part of it (employer, town); empty: none
 */
export function titleWordsOf(title: string, beside: readonly string[]): TitleWords {
  let bare = ` ${cleanTitle(title, null).title}`;
  for (const pattern of BESIDE) bare = bare.replaceAll(new RegExp(pattern.source, pattern.flags.replace('g', '') + 'g'), ' ');
  let key = ` ${titleKey(bare)} `;
  for (const name of beside) {
    const words = comparable(name);
    const without = key.replace(` ${words} `, ' ');
    // A title that is nothing but a name of a town or employer keeps it.
    if (words !== '' && without.trim() !== '') key = without;
  }
  const words = key.trim().split(' ');
  const kept = words.filter((word) => !SMALL.has(word));
  const chosen = kept.length > 0 ? kept : words;
  return { words: [...new Set(chosen)].toSorted(), joined: chosen.join('') };
}

/** Compares two titles by their words. `unknown` where either has none. */
export function compareTitles(a: TitleWords, b: TitleWords): TitleRelation {
  if (a.joined === '' || b.joined === '') return 'unknown';
  if (a.joined === b.joined || a.words.join(' ') === b.words.join(' ')) return 'same';
  const onlyA = a.words.filter((word) => !b.words.includes(word));
  const onlyB = b.words.filter((word) => !a.words.includes(word));
  if ([...onlyA, ...onlyB].some((word) => TELLING.has(word) || /^\d+$/.test(word))) return 'apart';
  return onlyA.length === 0 || onlyB.length === 0 ? 'near' : 'other';
}
