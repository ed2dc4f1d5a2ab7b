const ONE_ERROR_FROM = 5;
const TWO_ERRORS_FROM = 9;

/** How many errors a word of this length is forgiven. */
export function errorsForgiven(word: string): number {
  return word.length >= TWO_ERRORS_FROM ? 2 : word.length >= ONE_ERROR_FROM ? 1 : 0;
}

/** The known words that differ least from one that is not known, within what its length forgives; at most three. */
export function nearestWords(word: string, known: readonly string[]): readonly string[] {
  const measured = known.map((other) => ({ other, errors: errorsBetween(word, other) }));
  const least = Math.min(...measured.map(({ errors }) => errors));
  return least > errorsForgiven(word) ? [] : measured.flatMap(({ other, errors }) => (errors === least ? [other] : [])).slice(0, 3);
}

/** Letters added, left out, changed, or swapped with their neighbour (optimal string alignment). */
function errorsBetween(one: string, other: string): number {
  let before: number[] = [];
  let row = Array.from({ length: other.length + 1 }, (_, at) => at);
  for (let i = 1; i <= one.length; i += 1) {
    const next = [i];
    for (let j = 1; j <= other.length; j += 1) {
      const changed = (row[j - 1] ?? 0) + (one[i - 1] === other[j - 1] ? 0 : 1);
      const swapped = i > 1 && j > 1 && one[i - 1] === other[j - 2] && one[i - 2] === other[j - 1] ? (before[j - 2] ?? 0) + 1 : Infinity;
      next.push(Math.min((row[j] ?? 0) + 1, (next[j - 1] ?? 0) + 1, changed, swapped));
    }
    [before, row] = [row, next];
  }
  return row[other.length] ?? 0;
}
