import { z } from 'zod';
import type { Actor } from '../../domain/access/actor.ts';
import { mayRole } from '../../domain/access/permission.ts';
import { CANDIDATE_STATUSES, type Candidate } from '../../domain/candidate/candidate.ts';
import { toAccountId, toCandidateId, type AccountId, type CandidateId } from '../../domain/shared/ids.ts';
import { localDateOf } from '../../domain/shared/local-date.ts';
import type { Account } from '../../ports/account-repository.ts';
import type { RestRefusal, StartRest } from '../../usecases/candidate/change-rest.ts';
import type { OwnWords } from '../../usecases/candidate/own-words.ts';
import type { ViewedCandidate } from '../../usecases/candidate/view-candidate.ts';
import type { ViewedShortlist } from '../../usecases/shortlist/view-shortlist.ts';
import { asFields, optionalText, readForm, says, text, type FieldErrors } from '../forms.ts';
import { idParam, redirect, type PageRequest, type PageRouter } from '../page.ts';
import { paths } from '../paths.ts';
import { REST_FIELD, restForm } from '../portal/route.ts';
import { candidateFormView, candidatesView, candidateView, shortlistView, wordsView } from './view.ts';

type Refused<R> = { readonly ok: false; readonly refusal: R };

export type CandidateUi = {
  readonly now: () => Date;
  readonly candidates: (actor: Actor) => Promise<readonly Candidate[]>;
  readonly candidate: (actor: Actor, id: CandidateId) => Promise<ViewedCandidate>;
  readonly conditions: (profile: NonNullable<ViewedCandidate['profile']>) => readonly string[];
  readonly addCandidate: (
    actor: Actor,
    candidate: Omit<Candidate, 'id' | 'version' | 'accountId'>,
  ) => Promise<{ ok: true; candidateId: CandidateId } | Refused<'reference-taken'>>;
  readonly changeCandidate: (
    actor: Actor,
    candidate: Candidate,
  ) => Promise<{ ok: true } | Refused<'reference-taken' | 'changed-meanwhile'>>;
  /** Employees who can be assigned; empty for whoever may not assign. */
  readonly accounts: (actor: Actor) => Promise<readonly Account[]>;
  readonly assign: (
    actor: Actor,
    command: { candidateId: CandidateId; accountId: AccountId; role: 'jobhunter' | 'coach' },
  ) => Promise<{ ok: true } | Refused<'role-missing' | 'assigned-already'>>;
  readonly endAssignment: (actor: Actor, command: { candidateId: CandidateId; assignmentId: string }) => Promise<void>;
  readonly openPortal: (actor: Actor, id: CandidateId) => Promise<{ ok: true } | Refused<'email-missing' | 'has-account' | 'email-taken'>>;
  readonly startRest: (actor: Actor, rest: StartRest) => Promise<{ ok: true } | Refused<RestRefusal>>;
  readonly endRest: (actor: Actor, rest: { candidateId: CandidateId; restId: string }) => Promise<void>;
  readonly shortlist: (actor: Actor, id: CandidateId) => Promise<ViewedShortlist>;
  readonly ownWords: (actor: Actor, id: CandidateId) => Promise<readonly OwnWords[]>;
};

const email = z
  .string()
  .trim()
  .default('')
  .pipe(z.union([z.literal(''), z.email(says('sign-in.email-wrong'))], says('sign-in.email-wrong')));
const form = z.strictObject({
  name: text(200),
  reference: text(60),
  email,
  phone: optionalText(40),
  status: z.enum(CANDIDATE_STATUSES),
  version: z.coerce.number().int().default(0),
});
const assignForm = z.strictObject({ accountId: z.uuid(says('form.required')), role: z.enum(['jobhunter', 'coach']) });
const orNull = (value: string): string | null => (value === '' ? null : value);

export function candidateRoutes(page: PageRouter, ui: CandidateUi): void {
  const VIEW = { may: 'candidate.view', audit: null } as const;
  const CHANGE = { may: 'candidate.change', audit: 'candidate.change' } as const;
  const idOf = (req: PageRequest) => idParam(req, 'candidateId', toCandidateId);
  const show = async (req: PageRequest, errors: FieldErrors = {}) => {
    const viewed = await ui.candidate(req.actor, idOf(req));
    const accounts = mayRole(req.actor, 'assignment.change') ? await ui.accounts(req.actor) : [];
    return candidateView(req.page, viewed, {
      conditions: viewed.profile ? ui.conditions(viewed.profile) : [],
      accounts,
      errors,
      values: asFields(req.body),
      today: localDateOf(ui.now()),
    });
  };

  page.get(paths.candidate.list, { may: 'candidate.list', audit: null }, async (req, res) => {
    res.send(candidatesView(req.page, await ui.candidates(req.actor), mayRole(req.actor, 'candidate.add')));
  });

  page.get(
    paths.candidate.add,
    { may: 'candidate.add', audit: null },
    (req, res) => void res.send(candidateFormView(req.page, { action: paths.candidate.add.url(), values: {} })),
  );
  page.post(paths.candidate.add, { may: 'candidate.add', audit: 'candidate.add' }, async (req, res) => {
    const input = readForm(form, req.body);
    const again = (errors: FieldErrors) =>
      void res.status(422).send(candidateFormView(req.page, { action: paths.candidate.add.url(), values: asFields(req.body), errors }));
    if (!input.ok) return again(input.errors);
    const { name, reference, status, email: address, phone } = input.value;
    const done = await ui.addCandidate(req.actor, { name, reference, status, email: orNull(address), phone: orNull(phone) });
    if (!done.ok) return again({ reference: `candidate.refused.${done.refusal}` });
    redirect(res, paths.candidate.view.url({ candidateId: done.candidateId }), 'candidate.saved');
  });

  page.get(paths.candidate.view, VIEW, async (req, res) => {
    if (req.actor.candidateId === idOf(req)) return res.redirect(303, paths.portal.shortlist.url());
    res.send(await show(req));
  });

  page.get(paths.candidate.change, { may: 'candidate.change', audit: null }, async (req, res) => {
    const { candidate } = await ui.candidate(req.actor, idOf(req));
    const values = { ...candidate, version: String(candidate.version) };
    res.send(candidateFormView(req.page, { action: paths.candidate.change.url({ candidateId: candidate.id }), values }));
  });
  page.post(paths.candidate.change, CHANGE, async (req, res) => {
    const candidateId = idOf(req);
    const input = readForm(form, req.body);
    const action = paths.candidate.change.url({ candidateId });
    const { candidate } = await ui.candidate(req.actor, candidateId);
    // Whoever was overtaken sees what they wrote, on top of what a colleague did: saving again is then a choice.
    const again = (errors: FieldErrors) =>
      void res
        .status(422)
        .send(candidateFormView(req.page, { action, values: { ...asFields(req.body), version: String(candidate.version) }, errors }));
    if (!input.ok) return again(input.errors);
    const { name, reference, status, version, email: address, phone } = input.value;
    const changed = { ...candidate, name, reference, status, version, email: orNull(address), phone: orNull(phone) };
    const done = await ui.changeCandidate(req.actor, changed);
    if (!done.ok) return again({ [done.refusal === 'reference-taken' ? 'reference' : '']: `candidate.refused.${done.refusal}` });
    redirect(res, paths.candidate.view.url({ candidateId }), 'candidate.saved');
  });

  page.post(paths.candidate.assign, { may: 'assignment.change', audit: 'assignment.change' }, async (req, res) => {
    const candidateId = idOf(req);
    const input = readForm(assignForm, req.body);
    const done = input.ok
      ? await ui.assign(req.actor, { candidateId, accountId: toAccountId(input.value.accountId), role: input.value.role })
      : null;
    if (done?.ok) return redirect(res, paths.candidate.view.url({ candidateId }), 'candidate.assigned');
    res.status(422).send(await show(req, input.ok ? (done ? { accountId: `candidate.refused.${done.refusal}` } : {}) : input.errors));
  });
  page.post(paths.candidate.endAssignment, { may: 'assignment.change', audit: 'assignment.change' }, async (req, res) => {
    const candidateId = idOf(req);
    await ui.endAssignment(req.actor, { candidateId, assignmentId: idParam(req, 'assignmentId', (value) => value) });
    redirect(res, paths.candidate.view.url({ candidateId }), 'candidate.assignment-ended');
  });

  page.post(paths.candidate.portal, CHANGE, async (req, res) => {
    const candidateId = idOf(req);
    const done = await ui.openPortal(req.actor, candidateId);
    if (!done.ok) return void res.status(422).send(await show(req, { '': `candidate.refused.${done.refusal}` }));
    redirect(res, paths.candidate.view.url({ candidateId }), 'candidate.portal-opened');
  });

  page.post(paths.candidate.rest, { may: 'rest.change', audit: 'rest.change' }, async (req, res) => {
    const candidateId = idOf(req);
    const input = readForm(restForm, req.body);
    const done = input.ok ? await ui.startRest(req.actor, { candidateId, ...input.value }) : null;
    if (done?.ok) return redirect(res, paths.candidate.view.url({ candidateId }), 'rest.started');
    res
      .status(422)
      .send(await show(req, input.ok ? (done ? { [REST_FIELD[done.refusal]]: `rest.refused.${done.refusal}` } : {}) : input.errors));
  });
  page.post(paths.candidate.endRest, { may: 'rest.change', audit: 'rest.change' }, async (req, res) => {
    const candidateId = idOf(req);
    await ui.endRest(req.actor, { candidateId, restId: idParam(req, 'restId', (value) => value) });
    redirect(res, paths.candidate.view.url({ candidateId }), 'rest.ended');
  });

  page.get(paths.candidate.shortlist, { may: 'shortlist.view', audit: null }, async (req, res) => {
    res.send(shortlistView(req.page, await ui.shortlist(req.actor, idOf(req)), mayRole(req.actor, 'application.change')));
  });

  page.get(paths.candidate.words, { may: 'fml.view', audit: 'fml.view' }, async (req, res) => {
    const { candidate } = await ui.candidate(req.actor, idOf(req));
    res.send(wordsView(req.page, candidate, await ui.ownWords(req.actor, candidate.id)));
  });
}
