import type { Finding } from '../finding/finding.ts';
import { daysBetween } from '../shared/local-date.ts';
import type { Zoekprofiel } from '../zoekprofiel/zoekprofiel.ts';
import { sharedTitleWords } from '../zoekprofiel/matches-title.ts';
import type { FunctionKind } from './gates.ts';
import type { GateFinding, Match, MatchableCandidate, MatchableVacancy, MatchClass, OrderPart } from './match.ts';

const FUNCTION_VALUE: Readonly<Record<FunctionKind, number>> = { gewenst: 3, acceptabel: 2, anders: 1, uitgesloten: 0 };
const FUNCTION_LABEL: Readonly<Record<FunctionKind, string>> = {
  gewenst: 'gewenste functie',
  acceptabel: 'acceptabele functie',
  anders: 'functie staat niet in het zoekprofiel',
  uitgesloten: 'uitgesloten functie',
};

/** A conflict weighs more than any number of points of attention on one match. */
const CONFLICT_WEIGHT = 100;
/** Stands in for a distance that is not known and a radius that was not agreed, kilometres. */
const DISTANCE_NOT_KNOWN_KM = 50;
/** Stands in for a first day that is not known: as old as the age at which a vacancy is a risk to the file. @source domain reference section 3.6 */
export const AGE_NOT_KNOWN_DAYS = 60;

/** Stands in for a distance that is not known: the radius agreed, in whole kilometres, rounded up. Never throws. */
export function notKnownKm({ maxKm }: Zoekprofiel): number {
  return Math.ceil(maxKm ?? DISTANCE_NOT_KNOWN_KM);
}

/** The parts of the order, in the order in which they weigh. Never throws. */
export function orderParts(known: {
  readonly vacancy: MatchableVacancy;
  readonly candidate: MatchableCandidate;
  readonly findings: readonly Finding[];
  readonly gates: readonly GateFinding[];
  readonly kind: FunctionKind;
  readonly km: number | null;
}): readonly OrderPart[] {
  const { vacancy, candidate, findings, gates, kind, km } = known;
  const { zoekprofiel, limits } = candidate;
  const hours = gates.find(({ gate }) => gate === 'uren')?.outcome;
  const words = sharedTitleWords(
    vacancy.title,
    [...zoekprofiel.wanted, ...zoekprofiel.acceptable].map(({ title }) => title),
  );
  const isNear = isNearSought(kind, vacancy, zoekprofiel);
  const days = vacancy.firstSeenOn === null ? null : Math.max(0, daysBetween(vacancy.firstSeenOn, limits.on));
  const attention = findings.filter(({ outcome }) => outcome === 'aandacht').length;
  const conflicts = findings.filter(({ outcome }) => outcome === 'conflict').length;
  return [
    { part: 'functie', value: FUNCTION_VALUE[kind], label: FUNCTION_LABEL[kind] },
    {
      part: 'afstand',
      value: -(km ?? notKnownKm(zoekprofiel)),
      label: km === null ? 'afstand niet bekend' : `${km} km`,
    },
    {
      part: 'uren',
      value: hours === 'past' ? 2 : hours === 'onbekend' ? 1 : 0,
      label: hours === 'past' ? 'uren sluiten aan' : hours === 'onbekend' ? 'uren niet bekend' : 'uren sluiten niet aan',
    },
    {
      part: 'trefwoorden',
      value: isNear ? words + 1 : words,
      label: isNear ? `${sayWords(words)}, verwant aan een functie in het zoekprofiel` : sayWords(words),
    },
    {
      part: 'versheid',
      value: -(days ?? AGE_NOT_KNOWN_DAYS),
      label:
        days === null
          ? 'niet bekend sinds wanneer'
          : days === 0
            ? 'vandaag gevonden'
            : days === 1
              ? 'gisteren gevonden'
              : `${days} dagen geleden gevonden`,
    },
    {
      part: 'risico',
      value: -(conflicts * CONFLICT_WEIGHT + attention),
      label: attention + conflicts === 0 ? 'geen aandachtspunten' : `${conflicts} x conflict, ${attention} x aandacht`,
    },
  ];
}

/** Whether work that is not in the zoekprofiel is near what is: it then counts as one keyword more. */
function isNearSought(kind: FunctionKind, { near = [] }: MatchableVacancy, { wanted, acceptable }: Zoekprofiel): boolean {
  return kind === 'anders' && [...wanted, ...acceptable].some(({ isco08 }) => isco08.some((code) => near.includes(code)));
}

const sayWords = (words: number): string => (words === 1 ? '1 trefwoord in de titel' : `${words} trefwoorden in de titel`);

const CLASS_ORDER: readonly MatchClass[] = ['geen_conflict', 'aandacht', 'niet_passend'];

/**
 * Puts matches in order: by class, then part by part, the higher value first; equal matches by id, so that the order never depends on
 * the order of the input. Never throws.
 */
export function compareMatches(a: Match, b: Match): number {
  const byClass = CLASS_ORDER.indexOf(a.class) - CLASS_ORDER.indexOf(b.class);
  if (byClass !== 0) return byClass;
  for (const [index, part] of a.order.entries()) {
    const other = b.order[index];
    if (other && other.value !== part.value) return other.value - part.value;
  }
  return a.vacancyId < b.vacancyId ? -1 : a.vacancyId > b.vacancyId ? 1 : 0;
}
