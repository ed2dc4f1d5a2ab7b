import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { paths } from '../../../src/web/paths.ts';
import { aBrowserWorld, mayTestChromium, PHONE, type BrowserWorld } from '../../support/browser-world.ts';

describe.runIf(mayTestChromium())('without scripts, on a phone', () => {
  let world: BrowserWorld;
  const noScript = { javaScriptEnabled: false, viewport: PHONE };

  beforeAll(async () => {
    world = await aBrowserWorld();
    await world.readSite('verzorgende');
  });
  afterAll(() => world.close());

  it('signs in, reviews, undoes, and the candidate answers and applies', { timeout: 120_000 }, async () => {
    const { page, complaints } = await world.signedIn('jobhunter', noScript);
    await page.goto(paths.review.queues.url());
    // The menu cannot be closed without scripts, so it stands open.
    expect(await page.getByRole('link', { name: 'Vacatures', exact: true }).isVisible()).toBe(true);
    await page.getByRole('link', { name: 'Naar de wachtrij Miranda Zorgvliet' }).click();
    await page.getByRole('link', { name: 'Begin met de eerste' }).click();
    const title = await page.getByRole('heading', { level: 1 }).innerText();
    await page.getByRole('button', { name: /^Akkoord/ }).click();
    await page.getByText(`“${title}” staat op de shortlist.`).waitFor();
    const next = await page.getByRole('heading', { level: 1 }).innerText();
    await page.locator('summary', { hasText: 'Afwijzen' }).click();
    await page.locator('[name=reasonCode]').selectOption('functie');
    await page.getByRole('button', { name: 'Afwijzen' }).click();
    await page.getByText(`“${next}” is afgewezen.`).waitFor();
    await page.getByRole('button', { name: /^Ongedaan maken/ }).click();
    await page.getByText('Ongedaan gemaakt.').waitFor();
    expect(await page.getByRole('heading', { level: 1 }).innerText()).toBe(next);
    await page.getByRole('button', { name: /^Akkoord/ }).click();
    await page.getByText(`“${next}” staat op de shortlist.`).waitFor();

    const candidate = await world.signedIn('verzorgende', noScript);
    const portal = candidate.page;
    await portal.goto(paths.portal.shortlist.url());
    await portal.getByRole('link', { name: `Bekijken ${title}` }).click();
    await portal.getByRole('button', { name: 'Dit wil ik' }).click();
    await portal.getByText('Dank u wel.').waitFor();
    await portal.getByRole('link', { name: `Bekijken ${title}` }).click();
    await portal.locator('summary', { hasText: 'Ik heb gesolliciteerd' }).click();
    await portal.getByRole('button', { name: 'Ik heb gesolliciteerd' }).click();
    await portal.getByText('Uw sollicitatie is vastgelegd.').waitFor();
    await portal.goto(paths.portal.shortlist.url());
    await portal.getByRole('link', { name: `Bekijken ${next}` }).click();
    await portal.locator('summary', { hasText: 'Dit kan ik niet' }).click();
    await portal.getByLabel('te druk voor mij').check();
    await portal.getByLabel('In uw eigen woorden').fill('Na twee uur bellen ben ik op.');
    await portal.getByRole('button', { name: 'Doorgeven' }).click();
    await portal.getByText('Dank u wel.').waitFor();
    expect([...complaints, ...candidate.complaints]).toEqual([]);
  });
});
