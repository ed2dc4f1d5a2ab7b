import type { CandidateId, VacancyId } from '../domain/shared/ids.ts';

/** A jobhunter's question to the coach about a candidate, with or without a vacancy; answered without opening the file. */
export type Question = {
  readonly id: string;
  readonly candidateId: CandidateId;
  readonly vacancyId: VacancyId | null;
  readonly vacancyTitle: string | null;
  readonly body: string;
  readonly askedByName: string | null;
  readonly askedAt: Date;
  readonly answer: string | null;
  readonly answeredByName: string | null;
  readonly answeredAt: Date | null;
};

export type QuestionRepository = {
  ask(candidateId: CandidateId, vacancyId: VacancyId | null, body: string): Promise<string>;
  /** @throws NotFoundError */
  get(id: string): Promise<Question>;
  /** @throws ConflictError when it was answered meanwhile */
  answer(id: string, answer: string): Promise<void>;
  /** Open ones first, then newest first. */
  of(candidateId: CandidateId): Promise<Question[]>;
  /** Open questions about every candidate that the actor sees, oldest first. */
  open(): Promise<Question[]>;
};
