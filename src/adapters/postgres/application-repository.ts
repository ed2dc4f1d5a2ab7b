import { z } from 'zod';
import { ACTIVITY_KINDS, INITIATIVES, type Application } from '../../domain/application/application.ts';
import { EVIDENCE_TYPES, type EvidenceType } from '../../domain/application/evidence.ts';
import { APPLICATION_STATES, OUTCOMES } from '../../domain/application/steps.ts';
import { ConflictError, NotFoundError } from '../../domain/shared/errors.ts';
import { toAccountId, toApplicationId, toCandidateId, toEvidenceId, toVacancyId } from '../../domain/shared/ids.ts';
import type { ApplicationRepository } from '../../ports/application-repository.ts';
import { localDate } from './columns.ts';
import type { Tx } from './tx.ts';

const applicationRow = z.object({
  id: z.string(),
  candidate_id: z.string(),
  vacancy_id: z.string().nullable(),
  kind: z.enum(ACTIVITY_KINDS),
  employer: z.string(),
  function: z.string(),
  town: z.string().nullable(),
  distance_km: z.coerce.number().nullable(),
  source_name: z.string().nullable(),
  link: z.string().nullable(),
  contact_role: z.string().nullable(),
  initiative: z.enum(INITIATIVES),
  state: z.enum(APPLICATION_STATES),
  outcome: z.enum(OUTCOMES).nullable(),
  outcome_reason: z.string().nullable(),
  applied_on: localDate.nullable(),
  outcome_on: localDate.nullable(),
  load_check: z.enum(['geen_conflict', 'aandacht', 'niet_passend']).nullable(),
  load_checked_by: z.string().nullable(),
  archived_text: z.string().nullable(),
  archived_sha256: z.string().nullable(),
  archived_at: z.date().nullable(),
  version: z.number(),
  created_at: z.date(),
});

const stepRow = z.object({
  from_state: z.enum(APPLICATION_STATES).nullable(),
  to_state: z.enum(APPLICATION_STATES),
  outcome: z.enum(OUTCOMES).nullable(),
  note: z.string().nullable(),
  happened_on: localDate,
  by_name: z.string().nullable(),
  at: z.date(),
});

const remarksRow = z.object({ id: z.string(), checked_by: z.string().nullable(), notes: z.array(z.string()) });

const mediaType = z.custom<EvidenceType>((value) => typeof value === 'string' && Object.hasOwn(EVIDENCE_TYPES, value));
const evidenceRow = z.object({
  id: z.string(),
  candidate_id: z.string(),
  application_id: z.string().nullable(),
  name: z.instanceof(Uint8Array),
  media_type: mediaType,
  size_bytes: z.number(),
  sha256: z.string(),
  added_by_name: z.string().nullable(),
  added_at: z.date(),
});

const COLUMNS = `a.id, a.candidate_id, a.vacancy_id, a.kind, a.employer, a.function, a.town, a.distance_km, a.source_name, a.link, a.contact_role, a.initiative,
  a.state, a.outcome, a.outcome_reason, a.applied_on::text, a.outcome_on::text, a.load_check, a.load_checked_by, a.archived_text, a.archived_sha256,
  a.archived_at, a.version, a.created_at`;

const nameBound = (id: string): string => `evidence.name.${id}`;
const contentBound = (id: string): string => `evidence.content.${id}`;

function toApplication(raw: unknown): Application {
  const row = applicationRow.parse(raw);
  const { archived_text: text, archived_sha256: sha256, archived_at: capturedAt } = row;
  return {
    id: toApplicationId(row.id),
    candidateId: toCandidateId(row.candidate_id),
    vacancyId: row.vacancy_id === null ? null : toVacancyId(row.vacancy_id),
    kind: row.kind,
    employer: row.employer,
    function: row.function,
    town: row.town,
    distanceKm: row.distance_km,
    sourceName: row.source_name,
    link: row.link,
    contactRole: row.contact_role,
    initiative: row.initiative,
    state: row.state,
    outcome: row.outcome,
    outcomeReason: row.outcome_reason,
    appliedOn: row.applied_on,
    outcomeOn: row.outcome_on,
    loadCheck: row.load_check,
    loadCheckedBy: row.load_checked_by === null ? null : toAccountId(row.load_checked_by),
    archived: text !== null && sha256 !== null && capturedAt !== null ? { text, sha256, capturedAt } : null,
    version: row.version,
    createdAt: row.created_at,
  };
}

export const createApplicationRepository = (tx: Tx): ApplicationRepository => {
  const keepStep = async (application: Application, from: string | null, note: string | null, happenedOn: string) => {
    await tx.query(
      `insert into application_step (agency_id, candidate_id, application_id, from_state, to_state, outcome, note, happened_on, by_account, at)
       values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)`,
      [
        tx.actor.agencyId,
        application.candidateId,
        application.id,
        from,
        application.state,
        application.outcome,
        note,
        happenedOn,
        tx.actor.accountId,
        tx.clock.now(),
      ],
    );
    tx.audit.note({ object: 'application', objectId: application.id, candidateId: application.candidateId });
  };
  const get: ApplicationRepository['get'] = async (id) => {
    const { rows } = await tx.query(`select ${COLUMNS} from application a where a.id = $1`, [id]);
    if (rows.length === 0) throw new NotFoundError('application', id);
    return toApplication(rows[0]);
  };
  return {
    get,
    async add(application, happenedOn) {
      const id = toApplicationId(tx.newId());
      await tx.query(
        `insert into application (id, agency_id, candidate_id, vacancy_id, kind, employer, function, town, distance_km, source_name, link, contact_role,
           initiative, state, outcome, outcome_reason, applied_on, outcome_on, load_check, load_checked_by, archived_text, archived_sha256, archived_at,
           created_by, created_at)
         values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18, $19, $20, $21, $22, $23, $24, $25)`,
        [
          id,
          tx.actor.agencyId,
          application.candidateId,
          application.vacancyId,
          application.kind,
          application.employer,
          application.function,
          application.town,
          application.distanceKm,
          application.sourceName,
          application.link,
          application.contactRole,
          application.initiative,
          application.state,
          application.outcome,
          application.outcomeReason,
          application.appliedOn,
          application.outcomeOn,
          application.loadCheck,
          application.loadCheckedBy,
          application.archived?.text ?? null,
          application.archived?.sha256 ?? null,
          application.archived?.capturedAt ?? null,
          tx.actor.accountId,
          tx.clock.now(),
        ],
      );
      const added = await get(id);
      await keepStep(added, null, null, happenedOn);
      return added;
    },
    async saveStep(application, { from, note, happenedOn }) {
      const { rowCount } = await tx.query(
        `update application a set state = $3, outcome = $4, outcome_reason = $5, applied_on = $6, outcome_on = $7, contact_role = $8,
           archived_text = $9, archived_sha256 = $10, archived_at = $11, version = a.version + 1
         where a.id = $1 and a.version = $2`,
        [
          application.id,
          application.version,
          application.state,
          application.outcome,
          application.outcomeReason,
          application.appliedOn,
          application.outcomeOn,
          application.contactRole,
          application.archived?.text ?? null,
          application.archived?.sha256 ?? null,
          application.archived?.capturedAt ?? null,
        ],
      );
      if (rowCount !== 1) throw new ConflictError('application', application.id);
      await keepStep(application, from, note, happenedOn);
    },
    async list(candidateId, from, until) {
      const { rows } = await tx.query(
        `select ${COLUMNS} from application a where a.candidate_id = $1 and exists (
           select 1 from (values (coalesce(a.applied_on, (a.created_at at time zone 'Europe/Amsterdam')::date)), (a.outcome_on)) d (day)
           where d.day is not null and ($2::date is null or d.day >= $2) and ($3::date is null or d.day <= $3))
         order by coalesce(a.applied_on, (a.created_at at time zone 'Europe/Amsterdam')::date) desc, a.created_at desc`,
        [candidateId, from, until],
      );
      return rows.map(toApplication);
    },
    async stepsOf(id) {
      const { rows } = await tx.query(
        `select s.from_state, s.to_state, s.outcome, s.note, s.happened_on::text, a.name as by_name, s.at
         from application_step s left join account a on a.id = s.by_account where s.application_id = $1 order by s.id`,
        [id],
      );
      return rows.map((raw) => {
        const row = stepRow.parse(raw);
        return {
          from: row.from_state,
          to: row.to_state,
          outcome: row.outcome,
          note: row.note,
          happenedOn: row.happened_on,
          byName: row.by_name,
          at: row.at,
        };
      });
    },
    async remarksOf(candidateId) {
      const { rows } = await tx.query(
        `select a.id, c.name as checked_by, array(
           select s.note from application_step s where s.application_id = a.id and s.note <> '' order by s.id) as notes
         from application a left join account c on c.id = a.load_checked_by where a.candidate_id = $1`,
        [candidateId],
      );
      const found = z.array(remarksRow).parse(rows);
      return new Map(found.map((row) => [toApplicationId(row.id), { loadCheckedByName: row.checked_by, notes: row.notes }]));
    },
    async addEvidence(candidateId, applicationId, file) {
      const id = toEvidenceId(tx.newId());
      const key = await tx.dataKey(candidateId);
      await tx.query(
        `insert into evidence (id, agency_id, candidate_id, application_id, name, media_type, size_bytes, sha256, content, added_by, added_at)
         values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)`,
        [
          id,
          tx.actor.agencyId,
          candidateId,
          applicationId,
          key.seal(Buffer.from(file.name), nameBound(id)),
          file.mediaType,
          file.content.length,
          file.sha256,
          key.seal(file.content, contentBound(id)),
          tx.actor.accountId,
          tx.clock.now(),
        ],
      );
      tx.audit.note({ object: 'evidence', objectId: id, candidateId });
      return id;
    },
    async evidenceOf(candidateId, applicationId) {
      const { rows } = await tx.query(
        `select e.id, e.candidate_id, e.application_id, e.name, e.media_type, e.size_bytes, e.sha256, a.name as added_by_name, e.added_at
         from evidence e left join account a on a.id = e.added_by
         where e.candidate_id = $1 and ($2::uuid is null or e.application_id = $2) order by e.added_at`,
        [candidateId, applicationId],
      );
      const key = await tx.dataKey(candidateId);
      return rows.map((raw) => {
        const row = evidenceRow.parse(raw);
        return {
          id: toEvidenceId(row.id),
          applicationId: row.application_id === null ? null : toApplicationId(row.application_id),
          name: Buffer.from(key.open(row.name, nameBound(row.id))).toString(),
          mediaType: row.media_type,
          sizeBytes: row.size_bytes,
          sha256: row.sha256,
          addedByName: row.added_by_name,
          addedAt: row.added_at,
        };
      });
    },
    async openEvidence(id) {
      const { rows } = await tx.query(`select e.candidate_id, e.name, e.media_type, e.content from evidence e where e.id = $1`, [id]);
      if (rows.length === 0) throw new NotFoundError('evidence', id);
      const row = z
        .object({ candidate_id: z.string(), name: z.instanceof(Uint8Array), media_type: mediaType, content: z.instanceof(Uint8Array) })
        .parse(rows[0]);
      const candidateId = toCandidateId(row.candidate_id);
      tx.audit.note({ object: 'evidence', objectId: id, candidateId, fields: ['content'] });
      const key = await tx.dataKey(candidateId);
      return {
        name: Buffer.from(key.open(row.name, nameBound(id))).toString(),
        mediaType: row.media_type,
        content: key.open(row.content, contentBound(id)),
      };
    },
  };
};
