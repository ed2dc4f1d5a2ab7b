import { z } from 'zod';
import type { Actor } from '../../domain/access/actor.ts';
import { DIMENSIONS, type Dimension } from '../../domain/demand/dimension.ts';
import { checkFmlList, isScoredKind, type FmlRefusal } from '../../domain/fml/check-fml-list.ts';
import { FML_CATALOGUE, LIST_KIND_NAMES } from '../../domain/fml/fml-catalogue.ts';
import type { AuthorRole, BuildUpStep, FmlItem, FmlList, FmlListKind, LimitRule, Rubriek } from '../../domain/fml/fml-list.ts';
import type { CandidateLimits } from '../../domain/limit/limit.ts';
import { toCandidateId, toFmlListId, type CandidateId } from '../../domain/shared/ids.ts';
import { parseLocalDate } from '../../domain/shared/local-date.ts';
import type { Candidate } from '../../domain/candidate/candidate.ts';
import type { ViewedCandidate } from '../../usecases/candidate/view-candidate.ts';
import type { EnterList } from '../../usecases/fml/enter-list.ts';
import type { SettleWords } from '../../usecases/fml/settle-words.ts';
import type { previewList } from '../../usecases/match/preview-profile.ts';
import type { LimitCost } from '../../usecases/match/view-limit-costs.ts';
import type { ViewedList } from '../../usecases/fml/view-list.ts';
import {
  asFields,
  day,
  type FieldErrors,
  type Filled,
  lines,
  optionalDay,
  optionalNumber,
  optionalText,
  readForm,
  text,
} from '../forms.ts';
import { idParam, queryText, redirect, type PageContext, type PageRequest, type PageRouter } from '../page.ts';
import { paths } from '../paths.ts';
import { limitCostsView } from '../preview/costs-view.ts';
import { consultView, enterListView, listView, previewListView } from './view.ts';

export type FmlUi = {
  readonly candidate: (actor: Actor, id: CandidateId) => Promise<ViewedCandidate>;
  readonly list: (
    actor: Actor,
    query: { candidateId: CandidateId; listId: FmlList['id'] | null; reason?: string },
  ) => Promise<ViewedList | null>;
  /** What a list comes down to, in neutral words. */
  readonly conditionsOf: (limits: CandidateLimits) => readonly string[];
  readonly previewList: (actor: Actor, query: { candidateId: CandidateId; list: EnterList['list'] }) => ReturnType<typeof previewList>;
  readonly limitCosts: (actor: Actor, candidateId: CandidateId) => Promise<readonly LimitCost[] | null>;
  readonly enterList: (actor: Actor, command: EnterList) => Promise<FmlList>;
  readonly settleWords: (
    actor: Actor,
    command: SettleWords,
  ) => Promise<{ ok: true } | { ok: false; refusal: 'note-length' | 'rules-missing' }>;
};

const KINDS = Object.keys(LIST_KIND_NAMES) as readonly FmlListKind[];
const AUTHORS = ['bedrijfsarts', 'verzekeringsarts', 'taakdelegatie', 'anders'] as const satisfies readonly AuthorRole[];
const RUBRIEKEN = [1, 2, 3, 4, 5, 6] as const satisfies readonly Rubriek[];

const headForm = z.object({
  kind: z.enum(['fml_klassiek', 'fml_herzien', 'izp', 'lab', 'vrij']),
  drawnUpOn: day,
  validFromOn: day,
  reviewBeforeOn: optionalDay,
  authorRole: z.enum(AUTHORS),
  usable: z.enum(['ja', 'nee']),
  hoursPerDay: optionalNumber,
  hoursPerWeek: optionalNumber,
  buildUp: lines(52, 100),
  source: text(300),
  reason: text(500),
});

const settleForm = z.strictObject({
  item: text(30),
  state: z.enum(['open', 'regel', 'geen_extra_beperking', 'mens_beslist']),
  note: optionalText(600),
  dim: z.string().default(''),
  within: optionalNumber,
  above: optionalNumber,
  time: z.enum(['', 'niet_voor', 'niet_na', 'alleen_regelmatig']).default(''),
  clock: optionalText(5),
});
const consultForm = z.strictObject({ reason: text(500) });

type Body = Readonly<Record<string, unknown>>;
const bodyOf = (req: PageRequest): Body => (typeof req.body === 'object' && req.body !== null ? (req.body as Body) : {});
const one = (body: Body, name: string): string => (typeof body[name] === 'string' ? body[name].trim() : '');
const all = (body: Body, name: string): string[] => {
  const value = body[name];
  return typeof value === 'string' ? [value] : Array.isArray(value) ? value.filter((part): part is string => typeof part === 'string') : [];
};
const numberOf = (written: string): number | null => {
  const value = Number(written.replace(',', '.'));
  return written === '' || !Number.isFinite(value) ? null : value;
};

/** The items that were filled in; a name of a field is the number of its item. */
function readItems(body: Body, kind: FmlListKind): FmlItem[] {
  if (!isScoredKind(kind)) return [];
  return FML_CATALOGUE[kind].flatMap(({ item, options, units }) => {
    const score = numberOf(one(body, `score-${item}`));
    const chosen = all(body, `keuze-${item}`)
      .map(Number)
      .filter((option) => options.some((known) => known.option === option));
    const toelichting = one(body, `toelichting-${item}`);
    const amount = numberOf(one(body, `getal-${item}`));
    const unit = units.find((known) => known === one(body, `eenheid-${item}`)) ?? units[0];
    const value = amount !== null && unit !== undefined ? { value: amount, unit } : null;
    if ((score ?? 0) === 0 && chosen.length === 0 && toelichting === '' && value === null) return [];
    return [
      {
        item,
        score: options.length > 0 ? null : (score ?? 0),
        options: chosen,
        value,
        toelichting: toelichting === '' ? null : toelichting,
        state: 'open',
        rules: [],
      },
    ];
  });
}

function readBuildUp(written: readonly string[]): BuildUpStep[] | null {
  const steps = written.map((line) => {
    const [date = '', perDay = '', perWeek = ''] = line.split(';').map((part) => part.trim());
    const fromOn = parseLocalDate(date);
    return fromOn && (perDay !== '' || perWeek !== '') ? { fromOn, hoursPerDay: numberOf(perDay), hoursPerWeek: numberOf(perWeek) } : null;
  });
  return steps.every((step) => step !== null) ? steps : null;
}

function toErrors(refusals: readonly FmlRefusal[]): FieldErrors {
  return Object.fromEntries(refusals.map(({ item, code }) => [item === null ? '' : `score-${item}`, `fml.refused.${code}` as const]));
}

/** Reads the whole form. @returns the list to enter, or what is wrong per field */
function readList(
  body: Body,
): { ok: true; list: EnterList['list']; provenance: EnterList['provenance'] } | { ok: false; errors: FieldErrors } {
  const head = readForm(headForm, Object.fromEntries(Object.keys(headForm.shape).map((name) => [name, body[name]])));
  if (!head.ok) return head;
  const { kind, source, reason, usable, buildUp: written, ...rest } = head.value;
  const buildUp = readBuildUp(written);
  if (!buildUp) return { ok: false, errors: { buildUp: 'fml.build-up-wrong' } };
  const words = isScoredKind(kind)
    ? []
    : RUBRIEKEN.flatMap((rubriek) => {
        const said = one(body, `rubriek-${rubriek}`);
        return said === '' ? [] : [{ rubriek, text: said, state: 'open' as const, rules: [] }];
      });
  const list = { ...rest, kind, usable: usable === 'ja', items: readItems(body, kind), words, buildUp };
  const refusals = checkFmlList({ ...list, id: toFmlListId(''), version: 1 });
  return refusals.length > 0 ? { ok: false, errors: toErrors(refusals) } : { ok: true, list, provenance: { source, reason } };
}

function readRules({ state, dim, within, above, time, clock }: z.infer<typeof settleForm>): LimitRule[] {
  if (state !== 'regel') return [];
  const rules: LimitRule[] = [];
  if (Object.hasOwn(DIMENSIONS, dim)) rules.push({ kind: 'limiet', dim: dim as Dimension, aspects: [], within, above, amount: null });
  const minutes = /^(\d{1,2})[:.](\d{2})$/.exec(clock);
  if ((time === 'niet_voor' || time === 'niet_na') && minutes)
    rules.push({ kind: time, minute: Number(minutes[1]) * 60 + Number(minutes[2]) });
  if (time === 'alleen_regelmatig') rules.push({ kind: 'alleen_regelmatig' });
  return rules;
}

export function fmlRoutes(page: PageRouter, ui: FmlUi): void {
  const ENTER = { may: 'fml.enter', audit: 'fml.enter' } as const;
  const VIEW = { may: 'fml.view', audit: 'fml.view' } as const;
  const candidateOf = async (req: PageRequest): Promise<Candidate> =>
    (await ui.candidate(req.actor, idParam(req, 'candidateId', toCandidateId))).candidate;
  const kindOf = (asked: string | null): FmlListKind => KINDS.find((kind) => kind === asked) ?? 'fml_herzien';

  const showList = (
    asked: PageContext,
    candidate: Candidate,
    viewed: ViewedList | null,
    errors: FieldErrors = {},
    values: Filled = {},
  ): string => listView(asked, candidate, viewed, { conditions: viewed ? ui.conditionsOf(viewed.limits.shared) : [], errors, values });

  page.get(paths.fml.enter, { may: 'fml.enter', audit: null }, async (req, res) => {
    res.send(enterListView(req.page, await candidateOf(req), kindOf(queryText(req, 'soort')), {}));
  });
  page.post(paths.fml.preview, { may: 'fml.preview', audit: 'fml.preview' }, async (req, res) => {
    const candidate = await candidateOf(req);
    const body = bodyOf(req);
    const kind = kindOf(one(body, 'kind'));
    if (one(body, 'terug') !== '') return void res.send(enterListView(req.page, candidate, kind, asFields(body)));
    const read = readList(body);
    if (!read.ok) return void res.status(422).send(enterListView(req.page, candidate, kind, asFields(body), read.errors));
    const preview = await ui.previewList(req.actor, { candidateId: candidate.id, list: read.list });
    res.send(previewListView(req.page, candidate, { kind, body, preview }));
  });
  page.post(paths.fml.enter, ENTER, async (req, res) => {
    const candidate = await candidateOf(req);
    const body = bodyOf(req);
    const read = readList(body);
    if (!read.ok)
      return void res.status(422).send(enterListView(req.page, candidate, kindOf(one(body, 'kind')), asFields(body), read.errors));
    await ui.enterList(req.actor, { candidateId: candidate.id, list: read.list, provenance: read.provenance });
    redirect(res, paths.fml.view.url({ candidateId: candidate.id }), 'fml.saved');
  });

  page.get(paths.fml.costs, { may: 'limit.cost', audit: null }, async (req, res) => {
    const candidate = await candidateOf(req);
    res.send(limitCostsView(req.page, candidate, await ui.limitCosts(req.actor, candidate.id)));
  });

  page.get(paths.fml.view, VIEW, async (req, res) => {
    const candidate = await candidateOf(req);
    res.send(showList(req.page, candidate, await ui.list(req.actor, { candidateId: candidate.id, listId: null })));
  });
  page.get(paths.fml.version, VIEW, async (req, res) => {
    const candidate = await candidateOf(req);
    res.send(
      showList(req.page, candidate, await ui.list(req.actor, { candidateId: candidate.id, listId: idParam(req, 'listId', toFmlListId) })),
    );
  });

  page.post(paths.fml.settle, { may: 'fml.settle-words', audit: 'fml.settle-words' }, async (req, res) => {
    const candidate = await candidateOf(req);
    const listId = idParam(req, 'listId', toFmlListId);
    const input = readForm(settleForm, req.body);
    const done = input.ok
      ? await ui.settleWords(req.actor, {
          candidateId: candidate.id,
          listId,
          item: input.value.item,
          state: input.value.state,
          rules: readRules(input.value),
          note: input.value.note,
        })
      : null;
    if (done?.ok) return redirect(res, paths.fml.version.url({ candidateId: candidate.id, listId }), 'fml.settled');
    const errors: FieldErrors = input.ok ? (done ? { '': `fml.refused.${done.refusal}` } : {}) : input.errors;
    res
      .status(422)
      .send(showList(req.page, candidate, await ui.list(req.actor, { candidateId: candidate.id, listId }), errors, asFields(req.body)));
  });

  const CONSULT = { may: 'fml.consult', audit: 'fml.consult' } as const;
  page.get(
    paths.fml.consult,
    { may: 'fml.consult', audit: null },
    async (req, res) => void res.send(consultView(req.page, await candidateOf(req))),
  );
  page.post(paths.fml.consult, CONSULT, async (req, res) => {
    const candidate = await candidateOf(req);
    const input = readForm(consultForm, req.body);
    if (!input.ok) return void res.status(422).send(consultView(req.page, candidate, input.errors, asFields(req.body)));
    res.send(
      showList(req.page, candidate, await ui.list(req.actor, { candidateId: candidate.id, listId: null, reason: input.value.reason })),
    );
  });
}
