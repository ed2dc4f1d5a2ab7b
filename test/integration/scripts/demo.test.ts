import { createServer } from 'node:net';
import { once } from 'node:events';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startLabourMarket, type LabourMarket, type MarketSite } from '../../../scripts/demo/labour-market/labour-market.ts';
import { createHostGate } from '../../../src/adapters/http/host-gate.ts';
import { createPageFetcher, DEFAULT_FETCH_LIMITS } from '../../../src/adapters/http/page-fetcher.ts';
import { loadGateRules } from '../../../src/adapters/rules/load-gate-rules.ts';
import { createParsePage } from '../../../src/adapters/sources/parse-any.ts';
import { createSourceReader } from '../../../src/adapters/sources/source-reader.ts';
import { toSourceId } from '../../../src/domain/shared/ids.ts';
import { checkSource } from '../../../src/domain/source/check-source.ts';
import type { ReadEvent } from '../../../src/ports/source-reader.ts';

let market: LabourMarket;

beforeAll(async () => {
  market = await startLabourMarket({ firstPort: 0 });
});

afterAll(async () => {
  await market.stop();
});

type SiteRead = { readonly events: readonly ReadEvent[]; readonly pages: number; readonly waitedMs: number };

/** Reads a site as the service does; waiting only moves the clock. */
async function read({ draft, origin }: MarketSite): Promise<SiteRead> {
  const checked = checkSource(draft);
  if (!checked.ok) throw new Error(`${draft.name}: ${checked.refusals.join(', ')}`);
  let [nowMs, waitedMs, pages] = [Date.now(), 0, 0];
  const clock = { now: () => new Date(nowMs) };
  const sleep = async (ms: number): Promise<void> => {
    nowMs += ms;
    waitedMs += ms;
  };
  const config = {
    ...DEFAULT_FETCH_LIMITS,
    minDelayMs: 0,
    agentName: 'Spoorzoeker',
    agentVersion: '0.1',
    contact: 'https://bureau.example',
    allowedOrigins: [origin],
    onlyAllowedOrigins: true,
  };
  const fetcher = createPageFetcher(config, { clock, hostGate: createHostGate({ clock, sleep }) });
  const reader = createSourceReader({
    fetcher,
    memories: { find: async () => null },
    parse: createParsePage(loadGateRules()),
    parserVersion: '1',
    clock,
  });
  const source = { ...checked.source, limits: { ...checked.source.limits, minDelayMs: 0 }, id: toSourceId('s1') };
  const events: ReadEvent[] = [];
  for await (const event of reader.read(source, { onPage: (progress) => void ({ pages } = progress) })) events.push(event);
  return { events, pages, waitedMs };
}

describe('the demo labour market', () => {
  let sites: readonly { readonly site: MarketSite; readonly found: SiteRead }[];

  beforeAll(async () => {
    sites = await Promise.all(market.sites.map(async (site) => ({ site, found: await read(site) })));
  });

  it('is read whole: every vacancy with a text of its own, and nothing else', () => {
    for (const { site, found } of sites) {
      const postings = found.events.flatMap((event) => (event.kind === 'posting' ? [event.content] : []));
      expect({ site: site.name, found: postings.length }).toEqual({ site: site.name, found: site.vacancies });
      for (const { title, description, cut } of postings) {
        expect({ title, enough: description.replaceAll(/<[^<>]*>/g, '').trim().length >= 80, cut }).toEqual({
          title,
          enough: true,
          cut: false,
        });
      }
      expect(new Set(postings.map(({ description }) => description)).size).toBe(postings.length);
    }
  });

  it('gives the text of the vacancy and not of the site around it', () => {
    for (const { found } of sites) {
      for (const event of found.events) {
        if (event.kind !== 'posting') continue;
        expect([event.content.title, /bekijk ook|cookies|algemene voorwaarden/i.exec(event.content.description)]).toEqual([
          event.content.title,
          null,
        ]);
      }
    }
  });

  it('keeps a visitor from what it means to keep, each with its reason', () => {
    const reasons = sites.flatMap(({ found }) =>
      found.events.flatMap((event) => (event.kind === 'unreadable' ? [`${event.reason}: ${event.detail}`] : [])),
    );
    expect(reasons.toSorted()).toEqual([
      expect.stringMatching(/^blocked: /),
      expect.stringMatching(/^refused-by-parser: filled by a script/),
      expect.stringMatching(/^robots: /),
    ]);
    expect(sites.map(({ site }) => site.unreadable).reduce((sum, count) => sum + count, 0)).toBe(reasons.length);
  });

  it('asks for a fifth of a second between two requests, and gets it', () => {
    for (const { site, found } of sites) {
      expect({ site: site.name, polite: found.waitedMs >= (found.pages - 1) * 200 - found.pages }).toEqual({
        site: site.name,
        polite: true,
      });
    }
  });

  it('says where each vacancy is, and who offers it', () => {
    for (const { found } of sites) {
      for (const event of found.events) {
        if (event.kind !== 'posting') continue;
        const { title, employer, locations } = event.content;
        expect({ title, employer: employer !== null, place: locations.length > 0 }).toEqual({ title, employer: true, place: true });
      }
    }
  });
});

it('says in Dutch which port is taken', async () => {
  const taken = createServer().listen(0, '127.0.0.1');
  await once(taken, 'listening');
  const address = taken.address();
  const firstPort = typeof address === 'object' ? (address?.port ?? 0) : 0;
  await expect(startLabourMarket({ firstPort })).rejects.toThrow(`Poort ${firstPort} is bezet`);
  taken.close();
});
