import { totalsOf } from '../../domain/effort/totals.ts';
import type { Role } from '../../domain/access/actor.ts';
import { CONTACT_CHANNELS } from '../../usecases/effort/record-effort.ts';
import type { EffortOverview } from '../../usecases/effort/view-effort.ts';
import { button, linkButton, postForm, select, textarea, textbox } from '../components/form.ts';
import { calendarDay, figures, heading, link, moment, paragraph, table, wholeNumber } from '../components/show.ts';
import { inOrder } from '../../domain/effort/overview-table.ts';
import type { FieldErrors } from '../forms.ts';
import { html, type Html } from '../html.ts';
import { candidateTabs } from '../candidate/tabs.ts';
import { layout } from '../layout.ts';
import type { PageContext } from '../page.ts';
import { paths } from '../paths.ts';
import { entryInWords } from './entry-in-words.ts';

type Options = { mayAdd: boolean; print: boolean; errors?: FieldErrors | undefined; values?: Readonly<Partial<Record<string, string>>> };

export function effortView(page: PageContext, overview: EffortOverview, { mayAdd, print, errors = {}, values = {} }: Options): string {
  const { t } = page;
  const { candidate, period, entries, applications, days } = overview;
  const candidateId = candidate.id;
  const totals = totalsOf(entries, applications, days);
  const query = { van: period.from, tot: period.until };
  const mine = page.actor?.candidateId !== null;
  return layout(
    page,
    {
      title: mine ? t('effort.mine') : t('effort.title', candidate.name),
      errors,
      wide: true,
      ...(mine
        ? {}
        : {
            back: {
              href: print ? paths.effort.view.url({ candidateId }, query) : paths.candidate.view.url({ candidateId }),
              label: print ? t('effort.title', candidate.name) : candidate.name,
            },
          }),
    },
    html`${print ? null : candidateTabs(page, candidateId)} ${paragraph(t('effort.intro'))}
      <p class="utrecht-paragraph">
        <strong>${overview.agencyName}</strong> · ${candidate.reference} · ${calendarDay(page, period.from)} –
        ${calendarDay(page, period.until)}
      </p>
      ${
        print
          ? html`<p class="knoppen">
              <button class="utrecht-button utrecht-button--primary-action" type="button" data-print>${t('effort.print-now')}</button>
            </p>`
          : html`<form method="get" class="periode niet-afdrukken">
                ${textbox(page, { name: 'van', label: t('effort.from'), type: 'date', value: period.from })}
                ${textbox(page, { name: 'tot', label: t('effort.until'), type: 'date', value: period.until })}
                ${button(t('effort.show'), { kind: 'secondary' })}
              </form>
              <p class="knoppen">
                ${linkButton(paths.effort.print.url({ candidateId }, query), t('effort.print'))}
                ${linkButton(paths.effort.csv.url({ candidateId }, query), t('effort.csv'))}
                ${linkButton(paths.effort.xlsx.url({ candidateId }, query), t('effort.xlsx'))}
                ${linkButton(paths.effort.chain.url({ candidateId }), t('effort.chain'))}
              </p>`
      }
      ${heading(2, t('effort.totals'))}
      ${figures(page, [
        [t('effort.offered'), totals.offered],
        [t('effort.applied'), totals.applied],
        [t('effort.responses'), totals.responses],
        [t('effort.interviews'), totals.interviews],
        [t('effort.judged'), totals.judged],
        [t('effort.shown'), totals.shown],
        [t('effort.human'), totals.human],
      ])}
      ${paragraph(overview.list ? t('effort.versions', String(overview.list.version), String(overview.zoekprofielVersion ?? '–')) : t('effort.version-zoekprofiel', String(overview.zoekprofielVersion ?? '–')))}
      ${heading(2, t('effort.applications'))} ${overviewTable(page, applications)} ${heading(2, t('effort.entries'))}
      ${table({
        caption: t('effort.entries'),
        head: [t('effort.seq'), t('effort.when'), t('effort.what'), t('effort.who'), t('effort.detail')],
        numeric: [0],
        rows: [
          ...days
            .filter((one) => !one.entered)
            .map((one) => [
              '',
              calendarDay(page, one.day),
              html`${t('effort.kind.search.machine')} <span class="klein">(${t('effort.today')})</span>`,
              t('role.system'),
              t('effort.searched', wholeNumber(page, one.counts.seen), wholeNumber(page, one.counts.shown)),
            ]),
          ...entries
            .toReversed()
            .map((entry) => [
              entry.seq,
              moment(page, entry.at),
              t(`effort.kind.${entry.kind}`),
              t(`role.${entry.actorRole as Role}`),
              entryInWords(page, entry),
            ]),
        ],
        empty: t('effort.none'),
      })}
      ${mayAdd ? forms(page, overview, errors, values) : null}`,
  );
}

/** Every column of the overview, those that belong together in one cell. @source domain reference section 5.6 */
function overviewTable(page: PageContext, applications: EffortOverview['applications']): Html {
  const { t } = page;
  const lines = (...parts: readonly (Html | string | null | false)[]): Html =>
    html`${parts.filter((part) => part !== null && part !== false && part !== '').map((part, index) => html`${index === 0 ? null : html`<br />`}${part}`)}`;
  const rows = inOrder(applications).map(({ one, on }, index) => [
    index + 1,
    calendarDay(page, on),
    lines(
      link(paths.application.view.url({ applicationId: one.id }), one.function === '' ? t(`application.kind.${one.kind}`) : one.function),
      [one.employer, one.town].filter(Boolean).join(', '),
      one.distanceKm !== null && `${one.distanceKm} km`,
      html`<span class="klein">${t(`application.kind.${one.kind}`)}</span>`,
    ),
    lines(
      one.sourceName,
      one.link && link(one.link, t('application.link'), { rel: 'noreferrer noopener' }),
      one.archived &&
        html`<span class="klein"
          >${t('application.archived')}: ${moment(page, one.archived.capturedAt)}<br />sha256 ${one.archived.sha256}</span
        >`,
    ),
    lines(t(`application.initiative.${one.initiative}`), one.contactRole),
    lines(one.loadCheck && t(`class.${one.loadCheck}`), one.loadCheckedByName),
    lines(
      one.outcome ? t(`application.outcome.${one.outcome}`) : t(`application.state.${one.state}`),
      one.outcomeOn && calendarDay(page, one.outcomeOn),
      one.outcomeReason,
    ),
    lines(...one.evidence.map((file) => `${file.name}${file.addedByName === null ? '' : ` (${file.addedByName})`}`), ...one.notes),
  ]);
  return table({
    caption: t('effort.applications'),
    head: [
      t('effort.seq'),
      t('application.happened'),
      t('application.function'),
      t('application.source'),
      t('application.initiative'),
      t('application.load'),
      t('application.outcome'),
      t('effort.proof'),
    ],
    numeric: [0],
    rows,
    empty: t('application.none'),
  });
}

function forms(
  page: PageContext,
  { candidate }: EffortOverview,
  errors: FieldErrors,
  values: Readonly<Partial<Record<string, string>>>,
): Html {
  const { t } = page;
  const candidateId = candidate.id;
  const box = (name: string, label: string, optional = false) =>
    textbox(page, { name, label, value: values[name] ?? '', errors, optional });
  return html`<div class="rooster niet-afdrukken">
    <section class="kaart">
      ${heading(2, t('effort.contact'))}
      ${postForm(page, paths.effort.contact.url({ candidateId }), [
        textbox(page, { name: 'happenedOn', label: t('effort.when'), type: 'date', value: values['happenedOn'] ?? '', errors }),
        select(page, {
          name: 'channel',
          label: t('effort.channel'),
          value: values['channel'] ?? 'bellen',
          options: CONTACT_CHANNELS.map((value) => ({ value, label: t(`effort.channel.${value}`) })),
          errors,
        }),
        box('employer', t('application.employer')),
        box('result', t('effort.result')),
        box('nextStep', t('effort.next-step'), true),
        button(t('application.step-go')),
      ])}
    </section>
    <section class="kaart">
      ${heading(2, t('effort.correct'))}
      ${postForm(page, paths.effort.correct.url({ candidateId }), [
        textbox(page, { name: 'seq', label: t('effort.correct-nr'), inputmode: 'numeric', value: values['seq'] ?? '', errors }),
        textarea(page, { name: 'text', label: t('effort.correct-text'), rows: 3, value: values['text'] ?? '', errors }),
        button(t('application.step-go'), { kind: 'secondary' }),
      ])}
    </section>
  </div>`;
}
