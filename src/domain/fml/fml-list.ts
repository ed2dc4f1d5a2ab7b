import type { Amount, Aspect, Dimension } from '../demand/dimension.ts';
import type { FmlListId } from '../shared/ids.ts';
import type { LocalDate } from '../shared/local-date.ts';

/**
 * The kinds of list that are told apart: the classic and the revised numbering of the FML, and three without scores
 * (inzetbaarheidsprofiel, lijst arbeidsmogelijkheden en beperkingen, free text).
 * @source domain reference section 1.2
 */
export type FmlListKind = 'fml_klassiek' | 'fml_herzien' | 'izp' | 'lab' | 'vrij';
/** The kinds with numbered items and scores. */
export type ScoredListKind = 'fml_klassiek' | 'fml_herzien';

/** The six rubrieken: persoonlijk, sociaal, fysieke omgeving, dynamisch, statisch, werktijden. */
export type Rubriek = 1 | 2 | 3 | 4 | 5 | 6;

/**
 * What became of words on a list: nothing yet, turned into rules, ticked off as no further limitation, or left to a person to judge per vacancy.
 * Only `regel` and `geen_extra_beperking` allow a finding `past`.
 * @source limits page section 1, "Lists without scores"
 */
export type WordsState = 'open' | 'regel' | 'geen_extra_beperking' | 'mens_beslist';

export type Weekday = 'maandag' | 'dinsdag' | 'woensdag' | 'donderdag' | 'vrijdag' | 'zaterdag' | 'zondag';
export type DayPart = 'hele_dag' | 'ochtend' | 'middag' | 'avond';

/** What a person made of words: a limit on a dimension, or something about working times. */
export type LimitRule =
  | {
      readonly kind: 'limiet';
      readonly dim: Dimension;
      /** Empty: the whole dimension. */
      readonly aspects: readonly Aspect[];
      /** Highest demand level surely inside; null where not even the lowest is. */
      readonly within: number | null;
      /** Lowest demand level surely outside; null where no level is. */
      readonly above: number | null;
      readonly amount: Amount | null;
    }
  /** Minutes after midnight, 0 to 1440; at that moment itself work is possible. */
  | { readonly kind: 'niet_voor' | 'niet_na'; readonly minute: number }
  | { readonly kind: 'vrij'; readonly days: readonly Weekday[]; readonly part: DayPart }
  | { readonly kind: 'alleen_regelmatig' }
  /** A break of so many minutes after at most so many minutes of work. */
  | { readonly kind: 'pauze'; readonly minutes: number; readonly afterMinutes: number };

/** Number on a list with the unit in which it was written down; `uren_per_week` occurs on item 6.3 only, `uren_per_dag` also on 6.2. */
export type FmlValue = { readonly value: number; readonly unit: Amount['unit'] | 'uren_per_week' };

/** One line of the list. An item that is not on the list is score 0 without toelichting. */
export type FmlItem = {
  /** Number as printed on this kind of list: "4.14", "1.9.7". */
  readonly item: string;
  /** As printed; null for a multi-select item, where the options speak. */
  readonly score: number | null;
  /** Chosen options of a multi-select item, as printed, ascending. */
  readonly options: readonly number[];
  readonly value: FmlValue | null;
  /** Free words of the doctor. Can limit while the score is 0. */
  readonly toelichting: string | null;
  readonly state: WordsState;
  /** Filled when the state is `regel`. */
  readonly rules: readonly LimitRule[];
};

/** The doctor's words for one rubriek of a list without scores. */
export type RubriekWords = {
  readonly rubriek: Rubriek;
  readonly text: string;
  readonly state: WordsState;
  readonly rules: readonly LimitRule[];
};

/** A step of the urenopbouw: what holds from that day on. Null: this step says nothing about it. */
export type BuildUpStep = { readonly fromOn: LocalDate; readonly hoursPerDay: number | null; readonly hoursPerWeek: number | null };

export type AuthorRole = 'bedrijfsarts' | 'verzekeringsarts' | 'taakdelegatie' | 'anders';

/**
 * One recorded list. Lists are append-only: a new one replaces the old one for matching, the old one stays readable.
 * Everything here is T3: only candidate and coach read it.
 */
export type FmlList = {
  readonly id: FmlListId;
  /** 1 for the candidate's first list, counting up; shown with every finding. */
  readonly version: number;
  readonly kind: FmlListKind;
  readonly drawnUpOn: LocalDate;
  readonly validFromOn: LocalDate;
  readonly reviewBeforeOn: LocalDate | null;
  readonly authorRole: AuthorRole;
  /** Duurzaam benutbare mogelijkheden; false (GBM) means that there is no matching at all. */
  readonly usable: boolean;
  readonly items: readonly FmlItem[];
  readonly words: readonly RubriekWords[];
  /** Hours as stated on the list as a whole; null when not stated. */
  readonly hoursPerDay: number | null;
  readonly hoursPerWeek: number | null;
  /** In order of date; empty when there is none. Never invented: it has a source. */
  readonly buildUp: readonly BuildUpStep[];
};
