import { describe, expect, it } from 'vitest';
import { loadGateRules } from '../../../../../src/adapters/rules/load-gate-rules.ts';
import { readQuickly } from '../../../../../src/adapters/sources/page/quick-page.ts';
import { createParsePage } from '../../../../../src/adapters/sources/parse-any.ts';

const DUTIES =
  '<p>Wasserij De Lelie zoekt een collega. Je sorteert schone en vuile was, je bedient de mangel en je vouwt handdoeken en lakens. </p>';
const OFFER = '<p>Je werkt 24 tot 32 uur per week en je verdient € 2.400 bruto per maand.</p>';
const aPosting = (given: object = {}) => ({
  '@context': 'https://schema.org',
  '@type': 'JobPosting',
  title: 'Medewerker wasserij',
  description: `${DUTIES.repeat(6)}${OFFER}`,
  datePosted: '2026-05-28',
  hiringOrganization: { '@type': 'Organization', name: 'Wasserij De Lelie' },
  jobLocation: { '@type': 'Place', address: { '@type': 'PostalAddress', addressLocality: 'Breda', addressCountry: 'NL' } },
  ...given,
});
const aPage = (posting: object, around = ''): string =>
  `<html><head><script type="application/ld+json">${JSON.stringify(posting)}</script></head><body><h1>Medewerker wasserij</h1>${around}</body></html>`;

it('reads a page whose markup tells everything, and finds what taking the page apart finds', () => {
  const html = aPage(aPosting(), `<p>Over ons</p>${DUTIES.repeat(6)}${OFFER}`);
  expect(readQuickly(html)?.title).toBe('Medewerker wasserij');
  const parse = createParsePage(loadGateRules());
  const read = (page: string) => parse({ bytes: Buffer.from(page), contentType: 'text/html', url: 'https://lelie.example/v/1' });
  // A label beside the markup has the page taken apart; it says the same.
  const slow = `${html.slice(0, -14)}<dl><dt>Plaats</dt><dd>Breda</dd></dl></body></html>`;
  expect(readQuickly(slow)).toBeNull();
  expect(read(html)).toEqual(read(slow));
});

describe('leaves to the page itself what the markup may not tell', () => {
  it.each([
    ['a short text', aPage(aPosting({ description: DUTIES }))],
    ['a text that was cut off', aPage(aPosting({ description: `${DUTIES.repeat(6)}${OFFER} Je werkt met ...` }))],
    ['an employer that the text does not speak of', aPage(aPosting({ hiringOrganization: { name: 'Flex Uitzendbureau' } }))],
    ['no town', aPage(aPosting({ jobLocation: { '@type': 'Place', address: 'Nederland' } }))],
    ['no hours', aPage(aPosting({ description: `${DUTIES.repeat(6)}<p>Je verdient € 2.400 bruto.</p>` }))],
    ['a closing date beside the markup', aPage(aPosting(), '<p>Sluitingsdatum 1 juli</p>')],
    ['a closing notice beside the markup', aPage(aPosting(), '<p>Deze vacature is vervuld.</p>')],
    ['several vacancies', aPage([aPosting(), aPosting({ title: 'Chauffeur' })])],
    ['markup in a comment', `<html><body><!-- ${aPage(aPosting())} --></body></html>`],
    ['a script that does not end', `<script type="application/ld+json">${JSON.stringify(aPosting())}`],
    ['no markup at all', '<html><body><h1>JobPosting</h1></body></html>'],
  ])('%s', (_, html) => expect(readQuickly(html)).toBeNull());
});
