import { z } from 'zod';
import { mayRole } from '../../domain/access/permission.ts';
import type { Actor } from '../../domain/access/actor.ts';
import { KEPT_BACK_RULES } from '../../domain/match/kept-back.ts';
import type { ReviewDecision } from '../../domain/review/decide-review.ts';
import { REJECT_REASONS, type ReviewStatus, type Verdict } from '../../domain/review/review.ts';
import { toCandidateId, toMatchId, toVacancyId, type CandidateId, type MatchId, type VacancyId } from '../../domain/shared/ids.ts';
import { addDays, localDateOf } from '../../domain/shared/local-date.ts';
import type { KeptBack } from '../../usecases/match/list-kept-back.ts';
import type { DecideReview } from '../../usecases/review/decide-review.ts';
import type { ViewedQueue } from '../../usecases/review/view-queue.ts';
import type { ViewedWeights } from '../../usecases/review/weigh-queue.ts';
import { WEIGHT_MAX, type OrderWeights } from '../../domain/match/weigh-order.ts';
import type { ViewedReview } from '../../usecases/review/view-review.ts';
import type { DemandWords } from '../../ports/rules.ts';
import type { KeptSearch } from '../../ports/saved-search-repository.ts';
import type { MatchProfile } from '../../ports/match-repository.ts';
import { day, optionalText, readForm, says } from '../forms.ts';
import { idParam, queryText, redirect, type PageRequest, type PageRouter } from '../page.ts';
import { paths } from '../paths.ts';
import { keptBackView } from './kept-back/view.ts';
import { explanationView } from './explanation/view.ts';
import { reviewView } from './match/view.ts';
import { queueView } from './queue/view.ts';
import { weightsView } from './weights/view.ts';
import { queuesView, type Queues } from './queues/view.ts';

export type ReviewUi = {
  readonly now: () => Date;
  readonly queues: (actor: Actor) => Promise<Queues>;
  /** Saved searches with new vacancies. */
  readonly news: (actor: Actor) => Promise<readonly KeptSearch[]>;
  readonly queue: (
    actor: Actor,
    query: { candidateId: CandidateId; statuses: readonly ReviewStatus[]; limit: number; offset: number },
  ) => Promise<ViewedQueue>;
  /** The conditions in neutral words, as a jobhunter may read them. */
  readonly conditions: (profile: MatchProfile) => readonly string[];
  readonly review: (actor: Actor, reviewId: string) => Promise<ViewedReview>;
  readonly explanation: (actor: Actor, matchId: MatchId) => Promise<ViewedReview>;
  readonly weights: (actor: Actor, query: { candidateId: CandidateId | null; weights: OrderWeights | null }) => Promise<ViewedWeights>;
  readonly saveWeights: (actor: Actor, weights: OrderWeights | null) => Promise<void>;
  readonly decide: (actor: Actor, command: DecideReview) => Promise<ReviewDecision>;
  readonly undo: (actor: Actor, command: { reviewId: string; version: number }) => Promise<ReviewDecision>;
  readonly demandWords: DemandWords;
  readonly keptBack: (actor: Actor, query: { candidateId: CandidateId; rule: string | null; limit: number }) => Promise<KeptBack>;
  readonly openKeptBack: (actor: Actor, command: { candidateId: CandidateId; vacancyId: VacancyId }) => Promise<string>;
  readonly rematch: (actor: Actor, candidateId: CandidateId) => Promise<void>;
};

const QUEUE_PAGE = 50;
const KEPT_BACK_PAGE = 200;

const weight = z.coerce.number().int().min(0).max(WEIGHT_MAX);
const weightsForm = z.object({
  functie: weight,
  afstand: weight,
  uren: weight,
  trefwoorden: weight,
  versheid: weight,
  risico: weight,
});
const version = z.coerce.number().int().min(1);
const decideForm = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('accepted'), version, reason: optionalText(1000) }),
  z.strictObject({
    kind: z.literal('rejected'),
    version,
    reasonCode: z.enum(REJECT_REASONS, says('form.required')),
    reason: optionalText(1000),
  }),
  z.strictObject({ kind: z.literal('parked'), version, until: day, reason: optionalText(1000) }),
  z.strictObject({ kind: z.literal('asked'), version, question: optionalText(1000) }),
]);
const undoForm = z.strictObject({ version });

const STATUSES = ['open', 'parked', 'asked', 'accepted', 'rejected'] as const;
const REFUSED_FIELD: Readonly<Record<Verdict['kind'], string>> = {
  accepted: 'reason',
  rejected: 'reason',
  parked: 'until',
  asked: 'question',
};

const reviewIdOf = (req: PageRequest) => idParam(req, 'reviewId', (value) => value);

export function reviewRoutes(page: PageRouter, ui: ReviewUi): void {
  const SEE = { may: 'review.queue', audit: null } as const;
  const MATCH = { may: 'match.view', audit: null } as const;
  const DECIDE = { may: 'review.decide', audit: 'review.decide' } as const;
  const tomorrow = () => addDays(localDateOf(ui.now()), 1);
  /** The verdict that led to this page, for as long as it stands and can be undone. */
  const justDecided = async (req: PageRequest, candidateId: CandidateId) => {
    const asked = z.uuid().safeParse(req.query['besloten']);
    if (!asked.success || !mayRole(req.actor, 'review.decide')) return null;
    const decided = await ui.review(req.actor, asked.data);
    return decided.candidate.id === candidateId && decided.review.status !== 'open' ? decided : null;
  };

  page.get(
    paths.review.queues,
    SEE,
    async (req, res) => void res.send(queuesView(req.page, await ui.queues(req.actor), await ui.news(req.actor))),
  );

  page.get(paths.review.queue, SEE, async (req, res) => {
    const candidateId = idParam(req, 'candidateId', toCandidateId);
    const asked = queryText(req, 'stand');
    const status = STATUSES.find((one) => one === asked) ?? 'open';
    const offset = Math.max(0, Math.trunc(Number(queryText(req, 'vanaf') ?? 0)) || 0);
    // One more than the page holds, to know whether another follows.
    const viewed = await ui.queue(req.actor, { candidateId, statuses: [status], limit: QUEUE_PAGE + 1, offset });
    const items = viewed.items.slice(0, QUEUE_PAGE);
    res.send(
      queueView(
        req.page,
        { ...viewed, items },
        {
          status,
          conditions: viewed.profile ? ui.conditions(viewed.profile) : [],
          previous: offset > 0 ? Math.max(0, offset - QUEUE_PAGE) : null,
          next: viewed.items.length > items.length ? offset + QUEUE_PAGE : null,
          justDecided: await justDecided(req, candidateId),
          mayAsk: mayRole(req.actor, 'match.ask'),
        },
      ),
    );
  });

  page.post(paths.review.rematch, { may: 'match.ask', audit: 'match.ask' }, async (req, res) => {
    const candidateId = idParam(req, 'candidateId', toCandidateId);
    await ui.rematch(req.actor, candidateId);
    redirect(res, paths.review.queue.url({ candidateId }), 'queue.rematch-asked');
  });

  page.get(paths.review.keptBack, MATCH, async (req, res) => {
    const candidateId = idParam(req, 'candidateId', toCandidateId);
    const asked = queryText(req, 'regel');
    const rule = asked !== null && Object.hasOwn(KEPT_BACK_RULES, asked) ? asked : null;
    const { candidate } = await ui.queue(req.actor, { candidateId, statuses: ['open'], limit: 1, offset: 0 });
    const keptBack = await ui.keptBack(req.actor, { candidateId, rule, limit: KEPT_BACK_PAGE });
    res.send(keptBackView(req.page, candidate, keptBack, rule, mayRole(req.actor, 'review.decide')));
  });

  page.post(paths.review.openKeptBack, DECIDE, async (req, res) => {
    const candidateId = idParam(req, 'candidateId', toCandidateId);
    const reviewId = await ui.openKeptBack(req.actor, { candidateId, vacancyId: idParam(req, 'vacancyId', toVacancyId) });
    redirect(res, paths.review.match.url({ candidateId, reviewId }), 'kept.opened');
  });

  page.get(paths.review.match, MATCH, async (req, res) => {
    const viewed = await ui.review(req.actor, reviewIdOf(req));
    const mayDecide = mayRole(req.actor, 'review.decide');
    const before = await justDecided(req, viewed.candidate.id);
    res.send(reviewView(req.page, viewed, { mayDecide, words: ui.demandWords, tomorrow: tomorrow(), justDecided: before }));
  });

  page.get(paths.review.weights, { may: 'order.view', audit: null }, async (req, res) => {
    const asked = weightsForm.safeParse(req.query);
    const weights = asked.success ? asked.data : null;
    const id = queryText(req, 'kandidaat');
    const candidateId = id === null ? null : toCandidateId(id);
    res.send(weightsView(req.page, await ui.weights(req.actor, { candidateId, weights }), { weights, candidateId }));
  });
  page.post(paths.review.weights, { may: 'order.change', audit: 'order.change' }, async (req, res) => {
    const given = weightsForm.safeParse(req.body);
    await ui.saveWeights(req.actor, given.success ? given.data : null);
    redirect(res, paths.review.weights.url(), 'order.saved');
  });

  page.get(paths.review.explanation, MATCH, async (req, res) => {
    res.send(explanationView(req.page, await ui.explanation(req.actor, idParam(req, 'matchId', toMatchId))));
  });

  page.post(paths.review.decide, DECIDE, async (req, res) => {
    const reviewId = reviewIdOf(req);
    const input = readForm(decideForm, req.body);
    const again = async (errors: NonNullable<Parameters<typeof reviewView>[2]['errors']>) => {
      const viewed = await ui.review(req.actor, reviewId);
      const values = Object.fromEntries(Object.entries(req.body as Record<string, unknown>).map(([name, value]) => [name, String(value)]));
      res.status(422).send(reviewView(req.page, viewed, { mayDecide: true, words: ui.demandWords, errors, values, tomorrow: tomorrow() }));
    };
    if (!input.ok) return again(input.errors);
    const { version: seen, ...verdict } = input.value;
    const before = await ui.review(req.actor, reviewId);
    const done = await ui.decide(req.actor, { reviewId, version: seen, verdict });
    if (!done.ok)
      return again({
        [done.refusal === 'changed-meanwhile' || done.refusal === 'already-decided' ? '' : REFUSED_FIELD[verdict.kind]]:
          `decide.refused.${done.refusal}`,
      });
    const { candidateId } = before.review;
    const next =
      before.nextId === null
        ? paths.review.queue.url({ candidateId }, { besloten: reviewId })
        : paths.review.match.url({ candidateId, reviewId: before.nextId }, { besloten: reviewId });
    res.redirect(303, next);
  });

  page.post(paths.review.undo, DECIDE, async (req, res) => {
    const reviewId = reviewIdOf(req);
    const input = readForm(undoForm, req.body);
    const done = input.ok ? await ui.undo(req.actor, { reviewId, version: input.value.version }) : null;
    const viewed = await ui.review(req.actor, reviewId);
    if (done && !done.ok) {
      return void res.status(422).send(
        reviewView(req.page, viewed, {
          mayDecide: true,
          words: ui.demandWords,
          errors: { '': `decide.refused.${done.refusal}` },
          tomorrow: tomorrow(),
        }),
      );
    }
    redirect(res, paths.review.match.url({ candidateId: viewed.review.candidateId, reviewId }), 'decide.undone');
  });
}
