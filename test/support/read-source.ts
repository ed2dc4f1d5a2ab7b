import { createHostGate } from '../../src/adapters/http/host-gate.ts';
import { createPageFetcher, DEFAULT_FETCH_LIMITS, type PageFetcherConfig } from '../../src/adapters/http/page-fetcher.ts';
import { loadGateRules } from '../../src/adapters/rules/load-gate-rules.ts';
import { createParsePage } from '../../src/adapters/sources/parse-any.ts';
import { createSourceReader } from '../../src/adapters/sources/source-reader.ts';
import { toSourceId } from '../../src/domain/shared/ids.ts';
import type { Source, SourceRecipe } from '../../src/domain/source/source.ts';
import type { PageMemory, ReadEvent } from '../../src/ports/source-reader.ts';

const parse = createParsePage(loadGateRules());
const clock = { now: () => new Date('2026-06-01T08:00:00Z') };

export function aSource(recipe: SourceRecipe, address: string, changes: Partial<Source> = {}): Source {
  return {
    id: toSourceId('s1'),
    name: 'Voorbeeldbron',
    kind: recipe.kind,
    address,
    recipe,
    schedule: { cron: '30 3 * * *', tz: 'Europe/Amsterdam' },
    region: null,
    state: { status: 'active' },
    limits: { minDelayMs: 0, maxPages: 50 },
    ...changes,
  };
}

/** The fetcher as the service has it, for sites on loopback, without waiting. */
export function aFetcher(origins: readonly string[], changes: Partial<PageFetcherConfig> = {}) {
  const config = {
    ...DEFAULT_FETCH_LIMITS,
    minDelayMs: 0,
    attempts: 1,
    agentName: 'Spoorzoeker',
    agentVersion: '0.1',
    contact: 'https://bureau.example',
    allowedOrigins: origins,
    onlyAllowedOrigins: true,
    ...changes,
  };
  return createPageFetcher(config, { clock, hostGate: createHostGate({ clock, sleep: async () => undefined }) });
}

/** Reads a source with the real fetcher and parser; `kept` is what is remembered of its pages from one reading to the next. */
export async function readSource(source: Source, kept = new Map<string, PageMemory>()): Promise<ReadEvent[]> {
  const memories = { find: async (_: Source, url: string) => kept.get(url) ?? null };
  const fetcher = aFetcher([new URL(source.address).origin]);
  const events: ReadEvent[] = [];
  for await (const event of createSourceReader({ fetcher, memories, parse, parserVersion: '1', clock }).read(source)) {
    events.push(event);
    if (event.kind === 'page' && event.memory) kept.set(event.memory.url, event.memory);
  }
  return events;
}

export const postingsOf = (events: readonly ReadEvent[]) => events.flatMap((event) => (event.kind === 'posting' ? [event.content] : []));
export const stillThereOf = (events: readonly ReadEvent[]) =>
  events.flatMap((event) => (event.kind === 'still-there' ? [event.externalKey] : []));
export const endOf = (events: readonly ReadEvent[]) => events.flatMap((event) => (event.kind === 'finished' ? [event] : [])).at(-1);
