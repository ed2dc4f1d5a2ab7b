import { z } from 'zod';
import { ConflictError, NotFoundError } from '../../domain/shared/errors.ts';
import { toCandidateId, toVacancyId } from '../../domain/shared/ids.ts';
import type { Question, QuestionRepository } from '../../ports/question-repository.ts';
import type { Tx } from './tx.ts';

const questionRow = z.object({
  id: z.string(),
  candidate_id: z.string(),
  vacancy_id: z.string().nullable(),
  vacancy_title: z.string().nullable(),
  body: z.string(),
  asked_by_name: z.string().nullable(),
  asked_at: z.date(),
  answer: z.string().nullable(),
  answered_by_name: z.string().nullable(),
  answered_at: z.date().nullable(),
});

const SELECT = `select q.id, q.candidate_id, q.vacancy_id, x.title as vacancy_title, q.body, a.name as asked_by_name, q.asked_at, q.answer,
    b.name as answered_by_name, q.answered_at
  from question q left join account a on a.id = q.asked_by left join account b on b.id = q.answered_by
  left join vacancy v on v.id = q.vacancy_id left join vacancy_version x on x.id = v.current_version_id`;

function toQuestion(raw: unknown): Question {
  const row = questionRow.parse(raw);
  return {
    id: row.id,
    candidateId: toCandidateId(row.candidate_id),
    vacancyId: row.vacancy_id === null ? null : toVacancyId(row.vacancy_id),
    vacancyTitle: row.vacancy_title,
    body: row.body,
    askedByName: row.asked_by_name,
    askedAt: row.asked_at,
    answer: row.answer,
    answeredByName: row.answered_by_name,
    answeredAt: row.answered_at,
  };
}

export const createQuestionRepository = (tx: Tx): QuestionRepository => ({
  async ask(candidateId, vacancyId, body) {
    const id = tx.newId();
    await tx.query(
      `insert into question (id, agency_id, candidate_id, vacancy_id, body, asked_by, asked_at) values ($1, $2, $3, $4, $5, $6, $7)`,
      [id, tx.actor.agencyId, candidateId, vacancyId, body, tx.actor.accountId, tx.clock.now()],
    );
    tx.audit.note({ object: 'question', objectId: id, candidateId });
    return id;
  },
  async get(id) {
    const { rows } = await tx.query(`${SELECT} where q.id = $1`, [id]);
    if (rows.length === 0) throw new NotFoundError('question', id);
    return toQuestion(rows[0]);
  },
  async answer(id, answer) {
    const { rows } = await tx.query(
      `update question q set answer = $2, answered_by = $3, answered_at = $4 where q.id = $1 and q.answered_at is null returning q.candidate_id`,
      [id, answer, tx.actor.accountId, tx.clock.now()],
    );
    const [row] = rows as { candidate_id: string }[];
    if (!row) throw new ConflictError('question', id);
    tx.audit.note({ object: 'question', objectId: id, candidateId: toCandidateId(row.candidate_id) });
  },
  async of(candidateId) {
    const { rows } = await tx.query(`${SELECT} where q.candidate_id = $1 order by q.answered_at is not null, q.asked_at desc`, [
      candidateId,
    ]);
    return rows.map(toQuestion);
  },
  async open() {
    const { rows } = await tx.query(`${SELECT} where q.answered_at is null order by q.asked_at`);
    return rows.map(toQuestion);
  },
});
