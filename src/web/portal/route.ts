import { z } from 'zod';
import type { Actor } from '../../domain/access/actor.ts';
import type { Application } from '../../domain/application/application.ts';
import type { Candidate } from '../../domain/candidate/candidate.ts';
import { NotFoundError } from '../../domain/shared/errors.ts';
import type { CandidateId } from '../../domain/shared/ids.ts';
import { localDateOf } from '../../domain/shared/local-date.ts';
import { CANNOT_REASONS } from '../../domain/shortlist/shortlist.ts';
import type { NamedEntry } from '../../usecases/audit/view-audit.ts';
import type { RestRefusal, StartRest } from '../../usecases/candidate/change-rest.ts';
import type { OwnWords } from '../../usecases/candidate/own-words.ts';
import type { ViewedCandidate } from '../../usecases/candidate/view-candidate.ts';
import type { AnswerShortlist } from '../../usecases/shortlist/answer-shortlist.ts';
import type { ViewedShortlist } from '../../usecases/shortlist/view-shortlist.ts';
import type { ViewedVacancy } from '../../usecases/vacancy/view-vacancy.ts';
import type { ApplicationUi } from '../application/route.ts';
import type { EffortUi } from '../effort/route.ts';
import { effortView } from '../effort/view.ts';
import { periodOf } from '../effort/route.ts';
import { asFields, checked, day, optionalDay, optionalText, readForm, says } from '../forms.ts';
import { idParam, redirect, type PageRequest, type PageRouter } from '../page.ts';
import { paths } from '../paths.ts';
import { myApplicationsView, myAuditView, myLimitsView, myRestView, myShortlistView, myVacancyView } from './view.ts';

export type PortalUi = {
  readonly now: () => Date;
  readonly shortlist: (actor: Actor, candidateId: CandidateId) => Promise<ViewedShortlist>;
  /** The vacancy of a shortlist entry, with its text. */
  readonly shortlisted: (actor: Actor, candidateId: CandidateId, entryId: string) => Promise<ViewedVacancy>;
  readonly answerShortlist: (
    actor: Actor,
    command: AnswerShortlist,
  ) => Promise<{ ok: true } | { ok: false; refusal: 'note-missing' | 'note-length' }>;
  readonly candidate: (actor: Actor, candidateId: CandidateId) => Promise<ViewedCandidate>;
  readonly conditions: (profile: NonNullable<ViewedCandidate['profile']>) => readonly string[];
  readonly ownWords: (actor: Actor, candidateId: CandidateId) => Promise<readonly OwnWords[]>;
  readonly writeOwnWords: (
    actor: Actor,
    words: { candidateId: CandidateId; text: string; outdated: boolean },
  ) => Promise<{ ok: true } | { ok: false; refusal: 'text-length' }>;
  readonly startRest: (actor: Actor, rest: StartRest) => Promise<{ ok: true } | { ok: false; refusal: RestRefusal }>;
  readonly endRest: (actor: Actor, rest: { candidateId: CandidateId; restId: string }) => Promise<void>;
  readonly ownAudit: (actor: Actor, candidateId: CandidateId) => Promise<readonly NamedEntry[]>;
  readonly applications: (
    actor: Actor,
    candidateId: CandidateId,
  ) => Promise<{ candidate: Candidate; applications: readonly Application[] }>;
};

const answerForm = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('wil') }),
  z.strictObject({ kind: z.literal('kan_niet'), reason: z.enum(CANNOT_REASONS, says('form.required')), note: optionalText(1001) }),
]);
const applyForm = z.strictObject({ appliedOn: day });
const wordsForm = z.strictObject({ text: optionalText(2001), outdated: checked });
/** Field to which a refused rest is told. */
export const REST_FIELD: Readonly<Record<RestRefusal, string>> = {
  'ends-before-start': 'endsOn',
  'reason-length': 'reason',
  'rests-already': '',
};
export const restForm = z.strictObject({ startsOn: day, endsOn: optionalDay, reason: optionalText(501) });

/** The candidate that the session is; nobody else has a portal. */
function ownId(req: PageRequest): CandidateId {
  const { candidateId } = req.actor;
  if (candidateId === null) throw new NotFoundError('portal', '');
  return candidateId;
}

export function portalRoutes(page: PageRouter, ui: PortalUi & Pick<ApplicationUi, 'openApplication'> & Pick<EffortUi, 'effort'>): void {
  const ANSWER = { may: 'shortlist.answer', audit: 'shortlist.answer' } as const;
  const entryIdOf = (req: PageRequest) => idParam(req, 'entryId', (value) => value);
  const showVacancy = async (req: PageRequest, errors = {}) => {
    const candidateId = ownId(req);
    const { items } = await ui.shortlist(req.actor, candidateId);
    const item = items.find((one) => one.id === entryIdOf(req));
    if (!item) throw new NotFoundError('shortlist-entry', entryIdOf(req));
    const today = localDateOf(ui.now());
    return {
      item,
      html: myVacancyView(req.page, item, await ui.shortlisted(req.actor, candidateId, item.id), {
        errors,
        today,
        values: asFields(req.body),
      }),
    };
  };

  page.get(
    paths.portal.shortlist,
    { may: 'shortlist.answer', audit: null },
    async (req, res) => void res.send(myShortlistView(req.page, await ui.shortlist(req.actor, ownId(req)))),
  );
  page.get(
    paths.portal.vacancy,
    { may: 'shortlist.answer', audit: null },
    async (req, res) => void res.send((await showVacancy(req)).html),
  );

  page.post(paths.portal.answer, ANSWER, async (req, res) => {
    const input = readForm(answerForm, req.body);
    const done = input.ok ? await ui.answerShortlist(req.actor, { entryId: entryIdOf(req), answer: input.value }) : null;
    if (done?.ok) return redirect(res, paths.portal.shortlist.url(), 'portal.thanks');
    const errors = input.ok ? { note: done?.refusal === 'note-length' ? 'form.too-long' : 'portal.note-missing' } : input.errors;
    res.status(422).send((await showVacancy(req, errors)).html);
  });

  page.post(paths.portal.apply, { may: 'application.change', audit: 'application.change' }, async (req, res) => {
    const candidateId = ownId(req);
    const input = readForm(applyForm, req.body);
    const { item } = await showVacancy(req);
    const command = input.ok
      ? {
          candidateId,
          vacancyId: item.vacancyId,
          initiative: 'kandidaat' as const,
          state: 'verstuurd' as const,
          appliedOn: input.value.appliedOn,
        }
      : null;
    const done = command ? await ui.openApplication(req.actor, command) : null;
    if (done?.ok) return redirect(res, paths.application.view.url({ applicationId: done.application.id }), 'portal.applied-done');
    const errors = input.ok ? { appliedOn: done?.refusal === 'exists' ? 'portal.applied-exists' : 'portal.applied-future' } : input.errors;
    res.status(422).send((await showVacancy(req, errors)).html);
  });

  page.get(paths.portal.applications, { may: 'application.view', audit: null }, async (req, res) => {
    res.send(myApplicationsView(req.page, (await ui.applications(req.actor, ownId(req))).applications));
  });

  const showLimits = async (req: PageRequest, errors = {}) => {
    const viewed = await ui.candidate(req.actor, ownId(req));
    const conditions = viewed.profile ? ui.conditions(viewed.profile) : [];
    return myLimitsView(req.page, viewed, conditions, await ui.ownWords(req.actor, ownId(req)), { errors, values: asFields(req.body) });
  };
  page.get(paths.portal.limits, { may: 'fml.view', audit: 'fml.view' }, async (req, res) => void res.send(await showLimits(req)));
  page.post(paths.portal.limits, { may: 'words.write', audit: 'words.write' }, async (req, res) => {
    const input = readForm(wordsForm, req.body);
    const done = input.ok ? await ui.writeOwnWords(req.actor, { candidateId: ownId(req), ...input.value }) : null;
    if (done?.ok) return redirect(res, paths.portal.limits.url(), 'limits.saved');
    res.status(422).send(await showLimits(req, { text: 'limits.length' }));
  });

  const showRest = async (req: PageRequest, errors = {}) =>
    myRestView(req.page, await ui.candidate(req.actor, ownId(req)), { errors, today: localDateOf(ui.now()), values: asFields(req.body) });
  page.get(paths.portal.rest, { may: 'rest.change', audit: null }, async (req, res) => void res.send(await showRest(req)));
  page.post(paths.portal.rest, { may: 'rest.change', audit: 'rest.change' }, async (req, res) => {
    const input = readForm(restForm, req.body);
    const done = input.ok ? await ui.startRest(req.actor, { candidateId: ownId(req), ...input.value }) : null;
    if (done?.ok) return redirect(res, paths.portal.rest.url(), 'rest.started');
    res
      .status(422)
      .send(
        await showRest(
          req,
          input.ok && done ? { [REST_FIELD[done.refusal]]: `rest.refused.${done.refusal}` } : input.ok ? {} : input.errors,
        ),
      );
  });
  page.post(paths.portal.endRest, { may: 'rest.change', audit: 'rest.change' }, async (req, res) => {
    await ui.endRest(req.actor, { candidateId: ownId(req), restId: idParam(req, 'restId', (value) => value) });
    redirect(res, paths.portal.rest.url(), 'rest.ended');
  });

  page.get(paths.portal.log, { may: 'effort.view', audit: null }, async (req, res) => {
    const viewed = await ui.effort(req.actor, { candidateId: ownId(req), period: periodOf(req, ui.now()) });
    res.send(effortView(req.page, viewed, { mayAdd: false, print: false }));
  });

  page.get(
    paths.portal.audit,
    { may: 'audit.view-own', audit: null },
    async (req, res) => void res.send(myAuditView(req.page, await ui.ownAudit(req.actor, ownId(req)))),
  );
}
