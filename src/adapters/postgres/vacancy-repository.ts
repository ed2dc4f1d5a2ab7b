import { z } from 'zod';
import { stillCounts } from '../../domain/correction/correction.ts';
import type { PostingContent } from '../../domain/posting/posting.ts';
import type { Reading } from '../../domain/reading/reading.ts';
import { NotFoundError } from '../../domain/shared/errors.ts';
import { toAgencyId, toPostingId, toSourceId, toVacancyId, toVacancyVersionId } from '../../domain/shared/ids.ts';
import type { KeptPosting, Vacancy, VacancyRecord, VacancyVersion } from '../../domain/vacancy/vacancy.ts';
import { createCorrectionRepository } from './correction-repository.ts';
import type { IndexedVacancy, NewVersion, ReadVacancy, VacancyRepository } from '../../ports/vacancy-repository.ts';
import type { Tx } from './tx.ts';

const versionRow = z.object({
  id: z.string(),
  vacancy_id: z.string(),
  title: z.string(),
  employer: z.string().nullable(),
  description: z.string(),
  description_format: z.enum(['text', 'markdown', 'html']),
  cut: z.boolean(),
  // Written by this repository from a typed value, and never by anybody else.
  record: z.custom<VacancyRecord>((value) => typeof value === 'object' && value !== null),
  sha256: z.string(),
  created_at: z.date(),
});

const vacancyRow = z.object({
  vacancy_agency_id: z.string().nullable(),
  state: z.enum(['live', 'gone', 'closed', 'expired']),
  turn: z.coerce.number(),
  first_seen_at: z.date(),
  last_seen_at: z.date(),
  gone_at: z.date().nullable(),
});

const postingRow = z.object({
  id: z.string(),
  source_id: z.string().nullable(),
  source_name: z.string().nullable(),
  external_key: z.string(),
  url: z.string().nullable(),
  vacancy_id: z.string(),
  state: z.enum(['live', 'gone']),
  content_sha256: z.string(),
  first_seen_at: z.date(),
  last_seen_at: z.date(),
  gone_at: z.date().nullable(),
});

const readingColumn = z.custom<Reading>((value) => typeof value === 'object' && value !== null && 'rulesVersion' in value);
const readRow = z.object({ reading: readingColumn, turn: z.coerce.number(), first_seen_at: z.date() });
const idRows = z.array(z.object({ id: z.string() }));

const VERSION = `x.id, x.vacancy_id, x.title, x.employer, x.description, x.description_format, x.cut, x.record, x.sha256, x.created_at`;
const VACANCY = `v.agency_id as vacancy_agency_id, v.state, v.turn, v.first_seen_at, v.last_seen_at, v.gone_at`;
/** Current versions with their reading by the rules of $2. */
const READ = `select ${VERSION}, r.reading, v.turn, v.first_seen_at
  from vacancy_version x join vacancy v on v.current_version_id = x.id join reading r on r.vacancy_version_id = x.id and r.rules_version = $2`;
/** Pasted by an agency, corrected by it, or grouped by its people otherwise than by rule. */
const OWN = `(v.agency_id = agency_id() or exists (select 1 from correction c where c.vacancy_id = v.id and c.withdrawn_at is null)
  or exists (select 1 from duplicate_decision d where d.vacancy_id = v.id and d.withdrawn_at is null))`;
/** Of vacancies that are one opening only the one that stands for them. Almost all stand alone, and cost no more than two look-ups. */
const STANDS_FOR_ITSELF = `((not exists (select 1 from vacancy_duplicate t where t.vacancy_id = v.id)
  and not exists (select 1 from duplicate_decision d where d.vacancy_id = v.id and d.withdrawn_at is null)) or vacancy_lead(v.id) = v.id)`;
const POSTING = `p.id, p.source_id, s.name as source_name, p.external_key, p.url, p.vacancy_id, p.state, p.content_sha256, p.first_seen_at, p.last_seen_at,
  p.gone_at from posting p left join source s on s.id = p.source_id`;

const shelvedRow = z.object({
  vacancy_id: z.string(),
  title: z.string(),
  record: versionRow.shape.record,
  reading: readingColumn,
  turn: z.coerce.number(),
  first_seen_at: z.date(),
});

function toVersion(raw: unknown): VacancyVersion {
  const row = versionRow.parse(raw);
  return {
    id: toVacancyVersionId(row.id),
    vacancyId: toVacancyId(row.vacancy_id),
    title: row.title,
    employer: row.employer,
    description: row.description,
    descriptionFormat: row.description_format,
    cut: row.cut,
    record: row.record,
    sha256: row.sha256,
    createdAt: row.created_at,
  };
}

function toVacancy(raw: unknown): Vacancy {
  const current = toVersion(raw);
  const row = vacancyRow.parse(raw);
  return {
    id: current.vacancyId,
    agencyId: row.vacancy_agency_id === null ? null : toAgencyId(row.vacancy_agency_id),
    state: row.state,
    turn: row.turn,
    firstSeenAt: row.first_seen_at,
    lastSeenAt: row.last_seen_at,
    goneAt: row.gone_at,
    current,
  };
}

function toKeptPosting(raw: unknown): KeptPosting {
  const row = postingRow.parse(raw);
  return {
    id: toPostingId(row.id),
    sourceId: row.source_id === null ? null : toSourceId(row.source_id),
    sourceName: row.source_name,
    externalKey: row.external_key,
    url: row.url,
    vacancyId: toVacancyId(row.vacancy_id),
    state: row.state,
    contentSha256: row.content_sha256,
    firstSeenAt: row.first_seen_at,
    lastSeenAt: row.last_seen_at,
    goneAt: row.gone_at,
  };
}

const INDEXED = `${VERSION}, ${VACANCY}, r.reading, array(
    select distinct p.source_id from posting p where p.vacancy_id = v.id and p.state = 'live' and p.source_id is not null order by 1) as sources
  from vacancy v join vacancy_version x on x.id = v.current_version_id
    left join reading r on r.vacancy_version_id = x.id and r.rules_version = $1`;

function toIndexed(raw: unknown): IndexedVacancy {
  const row = z.object({ reading: readingColumn.nullable(), sources: z.array(z.string()) }).parse(raw);
  return { vacancy: toVacancy(raw), reading: row.reading, sources: row.sources.map(toSourceId) };
}

export const createVacancyRepository = (tx: Tx): VacancyRepository => {
  const ownerOf = (whose: 'shared' | 'own'): string | null => (whose === 'shared' ? null : tx.actor.agencyId);
  // Turns must be visible in the order in which they are taken, or a watermark could pass one that is not committed yet.
  const takeTurns = () => tx.query(`select pg_advisory_xact_lock(hashtext('spoor.vacancy_turn'))`);
  const insertVersion = async (vacancyId: string, agencyId: string | null, version: NewVersion): Promise<VacancyVersion> => {
    const { rows } = await tx.query(
      `insert into vacancy_version as x (id, vacancy_id, agency_id, title, employer, description, description_format, cut, record, sha256, created_at)
       values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11) returning ${VERSION}`,
      [
        tx.newId(),
        vacancyId,
        agencyId,
        version.title,
        version.employer,
        version.description,
        version.descriptionFormat,
        version.cut,
        JSON.stringify(version.record),
        version.sha256,
        tx.clock.now(),
      ],
    );
    return toVersion(rows[0]);
  };
  const keepPostingVersion = async (
    postingId: string,
    agencyId: string | null,
    runId: string | null,
    content: PostingContent,
    sha256: string,
    at: Date,
  ) => {
    await tx.query(
      `insert into posting_version (posting_id, agency_id, run_id, captured_at, content, content_sha256) values ($1, $2, $3, $4, $5, $6)`,
      [postingId, agencyId, runId, at, JSON.stringify(content), sha256],
    );
  };
  const corrections = createCorrectionRepository(tx);
  const toRead = async (rows: readonly unknown[]): Promise<ReadVacancy[]> => {
    const read = rows.map((raw) => ({ ...readRow.parse(raw), version: toVersion(raw) }));
    const corrected = await corrections.ofAll(read.map(({ version }) => version.vacancyId));
    return read.map(({ version, reading, turn, first_seen_at: firstSeenAt }) => {
      const counting = (corrected.get(version.vacancyId) ?? []).filter((correction) => stillCounts(correction, version));
      return { turn, version, reading, corrections: counting, firstSeenAt };
    });
  };
  return {
    async get(id) {
      const { rows } = await tx.query(
        `select ${VERSION}, ${VACANCY} from vacancy v join vacancy_version x on x.id = v.current_version_id where v.id = $1`,
        [id],
      );
      if (rows.length === 0) throw new NotFoundError('vacancy', id);
      return toVacancy(rows[0]);
    },
    async version(id) {
      const { rows } = await tx.query(`select ${VERSION} from vacancy_version x where x.id = $1`, [id]);
      if (rows.length === 0) throw new NotFoundError('vacancy-version', id);
      return toVersion(rows[0]);
    },
    async findByIdentity(identity) {
      const { rows } = await tx.query(
        `select ${VERSION}, ${VACANCY} from vacancy v join vacancy_version x on x.id = v.current_version_id
         where v.identity = $1 order by v.state = 'live' desc, v.last_seen_at desc limit 1`,
        [identity],
      );
      return rows.length === 0 ? null : toVacancy(rows[0]);
    },
    async add({ identity, seenAt, shared, version }) {
      const vacancyId = toVacancyId(tx.newId());
      const agencyId = shared ? null : tx.actor.agencyId;
      await takeTurns();
      await tx.query(`insert into vacancy (id, agency_id, identity, first_seen_at, last_seen_at) values ($1, $2, $3, $4, $4)`, [
        vacancyId,
        agencyId,
        identity,
        seenAt,
      ]);
      const added = await insertVersion(vacancyId, agencyId, version);
      await tx.query(`update vacancy v set current_version_id = $2 where v.id = $1`, [vacancyId, added.id]);
      return { vacancyId, version: added };
    },
    async addVersion(vacancyId, identity, version) {
      const { rows } = await tx.query(`select v.agency_id from vacancy v where v.id = $1`, [vacancyId]);
      const [row] = z.array(z.object({ agency_id: z.string().nullable() })).parse(rows);
      if (!row) throw new NotFoundError('vacancy', vacancyId);
      const added = await insertVersion(vacancyId, row.agency_id, version);
      await takeTurns();
      await tx.query(`update vacancy v set current_version_id = $2, identity = $3, turn = nextval('vacancy_turn') where v.id = $1`, [
        vacancyId,
        added.id,
        identity,
      ]);
      return added;
    },
    async setState(id, state, at) {
      await takeTurns();
      await tx.query(
        `update vacancy v set state = $2, turn = case when $2 = 'live' and v.state <> 'live' then nextval('vacancy_turn') else v.turn end,
           gone_at = case when $2 = 'live' then null else coalesce(v.gone_at, $3) end,
           last_seen_at = case when $2 = 'live' then greatest(v.last_seen_at, $3) else v.last_seen_at end where v.id = $1`,
        [id, state, at],
      );
    },
    async takeTurn(id) {
      await takeTurns();
      await tx.query(`update vacancy v set turn = nextval('vacancy_turn') where v.id = $1`, [id]);
    },
    async touch(id, seenAt) {
      await tx.query(`update vacancy v set last_seen_at = greatest(v.last_seen_at, $2) where v.id = $1`, [id, seenAt]);
    },
    async findPosting(sourceId, externalKey) {
      const { rows } = await tx.query(`select ${POSTING} where p.source_id is not distinct from $1 and p.external_key = $2`, [
        sourceId,
        externalKey,
      ]);
      return rows.length === 0 ? null : toKeptPosting(rows[0]);
    },
    async postingsOf(vacancyId) {
      const { rows } = await tx.query(`select ${POSTING} where p.vacancy_id = $1 order by p.first_seen_at`, [vacancyId]);
      return rows.map(toKeptPosting);
    },
    async addPosting({ sourceId, runId, shared, vacancyId, content, contentSha256, seenAt }) {
      const id = toPostingId(tx.newId());
      const agencyId = shared ? null : tx.actor.agencyId;
      await tx.query(
        `insert into posting (id, agency_id, source_id, external_key, url, vacancy_id, content, content_sha256, first_seen_at, last_seen_at)
         values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $9)`,
        [id, agencyId, sourceId, content.externalKey, content.url, vacancyId, JSON.stringify(content), contentSha256, seenAt],
      );
      await keepPostingVersion(id, agencyId, runId, content, contentSha256, seenAt);
      return id;
    },
    async changePosting(id, { runId, vacancyId, content, contentSha256, seenAt }) {
      const { rows } = await tx.query(
        `update posting p set url = $2, vacancy_id = $3, content = $4, content_sha256 = $5, last_seen_at = $6, state = 'live', gone_at = null
         where p.id = $1 returning p.agency_id`,
        [id, content.url, vacancyId, JSON.stringify(content), contentSha256, seenAt],
      );
      const [row] = z.array(z.object({ agency_id: z.string().nullable() })).parse(rows);
      if (!row) throw new NotFoundError('posting', id);
      await keepPostingVersion(id, row.agency_id, runId, content, contentSha256, seenAt);
    },
    async seePosting(id, seenAt) {
      await tx.query(`update posting p set last_seen_at = $2, state = 'live', gone_at = null where p.id = $1`, [id, seenAt]);
    },
    async markUnseenGone(sourceId, since) {
      const { rows } = await tx.query(
        `update posting p set state = 'gone', gone_at = $3 where p.source_id = $1 and p.state = 'live' and p.last_seen_at < $2 returning p.vacancy_id`,
        [sourceId, since, tx.clock.now()],
      );
      const touched = z.array(z.object({ vacancy_id: z.string() })).parse(rows);
      const { rows: left } = await tx.query(
        `select v.id from vacancy v where v.id = any ($1::uuid[]) and v.state = 'live'
           and not exists (select 1 from posting p where p.vacancy_id = v.id and p.state = 'live')`,
        [[...new Set(touched.map((row) => row.vacancy_id))]],
      );
      return { postings: touched.length, vacancyIds: idRows.parse(left).map((row) => toVacancyId(row.id)) };
    },
    async saveReading(versionId, reading) {
      await tx.query(
        `insert into reading (vacancy_version_id, rules_version, agency_id, reading)
         select x.id, $2, x.agency_id, $3 from vacancy_version x where x.id = $1 on conflict do nothing`,
        [versionId, reading.rulesVersion, JSON.stringify(reading)],
      );
    },
    async findReading(versionId, rulesVersion) {
      const { rows } = await tx.query(`select r.reading from reading r where r.vacancy_version_id = $1 and r.rules_version = $2`, [
        versionId,
        rulesVersion,
      ]);
      const [row] = z.array(z.object({ reading: readingColumn })).parse(rows);
      return row?.reading ?? null;
    },
    async readAfter(afterTurn, rulesVersion, limit) {
      const { rows } = await tx.query(`${READ} where v.turn > $1 and v.state = 'live' and ${STANDS_FOR_ITSELF} order by v.turn limit $3`, [
        afterTurn,
        rulesVersion,
        limit,
      ]);
      return toRead(rows);
    },
    async readCurrent(id, rulesVersion) {
      const { rows } = await tx.query(`${READ} where v.id = $1`, [id, rulesVersion]);
      const [read] = await toRead(rows);
      return read ?? null;
    },
    async readLive(ids, rulesVersion) {
      const { rows } = await tx.query(`${READ} where v.id = any ($1::uuid[]) and v.state = 'live'`, [[...ids], rulesVersion]);
      return toRead(rows);
    },
    async shelve(whose, { after, upto }, rulesVersion, limit) {
      const turns = `v.turn > $1 and v.turn <= $3 and v.state = 'live'`;
      if (whose === 'own') {
        const { rows } = await tx.query(`${READ} where ${turns} and ${OWN} and ${STANDS_FOR_ITSELF} order by v.turn limit $4`, [
          after,
          rulesVersion,
          upto,
          limit,
        ]);
        return toRead(rows);
      }
      const { rows } = await tx.query(
        `select x.vacancy_id, x.title, x.record, r.reading, v.turn, v.first_seen_at
         from vacancy v join vacancy_version x on x.id = v.current_version_id join reading r on r.vacancy_version_id = x.id and r.rules_version = $2
         where ${turns} and v.agency_id is null and ${STANDS_FOR_ITSELF} order by v.turn limit $4`,
        [after, rulesVersion, upto, limit],
      );
      return z
        .array(shelvedRow)
        .parse(rows)
        .map(({ vacancy_id: id, title, record, reading, turn, first_seen_at: firstSeenAt }) => ({
          turn,
          version: { vacancyId: toVacancyId(id), title, record },
          reading,
          corrections: [],
          firstSeenAt,
        }));
    },
    async goneSince(at) {
      const { rows } = await tx.query(`select v.id from vacancy v where v.agency_id is null and v.state <> 'live' and v.gone_at >= $1`, [
        at,
      ]);
      return idRows.parse(rows).map((row) => toVacancyId(row.id));
    },
    async ownMark() {
      const { rows } = await tx.query(
        `select v.id, v.turn, (select max(c.made_at) from correction c where c.vacancy_id = v.id and c.withdrawn_at is null) as corrected_at,
           (select count(*) from correction c where c.vacancy_id = v.id and c.withdrawn_at is null) as corrections,
           (select d.made_at from duplicate_decision d where d.vacancy_id = v.id and d.withdrawn_at is null) as grouped_at, vacancy_lead(v.id) as lead_id
         from vacancy v where v.state = 'live' and ${OWN} order by v.id`,
      );
      return { mark: JSON.stringify(rows), ids: idRows.parse(rows).map((row) => toVacancyId(row.id)) };
    },
    async countUnread(rulesVersion) {
      const { rows } = await tx.query(
        `select count(*) as total from vacancy v
         where v.state = 'live' and not exists (select 1 from reading r where r.vacancy_version_id = v.current_version_id and r.rules_version = $1)`,
        [rulesVersion],
      );
      return z.object({ total: z.coerce.number() }).parse(rows[0]).total;
    },
    async unread(rulesVersion, limit) {
      const { rows } = await tx.query(
        `select ${VERSION} from vacancy_version x join vacancy v on v.current_version_id = x.id
         where v.state = 'live' and not exists (select 1 from reading r where r.vacancy_version_id = x.id and r.rules_version = $1)
         order by v.turn limit $2`,
        [rulesVersion, limit],
      );
      return rows.map(toVersion);
    },
    async closedBefore(day) {
      const { rows } = await tx.query(
        `select v.id from vacancy v join vacancy_version x on x.id = v.current_version_id where v.state = 'live' and x.record ->> 'closingOn' < $1`,
        [day],
      );
      return idRows.parse(rows).map((row) => toVacancyId(row.id));
    },
    async listForIndex(whose, rulesVersion, { after, limit }) {
      const { rows } = await tx.query(
        `select ${INDEXED} where v.state = 'live' and v.agency_id is not distinct from $2 and ($3::uuid is null or v.id > $3) order by v.id limit $4`,
        [rulesVersion, ownerOf(whose), after, limit],
      );
      return rows.map(toIndexed);
    },
    async findForIndex(id, rulesVersion) {
      const { rows } = await tx.query(`select ${INDEXED} where v.state = 'live' and v.id = $2`, [rulesVersion, id]);
      return rows.length === 0 ? null : toIndexed(rows[0]);
    },
    async countLive(whose) {
      const { rows } = await tx.query(
        `select count(*) as total from vacancy v where v.state = 'live' and v.agency_id is not distinct from $1`,
        [ownerOf(whose)],
      );
      return z.object({ total: z.coerce.number() }).parse(rows[0]).total;
    },
    async lastTurn() {
      const { rows } = await tx.query(`select coalesce(max(v.turn), 0) as turn from vacancy v`);
      return z.object({ turn: z.coerce.number() }).parse(rows[0]).turn;
    },
  };
};
