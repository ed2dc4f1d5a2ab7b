// npm run bench:reading -- [--texts N] [--json]: how fast one core reads vacancies, without the occupation: texts of 2.5 KB a second, whether memory stays
// flat, and the slowest of a number of hostile texts of 1 MB. The texts are put together from the sentences of the tests.
import { readdirSync, readFileSync } from 'node:fs';
import { loadavg } from 'node:os';
import { parseArgs } from 'node:util';
import { toTextView } from '../../src/adapters/html/text-view.ts';
import { loadReadingPack } from '../../src/adapters/rules/load-reading-pack.ts';
import { readVacancy } from '../../src/domain/reading/read-vacancy.ts';

const { values } = parseArgs({ options: { texts: { type: 'string', default: '4000' }, json: { type: 'boolean', default: false } } });
const TEXT_SIZE = 2500;
const MEGABYTE = 1_000_000;
const pack = loadReadingPack(() => []);

const read = (description: string, format: 'text' | 'html' = 'text') =>
  readVacancy({ title: 'Medewerker', description, format, cut: false, employer: null, location: null, country: 'NL' }, pack, toTextView);

const SENTENCES = new URL('../../test/fixtures/reading/', import.meta.url);
const sentences = readdirSync(SENTENCES)
  .toSorted()
  .flatMap((name) => readFileSync(new URL(name, SENTENCES), 'utf8').split('\n'))
  .flatMap((line) => (line.includes('=>') ? [line.slice(0, line.lastIndexOf('=>')).trim()] : []));

/** A text of the asked size; another number gives other sentences. */
function aText(number: number): string {
  const parts = ['Wat ga je doen?'];
  for (let index = number * 7, size = 0; size < TEXT_SIZE; index += 11) {
    const sentence = sentences[index % sentences.length] ?? '';
    parts.push(sentence);
    size += sentence.length + 1;
  }
  return parts.join('\n');
}

const HOSTILE: Readonly<Record<string, string>> = {
  'no full stop': 'tillen zwaar geen kg samen met 25 niet ',
  numbers: '25 25 kg 24 uur ',
  'one word': 'a',
  'one letter and a space': 'a ',
  commas: 'tillen, dragen, ',
  'line ends': 'je tilt\n',
  headings: 'Wat ga je doen?\n',
  'open tags': '<p><b>',
  ampersands: '&',
  negations: 'niet geen nooit ',
  euros: '€ 2.500 ',
  combining: 'e\u0301',
};

const million = (part: string): string => part.repeat(Math.ceil(MEGABYTE / part.length)).slice(0, MEGABYTE);

function measure() {
  const texts = Array.from({ length: Number(values.texts) }, (_, number) => aText(number % 500));
  for (const text of texts.slice(0, 500)) read(text);
  globalThis.gc?.();
  const heapBefore = process.memoryUsage().heapUsed;
  const cpuBefore = process.cpuUsage();
  for (const text of texts) read(text);
  const cpu = process.cpuUsage(cpuBefore);
  globalThis.gc?.();
  const grownMb = (process.memoryUsage().heapUsed - heapBefore) / 1_048_576;
  const hostile = Object.entries(HOSTILE).map(([name, part]) => {
    const text = million(part);
    read(text, name === 'open tags' ? 'html' : 'text');
    const before = process.cpuUsage();
    read(text, name === 'open tags' ? 'html' : 'text');
    const { user, system } = process.cpuUsage(before);
    return { name, ms: (user + system) / 1000 };
  });
  const slowest = hostile.toSorted((a, b) => b.ms - a.ms)[0];
  return {
    textsPerSecondPerCore: Math.round(texts.length / ((cpu.user + cpu.system) / 1e6)),
    heapGrownMb: Math.round(grownMb * 10) / 10,
    slowestHostileMs: Math.round(slowest?.ms ?? 0),
    slowestHostile: slowest?.name ?? '',
    load: Math.round((loadavg()[0] ?? 0) * 10) / 10,
  };
}

const figures = measure();
if (values.json) console.log(JSON.stringify(figures));
else for (const [name, value] of Object.entries(figures)) console.log(`${name.padEnd(26)}${value}`);
