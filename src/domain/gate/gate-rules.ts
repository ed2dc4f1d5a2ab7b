import type { Contract, Education, LicenceCode, Pay, WorkingTime } from '../reading/reading.ts';
import type { Phrase } from './phrase.ts';
import { phrasePattern } from './phrase.ts';

type Phrases = readonly Phrase[];
/** The kinds of time that a text can name, beside those that the candidate's side asks for. */
export type TimeKind = WorkingTime | 'onregelmatig' | 'wisselend' | 'gebroken' | 'regelmatig';

/** The word lists of the gates as an expert keeps them (`src/rules/gates`); the files say what each list is for. */
export type GateWords = {
  readonly status: { readonly pre: Phrases; readonly to_obtain: Phrases; readonly not_needed: Phrases };
  readonly certificates: readonly { readonly code: string; readonly phrases: Phrases; readonly with?: Phrases | undefined }[];
  readonly licences: {
    readonly word: Phrases;
    readonly fixed: readonly { readonly code: LicenceCode; readonly phrases: Phrases }[];
    readonly title: readonly { readonly code: LicenceCode; readonly phrases: Phrases }[];
    readonly not: Phrases;
  };
  readonly education: {
    readonly levels: readonly { readonly level: Education; readonly phrases: Phrases }[];
    readonly asks: Phrases;
    readonly other: Phrases;
    readonly nice: Phrases;
    readonly none: Phrases;
  };
  readonly languages: {
    readonly languages: readonly { readonly language: string; readonly phrases: Phrases }[];
    readonly asks: Phrases;
    readonly other: Phrases;
    readonly levels: readonly { readonly level: string; readonly phrases: Phrases }[];
  };
  readonly contracts: {
    readonly contracts: readonly { readonly contract: Contract; readonly phrases: Phrases }[];
    readonly title: readonly { readonly contract: Contract; readonly phrases: Phrases }[];
    readonly view: Phrases;
    readonly not: Phrases;
  };
  readonly remote: {
    readonly volledig: Phrases;
    readonly hybride: Phrases;
    readonly title_volledig: Phrases;
    readonly title_hybride: Phrases;
    readonly nee: Phrases;
    readonly not: Phrases;
  };
  readonly workingTimes: {
    readonly times: readonly { readonly time: TimeKind; readonly sure: Phrases; readonly cued: Phrases }[];
    readonly cues: Phrases;
    readonly off: Phrases;
    readonly not_off: Phrases;
    readonly other: Phrases;
    readonly voluntary: Phrases;
    readonly softened: Phrases;
    readonly clock: Phrases;
    readonly clock_other: Phrases;
  };
  readonly hours: {
    readonly explicit: Phrases;
    readonly basis: Phrases;
    readonly other: Phrases;
    readonly negotiable: Phrases;
    readonly fulltime: Phrases;
    readonly parttime: Phrases;
    readonly not_fulltime: Phrases;
  };
  readonly pay: {
    readonly units: readonly { readonly per: Pay['per']; readonly phrases: Phrases }[];
    readonly cues: Phrases;
    readonly other: Phrases;
    readonly from: Phrases;
    readonly upto: Phrases;
  };
  readonly experience: { readonly asks: Phrases; readonly none: Phrases };
};

type Coded<K extends string, V> = readonly ({ readonly [P in K]: V } & { readonly pattern: RegExp })[];

/** The word lists made ready for reading; every pattern is linear in the length of the text and keeps no state. */
export type GateRules = {
  readonly status: { readonly pre: RegExp; readonly toObtain: RegExp; readonly notNeeded: RegExp };
  readonly certificates: readonly { readonly code: string; readonly pattern: RegExp; readonly needs: RegExp | null }[];
  readonly licences: {
    readonly word: RegExp;
    readonly fixed: Coded<'code', LicenceCode>;
    readonly title: Coded<'code', LicenceCode>;
    readonly not: RegExp;
  };
  readonly education: {
    readonly levels: Coded<'level', Education>;
    readonly asks: RegExp;
    readonly other: RegExp;
    readonly nice: RegExp;
    readonly none: RegExp;
  };
  readonly languages: {
    readonly languages: Coded<'language', string>;
    readonly asks: RegExp;
    readonly other: RegExp;
    readonly levels: Coded<'level', string>;
  };
  readonly contracts: {
    readonly contracts: Coded<'contract', Contract>;
    readonly title: Coded<'contract', Contract>;
    readonly view: RegExp;
    readonly not: RegExp;
  };
  readonly remote: {
    readonly full: RegExp;
    readonly hybrid: RegExp;
    readonly titleFull: RegExp;
    readonly titleHybrid: RegExp;
    readonly no: RegExp;
    readonly not: RegExp;
  };
  readonly workingTimes: {
    readonly times: readonly { readonly time: TimeKind; readonly sure: RegExp; readonly cued: RegExp }[];
    readonly cues: RegExp;
    readonly off: RegExp;
    readonly notOff: RegExp;
    readonly other: RegExp;
    readonly voluntary: RegExp;
    readonly softened: RegExp;
    readonly clock: RegExp;
    readonly clockOther: RegExp;
  };
  readonly hours: {
    readonly explicit: RegExp;
    readonly basis: RegExp;
    readonly other: RegExp;
    readonly negotiable: RegExp;
    readonly fulltime: RegExp;
    readonly parttime: RegExp;
    readonly notFulltime: RegExp;
  };
  readonly pay: {
    readonly units: Coded<'per', Pay['per']>;
    readonly cues: RegExp;
    readonly other: RegExp;
    readonly from: RegExp;
    readonly upto: RegExp;
  };
  readonly experience: { readonly asks: RegExp; readonly none: RegExp };
};

/** Makes the word lists ready for reading; done once at start. */
export function compileGateRules(words: GateWords): GateRules {
  const { status, licences, education, languages, contracts, remote, workingTimes, hours, pay, experience } = words;
  return {
    status: { pre: phrasePattern(status.pre), toObtain: phrasePattern(status.to_obtain), notNeeded: phrasePattern(status.not_needed) },
    certificates: words.certificates.map((entry) => ({
      code: entry.code,
      pattern: phrasePattern(entry.phrases),
      needs: entry.with ? phrasePattern(entry.with) : null,
    })),
    licences: {
      word: phrasePattern(licences.word),
      fixed: licences.fixed.map(({ code, phrases }) => ({ code, pattern: phrasePattern(phrases) })),
      title: licences.title.map(({ code, phrases }) => ({ code, pattern: phrasePattern(phrases) })),
      not: phrasePattern(licences.not),
    },
    education: {
      levels: education.levels.map(({ level, phrases }) => ({ level, pattern: phrasePattern(phrases) })),
      asks: phrasePattern(education.asks),
      other: phrasePattern(education.other),
      nice: phrasePattern(education.nice),
      none: phrasePattern(education.none),
    },
    languages: {
      languages: languages.languages.map(({ language, phrases }) => ({ language, pattern: phrasePattern(phrases) })),
      asks: phrasePattern(languages.asks),
      other: phrasePattern(languages.other),
      levels: languages.levels.map(({ level, phrases }) => ({ level, pattern: phrasePattern(phrases) })),
    },
    contracts: {
      contracts: contracts.contracts.map(({ contract, phrases }) => ({ contract, pattern: phrasePattern(phrases) })),
      title: contracts.title.map(({ contract, phrases }) => ({ contract, pattern: phrasePattern(phrases) })),
      view: phrasePattern(contracts.view),
      not: phrasePattern(contracts.not),
    },
    remote: {
      full: phrasePattern(remote.volledig),
      hybrid: phrasePattern(remote.hybride),
      titleFull: phrasePattern(remote.title_volledig),
      titleHybrid: phrasePattern(remote.title_hybride),
      no: phrasePattern(remote.nee),
      not: phrasePattern(remote.not),
    },
    workingTimes: {
      times: workingTimes.times.map(({ time, sure, cued }) => ({ time, sure: phrasePattern(sure), cued: phrasePattern(cued) })),
      cues: phrasePattern(workingTimes.cues),
      off: phrasePattern(workingTimes.off),
      notOff: phrasePattern(workingTimes.not_off),
      other: phrasePattern(workingTimes.other),
      voluntary: phrasePattern(workingTimes.voluntary),
      softened: phrasePattern(workingTimes.softened),
      clock: phrasePattern(workingTimes.clock),
      clockOther: phrasePattern(workingTimes.clock_other),
    },
    hours: {
      explicit: phrasePattern(hours.explicit),
      basis: phrasePattern(hours.basis),
      other: phrasePattern(hours.other),
      negotiable: phrasePattern(hours.negotiable),
      fulltime: phrasePattern(hours.fulltime),
      parttime: phrasePattern(hours.parttime),
      notFulltime: phrasePattern(hours.not_fulltime),
    },
    pay: {
      units: pay.units.map(({ per, phrases }) => ({ per, pattern: phrasePattern(phrases) })),
      cues: phrasePattern(pay.cues),
      other: phrasePattern(pay.other),
      from: phrasePattern(pay.from),
      upto: phrasePattern(pay.upto),
    },
    experience: { asks: phrasePattern(experience.asks), none: phrasePattern(experience.none) },
  };
}
