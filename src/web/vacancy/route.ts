import type { Response } from 'express';
import { z } from 'zod';
import type { Actor } from '../../domain/access/actor.ts';
import { mayRole } from '../../domain/access/permission.ts';
import type { Candidate } from '../../domain/candidate/candidate.ts';
import type { ReviewDecision } from '../../domain/review/decide-review.ts';
import { toCandidateId, toVacancyId, type CandidateId, type VacancyId } from '../../domain/shared/ids.ts';
import type { SearchRequest } from '../../domain/vacancy/search-request.ts';
import type { DuplicateRefusal } from '../../usecases/vacancy/decide-duplicate.ts';
import type { PasteRefusal, PastedText } from '../../usecases/vacancy/paste-vacancy.ts';
import type { FoundVacancies } from '../../usecases/vacancy/search-vacancies.ts';
import type { ViewedVacancy } from '../../usecases/vacancy/view-vacancy.ts';
import { asFields, optionalText, readForm, says, type FieldErrors } from '../forms.ts';
import type { TextKey } from '../messages/catalogue.ts';
import { idParam, redirect, safeBack, type PageRequest, type PageRouter } from '../page.ts';
import { paths } from '../paths.ts';
import { readAddress, SEARCH_PAGE } from './search/address.ts';
import { searchView } from './search/view.ts';
import { pasteView, vacancyView } from './view.ts';

type Pasted =
  | { readonly ok: true; readonly vacancyId: VacancyId; readonly others: number }
  | { readonly ok: false; readonly refusal: PasteRefusal };

type Decided = { readonly ok: true } | { readonly ok: false; readonly refusal: DuplicateRefusal };

export type VacancyUi = {
  readonly search: (
    actor: Actor,
    search: { asked: SearchRequest; limit: number; offset: number; candidateId: CandidateId | null },
  ) => Promise<FoundVacancies>;
  readonly candidates: (actor: Actor) => Promise<readonly Candidate[]>;
  readonly openKeptBack: (actor: Actor, command: { candidateId: CandidateId; vacancyId: VacancyId }) => Promise<string>;
  readonly shortlistVacancy: (
    actor: Actor,
    command: { candidateId: CandidateId; vacancyId: VacancyId },
  ) => Promise<{ readonly reviewId: string; readonly decision: ReviewDecision }>;
  readonly vacancy: (actor: Actor, id: VacancyId) => Promise<ViewedVacancy>;
  readonly splitVacancy: (actor: Actor, command: { vacancyId: VacancyId; reason: string }) => Promise<Decided>;
  readonly mergeVacancy: (actor: Actor, command: { vacancyId: VacancyId; withId: VacancyId; reason: string }) => Promise<Decided>;
  readonly withdrawDuplicateDecision: (actor: Actor, vacancyId: VacancyId) => Promise<void>;
  readonly pasteLink: (actor: Actor, url: string) => Promise<Pasted>;
  readonly pasteText: (actor: Actor, text: PastedText) => Promise<Pasted>;
};

const takeForm = z.strictObject({ naar: z.enum(['wachtrij', 'shortlist'], says('form.required')), terug: optionalText(4000) });
const VACANCY_IN_ADDRESS = /([0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12})/i;
const splitForm = z.strictObject({ reason: optionalText(2000) });
const mergeForm = z.strictObject({ with: optionalText(2000), reason: optionalText(2000) });
const linkForm = z.strictObject({ url: optionalText(2000) });
const textForm = z.strictObject({
  title: optionalText(300),
  employer: optionalText(300),
  location: optionalText(200),
  source: optionalText(2000),
  text: z.string().default(''),
});

const refusalKey = (refusal: PasteRefusal): TextKey => `paste.refused.${refusal.kind}`;
const TEXT_FIELD: Readonly<Partial<Record<PasteRefusal['kind'], string>>> = { 'title-missing': 'title' };

export function vacancyRoutes(page: PageRouter, ui: VacancyUi): void {
  const SEE = { may: 'vacancy.view', audit: null } as const;
  const PASTE = { may: 'vacancy.paste', audit: 'vacancy.paste' } as const;

  page.get(paths.vacancy.search, SEE, async (req, res) => {
    const mayHold = mayRole(req.actor, 'match.view');
    const read = readAddress(req.query);
    const address = mayHold ? read : { ...read, candidateId: null };
    const { asked, offset, candidateId } = address;
    const viewed = await ui.search(req.actor, { asked, offset, limit: SEARCH_PAGE, candidateId });
    const candidates = mayHold ? await ui.candidates(req.actor) : [];
    const may = { mayPaste: mayRole(req.actor, 'vacancy.paste'), mayDecide: mayRole(req.actor, 'review.decide') };
    res.send(searchView(req.page, { address, viewed, candidates, ...may }));
  });

  page.post(paths.vacancy.take, { may: 'review.decide', audit: 'review.decide' }, async (req, res) => {
    const where = { candidateId: idParam(req, 'candidateId', toCandidateId), vacancyId: idParam(req, 'vacancyId', toVacancyId) };
    const input = readForm(takeForm, req.body);
    const { naar, terug } = input.ok ? input.value : { naar: 'wachtrij' as const, terug: '' };
    const back = terug === '' ? paths.review.queue.url({ candidateId: where.candidateId }) : safeBack(terug);
    if (naar === 'wachtrij') {
      await ui.openKeptBack(req.actor, where);
      return redirect(res, back, 'search.queued');
    }
    const { reviewId, decision } = await ui.shortlistVacancy(req.actor, where);
    if (decision.ok) return redirect(res, back, 'search.shortlisted');
    const review = paths.review.match.url({ candidateId: where.candidateId, reviewId });
    redirect(res, review, decision.refusal === 'reason-missing' ? 'search.reason-first' : `decide.refused.${decision.refusal}`);
  });

  page.get(paths.vacancy.paste, { ...PASTE, audit: null }, (req, res) => void res.send(pasteView(req.page, {})));
  page.post(paths.vacancy.paste, PASTE, async (req, res) => {
    const input = readForm(linkForm, req.body);
    const done = input.ok ? await ui.pasteLink(req.actor, input.value.url) : null;
    if (done?.ok) return redirect(res, paths.vacancy.view.url({ vacancyId: done.vacancyId }), 'paste.done');
    const errors: FieldErrors = input.ok ? { url: done ? refusalKey(done.refusal) : 'form.required' } : input.errors;
    res.status(422).send(pasteView(req.page, asFields(req.body), errors));
  });
  page.post(paths.vacancy.pasteText, PASTE, async (req, res) => {
    const input = readForm(textForm, req.body);
    const done = input.ok ? await ui.pasteText(req.actor, { ...input.value, url: input.value.source }) : null;
    if (done?.ok) return redirect(res, paths.vacancy.view.url({ vacancyId: done.vacancyId }), 'paste.done');
    const errors: FieldErrors = input.ok
      ? done
        ? { [TEXT_FIELD[done.refusal.kind] ?? 'text']: refusalKey(done.refusal) }
        : {}
      : input.errors;
    res.status(422).send(pasteView(req.page, asFields(req.body), errors));
  });

  const GROUP = { may: 'vacancy.group', audit: 'vacancy.group' } as const;
  const again = async (req: PageRequest, res: Response, vacancyId: VacancyId, errors: FieldErrors): Promise<void> =>
    void res.status(422).send(vacancyView(req.page, await ui.vacancy(req.actor, vacancyId), errors));

  page.post(paths.vacancy.split, GROUP, async (req, res) => {
    const vacancyId = idParam(req, 'vacancyId', toVacancyId);
    const input = readForm(splitForm, req.body);
    const done = input.ok ? await ui.splitVacancy(req.actor, { vacancyId, reason: input.value.reason }) : null;
    if (done?.ok) return redirect(res, paths.vacancy.view.url({ vacancyId }), 'doors.saved');
    const field = `reason-${vacancyId}`;
    return again(req, res, vacancyId, { [field]: done ? `doors.refused.${done.refusal}` : 'form.too-long' });
  });
  page.post(paths.vacancy.merge, GROUP, async (req, res) => {
    const vacancyId = idParam(req, 'vacancyId', toVacancyId);
    const input = readForm(mergeForm, req.body);
    if (!input.ok) return again(req, res, vacancyId, { 'reason-merge': 'form.too-long' });
    const withId = VACANCY_IN_ADDRESS.exec(input.value.with)?.[1];
    if (withId === undefined) return again(req, res, vacancyId, { with: 'doors.refused.no-address' });
    const done = await ui.mergeVacancy(req.actor, { vacancyId, withId: toVacancyId(withId.toLowerCase()), reason: input.value.reason });
    if (done.ok) return redirect(res, paths.vacancy.view.url({ vacancyId }), 'doors.saved');
    const key = `doors.refused.${done.refusal}` as const;
    return again(req, res, vacancyId, done.refusal === 'reason-length' ? { 'reason-merge': key } : { with: key });
  });
  page.post(paths.vacancy.withdrawGrouping, GROUP, async (req, res) => {
    const vacancyId = idParam(req, 'vacancyId', toVacancyId);
    await ui.withdrawDuplicateDecision(req.actor, vacancyId);
    redirect(res, paths.vacancy.view.url({ vacancyId }), 'doors.withdrawn');
  });

  page.get(paths.vacancy.view, SEE, async (req, res) => {
    res.send(vacancyView(req.page, await ui.vacancy(req.actor, idParam(req, 'vacancyId', toVacancyId))));
  });
}
