/** A title as the model sees it: weights of words, parts, heads and letter groups. */
export type ModelFeatures = ReadonlyMap<string, number>;

/** Tells for every group how well the words of a title fit it, learnt from the titles of a lexicon. */
export type TitleModel = {
  /** @param into one place for each group; holds shares that add up to 1 afterwards, or only zeros where no word is known. Never throws. */
  shares(features: ModelFeatures, into: Float64Array): void;
};

type Example = { readonly features: ModelFeatures; readonly code: number; readonly weight: number };

/** What is held back for words not seen in a group; small, for the titles of a group are few and telling. Our choice. */
const HELD_BACK = 0.012;
/** How sharply likeness counts. Our choice. */
const SCALE = 0.7;
/** Letter groups count for so much beside whole words; they find what is spelled or compounded otherwise. Our choice. */
const GRAM_WEIGHT = 0.35;
const GRAMS = [3, 4, 5];

/**
 * Learns from titles by counting: for each group, how its words are spread against those of all other groups (complement naive Bayes, without
 * training rounds; the same titles give the same model). Kept sparse: only what was seen in a group has a weight of its own.
 */
export function learnTitleModel(examples: readonly Example[], codes: number): TitleModel {
  const places = new Map<string, number>();
  const seen: number[] = [];
  const counts: { readonly codes: number[]; readonly counts: number[] }[] = [];
  const totals = new Float64Array(codes);
  // Group by group, so that one row of sums serves them all.
  const sums: number[] = [];
  for (const [code, own] of Map.groupBy(examples, (example) => example.code)) {
    const touched: number[] = [];
    for (const { features, weight } of own) {
      const share = weight / lengthOf(features);
      for (const [feature, value] of features) {
        let place = places.get(feature);
        if (place === undefined) {
          place = places.size;
          places.set(feature, place);
          seen.push(0);
          sums.push(0);
          counts.push({ codes: [], counts: [] });
        }
        if (sums[place] === 0) touched.push(place);
        seen[place] = (seen[place] ?? 0) + 1;
        sums[place] = (sums[place] ?? 0) + share * value;
      }
    }
    for (const place of touched) {
      const sum = sums[place] ?? 0;
      counts[place]?.codes.push(code);
      counts[place]?.counts.push(sum);
      totals[code] = (totals[code] ?? 0) + sum;
      sums[place] = 0;
    }
  }
  const all = totals.reduce((sum, value) => sum + value, 0);
  const held = HELD_BACK * places.size;
  const base = totals.map((own) => Math.log(all - own + held) - Math.log(own + held));
  const telling = Float64Array.from(seen, (count) => Math.sqrt(Math.log(examples.length / (count + 0.5)) / 7));
  const weights = counts.map((own) => {
    const total = own.counts.reduce((sum, value) => sum + value, 0);
    return {
      codes: Uint16Array.from(own.codes),
      own: Float32Array.from(
        own.counts,
        (count) => Math.log((count + HELD_BACK) / HELD_BACK) + Math.log((total + HELD_BACK) / (total - count + HELD_BACK)),
      ),
    };
  });
  return {
    shares(features, into) {
      into.fill(0);
      const length = lengthOf(features);
      let known = 0;
      for (const [feature, value] of features) {
        const place = places.get(feature);
        const weight = place === undefined ? undefined : weights[place];
        if (place === undefined || weight === undefined) continue;
        const share = (SCALE * (telling[place] ?? 0) * value) / length;
        known += share;
        for (let at = 0; at < weight.codes.length; at += 1) {
          const code = weight.codes[at] ?? 0;
          into[code] = (into[code] ?? 0) + share * (weight.own[at] ?? 0);
        }
      }
      if (known > 0) toShares(into, base, known);
    },
  };
}

function toShares(scores: Float64Array, base: Float64Array, known: number): void {
  let most = -Infinity;
  for (let code = 0; code < scores.length; code += 1) {
    const score = (scores[code] ?? 0) + known * (base[code] ?? 0);
    scores[code] = score;
    if (score > most) most = score;
  }
  let total = 0;
  for (let code = 0; code < scores.length; code += 1) {
    const share = Math.exp((scores[code] ?? 0) - most);
    scores[code] = share;
    total += share;
  }
  for (let code = 0; code < scores.length; code += 1) scores[code] = (scores[code] ?? 0) / total;
}

function lengthOf(features: ModelFeatures): number {
  let sum = 0;
  for (const value of features.values()) sum += value * value;
  return Math.sqrt(sum) || 1;
}

/** Adds the letter groups of words to what is known of a title. Never throws. */
export function withGrams(features: ReadonlyMap<string, number>, main: readonly string[], rest: readonly string[]): ModelFeatures {
  const all = new Map(features);
  for (const word of rest) for (const gram of gramsOf(word)) all.set(gram, GRAM_WEIGHT / 2);
  for (const word of main) for (const gram of gramsOf(word)) all.set(gram, GRAM_WEIGHT);
  return all;
}

const kept = new Map<string, readonly string[]>();
/** Words whose letter groups are remembered: as many as a lexicon has. */
const KEPT_WORDS = 40_000;

function gramsOf(word: string): readonly string[] {
  const before = kept.get(word);
  if (before) return before;
  const bounded = `^${word.slice(0, LONGEST_WORD)}$`;
  const grams = GRAMS.flatMap((size) =>
    Array.from({ length: Math.max(0, bounded.length - size + 1) }, (_, at) => `g:${bounded.slice(at, at + size)}`),
  );
  if (kept.size < KEPT_WORDS) kept.set(word, grams);
  return grams;
}
/** Letters of a word that are looked at; over any Dutch compound. */
const LONGEST_WORD = 60;
