import { PERMISSIONS } from '../../../src/domain/access/permission.ts';
import type { RegisteredRoute } from '../../../src/web/page.ts';
import { paths } from '../../../src/web/paths.ts';
import { createServer } from '../../../src/web/server.ts';
import { aSignInWith } from '../../support/fake-sign-in.ts';
import { aUiThatFindsNothing } from '../../support/fake-ui.ts';
import { silentLog } from '../../support/silent-log.ts';
import type { Stage } from './stage.ts';

/** Who looks: a person of the demo agency by key, somebody who is not signed in, or somebody half-way through signing in. */
export type Viewer = (typeof PEOPLE)[number] | 'nobody' | 'half-way' | 'newcomer' | 'installer';
const PEOPLE = ['verzorgende', 'jobhunter', 'coach', 'teamlead', 'office', 'administrator'] as const;
const ROLE_OF = {
  verzorgende: 'candidate',
  jobhunter: 'jobhunter',
  coach: 'coach',
  teamlead: 'teamlead',
  office: 'office',
  administrator: 'administrator',
} as const;

/** A page with the addresses at which it is looked at; `by` where the permission does not tell who sees it. */
type Row = { readonly at: (stage: Stage) => readonly string[]; readonly by?: readonly Viewer[] } | 'download' | 'redirect';

const of = (stage: Stage) => ({ candidateId: stage.candidateId });

const page = (at: (stage: Stage) => readonly string[], by?: readonly Viewer[]): Row => (by ? { at, by } : { at });

/** Every address that answers GET. One that is missing fails the test of accessibility. */
export const PAGES: Readonly<Record<string, Row>> = {
  [paths.home.pattern]: 'redirect',
  [paths.signIn.form.pattern]: page(() => [paths.signIn.form.url()], ['nobody']),
  [paths.signIn.open.pattern]: page(() => [paths.signIn.open.url({ token: 'een-token' })], ['nobody']),
  [paths.signIn.factor.pattern]: page(() => [paths.signIn.factor.url()], ['half-way']),
  [paths.signIn.enrol.pattern]: page(() => [paths.signIn.enrol.url()], ['newcomer']),
  [paths.signIn.agency.pattern]: page(() => [paths.signIn.agency.url()], ['jobhunter']),
  [paths.setup.pattern]: page(() => [paths.setup.url()], ['installer']),
  [paths.account.own.pattern]: page(() => [paths.account.own.url()], ['jobhunter', 'verzorgende', 'half-way']),
  [paths.accessibility.pattern]: page(() => [paths.accessibility.url()]),
  [paths.review.queues.pattern]: page(() => [paths.review.queues.url()]),
  [paths.review.queue.pattern]: page((stage) =>
    ['open', 'parked', 'asked', 'accepted', 'rejected'].map((stand) => paths.review.queue.url(of(stage), { stand })),
  ),
  [paths.review.match.pattern]: page((stage) =>
    [stage.reviewId, stage.decidedId].map((reviewId) => paths.review.match.url({ ...of(stage), reviewId })),
  ),
  [paths.review.keptBack.pattern]: page((stage) => [paths.review.keptBack.url(of(stage))]),
  [paths.review.explanation.pattern]: page(({ matchId }) => [paths.review.explanation.url({ matchId })]),
  [paths.review.weights.pattern]: page((stage) => [
    paths.review.weights.url(),
    paths.review.weights.url({ kandidaat: stage.candidateId, functie: 1, afstand: 9, uren: 1, trefwoorden: 1, versheid: 1, risico: 1 }),
  ]),
  [paths.question.list.pattern]: page(() => [paths.question.list.url()]),
  [paths.candidate.list.pattern]: page(() => [paths.candidate.list.url()]),
  [paths.candidate.add.pattern]: page(() => [paths.candidate.add.url()]),
  [paths.candidate.view.pattern]: page((stage) => [paths.candidate.view.url(of(stage))]),
  [paths.candidate.change.pattern]: page((stage) => [paths.candidate.change.url(of(stage))]),
  [paths.candidate.shortlist.pattern]: page((stage) => [paths.candidate.shortlist.url(of(stage))]),
  [paths.candidate.searches.pattern]: page((stage) => [paths.candidate.searches.url(of(stage))]),
  [paths.candidate.words.pattern]: page((stage) => [paths.candidate.words.url(of(stage))]),
  [paths.fml.view.pattern]: page((stage) => [paths.fml.view.url(of(stage))]),
  [paths.fml.version.pattern]: page((stage) => [paths.fml.version.url({ ...of(stage), listId: stage.listId })]),
  [paths.fml.enter.pattern]: page((stage) =>
    ['fml_herzien', 'fml_klassiek', 'izp', 'lab', 'vrij'].map((kind) => `${paths.fml.enter.url(of(stage))}?soort=${kind}`),
  ),
  [paths.fml.costs.pattern]: page((stage) => [paths.fml.costs.url(of(stage))]),
  [paths.fml.consult.pattern]: page((stage) => [paths.fml.consult.url(of(stage))]),
  [paths.zoekprofiel.view.pattern]: page((stage) => [paths.zoekprofiel.view.url(of(stage))]),
  [paths.zoekprofiel.agree.pattern]: page((stage) => [paths.zoekprofiel.agree.url(of(stage))]),
  [paths.application.list.pattern]: page((stage) => [paths.application.list.url(of(stage))]),
  [paths.application.view.pattern]: page(({ applicationId }) => [paths.application.view.url({ applicationId })]),
  [paths.application.file.pattern]: 'download',
  [paths.effort.view.pattern]: page((stage) => [paths.effort.view.url(of(stage))]),
  [paths.effort.print.pattern]: page((stage) => [paths.effort.print.url(of(stage))]),
  [paths.effort.csv.pattern]: 'download',
  [paths.effort.xlsx.pattern]: 'download',
  [paths.effort.chain.pattern]: 'download',
  [paths.vacancy.search.pattern]: page((stage) => [
    paths.vacancy.search.url(),
    paths.vacancy.search.url({ zoek: 'bestaatniet' }),
    paths.vacancy.search.url({ zoek: 'medewerker', plaats: 'Utrecht', straal: 60, contract: 'vast', kandidaat: stage.candidateId }),
  ]),
  [paths.vacancy.paste.pattern]: page(() => [paths.vacancy.paste.url()]),
  [paths.vacancy.view.pattern]: page(({ vacancyId }) => [paths.vacancy.view.url({ vacancyId })]),
  [paths.correction.add.pattern]: page(({ vacancyId }) => [paths.correction.add.url({ vacancyId })]),
  [paths.source.list.pattern]: page(() => [paths.source.list.url()]),
  [paths.source.add.pattern]: page(() =>
    ['json-ld', 'listing', 'rss', 'recruitee'].map((kind) => `${paths.source.add.url()}?soort=${kind}`),
  ),
  [paths.source.detect.pattern]: page(() => [paths.source.detect.url()]),
  [paths.source.view.pattern]: page(({ sourceId }) => [paths.source.view.url({ sourceId })]),
  [paths.source.change.pattern]: page(({ sourceId }) => [paths.source.change.url({ sourceId })]),
  [paths.source.viewRun.pattern]: page(({ runId }) => [paths.source.viewRun.url({ runId })]),
  [paths.admin.jobs.pattern]: page(() => ['failed', 'completed'].map((stand) => paths.admin.jobs.url({ stand }))),
  [paths.admin.mail.pattern]: page(() => [paths.admin.mail.url()]),
  [paths.admin.accounts.pattern]: page(() => [paths.admin.accounts.url()]),
  [paths.admin.audit.pattern]: page(() => [paths.admin.audit.url()]),
  [paths.portal.shortlist.pattern]: page(() => [paths.portal.shortlist.url()], ['verzorgende']),
  [paths.portal.vacancy.pattern]: page(
    ({ entryId, appliedEntryId }) => [entryId, appliedEntryId].map((id) => paths.portal.vacancy.url({ entryId: id })),
    ['verzorgende'],
  ),
  [paths.portal.applications.pattern]: page(() => [paths.portal.applications.url()], ['verzorgende']),
  [paths.portal.limits.pattern]: page(() => [paths.portal.limits.url()], ['verzorgende']),
  [paths.portal.rest.pattern]: page(() => [paths.portal.rest.url()], ['verzorgende']),
  [paths.portal.log.pattern]: page(() => [paths.portal.log.url()], ['verzorgende']),
  [paths.portal.audit.pattern]: page(() => [paths.portal.audit.url()], ['verzorgende']),
};

/** Every route that answers GET, as the router knows them. */
export function getRoutes(): readonly RegisteredRoute[] {
  const { page } = createServer({
    publicUrl: 'http://127.0.0.1',
    formSecret: 'a secret of the test',
    demo: false,
    log: silentLog,
    signIn: aSignInWith(null),
    ui: aUiThatFindsNothing().ui,
    check: async () => undefined,
  });
  return page.routes.filter(({ method }) => method === 'get');
}

/** Who sees a page: as its row says, else everybody whose role has the permission. */
export function viewersOf({ may }: RegisteredRoute, row: Exclude<Row, string>): readonly Viewer[] {
  if (row.by) return row.by;
  if (may === 'public') return ['nobody'];
  if (may === 'signed-in') return PEOPLE;
  return PEOPLE.filter((key) => (PERMISSIONS[may].roles as readonly string[]).includes(ROLE_OF[key]));
}
