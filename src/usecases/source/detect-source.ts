import type { Actor } from '../../domain/access/actor.ts';
import { understoodOf, type Understood } from '../../domain/posting/understood.ts';
import type { PostingMark } from '../../domain/posting/posting.ts';
import { toSourceId } from '../../domain/shared/ids.ts';
import type { RunOutcome } from '../../domain/source/run-outcome.ts';
import { DEFAULT_SOURCE_LIMITS, type Source } from '../../domain/source/source.ts';
import type { Rules } from '../../ports/rules.ts';
import type { Detected, SourceDetector, SourceProposal } from '../../ports/source-detector.ts';
import type { SourceReader } from '../../ports/source-reader.ts';
import type { Transact } from '../../ports/transaction.ts';

/** `preview`: a reader that remembers nothing. */
export type DetectSourceDeps = {
  readonly transaction: Transact;
  readonly detector: SourceDetector;
  readonly preview: SourceReader;
  readonly rules: Pick<Rules, 'plainText'>;
};

/** A vacancy as a preview shows it. */
export type PreviewedVacancy = Understood & {
  readonly title: string;
  readonly url: string | null;
  readonly cut: boolean;
  readonly marks: readonly PostingMark[];
};

/** What a proposal gave when it was tried. `listed`: how many the source names, as far as it was read; `stopped`: the preview had enough. */
export type Preview = {
  readonly vacancies: readonly PreviewedVacancy[];
  readonly unreadable: readonly { readonly url: string; readonly reason: string; readonly detail: string }[];
  readonly listed: number | null;
  readonly outcome: RunOutcome | null;
};

/** A proposal, tried or (null) not: the first that shows vacancies is enough. */
export type TriedProposal = SourceProposal & { readonly preview: Preview | null };
export type DetectedSource = Omit<Detected, 'proposals'> & {
  readonly proposals: readonly TriedProposal[];
  readonly best: TriedProposal | null;
};

const PREVIEWED = 5;
/** Requests that a preview may cost the site. */
const PREVIEW_PAGES = 8;
const TRIES_MAX = 4;

/**
 * Works out how the vacancies behind an address can be read, and reads the first ones as a preview.
 * @returns every way that was found, the best one first, with what was and was not understood of it; `best` null: none showed a vacancy
 * @throws NotAllowedError
 */
export async function detectSource(deps: DetectSourceDeps, actor: Actor, address: string): Promise<DetectedSource> {
  await deps.transaction(actor, 'source.change', async () => undefined);
  return tryAddress(deps, address);
}

/** The same without anybody asking: for the command line. */
export async function tryAddress(deps: Omit<DetectSourceDeps, 'transaction'>, address: string): Promise<DetectedSource> {
  const detected = await deps.detector.detect(address);
  const tried: TriedProposal[] = [];
  let best: TriedProposal | null = null;
  for (const [at, proposal] of detected.proposals.entries()) {
    const preview: Preview | null = best !== null || at >= TRIES_MAX ? null : await readPreview(deps, proposal);
    const one: TriedProposal = { ...proposal, preview };
    tried.push(one);
    if (preview !== null && preview.vacancies.length > 0) best ??= one;
  }
  return { ...detected, proposals: tried.toSorted((a, b) => Number(b === best) - Number(a === best)), best };
}

async function readPreview({ preview, rules }: Omit<DetectSourceDeps, 'transaction'>, proposal: SourceProposal): Promise<Preview> {
  const vacancies: PreviewedVacancy[] = [];
  const unreadable: { url: string; reason: string; detail: string }[] = [];
  let [listed, outcome]: [number | null, RunOutcome | null] = [null, null];
  const onPage = (progress: { readonly listed: number | null }): void => void (listed = progress.listed ?? listed);
  for await (const event of preview.read(toSource(proposal), { onPage })) {
    if (event.kind === 'unreadable') unreadable.push({ url: event.url, reason: event.reason, detail: event.detail });
    if (event.kind === 'finished') {
      const { state, reason, detail } = event;
      outcome = { state, reason, detail };
      listed = event.tally.listed;
    }
    if (event.kind !== 'posting') continue;
    const { content } = event;
    const text = rules.plainText(content.description, content.descriptionFormat);
    vacancies.push({ title: content.title, url: content.url, cut: content.cut, marks: content.marks, ...understoodOf(content, text) });
    if (vacancies.length >= PREVIEWED) break;
  }
  return { vacancies, unreadable, listed, outcome };
}

/** A source that is read once and kept nowhere. */
function toSource({ address, recipe }: SourceProposal): Source {
  return {
    id: toSourceId('00000000-0000-0000-0000-000000000000'),
    name: address,
    kind: recipe.kind,
    address,
    recipe,
    schedule: { cron: '15 6 * * *', tz: 'Europe/Amsterdam' },
    region: null,
    state: { status: 'active' },
    limits: { ...DEFAULT_SOURCE_LIMITS, maxPages: PREVIEW_PAGES },
  };
}
