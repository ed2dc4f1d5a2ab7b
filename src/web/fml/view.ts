import { mayRole } from '../../domain/access/permission.ts';
import type { Candidate } from '../../domain/candidate/candidate.ts';
import { DIMENSION_IDS } from '../../domain/demand/dimension.ts';
import { isScoredKind } from '../../domain/fml/check-fml-list.ts';
import { FML_CATALOGUE, findCatalogueItem, LIST_KIND_NAMES, RUBRIEK_NAMES, type CatalogueItem } from '../../domain/fml/fml-catalogue.ts';
import type { FmlItem, FmlList, FmlListKind, Rubriek, WordsState } from '../../domain/fml/fml-list.ts';
import type { ViewedList } from '../../usecases/fml/view-list.ts';
import { button, checkboxes, hidden, linkButton, postForm, radios, select, textarea, textbox } from '../components/form.ts';
import {
  alert,
  badge,
  calendarDay,
  dataList,
  dayInWords,
  heading,
  link,
  list as bullets,
  moment,
  paragraph,
  table,
  tabs,
} from '../components/show.ts';
import type { FieldErrors, Filled } from '../forms.ts';
import { attributes, html, type Html } from '../html.ts';
import { candidateTabs } from '../candidate/tabs.ts';
import { layout } from '../layout.ts';
import type { PageContext } from '../page.ts';
import { paths } from '../paths.ts';
import { listEffect } from '../preview/view.ts';

const RUBRIEKEN = [1, 2, 3, 4, 5, 6] as const satisfies readonly Rubriek[];
const KINDS = Object.keys(LIST_KIND_NAMES) as readonly FmlListKind[];
const AUTHORS = ['bedrijfsarts', 'verzekeringsarts', 'taakdelegatie', 'anders'] as const;
const STATES = ['open', 'regel', 'geen_extra_beperking', 'mens_beslist'] as const satisfies readonly WordsState[];

type Fields = Readonly<Partial<Record<string, string>>>;

export function enterListView(
  page: PageContext,
  candidate: Candidate,
  kind: FmlListKind,
  fields: Fields,
  errors: FieldErrors = {},
): string {
  const { t } = page;
  const address = paths.fml.enter.url({ candidateId: candidate.id });
  const box = (name: string, label: string, type: 'text' | 'date' = 'text', optional = false) =>
    textbox(page, { name, label, type, optional, value: fields[name] ?? '', errors });
  const groups = RUBRIEKEN.map((rubriek) => {
    const content = isScoredKind(kind)
      ? FML_CATALOGUE[kind].filter((entry) => entry.rubriek === rubriek).map((entry) => itemFields(page, entry, fields, errors))
      : [
          textarea(page, {
            name: `rubriek-${rubriek}`,
            label: t('fml.words'),
            rows: 4,
            optional: true,
            value: fields[`rubriek-${rubriek}`] ?? '',
            errors,
          }),
        ];
    return html`<details open>
      <summary>${rubriek}. ${RUBRIEK_NAMES[rubriek]}</summary>
      ${content}
    </details>`;
  });
  return layout(
    page,
    {
      title: `${t('fml.enter')}: ${candidate.name}`,
      errors,
      back: { href: paths.fml.view.url({ candidateId: candidate.id }), label: t('fml.title', candidate.name) },
    },
    html`${paragraph(t('fml.enter-intro'))}
    ${tabs(
      page,
      t('fml.kind'),
      KINDS.map((one) => ({ href: `${address}?soort=${one}`, label: LIST_KIND_NAMES[one], current: one === kind })),
    )}
    ${postForm(page, paths.fml.preview.url({ candidateId: candidate.id }), [
      hidden('kind', kind),
      heading(2, LIST_KIND_NAMES[kind]),
      html`<div class="velden">
        ${box('drawnUpOn', t('fml.drawn-up'), 'date')} ${box('validFromOn', t('fml.valid-from'), 'date')}
        ${box('reviewBeforeOn', t('fml.review-before'), 'date', true)}
      </div>`,
      select(page, {
        name: 'authorRole',
        label: t('fml.author'),
        value: fields['authorRole'] ?? 'bedrijfsarts',
        options: AUTHORS.map((value) => ({ value, label: t(`fml.author.${value}`) })),
        errors,
      }),
      radios(page, {
        name: 'usable',
        label: t('fml.usable'),
        value: fields['usable'] ?? 'ja',
        options: (['ja', 'nee'] as const).map((value) => ({ value, label: t(`fml.usable.${value}`) })),
        errors,
      }),
      html`<div class="velden">
        ${box('hoursPerDay', t('fml.hours-day'), 'text', true)} ${box('hoursPerWeek', t('fml.hours-week'), 'text', true)}
      </div>`,
      textarea(page, {
        name: 'buildUp',
        label: t('fml.build-up'),
        hint: t('fml.build-up-hint'),
        optional: true,
        rows: 2,
        value: fields['buildUp'] ?? '',
        errors,
      }),
      ...groups,
      box('source', t('fml.source')),
      box('reason', t('fml.reason')),
      html`<p class="knoppen">${button(t('preview.look'))}</p>`,
    ])}`,
  );
}

/** What the list that was filled in would change; every field goes along, so that it can be brought into force or changed. */
export function previewListView(
  page: PageContext,
  candidate: Candidate,
  { kind, body, preview }: { kind: FmlListKind; body: Readonly<Record<string, unknown>>; preview: Parameters<typeof listEffect>[2] },
): string {
  const { t } = page;
  const fields = Object.entries(body)
    .filter(([name]) => name !== '_csrf')
    .flatMap(([name, value]) => (Array.isArray(value) ? value : [value]).map((one) => hidden(name, String(one))));
  return layout(
    page,
    { title: t('preview.title', candidate.name), wide: true },
    html`${paragraph(t('preview.list-intro'))} ${listEffect(page, kind, preview)}
      <div class="knoppen">
        ${postForm(page, paths.fml.enter.url({ candidateId: candidate.id }), [...fields, button(t('preview.confirm'))])}
        ${postForm(page, paths.fml.preview.url({ candidateId: candidate.id }), [...fields, button(t('preview.back'), { kind: 'secondary', name: 'terug', value: 'ja' })])}
      </div>`,
  );
}

function itemFields(page: PageContext, { item, name, scale, options, units }: CatalogueItem, fields: Fields, errors: FieldErrors): Html {
  const { t } = page;
  const value = (prefix: string) => fields[`${prefix}-${item}`] ?? '';
  const score =
    scale.length > 0
      ? select(page, {
          name: `score-${item}`,
          label: `${item} ${name}`,
          value: value('score'),
          options: [
            { value: '', label: t('fml.not-filled') },
            ...scale.map((anchor) => ({ value: String(anchor.score), label: `${anchor.score}: ${anchor.text}` })),
          ],
          errors,
        })
      : null;
  const chosen =
    options.length > 0
      ? checkboxes(page, {
          name: `keuze-${item}`,
          label: `${item} ${name}`,
          values: value('keuze').split(','),
          options: options.map((one) => ({ value: String(one.option), label: one.text })),
          beside: true,
          errors,
        })
      : null;
  const amount =
    units.length > 0
      ? html`${textbox(page, { name: `getal-${item}`, label: `${t('fml.amount')} (${item})`, optional: true, inputmode: 'decimal', value: value('getal') })}
        ${select(page, { name: `eenheid-${item}`, label: `${t('fml.unit')} (${item})`, value: value('eenheid'), options: units.map((unit) => ({ value: unit, label: unit.replaceAll('_', ' ') })) })}`
      : null;
  return html`<div class="onderdeel">
    ${chosen}
    <div class="velden">
      ${score} ${amount}
      ${textbox(page, { name: `toelichting-${item}`, label: `${t('fml.words')} (${item})`, optional: true, value: value('toelichting') })}
    </div>
  </div>`;
}

/** The form that settles the words of one item, as it was filled in; empty where none was sent. */
type Settling = { readonly errors: FieldErrors; readonly values: Filled };
type ListOptions = Settling & { readonly conditions: readonly string[] };

const settleField = (item: string, name: string): string => `duiden-${item.replaceAll(/[^\w]/g, '-')}-${name}`;

/** Errors of the form of one item under the names that its fields have on the page. */
function onTheirFields({ errors, values }: Settling): FieldErrors {
  const item = values['item'] ?? '';
  return Object.fromEntries(Object.entries(errors).map(([name, key]) => [name === '' ? '' : settleField(item, name), key]));
}

export function listView(
  page: PageContext,
  candidate: Candidate,
  viewed: ViewedList | null,
  { conditions, ...settling }: ListOptions,
): string {
  const { t } = page;
  const mayEnter = page.actor !== null && mayRole(page.actor, 'fml.enter');
  const enter = mayEnter
    ? html`<p class="knoppen">${linkButton(paths.fml.enter.url({ candidateId: candidate.id }), t('fml.enter'), 'primary')}</p>`
    : null;
  const about = {
    title: t('fml.title', candidate.name),
    errors: onTheirFields(settling),
    back: { href: paths.candidate.view.url({ candidateId: candidate.id }), label: candidate.name },
  };
  const parts = candidateTabs(page, candidate.id);
  if (!viewed)
    return layout(
      page,
      about,
      html`${parts}
        <p class="leeg">${t('fml.none')}</p>
        ${enter}`,
    );
  const { list, limits, provenance, versions } = viewed;
  const { sources } = limits;
  return layout(
    page,
    about,
    html`${parts} ${enter} ${list.usable ? null : alert('warning', t('fml.usable.nee'))}
      ${limits.shared.translated ? null : alert('warning', t('fml.untranslated'))}
      <div class="twee">
        <div>
          ${dataList([
            [t('fml.kind'), html`${LIST_KIND_NAMES[list.kind]}, ${t('effort.version', String(list.version))}`],
            [t('fml.drawn-up'), calendarDay(page, list.drawnUpOn)],
            [t('fml.valid-from'), calendarDay(page, list.validFromOn)],
            [t('fml.review-before'), calendarDay(page, list.reviewBeforeOn)],
            [t('fml.author'), t(`fml.author.${list.authorRole}`)],
            [t('fml.hours-day'), list.hoursPerDay],
            [t('fml.hours-week'), list.hoursPerWeek],
            ...(list.buildUp.length === 0 ? [] : [[t('fml.build-up'), buildUpSteps(page, list)] as const]),
          ])}
        </div>
        <section class="kaart">
          ${heading(2, t('fml.limits'))} ${conditions.length === 0 ? paragraph(t('fml.limits-none')) : bullets(conditions)}
        </section>
      </div>
      <p class="utrecht-paragraph klein">${t('fml.provenance', provenance.source, provenance.reason)}</p>
      ${list.items.map((item) =>
        itemCard(
          page,
          candidate,
          list,
          item,
          sources.filter((source) => source.item === item.item).map((source) => source.limit),
          settling,
        ),
      )}
      ${list.words.map(
        (words) =>
          html`<section class="kaart">
            ${heading(2, `${words.rubriek}. ${RUBRIEK_NAMES[words.rubriek]}`)} ${paragraph(words.text)}
            ${settleForm(page, candidate, list, { item: `rubriek ${words.rubriek}`, state: words.state }, settling)}
          </section>`,
      )}
      ${heading(2, t('fml.versions'))}
      ${table({
        caption: t('fml.versions'),
        head: [t('fml.kind'), t('fml.drawn-up'), t('fml.entered'), ''],
        rows: versions.map((version) => [
          link(
            paths.fml.version.url({ candidateId: candidate.id, listId: version.id }),
            `${LIST_KIND_NAMES[version.kind]}, ${version.version}`,
          ),
          calendarDay(page, version.drawnUpOn),
          moment(page, version.enteredAt),
          version.inForce ? badge(t('fml.in-force'), 'success') : null,
        ]),
        empty: t('table.none'),
      })}`,
  );
}

/** Hours that grow, as the document says them. */
const buildUpSteps = (page: PageContext, { buildUp }: FmlList): Html =>
  bullets(
    buildUp.map((step) =>
      page.t('fml.build-up-step', dayInWords(page, step.fromOn), String(step.hoursPerDay ?? '–'), String(step.hoursPerWeek ?? '–')),
    ),
  );

function itemCard(
  page: PageContext,
  candidate: Candidate,
  list: FmlList,
  item: FmlItem,
  limits: readonly (string | null)[],
  settling: Settling,
): Html {
  const { t } = page;
  const entry = isScoredKind(list.kind) ? findCatalogueItem(list.kind, item.item)?.entry : undefined;
  const anchor = entry?.scale.find((one) => one.score === item.score);
  const chosen = item.options.map((option) => entry?.options.find((one) => one.option === option)?.text ?? String(option));
  const hiddenLimit = item.score === 0 && item.toelichting !== null && item.options.length === 0;
  return html`<section class="kaart">
    ${heading(2, `${item.item} ${entry?.name ?? ''}`)} ${hiddenLimit ? alert('warning', t('fml.to-check')) : null}
    ${dataList([
      ...(item.score === null ? [] : [[t('fml.score'), anchor ? `${anchor.score}: ${anchor.text}` : item.score] as const]),
      ...(chosen.length > 0 ? [[t('fml.options'), chosen.join(', ')] as const] : []),
      ...(item.value ? [[t('fml.amount'), `${item.value.value} ${item.value.unit.replaceAll('_', ' ')}`] as const] : []),
      ...(item.toelichting ? [[t('fml.words'), item.toelichting] as const] : []),
      [
        t('fml.limits'),
        limits
          .filter((limit) => limit !== null)
          .join(', ')
          .replaceAll('_', ' '),
      ],
    ])}
    ${item.toelichting ? settleForm(page, candidate, list, item, settling) : null}
  </section>`;
}

/** What the words mean: settled by a coach, with a reason. Ids carry the item, so that every form on the page has its own labels. */
function settleForm(
  page: PageContext,
  candidate: Candidate,
  list: FmlList,
  { item, state }: { readonly item: string; readonly state: WordsState },
  { errors, values }: Settling,
): Html {
  const { t } = page;
  const shown = html`<p class="utrecht-paragraph">${badge(t(`fml.state.${state}`), state === 'open' ? 'warning' : 'success')}</p>`;
  if (page.actor === null || !mayRole(page.actor, 'fml.settle-words')) return shown;
  const sent = values['item'] === item;
  const filled = (name: string): string => (sent ? (values[name] ?? '') : '');
  const id = (name: string) => `veld-${settleField(item, name)}`;
  const field = (name: string, label: string, control: Html) =>
    html`<div class="utrecht-form-field">
      <label class="utrecht-form-label" for="${id(name)}">${label}</label>
      ${sent && errors[name] ? html`<div class="utrecht-form-field-error-message">${t(errors[name])}</div>` : null} ${control}
    </div>`;
  const box = (name: string, label: string) =>
    field(
      name,
      label,
      html`<input class="utrecht-textbox utrecht-textbox--html-input" id="${id(name)}" name="${name}" value="${filled(name)}" />`,
    );
  const choice = (name: string, label: string, options: readonly { value: string; label: string }[]) =>
    field(
      name,
      label,
      html`<select class="utrecht-select utrecht-select--html-select" id="${id(name)}" name="${name}">
        ${options.map((one) => html`<option${attributes({ value: one.value, selected: sent && one.value === filled(name) })}>${one.label}</option>`)}
      </select>`,
    );
  return html`${shown}
    <details${sent ? html` open` : null}>
      <summary>${t('fml.settle')}<span class="alleen-lezer"> ${item}</span></summary>
      ${postForm(page, paths.fml.settle.url({ candidateId: candidate.id, listId: list.id }), [
        hidden('item', item),
        choice(
          'state',
          t('fml.settle-state'),
          STATES.map((value) => ({ value, label: t(`fml.state.${value}`) })),
        ),
        choice('dim', t('fml.settle-dim'), [
          { value: '', label: '–' },
          ...DIMENSION_IDS.map((value) => ({ value, label: value.replaceAll('_', ' ') })),
        ]),
        html`<div class="velden">${box('within', t('fml.settle-within'))} ${box('above', t('fml.settle-above'))}</div>`,
        choice('time', t('fml.settle-time'), [
          { value: '', label: t('fml.settle-time.none') },
          ...(['niet_voor', 'niet_na', 'alleen_regelmatig'] as const).map((value) => ({ value, label: t(`fml.settle-time.${value}`) })),
        ]),
        box('clock', t('fml.settle-clock')),
        box('note', t('fml.settle-note')),
        button(t('form.save'), { kind: 'secondary' }),
      ])}
    </details>`;
}

export function consultView(page: PageContext, candidate: Candidate, errors: FieldErrors = {}, values: Filled = {}): string {
  const { t } = page;
  return layout(
    page,
    {
      title: `${t('fml.consult')}: ${candidate.name}`,
      errors,
      back: { href: paths.candidate.view.url({ candidateId: candidate.id }), label: candidate.name },
    },
    html`${candidateTabs(page, candidate.id)} ${paragraph(t('fml.consult-intro'))}
    ${postForm(page, paths.fml.consult.url({ candidateId: candidate.id }), [textbox(page, { name: 'reason', label: t('fml.consult-reason'), value: values['reason'] ?? '', errors }), button(t('fml.consult'))])}`,
  );
}
