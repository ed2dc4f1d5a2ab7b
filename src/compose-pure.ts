import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { createGazetteer, PLACE_RULE_FILES } from './adapters/gazetteer/gazetteer.ts';
import { toTextView } from './adapters/html/text-view.ts';
import { demandRuleFiles, loadDemandRules } from './adapters/rules/load-demand-rules.ts';
import { GATE_RULE_FILES, loadGateRules } from './adapters/rules/load-gate-rules.ts';
import { LIMIT_RULE_FILES, loadLimits } from './adapters/rules/load-limits.ts';
import { loadFamilies, loadOccupations, occupationFiles } from './adapters/rules/load-occupations.ts';
import { OCCUPATIONS_FILE, readImportedOccupations } from './adapters/rules/imported-occupations.ts';
import { loadPriors, PRIOR_FILES } from './adapters/rules/load-priors.ts';
import type { ReferenceFile } from './adapters/rules/reference-files.ts';
import { referenceFilesIn } from './adapters/rules/reference-files.ts';
import { createSourceDetector } from './adapters/sources/detect/source-detector.ts';
import { loadSearchLexicon } from './adapters/rules/load-search-lexicon.ts';
import { createParsePage } from './adapters/sources/parse-any.ts';
import type { Config } from './config/load-config.ts';
import { correctPlace, correctReading } from './domain/correction/correction.ts';
import { profileOf } from './domain/duplicate/posting-profile.ts';
import { workPlaceOf } from './domain/duplicate/work-place.ts';
import { conditionsOf } from './domain/limit/conditions-of.ts';
import { limitsOf } from './domain/limit/limits-of.ts';
import { sureOccupation } from './domain/match/gates.ts';
import { keptBackBy } from './domain/match/kept-back.ts';
import { createIndexBuilder } from './domain/match/kernel/index-vacancies.ts';
import { createKernel } from './domain/match/kernel/match-candidate.ts';
import { matchPair } from './domain/match/match-pair.ts';
import type { OccupationGuesser } from './domain/occupation/guess-occupations.ts';
import { createOccupationGuesser } from './domain/occupation/guess-occupations.ts';
import { createNearOccupations } from './domain/occupation/near-occupations.ts';
import { soughtOccupations } from './domain/occupation/sought-occupations.ts';
import { usualDemands } from './domain/occupation/usual-demands.ts';
import { resolvePlace } from './domain/place/resolve-place.ts';
import { createDemandReader } from './domain/reading/read-demands.ts';
import { readVacancy } from './domain/reading/read-vacancy.ts';
import type { ReadingPack } from './domain/reading/read-vacancy.ts';
import { localDateOf } from './domain/shared/local-date.ts';
import { createSearchTerms, type SearchLexicon } from './domain/vacancy/search-lexicon.ts';
import { withPostingFacts } from './domain/vacancy/with-posting-facts.ts';
import type { Rules } from './ports/rules.ts';
import type { PageFetcher } from './ports/page-fetcher.ts';
import type { SourceDetector } from './ports/source-detector.ts';
import type { ParsePage } from './ports/source-reader.ts';

export type Pure = {
  readonly rules: Rules;
  readonly parse: ParsePage;
  /** Dutch words for searching: no verdict rests on them, so they are no part of the version of the rules. */
  readonly searchLexicon: () => SearchLexicon;
  /** Changes when pages are understood differently: they are then asked for in full again. */
  readonly parserVersion: string;
  /** The lists that an administrator imported; they bear on every reading. */
  readonly lists: readonly ReferenceFile[];
  /** Works out how sites can be read, by way of this fetcher. */
  detectorOn(fetcher: PageFetcher): SourceDetector;
};

/** Raised when code, not a rule file, changes what is read or how a verdict is made. */
const ENGINE_VERSION = '1';

function hashOf(files: readonly URL[], lists: readonly ReferenceFile[] = []): string {
  const hash = createHash('sha256').update(ENGINE_VERSION);
  for (const file of files)
    hash
      .update(file.pathname.split('/').at(-1) ?? '')
      .update('\0')
      .update(readFileSync(file));
  for (const { name, sha256 } of lists) if (sha256 !== null) hash.update(name).update('\0').update(sha256);
  return hash.digest('hex').slice(0, 16);
}

/** Built at its first use, for the commands that never ask for it, and kept. */
function once<Value>(build: () => Value): () => Value {
  let built: { readonly value: Value } | null = null;
  return () => (built ??= { value: build() }).value;
}

/** Rules, reading, matching and the parsing of pages: everything that needs no database, no network and no running service. */
export function composePure(config: Pick<Config, 'dataDir'>): Pure {
  const demands = loadDemandRules();
  const gates = loadGateRules();
  const limits = loadLimits();
  const gazetteer = createGazetteer(join(config.dataDir, 'postcodes.csv'));
  const lists = referenceFilesIn(config.dataDir);
  const version = hashOf([
    ...demandRuleFiles(),
    ...GATE_RULE_FILES,
    ...LIMIT_RULE_FILES,
    ...PLACE_RULE_FILES,
    ...occupationFiles(),
    ...PRIOR_FILES,
  ]);
  const occupationsFile = join(config.dataDir, OCCUPATIONS_FILE);
  const lexicon = once(() => {
    const own = loadOccupations();
    const imported = readImportedOccupations(occupationsFile);
    const nearTo = createNearOccupations(
      own.groups.map(({ isco08 }) => isco08),
      { ...imported, families: loadFamilies() },
    );
    return { groups: own.groups, duties: own.duties, titles: [...own.titles, ...imported.titles], nearTo };
  });
  const occupations = once((): OccupationGuesser => createOccupationGuesser(lexicon()));
  const searchLexicon = once(() => loadSearchLexicon(lexicon()));
  const searchTerms = once(() => createSearchTerms(searchLexicon()));
  const priors = once(() => loadPriors(lexicon().groups.map(({ isco08 }) => isco08)));
  const pack: ReadingPack = {
    version,
    sections: demands.sections,
    demands: createDemandReader(demands),
    gates,
    guessOccupations: (title, doc) => occupations().guess(title, doc),
  };
  const nowhere = { town: null, postcode: null, region: null, country: null };
  const rules: Rules = {
    version,
    demandWords: limits.neutral.dimensions,
    read: (text) => readVacancy(text, pack, toTextView),
    resolvePlace: (location) => resolvePlace(location, gazetteer()),
    resolveHome: (name) => resolvePlace({ ...nowhere, asWritten: name }, gazetteer()),
    occupationsOf: (title) => soughtOccupations(occupations().guess(title, null)),
    limitsOf: (list, on) => limitsOf(list, limits, on),
    toMatchable: ({ version: current, reading, corrections, firstSeenAt }) => {
      // What a person says goes before what the page and the text say.
      const corrected = correctReading(withPostingFacts(reading, current.record), corrections);
      const isco08 = sureOccupation(corrected);
      return {
        id: current.vacancyId,
        title: current.title,
        reading: corrected,
        place: correctPlace(current.record.places.find((place) => place.point !== null) ?? current.record.places[0] ?? null, corrections),
        firstSeenOn: localDateOf(firstSeenAt),
        priors: usualDemands(corrected.occupations, priors()),
        near: isco08 === null ? [] : lexicon().nearTo(isco08),
      };
    },
    indexBuilder: (on) => createIndexBuilder(limits, on),
    kernel: (index) => createKernel(index, limits),
    toComparable: ({ version: current, reading }) =>
      profileOf({
        id: current.vacancyId,
        title: current.title,
        employer: current.employer,
        places: current.record.places.flatMap(({ asWritten, town, postcode, country }) => {
          const place = workPlaceOf({ asWritten, town, postcode, region: null, country }, gazetteer());
          return place === null ? [] : [place];
        }),
        url: current.record.url,
        text: toTextView(current.description, current.descriptionFormat).text,
        cut: current.cut,
        hoursPerWeek: current.record.hoursPerWeek ?? reading.gates.hoursPerWeek,
        workingTimes: reading.gates.workingTimes,
        demands: reading.demands,
      }),
    match: (vacancy, candidate, on) => matchPair(vacancy, candidate, limits, on),
    keptBackBy,
    conditionsOf: (own) => conditionsOf(own, limits),
    searchTerms: (title, plainText) => searchTerms()(title, plainText),
    plainText: (description, format) => toTextView(description, format).text.trim(),
  };
  return {
    rules,
    searchLexicon,
    parse: createParsePage(gates),
    parserVersion: hashOf(GATE_RULE_FILES),
    lists,
    detectorOn: (fetcher) => createSourceDetector({ fetcher, rules: gates }),
  };
}
