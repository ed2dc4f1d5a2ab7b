import type { ReadableText } from '../reading/readable-text.ts';
import type { OccupationGuess } from '../reading/reading.ts';
import type { OccupationPack } from './occupation-pack.ts';
import { createTextEvidence } from './text-evidence.ts';
import { createTitleIndex } from './title-index.ts';

/** Tells what occupation a vacancy or a function sought is. */
export type OccupationGuesser = {
  /**
   * @param doc the text of the vacancy; null where there is only a title
   * @returns at most five ISCO-08 unit groups, best first, each once, with a confidence over 0 up to 1 (in); empty where nothing is known.
   * Never throws.
   */
  guess(title: string, doc: ReadableText | null): readonly OccupationGuess[];
};

/** What is left of the likeness to a group none of whose titles has the same head: the head says what somebody is, the rest in what. Our choice. */
const OTHER_HEAD = 0.7;
/** How far a title without a head is believed. Our choice. */
const HEADLESS = 0.5;
/** How many groups are offered. */
const MOST = 5;
/** What the model weighs beside the most similar title; what a title known by the letter adds. Our choices. */
const MODEL_WEIGHT = 1;
const EXACT_BONUS = 0.35;
/** The text is asked where the best title is less alike than this, or the next group is nearer than this. */
const TEXT_BELOW = 0.8;
const TEXT_MARGIN = 0.25;
/** How sharply a higher score counts as more likely. */
const SHARPNESS = 5;
/** So many are shown in any case; further ones only from this confidence on. */
const ALWAYS = 3;
const LEAST_CONFIDENCE = 0.02;

/** Builds the guesser of one version of the lexicon. Never throws. */
export function createOccupationGuesser(pack: OccupationPack): OccupationGuesser {
  const index = createTitleIndex(pack);
  const textEvidence = createTextEvidence(pack, index);
  const best = new Float64Array(index.codes.length);
  const modelled = new Float64Array(index.codes.length);
  const dots = new Float64Array(index.titleCode.length);

  const scoreTitle = (title: string): { readonly scores: Float64Array; readonly quality: number } => {
    best.fill(0);
    const { features, forModel, head, key, restKey } = index.toVector(title);
    const weighted = [...features].map(([feature, share]) => [feature, share * index.idf(feature)] as const);
    const length = Math.sqrt(weighted.reduce((sum, [, value]) => sum + value * value, 0));
    if (length > 0) {
      const touched: number[] = [];
      for (const [feature, value] of weighted) {
        const list = index.postings.get(feature);
        if (!list) continue;
        const share = value / length;
        for (let at = 0; at < list.titles.length; at += 1) {
          const known = list.titles[at] ?? 0;
          if (dots[known] === 0) touched.push(known);
          dots[known] = (dots[known] ?? 0) + share * (list.weights[at] ?? 0);
        }
      }
      for (const known of touched) {
        const code = index.titleCode[known] ?? 0;
        const alike = (dots[known] ?? 0) * (0.5 + 0.5 * (index.titleWeight[known] ?? 0));
        if (alike > (best[code] ?? 0)) best[code] = alike;
        dots[known] = 0;
      }
    }
    index.model.shares(forModel, modelled);
    const groups = head === null ? null : index.groupsOfHead(head);
    const scores = best.map(
      (value, code) => (value + MODEL_WEIGHT * (modelled[code] ?? 0)) * (groups === null || groups.has(code) ? 1 : OTHER_HEAD),
    );
    // Words among which nothing says what somebody is may be praise or a branch.
    let quality = best.reduce((most, value) => Math.max(most, value), 0) * (head === null ? HEADLESS : 1);
    const whole = restKey === '' ? key : `${key} ${restKey}`;
    for (const [words, share] of [
      [whole, 1],
      [key, 0.85],
    ] as const) {
      const same = index.exact.get(words);
      if (!same) continue;
      for (const { code, weight } of same) scores[code] = (scores[code] ?? 0) + EXACT_BONUS * weight * share;
      quality = Math.max(quality, share);
      break;
    }
    return { scores, quality };
  };

  return {
    guess(title, doc) {
      const { scores, quality } = scoreTitle(title);
      let sureness = quality;
      if (doc !== null && (quality < TEXT_BELOW || margin(scores) < TEXT_MARGIN)) {
        const found = textEvidence(doc);
        // The vaguer the title, the more the text counts.
        const weight = 0.25 + 1.25 * (1 - quality);
        for (const [code, value] of found) scores[code] = (scores[code] ?? 0) + weight * value;
        sureness = Math.max(quality, Math.min(0.7, Math.max(0, ...found.values())));
      }
      return toGuesses(scores, sureness, index.codes);
    },
  };
}

function margin(scores: Float64Array): number {
  let [first, second] = [0, 0];
  for (const value of scores) {
    if (value > first) [first, second] = [value, first];
    else if (value > second) second = value;
  }
  return first - second;
}

function toGuesses(scores: Float64Array, sureness: number, codes: readonly string[]): readonly OccupationGuess[] {
  const ranked: { code: string; score: number }[] = [];
  for (const [at, score] of scores.entries()) if (score > 0) ranked.push({ code: codes[at] ?? '', score });
  ranked.sort((a, b) => b.score - a.score || (a.code < b.code ? -1 : 1));
  const highest = ranked[0]?.score ?? 0;
  const likely = ranked.slice(0, 30).map(({ code, score }) => ({ code, share: Math.exp(SHARPNESS * (score - highest)) }));
  const total = likely.reduce((sum, { share }) => sum + share, 0);
  return likely
    .slice(0, MOST)
    .map(({ code, share }) => ({ code, confidence: Math.round((share / total) * Math.min(1, 0.35 + 0.65 * sureness) * 1000) / 1000 }))
    .filter(({ confidence }, at) => at < ALWAYS || confidence >= LEAST_CONFIDENCE);
}
