const VOWEL = /[aeiou]/;

/** "verkoper" to "verkoop": a long vowel that an open syllable writes with one letter takes two in a closed one; a double consonant takes one. */
function closed(stem: string): string {
  const [before = '', vowel = '', last = ''] = stem.slice(-3);
  if (last === vowel && !VOWEL.test(last)) return stem.slice(0, -1);
  const single = /^[aeou]$/.test(vowel) && !VOWEL.test(before) && !VOWEL.test(last);
  return single && !/[iy]/.test(vowel) && vowel !== 'e' ? `${stem.slice(0, -1)}${vowel}${last}` : stem;
}

/**
 * The form for a woman of a word for whoever does some work, by rule: schoonmaakster, kassière apart. A form that nobody uses does no harm: it is
 * looked up, never shown.
 * @param word lower case, one word
 * @returns null where no rule applies. Never throws.
 */
export function femaleForm(word: string): string | null {
  if (word.endsWith('ster')) return null;
  if (word.endsWith('medewerker')) return `${word.slice(0, -2)}ster`;
  if (word.endsWith('teur')) return `${word.slice(0, -4)}trice`;
  if (word.endsWith('eur')) return `${word.slice(0, -3)}euse`;
  if (word.endsWith('man')) return `${word.slice(0, -3)}vrouw`;
  if (/[^aeiou]er$/.test(word) && word.length > 5) return `${closed(word.slice(0, -2))}ster`;
  return null;
}
