import type { PostingContent } from './posting.ts';

/** The facts that a vacancy ought to tell, in the order in which people ask for them. */
export const FACTS = ['employer', 'place', 'hours', 'pay', 'contract', 'education', 'posted', 'closing', 'text'] as const;
export type Fact = (typeof FACTS)[number];

/** What was understood of a posting and what not. A text that is cut off or very short counts as not understood. */
export type Understood = { readonly told: Readonly<Partial<Record<Fact, string>>>; readonly missing: readonly Fact[] };

/** Shorter than this is a summary, not a vacancy's text. In characters, without tags. Our choice. */
const TEXT_MIN = 400;

function range(min: number | null, max: number | null): string {
  if (min === null) return max === null ? '' : `t/m ${max}`;
  return max === null || max === min ? String(min) : `${min}-${max}`;
}

/** Sorts a posting's facts into told and missing. @param text the description without markup */
export function understoodOf(posting: PostingContent, text: string): Understood {
  const { hoursPerWeek: hours, salary: pay, locations, contract } = posting;
  const told: Partial<Record<Fact, string>> = {
    ...(posting.employer === null ? {} : { employer: posting.employer }),
    ...(locations.length === 0 ? {} : { place: locations.map(({ asWritten }) => asWritten).join('; ') }),
    ...(hours === null ? {} : { hours: range(hours.min, hours.max) }),
    ...(pay === null ? {} : { pay: `${pay.currency ?? ''} ${range(pay.min, pay.max)} ${pay.unit ?? ''}`.trim() }),
    ...(contract.length === 0 ? {} : { contract: contract.join(', ') }),
    ...(posting.education === null ? {} : { education: posting.education }),
    ...(posting.postedOn === null ? {} : { posted: posting.postedOn }),
    ...(posting.closingOn === null && posting.validThroughOn === null
      ? {}
      : { closing: posting.closingOn ?? posting.validThroughOn ?? '' }),
    ...(posting.cut || text.length < TEXT_MIN ? {} : { text: `${text.length}` }),
  };
  return { told, missing: FACTS.filter((fact) => told[fact] === undefined) };
}
