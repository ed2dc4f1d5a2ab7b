import { z } from 'zod';
import type { CandidateLimits } from '../../domain/limit/limit.ts';
import type { Match } from '../../domain/match/match.ts';
import { NotFoundError } from '../../domain/shared/errors.ts';
import { toCandidateId, toFmlListId, toMatchId, toVacancyVersionId, toZoekprofielId } from '../../domain/shared/ids.ts';
import type { Zoekprofiel } from '../../domain/zoekprofiel/zoekprofiel.ts';
import type { KeptMatch, MatchProfile, MatchRepository, SearchCounts } from '../../ports/match-repository.ts';
import { localDate } from './columns.ts';
import type { Tx } from './tx.ts';

const isObject = (value: unknown): boolean => typeof value === 'object' && value !== null;

const profileRow = z.object({
  candidate_id: z.string(),
  limits: z.custom<CandidateLimits>(isObject),
  zoekprofiel: z.custom<Zoekprofiel>(isObject),
  fml_list_id: z.string().nullable(),
  fml_list_version: z.number().nullable(),
  zoekprofiel_id: z.string().nullable(),
  zoekprofiel_version: z.number().nullable(),
  profile_version: z.string(),
  resting: z.boolean(),
  updated_at: z.date(),
});

const matchRow = z.object({
  id: z.string(),
  vacancy_version_id: z.string(),
  fml_list_id: z.string().nullable(),
  zoekprofiel_id: z.string().nullable(),
  profile_version: z.string(),
  rules_version: z.string(),
  content: z.custom<Match>(isObject),
  made_at: z.date(),
});

const searchCounts = z.object({ seen: z.number(), shown: z.number(), keptBack: z.record(z.string(), z.number()) });

const NOTHING_FOUND = { seen: 0, shown: 0, keptBack: {} };

function addSearchCounts(one: SearchCounts, other: SearchCounts): SearchCounts {
  const keptBack = { ...one.keptBack };
  for (const [rule, count] of Object.entries(other.keptBack)) keptBack[rule] = (keptBack[rule] ?? 0) + count;
  return { seen: one.seen + other.seen, shown: one.shown + other.shown, keptBack };
}

const watermarkRow = z.object({
  candidate_id: z.string(),
  profile_version: z.string(),
  rules_version: z.string(),
  upto_turn: z.coerce.number(),
});

const PROFILE = `select m.candidate_id, m.limits, m.zoekprofiel, m.fml_list_id, m.fml_list_version, m.zoekprofiel_id, m.zoekprofiel_version,
  m.profile_version, m.resting, m.updated_at from matchable_candidate m`;
const MATCH = `select m.id, m.vacancy_version_id, m.fml_list_id, m.zoekprofiel_id, m.profile_version, m.rules_version, m.content, m.made_at from match m`;

function toProfile(raw: unknown): MatchProfile {
  const row = profileRow.parse(raw);
  return {
    candidateId: toCandidateId(row.candidate_id),
    limits: row.limits,
    zoekprofiel: row.zoekprofiel,
    fmlListId: row.fml_list_id === null ? null : toFmlListId(row.fml_list_id),
    fmlListVersion: row.fml_list_version,
    zoekprofielId: row.zoekprofiel_id === null ? null : toZoekprofielId(row.zoekprofiel_id),
    zoekprofielVersion: row.zoekprofiel_version,
    profileVersion: row.profile_version,
    resting: row.resting,
    updatedAt: row.updated_at,
  };
}

function toMatch(raw: unknown): KeptMatch {
  const row = matchRow.parse(raw);
  return {
    id: toMatchId(row.id),
    vacancyVersionId: toVacancyVersionId(row.vacancy_version_id),
    fmlListId: row.fml_list_id === null ? null : toFmlListId(row.fml_list_id),
    zoekprofielId: row.zoekprofiel_id === null ? null : toZoekprofielId(row.zoekprofiel_id),
    profileVersion: row.profile_version,
    rulesVersion: row.rules_version,
    madeAt: row.made_at,
    match: row.content,
  };
}

export const createMatchRepository = (tx: Tx): MatchRepository => {
  const findProfile: MatchRepository['findProfile'] = async (candidateId) => {
    const { rows } = await tx.query(`${PROFILE} where m.candidate_id = $1`, [candidateId]);
    return rows.length === 0 ? null : toProfile(rows[0]);
  };
  const supersede: MatchRepository['supersede'] = async (candidateId, vacancyId) => {
    await tx.query(`update match m set superseded_at = $3 where m.candidate_id = $1 and m.vacancy_id = $2 and m.superseded_at is null`, [
      candidateId,
      vacancyId,
      tx.clock.now(),
    ]);
  };
  const putAll: MatchRepository['putAll'] = async (candidateId, kept) => {
    if (kept.length === 0) return [];
    const vacancyIds = kept.map(({ match }) => match.vacancyId);
    await tx.query(
      `update match m set superseded_at = $3 where m.candidate_id = $1 and m.vacancy_id = any ($2::uuid[]) and m.superseded_at is null`,
      [candidateId, vacancyIds, tx.clock.now()],
    );
    const ids = kept.map(() => toMatchId(tx.newId()));
    await tx.query(
      `insert into match (id, agency_id, candidate_id, vacancy_id, vacancy_version_id, fml_list_id, fml_list_version, zoekprofiel_id,
         zoekprofiel_version, profile_version, rules_version, class, content, rank, made_at)
       select n.id, $1, $2, n.vacancy_id, n.version_id, n.list_id, n.list_version, n.zoekprofiel_id, n.zoekprofiel_version, n.profile_version,
         n.rules_version, n.class, n.content, array(select jsonb_array_elements_text(n.rank)::integer), $3
       from unnest($4::uuid[], $5::uuid[], $6::uuid[], $7::uuid[], $8::int[], $9::uuid[], $10::int[], $11::text[], $12::text[], $13::text[],
         $14::jsonb[], $15::jsonb[])
         n (id, vacancy_id, version_id, list_id, list_version, zoekprofiel_id, zoekprofiel_version, profile_version, rules_version, class, content, rank)`,
      [
        tx.actor.agencyId,
        candidateId,
        tx.clock.now(),
        ids,
        vacancyIds,
        kept.map(({ from }) => from.vacancyVersionId),
        kept.map(({ from }) => from.fmlListId),
        kept.map(({ match }) => match.versions.list),
        kept.map(({ from }) => from.zoekprofielId),
        kept.map(({ match }) => match.versions.zoekprofiel),
        kept.map(({ from }) => from.profileVersion),
        kept.map(({ from }) => from.rulesVersion),
        kept.map(({ match }) => match.class),
        kept.map(({ match }) => JSON.stringify(match)),
        kept.map(({ match }) => JSON.stringify(match.order.map((part) => part.value))),
      ],
    );
    return ids;
  };
  return {
    findProfile,
    supersede,
    async profile(candidateId) {
      const profile = await findProfile(candidateId);
      if (!profile) throw new NotFoundError('match-profile', candidateId);
      return profile;
    },
    async matchableCandidates() {
      const { rows } = await tx.query(
        `select m.candidate_id from matchable_candidate m where m.agency_id = $1 and not m.resting order by m.candidate_id`,
        [tx.actor.agencyId],
      );
      return z
        .array(z.object({ candidate_id: z.string() }))
        .parse(rows)
        .map((row) => toCandidateId(row.candidate_id));
    },
    async profilesOf(candidateIds) {
      const { rows } = await tx.query(`${PROFILE} where m.candidate_id = any ($1::uuid[]) and not m.resting order by m.candidate_id`, [
        [...candidateIds],
      ]);
      return rows.map(toProfile);
    },
    async saveProfile(profile) {
      await tx.query(
        `insert into matchable_candidate (candidate_id, agency_id, limits, zoekprofiel, fml_list_id, fml_list_version, zoekprofiel_id,
           zoekprofiel_version, profile_version, resting, updated_at)
         values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)
         on conflict (candidate_id) do update set limits = excluded.limits, zoekprofiel = excluded.zoekprofiel, fml_list_id = excluded.fml_list_id,
           fml_list_version = excluded.fml_list_version, zoekprofiel_id = excluded.zoekprofiel_id, zoekprofiel_version = excluded.zoekprofiel_version,
           profile_version = excluded.profile_version, resting = excluded.resting, updated_at = excluded.updated_at`,
        [
          profile.candidateId,
          tx.actor.agencyId,
          JSON.stringify(profile.limits),
          JSON.stringify(profile.zoekprofiel),
          profile.fmlListId,
          profile.fmlListVersion,
          profile.zoekprofielId,
          profile.zoekprofielVersion,
          profile.profileVersion,
          profile.resting,
          tx.clock.now(),
        ],
      );
    },
    async get(id) {
      const { rows } = await tx.query(`${MATCH} where m.id = $1`, [id]);
      if (rows.length === 0) throw new NotFoundError('match', id);
      return toMatch(rows[0]);
    },
    async current(candidateId, vacancyId) {
      const { rows } = await tx.query(`${MATCH} where m.candidate_id = $1 and m.vacancy_id = $2 and m.superseded_at is null`, [
        candidateId,
        vacancyId,
      ]);
      return rows.length === 0 ? null : toMatch(rows[0]);
    },
    async currentOf(candidateId) {
      const { rows } = await tx.query(`${MATCH} where m.candidate_id = $1 and m.superseded_at is null order by m.rank desc`, [candidateId]);
      return rows.map(toMatch);
    },
    async put(match, from) {
      const [id] = await putAll(match.candidateId, [{ match, from }]);
      if (!id) throw new RangeError('one match was kept');
      return id;
    },
    putAll,
    async lockWatermarks(candidateIds) {
      await tx.query(
        `insert into watermark (candidate_id, agency_id, profile_version, rules_version, upto_turn, moved_at)
         select c.id, $2, '', '', 0, $3 from unnest($1::uuid[]) c (id) order by c.id on conflict do nothing`,
        [[...candidateIds], tx.actor.agencyId, tx.clock.now()],
      );
      // Always in the same order, so that two batches with candidates in common wait for each other and never both.
      const { rows } = await tx.query(
        `select w.candidate_id, w.profile_version, w.rules_version, w.upto_turn from watermark w where w.candidate_id = any ($1::uuid[])
         order by w.candidate_id for update`,
        [[...candidateIds]],
      );
      return new Map(
        z
          .array(watermarkRow)
          .parse(rows)
          .map((row) => [
            toCandidateId(row.candidate_id),
            { profileVersion: row.profile_version, rulesVersion: row.rules_version, uptoTurn: row.upto_turn },
          ]),
      );
    },
    async saveWatermarks(watermarks) {
      const all = [...watermarks];
      await tx.query(
        `update watermark w set profile_version = n.profile_version, rules_version = n.rules_version, upto_turn = n.upto_turn, moved_at = $5
         from unnest($1::uuid[], $2::text[], $3::text[], $4::bigint[]) n (candidate_id, profile_version, rules_version, upto_turn)
         where w.candidate_id = n.candidate_id`,
        [
          all.map(([candidateId]) => candidateId),
          all.map(([, { profileVersion }]) => profileVersion),
          all.map(([, { rulesVersion }]) => rulesVersion),
          all.map(([, { uptoTurn }]) => uptoTurn),
          tx.clock.now(),
        ],
      );
    },
    async addCounts(day, counts) {
      const ids = [...counts.keys()];
      const { rows } = await tx.query(
        `select d.candidate_id, d.counts from search_day d where d.candidate_id = any ($1::uuid[]) and d.day = $2 order by d.candidate_id for update`,
        [ids, day],
      );
      const known = new Map(
        z
          .array(z.object({ candidate_id: z.string(), counts: searchCounts }))
          .parse(rows)
          .map((row) => [toCandidateId(row.candidate_id), row.counts]),
      );
      const sums = Array.from(counts, ([candidateId, added]) =>
        JSON.stringify(addSearchCounts(known.get(candidateId) ?? NOTHING_FOUND, added)),
      );
      await tx.query(
        `insert into search_day (candidate_id, agency_id, day, counts) select n.candidate_id, $3, $4, n.counts
         from unnest($1::uuid[], $2::jsonb[]) n (candidate_id, counts)
         on conflict (candidate_id, day) do update set counts = excluded.counts`,
        [ids, sums, tx.actor.agencyId, day],
      );
    },
    async daysOf(candidateId, from, until) {
      const { rows } = await tx.query(
        `select d.day::text, d.counts, d.entered from search_day d where d.candidate_id = $1 and d.day between $2 and $3 order by d.day`,
        [candidateId, from, until],
      );
      return z.array(z.object({ day: localDate, counts: searchCounts, entered: z.boolean() })).parse(rows);
    },
    async openDays(before) {
      const { rows } = await tx.query(
        `select d.candidate_id, d.day::text, d.counts from search_day d where d.agency_id = $1 and d.day < $2 and not d.entered order by d.day`,
        [tx.actor.agencyId, before],
      );
      return z
        .array(z.object({ candidate_id: z.string(), day: localDate, counts: searchCounts }))
        .parse(rows)
        .map((row) => ({ candidateId: toCandidateId(row.candidate_id), day: row.day, counts: row.counts }));
    },
    async markEntered(candidateId, day) {
      await tx.query(`update search_day d set entered = true where d.candidate_id = $1 and d.day = $2`, [candidateId, day]);
    },
  };
};
