import { INSTALLATION_ACTOR, systemActor, type Actor } from '../../domain/access/actor.ts';
import type { ComparedDimension } from '../../domain/finding/finding.ts';
import type { Bitmap } from '../../domain/match/kernel/bitmap.ts';
import { addPosition, copyOf, countAll, newBitmap, notIn, removePosition } from '../../domain/match/kernel/bitmap.ts';
import type { StrictGate } from '../../domain/match/kernel/conditions.ts';
import type { KindCounts, Tally } from '../../domain/match/kernel/count-conflicts.ts';
import type { Kernel } from '../../domain/match/kernel/match-candidate.ts';
import { idAt, positionOf } from '../../domain/match/kernel/vacancy-index.ts';
import type { MatchableCandidate } from '../../domain/match/match.ts';
import type { AgencyId, VacancyId } from '../../domain/shared/ids.ts';
import { localDateOf, type LocalDate } from '../../domain/shared/local-date.ts';
import type { Clock } from '../../ports/clock.ts';
import type { Rules } from '../../ports/rules.ts';
import type { Transact } from '../../ports/transaction.ts';

/** The live vacancies of one agency, as they stood when they were last looked at, ready for counting. */
export type HeldVacancies = {
  /** Every vacancy that took its turn up to this one is in it. */
  readonly uptoTurn: number;
  readonly on: LocalDate;
  readonly size: number;
  /** Counts the vacancies that took their turn after the one given, up to `uptoTurn`, by the rules that keep them back. */
  readonly tally: (candidate: MatchableCandidate, afterTurn: number) => Tally;
  /** The best that are not kept back, in the order of the kernel. @param without left out */
  readonly best: (candidate: MatchableCandidate, most: number, without: readonly VacancyId[]) => readonly VacancyId[];
  /** How many are not kept back, by kind of function. */
  readonly count: (candidate: MatchableCandidate) => KindCounts;
  /** @param most of the best that come in and that fall out */
  readonly compare: (before: MatchableCandidate, after: MatchableCandidate, most: number) => Comparison;
  /** Per dimension how many vacancies nothing keeps back but a conflict on that dimension alone. */
  readonly costs: (candidate: MatchableCandidate) => ReadonlyMap<ComparedDimension | StrictGate, number>;
};

/** What a change of the profile does to what is not kept back. */
export type Comparison = {
  readonly before: KindCounts;
  readonly after: KindCounts;
  /** What comes in and what falls out: how many, and the best of them. */
  readonly entering: { readonly count: number; readonly best: readonly VacancyId[] };
  readonly leaving: { readonly count: number; readonly best: readonly VacancyId[] };
};

/** Keeps vacancies in memory for matching. */
export type IndexKeeper = {
  /** What an agency sees now. Looks at the record first, and builds anew what changed. */
  readonly current: (agencyId: AgencyId) => Promise<HeldVacancies>;
};

type Deps = { readonly transaction: Transact; readonly rules: Rules; readonly clock: Clock };

/** One index with its kernel, and what of it still counts. */
type Part = { readonly kernel: Kernel; readonly uptoTurn: number; readonly live: Bitmap };
type Shared = {
  readonly on: LocalDate;
  readonly full: Part;
  readonly fresh: Part;
  readonly gone: readonly VacancyId[];
  readonly builtAt: Date;
};
type Own = { readonly mark: string; readonly part: Part; readonly ids: readonly VacancyId[] };

const BATCH = 2000;
/** When the small index has grown to one in so many of the full one, the full one is built anew. */
const FRESH_SHARE = 8;
const FRESH_LEAST = 5000;
/** Clocks of several machines differ: what went away so long before the full index was built is looked at again. */
const CLOCKS_DIFFER_MS = 3_600_000;

/**
 * Holds the live vacancies of the shared record in two indexes: a full one, built when the day begins (ages hold for a day) or the other has grown, and a
 * small one of what is new or changed since. Both are built anew, never patched: what is replaced or gone is only left out of the count. What an agency
 * pasted or corrected itself stands in a third, of its own.
 */
export function createIndexKeeper(deps: Deps): IndexKeeper {
  let shared: Shared | null = null;
  const own = new Map<AgencyId, Own>();
  // One look at the record at a time: whoever asks meanwhile gets its outcome, and then looks for itself.
  let turn: Promise<unknown> = Promise.resolve();
  const inTurn = <T>(work: () => Promise<T>): Promise<T> => {
    const done = turn.then(work, work);
    turn = done.catch(() => undefined);
    return done;
  };
  return {
    current: (agencyId) =>
      inTurn(async () => {
        const today = localDateOf(deps.clock.now());
        // Turns are seen in the order in which they are taken: whatever took its turn up to this one is there for the looks that follow.
        const uptoTurn = await deps.transaction(systemActor(agencyId), 'match.judge', ({ vacancies }) => vacancies.lastTurn());
        shared = await refreshShared(deps, shared, today);
        const kept = await refreshOwn(deps, own.get(agencyId) ?? null, agencyId, today);
        own.set(agencyId, kept);
        return holdTogether(shared, kept, uptoTurn);
      }),
  };
}

async function refreshShared(deps: Deps, before: Shared | null, today: LocalDate): Promise<Shared> {
  if (before === null || before.on !== today) return buildShared(deps, today);
  const { lastTurn, gone } = await deps.transaction(INSTALLATION_ACTOR, 'match.judge', async ({ vacancies }) => ({
    lastTurn: await vacancies.lastTurn(),
    gone: await vacancies.goneSince(new Date(before.builtAt.getTime() - CLOCKS_DIFFER_MS)),
  }));
  if (lastTurn === before.fresh.uptoTurn && gone.length === before.gone.length) return before;
  const fresh = await build(deps, INSTALLATION_ACTOR, 'shared', before.full.uptoTurn, today);
  if (fresh.kernel.index.size > Math.max(FRESH_LEAST, before.full.kernel.index.size / FRESH_SHARE)) return buildShared(deps, today);
  return leaveOut({ ...before, fresh, gone });
}

async function buildShared(deps: Deps, today: LocalDate): Promise<Shared> {
  const builtAt = deps.clock.now();
  const full = await build(deps, INSTALLATION_ACTOR, 'shared', 0, today);
  const fresh = await build(deps, INSTALLATION_ACTOR, 'shared', full.uptoTurn, today);
  return leaveOut({ on: today, full, fresh, gone: [], builtAt });
}

/** What is in the small index, or gone, no longer counts in the full one; what is gone does not count in the small one either. */
function leaveOut(shared: Shared): Shared {
  const { full, fresh, gone } = shared;
  const { index } = fresh.kernel;
  const replaced = Array.from({ length: index.size }, (_, position) => idAt(index, position));
  return { ...shared, full: { ...full, live: without(all(full.kernel), full.kernel, [...replaced, ...gone]) } };
}

async function refreshOwn(deps: Deps, before: Own | null, agencyId: AgencyId, today: LocalDate): Promise<Own> {
  const actor = systemActor(agencyId);
  const { mark, ids } = await deps.transaction(actor, 'match.judge', ({ vacancies }) => vacancies.ownMark());
  if (before?.mark === mark && before.part.kernel.index.on === today) return before;
  return { mark, ids, part: await build(deps, actor, 'own', 0, today) };
}

/** Reads everything that took its turn after `afterTurn`, up to the last turn there is when it begins. */
async function build(deps: Deps, actor: Actor, whose: 'shared' | 'own', afterTurn: number, on: LocalDate): Promise<Part> {
  const { transaction, rules } = deps;
  const builder = rules.indexBuilder(on);
  const uptoTurn = await transaction(actor, 'match.judge', ({ vacancies }) => vacancies.lastTurn());
  let turn = afterTurn;
  for (;;) {
    const batch = await transaction(actor, 'match.judge', ({ vacancies }) =>
      vacancies.shelve(whose, { after: turn, upto: uptoTurn }, rules.version, BATCH),
    );
    for (const vacancy of batch) builder.add(rules.toMatchable(vacancy), vacancy.turn);
    turn = batch.at(-1)?.turn ?? turn;
    if (batch.length < BATCH) break;
  }
  const kernel = rules.kernel(builder.finish(`${rules.version}.${on}.${whose}.${uptoTurn}`));
  return { kernel, uptoTurn, live: all(kernel) };
}

function all({ index }: Kernel): Bitmap {
  const bitmap = newBitmap(index.size);
  for (let position = 0; position < index.size; position += 1) addPosition(bitmap, position);
  return bitmap;
}

function without(live: Bitmap, { index }: Kernel, ids: readonly VacancyId[]): Bitmap {
  if (ids.length === 0 || index.size === 0) return live;
  const left = copyOf(live);
  for (const id of ids) {
    const position = positionOf(index, id);
    if (position !== null) removePosition(left, position);
  }
  return left;
}

function holdTogether({ on, full, fresh }: Shared, own: Own, uptoTurn: number): HeldVacancies {
  const parts = [full, fresh].map((part) => ({ ...part, live: without(part.live, part.kernel, own.ids) })).concat(own.part);
  const between = createBetween(uptoTurn);
  return {
    on,
    uptoTurn,
    size: parts.reduce((sum, { kernel }) => sum + kernel.index.size, 0),
    tally: (candidate, afterTurn) =>
      parts.map((part) => part.kernel.tally(candidate, { among: between(part, afterTurn) })).reduce(addTallies),
    best: (candidate, most, left) => bestOf(parts, candidate, most, ({ kernel, live }) => without(live, kernel, left)),
    count: (candidate) => parts.map(({ kernel, live }) => kernel.fits(candidate, { among: live }).kinds).reduce(addKinds),
    compare: (before, after, most) => compareOn(parts, before, after, most),
    costs(candidate) {
      const sum = new Map<ComparedDimension | StrictGate, number>();
      for (const { kernel, live } of parts)
        for (const [on, count] of kernel.costs(candidate, { among: live })) sum.set(on, (sum.get(on) ?? 0) + count);
      return sum;
    },
  };
}

function bestOf(
  parts: readonly Part[],
  candidate: MatchableCandidate,
  most: number,
  amongOf: (part: Part) => Bitmap,
): readonly VacancyId[] {
  const found = parts.flatMap((part) => {
    const { kernel } = part;
    return kernel
      .match(candidate, { among: amongOf(part), most })
      .best.map(({ position, key }) => ({ id: idAt(kernel.index, position), key }));
  });
  return found
    .sort((a, b) => a.key - b.key || (a.id < b.id ? -1 : 1))
    .slice(0, most)
    .map(({ id }) => id);
}

function compareOn(parts: readonly Part[], before: MatchableCandidate, after: MatchableCandidate, most: number): Comparison {
  const found = new Map(
    parts.map((part) => {
      const [old, now] = [before, after].map((candidate) => part.kernel.fits(candidate, { among: part.live }));
      if (!old || !now) throw new RangeError('two candidates were asked');
      return [part, { old, now, entering: notIn(now.set, old.set), leaving: notIn(old.set, now.set) }];
    }),
  );
  const all = [...found.values()];
  const count = (bitmaps: readonly Bitmap[]): number => bitmaps.reduce((sum, bitmap) => sum + countAll(bitmap), 0);
  const nothing = newBitmap(0);
  return {
    before: all.map(({ old }) => old.kinds).reduce(addKinds),
    after: all.map(({ now }) => now.kinds).reduce(addKinds),
    entering: {
      count: count(all.map(({ entering }) => entering)),
      best: bestOf(parts, after, most, (part) => found.get(part)?.entering ?? nothing),
    },
    leaving: {
      count: count(all.map(({ leaving }) => leaving)),
      best: bestOf(parts, before, most, (part) => found.get(part)?.leaving ?? nothing),
    },
  };
}

const addKinds = (one: KindCounts, other: KindCounts): KindCounts => ({
  wanted: one.wanted + other.wanted,
  acceptable: one.acceptable + other.acceptable,
  other: one.other + other.other,
});

/** Positions that count and took their turn after one and up to another; kept for the turn asked last, which is the same for most candidates. */
function createBetween(uptoTurn: number): (part: Part, afterTurn: number) => Bitmap {
  const kept = new Map<Part, { readonly afterTurn: number; readonly bitmap: Bitmap }>();
  return (part, afterTurn) => {
    if (afterTurn === 0 && part.uptoTurn <= uptoTurn) return part.live;
    const known = kept.get(part);
    if (known?.afterTurn === afterTurn) return known.bitmap;
    const bitmap = copyOf(part.live);
    for (const [position, turn] of part.kernel.index.turn.entries())
      if (turn <= afterTurn || turn > uptoTurn) removePosition(bitmap, position);
    kept.set(part, { afterTurn, bitmap });
    return bitmap;
  };
}

function addTallies(one: Tally, other: Tally): Tally {
  const keptBack = { ...one.keptBack };
  for (const [rule, count] of Object.entries(other.keptBack)) keptBack[rule as keyof typeof keptBack] += count;
  return { seen: one.seen + other.seen, shown: one.shown + other.shown, keptBack };
}
