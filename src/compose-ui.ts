import { randomUUID } from 'node:crypto';
import { toXlsx } from './adapters/files/xlsx.ts';
import type { Service } from './compose.ts';
import { systemActor } from './domain/access/actor.ts';
import { writeExport } from './domain/chain/export-file.ts';
import { toAgencyId } from './domain/shared/ids.ts';
import { addEmployee, assign, changeRoles, endAssignment, listAccounts, openPortal } from './usecases/account/manage-accounts.ts';
import { retryJob, viewJobs, viewSentMail } from './usecases/account/use-admin.ts';
import { listAgencies } from './usecases/agency/list-agencies.ts';
import { addEvidence, openEvidence } from './usecases/application/add-evidence.ts';
import { openApplication } from './usecases/application/open-application.ts';
import { takeStep } from './usecases/application/take-step.ts';
import { listApplications, viewApplication } from './usecases/application/view-application.ts';
import { viewAudit, viewOwnAudit } from './usecases/audit/view-audit.ts';
import { addCandidate } from './usecases/candidate/add-candidate.ts';
import { changeCandidate } from './usecases/candidate/change-candidate.ts';
import { endRest, startRest } from './usecases/candidate/change-rest.ts';
import { viewOwnWords, writeOwnWords } from './usecases/candidate/own-words.ts';
import { listCandidates, viewCandidate } from './usecases/candidate/view-candidate.ts';
import { correctReading, withdrawCorrection } from './usecases/correction/correct-reading.ts';
import { exportChain } from './usecases/effort/export-chain.ts';
import { correctEffort, recordContact } from './usecases/effort/record-effort.ts';
import { exportEffort, viewEffort } from './usecases/effort/view-effort.ts';
import { enterList } from './usecases/fml/enter-list.ts';
import { settleWords } from './usecases/fml/settle-words.ts';
import { viewList } from './usecases/fml/view-list.ts';
import { askRematch } from './usecases/match/ask-rematch.ts';
import { listKeptBack } from './usecases/match/list-kept-back.ts';
import { previewList, previewZoekprofiel } from './usecases/match/preview-profile.ts';
import { viewLimitCosts } from './usecases/match/view-limit-costs.ts';
import { openKeptBack } from './usecases/match/open-kept-back.ts';
import { answerQuestion, listOpenQuestions } from './usecases/question/answer-question.ts';
import { decideReview } from './usecases/review/decide-review.ts';
import { shortlistVacancy } from './usecases/review/shortlist-vacancy.ts';
import { undoReview } from './usecases/review/undo-review.ts';
import { viewQueue, viewQueues } from './usecases/review/view-queue.ts';
import { saveWeights, viewWeights } from './usecases/review/weigh-queue.ts';
import { viewReview, viewReviewOfMatch } from './usecases/review/view-review.ts';
import { answerShortlist } from './usecases/shortlist/answer-shortlist.ts';
import { viewShortlist } from './usecases/shortlist/view-shortlist.ts';
import { viewShortlisted } from './usecases/shortlist/view-shortlisted.ts';
import { addSource, changeSource, runSource } from './usecases/source/change-source.ts';
import { detectSource } from './usecases/source/detect-source.ts';
import { listSources, viewRun, viewSource } from './usecases/source/view-source.ts';
import { mergeVacancy, splitVacancy, withdrawDuplicateDecision } from './usecases/vacancy/decide-duplicate.ts';
import { pasteLink, pasteText } from './usecases/vacancy/paste-vacancy.ts';
import { endSavedSearch, keepSearch, listNews, openSavedSearch, viewSavedSearches } from './usecases/vacancy/saved-searches.ts';
import { searchVacancies } from './usecases/vacancy/search-vacancies.ts';
import { viewVacancy } from './usecases/vacancy/view-vacancy.ts';
import { agreeZoekprofiel } from './usecases/zoekprofiel/agree-zoekprofiel.ts';
import { viewZoekprofiel } from './usecases/zoekprofiel/view-zoekprofiel.ts';
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
    conditionsOf: (limits) => service.rules.conditionsOf(limits),
    review: (actor, reviewId) => viewReview(service, actor, reviewId),
    explanation: (actor, matchId) => viewReviewOfMatch(service, actor, matchId),
    weights: (actor, query) => viewWeights(service, actor, query),
    saveWeights: (actor, weights) => saveWeights(service, actor, weights),
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
    detectSource: (actor, address) => detectSource(service, actor, address),
    runSource: (actor, id) => runSource(service, actor, id),
    search: (actor, search) => searchVacancies(service, actor, search),
    shortlistVacancy: (actor, command) => shortlistVacancy(service, actor, command),
    savedSearches: (actor, id) => viewSavedSearches(service, actor, id),
    keepSearch: (actor, search) => keepSearch(service, actor, search),
    openSavedSearch: (actor, id) => openSavedSearch(service, actor, id),
    endSavedSearch: (actor, id) => endSavedSearch(service, actor, id),
    news: (actor) => listNews(service, actor),
    vacancy: (actor, id) => viewVacancy(service, actor, id),
    demandWords: service.rules.demandWords,
    placeNamed: (name) => service.rules.resolveHome(name),
    correct: (actor, command) => correctReading(service, actor, command),
    withdrawCorrection: (actor, id) => withdrawCorrection(service, actor, id),
    splitVacancy: (actor, command) => splitVacancy(service, actor, command),
    mergeVacancy: (actor, command) => mergeVacancy(service, actor, command),
    withdrawDuplicateDecision: (actor, id) => withdrawDuplicateDecision(service, actor, id),
    pasteLink: (actor, url) => pasteLink(service, actor, url),
    pasteText: (actor, text) => pasteText(service, actor, text),
    jobs: (actor, state) => viewJobs(service, actor, state),
    retryJob: (actor, ref) => retryJob(service, actor, ref),
    sentMail: (actor, withText) => viewSentMail(service, actor, withText),
    accounts: (actor) => listAccounts(service, actor),
    addEmployee: (actor, employee) => addEmployee(service, actor, employee),
    changeRoles: (actor, change) => changeRoles(service, actor, change),
    audit: (actor, beforeSeq) => viewAudit(service, actor, beforeSeq),
    candidates: (actor) => listCandidates(service, actor),
    candidate: (actor, id) => viewCandidate(service, actor, id),
    addCandidate: (actor, candidate) => addCandidate(service, actor, candidate),
    changeCandidate: (actor, candidate) => changeCandidate(service, actor, candidate),
    assign: (actor, command) => assign(service, actor, command),
    endAssignment: (actor, command) => endAssignment(service, actor, command),
    openPortal: (actor, id) => openPortal(service, actor, id),
    startRest: (actor, rest) => startRest(service, actor, rest),
    endRest: (actor, rest) => endRest(service, actor, rest),
    ownWords: (actor, id) => viewOwnWords(service, actor, id),
    writeOwnWords: (actor, words) => writeOwnWords(service, actor, words),
    ownAudit: (actor, id) => viewOwnAudit(service, actor, id),
    shortlist: (actor, id) => viewShortlist(service, actor, id),
    shortlisted: (actor, id, entryId) => viewShortlisted(service, actor, id, entryId),
    answerShortlist: (actor, command) => answerShortlist(service, actor, command),
    list: (actor, query) => viewList(service, actor, query),
    previewList: (actor, query) => previewList(service, actor, query),
    limitCosts: (actor, id) => viewLimitCosts(service, actor, id),
    previewZoekprofiel: (actor, query) => previewZoekprofiel(service, actor, query),
    enterList: (actor, command) => enterList(service, actor, command),
    settleWords: (actor, command) => settleWords(service, actor, command),
    zoekprofielen: (actor, id) => viewZoekprofiel(service, actor, id),
    agree: (actor, command) => agreeZoekprofiel(service, actor, command),
    resolveHome: (name) => service.rules.resolveHome(name),
    occupationsOf: (title) => service.rules.occupationsOf(title),
    applications: (actor, id) => listApplications(service, actor, id),
    application: (actor, id) => viewApplication(service, actor, id),
    openApplication: (actor, command) => openApplication(service, actor, command),
    takeStep: (actor, command) => takeStep(service, actor, command),
    addEvidence: (actor, command) => addEvidence(service, actor, command),
    openEvidence: (actor, id) => openEvidence(service, actor, id),
    effort: (actor, query) => viewEffort(service, actor, query),
    exportEffort: (actor, query) => exportEffort(service, actor, query),
    async exportChain(actor, id) {
      const entries = await exportChain(service, actor, id);
      return writeExport({ chain: 'effort', entries, anchors: await service.anchors.of(id) });
    },
    toXlsx,
    recordContact: (actor, contact) => recordContact(service, actor, contact),
    correctEffort: (actor, correction) => correctEffort(service, actor, correction),
  };
}
