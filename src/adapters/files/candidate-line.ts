import { z } from 'zod';
import type { FmlItem, FmlList, FmlValue } from '../../domain/fml/fml-list.ts';
import type { LicenceCode } from '../../domain/reading/reading.ts';
import { toFmlListId } from '../../domain/shared/ids.ts';
import type { LocalDate } from '../../domain/shared/local-date.ts';
import { parseLocalDate } from '../../domain/shared/local-date.ts';
import type { TravelMode, Zoekprofiel } from '../../domain/zoekprofiel/zoekprofiel.ts';

/** Units as they are written in files, with what to multiply by. */
const UNITS: Readonly<Record<string, readonly [FmlValue['unit'], number]>> = {
  kg: ['kg', 1],
  n: ['newton', 1],
  newton: ['newton', 1],
  kgf: ['newton', 10],
  min: ['minuten_aaneen', 1],
  minuten: ['minuten_aaneen', 1],
  'uur/dag': ['uren_per_dag', 1],
  'uur/week': ['uren_per_week', 1],
  'keer/uur': ['per_uur', 1],
  'x/uur': ['per_uur', 1],
  graden: ['graden', 1],
  '°': ['graden', 1],
  '°c': ['graden_celsius', 1],
  cm: ['cm', 1],
  m: ['meter', 1],
  meter: ['meter', 1],
  'db(a)': ['dB', 1],
  db: ['dB', 1],
  treden: ['treden', 1],
};

const item = z.object({
  item: z.string().regex(/^\d\.\d{1,2}(\.\d{1,2})?$/),
  score: z.number().int().min(0).max(4).nullish(),
  options: z.array(z.number().int().positive()).nullish(),
  value: z.object({ amount: z.number(), unit: z.string() }).nullish(),
  toelichting: z.string().nullish(),
});
const words = z.array(z.string()).nullish();
const education = z.enum(['geen', 'vmbo', 'mbo1', 'mbo2', 'mbo3', 'mbo4', 'mbo', 'havo', 'vwo', 'hbo', 'wo']);
const zoekprofiel = z.object({
  wanted: words,
  acceptable: words,
  excluded: words,
  hours_min: z.number().nonnegative().nullish(),
  hours_max: z.number().nonnegative().nullish(),
  home: z.string().nullish(),
  max_km: z.number().nonnegative().nullish(),
  max_minutes: z.number().nonnegative().nullish(),
  education: education.nullish(),
  licences: z.array(z.enum(['B', 'BE', 'C', 'CE', 'D', 'T', 'AM', 'A'])).nullish(),
  certificates: z.array(z.union([z.string(), z.object({ code: z.string(), valid_until: z.string().nullish() })])).nullish(),
  languages: z.array(z.union([z.string(), z.object({ language: z.string(), level: z.string().nullish() })])).nullish(),
  modes: words,
  not_times: z.array(z.enum(['avond', 'nacht', 'weekend', 'ploegen', 'consignatie', 'alleen_dag'])).nullish(),
  contracts: z.array(z.enum(['vast', 'tijdelijk', 'detachering', 'uitzend', 'stage', 'zzp', 'vrijwillig', 'bijbaan'])).nullish(),
  home_working: z.boolean().nullish(),
});
const candidateLine = z.object({
  id: z.string().min(1),
  fml: z.object({
    version: z.enum(['fml_klassiek', 'fml_herzien']),
    items: z.array(item),
    hours_per_day: z.number().positive().max(24).nullish(),
    hours_per_week: z.number().positive().max(168).nullish(),
  }),
  zoekprofiel: zoekprofiel.nullish(),
});

/** A candidate of a file: list and zoekprofiel, with the home as it was written. */
export type CandidateLine = { readonly id: string; readonly list: FmlList; readonly zoekprofiel: Zoekprofiel };

/**
 * Reads one candidate of a file, in the form that the measuring scripts fix.
 * @param on stands in for the dates of the list, which such a file does not have
 * @returns the candidate, the home without a point and the functions without codes; or a sentence that says what is wrong. Never throws.
 */
export function parseCandidateLine(value: unknown, on: LocalDate): CandidateLine | { readonly error: string } {
  const read = candidateLine.safeParse(value);
  if (!read.success) return { error: z.prettifyError(read.error) };
  const { id, fml, zoekprofiel: sought } = read.data;
  const list: FmlList = {
    id: toFmlListId(id),
    version: 1,
    kind: fml.version,
    drawnUpOn: on,
    validFromOn: on,
    reviewBeforeOn: null,
    authorRole: 'bedrijfsarts',
    usable: true,
    items: fml.items.map(toItem),
    words: [],
    hoursPerDay: fml.hours_per_day ?? null,
    hoursPerWeek: fml.hours_per_week ?? null,
    buildUp: [],
  };
  return { id, list, zoekprofiel: toZoekprofiel(sought ?? {}) };
}

function toItem(line: z.infer<typeof item>): FmlItem {
  const [unit, factor] = UNITS[line.value?.unit.toLowerCase().trim() ?? ''] ?? [];
  const value = line.value && unit !== undefined && factor !== undefined ? { value: line.value.amount * factor, unit } : null;
  // A number in a unit that we do not know stays what it is: words for a person to settle.
  const unknown = line.value && !value ? `${line.value.amount} ${line.value.unit}` : null;
  const toelichting = [unknown, line.toelichting].filter(Boolean).join('; ');
  return {
    item: line.item,
    score: line.score ?? null,
    options: [...(line.options ?? [])].sort((a, b) => a - b),
    value,
    toelichting: toelichting === '' ? null : toelichting,
    state: 'open',
    rules: [],
  };
}

const MODES: Readonly<Record<string, TravelMode>> = {
  lopen: 'lopen',
  fiets: 'fiets',
  ebike: 'ebike',
  'e-bike': 'ebike',
  brommer: 'brommer',
  scooter: 'brommer',
  ov: 'ov',
  auto: 'auto',
};

function toZoekprofiel(sought: z.infer<typeof zoekprofiel>): Zoekprofiel {
  const functions = (titles: readonly string[] | null | undefined) => (titles ?? []).map((title) => ({ title, isco08: [] }));
  return {
    wanted: functions(sought.wanted),
    acceptable: functions(sought.acceptable),
    excluded: functions(sought.excluded).map((one) => ({ ...one, reason: null })),
    home: { name: sought.home ?? '', point: null },
    maxKm: sought.max_km ?? null,
    travel: (sought.modes ?? []).flatMap((name) => {
      const mode = MODES[name.toLowerCase()];
      return mode ? [{ mode, maxMinutes: sought.max_minutes ?? null }] : [];
    }),
    hoursPerWeek: { min: sought.hours_min ?? null, max: sought.hours_max ?? null },
    hoursPerDay: { min: null, max: null },
    notTimes: sought.not_times ?? [],
    notParts: [],
    education: sought.education ?? null,
    licences: (sought.licences ?? []) satisfies readonly LicenceCode[],
    certificates: (sought.certificates ?? []).map((held) =>
      typeof held === 'string'
        ? { code: held, validUntilOn: null }
        : { code: held.code, validUntilOn: parseLocalDate(held.valid_until ?? '') },
    ),
    languages: (sought.languages ?? []).map((held) =>
      typeof held === 'string' ? { language: held, level: null } : { language: held.language, level: held.level ?? null },
    ),
    sectors: [],
    notSectors: [],
    contracts: sought.contracts ?? [],
    minimumPay: null,
    homeWorking: sought.home_working ?? null,
  };
}
