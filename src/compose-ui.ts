import { randomUUID } from 'node:crypto';
import type { Service } from './compose.ts';
import { systemActor } from './domain/access/actor.ts';
import { toAgencyId } from './domain/shared/ids.ts';
import { addEmployee, changeRoles, listAccounts } from './usecases/account/manage-accounts.ts';
import { retryJob, viewJobs, viewSentMail } from './usecases/account/use-admin.ts';
import { listAgencies } from './usecases/agency/list-agencies.ts';
import { viewAudit } from './usecases/audit/view-audit.ts';
import { askRematch } from './usecases/match/ask-rematch.ts';
import { listKeptBack } from './usecases/match/list-kept-back.ts';
import { openKeptBack } from './usecases/match/open-kept-back.ts';
import { answerQuestion, listOpenQuestions } from './usecases/question/answer-question.ts';
import { decideReview } from './usecases/review/decide-review.ts';
import { undoReview } from './usecases/review/undo-review.ts';
import { viewQueue, viewQueues } from './usecases/review/view-queue.ts';
import { viewReview, viewReviewOfMatch } from './usecases/review/view-review.ts';
import { addSource, changeSource, runSource } from './usecases/source/change-source.ts';
import { listSources, viewRun, viewSource } from './usecases/source/view-source.ts';
import { pasteLink, pasteText } from './usecases/vacancy/paste-vacancy.ts';
import { searchVacancies } from './usecases/vacancy/search-vacancies.ts';
import { viewVacancy } from './usecases/vacancy/view-vacancy.ts';
import type { Ui } from './web/routes.ts';

/** Binds every use case that a page calls to the service. */
export function bindUi(service: Service): Ui {
  return {
    now: () => service.clock.now(),
    isEmpty: async () => (await listAgencies(service)).length === 0,
    async setUp({ token, agency, name, email, password }) {
      if ((await listAgencies(service)).length > 0) return { ok: false, refusal: 'done' };
      if (!(await service.signIn.takeSetupToken(token))) return { ok: false, refusal: 'token' };
      const accountId = await service.signIn.createEmployee(email, name);
      await service.signIn.setFirstPassword(accountId, password);
      await service.transaction(systemActor(toAgencyId(randomUUID())), 'match.judge', async ({ accounts }) => {
        await accounts.addAgency(agency);
        await accounts.add({ id: accountId, name, email, roles: ['administrator', 'teamlead'] });
      });
      return { ok: true };
    },
    queues: (actor) => viewQueues(service, actor),
    queue: (actor, query) => viewQueue(service, actor, query),
    conditions: (profile) => service.rules.conditionsOf(profile.limits),
    review: (actor, reviewId) => viewReview(service, actor, reviewId),
    explanation: (actor, matchId) => viewReviewOfMatch(service, actor, matchId),
    decide: (actor, command) => decideReview(service, actor, command),
    undo: (actor, command) => undoReview(service, actor, command),
    keptBack: (actor, query) => listKeptBack(service, actor, query),
    openKeptBack: (actor, command) => openKeptBack(service, actor, command),
    rematch: (actor, candidateId) => askRematch(service, actor, candidateId),
    openQuestions: (actor) => listOpenQuestions(service, actor),
    answerQuestion: (actor, command) => answerQuestion(service, actor, command),
    sources: (actor) => listSources(service, actor),
    source: (actor, id) => viewSource(service, actor, id),
    run: (actor, id) => viewRun(service, actor, id),
    addSource: (actor, draft) => addSource(service, actor, draft),
    changeSource: (actor, change) => changeSource(service, actor, change),
    runSource: (actor, id) => runSource(service, actor, id),
    search: (actor, query) => searchVacancies(service, actor, query),
    vacancy: (actor, id) => viewVacancy(service, actor, id),
    pasteLink: (actor, url) => pasteLink(service, actor, url),
    pasteText: (actor, text) => pasteText(service, actor, text),
    jobs: (actor, state) => viewJobs(service, actor, state),
    retryJob: (actor, ref) => retryJob(service, actor, ref),
    sentMail: (actor, withText) => viewSentMail(service, actor, withText),
    accounts: (actor) => listAccounts(service, actor),
    addEmployee: (actor, employee) => addEmployee(service, actor, employee),
    changeRoles: (actor, change) => changeRoles(service, actor, change),
    audit: (actor, beforeSeq) => viewAudit(service, actor, beforeSeq),
  };
}
