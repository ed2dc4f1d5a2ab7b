import type { EntryFault } from '../../../domain/source/run-outcome.ts';
import { ATS_KINDS } from '../../../domain/source/source.ts';
import type { ReadEvent } from '../../../ports/source-reader.ts';
import type { FindVacancies } from '../crawl.ts';
import { decodeFile } from '../parse-any.ts';
import { readList } from '../read-list.ts';
import { ATS_FAMILIES, type AtsNext, type AtsQuestion } from './families.ts';

/** Pages of one list after which it is taken to lead on for ever. */
const PAGES_MAX = 1_000;

const toJson = (bytes: Uint8Array, contentType: string | null): unknown => {
  try {
    return JSON.parse(decodeFile(bytes, contentType));
  } catch {
    return null;
  }
};

/** Reads an employer's list at an ATS to its last page, and each vacancy that the list only names. */
export const findVacancies: FindVacancies = async function* find(source, crawl): AsyncGenerator<ReadEvent, EntryFault | null> {
  const kind = ATS_KINDS.find((one) => one === source.recipe.kind);
  if (kind === undefined) throw new TypeError(`an ats source with a recipe for ${source.recipe.kind}`);
  const family = ATS_FAMILIES[kind];
  const details: string[] = [];
  const told: { total: number | null } = { total: null };
  let fault: EntryFault | null = null;
  let question: AtsQuestion | null = family.listUrl(new URL(source.address));
  for (let pages = 0; question !== null && fault === null && pages < PAGES_MAX; pages += 1) {
    const asked: AtsQuestion = question;
    let leads: AtsNext = { next: null, details: [] };
    fault = yield* readList(asked.url, crawl, {
      ...(asked.json === undefined ? {} : { json: asked.json }),
      isWhole: family.follow === undefined && family.total === undefined,
      onAnswer: (page) => {
        const root = toJson(page.bytes, page.contentType);
        leads = family.follow?.(asked, root) ?? leads;
        told.total ??= family.total?.(root) ?? null;
        return leads.details.length === 0;
      },
    });
    details.push(...leads.details);
    question = leads.next;
  }
  for (const url of details.filter((address) => crawl.listPage(address))) yield* crawl.readPage(url, true);
  const { listed } = crawl.tally;
  const { total } = told;
  if (fault !== null) return listed > 0 ? { ...fault, state: fault.state === 'failed' ? 'partial' : fault.state } : fault;
  // A list that is shorter than it says of itself is no ground to take the rest for gone.
  return total !== null && listed < total && !crawl.isOver()
    ? { state: 'partial', reason: 'list-too-short', detail: `${listed} of ${total}` }
    : null;
};
