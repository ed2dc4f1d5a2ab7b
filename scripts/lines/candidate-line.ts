import { z } from 'zod';
import type { FmlRefusal } from '../../src/domain/fml/check-fml-list.ts';
import { checkFmlList } from '../../src/domain/fml/check-fml-list.ts';
import { findCatalogueItem } from '../../src/domain/fml/fml-catalogue.ts';
import type { FmlItem, FmlList, FmlValue, ScoredListKind } from '../../src/domain/fml/fml-list.ts';
import type { MatchableCandidate } from '../../src/domain/match/match.ts';
import { toCandidateId, toFmlListId } from '../../src/domain/shared/ids.ts';
import type { LocalDate } from '../../src/domain/shared/local-date.ts';
import type { SoughtFunction } from '../../src/domain/zoekprofiel/zoekprofiel.ts';
import type { Rules } from '../../src/ports/rules.ts';

const itemLine = z.object({
  item: z.string(),
  score: z.number().nullish(),
  options: z.array(z.number()).nullish(),
  value: z.object({ amount: z.number(), unit: z.string() }).nullish(),
  toelichting: z.string().nullish(),
});

// What a value outside these lists means is not known: it is then as if nothing was agreed, which hides no vacancy.
const EDUCATION = ['geen', 'vmbo', 'mbo1', 'mbo2', 'mbo3', 'mbo4', 'mbo', 'havo', 'vwo', 'hbo', 'wo'] as const;
const LICENCES = ['B', 'BE', 'C', 'CE', 'D', 'T', 'AM', 'A'] as const;
const MODES = ['lopen', 'fiets', 'ebike', 'brommer', 'ov', 'auto'] as const;
const TIMES = ['avond', 'nacht', 'weekend', 'ploegen', 'consignatie', 'alleen_dag'] as const;
const titles = z.array(z.string()).nullish();

const candidateLine = z.object({
  id: z.union([z.string(), z.number()]),
  fml: z.object({
    version: z.enum(['fml_klassiek', 'fml_herzien']),
    items: z.array(itemLine),
    hours_per_day: z.number().nullish(),
    hours_per_week: z.number().nullish(),
  }),
  zoekprofiel: z
    .object({
      wanted: titles,
      excluded: titles,
      hours_min: z.number().nullish(),
      hours_max: z.number().nullish(),
      home: z.string().nullish(),
      max_km: z.number().nullish(),
      education: z.string().nullish(),
      licences: z.array(z.string()).nullish(),
      modes: z.array(z.string()).nullish(),
      not_times: z.array(z.string()).nullish(),
    })
    .nullish(),
});

/** How units are written on a line, folded to lower-case letters and signs without spaces. */
const UNITS: Readonly<Record<string, FmlValue['unit']>> = {
  kg: 'kg',
  n: 'newton',
  newton: 'newton',
  min: 'minuten_aaneen',
  minuten: 'minuten_aaneen',
  'uur/dag': 'uren_per_dag',
  'uren/dag': 'uren_per_dag',
  'uur/week': 'uren_per_week',
  'uren/week': 'uren_per_week',
  'keer/uur': 'per_uur',
  'x/uur': 'per_uur',
  '/uur': 'per_uur',
  graden: 'graden',
  '°': 'graden',
  '°c': 'graden_celsius',
  cm: 'cm',
  m: 'meter',
  meter: 'meter',
  'db(a)': 'dB',
  db: 'dB',
  treden: 'treden',
};

/** Refusals that leave the list readable: the words still stand and bear on the outcome. */
const BEARABLE: ReadonlySet<FmlRefusal['code']> = new Set([
  'unknown-item',
  'nothing-recorded',
  'options-on-score',
  'toelichting-too-long',
  'option-twice',
]);

/**
 * Reads one candidate line into limits and zoekprofiel, by the same rules as the service.
 * @param on day of the match
 * @throws ZodError where the line has another form; Error where a score, option or number does not exist on that list
 */
export function readCandidateLine(
  value: unknown,
  rules: Rules,
  on: LocalDate,
): { readonly id: string | number; readonly candidate: MatchableCandidate } {
  const { id, fml, zoekprofiel } = candidateLine.parse(value);
  const list: FmlList = {
    id: toFmlListId(String(id)),
    version: 1,
    kind: fml.version,
    drawnUpOn: on,
    validFromOn: on,
    reviewBeforeOn: null,
    authorRole: 'anders',
    usable: true,
    items: fml.items.map((item) => toItem(item, fml.version)),
    words: [],
    hoursPerDay: fml.hours_per_day ?? null,
    hoursPerWeek: fml.hours_per_week ?? null,
    buildUp: [],
  };
  const refused = checkFmlList(list).filter(({ code }) => !BEARABLE.has(code));
  if (refused.length > 0) throw new Error(refused.map(({ item, code }) => `${item ?? 'list'}: ${code}`).join('; '));
  const sought = (title: string): SoughtFunction => ({ title, isco08: rules.occupationsOf(title) });
  const home = zoekprofiel?.home ?? null;
  const candidate: MatchableCandidate = {
    id: toCandidateId(String(id)),
    limits: rules.limitsOf(list, on).shared,
    zoekprofielVersion: 1,
    zoekprofiel: {
      wanted: (zoekprofiel?.wanted ?? []).map(sought),
      acceptable: [],
      excluded: (zoekprofiel?.excluded ?? []).map((title) => ({ ...sought(title), reason: null })),
      home: { name: home ?? '', point: home === null ? null : rules.resolveHome(home).point },
      maxKm: zoekprofiel?.max_km ?? null,
      travel: known(MODES, zoekprofiel?.modes).map((mode) => ({ mode, maxMinutes: null })),
      hoursPerWeek: { min: zoekprofiel?.hours_min ?? null, max: zoekprofiel?.hours_max ?? null },
      hoursPerDay: { min: null, max: null },
      notTimes: known(TIMES, zoekprofiel?.not_times),
      notParts: [],
      education: known(EDUCATION, [zoekprofiel?.education ?? ''])[0] ?? null,
      licences: known(LICENCES, zoekprofiel?.licences),
      certificates: [],
      languages: [],
      sectors: [],
      notSectors: [],
      contracts: [],
      minimumPay: null,
      homeWorking: null,
    },
  };
  return { id, candidate };
}

const known = <T extends string>(values: readonly T[], given: readonly string[] | null | undefined): readonly T[] =>
  (given ?? []).flatMap((one) => values.filter((value) => value.toLowerCase() === one.trim().toLowerCase()));

function toItem(line: z.infer<typeof itemLine>, kind: ScoredListKind): FmlItem {
  const found = findCatalogueItem(kind, line.item);
  const unit = line.value ? UNITS[line.value.unit.toLowerCase().replaceAll(/\s/gu, '').replace('per', '/')] : undefined;
  // A number in a unit that the item does not have stays with the words: it is for a person to settle.
  const fits = unit !== undefined && (found === null || found.entry.units.includes(unit));
  const words = [line.toelichting ?? '', line.value && !fits ? `${line.value.amount} ${line.value.unit}` : ''].filter(
    (part) => part.trim() !== '',
  );
  const isMulti = found !== null && found.option === null && found.entry.options.length > 0;
  return {
    item: line.item,
    // On an item with options the options speak: a score of 1 beside them says no more than that some are chosen.
    score: isMulti ? null : (line.score ?? null),
    options: line.options ?? [],
    value: line.value && fits ? { value: line.value.amount, unit } : null,
    toelichting: words.length > 0 ? words.join('; ') : null,
    state: 'open',
    rules: [],
  };
}
