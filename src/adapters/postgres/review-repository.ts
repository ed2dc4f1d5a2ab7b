import { z } from 'zod';
import { ORDER_PARTS, type OrderWeights } from '../../domain/match/weigh-order.ts';
import { REJECT_REASONS, type Review } from '../../domain/review/review.ts';
import { ConflictError, NotFoundError } from '../../domain/shared/errors.ts';
import { toAccountId, toCandidateId, toMatchId, toVacancyId } from '../../domain/shared/ids.ts';
import type { ReviewRepository } from '../../ports/review-repository.ts';
import { localDate } from './columns.ts';
import type { Tx } from './tx.ts';

const status = z.enum(['open', 'accepted', 'rejected', 'parked', 'asked']);

const reviewRow = z.object({
  id: z.string(),
  candidate_id: z.string(),
  vacancy_id: z.string(),
  match_id: z.string(),
  status,
  reason_code: z.enum(REJECT_REASONS).nullable(),
  reason: z.string().nullable(),
  park_until: localDate.nullable(),
  decided_by: z.string().nullable(),
  decided_at: z.date().nullable(),
  version: z.number(),
});

const queueRow = z.object({
  class: z.enum(['geen_conflict', 'aandacht', 'niet_passend']),
  title: z.string(),
  employer: z.string().nullable(),
  town: z.string().nullable(),
  first_seen_at: z.date(),
  what_changed: z.string().nullable(),
});

const REVIEW = `r.id, r.candidate_id, r.vacancy_id, r.match_id, r.status, r.reason_code, r.reason, r.park_until::text, r.decided_by, r.decided_at, r.version`;

function toReview(raw: unknown): Review {
  const row = reviewRow.parse(raw);
  return {
    id: row.id,
    candidateId: toCandidateId(row.candidate_id),
    vacancyId: toVacancyId(row.vacancy_id),
    matchId: toMatchId(row.match_id),
    status: row.status,
    reasonCode: row.reason_code,
    reason: row.reason,
    parkUntil: row.park_until,
    decidedBy: row.decided_by === null ? null : toAccountId(row.decided_by),
    decidedAt: row.decided_at,
    version: row.version,
  };
}

/** How many near-identical ones come before the others have their turn. */
const ALIKE_TOGETHER = 2;

const toList = (weights: OrderWeights): number[] => ORDER_PARTS.map((part) => weights[part]);
const toWeights = (list: readonly number[]): OrderWeights =>
  Object.fromEntries(ORDER_PARTS.map((part, at) => [part, list[at] ?? 0])) as OrderWeights;

export const createReviewRepository = (tx: Tx): ReviewRepository => {
  const getOne = async (id: string, lock: '' | ' for update'): Promise<Review> => {
    const { rows } = await tx.query(`select ${REVIEW} from review r where r.id = $1${lock}`, [id]);
    if (rows.length === 0) throw new NotFoundError('review', id);
    return toReview(rows[0]);
  };
  const findWeights = async (): Promise<OrderWeights | null> => {
    const { rows } = await tx.query(`select o.weights from order_weights o where o.agency_id = $1`, [tx.actor.agencyId]);
    const [row] = z.array(z.object({ weights: z.array(z.number()) })).parse(rows);
    return row ? toWeights(row.weights) : null;
  };
  return {
    weights: findWeights,
    async saveWeights(weights) {
      if (weights === null) {
        await tx.query(`delete from order_weights o where o.agency_id = $1`, [tx.actor.agencyId]);
        return;
      }
      await tx.query(
        `insert into order_weights (agency_id, weights, changed_by, changed_at) values ($1, $2, $3, $4)
         on conflict (agency_id) do update set weights = excluded.weights, changed_by = excluded.changed_by, changed_at = excluded.changed_at`,
        [tx.actor.agencyId, toList(weights), tx.actor.accountId, tx.clock.now()],
      );
    },
    get: (id) => getOne(id, ''),
    getForUpdate: (id) => getOne(id, ' for update'),
    async find(candidateId, vacancyId) {
      const { rows } = await tx.query(`select ${REVIEW} from review r where r.candidate_id = $1 and r.vacancy_id = $2`, [
        candidateId,
        vacancyId,
      ]);
      return rows.length === 0 ? null : toReview(rows[0]);
    },
    async changedSince(turns) {
      const { rows } = await tx.query(
        `select distinct r.candidate_id from unnest($1::uuid[], $2::bigint[]) n (candidate_id, turn)
         join review r on r.candidate_id = n.candidate_id join vacancy v on v.id = r.vacancy_id where v.turn > n.turn`,
        [[...turns.keys()], Array.from(turns.values(), ({ uptoTurn }) => uptoTurn)],
      );
      return new Set(
        z
          .array(z.object({ candidate_id: z.string() }))
          .parse(rows)
          .map((row) => toCandidateId(row.candidate_id)),
      );
    },
    async ofCandidate(candidateId) {
      const { rows } = await tx.query(
        `select r.vacancy_id, r.status, v.turn from review r join vacancy v on v.id = r.vacancy_id where r.candidate_id = $1`,
        [candidateId],
      );
      return z
        .array(z.object({ vacancy_id: z.string(), status, turn: z.coerce.number() }))
        .parse(rows)
        .map((row) => ({ vacancyId: toVacancyId(row.vacancy_id), status: row.status, turn: row.turn }));
    },
    async openAll(candidateId, matches) {
      if (matches.length === 0) return;
      await tx.query(
        `insert into review (id, agency_id, candidate_id, vacancy_id, match_id)
         select n.id, $1, $2, n.vacancy_id, n.match_id from unnest($3::uuid[], $4::uuid[], $5::uuid[]) n (id, vacancy_id, match_id)`,
        [
          tx.actor.agencyId,
          candidateId,
          matches.map(() => tx.newId()),
          matches.map(({ vacancyId }) => vacancyId),
          matches.map(({ matchId }) => matchId),
        ],
      );
    },
    async decidedElsewhere(candidateId) {
      const { rows } = await tx.query(
        `select distinct t.lead_id as id from review r join vacancy_duplicate t on t.vacancy_id = r.vacancy_id
         where r.candidate_id = $1 and r.status <> 'open'
           and not exists (select 1 from duplicate_decision d where d.vacancy_id = r.vacancy_id and d.withdrawn_at is null)`,
        [candidateId],
      );
      return z
        .array(z.object({ id: z.string() }))
        .parse(rows)
        .map((row) => toVacancyId(row.id));
    },
    async open(candidateId, vacancyId, matchId, whatChanged) {
      const { rows } = await tx.query(
        `insert into review as r (id, agency_id, candidate_id, vacancy_id, match_id, what_changed) values ($1, $2, $3, $4, $5, $6)
         on conflict (candidate_id, vacancy_id) do update set match_id = excluded.match_id, status = 'open', what_changed = excluded.what_changed,
           reason_code = null, reason = null, park_until = null, decided_by = null, decided_at = null, version = r.version + 1
         returning r.id`,
        [tx.newId(), tx.actor.agencyId, candidateId, vacancyId, matchId, whatChanged],
      );
      return z.object({ id: z.string() }).parse(rows[0]).id;
    },
    async save(review, from) {
      const { rowCount } = await tx.query(
        `update review r set status = $3, reason_code = $4, reason = $5, park_until = $6, decided_by = $7, decided_at = $8, version = $9
         where r.id = $1 and r.version = $2`,
        [
          review.id,
          from.version,
          review.status,
          review.reasonCode,
          review.reason,
          review.parkUntil,
          review.decidedBy,
          review.decidedAt,
          review.version,
        ],
      );
      if (rowCount !== 1) throw new ConflictError('review', review.id);
      await tx.query(
        `insert into review_event (agency_id, candidate_id, review_id, match_id, from_status, to_status, reason_code, reason, park_until, by_account, at)
         values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)`,
        [
          tx.actor.agencyId,
          review.candidateId,
          review.id,
          review.matchId,
          from.status,
          review.status,
          review.reasonCode,
          review.reason,
          review.parkUntil,
          tx.actor.accountId,
          tx.clock.now(),
        ],
      );
      tx.audit.note({ object: 'review', objectId: review.id, candidateId: review.candidateId });
    },
    async withdraw(candidateId, vacancyId) {
      const { rows } = await tx.query(
        `with gone as (
           delete from review r where r.candidate_id = $1 and r.vacancy_id = $2 and r.status = 'open'
             and not exists (select 1 from review_event e where e.review_id = r.id))
         select exists (select 1 from review r join review_event e on e.review_id = r.id
           where r.candidate_id = $1 and r.vacancy_id = $2 and r.status = 'open') as held`,
        [candidateId, vacancyId],
      );
      return z.object({ held: z.boolean() }).parse(rows[0]).held;
    },
    async queue(candidateId, statuses, limit, offset, order = 'agreed') {
      const weights = order === 'agreed' ? await findWeights() : order;
      const points = weights === null ? '0' : 'order_points(m.rank, $5::integer[])';
      const { rows } = await tx.query(
        `select ${REVIEW.replaceAll('r.', 'q.').replace('q.park_until::text', 'q.park_until')}, q.class, q.title, q.employer, q.town, q.first_seen_at, q.what_changed
         from (select ${REVIEW}, r.what_changed, m.class, m.rank, ${points} as points, x.title, x.employer,
                 x.record -> 'places' -> 0 ->> 'town' as town, v.first_seen_at,
                 row_number() over (partition by m.class, lower(x.title), lower(coalesce(x.employer, ''))
                   order by ${points} desc, m.rank desc, v.first_seen_at desc, r.id) as nth
               from review r join match m on m.id = r.match_id join vacancy v on v.id = r.vacancy_id
                 join vacancy_version x on x.id = m.vacancy_version_id
               where r.candidate_id = $1 and r.status = any ($2) and (r.status <> 'open' or (v.state = 'live' and m.superseded_at is null))) q
         order by q.class = 'geen_conflict' desc, q.class = 'aandacht' desc, (q.nth - 1) / ${ALIKE_TOGETHER}, q.points desc, q.rank desc,
           q.first_seen_at desc, q.id limit $3 offset $4`,
        [candidateId, [...statuses], limit, offset, ...(weights === null ? [] : [toList(weights)])],
      );
      return rows.map((raw) => {
        const row = queueRow.parse(raw);
        return {
          review: toReview(raw),
          class: row.class,
          title: row.title,
          employer: row.employer,
          town: row.town,
          firstSeenAt: row.first_seen_at,
          whatChanged: row.what_changed,
        };
      });
    },
    async counts() {
      const { rows } = await tx.query(
        `select r.candidate_id,
           count(*) filter (where r.status = 'open' and m.class = 'geen_conflict' and v.state = 'live' and m.superseded_at is null) as geen_conflict,
           count(*) filter (where r.status = 'open' and m.class = 'aandacht' and v.state = 'live' and m.superseded_at is null) as aandacht,
           count(*) filter (where r.status = 'parked') as parked, count(*) filter (where r.status = 'asked') as asked,
           count(*) filter (where r.status = 'accepted') as accepted, count(*) filter (where r.status = 'rejected') as rejected
         from review r join match m on m.id = r.match_id join vacancy v on v.id = r.vacancy_id where r.agency_id = $1 group by r.candidate_id`,
        [tx.actor.agencyId],
      );
      const count = z.coerce.number();
      return z
        .array(
          z.object({
            candidate_id: z.string(),
            geen_conflict: count,
            aandacht: count,
            parked: count,
            asked: count,
            accepted: count,
            rejected: count,
          }),
        )
        .parse(rows)
        .map(({ candidate_id: candidateId, geen_conflict: geenConflict, ...rest }) => ({
          ...rest,
          candidateId: toCandidateId(candidateId),
          geenConflict,
        }));
    },
    async dueParked(day) {
      const { rows } = await tx.query(
        `select ${REVIEW} from review r where r.agency_id = $1 and r.status = 'parked' and r.park_until <= $2`,
        [tx.actor.agencyId, day],
      );
      return rows.map(toReview);
    },
    async history(reviewId) {
      const { rows } = await tx.query(
        `select e.at, a.name as by_name, e.from_status, e.to_status, e.reason_code, e.reason, e.park_until::text
         from review_event e left join account a on a.id = e.by_account where e.review_id = $1 order by e.id`,
        [reviewId],
      );
      return z
        .array(
          z.object({
            at: z.date(),
            by_name: z.string().nullable(),
            from_status: status,
            to_status: status,
            reason_code: z.string().nullable(),
            reason: z.string().nullable(),
            park_until: localDate.nullable(),
          }),
        )
        .parse(rows)
        .map((row) => ({
          at: row.at,
          byName: row.by_name,
          fromStatus: row.from_status,
          toStatus: row.to_status,
          reasonCode: row.reason_code,
          reason: row.reason,
          parkUntil: row.park_until,
        }));
    },
  };
};
