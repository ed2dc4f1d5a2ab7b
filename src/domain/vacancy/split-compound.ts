const LEAST_PART = 3;
const MOST_PART = 24;
const LEAST_COMPOUND = 8;
/** Longer than any word that is meant as one. */
const MOST_COMPOUND = 60;
/** Letters by which Dutch joins words: verzekeringSagent, pannEnkoek, zonnEbloem. */
const LINKS = ['', 's', 'en', 'n', 'e', '-'];
/** Endings that the last part may carry beside the form in the list. */
const ENDINGS = ['', 's', 'en', 'n', "'s", 'es'];

/**
 * Parts a Dutch compound into known words, the fewest and so the longest that cover it whole: `heftruckchauffeurs` gives heftruck, chauffeur.
 * @param word lower case
 * @param parts words of which compounds are made
 * @returns two parts or more; empty when the word has fewer than 8 or more than 60 letters, is itself in the list, or cannot be covered
 */
export function splitCompound(word: string, parts: ReadonlySet<string>): readonly string[] {
  if (word.length < LEAST_COMPOUND || word.length > MOST_COMPOUND || parts.has(word)) return [];
  // best[i]: the fewest parts that cover the first i letters.
  const best: (readonly string[] | undefined)[] = [[]];
  for (let from = 0; from < word.length; from += 1) {
    const before = best[from];
    if (before === undefined) continue;
    for (let to = from + LEAST_PART; to <= Math.min(word.length, from + MOST_PART); to += 1) {
      const part = word.slice(from, to);
      if (!parts.has(part)) continue;
      const covered = [...before, part];
      for (const end of endsAfter(word, to)) {
        const known = best[end];
        if (known === undefined || known.length > covered.length) best[end] = covered;
      }
    }
  }
  const whole = best[word.length] ?? [];
  return whole.length > 1 ? whole : [];
}

/** Where the next part can begin, or the word can end, after a part that ends at `at`. */
function endsAfter(word: string, at: number): readonly number[] {
  const rest = word.slice(at);
  const links = LINKS.flatMap((link) => (rest.startsWith(link) && rest !== link ? [at + link.length] : []));
  return ENDINGS.includes(rest) ? [...links, word.length] : links;
}
