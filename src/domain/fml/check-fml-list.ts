import { DIMENSIONS } from '../demand/dimension.ts';
import { findCatalogueItem } from './fml-catalogue.ts';
import type { FmlItem, FmlList, LimitRule, ScoredListKind, WordsState } from './fml-list.ts';

/** What can be wrong with a list; `item` is the number as entered, or null for the list as a whole. */
export type FmlRefusal = {
  readonly item: string | null;
  readonly code:
    | 'unknown-item'
    | 'item-twice'
    | 'score-out-of-scale'
    | 'score-on-multi-select'
    | 'unknown-option'
    | 'options-on-score'
    | 'option-twice'
    | 'unit-does-not-fit'
    | 'value-out-of-range'
    | 'nothing-recorded'
    | 'toelichting-too-long'
    | 'rules-without-state'
    | 'state-without-rules'
    | 'state-without-words'
    | 'rule-out-of-range'
    | 'items-on-unscored-list'
    | 'words-on-scored-list'
    | 'words-empty'
    | 'hours-out-of-range'
    | 'review-before-drawn-up'
    | 'build-up-out-of-order';
};

/** Longest toelichting or text of a rubriek, in UTF-16 units, end in. */
const WORDS_MAX = 4000;

/** Whether a kind of list has numbered items and scores. */
export function isScoredKind(kind: FmlList['kind']): kind is ScoredListKind {
  return kind === 'fml_klassiek' || kind === 'fml_herzien';
}

/**
 * Checks a list against its own scales before it is recorded: unknown numbers, scores off the scale, units that do not fit, settled words
 * without words. Says nothing about whether the doctor is right.
 * @returns every refusal, in order of the list; empty when the list can be recorded. Never throws.
 */
export function checkFmlList(list: FmlList): readonly FmlRefusal[] {
  const { kind } = list;
  return [
    ...checkWhole(list),
    ...(isScoredKind(kind)
      ? list.items.flatMap((item, index) => checkItem(kind, item, list.items.slice(0, index)))
      : list.words.flatMap(checkWords)),
  ];
}

function checkWhole(list: FmlList): readonly FmlRefusal[] {
  const codes: FmlRefusal['code'][] = [];
  if (isScoredKind(list.kind) ? list.words.length > 0 : false) codes.push('words-on-scored-list');
  if (!isScoredKind(list.kind) && list.items.length > 0) codes.push('items-on-unscored-list');
  const steps = [{ hoursPerDay: list.hoursPerDay, hoursPerWeek: list.hoursPerWeek }, ...list.buildUp];
  if (steps.some((step) => !within(step.hoursPerDay, 24) || !within(step.hoursPerWeek, 60))) codes.push('hours-out-of-range');
  if (list.reviewBeforeOn !== null && list.reviewBeforeOn < list.drawnUpOn) codes.push('review-before-drawn-up');
  if (list.buildUp.some((step, index) => index > 0 && step.fromOn <= (list.buildUp[index - 1]?.fromOn ?? '')))
    codes.push('build-up-out-of-order');
  return codes.map((code) => ({ item: null, code }));
}

const within = (hours: number | null, max: number): boolean => hours === null || (hours >= 0 && hours <= max);

function checkItem(kind: ScoredListKind, line: FmlItem, before: readonly FmlItem[]): readonly FmlRefusal[] {
  const found = findCatalogueItem(kind, line.item);
  if (!found) return [{ item: line.item, code: 'unknown-item' }];
  const { entry, option } = found;
  const codes: FmlRefusal['code'][] = [];
  if (before.some(({ item }) => item === line.item)) codes.push('item-twice');
  const isMulti = entry.options.length > 0 && option === null;
  if (isMulti && line.score !== null && line.score !== 0) codes.push('score-on-multi-select');
  if (!isMulti && option === null && line.score !== null && !entry.scale.some(({ score }) => score === line.score))
    codes.push('score-out-of-scale');
  if (option !== null && line.score !== null && line.score !== 0 && line.score !== 1) codes.push('score-out-of-scale');
  if (!isMulti && line.options.length > 0) codes.push('options-on-score');
  if (isMulti && line.options.some((chosen) => !entry.options.some((known) => known.option === chosen))) codes.push('unknown-option');
  if (new Set(line.options).size < line.options.length) codes.push('option-twice');
  if (line.value && !entry.units.includes(line.value.unit)) codes.push('unit-does-not-fit');
  if (
    line.value &&
    !(
      Number.isFinite(line.value.value) &&
      Math.abs(line.value.value) <= 10_000 &&
      (line.value.value >= 0 || line.value.unit === 'graden_celsius')
    )
  )
    codes.push('value-out-of-range');
  if (line.score === null && line.options.length === 0 && !line.toelichting && !line.value) codes.push('nothing-recorded');
  codes.push(...checkState(line.state, line.rules, line.toelichting, line.value !== null || line.score !== 0));
  return codes.map((code) => ({ item: line.item, code }));
}

function checkWords(words: FmlList['words'][number]): readonly FmlRefusal[] {
  const codes = words.text.trim() === '' ? (['words-empty'] as const) : checkState(words.state, words.rules, words.text, true);
  return codes.map((code) => ({ item: `rubriek ${words.rubriek}`, code }));
}

function checkState(
  state: WordsState,
  rules: readonly LimitRule[],
  text: string | null,
  canSettleWithoutText: boolean,
): readonly FmlRefusal['code'][] {
  const codes: FmlRefusal['code'][] = [];
  if (text !== null && text.length > WORDS_MAX) codes.push('toelichting-too-long');
  if (state !== 'regel' && rules.length > 0) codes.push('rules-without-state');
  if (state === 'regel' && rules.length === 0) codes.push('state-without-rules');
  if (state !== 'open' && !text && !canSettleWithoutText) codes.push('state-without-words');
  if (rules.some((rule) => !ruleFits(rule))) codes.push('rule-out-of-range');
  return codes;
}

function ruleFits(rule: LimitRule): boolean {
  if (rule.kind !== 'limiet') return timeRuleFits(rule);
  const top = DIMENSIONS[rule.dim];
  const inside = (level: number | null): boolean => level === null || (Number.isInteger(level) && level >= 0 && level <= top);
  return (
    inside(rule.within) &&
    inside(rule.above) &&
    (rule.above === null || rule.above > (rule.within ?? -1)) &&
    !(rule.within === null && rule.above === null)
  );
}

function timeRuleFits(rule: Exclude<LimitRule, { readonly kind: 'limiet' }>): boolean {
  switch (rule.kind) {
    case 'niet_voor':
    case 'niet_na':
      return Number.isInteger(rule.minute) && rule.minute >= 0 && rule.minute <= 1440;
    case 'pauze':
      return rule.minutes > 0 && rule.afterMinutes > 0;
    case 'vrij':
      return rule.days.length > 0;
    case 'alleen_regelmatig':
      return true;
  }
}
