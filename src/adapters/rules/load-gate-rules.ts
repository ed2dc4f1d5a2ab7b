import { readFileSync } from 'node:fs';
import { parse } from 'yaml';
import { z } from 'zod';
import type { GateRules } from '../../domain/gate/gate-rules.ts';
import { compileGateRules } from '../../domain/gate/gate-rules.ts';
import { ConfigError } from '../../domain/shared/errors.ts';

const phrases = z.array(z.string().min(1));
const education = z.enum(['geen', 'vmbo', 'mbo1', 'mbo2', 'mbo3', 'mbo4', 'mbo', 'havo', 'vwo', 'hbo', 'wo']);
const licence = z.enum(['B', 'BE', 'C', 'CE', 'D', 'T', 'AM', 'A']);
const contract = z.enum(['vast', 'tijdelijk', 'detachering', 'uitzend', 'stage', 'zzp', 'vrijwillig', 'bijbaan']);
const time = z.enum([
  'avond',
  'nacht',
  'weekend',
  'ploegen',
  'consignatie',
  'alleen_dag',
  'onregelmatig',
  'wisselend',
  'gebroken',
  'regelmatig',
]);

const gateWords = z.strictObject({
  status: z.strictObject({ pre: phrases, to_obtain: phrases, not_needed: phrases }),
  certificates: z.array(z.strictObject({ code: z.string().min(1), phrases, with: phrases.optional() })),
  licences: z.strictObject({
    word: phrases,
    fixed: z.array(z.strictObject({ code: licence, phrases })),
    title: z.array(z.strictObject({ code: licence, phrases })),
    not: phrases,
  }),
  education: z.strictObject({
    levels: z.array(z.strictObject({ level: education, phrases })),
    asks: phrases,
    other: phrases,
    nice: phrases,
    none: phrases,
  }),
  languages: z.strictObject({
    languages: z.array(z.strictObject({ language: z.string().min(1), phrases })),
    asks: phrases,
    other: phrases,
    levels: z.array(z.strictObject({ level: z.string().min(1), phrases })),
  }),
  contracts: z.strictObject({
    contracts: z.array(z.strictObject({ contract, phrases })),
    title: z.array(z.strictObject({ contract, phrases })),
    view: phrases,
    not: phrases,
  }),
  remote: z.strictObject({
    volledig: phrases,
    hybride: phrases,
    title_volledig: phrases,
    title_hybride: phrases,
    nee: phrases,
    not: phrases,
  }),
  workingTimes: z.strictObject({
    times: z.array(z.strictObject({ time, sure: phrases, cued: phrases })),
    cues: phrases,
    off: phrases,
    not_off: phrases,
    other: phrases,
    voluntary: phrases,
    softened: phrases,
    clock: phrases,
    clock_other: phrases,
  }),
  hours: z.strictObject({
    explicit: phrases,
    basis: phrases,
    other: phrases,
    negotiable: phrases,
    fulltime: phrases,
    parttime: phrases,
    not_fulltime: phrases,
  }),
  pay: z.strictObject({
    units: z.array(z.strictObject({ per: z.enum(['uur', 'dag', 'week', 'vier_weken', 'maand', 'jaar']), phrases })),
    cues: phrases,
    other: phrases,
    from: phrases,
    upto: phrases,
  }),
  experience: z.strictObject({ asks: phrases, none: phrases }),
});

const FILES = {
  status: 'status.yaml',
  certificates: 'certificates.yaml',
  licences: 'licences.yaml',
  education: 'education.yaml',
  languages: 'languages.yaml',
  contracts: 'contracts.yaml',
  remote: 'remote.yaml',
  workingTimes: 'working-times.yaml',
  hours: 'hours.yaml',
  pay: 'pay.yaml',
  experience: 'experience.yaml',
} as const satisfies Record<keyof z.infer<typeof gateWords>, string>;

/** The files of the word lists, for the hash that makes the version of the rules. */
export const GATE_RULE_FILES: readonly URL[] = Object.values(FILES).map(gateRuleFile);

function gateRuleFile(name: string): URL {
  return new URL(`../../rules/gates/${name}`, import.meta.url);
}

/** Reads and checks the word lists of the gates. @throws ConfigError naming every fault at once */
export function loadGateRules(): GateRules {
  const raw = Object.fromEntries(
    Object.entries(FILES).map(([key, name]) => [key, parse(readFileSync(gateRuleFile(name), 'utf8')) as unknown]),
  );
  const read = gateWords.safeParse(raw);
  if (!read.success) throw new ConfigError(`src/rules/gates: ${z.prettifyError(read.error)}`);
  return compileGateRules(read.data);
}
