import type { OccupationTitle } from './occupation-pack.ts';
import { toTitleText } from './title-text.ts';

/** A title of a list that is imported; `preferred` where the list names the occupation so itself, not as a synonym. */
export type ListedTitle = OccupationTitle & { readonly preferred: boolean };

const keyOf = (title: string): string => {
  const { main, rest } = toTitleText(title);
  return [...main, ...rest].join(' ');
};

/**
 * Leaves out synonyms that mislead. A synonym whose title we know is believed where it stands in a minor group (three digits) in which we know
 * it as well. One that we do not know, and that a list gives to several groups, is believed in the group that a list names so itself; where
 * none does, in those that most of its words speak for.
 * @param listed the titles of the lists
 * @param own the titles that we know
 * @param nearest unit groups that the words of a title speak for, by what we know, best first
 * @returns the titles to keep, in their order; never throws
 */
export function plausibleTitles(
  listed: readonly ListedTitle[],
  own: readonly OccupationTitle[],
  nearest: (title: string) => readonly string[],
): readonly ListedTitle[] {
  const minorsOf = (titles: readonly OccupationTitle[]): ReadonlyMap<string, ReadonlySet<string>> => {
    const minors = new Map<string, Set<string>>();
    for (const { title, isco08 } of titles) {
      const key = keyOf(title);
      minors.set(key, (minors.get(key) ?? new Set()).add(isco08.slice(0, 3)));
    }
    return minors;
  };
  const known = minorsOf(own);
  const all = minorsOf(listed);
  const preferred = minorsOf(listed.filter((one) => one.preferred));
  const spokenFor = new Map<string, ReadonlySet<string>>();
  return listed.filter(({ title, isco08, preferred: isPreferred }) => {
    if (isPreferred) return true;
    const key = keyOf(title);
    const minor = isco08.slice(0, 3);
    const ours = known.get(key);
    if (ours) return ours.has(minor);
    const competing = all.get(key);
    if (!competing || competing.size < 2) return true;
    const named = preferred.get(key);
    if (named) return named.has(minor);
    const spoken = spokenFor.get(key) ?? new Set(nearest(title).map((code) => code.slice(0, 3)));
    spokenFor.set(key, spoken);
    return ![...competing].some((one) => spoken.has(one)) || spoken.has(minor);
  });
}
