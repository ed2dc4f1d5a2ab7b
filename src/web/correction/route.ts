import { z } from 'zod';
import type { Actor } from '../../domain/access/actor.ts';
import type { CorrectedFact } from '../../domain/correction/correction.ts';
import { DIMENSION_IDS, type Dimension } from '../../domain/demand/dimension.ts';
import type { Place } from '../../domain/place/place.ts';
import { toVacancyId, type VacancyId } from '../../domain/shared/ids.ts';
import type { DemandWords } from '../../ports/rules.ts';
import type { CorrectionRefusal } from '../../usecases/correction/correct-reading.ts';
import type { ViewedVacancy } from '../../usecases/vacancy/view-vacancy.ts';
import { asFields, optionalText, readForm, says, type FieldErrors } from '../forms.ts';
import { idParam, redirect, safeBack, type PageRequest, type PageRouter } from '../page.ts';
import { paths } from '../paths.ts';
import { CONTRACTS, correctView, EDUCATIONS, LICENCES, PAY_PERIODS, REMOTES, TIMES } from './view.ts';

export type CorrectionUi = {
  readonly vacancy: (actor: Actor, id: VacancyId) => Promise<ViewedVacancy>;
  readonly demandWords: DemandWords;
  /** A town by its name; `point` null when it is not known. */
  readonly placeNamed: (name: string) => Place;
  readonly correct: (
    actor: Actor,
    command: { vacancyId: VacancyId; corrected: CorrectedFact },
  ) => Promise<{ readonly ok: true } | { readonly ok: false; readonly refusal: CorrectionRefusal }>;
  readonly withdrawCorrection: (actor: Actor, id: string) => Promise<VacancyId>;
};

const naar = optionalText(2000);
const number = z
  .string()
  .trim()
  .default('')
  .transform((text, context) => {
    if (text === '') return null;
    const value = Number(text.replace(',', '.'));
    if (Number.isFinite(value)) return value;
    context.addIssue({ code: 'custom', message: 'correction.not-possible' });
    return z.NEVER;
  });
/** One box that is ticked comes as a text, several as a list. */
const ticked = <const Options extends readonly [string, ...string[]]>(options: Options) =>
  z.preprocess((value) => (value === undefined ? [] : Array.isArray(value) ? value : [value]), z.array(z.enum(options)));
const chosen = <const Options extends readonly [string, ...string[]]>(options: Options) =>
  z.preprocess((value) => (value === '' ? null : value), z.enum(options).nullable());

const gateForm = z.discriminatedUnion('fact', [
  z.strictObject({ fact: z.literal('hours_week'), naar, hoursMin: number, hoursMax: number }),
  z.strictObject({ fact: z.literal('working_times'), naar, times: ticked(TIMES) }),
  z.strictObject({ fact: z.literal('education'), naar, education: chosen(EDUCATIONS) }),
  z.strictObject({ fact: z.literal('licences'), naar, licences: ticked(LICENCES) }),
  z.strictObject({ fact: z.literal('certificates'), naar, certificates: optionalText(500) }),
  z.strictObject({ fact: z.literal('contract'), naar, contract: ticked(CONTRACTS) }),
  z.strictObject({ fact: z.literal('salary'), naar, payMin: number, payMax: number, payPer: z.enum(PAY_PERIODS) }),
  z.strictObject({ fact: z.literal('remote'), naar, remote: chosen(REMOTES) }),
  z.strictObject({ fact: z.literal('place'), naar, place: z.string(says('form.required')).trim().min(1, says('form.required')).max(200) }),
  z.strictObject({
    fact: z.literal('occupation'),
    naar,
    occupation: z.string(says('form.required')).trim().min(1, says('form.required')).max(10),
  }),
]);
const isDimension = (name: string): name is Dimension => DIMENSION_IDS.some((dim) => dim === name);
const demandForm = z.strictObject({
  fact: z.string().transform((fact, context): Dimension => {
    const name = fact.replace(/^demand\./, '');
    if (isDimension(name)) return name;
    context.addIssue({ code: 'custom', message: 'correction.not-possible' });
    return z.NEVER;
  }),
  naar,
  level: z.coerce.number(says('correction.not-possible')),
});
const withdrawForm = z.strictObject({ naar });

/** Field to which a value that cannot be is told, where it is not the one of the fact's own name. */
const FIELD: Readonly<Partial<Record<CorrectedFact['fact'], string>>> = { hours_week: 'hoursMin', salary: 'payMin' };

export function correctionRoutes(page: PageRouter, ui: CorrectionUi): void {
  const CORRECT = { may: 'reading.correct', audit: 'reading.correct' } as const;

  const show = async (req: PageRequest, vacancyId: VacancyId, errors: FieldErrors = {}): Promise<string> => {
    return correctView(req.page, {
      viewed: await ui.vacancy(req.actor, vacancyId),
      words: ui.demandWords,
      errors,
      values: asFields(req.body),
    });
  };

  page.get(paths.correction.add, { may: 'reading.correct', audit: null }, async (req, res) => {
    res.send(await show(req, idParam(req, 'vacancyId', toVacancyId)));
  });

  page.post(paths.correction.add, CORRECT, async (req, res) => {
    const vacancyId = idParam(req, 'vacancyId', toVacancyId);
    const input = readFact(req.body, ui);
    if (!input.ok) return void res.status(422).send(await show(req, vacancyId, input.errors));
    const { corrected, back } = input.value;
    const done = await ui.correct(req.actor, { vacancyId, corrected });
    if (!done.ok) {
      return void res
        .status(422)
        .send(await show(req, vacancyId, { [FIELD[corrected.fact] ?? corrected.fact]: `correction.${done.refusal}` }));
    }
    redirect(res, back === '' ? paths.correction.add.url({ vacancyId }) : safeBack(back), 'correction.made');
  });

  page.post(paths.correction.withdraw, CORRECT, async (req, res) => {
    const input = readForm(withdrawForm, req.body);
    const vacancyId = await ui.withdrawCorrection(
      req.actor,
      idParam(req, 'correctionId', (value) => value),
    );
    const back = input.ok && input.value.naar !== '' ? safeBack(input.value.naar) : paths.correction.add.url({ vacancyId });
    redirect(res, back, 'correction.withdrawn');
  });
}

type ReadFact = { readonly corrected: CorrectedFact; readonly back: string };

function readFact(
  body: unknown,
  { placeNamed }: Pick<CorrectionUi, 'placeNamed'>,
): { ok: true; value: ReadFact } | { ok: false; errors: FieldErrors } {
  const fact = typeof body === 'object' && body !== null && 'fact' in body ? String(body.fact) : '';
  if (fact.startsWith('demand.')) {
    const read = readForm(demandForm, body);
    if (!read.ok) return read;
    return { ok: true, value: { corrected: { fact: 'demand', dim: read.value.fact, level: read.value.level }, back: read.value.naar } };
  }
  const read = readForm(gateForm, body);
  if (!read.ok) return read;
  const corrected = toCorrected(read.value, placeNamed);
  return corrected === null
    ? { ok: false, errors: { place: 'correction.place-unknown' } }
    : { ok: true, value: { corrected, back: read.value.naar } };
}

/** Null: the place is not known. */
function toCorrected(form: z.infer<typeof gateForm>, placeNamed: CorrectionUi['placeNamed']): CorrectedFact | null {
  switch (form.fact) {
    case 'hours_week':
      return {
        fact: form.fact,
        value: form.hoursMin === null && form.hoursMax === null ? null : { min: form.hoursMin, max: form.hoursMax },
      };
    case 'working_times':
      return { fact: form.fact, value: form.times };
    case 'education':
      return { fact: form.fact, value: form.education };
    case 'licences':
      return { fact: form.fact, value: form.licences };
    case 'certificates':
      return { fact: form.fact, value: form.certificates.split(',').flatMap((part) => (part.trim() === '' ? [] : [part.trim()])) };
    case 'contract':
      return { fact: form.fact, value: form.contract };
    case 'salary':
      return {
        fact: form.fact,
        value: form.payMin === null && form.payMax === null ? null : { min: form.payMin, max: form.payMax, per: form.payPer },
      };
    case 'remote':
      return { fact: form.fact, value: form.remote };
    case 'occupation':
      return { fact: form.fact, value: form.occupation };
    case 'place': {
      const place = placeNamed(form.place);
      return place.point === null ? null : { fact: form.fact, value: place };
    }
  }
}
