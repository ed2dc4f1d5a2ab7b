import { FML_CATALOGUE } from '../../domain/fml/fml-catalogue.ts';
import { isScoredKind } from '../../domain/fml/check-fml-list.ts';
import type { ListDiff } from '../../domain/fml/diff-lists.ts';
import type { FmlItem, FmlListKind } from '../../domain/fml/fml-list.ts';
import type { Widening } from '../../domain/match/widenings.ts';
import type { ProfilePreview, ShortVacancy, ZoekprofielPreview } from '../../usecases/match/preview-profile.ts';
import { alert, badge, heading, link, list, paragraph, table } from '../components/show.ts';
import { html, type Html } from '../html.ts';
import type { PageContext } from '../page.ts';
import { paths } from '../paths.ts';

/** What a list would change: its items, and what follows from them. */
export function listEffect(
  page: PageContext,
  kind: FmlListKind,
  { diff, profile }: { readonly diff: ListDiff | null; readonly profile: ProfilePreview | null },
): Html {
  const { t } = page;
  const names = new Map(isScoredKind(kind) ? FML_CATALOGUE[kind].map(({ item, name }) => [item, name] as const) : []);
  const rows = (diff?.items ?? []).map(({ item, before, after }) => [
    `${item} ${names.get(item) ?? ''}`,
    sayItem(page, before),
    sayItem(page, after),
  ]);
  return html`${
    diff === null
      ? paragraph(t('preview.first-list'))
      : html`${heading(2, t('preview.items'))}
        ${table({ caption: t('preview.items'), head: [t('preview.item'), t('preview.was'), t('preview.becomes')], rows, empty: t('preview.no-items') })}`
  }
  ${profile ? profileEffect(page, profile) : paragraph(t('preview.no-profile'))}`;
}

function sayItem({ t }: PageContext, item: FmlItem | null): string {
  if (item === null) return t('preview.not-limited');
  const parts = [
    item.score === null ? '' : t('preview.score', String(item.score)),
    item.options.length > 0 ? item.options.join(', ') : '',
    item.value ? `${item.value.value} ${item.value.unit.replaceAll('_', ' ')}` : '',
    item.toelichting ?? '',
  ];
  return parts.filter((part) => part !== '').join(' · ');
}

/** What a zoekprofiel would change, and what looking wider would bring. A limit is never widened here: that is for the bedrijfsarts. */
export function zoekprofielEffect(page: PageContext, preview: ZoekprofielPreview | null): Html {
  const { t } = page;
  if (preview === null) return paragraph(t('preview.no-profile'));
  const wider = preview.widenings.map(({ widening, more }) => [sayWidening(page, widening), t('preview.more', more)]);
  return html`${profileEffect(page, preview)} ${heading(3, t('preview.functions'))}
  ${table({
    caption: t('preview.functions'),
    head: [t('preview.function'), t('preview.only-by-this')],
    rows: preview.functions.map(({ title, only }) => [title, String(only)]),
    empty: t('table.none'),
    numeric: [1],
  })}
  ${heading(3, t('preview.wider'))}
  ${table({ caption: t('preview.wider'), head: [t('preview.change'), t('preview.effect')], rows: wider, empty: t('preview.nothing-wider') })}`;
}

function sayWidening({ t }: PageContext, widening: Widening): string {
  switch (widening.kind) {
    case 'afstand':
      return t('preview.wider.km', widening.km);
    case 'uren':
      return t('preview.wider.hours', widening.hours);
    case 'tijden':
      return t('preview.wider.time', widening.time.replaceAll('_', ' '));
    case 'functie':
      return t('preview.wider.function', widening.title);
    case 'thuiswerk':
      return t('preview.wider.home');
  }
}

function profileEffect(page: PageContext, { comparison, conditions, entering, leaving, applications }: ProfilePreview): Html {
  const { t } = page;
  const { before, after } = comparison;
  const all = ({ wanted, acceptable, other }: typeof before): number => wanted + acceptable + other;
  const row = (name: string, old: number, now: number) => [name, String(old), String(now), now > old ? `+${now - old}` : String(now - old)];
  const inConflict = applications.filter(({ conflict }) => conflict).length;
  return html`${heading(2, t('preview.vacancies'))}
  ${table({
    caption: t('preview.vacancies'),
    head: ['', t('preview.was'), t('preview.becomes'), t('preview.difference')],
    rows: [
      row(t('preview.wanted'), before.wanted, after.wanted),
      row(t('preview.acceptable'), before.acceptable, after.acceptable),
      row(t('preview.all'), all(before), all(after)),
    ],
    empty: t('table.none'),
    numeric: [1, 2, 3],
  })}
  ${
    conditions.coming.length + conditions.ending.length === 0
      ? null
      : html`${heading(3, t('preview.conditions'))}
        ${list([...conditions.coming.map((words) => html`${badge(t('preview.coming'), 'warning')} ${words}`), ...conditions.ending.map((words) => html`${badge(t('preview.ending'), 'success')} ${words}`)])}`
  }
  ${inConflict > 0 ? alert('warning', t('preview.applications-conflict', inConflict)) : null}
  ${
    applications.length === 0
      ? null
      : html`${heading(3, t('preview.applications'))}
        ${list(applications.map(({ id, title, change }) => html`${link(paths.application.view.url({ applicationId: id }), title)}: ${change ?? ''}`))}`
  }
  ${vacancies(page, t('preview.entering', comparison.entering.count), entering)}
  ${vacancies(page, t('preview.leaving', comparison.leaving.count), leaving)}`;
}

function vacancies(page: PageContext, title: string, some: readonly ShortVacancy[]): Html {
  if (some.length === 0) return html`<p class="utrecht-paragraph">${title}</p>`;
  const lines = some.map(
    (one) => html`${link(paths.vacancy.view.url({ vacancyId: one.id }), one.title)}${one.employer ? ` – ${one.employer}` : ''}`,
  );
  return html`<details>
    <summary>${title}</summary>
    ${list(lines)}
  </details>`;
}
