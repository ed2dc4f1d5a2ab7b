import { describe, expect, it } from 'vitest';
import {
  holdBackSuddenLoss,
  judgeRun,
  mayMarkGone,
  type EarlierRun,
  type EntryFault,
  type RunOutcome,
  type RunTally,
} from '../../../../src/domain/source/run-outcome.ts';

const aTally = (changes: Partial<RunTally> = {}): RunTally => ({
  listed: 10,
  found: 10,
  unreadable: 0,
  unreadableCards: 0,
  failedPages: 0,
  blockedPages: 0,
  refusedPages: 0,
  gonePages: 0,
  reachedLimit: false,
  stopped: false,
  ...changes,
});

const COMPLETE: RunOutcome = { state: 'complete', reason: null, detail: '' };

describe('a run', () => {
  it.each<[string, Partial<RunTally>, EntryFault | null, RunOutcome['state'], RunOutcome['reason']]>([
    ['that saw everything', {}, null, 'complete', null],
    ['over a source without vacancies', { listed: 0, found: 0 }, null, 'complete', null],
    ['with a page that ended meanwhile', { found: 9, gonePages: 1 }, null, 'complete', null],
    ['with fewer than half of the pages unreadable', { found: 6, unreadable: 4 }, null, 'complete', null],
    ['with half of the pages unreadable', { found: 5, unreadable: 5 }, null, 'partial', 'not-readable'],
    ['with every page unreadable', { found: 0, unreadable: 10 }, null, 'failed', 'not-readable'],
    ['with a card without an address', { unreadableCards: 1 }, null, 'partial', 'cards-unreadable'],
    ['with a page that failed', { found: 9, failedPages: 1 }, null, 'partial', 'pages-failed'],
    ['with every page failing', { found: 0, failedPages: 10 }, null, 'failed', 'pages-failed'],
    ['with one page blocked', { found: 9, blockedPages: 1 }, null, 'partial', 'blocked-by-site'],
    ['with two pages blocked', { found: 8, blockedPages: 2 }, null, 'partial', 'blocked-by-site'],
    ['with three pages blocked', { found: 7, blockedPages: 3 }, null, 'blocked', 'blocked-by-site'],
    ['with nothing but a block', { listed: 1, found: 0, blockedPages: 1 }, null, 'blocked', 'blocked-by-site'],
    ['that robots.txt kept from some pages', { found: 8, refusedPages: 2 }, null, 'complete', null],
    ['that robots.txt kept from all pages', { found: 0, refusedPages: 10 }, null, 'blocked', 'refused-by-robots'],
    ['that came to its limit', { listed: 50, reachedLimit: true }, null, 'partial', 'page-limit'],
    ['that was stopped', { stopped: true }, null, 'partial', 'stopped'],
    ['that was stopped before it found anything', { found: 0, stopped: true }, null, 'failed', 'stopped'],
    ['whose listed pages are all gone', { found: 0, gonePages: 10 }, null, 'failed', 'nothing-found'],
    ['whose list failed', { listed: 0, found: 0 }, { state: 'failed', reason: 'layout-changed', detail: '' }, 'failed', 'layout-changed'],
    [
      'whose list is blocked',
      { listed: 0, found: 0 },
      { state: 'blocked', reason: 'blocked-by-site', detail: '' },
      'blocked',
      'blocked-by-site',
    ],
    ['whose list broke off', {}, { state: 'partial', reason: 'unreachable', detail: '' }, 'partial', 'unreachable'],
    ['whose list broke off at once', { found: 0 }, { state: 'partial', reason: 'unreachable', detail: '' }, 'failed', 'unreachable'],
  ])('%s', (_, changes, fault, state, reason) => {
    expect(judgeRun(aTally(changes), fault)).toMatchObject({ state, reason });
  });
});

describe('a source that suddenly shows less', () => {
  const run = (found: number, state: EarlierRun['state'] = 'complete', reason: EarlierRun['reason'] = null): EarlierRun => ({
    state,
    reason,
    found,
  });
  const empty = run(0, 'failed', 'suddenly-empty');
  const fewer = run(4, 'partial', 'suddenly-fewer');

  it.each<[string, number, EarlierRun[], RunOutcome['state'], RunOutcome['reason']]>([
    ['never read before', 0, [], 'complete', null],
    ['empty as before', 0, [run(0)], 'complete', null],
    ['empty after one vacancy', 0, [run(1)], 'failed', 'suddenly-empty'],
    ['empty for the second time', 0, [empty, run(40)], 'failed', 'suddenly-empty'],
    ['empty for the third time', 0, [empty, empty, run(40)], 'complete', null],
    [
      'empty, with blocked and failed runs in between',
      0,
      [run(0, 'blocked', 'blocked-by-site'), empty, run(0, 'failed', 'unreachable'), run(40)],
      'failed',
      'suddenly-empty',
    ],
    ['exactly half of what it was', 20, [run(40)], 'complete', null],
    ['less than half of what it was', 19, [run(40)], 'partial', 'suddenly-fewer'],
    ['less than half of ten', 4, [run(10)], 'partial', 'suddenly-fewer'],
    ['less than half of nine', 4, [run(9)], 'complete', null],
    ['less than half for the third time', 4, [fewer, fewer, run(40)], 'complete', null],
  ])('%s', (_, found, earlier, state, reason) => {
    expect(holdBackSuddenLoss(COMPLETE, found, earlier)).toMatchObject({ state, reason });
  });

  it('does not soften a run that was not complete', () => {
    const blocked: RunOutcome = { state: 'blocked', reason: 'blocked-by-site', detail: '' };
    expect(holdBackSuddenLoss(blocked, 0, [run(40)])).toBe(blocked);
  });
});

describe('marking as gone', () => {
  const listing = { kind: 'listing', list: 'ul', item: 'li', link: 'a', title: 'a', next: null } as const;

  it.each([
    ['complete', true],
    ['partial', false],
    ['failed', false],
    ['blocked', false],
  ] as const)('after a run that is %s: %s', (state, may) => {
    expect(mayMarkGone({ state, reason: null, detail: '' }, listing)).toBe(may);
  });

  it('never happens because an entry dropped out of a feed of the latest ones', () => {
    expect(mayMarkGone(COMPLETE, { kind: 'rss', detail: 'thin', lists: 'latest' })).toBe(false);
    expect(mayMarkGone(COMPLETE, { kind: 'rss', detail: 'thin', lists: 'all' })).toBe(true);
  });
});
