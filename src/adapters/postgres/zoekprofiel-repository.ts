import { z } from 'zod';
import { toAccountId, toZoekprofielId } from '../../domain/shared/ids.ts';
import type { Zoekprofiel } from '../../domain/zoekprofiel/zoekprofiel.ts';
import type { ZoekprofielRepository, ZoekprofielVersion } from '../../ports/zoekprofiel-repository.ts';
import { localDate } from './columns.ts';
import type { Tx } from './tx.ts';

const zoekprofielRow = z.object({
  id: z.string(),
  version: z.number(),
  content: z.custom<Zoekprofiel>((value) => typeof value === 'object' && value !== null && 'wanted' in value),
  source: z.string(),
  reason: z.string(),
  agreed_on: localDate,
  made_by: z.string().nullable(),
  made_at: z.date(),
});

const COLUMNS = 'z.id, z.version, z.content, z.source, z.reason, z.agreed_on::text, z.made_by, z.made_at';

function toVersion(raw: unknown): ZoekprofielVersion {
  const row = zoekprofielRow.parse(raw);
  return {
    id: toZoekprofielId(row.id),
    version: row.version,
    content: row.content,
    source: row.source,
    reason: row.reason,
    agreedOn: row.agreed_on,
    madeBy: row.made_by === null ? null : toAccountId(row.made_by),
    madeAt: row.made_at,
  };
}

export const createZoekprofielRepository = (tx: Tx): ZoekprofielRepository => ({
  async inForce(candidateId) {
    const { rows } = await tx.query(`select ${COLUMNS} from zoekprofiel z where z.candidate_id = $1 order by z.version desc limit 1`, [
      candidateId,
    ]);
    return rows.length === 0 ? null : toVersion(rows[0]);
  },
  async versions(candidateId) {
    const { rows } = await tx.query(`select ${COLUMNS} from zoekprofiel z where z.candidate_id = $1 order by z.version desc`, [
      candidateId,
    ]);
    return rows.map(toVersion);
  },
  async add(candidateId, { content, source, reason, agreedOn }) {
    const { rows } = await tx.query(
      `insert into zoekprofiel as z (id, agency_id, candidate_id, version, content, source, reason, agreed_on, made_by, made_at)
       values ($1, $2, $3, (select coalesce(max(p.version), 0) + 1 from zoekprofiel p where p.candidate_id = $3), $4, $5, $6, $7, $8, $9)
       returning ${COLUMNS}`,
      [tx.newId(), tx.actor.agencyId, candidateId, JSON.stringify(content), source, reason, agreedOn, tx.actor.accountId, tx.clock.now()],
    );
    const added = toVersion(rows[0]);
    tx.audit.note({ object: 'zoekprofiel', objectId: added.id, candidateId });
    return added;
  },
});
