import { afterAll, beforeAll, expect, it } from 'vitest';
import { findCatalogueItem } from '../../src/domain/fml/fml-catalogue.ts';
import { TOELICHTING, twoAgencies, type TwoAgencies } from '../support/two-agencies.ts';

let world: TwoAgencies;
beforeAll(async () => {
  world = await twoAgencies();
});
afterAll(() => world.served.close());

/** Every page that a jobhunter reaches about a candidate of their own, files of the log included. */
async function pagesOf(who: 'jobhunter' | 'coach'): Promise<{ readonly path: string; readonly text: string }[]> {
  const { served, staff, targets, shared } = world;
  const browser = await served.signIn(staff[who]);
  const ids: Readonly<Record<string, string>> = { ...targets.own.ids, ...shared };
  const paths = served.routes
    .filter(({ method }) => method === 'get')
    .map(({ pattern }) => pattern.replaceAll(/:(\w+)/g, (_, name: string) => ids[name] ?? 'onbekend'))
    .filter((path) => !path.includes('onbekend') && !path.startsWith('/beheer'));
  const pages: { path: string; text: string }[] = [];
  for (const path of paths) {
    const { status, text, body } = await browser.get(path);
    if (status === 200) pages.push({ path, text: text ?? (Buffer.isBuffer(body) ? body.toString('latin1') : '') });
  }
  return pages;
}

const NAME = findCatalogueItem('fml_herzien', '1.1')?.entry.name ?? '';
const SECRETS: readonly (readonly [string, RegExp])[] = [
  ['the words of a doctor', new RegExp(TOELICHTING)],
  ['the number of an item', /(?<![\d.])4\.1[34](?![\d.])/],
  ['the name of an item', new RegExp(NAME, 'i')],
];

it('a jobhunter meets no number, name or toelichting of the list on any page', async () => {
  const pages = await pagesOf('jobhunter');
  expect(pages.length).toBeGreaterThan(15);
  const found = pages.flatMap(({ path, text }) => SECRETS.flatMap(([what, secret]) => (secret.test(text) ? [`${path}: ${what}`] : [])));
  expect(found).toEqual([]);
});

it('a coach does, so that the search for them can find something', async () => {
  const pages = await pagesOf('coach');
  expect(NAME).not.toBe('');
  for (const [what, secret] of SECRETS) expect([what, pages.some(({ text }) => secret.test(text))]).toEqual([what, true]);
});
