import { readFile } from 'node:fs/promises';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { localDateOf } from '../../../src/domain/shared/local-date.ts';
import { paths } from '../../../src/web/paths.ts';
import { aBrowserWorld, mayTestChromium, type BrowserWorld } from '../../support/browser-world.ts';
import { eventually } from '../../support/eventually.ts';

describe.runIf(mayTestChromium())('the whole way of one vacancy, in a real browser', () => {
  let world: BrowserWorld;
  beforeAll(async () => {
    world = await aBrowserWorld();
  });
  afterAll(() => world.close());

  it('goes from career page to search-effort log by what people do on screen', { timeout: 120_000 }, async () => {
    const candidateId = world.candidates.get('verzorgende') ?? '';
    const today = localDateOf(new Date());

    const administrator = await world.signedIn('administrator');
    let { page } = administrator;
    await page.goto(paths.source.list.url());
    await page.getByRole('link', { name: 'Bron toevoegen' }).click();
    await page.getByLabel('Naam', { exact: true }).fill('De Gelderhof');
    await page.getByLabel('Adres', { exact: true }).fill(`${world.site.origin}/`);
    await page.getByLabel('Arbeidsmarktregio').fill('FoodValley');
    await page.getByLabel('Wanneer lezen').fill('15 6 * * *');
    await page.locator('[name=delay]').fill('0');
    await page.locator('[name=pages]').fill('100');
    await page.getByRole('button', { name: 'Opslaan' }).click();
    await page.getByRole('heading', { level: 1, name: 'De Gelderhof' }).waitFor();
    await page.getByRole('button', { name: 'Nu lezen' }).click();
    await eventually('the run is complete', async () => {
      await page.reload();
      return page.getByText('volledig', { exact: true }).isVisible();
    });

    const jobhunter = await world.signedIn('jobhunter');
    ({ page } = jobhunter);
    await eventually('a match waits', async () => {
      await page.goto(paths.review.queue.url({ candidateId }));
      return page.getByRole('link', { name: 'Administratief medewerker cliëntadministratie' }).isVisible();
    });
    await page.getByRole('link', { name: 'Administratief medewerker cliëntadministratie' }).click();
    // The words of the vacancy that were understood stand marked in it.
    expect(await page.locator('mark', { hasText: '24 tot 28 uur' }).count()).toBe(1);
    await page.getByRole('button', { name: 'Akkoord' }).click();
    await page.getByText('“Administratief medewerker cliëntadministratie” staat op de shortlist.').waitFor();

    const candidate = await world.signedIn('verzorgende');
    ({ page } = candidate);
    await page.goto(paths.portal.shortlist.url());
    await page.getByRole('link', { name: /^Bekijken/ }).click();
    await page.getByRole('button', { name: 'Dit wil ik' }).click();
    await page.getByText('Dank u wel. Uw antwoord is doorgegeven.').waitFor();
    await page.getByRole('link', { name: /^Bekijken/ }).click();
    await page.locator('summary', { hasText: 'Ik heb gesolliciteerd' }).click();
    await page.getByLabel('Op welke dag').fill(today);
    await page.getByRole('button', { name: 'Ik heb gesolliciteerd' }).click();
    await page.getByText('Uw sollicitatie is vastgelegd.').waitFor();

    ({ page } = jobhunter);
    await page.goto(paths.application.list.url({ candidateId }));
    await page.getByRole('link', { name: 'Administratief medewerker cliëntadministratie' }).click();
    await page.getByLabel('Stand').selectOption('gesloten');
    await page.getByLabel('Wanneer').fill(today);
    await page.getByLabel('Uitkomst').selectOption('afgewezen');
    await page.getByLabel('Reden van de werkgever').fill('Er was een kandidaat met meer ervaring.');
    await page.getByRole('button', { name: 'Vastleggen' }).click();
    await page.getByText('De stap is vastgelegd.').waitFor();

    await page.goto(paths.effort.view.url({ candidateId }));
    const lines = (await page.getByRole('row').allInnerTexts()).map((line) => line.replaceAll(/\s+/g, ' '));
    const about = (kind: string) => lines.find((line) => line.includes(kind)) ?? '';
    expect(about('match beoordeeld')).toContain('Administratief medewerker cliëntadministratie');
    expect(about('kandidaat antwoordde')).toContain('kandidaat');
    expect(about('sollicitatie begonnen')).toContain('De Gelderhof');
    expect(about('stap in sollicitatie')).toContain('Er was een kandidaat met meer ervaring.');

    const [download] = await Promise.all([
      page.waitForEvent('download'),
      page.getByRole('link', { name: 'Controleerbare export' }).click(),
    ]);
    const file = await download.path();
    expect(await readFile(file, 'utf8')).toContain('application.step');
    expect([...administrator.complaints, ...jobhunter.complaints, ...candidate.complaints]).toEqual([]);
  });
});
