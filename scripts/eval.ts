// npm run eval -- --samples DIR [--compare REV] [--changes [--since REV]] [--json]: how well vacancies are read, against texts that people labelled.
// Per kind, dimension and gate: precision and recall, and the ten worst texts. --compare REV: the same beside an earlier revision.
// --changes: every demand that the working tree reads otherwise than the last commit (or --since REV): what a changed rule does, at once.
import { parseArgs } from 'node:util';
import { figuresOf, positive, type Figures, type PrintedReading } from './eval/figures.ts';
import { labelledTexts, type LabelledText } from './eval/labelled-texts.ts';
import { readWith } from './eval/read-with.ts';

const { values } = parseArgs({
  options: {
    samples: { type: 'string' },
    compare: { type: 'string' },
    changes: { type: 'boolean', default: false },
    since: { type: 'string', default: 'HEAD' },
    json: { type: 'boolean', default: false },
  },
});

const share = (part: number, of: number): number | null => (of === 0 ? null : Math.round((part / of) * 1000) / 1000);
const shown = (value: number | null): string => (value === null ? '-' : value.toFixed(3));

/** Precision and recall under each name, in the order of the names. */
function table({ counts }: Figures): Record<string, { precision: number | null; recall: number | null; printed: number; noted: number }> {
  return Object.fromEntries(
    [...counts]
      .toSorted(([a], [b]) => a.localeCompare(b))
      .map(([name, { printed, right, noted, found }]) => [
        name,
        { precision: share(right, printed), recall: share(found, noted), printed, noted },
      ]),
  );
}

function printFigures(now: Figures, before: Figures | null): void {
  const earlier = before === null ? null : table(before);
  for (const [name, { precision, recall, printed, noted }] of Object.entries(table(now))) {
    const was = earlier?.[name];
    const beside = was ? `   was ${shown(was.precision)} ${shown(was.recall)}` : '';
    console.log(`${name.padEnd(38)}precision ${shown(precision)} of ${printed}   recall ${shown(recall)} of ${noted}${beside}`);
  }
  console.log('\nworst texts');
  for (const { id, faults } of now.faults.toSorted((a, b) => b.faults.length - a.faults.length).slice(0, 10))
    console.log(`${id}\n  ${faults.join('\n  ')}`);
}

/** One line for every demand of which only one of two versions knows, or which they read otherwise. */
function changesIn(
  texts: readonly LabelledText[],
  before: ReadonlyMap<string, PrintedReading>,
  now: ReadonlyMap<string, PrintedReading>,
): string[] {
  return texts.flatMap((text) => {
    const [old, fresh] = [before.get(text.id), now.get(text.id)];
    if (!old || !fresh) return [];
    const [was, is] = [positive(text, old), positive(text, fresh)];
    const noted = new Map(text.demands.filter(({ kind }) => kind !== 'afwezig').map((demand) => [demand.dim, demand]));
    return [...new Set([...was.keys(), ...is.keys()])].flatMap((dim) => {
      const say = (demand: PrintedReading['demands'][number] | undefined): string =>
        demand ? `${demand.level ?? '-'} ${demand.kind} «${demand.quote.slice(0, 60)}» by ${demand.rule}` : 'nothing';
      const [a, b, label] = [was.get(dim), is.get(dim), noted.get(dim)];
      if (a && b && a.level === b.level && a.kind === b.kind) return [];
      return [`${text.id} ${dim}: ${say(a)} -> ${say(b)} (noted: ${label ? `${label.level ?? '-'} ${label.kind}` : 'nothing'})`];
    });
  });
}

function evaluate(): void {
  if (values.samples === undefined) {
    console.error('Gebruik: npm run eval -- --samples MAP [--compare REVISIE] [--changes [--since REVISIE]] [--json]');
    process.exitCode = 2;
    return;
  }
  const texts = labelledTexts(values.samples);
  if (texts.length === 0) {
    console.error(
      `In ${values.samples} staan geen gelabelde teksten: verwacht labels/labels.jsonl, labels/sentences.jsonl of written/labels.jsonl.`,
    );
    process.exitCode = 2;
    return;
  }
  const now = readWith(texts, null);
  if (values.changes) {
    const changes = changesIn(texts, readWith(texts, values.since), now);
    console.log(
      values.json ? JSON.stringify(changes) : `${changes.length} demands are read otherwise than at ${values.since}\n${changes.join('\n')}`,
    );
    return;
  }
  const figures = figuresOf(texts, now);
  const earlier = values.compare === undefined ? null : figuresOf(texts, readWith(texts, values.compare));
  if (values.json)
    console.log(JSON.stringify({ texts: texts.length, now: table(figures), before: earlier === null ? null : table(earlier) }));
  else printFigures(figures, earlier);
}

evaluate();
