import type { PostingToCompare } from '../../src/domain/duplicate/posting-profile.ts';
import type { WorkPlace } from '../../src/domain/duplicate/work-place.ts';

/** Where work in a town is; the province and country may be given. */
export function aWorkPlace(town: string | null, rest: Partial<WorkPlace> = {}): WorkPlace {
  return { town, wide: false, municipality: null, regions: [], country: 'NL', ...rest };
}

/** Some 120 words that no other text shares: `seed` makes them its own. */
export function aText(seed: string, words = 120): string {
  return Array.from({ length: words }, (_, index) => `${seed}${index}`).join(' ');
}

/** A posting of a warehouse job in Almelo; a test names what matters to it. */
export function aPostingToCompare(id: string, rest: Partial<PostingToCompare> = {}): PostingToCompare {
  return {
    id,
    title: 'Magazijnmedewerker',
    employer: 'Kruidhof Groothandel B.V.',
    places: [aWorkPlace('almelo', { regions: ['NL.15'] })],
    url: null,
    text: aText('woord'),
    cut: false,
    hoursPerWeek: null,
    workingTimes: [],
    demands: [],
    ...rest,
  };
}
