import type { Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { paths } from '../../../src/web/paths.ts';
import { aBrowserWorld, DESKTOP, mayTestChromium, type BrowserWorld, type Visitor } from '../../support/browser-world.ts';

const heading = (page: Page) => page.getByRole('heading', { level: 1 }).innerText();

type Focus = { readonly name: string; readonly tag: string; readonly visible: boolean };

/** Runs in the page, whose types are not those of this project; hence a text. */
const FOCUSED = `(() => {
  const element = document.activeElement;
  if (element === null || element === document.body) return { name: '', tag: 'body', visible: false };
  const box = element.getBoundingClientRect();
  const at = document.elementFromPoint(box.left + Math.min(box.width, 40) / 2, box.top + Math.min(box.height, 40) / 2);
  const uncovered = at !== null && (element.contains(at) || at.contains(element));
  const label = element.getAttribute('aria-label') ?? (element.localName === 'input' ? element.labels?.[0]?.innerText : null);
  return {
    name: (label ?? element.innerText).replaceAll(/\\s+/g, ' ').trim(),
    tag: element.localName,
    visible: uncovered && getComputedStyle(element).outlineStyle !== 'none',
  };
})()`;

/** The name of what has the focus, its tag, and whether a person can see that it has: inside the window, uncovered, with an outline. */
const focused = (page: Page) => page.evaluate<Focus>(FOCUSED);

/** Goes on with the tab key until something with this name has the focus; every stop on the way has to be seen. */
async function tabTo(page: Page, name: RegExp): Promise<void> {
  for (let turn = 0; turn < 80; turn += 1) {
    await page.keyboard.press('Tab');
    const stop = await focused(page);
    expect(stop).toMatchObject({ visible: true });
    if (name.test(stop.name)) return;
  }
  throw new Error(`nothing with the name ${String(name)} gets the focus`);
}

async function press(page: Page, key: string): Promise<void> {
  await Promise.all([page.waitForEvent('load'), page.keyboard.press(key)]);
}

describe.runIf(mayTestChromium())('reviewing by keyboard alone', { timeout: 120_000 }, () => {
  let world: BrowserWorld;
  let jobhunter: Visitor;
  let page: Page;

  beforeAll(async () => {
    world = await aBrowserWorld();
    await world.readSite('verzorgende');
  });
  afterAll(() => world.close());
  beforeEach(async () => {
    jobhunter = await world.signedIn('jobhunter', { viewport: DESKTOP });
    ({ page } = jobhunter);
  });
  afterEach(async () => {
    await jobhunter.context.close();
    if (jobhunter.complaints.length > 0) throw new Error(jobhunter.complaints.join('\n'));
  });
  const queueOf = (key: string) => paths.review.queue.url({ candidateId: world.candidates.get(key) ?? '' });
  const startWith = async (key: string) => {
    await page.goto(queueOf(key));
    await tabTo(page, /^Begin met de eerste$/);
    await press(page, 'Enter');
  };

  it('walks from the queues into the first match', async () => {
    await page.goto(paths.review.queues.url());
    await tabTo(page, /^Naar de wachtrij Miranda Zorgvliet$/);
    await press(page, 'Enter');
    expect(await heading(page)).toBe('Wachtrij van Miranda Zorgvliet');
    await tabTo(page, /^Begin met de eerste$/);
    await press(page, 'Enter');
    expect(await heading(page)).toBe('Administratief medewerker cliëntadministratie');
  });

  it('accepts with one key, shows the next match, and undoes it from there', async () => {
    await startWith('verzorgende');
    const first = await heading(page);
    await press(page, 'a');
    const second = await heading(page);
    expect(second).not.toBe(first);
    expect(await focused(page)).toMatchObject({ name: `“${first}” staat op de shortlist. Ongedaan maken u`, visible: true });
    await press(page, 'u');
    expect(await heading(page)).toBe(first);
    expect(await focused(page)).toMatchObject({ name: 'Ongedaan gemaakt. De vacature staat weer open.', visible: true });
    expect(await page.getByRole('button', { name: /^Akkoord/ }).isVisible()).toBe(true);
  });

  it('rejects with a reason, parks until a day and asks the coach, each from its key', async () => {
    await startWith('chauffeur');
    const rejected = await heading(page);
    await page.keyboard.press('r');
    expect(await focused(page)).toMatchObject({ tag: 'select', visible: true });
    await page.keyboard.press('t');
    expect(await page.locator('[name=reasonCode]').inputValue()).toBe('afstand');
    await page.keyboard.press('Tab');
    await page.keyboard.type('te ver met de fiets');
    await press(page, 'Enter');
    expect((await focused(page)).name).toContain(`“${rejected}” is afgewezen.`);

    const parked = await heading(page);
    await page.keyboard.press('p');
    expect(await focused(page)).toMatchObject({ tag: 'input', name: 'Terug op', visible: true });
    await press(page, 'Enter');
    expect((await focused(page)).name).toContain(`“${parked}” is geparkeerd`);

    const asked = await heading(page);
    await page.keyboard.press('v');
    expect(await focused(page)).toMatchObject({ tag: 'textarea', visible: true });
    // Letters that are shortcuts elsewhere are letters here.
    await page.keyboard.type('Kan hij van april af ook op zaterdag?');
    await tabTo(page, /^Vraag aan de coach$/);
    await press(page, 'Enter');
    expect((await focused(page)).name).toContain(`De vraag over “${asked}” ligt bij de coach.`);

    await page.goto(queueOf('chauffeur'));
    const tabs = await page.getByRole('navigation', { name: 'Laat zien' }).getByRole('link').allInnerTexts();
    expect(tabs.map((tab) => tab.replaceAll(/\s+/g, ' '))).toEqual(
      expect.arrayContaining(['geparkeerd 1', 'bij de coach 1', 'afgewezen 1']),
    );
  });

  it('shows what is missing at the field, and keeps the focus there', async () => {
    await startWith('bakker');
    const title = await heading(page);
    await page.keyboard.press('r');
    await page.keyboard.press('Tab');
    await press(page, 'Enter');
    expect(await heading(page)).toBe(title);
    expect((await focused(page)).name).toContain('Er klopt nog iets niet');
    await tabTo(page, /^Vul dit in$/);
    await page.keyboard.press('Enter');
    expect(await focused(page)).toMatchObject({ tag: 'select', visible: true });
  });

  it('leaves a field with escape, walks through the queue, and goes to the text', async () => {
    await startWith('bakker');
    const first = await heading(page);
    await page.keyboard.press('v');
    await page.keyboard.press('Escape');
    expect(await focused(page)).toMatchObject({ tag: 'summary', name: 'Vraag aan de coach v', visible: true });
    await press(page, 'j');
    expect(await heading(page)).not.toBe(first);
    await press(page, 'k');
    expect(await heading(page)).toBe(first);
    await page.keyboard.press('t');
    expect(await page.evaluate('document.activeElement.id')).toBe('vacaturetekst');
    await page.keyboard.press('?');
    expect(await page.getByRole('dialog', { name: 'Sneltoetsen' }).isVisible()).toBe(true);
    await page.keyboard.press('Escape');
    expect(await page.getByRole('dialog').isVisible()).toBe(false);
  });

  it('lets a person change the keys, and switch them off', async () => {
    await page.goto(paths.account.own.url());
    await tabTo(page, /^Akkoord$/);
    await page.keyboard.press('Control+a');
    await page.keyboard.type('x');
    await press(page, 'Enter');
    expect((await focused(page)).name).toBe('Uw instellingen zijn opgeslagen.');
    await startWith('kok');
    const first = await heading(page);
    await page.keyboard.press('a');
    expect(await page.getByRole('button', { name: /^Akkoord/ }).innerText()).toMatch(/x$/);
    await press(page, 'x');
    expect((await focused(page)).name).toContain(`“${first}” staat op de shortlist.`);

    await page.goto(paths.account.own.url());
    await tabTo(page, /^Sneltoetsen gebruiken$/);
    await page.keyboard.press('Space');
    await tabTo(page, /^Opslaan$/);
    await press(page, 'Enter');
    await startWith('kok');
    const second = await heading(page);
    for (const key of ['x', 'a', 'j', 'r', '?']) await page.keyboard.press(key);
    expect(await heading(page)).toBe(second);
    expect(await page.locator('kbd').count()).toBe(0);
    expect((await focused(page)).tag).toBe('body');
    await tabTo(page, /^Akkoord$/);
    await press(page, 'Enter');
    expect((await focused(page)).name).toContain(`“${second}” staat op de shortlist.`);
  });
});
