import { readdirSync, readFileSync, statSync } from 'node:fs';
import { basename, join } from 'node:path';
import { loadGateRules } from '../src/adapters/rules/load-gate-rules.ts';
import { htmlToText } from '../src/adapters/sources/page/page-text.ts';
import { createParseAny } from '../src/adapters/sources/parse-any.ts';
import type { PostingContent } from '../src/domain/posting/posting.ts';

const TYPES: Readonly<Record<string, string>> = {
  html: 'text/html',
  htm: 'text/html',
  json: 'application/json',
  xml: 'application/xml',
  rss: 'application/rss+xml',
  csv: 'text/csv',
};
/** Files of a folder that describe the others. */
const DESCRIPTIONS = new Set(['index.json', 'README.md']);

/** A posting in the form that measuring from outside expects. */
function toLine(content: PostingContent) {
  const [place] = content.locations;
  const { hoursPerWeek: hours } = content;
  return {
    title: content.title,
    employer: content.employer,
    ...(content.employerMarkup === null ? {} : { employer_markup: content.employerMarkup }),
    location: place?.asWritten ?? null,
    postcode: place?.postcode ?? null,
    country: place?.country ?? null,
    remote: content.remote,
    date_posted: content.postedOn,
    closing: content.closingOn,
    valid_through: content.validThroughOn,
    hours: hours === null ? null : [hours.min, hours.max],
    salary: content.salary,
    contract: content.contract.length > 0 ? content.contract : null,
    contract_as_written: content.contractAsWritten,
    education: content.education,
    identifier: content.identifier,
    url: content.url,
    text: content.descriptionFormat === 'html' ? htmlToText(content.description) : content.description,
    cut: content.cut,
    locations: content.locations.map(({ asWritten }) => asWritten),
    marks: content.marks,
  };
}

function filesOf(path: string): readonly string[] {
  if (!statSync(path).isDirectory()) return [path];
  return readdirSync(path)
    .filter((name) => !DESCRIPTIONS.has(name) && !name.startsWith('.'))
    .toSorted()
    .map((name) => join(path, name))
    .filter((file) => statSync(file).isFile());
}

function tryFiles(): void {
  const json = process.argv.includes('--json');
  const paths = process.argv.slice(2).filter((argument) => !argument.startsWith('--'));
  if (paths.length === 0) {
    console.error('Gebruik: npm run --silent try -- BESTAND_OF_MAP... [--json]');
    process.exitCode = 2;
    return;
  }
  const parseAny = createParseAny(loadGateRules());
  for (const file of paths.flatMap(filesOf)) {
    try {
      const contentType = TYPES[file.split('.').at(-1)?.toLowerCase() ?? ''] ?? null;
      const { kind, refused, postings, unreadable } = parseAny(readFileSync(file), { contentType, url: null });
      const vacancies = postings.map(toLine);
      if (json)
        console.log(JSON.stringify({ file: basename(file), kind, refused, vacancies, ...(unreadable.length > 0 ? { unreadable } : {}) }));
      else {
        console.log(`${basename(file)}: ${kind}${refused === null ? '' : `, geweigerd: ${refused}`}, ${vacancies.length} vacature(s)`);
        for (const { text, marks, ...facts } of vacancies)
          console.log({ ...facts, tekst: `${text.length} tekens`, opmerkingen: marks.length });
      }
    } catch (error) {
      console.log(
        JSON.stringify({ id: basename(file), file: basename(file), error: error instanceof Error ? error.message : 'unknown fault' }),
      );
      process.exitCode = 1;
    }
  }
}

tryFiles();
