import { AxeBuilder } from '@axe-core/playwright';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { aBrowserWorld, DESKTOP, mayTestChromium, PHONE, type BrowserWorld, type Visitor } from '../../support/browser-world.ts';
import { getRoutes, PAGES, viewersOf, type Viewer } from './pages.ts';
import { setStage, type Stage } from './stage.ts';
import { createViewers } from './viewers.ts';

/** @source WCAG 2.2, levels A and AA, by the names that axe gives their rules */
const WCAG_AA = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'];
const routes = getRoutes();

it('looks at every page that the router knows', () => {
  expect(routes.map(({ pattern }) => pattern).filter((pattern) => !Object.hasOwn(PAGES, pattern))).toEqual([]);
  const known = new Set(routes.map(({ pattern }) => pattern));
  expect(Object.keys(PAGES).filter((pattern) => !known.has(pattern))).toEqual([]);
});

describe.runIf(mayTestChromium())('every page, by whoever sees it, on a phone and on a desk', () => {
  let world: BrowserWorld;
  let empty: BrowserWorld;
  let stage: Stage;
  let viewer: (viewer: Viewer) => Promise<Visitor>;

  beforeAll(async () => {
    world = await aBrowserWorld();
    empty = await aBrowserWorld({ empty: true });
    await world.readSite('verzorgende');
    stage = await setStage(world);
    viewer = createViewers(world, empty, stage);
  });
  afterAll(async () => {
    await world.close();
    await empty.close();
  });

  for (const route of routes) {
    const row = PAGES[route.pattern];
    if (row === undefined || typeof row === 'string') continue;
    it(`${route.pattern} meets WCAG 2.2 AA`, { timeout: 120_000 }, async () => {
      const found: string[] = [];
      for (const who of viewersOf(route, row)) {
        const { page, complaints } = await viewer(who);
        for (const address of row.at(stage)) {
          const response = await page.goto(address);
          expect([who, address, response?.status()]).toEqual([who, address, 200]);
          for (const size of [DESKTOP, PHONE]) {
            await page.setViewportSize(size);
            const { violations } = await new AxeBuilder({ page }).withTags(WCAG_AA).analyze();
            for (const { id, help, nodes } of violations)
              found.push(`${who} ${address} ${size.width}px ${id}: ${help} (${nodes.map(({ target }) => target.join(' ')).join(' | ')})`);
          }
        }
        found.push(...complaints.splice(0));
      }
      expect(found).toEqual([]);
    });
  }
});
