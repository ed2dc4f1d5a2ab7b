import { z } from 'zod';
import type { CorrectedFact, Correction } from '../../domain/correction/correction.ts';
import { subjectOf } from '../../domain/correction/correction.ts';
import { NotFoundError } from '../../domain/shared/errors.ts';
import { toVacancyId, toVacancyVersionId, type VacancyId } from '../../domain/shared/ids.ts';
import type { CorrectionRepository } from '../../ports/correction-repository.ts';
import type { Tx } from './tx.ts';

const row = z.object({
  id: z.string(),
  vacancy_id: z.string(),
  vacancy_version_id: z.string(),
  // Written by this repository from a typed value, and never by anybody else.
  content: z.custom<CorrectedFact>((value) => typeof value === 'object' && value !== null && 'fact' in value),
  quote: z.string(),
  made_by_name: z.string().nullable(),
  made_at: z.date(),
});
const exampleRow = row.extend({
  title: z.string(),
  description: z.string(),
  description_format: z.enum(['text', 'markdown', 'html']),
  cut: z.boolean(),
});

const COLUMNS = `c.id, c.vacancy_id, c.vacancy_version_id, c.content, c.quote, a.name as made_by_name, c.made_at`;
const IN_FORCE = `correction c left join account a on a.id = c.made_by`;

function toCorrection(found: z.infer<typeof row>): Correction {
  return {
    id: found.id,
    corrected: found.content,
    versionId: toVacancyVersionId(found.vacancy_version_id),
    quote: found.quote,
    madeByName: found.made_by_name,
    madeAt: found.made_at,
  };
}

export const createCorrectionRepository = (tx: Tx): CorrectionRepository => ({
  async of(vacancyId) {
    const { rows } = await tx.query(
      `select ${COLUMNS} from ${IN_FORCE} where c.vacancy_id = $1 and c.withdrawn_at is null order by c.made_at, c.id`,
      [vacancyId],
    );
    return z.array(row).parse(rows).map(toCorrection);
  },
  async ofAll(vacancyIds) {
    const { rows } = await tx.query(
      `select ${COLUMNS} from ${IN_FORCE} where c.vacancy_id = any ($1::uuid[]) and c.withdrawn_at is null order by c.made_at, c.id`,
      [vacancyIds],
    );
    const found = new Map<VacancyId, Correction[]>();
    for (const one of z.array(row).parse(rows)) {
      const id = toVacancyId(one.vacancy_id);
      found.set(id, [...(found.get(id) ?? []), toCorrection(one)]);
    }
    return found;
  },
  async add(vacancyId, { versionId, quote, corrected }) {
    const subject = subjectOf(corrected);
    const now = tx.clock.now();
    await tx.query(
      `update correction c set withdrawn_by = $3, withdrawn_at = $4
       where c.agency_id = $5 and c.vacancy_id = $1 and c.subject = $2 and c.withdrawn_at is null`,
      [vacancyId, subject, tx.actor.accountId, now, tx.actor.agencyId],
    );
    const id = tx.newId();
    await tx.query(
      `insert into correction (id, agency_id, vacancy_id, vacancy_version_id, subject, content, quote, made_by, made_at)
       values ($1, $2, $3, $4, $5, $6, $7, $8, $9)`,
      [id, tx.actor.agencyId, vacancyId, versionId, subject, JSON.stringify(corrected), quote, tx.actor.accountId, now],
    );
    tx.audit.note({ object: 'correction', objectId: id, candidateId: null, fields: [subject] });
    return id;
  },
  async withdraw(id) {
    const { rows } = await tx.query(
      `update correction c set withdrawn_by = $2, withdrawn_at = $3 where c.id = $1 and c.withdrawn_at is null returning c.vacancy_id`,
      [id, tx.actor.accountId, tx.clock.now()],
    );
    const [found] = z.array(z.object({ vacancy_id: z.string() })).parse(rows);
    if (!found) throw new NotFoundError('correction', id);
    tx.audit.note({ object: 'correction', objectId: id, candidateId: null, fields: ['withdrawn'] });
    return toVacancyId(found.vacancy_id);
  },
  async examples() {
    const { rows } = await tx.query(
      `select ${COLUMNS}, x.title, x.description, x.description_format, x.cut
       from ${IN_FORCE} join vacancy_version x on x.id = c.vacancy_version_id where c.withdrawn_at is null order by c.made_at, c.id`,
    );
    return z
      .array(exampleRow)
      .parse(rows)
      .map((one) => ({
        ...toCorrection(one),
        vacancyId: toVacancyId(one.vacancy_id),
        title: one.title,
        description: one.description,
        descriptionFormat: one.description_format,
        cut: one.cut,
      }));
  },
});
