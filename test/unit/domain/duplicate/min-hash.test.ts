import { expect, it } from 'vitest';
import { bandKeysOf, estimatedLikeness, signatureOf } from '../../../../src/domain/duplicate/min-hash.ts';
import { overlapOf, shinglesOf } from '../../../../src/domain/duplicate/shingles.ts';
import { aText } from '../../../support/a-posting-to-compare.ts';

const base = aText('a', 400);
/** The first `kept` words of the base, then words of its own. */
const alike = (kept: number): string => [...base.split(' ').slice(0, kept), ...aText('b', 400 - kept).split(' ')].join(' ');

it.each([400, 360, 300, 200, 100, 0])('estimates the likeness of texts that share %i of 400 words as it is', (kept) => {
  const [one, two] = [shinglesOf(base), shinglesOf(alike(kept))];
  expect(Math.abs(estimatedLikeness(signatureOf(one), signatureOf(two)) - overlapOf(one, two).jaccard)).toBeLessThan(0.13);
});

it('gives texts that are nearly one a band in common, and texts of their own none', () => {
  const bands = new Set(bandKeysOf(signatureOf(shinglesOf(base))));
  expect(bandKeysOf(signatureOf(shinglesOf(alike(385)))).some((key) => bands.has(key))).toBe(true);
  expect(bandKeysOf(signatureOf(shinglesOf(aText('c', 400)))).some((key) => bands.has(key))).toBe(false);
});

it('fills every bin of a text that has fewer shingles than bins', () => {
  const short = signatureOf(shinglesOf('een korte tekst van maar acht losse woorden'));
  expect(short).toHaveLength(128);
  expect(estimatedLikeness(short, signatureOf(shinglesOf('Een korte tekst, van maar acht losse woorden!')))).toBe(1);
});

it('calls no text like another without words, not even another without words', () => {
  expect(estimatedLikeness(signatureOf(shinglesOf('')), signatureOf(shinglesOf('...')))).toBe(0);
  expect(overlapOf(shinglesOf(''), shinglesOf(''))).toEqual({ jaccard: 0, containment: 0 });
});

it('finds a text whole within a longer one', () => {
  const { jaccard, containment } = overlapOf(shinglesOf(base.split(' ').slice(0, 100).join(' ')), shinglesOf(base));
  expect(containment).toBe(1);
  expect(jaccard).toBeCloseTo(96 / 396, 5);
});
