import { knownEnding, splitCompound } from './compound.ts';
import type { OccupationPack } from './occupation-pack.ts';
import type { ModelFeatures, TitleModel } from './title-model.ts';
import { learnTitleModel, withGrams } from './title-model.ts';
import { toTitleText } from './title-text.ts';
import { knownForm } from './word-forms.ts';

/** Words too common in titles to tell anything, which stand in the lexicon inside longer titles. */
const STOP = new Set([
  'en',
  'of',
  'de',
  'het',
  'een',
  'van',
  'in',
  'op',
  'bij',
  'voor',
  'aan',
  'te',
  'tot',
  'met',
  'and',
  'of',
  'the',
  'met',
  'om',
  'als',
  'uit',
]);

/** What a part of a compound weighs beside the whole word, what the head of a title weighs besides, and the words behind the function. Our choices. */
const PART_WEIGHT = 0.6;
const HEAD_WEIGHT = 0.6;
const DUTY_WEIGHT = 0.5;
/** What is left of the weight of a title of which a word is left out. */
const SHORTENED = 0.3;
const REST_WEIGHT = 0.45;
/** Two words are taken for spellings of one from this share of common letter groups on; then they count for that share. */
const ALIKE_FROM = 0.62;
const GRAM = 3;

/** A title as the index sees it: weights of features, and the words in their known form. */
export type TitleVector = {
  readonly features: ReadonlyMap<string, number>;
  /** The same with letter groups, for the model. */
  readonly forModel: ModelFeatures;
  /** The noun that says what somebody is; null where no known one stands in the title. */
  readonly head: string | null;
  readonly key: string;
  readonly restKey: string;
};

/** All titles of a lexicon, prepared for comparison. */
export type TitleIndex = {
  readonly codes: readonly string[];
  /** Known titles by their words; for each the places in `codes` with their weights. */
  readonly exact: ReadonlyMap<string, readonly { readonly code: number; readonly weight: number }[]>;
  /** Inverse frequency of a feature among the titles; 0 where no title has it. */
  readonly idf: (feature: string) => number;
  /** For each feature the titles that have it with its share of their length. */
  readonly postings: ReadonlyMap<string, { readonly titles: Uint32Array; readonly weights: Float32Array }>;
  readonly model: TitleModel;
  readonly titleCode: Uint16Array;
  readonly titleWeight: Float32Array;
  toVector(title: string): TitleVector;
  /** The groups in which titles with this head stand; null where there are too few to tell. */
  groupsOfHead(head: string): ReadonlySet<number> | null;
  /** Whether a word occurs in any title, in this form. */
  isKnown(word: string): boolean;
};

/** Prepares a lexicon. Takes a fraction of a second; never throws. */
export function createTitleIndex(pack: OccupationPack): TitleIndex {
  const codes = pack.groups.map(({ isco08 }) => isco08);
  const place = new Map(codes.map((code, at) => [code, at]));
  const named = pack.titles.filter(({ isco08 }) => place.has(isco08));
  // The words of the duties say in what somebody works, not what somebody is: they count a little, and make no title.
  const about = pack.duties.flatMap(({ isco08, phrases }) =>
    place.has(isco08) ? phrases.map((title) => ({ title, isco08, weight: DUTY_WEIGHT })) : [],
  );
  const titles = [...named, ...about];
  const texts = titles.map(({ title }) => toTitleText(title));
  const vocabulary = new Set<string>();
  for (const { main, rest } of texts) for (const word of [...main, ...rest]) if (!STOP.has(word)) vocabulary.add(word);
  const known = (word: string): boolean => vocabulary.has(word);

  const forms = new Map<string, { readonly form: string; readonly parts: readonly string[] }>();
  const formOf = (word: string): { readonly form: string; readonly parts: readonly string[] } => {
    const kept = forms.get(word);
    if (kept) return kept;
    const form = knownForm(word, known) ?? word;
    const split = form.length >= 7 ? splitCompound(form, (part) => part !== form && known(part)) : [form];
    const ending = split.length === 1 && !known(form) && form.length >= 7 ? knownEnding(form, known) : null;
    const made = { form, parts: split.length > 1 ? split : ending === null ? [] : [ending] };
    if (forms.size < KEPT_FORMS) forms.set(word, made);
    return made;
  };

  const heads = new Set<string>();
  for (const { main, rest } of texts.slice(0, named.length)) {
    const [only] = main;
    if (only === undefined || main.length + rest.length > 1) continue;
    const { form, parts } = formOf(only);
    heads.add(parts.at(-1) ?? form);
  }
  const headOf = (words: readonly string[]): string | null => {
    for (const word of words) {
      const { form, parts } = formOf(word);
      const last = parts.at(-1) ?? form;
      if (heads.has(last)) return last;
    }
    return null;
  };
  const gramIndex = createGramIndex(vocabulary);
  const toVector = (title: string): TitleVector => {
    const { main, rest } = toTitleText(title);
    return vectorOf(main, rest, { formOf, headOf, known, alike: gramIndex });
  };

  const vectors = texts.map(({ main, rest }) => vectorOf(main, rest, { formOf, headOf, known, alike: () => [] }));
  const seen = new Map<string, number>();
  for (const { features } of vectors) for (const feature of features.keys()) seen.set(feature, (seen.get(feature) ?? 0) + 1);
  const idf = (feature: string): number => {
    const count = seen.get(feature);
    return count === undefined ? 0 : Math.log(1 + titles.length / (count + 1)) / Math.log(1 + titles.length);
  };

  const lists = new Map<string, { titles: number[]; weights: number[] }>();
  const exact = new Map<string, { code: number; weight: number }[]>();
  const titleCode = new Uint16Array(titles.length);
  const titleWeight = new Float32Array(titles.length);
  for (const [at, { features, key, restKey }] of vectors.entries()) {
    const title = titles[at];
    const code = place.get(title?.isco08 ?? '') ?? 0;
    const weight = title?.weight ?? 0;
    titleCode[at] = code;
    titleWeight[at] = weight;
    const weighted = [...features].map(([feature, share]) => [feature, share * idf(feature)] as const);
    const length = Math.sqrt(weighted.reduce((sum, [, value]) => sum + value * value, 0)) || 1;
    for (const [feature, value] of weighted) {
      const list = lists.get(feature) ?? { titles: [], weights: [] };
      list.titles.push(at);
      list.weights.push(value / length);
      lists.set(feature, list);
    }
    if (at >= named.length) continue;
    const whole = restKey === '' ? key : `${key} ${restKey}`;
    // "junior boekhouder" is no other word for a boekhouder, though the first word is left out when titles are compared.
    const speaks = whole.split(' ').length < (title?.title.trim().split(/\s+/).length ?? 0) ? weight * SHORTENED : weight;
    const same = exact.get(whole) ?? [];
    const own = same.find((one) => one.code === code);
    if (own) own.weight = Math.max(own.weight, speaks);
    else same.push({ code, weight: speaks });
    exact.set(whole, same);
  }
  const model = learnTitleModel(
    vectors.map(({ forModel }, at) => ({ features: forModel, code: titleCode[at] ?? 0, weight: titleWeight[at] ?? 0 })),
    codes.length,
  );
  const headGroups = new Map<string, ReadonlySet<number>>();
  for (const head of heads) {
    const list = lists.get(`h:${head}`);
    if (list && list.titles.length >= TELLING_HEAD) headGroups.set(head, new Set(list.titles.map((at) => titleCode[at] ?? 0)));
  }
  return {
    codes,
    exact,
    idf,
    postings: new Map(
      [...lists].map(([feature, list]) => [feature, { titles: Uint32Array.from(list.titles), weights: Float32Array.from(list.weights) }]),
    ),
    model,
    titleCode,
    titleWeight,
    toVector,
    groupsOfHead: (head) => headGroups.get(head) ?? null,
    isKnown: known,
  };
}

/** From so many titles on, where a head does not stand tells as much as where it stands. Our choice. */
const TELLING_HEAD = 4;
/** Words whose forms are remembered, so that a long run costs no more memory. */
const KEPT_FORMS = 60_000;

type Words = {
  readonly formOf: (word: string) => { readonly form: string; readonly parts: readonly string[] };
  readonly headOf: (words: readonly string[]) => string | null;
  readonly known: (word: string) => boolean;
  readonly alike: (word: string) => readonly { readonly word: string; readonly share: number }[];
};

function vectorOf(main: readonly string[], rest: readonly string[], words: Words): TitleVector {
  const features = new Map<string, number>();
  const add = (feature: string, weight: number): void => {
    if (weight > (features.get(feature) ?? 0)) features.set(feature, weight);
  };
  const addAll = (list: readonly string[], weight: number): void => {
    for (const [at, word] of list.entries()) {
      if (STOP.has(word)) continue;
      const { form, parts } = words.formOf(word);
      const isKnown = words.known(form);
      if (isKnown) add(form, weight);
      for (const part of parts) add(part, weight * (isKnown ? PART_WEIGHT : 0.9));
      if (!isKnown && parts.length < 2) for (const { word: other, share } of words.alike(form)) add(other, weight * share);
      // "heftruck chauffeur" is a heftruckchauffeur.
      const next = list[at + 1];
      if (next !== undefined) {
        const joined = words.formOf(`${word}${next}`).form;
        if (words.known(joined)) add(joined, weight);
      }
    }
  };
  addAll(main, 1);
  addAll(rest, REST_WEIGHT);
  const head = words.headOf(main) ?? words.headOf(rest);
  if (head !== null) add(`h:${head}`, HEAD_WEIGHT);
  const keyOf = (list: readonly string[]): string =>
    list
      .filter((word) => !STOP.has(word))
      .map((word) => words.formOf(word).form)
      .join(' ');
  return { features, forModel: withGrams(features, main, rest), head, key: keyOf(main), restKey: keyOf(rest) };
}

/** Finds known words that are spelled much like another: by the share of letter groups they have in common. */
function createGramIndex(vocabulary: ReadonlySet<string>): Words['alike'] {
  const words = [...vocabulary].filter((word) => word.length >= 5);
  const lists = new Map<string, number[]>();
  for (const [at, word] of words.entries())
    for (const gram of gramsOf(word)) {
      const list = lists.get(gram) ?? [];
      list.push(at);
      lists.set(gram, list);
    }
  const kept = new Map<string, readonly { word: string; share: number }[]>();
  return (word) => {
    if (word.length < 5) return [];
    const before = kept.get(word);
    if (before) return before;
    const grams = gramsOf(word);
    const common = new Map<number, number>();
    for (const gram of grams) for (const at of lists.get(gram) ?? []) common.set(at, (common.get(at) ?? 0) + 1);
    const found = [...common]
      .map(([at, count]) => ({ word: words[at] ?? '', share: (2 * count) / (grams.length + (words[at]?.length ?? 0)) }))
      .filter(({ share }) => share >= ALIKE_FROM)
      .sort((a, b) => b.share - a.share || (a.word < b.word ? -1 : 1))
      .slice(0, 3);
    if (kept.size < KEPT_FORMS) kept.set(word, found);
    return found;
  };
}

function gramsOf(word: string): readonly string[] {
  const bounded = `^${word}$`;
  return Array.from({ length: bounded.length - GRAM + 1 }, (_, at) => bounded.slice(at, at + GRAM));
}
