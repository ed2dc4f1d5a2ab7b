import { z } from 'zod';
import type { FmlList, LimitRule } from '../../domain/fml/fml-list.ts';
import { NotFoundError } from '../../domain/shared/errors.ts';
import { toAccountId, toFmlListId, type CandidateId, type FmlListId } from '../../domain/shared/ids.ts';
import type { FmlListSummary, FmlRepository, Settlement } from '../../ports/fml-repository.ts';
import { localDate } from './columns.ts';
import type { Tx } from './tx.ts';

type ListContent = Omit<FmlList, 'id' | 'version'>;
type SettlementContent = { readonly rules: readonly LimitRule[]; readonly note: string };

const listRow = z.object({ id: z.string(), version: z.number(), content: z.instanceof(Uint8Array) });
const settlementRow = z.object({
  item: z.string(),
  state: z.enum(['open', 'regel', 'geen_extra_beperking', 'mens_beslist']),
  content: z.instanceof(Uint8Array),
  settled_by: z.string().nullable(),
  settled_at: z.date(),
});
const summaryRow = z.object({
  id: z.string(),
  version: z.number(),
  kind: z.enum(['fml_klassiek', 'fml_herzien', 'izp', 'lab', 'vrij']),
  drawn_up_on: localDate,
  valid_from: localDate,
  review_before: localDate.nullable(),
  entered_at: z.date(),
  in_force: z.boolean(),
});

const SUMMARY = `select l.id, l.version, l.kind, l.drawn_up_on::text, l.valid_from::text, l.review_before::text, l.entered_at,
    coalesce(f.fml_list_id = l.id, false) as in_force
  from fml_list l left join fml_list_in_force f on f.candidate_id = l.candidate_id`;

function toSummary(raw: unknown): FmlListSummary {
  const row = summaryRow.parse(raw);
  return {
    id: toFmlListId(row.id),
    version: row.version,
    kind: row.kind,
    drawnUpOn: row.drawn_up_on,
    validFromOn: row.valid_from,
    reviewBeforeOn: row.review_before,
    enteredAt: row.entered_at,
    inForce: row.in_force,
  };
}

/** The latest settlement of each item or rubriek wins over what stood on the list. */
function withSettlements(list: FmlList, settlements: readonly Settlement[]): FmlList {
  const latest = new Map(settlements.map((settlement) => [settlement.item, settlement]));
  const settled = <T extends { state: FmlList['items'][number]['state']; rules: readonly LimitRule[] }>(words: T, key: string): T => {
    const settlement = latest.get(key);
    return settlement ? { ...words, state: settlement.state, rules: settlement.rules } : words;
  };
  return {
    ...list,
    items: list.items.map((item) => settled(item, item.item)),
    words: list.words.map((words) => settled(words, `rubriek ${words.rubriek}`)),
  };
}

const listBound = (id: string): string => `fml_list.content.${id}`;
const settlementBound = (listId: string, item: string): string => `fml_settlement.content.${listId}.${item}`;

export const createFmlRepository = (tx: Tx): FmlRepository => {
  const noteRead = (candidateId: CandidateId, listId: string, fields: readonly string[] = []) =>
    tx.audit.note({ object: 'fml-list', objectId: listId, candidateId, fields });

  // Sealed by this repository under a key of its own candidate: what opens is what was sealed.
  const openJson = async <T>(candidateId: CandidateId, sealed: Uint8Array, boundTo: string): Promise<T> =>
    JSON.parse(Buffer.from((await tx.dataKey(candidateId)).open(sealed, boundTo)).toString()) as T;
  const sealJson = async (candidateId: CandidateId, value: unknown, boundTo: string): Promise<Uint8Array> =>
    (await tx.dataKey(candidateId)).seal(Buffer.from(JSON.stringify(value)), boundTo);

  const settlementsOf = async (candidateId: CandidateId, listId: FmlListId): Promise<Settlement[]> => {
    const { rows } = await tx.query(
      `select s.item, s.state, s.content, s.settled_by, s.settled_at from fml_settlement s where s.fml_list_id = $1 order by s.id`,
      [listId],
    );
    return Promise.all(
      rows.map(async (raw) => {
        const row = settlementRow.parse(raw);
        const { rules, note } = await openJson<SettlementContent>(candidateId, row.content, settlementBound(listId, row.item));
        return {
          item: row.item,
          state: row.state,
          rules,
          note,
          settledBy: row.settled_by === null ? null : toAccountId(row.settled_by),
          settledAt: row.settled_at,
        };
      }),
    );
  };

  const open = async (candidateId: CandidateId, raw: unknown): Promise<FmlList> => {
    const row = listRow.parse(raw);
    noteRead(candidateId, row.id, ['content']);
    const content = await openJson<ListContent>(candidateId, row.content, listBound(row.id));
    const id = toFmlListId(row.id);
    return withSettlements({ ...content, id, version: row.version }, await settlementsOf(candidateId, id));
  };

  return {
    async add(candidateId, list, { source, reason }) {
      const id = toFmlListId(tx.newId());
      const { rows } = await tx.query(
        `insert into fml_list (id, agency_id, candidate_id, version, kind, drawn_up_on, valid_from, review_before, author_role, source, reason, content,
           entered_by, entered_at)
         values ($1, $2, $3, (select coalesce(max(l.version), 0) + 1 from fml_list l where l.candidate_id = $3), $4, $5, $6, $7, $8, $9, $10, $11, $12, $13)
         returning version`,
        [
          id,
          tx.actor.agencyId,
          candidateId,
          list.kind,
          list.drawnUpOn,
          list.validFromOn,
          list.reviewBeforeOn,
          list.authorRole,
          source,
          reason,
          await sealJson(candidateId, list, listBound(id)),
          tx.actor.accountId,
          tx.clock.now(),
        ],
      );
      const { version } = z.object({ version: z.number() }).parse(rows[0]);
      noteRead(candidateId, id, ['added']);
      return { ...list, id, version };
    },
    async putInForce(candidateId, listId) {
      await tx.query(
        `insert into fml_list_in_force (candidate_id, agency_id, fml_list_id, since) values ($1, $2, $3, $4)
         on conflict (candidate_id) do update set fml_list_id = excluded.fml_list_id, since = excluded.since`,
        [candidateId, tx.actor.agencyId, listId, tx.clock.now()],
      );
      noteRead(candidateId, listId, ['in-force']);
    },
    async get(candidateId, listId) {
      const { rows } = await tx.query(`select l.id, l.version, l.content from fml_list l where l.candidate_id = $1 and l.id = $2`, [
        candidateId,
        listId,
      ]);
      if (rows.length === 0) throw new NotFoundError('fml-list', listId);
      return open(candidateId, rows[0]);
    },
    async inForce(candidateId) {
      const { rows } = await tx.query(
        `select l.id, l.version, l.content from fml_list_in_force f join fml_list l on l.id = f.fml_list_id where f.candidate_id = $1`,
        [candidateId],
      );
      return rows.length === 0 ? null : open(candidateId, rows[0]);
    },
    async provenance(candidateId, listId) {
      const { rows } = await tx.query(`select l.source, l.reason, l.entered_by from fml_list l where l.candidate_id = $1 and l.id = $2`, [
        candidateId,
        listId,
      ]);
      if (rows.length === 0) throw new NotFoundError('fml-list', listId);
      const row = z.object({ source: z.string(), reason: z.string(), entered_by: z.string().nullable() }).parse(rows[0]);
      return { source: row.source, reason: row.reason, enteredBy: row.entered_by === null ? null : toAccountId(row.entered_by) };
    },
    async settle(candidateId, listId, { item, state, rules, note }) {
      await tx.query(
        `insert into fml_settlement (agency_id, candidate_id, fml_list_id, item, state, content, settled_by, settled_at)
         values ($1, $2, $3, $4, $5, $6, $7, $8)`,
        [
          tx.actor.agencyId,
          candidateId,
          listId,
          item,
          state,
          await sealJson(candidateId, { rules, note } satisfies SettlementContent, settlementBound(listId, item)),
          tx.actor.accountId,
          tx.clock.now(),
        ],
      );
      noteRead(candidateId, listId, [`settled ${item}`]);
    },
    async settlementsOf(candidateId, listId) {
      noteRead(candidateId, listId, ['settlements']);
      return settlementsOf(candidateId, listId);
    },
    async versions(candidateId) {
      const { rows } = await tx.query(`${SUMMARY} where l.candidate_id = $1 order by l.version desc`, [candidateId]);
      return rows.map(toSummary);
    },
    async summaryInForce(candidateId) {
      const { rows } = await tx.query(`${SUMMARY} where l.candidate_id = $1 and f.fml_list_id = l.id`, [candidateId]);
      return rows.length === 0 ? null : toSummary(rows[0]);
    },
  };
};
