import { tmpdir } from 'node:os';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { sha256 } from '../../../../src/adapters/shared/hash.ts';
import { composePure } from '../../../../src/compose-pure.ts';
import { INSTALLATION_ACTOR } from '../../../../src/domain/access/actor.ts';
import type { PostingContent } from '../../../../src/domain/posting/posting.ts';
import type { SourceId } from '../../../../src/domain/shared/ids.ts';
import type { RunOutcome } from '../../../../src/domain/source/run-outcome.ts';
import type { ReadEvent, SourceReader } from '../../../../src/ports/source-reader.ts';
import { addSource } from '../../../../src/usecases/source/change-source.ts';
import { ingestSource } from '../../../../src/usecases/source/ingest-source.ts';
import { planIngest } from '../../../../src/usecases/source/plan-ingest.ts';
import { viewSource } from '../../../../src/usecases/source/view-source.ts';
import { aPosting } from '../../../support/a-posting.ts';
import { aWorld, type World } from '../../../support/world.ts';

const { rules } = composePure({ dataDir: tmpdir() });
const COMPLETE: RunOutcome = { state: 'complete', reason: null, detail: '' };
const TALLY = {
  listed: 0,
  found: 0,
  unreadable: 0,
  unreadableCards: 0,
  failedPages: 0,
  blockedPages: 0,
  refusedPages: 0,
  gonePages: 0,
  reachedLimit: false,
  stopped: false,
};

let world: World;
let administrator: Awaited<ReturnType<World['anEmployee']>>;
let sourceId: SourceId;
let sources = 0;

beforeAll(async () => {
  world = await aWorld();
  administrator = await world.anEmployee(await world.anAgency(), ['administrator']);
});
afterAll(() => world.close());
beforeEach(async () => {
  sources += 1;
  const added = await addSource(world, administrator, {
    name: `Bron ${sources}`,
    kind: 'recruitee',
    address: `https://bron-${sources}.example/`,
    recipe: { kind: 'recruitee' },
    cron: '0 6 * * *',
    region: null,
    state: { status: 'active' },
    limits: { minDelayMs: 1000, maxPages: 100 },
  });
  if (!added.ok) throw new Error('the source was refused');
  ({ sourceId } = added);
});

const at = () => world.clock.now();
const posting = (key: string, given: Partial<PostingContent> = {}): ReadEvent => ({
  kind: 'posting',
  pageUrl: `https://bron.example/${key}`,
  sha256: sha256(key),
  fetchedAt: at(),
  content: aPosting({
    externalKey: key,
    url: `https://bron.example/${sources}/${key}`,
    title: `Medewerker ${key} ${sources}`,
    description: `Je tilt bij ${key} tot 10 kg.`,
    ...given,
  }),
});
const page = (name = 'p'): ReadEvent => ({
  kind: 'page',
  url: `https://bron.example/${name}`,
  outcome: 'read',
  bytes: null,
  contentType: null,
  fetchedAt: at(),
  memory: null,
});
const end = (outcome: RunOutcome = COMPLETE): ReadEvent => ({ kind: 'finished', tally: TALLY, ...outcome });
/** A reader that reports just this; a function among the events is called when it is its turn. */
const reads = (...events: readonly (ReadEvent | (() => void))[]): SourceReader => ({
  async *read() {
    for (const event of events) {
      if (typeof event === 'function') event();
      else yield event;
    }
  },
});
const ingest = (reader: SourceReader, given: { claim?: string; signal?: AbortSignal } = {}) =>
  ingestSource({ ...world, rules, hasher: { sha256 }, reader }, { sourceId, askedBy: 'schedule', claim: 'job-1', ...given });
const runs = async () => (await viewSource(world, administrator, sourceId)).runs;

describe('a run', () => {
  it('counts what is new, changed, unchanged, gone and back', async () => {
    const first = await ingest(reads(posting('a'), posting('b'), page(), end()), { claim: '1' });
    expect(first?.counts).toMatchObject({ pages: 1, seen: 2, added: 2, gone: 0 });
    world.clock.set('2026-03-11T09:00:00.000Z');
    const second = await ingest(reads(posting('a', { description: 'Je tilt tot 20 kg.' }), page(), end()), { claim: '2' });
    expect(second?.counts).toMatchObject({ seen: 1, added: 0, changed: 1, gone: 1 });
    world.clock.set('2026-03-12T09:00:00.000Z');
    const third = await ingest(reads(posting('a', { description: 'Je tilt tot 20 kg.' }), posting('b'), page(), end()), { claim: '3' });
    expect(third?.counts).toMatchObject({ seen: 2, unchanged: 1, back: 1, gone: 0 });
  });

  it('ends a vacancy whose page says that it is over, and does not call it back while it says so', async () => {
    await ingest(reads(posting('a'), page(), end()), { claim: '1' });
    const marks = [{ field: 'state', asWritten: 'Deze vacature is vervuld.', reason: 'closed' }];
    await ingest(reads(posting('a', { marks }), page(), end()), { claim: '2' });
    const state = async () =>
      world.transaction(INSTALLATION_ACTOR, 'vacancy.ingest', async ({ vacancies }) => {
        const kept = await vacancies.findPosting(sourceId, 'a');
        return kept ? (await vacancies.get(kept.vacancyId)).state : null;
      });
    expect(await state()).toBe('closed');
    await ingest(reads({ kind: 'still-there', externalKey: 'a', pageUrl: 'p', checkedAt: at() }, page(), end()), { claim: '3' });
    expect(await state()).toBe('closed');
    await ingest(reads(posting('a'), page(), end()), { claim: '4' });
    expect(await state()).toBe('live');
  });

  it.each([
    { state: 'blocked', reason: 'blocked-by-site', detail: '403' },
    { state: 'failed', reason: 'unreachable', detail: 'geen antwoord' },
    { state: 'partial', reason: 'pages-failed', detail: '3 pages' },
  ] as const)('that ends $state takes nothing for gone', async (outcome) => {
    await ingest(reads(posting('a'), page(), end()), { claim: '1' });
    const done = await ingest(reads(end(outcome)), { claim: '2' });
    expect(done).toMatchObject({ outcome: { state: outcome.state }, counts: { gone: 0 } });
  });

  it('does nothing beside another run of the same source', async () => {
    let beside: unknown = 'not asked';
    const inner = ingest.bind(null, reads(posting('b'), page(), end()), { claim: 'other' });
    let asked: Promise<void> | null = null;
    const reader: SourceReader = {
      async *read() {
        asked = inner().then((result) => void (beside = result));
        await asked;
        yield posting('a');
        yield page();
        yield end();
      },
    };
    await ingest(reader, { claim: 'one' });
    expect(beside).toBeNull();
    expect(await runs()).toHaveLength(1);
  });

  it('that was killed half-way is gone on with by its own job, and everything is there once', async () => {
    const dies = (): never => {
      throw new Error('killed');
    };
    await expect(ingest(reads(posting('a'), page('1'), posting('b'), dies), { claim: 'same' })).rejects.toThrow('killed');
    const again = await ingest(reads(posting('a'), page('1'), posting('b'), page('2'), end()), { claim: 'same' });
    expect(again).toMatchObject({ outcome: { state: 'complete' }, counts: { seen: 2, added: 1, unchanged: 1, gone: 0 } });
    expect(await runs()).toHaveLength(1);
  });

  it('that is stopped with its process goes back to the queue and is no end', async () => {
    const stopping = new AbortController();
    const stops = (): void => stopping.abort(new Error('the process is stopping'));
    const stopped: ReadEvent = end({ state: 'partial', reason: 'stopped', detail: '' });
    await expect(ingest(reads(posting('a'), page(), stops, stopped), { claim: 'x', signal: stopping.signal })).rejects.toThrow('stopping');
    expect((await runs()).map(({ state }) => state)).toEqual(['running']);
    await ingest(reads(posting('a'), page(), end()), { claim: 'x' });
    expect((await runs()).map(({ state }) => state)).toEqual(['complete']);
  });

  it('that never ended is closed after half a day, and its source is due again', async () => {
    await expect(
      ingest(
        reads(() => {
          throw new Error('given up');
        }),
        { claim: 'lost' },
      ),
    ).rejects.toThrow('given up');
    const later = new Date(at().getTime() + 13 * 3_600_000);
    world.clock.set(later.toISOString());
    await planIngest(world);
    expect((await runs()).map(({ state, reason }) => ({ state, reason }))).toEqual([{ state: 'failed', reason: 'stopped' }]);
    const asked = await world.transaction(INSTALLATION_ACTOR, 'vacancy.ingest', ({ sources: kept }) => kept.get(sourceId));
    expect(asked.lastRun?.state).toBe('failed');
  });
});
