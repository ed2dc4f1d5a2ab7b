const VOWELS = 'aeiou';
const isVowel = (letter: string | undefined): boolean => letter !== undefined && VOWELS.includes(letter);

/** The stems that an infinitive can have by the spelling rules; an unstressed ending leaves two possibilities, of which one is no word. */
function stemsOf(infinitive: string): string[] {
  const base = infinitive.replace(/e?n$/, '');
  const [before, last] = [base.at(-2), base.at(-1)];
  const soft = (stem: string): string => stem.replace(/v$/, 'f').replace(/z$/, 's');
  if (last === undefined || isVowel(last)) return [base];
  if (before === last) return [base.slice(0, -1)];
  // "lopen" is "loop"; "timmeren" stays "timmer", but "repareren" is "repareer".
  if (isVowel(before) && !isVowel(base.at(-3)) && last !== 'w' && last !== 'j') {
    const long = `${base.slice(0, -1)}${before ?? ''}${last}`;
    return /e[lrnm]$|ig$/.test(base) && base.length > 4 ? [soft(base), soft(long)] : [soft(long)];
  }
  return [soft(base)];
}

const WITHOUT_GE = /^(?:be|ge|her|ont|ver|er)(?=[a-z]{4})/;

/** The forms of a verb that stand in a vacancy. `split` are those that leave a separable part behind: "til ... op". Folded words. */
export type VerbForms = { readonly whole: readonly string[]; readonly split: readonly string[] };

/**
 * Conjugates a Dutch infinitive: "tillen" has til, tilt, tillen, tillend, getild. Irregular forms come from the word lists.
 * @param prefix the separable part ("op" of "optillen"), or empty
 * @param irregular forms that the rules of spelling do not give: "gereden"
 */
export function verbForms(infinitive: string, prefix = '', irregular: readonly string[] = []): VerbForms {
  const stems = stemsOf(infinitive);
  const present = stems.flatMap((stem) => [stem, stem.endsWith('t') ? stem : `${stem}t`]);
  const participles = stems
    .flatMap((stem) => (/[td]$/.test(stem) ? [stem] : [`${stem}d`, `${stem}t`]))
    .map((ending) => (WITHOUT_GE.test(infinitive) ? ending : `ge${ending}`));
  const split = [...new Set([...present, infinitive, ...irregular])];
  const whole = [infinitive, `${infinitive}d`, `${infinitive}de`, ...present, ...participles, ...irregular].map(
    (form) => `${prefix}${form}`,
  );
  return { whole: [...new Set(whole)], split };
}
