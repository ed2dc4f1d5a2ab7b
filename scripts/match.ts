// npm run --silent match -- --vacancies FILE --candidates FILE (one of them may be - for standard input): every pair of the two as one line of
// JSON, the candidates of a vacancy together. Opens no database and no network.
import { parseArgs } from 'node:util';
import { composePure } from '../src/compose-pure.ts';
import type { Match } from '../src/domain/match/match.ts';
import { localDateOf } from '../src/domain/shared/local-date.ts';
import { readCandidateLine } from './lines/candidate-line.ts';
import { parseLines, readInput, reasonOf } from './lines/json-lines.ts';
import { readVacancyLine } from './lines/vacancy-line.ts';

const USAGE = 'Gebruik: npm run --silent match -- --vacancies BESTAND --candidates BESTAND (een van de twee mag - zijn: standaardinvoer)';

/** A match in the form that measuring from outside expects. */
function toLine(candidate: string | number, vacancy: string | number, match: Match) {
  return {
    candidate,
    vacancy,
    class: match.class,
    dims: match.findings.map(({ dim, outcome, level, limit, span, rule, source, reason, amount }) => ({
      dim,
      outcome,
      level,
      limit,
      quote: span?.quote ?? null,
      rule,
      source,
      reason,
      amount,
      ...(span ? { field: span.field, start: span.start, end: span.end } : {}),
    })),
    gates: match.gates.map(({ gate, outcome, span, reason }) => ({ gate, outcome, quote: span?.quote ?? null, reason })),
    distance_km: match.distanceKm,
    silent: match.silent,
    open_words: match.openWords,
    versions: match.versions,
  };
}

const print = (line: object): void => {
  process.stdout.write(`${JSON.stringify(line)}\n`);
};

function refuse(id: unknown, error: string): void {
  print({ id, error });
  process.exitCode = 1;
}

function matchFiles(vacancyFile: string, candidateFile: string): void {
  const now = new Date();
  const on = localDateOf(now);
  const { rules } = composePure({ dataDir: process.env['DATA_DIR'] ?? './data' });
  const candidates = parseLines(readInput(candidateFile), (value) => readCandidateLine(value, rules, on)).flatMap((line) => {
    if ('value' in line) return [line.value];
    refuse(line.id, line.error);
    return [];
  });
  for (const line of parseLines(readInput(vacancyFile), (value) => readVacancyLine(value, rules, now))) {
    if ('error' in line) {
      refuse(line.id, line.error);
      continue;
    }
    const { id, vacancy } = line.value;
    for (const { id: candidateId, candidate } of candidates) print(toLine(candidateId, id, rules.match(vacancy, candidate, on)));
  }
}

function run(): void {
  try {
    const { values } = parseArgs({ options: { vacancies: { type: 'string' }, candidates: { type: 'string' } } });
    const { vacancies, candidates } = values;
    if (vacancies !== undefined && candidates !== undefined && !(vacancies === '-' && candidates === '-')) {
      matchFiles(vacancies, candidates);
      return;
    }
    console.error(USAGE);
  } catch (error) {
    console.error(`${reasonOf(error)}\n${USAGE}`);
  }
  process.exitCode = 2;
}

run();
