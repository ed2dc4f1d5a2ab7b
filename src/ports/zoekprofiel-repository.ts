import type { CandidateId, ZoekprofielId, AccountId } from '../domain/shared/ids.ts';
import type { LocalDate } from '../domain/shared/local-date.ts';
import type { Zoekprofiel } from '../domain/zoekprofiel/zoekprofiel.ts';

/** One dated version of what was agreed; never overwritten. */
export type ZoekprofielVersion = {
  readonly id: ZoekprofielId;
  readonly version: number;
  readonly content: Zoekprofiel;
  readonly source: string;
  readonly reason: string;
  readonly agreedOn: LocalDate;
  readonly madeBy: AccountId | null;
  readonly madeAt: Date;
};

export type ZoekprofielRepository = {
  /** The newest version is the one in force; null when there is none. */
  inForce(candidateId: CandidateId): Promise<ZoekprofielVersion | null>;
  /** Newest first. */
  versions(candidateId: CandidateId): Promise<ZoekprofielVersion[]>;
  add(
    candidateId: CandidateId,
    zoekprofiel: Pick<ZoekprofielVersion, 'content' | 'source' | 'reason' | 'agreedOn'>,
  ): Promise<ZoekprofielVersion>;
};
