import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { paths } from '../../../src/web/paths.ts';
import { aBrowserWorld, DESKTOP, mayTestChromium, type BrowserWorld } from '../../support/browser-world.ts';

describe.runIf(mayTestChromium())('what a zoekprofiel and a list would change', () => {
  let world: BrowserWorld;
  beforeAll(async () => {
    world = await aBrowserWorld();
    await world.readSite('verzorgende');
  });
  afterAll(() => world.close());

  it('follows what the coach fills in, and keeps nothing', async () => {
    const candidateId = world.candidates.get('verzorgende') ?? '';
    const { page, context, complaints } = await world.signedIn('coach', { viewport: DESKTOP });
    await page.goto(paths.zoekprofiel.agree.url({ candidateId }));
    const effect = page.locator('#gevolg');
    await effect.getByRole('table').first().waitFor();
    await page.getByLabel(/gewenste functies/i).fill('Dakdekker op Terschelling');
    await effect.getByText('Dakdekker op Terschelling').waitFor();
    await page.getByLabel(/gewenste functies/i).fill('');
    await effect.getByText('minstens één gewenste functie').waitFor();
    await page.goto(paths.zoekprofiel.view.url({ candidateId }));
    expect(await page.content()).not.toContain('Dakdekker op Terschelling');
    expect(complaints).toEqual([]);
    await context.close();
  }, 90_000);

  it('shows what a list changes before it is brought into force', async () => {
    const candidateId = world.candidates.get('verzorgende') ?? '';
    const { page, context, complaints } = await world.signedIn('coach', { viewport: DESKTOP });
    await page.goto(`${paths.fml.enter.url({ candidateId })}?soort=vrij`);
    await page.getByLabel('Opgesteld op').fill('2026-01-05');
    await page.getByLabel('Geldig vanaf').fill('2026-01-05');
    await page.getByLabel('Uit welk document').fill('brief');
    await page.getByLabel('Reden van invoeren').fill('nieuw oordeel');
    await page.getByRole('button', { name: 'Bekijk wat er verandert' }).click();
    await page.getByRole('heading', { name: /Wat verandert er/ }).waitFor();
    expect(await page.getByRole('table').count()).toBeGreaterThan(0);
    await page.getByRole('button', { name: 'In werking stellen' }).click();
    await page.waitForURL((address) => address.pathname === paths.fml.view.url({ candidateId }));
    expect(await page.content()).toContain('nieuw oordeel');
    expect(complaints).toEqual([]);
    await context.close();
  }, 90_000);
});
