import type { Dimension } from '../demand/dimension.ts';
import type { Finding, Outcome } from '../finding/finding.ts';
import type { CandidateLimits } from '../limit/limit.ts';
import type { Place } from '../place/place.ts';
import type { Reading } from '../reading/reading.ts';
import type { CandidateId, VacancyId } from '../shared/ids.ts';
import type { LocalDate } from '../shared/local-date.ts';
import type { Span } from '../shared/span.ts';
import type { Zoekprofiel } from '../zoekprofiel/zoekprofiel.ts';

/** What an occupation usually asks where the text is silent. */
export type UsualDemand = { readonly dim: Dimension; readonly level: number; readonly isco08: string };

/** A vacancy as the matcher needs it. */
export type MatchableVacancy = {
  readonly id: VacancyId;
  readonly title: string;
  readonly reading: Reading;
  /** Null, or without a point: the distance is not known and the vacancy never disappears for it. */
  readonly place: Place | null;
  /** Day on which we first saw it; null when not known. */
  readonly firstSeenOn: LocalDate | null;
  readonly priors: readonly UsualDemand[];
  /** ISCO-08 unit groups near the occupation, where that is sure; they order what is not in the zoekprofiel. */
  readonly near?: readonly string[];
};

/** A candidate as the matcher needs it: T2 and zoekprofiel, no name. */
export type MatchableCandidate = {
  readonly id: CandidateId;
  readonly limits: CandidateLimits;
  readonly zoekprofiel: Zoekprofiel;
  /** Versions shown with every match; null when there is none. */
  readonly zoekprofielVersion: number | null;
};

/** *Geen conflict gevonden*, *aandachtspunten*, *waarschijnlijk niet passend*. None of them is a decision. */
export type MatchClass = 'geen_conflict' | 'aandacht' | 'niet_passend';

const GATE_KINDS = [
  'uren',
  'werktijden',
  'opleiding',
  'rijbewijs',
  'certificaat',
  'taal',
  'reistijd',
  'contract',
  'loon',
  'functie',
] as const;
export type GateKind = (typeof GATE_KINDS)[number];

/** One requirement or condition beside the load; only `uren` and `werktijden` with a health limit bear on the class. */
export type GateFinding = {
  readonly gate: GateKind;
  readonly outcome: Exclude<Outcome, 'nvt'>;
  /** Sentence in Dutch. */
  readonly reason: string;
  readonly span: (Span & { readonly field: 'description' | 'title' }) | null;
};

/** One visible part of the order of matches: a whole number, higher first, with a Dutch label that says what it counts. */
export type OrderPart = {
  readonly part: 'functie' | 'afstand' | 'uren' | 'trefwoorden' | 'versheid' | 'risico';
  readonly value: number;
  readonly label: string;
};

/** The pairing of one candidate and one vacancy version. A pure function of its inputs and the versions. */
export type Match = {
  readonly candidateId: CandidateId;
  readonly vacancyId: VacancyId;
  /** False: geen benutbare mogelijkheden; nothing may be proposed. */
  readonly matchable: boolean;
  readonly class: MatchClass;
  /** One per limited dimension (hours and working times among them), worst first. */
  readonly findings: readonly Finding[];
  readonly gates: readonly GateFinding[];
  /** In order of weight: compared one after the other. */
  readonly order: readonly OrderPart[];
  /** Limited dimensions on which the vacancy is silent. */
  readonly silent: number;
  /** Words on the list that nobody has settled. */
  readonly openWords: number;
  /** True: a list without scores, not translated into rules yet. */
  readonly untranslated: boolean;
  /** Straight-line distance in whole kilometres, rounded up; null when not known. */
  readonly distanceKm: number | null;
  readonly versions: {
    readonly limits: string;
    readonly reading: string;
    readonly list: number | null;
    readonly zoekprofiel: number | null;
  };
};
