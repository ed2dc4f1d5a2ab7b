import { SOURCE_KINDS, type SourceKind } from '../../domain/source/source.ts';
import type { KeptSource, Run, UnreadablePosting } from '../../ports/source-repository.ts';
import { button, checkbox, hidden, linkButton, postForm, select, textarea, textbox } from '../components/form.ts';
import { alert, badge, dataList, heading, link, moment, paragraph, table, tabs, type Tone } from '../components/show.ts';
import type { FieldErrors } from '../forms.ts';
import { html, type Html } from '../html.ts';
import { layout } from '../layout.ts';
import type { PageContext } from '../page.ts';
import { paths } from '../paths.ts';
import type { SourceFields } from './fields.ts';

const TONES: Readonly<Record<Run['state'], Tone>> = {
  running: 'active',
  complete: 'success',
  partial: 'warning',
  failed: 'danger',
  blocked: 'danger',
};

function runState(page: PageContext, run: Run): Html {
  return html`${badge(page.t(`run.state.${run.state}`), TONES[run.state])}${run.reason ? html` <span class="klein">${page.t(`run.reason.${run.reason}`)}</span>` : null}`;
}

export function sourcesView(page: PageContext, sources: readonly KeptSource[], mayChange: boolean): string {
  const { t } = page;
  const rows = sources.map((source) => [
    html`${link(paths.source.view.url({ sourceId: source.id }), source.name)}<br /><span class="klein"
        >${t(`source.kind.${source.kind}`)}</span
      >`,
    source.state.status === 'paused' ? badge(source.state.reason, 'neutral') : badge(t('source.active'), 'success'),
    source.lastRun
      ? html`${runState(page, source.lastRun)}<br /><span class="klein">${moment(page, source.lastRun.startedAt)}</span>`
      : t('source.never'),
    source.livePostings,
  ]);
  return layout(
    page,
    { title: t('source.title') },
    html`${paragraph(t('source.intro'))}
    ${mayChange ? html`<p class="knoppen">${linkButton(paths.source.detect.url(), t('source.detect'), 'primary')} ${linkButton(paths.source.add.url(), t('source.add'))}</p>` : null}
    ${table({ caption: t('source.title'), head: [t('source.name'), t('source.state'), t('source.last-run'), t('source.live')], numeric: [3], rows, empty: t('source.none') })}`,
  );
}

export function sourceView(
  page: PageContext,
  source: KeptSource,
  runs: readonly Run[],
  may: { mayChange: boolean; mayRun: boolean },
): string {
  const { t } = page;
  const sourceId = source.id;
  const rows = runs.map((run) => [
    link(paths.source.viewRun.url({ runId: run.id }), moment(page, run.startedAt) as Html),
    runState(page, run),
    run.pages,
    run.added,
    run.changed,
    run.gone,
    run.unreadable,
  ]);
  return layout(
    page,
    { title: source.name, back: { href: paths.source.list.url(), label: t('source.title') } },
    html`${source.state.status === 'paused' ? alert('warning', source.state.reason) : null}
      <div class="knoppen">
        ${may.mayRun && source.state.status === 'active' ? postForm(page, paths.source.run.url({ sourceId }), button(t('source.run'))) : null}
        ${may.mayChange ? linkButton(paths.source.change.url({ sourceId }), t('source.change')) : null}
      </div>
      ${dataList([
        [t('source.kind'), t(`source.kind.${source.kind}`)],
        [t('source.address'), link(source.address, source.address, { rel: 'noreferrer noopener' })],
        [t('source.region'), source.region],
        [t('source.cron'), html`<code>${source.schedule.cron}</code>`],
        [t('source.last-complete'), moment(page, source.lastCompleteAt)],
        [t('source.live'), source.livePostings],
      ])}
      ${heading(2, t('source.runs'))}
      ${table({
        caption: t('source.runs'),
        head: [t('run.started'), t('source.state'), t('run.pages'), t('run.added'), t('run.changed'), t('run.gone'), t('run.unreadable')],
        numeric: [2, 3, 4, 5, 6],
        rows,
        empty: t('run.none'),
      })}`,
  );
}

export function runView(page: PageContext, source: KeptSource, run: Run, unreadable: readonly UnreadablePosting[]): string {
  const { t } = page;
  const of = run.listed === null ? '?' : String(run.listed);
  return layout(
    page,
    { title: t('run.title', source.name), back: { href: paths.source.view.url({ sourceId: source.id }), label: source.name } },
    html`<p class="onder-kop">${runState(page, run)}</p>
      ${
        run.state === 'running'
          ? html`<p class="utrecht-paragraph">
              <label for="voortgang">${t('run.progress', run.pages, of)}</label>
              <progress class="voortgang" id="voortgang" max="${run.listed ?? 0}" value="${run.pages}"></progress>
            </p>`
          : null
      }
      ${dataList([
        [t('run.started'), html`${moment(page, run.startedAt)} (${t(`run.by.${run.askedBy}`)})`],
        [t('run.ended'), moment(page, run.endedAt)],
        [t('run.why'), run.detail],
        [t('run.pages'), run.pages],
        [t('run.seen'), run.seen],
        [t('run.added'), run.added],
        [t('run.changed'), run.changed],
        [t('run.unchanged'), run.unchanged],
        [t('run.gone'), run.gone],
        [t('run.back'), run.back],
        [t('run.unreadable'), run.unreadable],
      ])}
      ${heading(2, t('run.unreadable'))}
      ${table({ caption: t('run.unreadable'), head: [t('source.address'), t('run.why'), ''], rows: unreadable.map(({ url, reason, detail }) => [url, reason, detail]), empty: t('run.all-read') })}`,
  );
}

type SourceForm = { action: string; kind: SourceKind; version?: number; fields: SourceFields; errors?: FieldErrors; choose: boolean };

export function sourceFormView(page: PageContext, { action, kind, version = 0, fields, errors = {}, choose }: SourceForm): string {
  const { t } = page;
  const box = (name: string, label: string, hint?: string) => textbox(page, { name, label, hint, value: fields[name] ?? '', errors });
  const area = (name: string, label: string) => textarea(page, { name, label, rows: 3, value: fields[name] ?? '', errors, optional: true });
  const recipes: Readonly<Partial<Record<SourceKind, readonly Html[]>>> = {
    'json-ld': [area('sitemaps', t('source.sitemaps')), area('include', t('source.include')), area('exclude', t('source.exclude'))],
    listing: [
      box('list', t('source.list')),
      box('item', t('source.item')),
      box('link', t('source.link')),
      box('linkTitle', t('source.link-title')),
      box('next', t('source.next')),
    ],
    rss: [
      select(page, {
        name: 'detail',
        label: t('source.detail'),
        value: fields['detail'] ?? 'thin',
        options: (['thin', 'always', 'never'] as const).map((value) => ({ value, label: t(`source.detail.${value}`) })),
      }),
      select(page, {
        name: 'lists',
        label: t('source.lists'),
        value: fields['lists'] ?? 'all',
        options: (['all', 'latest'] as const).map((value) => ({ value, label: t(`source.lists.${value}`) })),
      }),
    ],
  };
  const kinds = SOURCE_KINDS.map((one) => ({
    href: `${paths.source.add.url()}?soort=${one}`,
    label: t(`source.kind.${one}`),
    current: one === kind,
  }));
  return layout(
    page,
    {
      title: choose ? t('source.add') : t('source.change'),
      errors,
      back: { href: paths.source.list.url(), label: t('source.title') },
    },
    html`${choose ? tabs(page, t('source.kind'), kinds) : null}
    ${postForm(page, action, [
      hidden('version', version),
      hidden('kind', kind),
      heading(2, t(`source.kind.${kind}`)),
      box('name', t('source.name')),
      box('address', t('source.address'), t('source.address-hint')),
      box('region', t('source.region')),
      box('cron', t('source.cron'), t('source.cron-hint')),
      ...(recipes[kind] ?? []),
      html`<div class="velden">${box('delay', t('source.delay'))} ${box('pages', t('source.max-pages'))}</div>`,
      checkbox({ name: 'paused', label: t('source.paused'), checked: (fields['paused'] ?? '') !== '' }),
      box('pauseReason', t('source.pause-reason')),
      html`<p class="knoppen">${button(t('form.save'))}</p>`,
    ])}`,
  );
}
