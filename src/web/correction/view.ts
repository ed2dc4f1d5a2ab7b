import { DIMENSION_IDS, type Dimension } from '../../domain/demand/dimension.ts';
import { stillCounts, type CorrectedFact, type Correction } from '../../domain/correction/correction.ts';
import type { Demand } from '../../domain/demand/demand.ts';
import type { VacancyId } from '../../domain/shared/ids.ts';
import type { DemandWords } from '../../ports/rules.ts';
import type { ViewedVacancy } from '../../usecases/vacancy/view-vacancy.ts';
import { button, checkboxes, hidden, linkButton, postForm, select, textbox, type Option } from '../components/form.ts';
import { heading, list, moment, paragraph } from '../components/show.ts';
import type { FieldErrors } from '../forms.ts';
import { html, type Html } from '../html.ts';
import { layout } from '../layout.ts';
import type { PageContext } from '../page.ts';
import { paths } from '../paths.ts';

export const EDUCATIONS = ['geen', 'vmbo', 'mbo1', 'mbo2', 'mbo3', 'mbo4', 'mbo', 'havo', 'vwo', 'hbo', 'wo'] as const;
export const LICENCES = ['B', 'BE', 'C', 'CE', 'D', 'T', 'AM', 'A'] as const;
export const TIMES = ['avond', 'nacht', 'weekend', 'ploegen', 'consignatie', 'alleen_dag'] as const;
export const CONTRACTS = ['vast', 'tijdelijk', 'detachering', 'uitzend', 'stage', 'zzp', 'vrijwillig', 'bijbaan'] as const;
export const REMOTES = ['nee', 'hybride', 'volledig'] as const;
export const PAY_PERIODS = ['uur', 'dag', 'week', 'vier_weken', 'maand', 'jaar'] as const;

const inWords = (values: readonly string[]): readonly Option[] => values.map((value) => ({ value, label: value.replaceAll('_', ' ') }));

/** Two clicks: "klopt niet", and what the work really asks. Comes back to the page that it stands on. */
export function correctDemand(page: PageContext, vacancyId: VacancyId, dim: Dimension, words: DemandWords): Html {
  const { t } = page;
  const { name, levels } = words[dim];
  return html`<details class="verbeteren">
    <summary>${t('correction.wrong')}<span class="alleen-lezer">: ${name}</span></summary>
    ${postForm(page, paths.correction.add.url({ vacancyId }), [
      hidden('fact', `demand.${dim}`),
      hidden('naar', page.url),
      html`<p class="utrecht-paragraph">${t('correction.asks')} <strong>${name}</strong></p>
        <div class="knoppen">
          ${levels.map((level, index) => button(index === 0 ? t('correction.not-asked') : level, { kind: 'secondary', name: 'level', value: String(index) }))}
        </div>`,
    ])}
  </details>`;
}

type CorrectPage = {
  readonly viewed: ViewedVacancy;
  readonly words: DemandWords;
  readonly errors?: FieldErrors;
  readonly values?: Readonly<Record<string, string>>;
};

/** Everything that was read of a vacancy, each to be corrected by itself, and what people corrected before. */
export function correctView(page: PageContext, { viewed, words, errors = {}, values = {} }: CorrectPage): string {
  const { t } = page;
  const { vacancy, reading, corrections } = viewed;
  return layout(
    page,
    { title: t('correction.title', vacancy.current.title), errors },
    html`${paragraph(t('correction.intro'))}
      <p class="utrecht-paragraph">${linkButton(paths.vacancy.view.url({ vacancyId: vacancy.id }), t('match.text'))}</p>
      ${heading(2, t('correction.in-force'))}
      ${
        corrections.length === 0
          ? paragraph(t('correction.none'))
          : list(corrections.map((correction) => inForce(page, correction, words, stillCounts(correction, vacancy.current))))
      }
      ${heading(2, t('correction.other'))}
      <div class="rooster">${gateForms(page, viewed, errors, values)}</div>
      ${heading(2, t('correction.load'))}
      <ul class="bevindingen">
        ${DIMENSION_IDS.map((dim) => {
          const demands = (reading?.demands ?? []).filter((one) => one.dim === dim);
          return html`<li>
            <strong>${words[dim].name}</strong>:
            ${demands.length === 0 ? t('correction.not-read') : demands.map((one) => saidOf(page, one, words)).join('; ')}
            ${correctDemand(page, vacancy.id, dim, words)}
          </li>`;
        })}
      </ul>`,
  );
}

function saidOf(page: PageContext, { dim, level, kind, quote }: Demand, words: DemandWords): string {
  const degree = level === null ? '' : `${words[dim].levels[level] ?? level}, `;
  return `${degree}${page.t(`vacancy.kind.${kind}`)}${quote === '' ? '' : `: “${quote}”`}`;
}

function inForce(page: PageContext, correction: Correction, words: DemandWords, counts: boolean): Html {
  const { t } = page;
  const by = correction.madeByName === null ? null : html`, ${t('correction.by', correction.madeByName)}`;
  return html`<strong>${sayCorrected(page, correction.corrected, words)}</strong> (${moment(page, correction.madeAt)}${by})
    ${counts ? null : html`<br />${t('correction.to-confirm')}`}
    ${postForm(page, paths.correction.withdraw.url({ correctionId: correction.id }), [
      hidden('naar', page.url),
      button(t('correction.withdraw'), { kind: 'secondary' }),
    ])}`;
}

/** What a person said, in words. */
function sayCorrected(page: PageContext, corrected: CorrectedFact, words: DemandWords): string {
  const { t } = page;
  const among = (values: readonly string[]): string =>
    values.length === 0 ? t('correction.silent') : values.join(', ').replaceAll('_', ' ');
  const range = (value: { min: number | null; max: number | null } | null): string =>
    value === null ? t('correction.silent') : value.min === value.max ? `${value.min}` : `${value.min ?? '…'}–${value.max ?? '…'}`;
  switch (corrected.fact) {
    case 'demand': {
      const { name, levels } = words[corrected.dim];
      return `${name}: ${corrected.level === 0 ? t('correction.not-asked') : (levels[corrected.level] ?? corrected.level)}`;
    }
    case 'hours_week':
      return `${t('vacancy.hours')}: ${range(corrected.value)}`;
    case 'salary':
      return `${t('vacancy.pay')}: ${range(corrected.value)}${corrected.value === null ? '' : ` per ${corrected.value.per.replace('_', ' ')}`}`;
    case 'education':
      return `${t('vacancy.education')}: ${corrected.value ?? t('correction.silent')}`;
    case 'licences':
      return `${t('correction.licences')}: ${among(corrected.value)}`;
    case 'certificates':
      return `${t('vacancy.licences')}: ${among(corrected.value)}`;
    case 'working_times':
      return `${t('vacancy.times')}: ${among(corrected.value)}`;
    case 'contract':
      return `${t('vacancy.contract')}: ${among(corrected.value)}`;
    case 'remote':
      return `${t('correction.remote')}: ${corrected.value ?? t('correction.silent')}`;
    case 'occupation':
      return `${t('correction.occupation')}: ${corrected.value}`;
    case 'place':
      return `${t('vacancy.place')}: ${corrected.value.town ?? corrected.value.asWritten ?? ''}`;
  }
}

function gateForms(
  page: PageContext,
  { vacancy, reading }: ViewedVacancy,
  errors: FieldErrors,
  values: Readonly<Record<string, string>>,
): readonly Html[] {
  const { t } = page;
  const gates = reading?.gates;
  const form = (fact: string, title: string, fields: readonly (Html | null)[]): Html =>
    html`<section class="kaart">
      ${heading(3, title)}
      ${postForm(page, paths.correction.add.url({ vacancyId: vacancy.id }), [
        hidden('fact', fact),
        hidden('naar', page.url),
        ...fields.filter((field) => field !== null),
        button(t('correction.save'), { kind: 'secondary' }),
      ])}
    </section>`;
  const number = (name: string, label: string, value: number | null | undefined): Html =>
    textbox(page, { name, label, type: 'number', optional: true, value: values[name] ?? value ?? '', errors });
  const silent: Option = { value: '', label: t('correction.silent') };
  const required = (all: readonly { readonly code: string; readonly status: string }[] | undefined): string[] =>
    (all ?? []).filter(({ status }) => status === 'vereist').map(({ code }) => code);
  return [
    form('hours_week', t('vacancy.hours'), [
      number('hoursMin', t('correction.hours-min'), gates?.hoursPerWeek?.min),
      number('hoursMax', t('correction.hours-max'), gates?.hoursPerWeek?.max),
    ]),
    form('working_times', t('vacancy.times'), [
      checkboxes(page, { name: 'times', label: t('correction.times'), values: gates?.workingTimes ?? [], options: inWords(TIMES) }),
    ]),
    form('education', t('vacancy.education'), [
      select(page, {
        name: 'education',
        label: t('vacancy.education'),
        value: gates?.education ?? '',
        options: [silent, ...inWords(EDUCATIONS)],
      }),
    ]),
    form('licences', t('correction.licences'), [
      checkboxes(page, {
        name: 'licences',
        label: t('correction.licences'),
        values: required(gates?.licences),
        options: inWords(LICENCES),
      }),
    ]),
    form('certificates', t('vacancy.licences'), [
      textbox(page, {
        name: 'certificates',
        label: t('correction.certificates'),
        optional: true,
        value: values['certificates'] ?? required(gates?.certificates).join(', '),
        errors,
      }),
    ]),
    form('contract', t('vacancy.contract'), [
      checkboxes(page, { name: 'contract', label: t('vacancy.contract'), values: gates?.contract ?? [], options: inWords(CONTRACTS) }),
    ]),
    form('salary', t('vacancy.pay'), [
      number('payMin', t('correction.pay-min'), gates?.pay?.min),
      number('payMax', t('correction.pay-max'), gates?.pay?.max),
      select(page, { name: 'payPer', label: t('correction.pay-per'), value: gates?.pay?.per ?? 'uur', options: inWords(PAY_PERIODS) }),
    ]),
    form('remote', t('correction.remote'), [
      select(page, { name: 'remote', label: t('correction.remote'), value: gates?.remote ?? '', options: [silent, ...inWords(REMOTES)] }),
    ]),
    form('place', t('vacancy.place'), [
      textbox(page, {
        name: 'place',
        label: t('correction.place-name'),
        value: values['place'] ?? vacancy.current.record.places[0]?.town ?? '',
        errors,
      }),
    ]),
    form('occupation', t('correction.occupation'), [
      textbox(page, {
        name: 'occupation',
        label: t('correction.occupation'),
        inputmode: 'numeric',
        value: values['occupation'] ?? reading?.occupations[0]?.code ?? '',
        errors,
      }),
    ]),
  ];
}
