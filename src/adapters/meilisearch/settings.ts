import type { Settings } from 'meilisearch';
import type { SearchLexicon } from '../../domain/vacancy/search-lexicon.ts';
import { CAP } from '../../ports/vacancy-index.ts';

/** Fields that the search shows to its caller, and no other. */
export const SHOWN = ['id', 'title', 'employer', 'town', 'body', 'seenAt', '_geo'] as const;

/** Fields by which vacancies are counted. */
export const FACETS = ['occupationGroup', 'hours', 'education', 'contract', 'workingTimes', 'sources', 'seenDay'] as const;
export type FacetField = (typeof FACETS)[number];

/** More than there are sub-major groups of occupations, days that count as new, or sources in a large installation. */
const VALUES_PER_FACET = 300;

/** Everything that the index is told, as code: what differs on the server makes the index be built anew. */
export function indexSettings({ stopWords, groups }: SearchLexicon): Settings {
  return {
    // In this order: a word in the title counts for more than the same word in the text.
    searchableAttributes: ['title', 'terms', 'employer', 'town', 'body'],
    filterableAttributes: ['agency', 'occupation', ...FACETS, 'seenAt', '_geo'],
    sortableAttributes: ['seenAt'],
    displayedAttributes: [...SHOWN, 'fingerprint'],
    rankingRules: ['sort', 'words', 'typo', 'attribute', 'proximity', 'exactness', 'seenAt:desc'],
    stopWords: [...stopWords],
    synonyms: synonymsOf(groups),
    typoTolerance: {
      enabled: true,
      minWordSizeForTypos: { oneTypo: 5, twoTypos: 9 },
      // A postcode or a number of hours is meant as typed; a certificate too.
      disableOnNumbers: true,
      disableOnWords: [],
      disableOnAttributes: [],
    },
    pagination: { maxTotalHits: CAP },
    faceting: { maxValuesPerFacet: VALUES_PER_FACET, sortFacetValuesBy: { '*': 'count', seenDay: 'alpha' } },
    // By attribute would be quicker to build, and take a phrase for its words in any order.
    proximityPrecision: 'byWord',
    prefixSearch: 'indexingTime',
    facetSearch: false,
    searchCutoffMs: 1_000,
    // Without this the server guesses a language per text, and takes short Dutch titles for others.
    localizedAttributes: [{ attributePatterns: ['*'], locales: ['nld'] }],
  };
}

/** Each word of a group is found by each other. */
function synonymsOf(groups: SearchLexicon['groups']): Record<string, string[]> {
  const synonyms: Record<string, string[]> = {};
  for (const group of groups) {
    for (const word of group) synonyms[word] = [...new Set([...(synonyms[word] ?? []), ...group.filter((other) => other !== word)])];
  }
  return synonyms;
}

/** One way of writing settings, so that two that mean the same are equal. Only what we set ourselves is compared. */
export function sameSettings(ours: Settings, theirs: Settings): boolean {
  return Object.keys(ours).every((key) => {
    const name = key as keyof Settings;
    return normal(name, ours[name]) === normal(name, theirs[name]);
  });
}

const IN_ORDER: readonly string[] = ['searchableAttributes', 'rankingRules'];

function normal(key: string, value: unknown): string {
  return JSON.stringify(value, (_, part: unknown) => {
    if (Array.isArray(part))
      return IN_ORDER.includes(key) ? part : part.map((item: unknown) => JSON.stringify(item)).toSorted((a, b) => (a < b ? -1 : 1));
    if (typeof part !== 'object' || part === null) return part;
    return Object.fromEntries(Object.entries(part).toSorted(([a], [b]) => (a < b ? -1 : 1)));
  });
}
