import { describe, expect, it } from 'vitest';
import { decideReview, undoReview } from '../../../../src/domain/review/decide-review.ts';
import { PARK_MAX_DAYS, QUESTION_MIN, REASON_MAX, type Review, type Verdict } from '../../../../src/domain/review/review.ts';
import { toAccountId, toCandidateId, toMatchId, toVacancyId } from '../../../../src/domain/shared/ids.ts';
import { addDays, type LocalDate } from '../../../../src/domain/shared/local-date.ts';

const TODAY = '2026-03-10' as LocalDate;
const BY = { accountId: toAccountId('a1'), at: new Date('2026-03-10T09:00:00Z'), today: TODAY };

function aReview(changes: Partial<Review> = {}): Review {
  return {
    id: 'r1',
    candidateId: toCandidateId('c1'),
    vacancyId: toVacancyId('v1'),
    matchId: toMatchId('m1'),
    status: 'open',
    reasonCode: null,
    reason: null,
    parkUntil: null,
    decidedBy: null,
    decidedAt: null,
    version: 3,
    ...changes,
  };
}
const SEEN = { version: 3, needsReason: false };
const accept: Verdict = { kind: 'accepted', reason: '' };

describe('decideReview', () => {
  it('records who accepted a match and when, as a new version', () => {
    expect(decideReview(aReview(), accept, SEEN, BY)).toMatchObject({
      ok: true,
      review: { status: 'accepted', decidedBy: 'a1', decidedAt: BY.at, version: 4 },
    });
  });

  it('refuses a verdict on a version that a colleague changed meanwhile', () => {
    expect(decideReview(aReview({ version: 4 }), accept, SEEN, BY)).toEqual({ ok: false, refusal: 'changed-meanwhile' });
  });

  it.each(['accepted', 'rejected'] as const)('refuses a second verdict after %s', (status) => {
    expect(decideReview(aReview({ status }), accept, SEEN, BY)).toEqual({ ok: false, refusal: 'already-decided' });
  });

  it.each(['parked', 'asked'] as const)('lets a %s match be decided after all', (status) => {
    expect(decideReview(aReview({ status }), accept, SEEN, BY)).toMatchObject({ ok: true, review: { parkUntil: null } });
  });

  it('accepts what is probably not suitable only with a reason', () => {
    const seen = { version: 3, needsReason: true };
    expect(decideReview(aReview(), accept, seen, BY)).toEqual({ ok: false, refusal: 'reason-missing' });
    expect(decideReview(aReview(), { kind: 'accepted', reason: 'werkgever past het werk aan' }, seen, BY).ok).toBe(true);
  });

  it('asks for words with "anders" only', () => {
    expect(decideReview(aReview(), { kind: 'rejected', reasonCode: 'anders', reason: ' ' }, SEEN, BY)).toEqual({
      ok: false,
      refusal: 'reason-missing',
    });
    expect(decideReview(aReview(), { kind: 'rejected', reasonCode: 'afstand', reason: '' }, SEEN, BY)).toMatchObject({
      ok: true,
      review: { reasonCode: 'afstand', reason: null },
    });
  });

  it('takes a reason of 1000 characters and not of 1001', () => {
    const reject = (length: number) =>
      decideReview(aReview(), { kind: 'rejected', reasonCode: 'loon', reason: 'x'.repeat(length) }, SEEN, BY);
    expect(reject(REASON_MAX).ok).toBe(true);
    expect(reject(REASON_MAX + 1)).toEqual({ ok: false, refusal: 'reason-length' });
  });

  it('parks from tomorrow until 180 days ahead', () => {
    const park = (until: LocalDate) => decideReview(aReview(), { kind: 'parked', until, reason: '' }, SEEN, BY);
    expect(park(TODAY)).toEqual({ ok: false, refusal: 'park-in-past' });
    expect(park(addDays(TODAY, 1)).ok).toBe(true);
    expect(park(addDays(TODAY, PARK_MAX_DAYS)).ok).toBe(true);
    expect(park(addDays(TODAY, PARK_MAX_DAYS + 1))).toEqual({ ok: false, refusal: 'park-too-far' });
  });

  it('wants a question of at least five characters', () => {
    const ask = (question: string) => decideReview(aReview(), { kind: 'asked', question }, SEEN, BY);
    expect(ask('x'.repeat(QUESTION_MIN)).ok).toBe(true);
    expect(ask(`${'x'.repeat(QUESTION_MIN - 1)}  `)).toEqual({ ok: false, refusal: 'question-length' });
  });
});

describe('undoReview', () => {
  it('opens a decided match again', () => {
    const undone = undoReview(aReview({ status: 'rejected', reasonCode: 'loon', reason: 'te laag' }), 3);
    expect(undone).toMatchObject({ ok: true, review: { status: 'open', reasonCode: null, reason: null, version: 4 } });
  });

  it('refuses when a colleague changed it meanwhile, or there is nothing to undo', () => {
    expect(undoReview(aReview({ status: 'rejected', version: 5 }), 3)).toEqual({ ok: false, refusal: 'changed-meanwhile' });
    expect(undoReview(aReview(), 3)).toEqual({ ok: false, refusal: 'nothing-to-undo' });
  });
});
