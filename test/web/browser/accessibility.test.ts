import { AxeBuilder } from '@axe-core/playwright';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { paths } from '../../../src/web/paths.ts';
import { aBrowserWorld, DESKTOP, mayTestChromium, PHONE, type BrowserWorld, type Visitor } from '../../support/browser-world.ts';
import { getRoutes, PAGES, viewersOf, type Viewer } from './pages.ts';
import { setStage, type Stage } from './stage.ts';
import { createViewers } from './viewers.ts';

/** @source WCAG 2.2, levels A and AA, by the names that axe gives their rules */
const WCAG_AA = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'];
const routes = getRoutes();

/** What axe has against a page as it stands, on a desk and on a phone. */
async function violationsOf(page: Page, where: string): Promise<string[]> {
  const found: string[] = [];
  for (const size of [DESKTOP, PHONE]) {
    await page.setViewportSize(size);
    const { violations } = await new AxeBuilder({ page }).options({ runOnly: WCAG_AA, resultTypes: ['violations'] }).analyze();
    for (const { id, help, nodes } of violations)
      found.push(`${where} ${size.width}px ${id}: ${help} (${nodes.map(({ target }) => target.join(' ')).join(' | ')})`);
    const wider = await page.evaluate<number>('document.documentElement.scrollWidth - document.documentElement.clientWidth');
    if (wider > 0) found.push(`${where} ${size.width}px: ${wider} px wider than the window`);
  }
  return found;
}

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
      const seen = new Set<string>();
      for (const [turn, who] of viewersOf(route, row).entries()) {
        const { page, complaints } = await viewer(who);
        // The first sees every state of the page; the others, whose page may hold more or less, see its first.
        for (const address of turn === 0 ? row.at(stage) : row.at(stage).slice(0, 1)) {
          const response = await page.goto(address);
          expect([who, address, response?.status()]).toEqual([who, address, 200]);
          // Who sees word for word what another role saw has only another menu, which the other pages show.
          const main = (await page.getByRole('main').innerHTML()).replaceAll(/name="_csrf" value="\w+"/g, '');
          if (!seen.has(main)) found.push(...(await violationsOf(page, `${who} ${address}`)));
          seen.add(main);
        }
        found.push(...complaints.splice(0));
      }
      expect(found).toEqual([]);
    });
  }

  type Step = (page: Page) => Promise<unknown>;
  const submit =
    (address: (stage: Stage) => string, name: string | RegExp): Step =>
    async (page) => {
      await page.goto(address(stage));
      await page.getByRole('main').getByRole('button', { name }).first().click();
    };
  const candidateId = ({ candidateId: id }: Stage) => ({ candidateId: id });
  it.each<[string, Viewer, Step]>([
    ['a page that is not there', 'nobody', (page) => page.goto('/bestaat-niet')],
    ['a page that is not for this role', 'jobhunter', (page) => page.goto(paths.admin.jobs.url())],
    ['a sign-in form with nothing in it', 'nobody', submit(() => paths.signIn.form.url(), 'Aanmelden met wachtwoord')],
    ['a set-up form with nothing in it', 'installer', submit(() => paths.setup.url(), 'Instellen')],
    ['a source with nothing in it', 'administrator', submit(() => paths.source.add.url(), 'Opslaan')],
    ['a candidate without a name', 'coach', submit(() => paths.candidate.add.url(), 'Opslaan')],
    ['a list with nothing in it', 'coach', submit((at) => paths.fml.enter.url(candidateId(at)), 'Bekijk wat er verandert')],
    ['a vacancy without a text', 'jobhunter', submit(() => paths.vacancy.paste.url(), 'Toevoegen')],
    ['an activity without an employer', 'jobhunter', submit((at) => paths.application.list.url(candidateId(at)), 'Vastleggen')],
    ['a question of two letters', 'coach', submit(() => paths.question.list.url(), 'Antwoord geven')],
    [
      'a verdict with its panel open',
      'jobhunter',
      async (page) => {
        await page.goto(paths.review.match.url({ ...candidateId(stage), reviewId: stage.reviewId }));
        await page.locator('summary', { hasText: 'Vraag aan de coach' }).click();
      },
    ],
    [
      'the help with shortcuts',
      'jobhunter',
      async (page) => {
        await page.goto(paths.review.match.url({ ...candidateId(stage), reviewId: stage.reviewId }));
        await page.keyboard.press('?');
      },
    ],
    [
      'a form that has expired',
      'verzorgende',
      async (page) => {
        await page.goto(paths.portal.limits.url());
        await page.evaluate("document.querySelector('main input[name=_csrf]').value = 'x'");
        await page.getByRole('button', { name: 'Doorgeven' }).click();
      },
    ],
    [
      'a page in English',
      'nobody',
      async (page) => {
        await page.goto(paths.signIn.form.url());
        await page.getByRole('button', { name: 'English' }).click();
      },
    ],
  ])('%s meets WCAG 2.2 AA', { timeout: 60_000 }, async (where, who, step) => {
    const { page, complaints } = await viewer(who);
    await page.setViewportSize(DESKTOP);
    await step(page);
    await page.waitForLoadState();
    expect([...(await violationsOf(page, where)), ...complaints.splice(0)]).toEqual([]);
  });
});
