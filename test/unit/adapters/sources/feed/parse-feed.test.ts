import { expect, it } from 'vitest';
import { parseXmlData } from '../../../../../src/adapters/sources/feed/parse-feed.ts';

const item = `<item><title>Inpakker</title><link>https://werk.example/v/1</link><guid>1</guid>
<company>Bakkerij Voorbeeld</company><city>Lunteren</city><uren>20 - 24</uren><description>Je pakt koek in.</description></item>`;
const feed = `<rss version="2.0"><channel><title>Vacatures</title><link>https://werk.example/</link>${item}</channel></rss>`;

it.each([
  ['with a declaration', `<?xml version="1.0" encoding="UTF-8"?>\n${feed}`],
  ['with a declaration and a style sheet', `<?xml version="1.0"?><?xml-stylesheet href="feed.xsl"?>${feed}`],
  ['without one', feed],
])('what a feed says in elements of its own is read, %s', (_, text) => {
  expect(parseXmlData(text)).toMatchObject({
    kind: 'rss',
    refused: null,
    raws: [{ title: 'Inpakker', employer: 'Bakkerij Voorbeeld', places: ['Lunteren'], hours: '20 - 24' }],
  });
});
