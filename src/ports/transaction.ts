import type { Actor } from '../domain/access/actor.ts';
import type { Permission } from '../domain/access/permission.ts';
import type { AccountRepository } from './account-repository.ts';
import type { ApplicationRepository } from './application-repository.ts';
import type { AuditTrail } from './audit-trail.ts';
import type { CandidateRepository } from './candidate-repository.ts';
import type { CorrectionRepository } from './correction-repository.ts';
import type { DuplicateRepository } from './duplicate-repository.ts';
import type { EffortLog } from './effort-log.ts';
import type { FmlRepository } from './fml-repository.ts';
import type { MatchRepository } from './match-repository.ts';
import type { MatchRunRepository } from './match-run-repository.ts';
import type { Outbox } from './outbox.ts';
import type { QuestionRepository } from './question-repository.ts';
import type { ReviewRepository } from './review-repository.ts';
import type { SavedSearchRepository } from './saved-search-repository.ts';
import type { ShortlistRepository } from './shortlist-repository.ts';
import type { SourceRepository } from './source-repository.ts';
import type { VacancyRepository } from './vacancy-repository.ts';
import type { ZoekprofielRepository } from './zoekprofiel-repository.ts';

/** Everything that can be read and written in one transaction, in the scope of its actor. */
export type Scope = {
  readonly actor: Actor;
  readonly accounts: AccountRepository;
  readonly applications: ApplicationRepository;
  readonly audit: AuditTrail;
  readonly candidates: CandidateRepository;
  readonly corrections: CorrectionRepository;
  readonly duplicates: DuplicateRepository;
  readonly effort: EffortLog;
  readonly lists: FmlRepository;
  readonly matches: MatchRepository;
  readonly matchRuns: MatchRunRepository;
  readonly outbox: Outbox;
  readonly questions: QuestionRepository;
  readonly reviews: ReviewRepository;
  readonly savedSearches: SavedSearchRepository;
  readonly shortlists: ShortlistRepository;
  readonly sources: SourceRepository;
  readonly vacancies: VacancyRepository;
  readonly zoekprofielen: ZoekprofielRepository;
};

/**
 * Runs a use case in one transaction in the scope of its actor: checks that a role of the actor carries the permission, sets the scope for
 * row-level security, and writes the audit entries last, before the commit. An error rolls everything back.
 * No network call belongs inside.
 * @throws NotAllowedError when no role carries the permission, or the database refuses; whatever `work` throws
 */
export type Transact = <T>(
  actor: Actor,
  permission: Permission,
  work: (scope: Scope) => Promise<T>,
  /** A reason for looking into a file that is not one's own, kept in the audit log; opens T3 to a teamlead. */
  options?: { readonly reason?: string },
) => Promise<T>;
