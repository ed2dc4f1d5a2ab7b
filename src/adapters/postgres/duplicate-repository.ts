import { z } from 'zod';
import type { MergeReason } from '../../domain/duplicate/group-vacancies.ts';
import { NotFoundError } from '../../domain/shared/errors.ts';
import { toVacancyId } from '../../domain/shared/ids.ts';
import type { DuplicateRepository } from '../../ports/duplicate-repository.ts';
import type { Tx } from './tx.ts';

const idRows = z.array(z.object({ id: z.string() }));
const memberRow = z.object({
  id: z.string(),
  // Written by this repository from a typed value, and never by anybody else.
  why: z.custom<MergeReason>((value) => typeof value === 'object' && value !== null && 'rule' in value).nullable(),
  likely_employer: z.string().nullable(),
  decision_id: z.string().nullable(),
  decision_lead_id: z.string().nullable(),
  reason: z.string().nullable(),
  made_by_name: z.string().nullable(),
  made_at: z.date().nullable(),
});

export const createDuplicateRepository = (tx: Tx): DuplicateRepository => {
  const agencyOf = (shared: boolean): string | null => (shared ? null : tx.actor.agencyId);
  const endDecision = async (vacancyId: string): Promise<void> => {
    await tx.query(
      `update duplicate_decision d set withdrawn_by = $2, withdrawn_at = $3 where d.agency_id = $4 and d.vacancy_id = $1 and d.withdrawn_at is null`,
      [vacancyId, tx.actor.accountId, tx.clock.now(), tx.actor.agencyId],
    );
  };
  const leadOf: DuplicateRepository['leadOf'] = async (vacancyId) => {
    const { rows } = await tx.query(`select vacancy_lead($1) as id`, [vacancyId]);
    return toVacancyId(z.object({ id: z.string() }).parse(rows[0]).id);
  };
  return {
    leadOf,
    async saveKeys(vacancyId, keys, shared) {
      await tx.query(
        `insert into vacancy_key (vacancy_id, agency_id, keys) values ($1, $2, $3) on conflict (vacancy_id) do update set keys = excluded.keys`,
        [vacancyId, agencyOf(shared), keys],
      );
    },
    async sharing(vacancyId, keys, limit) {
      const { rows } = await tx.query(
        `select k.vacancy_id as id from vacancy_key k join vacancy v on v.id = k.vacancy_id
         where k.keys && $2::integer[] and k.vacancy_id <> $1 and v.state = 'live'
         order by cardinality(array(select unnest(k.keys) intersect select unnest($2::integer[]))) desc, v.first_seen_at, v.id limit $3`,
        [vacancyId, keys, limit],
      );
      return idRows.parse(rows).map(({ id }) => toVacancyId(id));
    },
    async groupsOf(vacancyIds) {
      const { rows } = await tx.query(
        `with lead as (
           select distinct coalesce(t.lead_id, x.id) as id from unnest($1::uuid[]) as x (id) left join vacancy_duplicate t on t.vacancy_id = x.id)
         select l.id as lead_id, l.id as vacancy_id from lead l
         union all select t.lead_id, t.vacancy_id from vacancy_duplicate t join lead l on l.id = t.lead_id`,
        [vacancyIds],
      );
      return z
        .array(z.object({ lead_id: z.string(), vacancy_id: z.string() }))
        .parse(rows)
        .map((row) => ({ vacancyId: toVacancyId(row.vacancy_id), leadId: toVacancyId(row.lead_id) }));
    },
    async membersOf(leadId) {
      const { rows } = await tx.query(
        `select t.vacancy_id as id from vacancy_duplicate t join vacancy v on v.id = t.vacancy_id where t.lead_id = $1 order by v.first_seen_at, v.id`,
        [leadId],
      );
      return idRows.parse(rows).map(({ id }) => toVacancyId(id));
    },
    async place(vacancyId, under, shared) {
      if (under === null) await tx.query(`delete from vacancy_duplicate t where t.vacancy_id = $1`, [vacancyId]);
      else {
        await tx.query(
          `insert into vacancy_duplicate (vacancy_id, agency_id, lead_id, why, likely_employer, made_at) values ($1, $2, $3, $4, $5, $6)
           on conflict (vacancy_id) do update set lead_id = excluded.lead_id, why = excluded.why, likely_employer = excluded.likely_employer,
             made_at = excluded.made_at`,
          [vacancyId, agencyOf(shared), under.leadId, JSON.stringify(under.why), under.likelyEmployer, tx.clock.now()],
        );
        await tx.query(`update vacancy_duplicate t set likely_employer = $2 where t.lead_id = $1 and t.agency_id is not distinct from $3`, [
          under.leadId,
          under.likelyEmployer,
          agencyOf(shared),
        ]);
      }
    },
    async promote(from, to) {
      const { rows } = await tx.query(
        `delete from vacancy_duplicate t where t.vacancy_id = $1 returning t.agency_id, t.why, t.likely_employer`,
        [to],
      );
      const [row] = z
        .array(z.object({ agency_id: z.string().nullable(), why: z.unknown(), likely_employer: z.string().nullable() }))
        .parse(rows);
      if (!row) throw new NotFoundError('vacancy-duplicate', to);
      await tx.query(`update vacancy_duplicate t set lead_id = $2 where t.lead_id = $1`, [from, to]);
      await tx.query(
        `insert into vacancy_duplicate (vacancy_id, agency_id, lead_id, why, likely_employer, made_at) values ($1, $2, $3, $4, $5, $6)`,
        [from, row.agency_id, to, JSON.stringify(row.why), row.likely_employer, tx.clock.now()],
      );
    },
    async groupOf(vacancyId) {
      const leadId = await leadOf(vacancyId);
      const { rows } = await tx.query(
        `with recursive edge as (
           select t.vacancy_id, t.lead_id from vacancy_duplicate t
           union select d.vacancy_id, d.lead_id from duplicate_decision d where d.withdrawn_at is null and d.lead_id is not null),
         member (id) as (
           select $1::uuid union select e.vacancy_id from edge e join member m on m.id = e.lead_id)
         select m.id, t.why, t.likely_employer, d.id as decision_id, d.lead_id as decision_lead_id, d.reason, a.name as made_by_name, d.made_at
         from member m join vacancy v on v.id = m.id left join vacancy_duplicate t on t.vacancy_id = m.id
         left join duplicate_decision d on d.vacancy_id = m.id and d.withdrawn_at is null left join account a on a.id = d.made_by
         where m.id = $1 or vacancy_lead(m.id) = $1 order by m.id <> $1, v.first_seen_at, v.id`,
        [leadId],
      );
      return z
        .array(memberRow)
        .parse(rows)
        .map((row) => ({
          vacancyId: toVacancyId(row.id),
          isLead: row.id === leadId,
          why: row.id === leadId ? null : row.why,
          likelyEmployer: row.likely_employer,
          decision:
            row.decision_id === null || row.made_at === null
              ? null
              : {
                  id: row.decision_id,
                  leadId: row.decision_lead_id === null ? null : toVacancyId(row.decision_lead_id),
                  reason: row.reason ?? '',
                  madeByName: row.made_by_name,
                  madeAt: row.made_at,
                },
        }));
    },
    async decide(vacancyId, leadId, reason) {
      await endDecision(vacancyId);
      await tx.query(
        `insert into duplicate_decision (id, agency_id, vacancy_id, lead_id, reason, made_by, made_at) values ($1, $2, $3, $4, $5, $6, $7)`,
        [tx.newId(), tx.actor.agencyId, vacancyId, leadId, reason, tx.actor.accountId, tx.clock.now()],
      );
      tx.audit.note({ object: 'vacancy', objectId: vacancyId, candidateId: null, fields: [leadId === null ? 'split' : 'merge'] });
    },
    async withdraw(vacancyId) {
      await endDecision(vacancyId);
      tx.audit.note({ object: 'vacancy', objectId: vacancyId, candidateId: null, fields: ['decision-withdrawn'] });
    },
  };
};
