import { z } from 'zod';
import { ACTIVITY_KINDS, INITIATIVES, type Application } from '../../domain/application/application.ts';
import type { EvidenceRefusal } from '../../domain/application/evidence.ts';
import { APPLICATION_STATES, OUTCOMES, type StepRefusal } from '../../domain/application/steps.ts';
import type { Actor } from '../../domain/access/actor.ts';
import { mayRole } from '../../domain/access/permission.ts';
import type { Candidate } from '../../domain/candidate/candidate.ts';
import {
  toApplicationId,
  toCandidateId,
  toEvidenceId,
  toVacancyId,
  type ApplicationId,
  type CandidateId,
  type EvidenceId,
} from '../../domain/shared/ids.ts';
import type { OpenApplication, OpenRefusal } from '../../usecases/application/open-application.ts';
import type { TakeStep } from '../../usecases/application/take-step.ts';
import type { ViewedApplication } from '../../usecases/application/view-application.ts';
import { asFields, day, optionalDay, optionalText, readForm, readUpload } from '../forms.ts';
import { idParam, redirect, type PageRouter } from '../page.ts';
import { paths } from '../paths.ts';
import { applicationsView, applicationView } from './view.ts';

type StepRefused = StepRefusal | 'in-future' | 'note-length';

export type ApplicationUi = {
  readonly applications: (
    actor: Actor,
    candidateId: CandidateId,
  ) => Promise<{ candidate: Candidate; applications: readonly Application[] }>;
  readonly application: (actor: Actor, id: ApplicationId) => Promise<ViewedApplication>;
  readonly openApplication: (
    actor: Actor,
    command: OpenApplication,
  ) => Promise<{ ok: true; application: Application } | { ok: false; refusal: OpenRefusal }>;
  readonly takeStep: (actor: Actor, command: TakeStep) => Promise<{ ok: true } | { ok: false; refusal: StepRefused }>;
  readonly addEvidence: (
    actor: Actor,
    command: { applicationId: ApplicationId; file: { name: string; mediaType: string; content: Uint8Array } },
  ) => Promise<{ ok: true } | { ok: false; refusal: EvidenceRefusal }>;
  readonly openEvidence: (actor: Actor, id: EvidenceId) => Promise<{ name: string; mediaType: string; content: Uint8Array }>;
};

const shared = { initiative: z.enum(INITIATIVES), state: z.enum(['voorgesteld', 'gewenst', 'verstuurd']), appliedOn: optionalDay };
const openForm = z.union([
  z.strictObject({ ...shared, vacancyId: z.uuid() }),
  z.strictObject({
    ...shared,
    kind: z.enum(ACTIVITY_KINDS),
    employer: optionalText(300),
    function: optionalText(300),
    town: optionalText(200),
    link: optionalText(2000),
    contactRole: optionalText(200),
  }),
]);
const outcome = z
  .enum([...OUTCOMES, ''])
  .default('')
  .transform((value) => (value === '' ? null : value));
const stepForm = z.strictObject({
  version: z.coerce.number().int(),
  to: z.enum(APPLICATION_STATES),
  outcome,
  outcomeReason: optionalText(1000),
  happenedOn: day,
  note: optionalText(2000),
});

const OPEN_FIELD: Readonly<Record<OpenRefusal, string>> = {
  'applied-in-future': 'appliedOn',
  'applied-missing': 'appliedOn',
  'employer-missing': 'employer',
  exists: '',
};
const STEP_FIELD: Readonly<Record<StepRefused, string>> = {
  'step-not-allowed': 'to',
  'outcome-missing': 'outcome',
  'outcome-not-closing': 'outcome',
  'reason-missing': 'outcomeReason',
  'reason-length': 'outcomeReason',
  'in-future': 'happenedOn',
  'note-length': 'note',
};
const orNull = (text: string): string | null => (text === '' ? null : text);

export function applicationRoutes(page: PageRouter, ui: ApplicationUi): void {
  const SEE = { may: 'application.view', audit: null } as const;
  const CHANGE = { may: 'application.change', audit: 'application.change' } as const;

  page.get(paths.application.list, SEE, async (req, res) => {
    const viewed = await ui.applications(req.actor, idParam(req, 'candidateId', toCandidateId));
    res.send(applicationsView(req.page, viewed, { mayChange: mayRole(req.actor, 'application.change') }));
  });

  page.post(paths.application.open, CHANGE, async (req, res) => {
    const candidateId = idParam(req, 'candidateId', toCandidateId);
    const input = readForm(openForm, req.body);
    const command = input.ok ? toCommand(candidateId, input.value) : null;
    const done = command ? await ui.openApplication(req.actor, command) : null;
    if (done?.ok) return redirect(res, paths.application.view.url({ applicationId: done.application.id }), 'application.opened');
    const errors = input.ok ? (done ? { [OPEN_FIELD[done.refusal]]: `application.refused.${done.refusal}` as const } : {}) : input.errors;
    const viewed = await ui.applications(req.actor, candidateId);
    res.status(422).send(applicationsView(req.page, viewed, { mayChange: true, errors, values: asFields(req.body) }));
  });

  page.get(paths.application.view, SEE, async (req, res) => {
    const viewed = await ui.application(req.actor, idParam(req, 'applicationId', toApplicationId));
    res.send(applicationView(req.page, viewed, { mayChange: mayRole(req.actor, 'application.change') }));
  });

  page.post(paths.application.step, CHANGE, async (req, res) => {
    const applicationId = idParam(req, 'applicationId', toApplicationId);
    const input = readForm(stepForm, req.body);
    const done = input.ok ? await ui.takeStep(req.actor, toStep(applicationId, input.value)) : null;
    if (done?.ok) return redirect(res, paths.application.view.url({ applicationId }), 'application.stepped');
    const errors = input.ok ? (done ? { [STEP_FIELD[done.refusal]]: `application.refused.${done.refusal}` as const } : {}) : input.errors;
    const viewed = await ui.application(req.actor, applicationId);
    res.status(422).send(applicationView(req.page, viewed, { mayChange: true, errors, values: asFields(req.body) }));
  });

  page.post(paths.application.evidence, CHANGE, async (req, res) => {
    const applicationId = idParam(req, 'applicationId', toApplicationId);
    const upload = await readUpload(req);
    const done = upload?.file
      ? await ui.addEvidence(req.actor, { applicationId, file: upload.file })
      : { ok: false as const, refusal: 'empty' as const };
    if (done.ok) return redirect(res, paths.application.view.url({ applicationId }), 'application.evidence-added');
    const viewed = await ui.application(req.actor, applicationId);
    res.status(422).send(applicationView(req.page, viewed, { mayChange: true, errors: { bestand: `evidence.refused.${done.refusal}` } }));
  });

  page.get(paths.application.file, { may: 'evidence.view', audit: 'evidence.view' }, async (req, res) => {
    const file = await ui.openEvidence(req.actor, idParam(req, 'evidenceId', toEvidenceId));
    // Always a download, never shown by the browser as a page of ours.
    res.set({
      'content-type': file.mediaType,
      'content-disposition': `attachment; filename*=UTF-8''${encodeURIComponent(file.name)}`,
      'x-content-type-options': 'nosniff',
    });
    res.send(Buffer.from(file.content));
  });
}

function toCommand(candidateId: CandidateId, input: z.infer<typeof openForm>): OpenApplication {
  const { initiative, state, appliedOn } = input;
  if ('vacancyId' in input) return { candidateId, initiative, state, appliedOn, vacancyId: toVacancyId(input.vacancyId) };
  const { kind, employer, town, link, contactRole } = input;
  return {
    candidateId,
    initiative,
    state,
    appliedOn,
    vacancyId: null,
    kind,
    employer,
    function: input.function,
    town: orNull(town),
    link: orNull(link),
    contactRole: orNull(contactRole),
  };
}

function toStep(applicationId: ApplicationId, input: z.infer<typeof stepForm>): TakeStep {
  const { version, to, outcome: chosen, outcomeReason, happenedOn, note } = input;
  return { applicationId, version, step: { to, outcome: chosen, outcomeReason }, happenedOn, note };
}
