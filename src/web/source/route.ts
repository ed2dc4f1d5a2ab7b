import { z } from 'zod';
import type { Actor } from '../../domain/access/actor.ts';
import { mayRole } from '../../domain/access/permission.ts';
import type { SourceDraft, SourceRefusal } from '../../domain/source/check-source.ts';
import { SOURCE_KINDS, type SourceKind, type SourceRecipe } from '../../domain/source/source.ts';
import { toRunId, toSourceId, type RunId, type SourceId } from '../../domain/shared/ids.ts';
import type { DetectedSource } from '../../usecases/source/detect-source.ts';
import type { KeptSource, Run, UnreadablePosting } from '../../ports/source-repository.ts';
import { asFields, checked, type FieldErrors, lines, optionalText, readForm, text } from '../forms.ts';
import { idParam, queryText, redirect, type PageRouter } from '../page.ts';
import { paths } from '../paths.ts';
import { detectView } from './detect-view.ts';
import { defaultCron, recipeFields, type SourceFields } from './fields.ts';
import { runView, sourceFormView, sourcesView, sourceView } from './view.ts';

type Refused = { readonly ok: false; readonly refusals: readonly SourceRefusal[] };

export type SourceUi = {
  readonly sources: (actor: Actor) => Promise<readonly KeptSource[]>;
  readonly source: (actor: Actor, id: SourceId) => Promise<{ source: KeptSource; runs: readonly Run[] }>;
  readonly run: (actor: Actor, id: RunId) => Promise<{ source: KeptSource; run: Run; unreadable: readonly UnreadablePosting[] }>;
  readonly addSource: (actor: Actor, draft: SourceDraft) => Promise<{ ok: true; sourceId: SourceId } | Refused>;
  readonly changeSource: (
    actor: Actor,
    change: { sourceId: SourceId; version: number; draft: SourceDraft },
  ) => Promise<{ ok: true } | Refused>;
  readonly detectSource: (actor: Actor, address: string) => Promise<DetectedSource>;
  readonly runSource: (actor: Actor, id: SourceId) => Promise<void>;
};

const PATHS_MOST = 50;
const whole = z
  .string()
  .default('')
  .transform((value) => (/^\d{1,9}$/.test(value.trim()) ? Number(value.trim()) : Number.NaN));
const detectForm = z.strictObject({ address: text(2000) });
const form = z.strictObject({
  version: z.coerce.number().int().default(0),
  kind: z.enum(SOURCE_KINDS),
  name: optionalText(400),
  address: optionalText(2000),
  region: optionalText(100),
  cron: optionalText(100),
  delay: whole,
  pages: whole,
  paused: checked,
  pauseReason: optionalText(1000),
  sitemaps: lines(PATHS_MOST, 2000),
  include: lines(PATHS_MOST, 500),
  exclude: lines(PATHS_MOST, 500),
  list: optionalText(500),
  item: optionalText(500),
  link: optionalText(500),
  linkTitle: optionalText(500),
  next: optionalText(500),
  detail: z.enum(['always', 'thin', 'never']).default('thin'),
  lists: z.enum(['all', 'latest']).default('all'),
});
type Input = z.infer<typeof form>;

function toRecipe(input: Input): SourceRecipe {
  switch (input.kind) {
    case 'json-ld':
      return { kind: 'json-ld', sitemaps: input.sitemaps, include: input.include, exclude: input.exclude };
    case 'listing':
      return {
        kind: 'listing',
        list: input.list,
        item: input.item,
        link: input.link,
        title: input.linkTitle,
        next: input.next === '' ? null : input.next,
      };
    case 'rss':
      return { kind: 'rss', detail: input.detail, lists: input.lists };
    default:
      return { kind: input.kind };
  }
}

function toDraft(input: Input): SourceDraft {
  return {
    name: input.name,
    kind: input.kind,
    address: input.address,
    recipe: toRecipe(input),
    cron: input.cron,
    region: input.region === '' ? null : input.region,
    state: input.paused ? { status: 'paused', reason: input.pauseReason } : { status: 'active' },
    limits: { minDelayMs: input.delay, maxPages: input.pages },
  };
}

const FIELD_OF: Readonly<Record<SourceRefusal, string>> = {
  'cron-form': 'cron',
  'cron-range': 'cron',
  'skipped-hour': 'cron',
  'never-runs': 'cron',
  'name-length': 'name',
  'name-taken': 'name',
  'kind-recipe-differ': 'kind',
  'address-form': 'address',
  'address-scheme': 'address',
  'address-credentials': 'address',
  'sitemap-other-site': 'sitemaps',
  'pattern-form': 'include',
  'selector-missing': 'list',
  'pause-reason-length': 'pauseReason',
  'delay-range': 'delay',
  'pages-range': 'pages',
};
const toErrors = (refusals: readonly SourceRefusal[]): FieldErrors =>
  Object.fromEntries(refusals.map((refusal) => [FIELD_OF[refusal], `source.refused.${refusal}` as const]));

function toFields(source: KeptSource): SourceFields {
  const { recipe } = source;
  return {
    name: source.name,
    address: source.address,
    region: source.region ?? '',
    cron: source.schedule.cron,
    delay: String(source.limits.minDelayMs),
    pages: String(source.limits.maxPages),
    paused: source.state.status === 'paused' ? 'ja' : '',
    pauseReason: source.state.status === 'paused' ? source.state.reason : '',
    ...recipeFields(recipe),
  };
}

const kindOf = (text: string | null): SourceKind => SOURCE_KINDS.find((kind) => kind === text) ?? 'json-ld';

export function sourceRoutes(page: PageRouter, ui: SourceUi): void {
  const SEE = { may: 'source.list', audit: null } as const;
  const CHANGE = { may: 'source.change', audit: 'source.change' } as const;

  page.get(
    paths.source.list,
    SEE,
    async (req, res) => void res.send(sourcesView(req.page, await ui.sources(req.actor), mayRole(req.actor, 'source.change'))),
  );

  page.get(paths.source.add, { ...CHANGE, audit: null }, (req, res) => {
    res.send(
      sourceFormView(req.page, {
        action: paths.source.add.url(),
        kind: kindOf(queryText(req, 'soort')),
        fields: { cron: defaultCron(req.page.url), delay: '1000', pages: '5000' },
        choose: true,
      }),
    );
  });
  page.post(paths.source.add, CHANGE, async (req, res) => {
    const input = readForm(form, req.body);
    const done = input.ok ? await ui.addSource(req.actor, toDraft(input.value)) : null;
    if (done?.ok) return redirect(res, paths.source.view.url({ sourceId: done.sourceId }), 'source.saved');
    const errors = input.ok ? toErrors(done?.refusals ?? []) : input.errors;
    const fields = asFields(req.body);
    res
      .status(422)
      .send(
        sourceFormView(req.page, { action: paths.source.add.url(), kind: kindOf(fields['kind'] ?? null), fields, errors, choose: true }),
      );
  });

  page.get(paths.source.detect, CHANGE, (req, res) => void res.send(detectView(req.page, { address: '', found: null })));
  page.post(paths.source.detect, CHANGE, async (req, res) => {
    const input = readForm(detectForm, req.body);
    if (!input.ok) {
      const address = asFields(req.body)['address'] ?? '';
      return void res.status(422).send(detectView(req.page, { address, found: null, errors: input.errors }));
    }
    const found = await ui.detectSource(req.actor, input.value.address);
    res.status(found.best === null ? 422 : 200).send(detectView(req.page, { address: input.value.address, found }));
  });

  page.get(paths.source.view, SEE, async (req, res) => {
    const { source, runs } = await ui.source(req.actor, idParam(req, 'sourceId', toSourceId));
    res.send(
      sourceView(req.page, source, runs, { mayChange: mayRole(req.actor, 'source.change'), mayRun: mayRole(req.actor, 'source.run') }),
    );
  });

  page.get(paths.source.change, { ...CHANGE, audit: null }, async (req, res) => {
    const sourceId = idParam(req, 'sourceId', toSourceId);
    const { source } = await ui.source(req.actor, sourceId);
    res.send(
      sourceFormView(req.page, {
        action: paths.source.change.url({ sourceId }),
        kind: source.kind,
        version: source.version,
        fields: toFields(source),
        choose: false,
      }),
    );
  });
  page.post(paths.source.change, CHANGE, async (req, res) => {
    const sourceId = idParam(req, 'sourceId', toSourceId);
    const input = readForm(form, req.body);
    const done = input.ok
      ? await ui.changeSource(req.actor, { sourceId, version: input.value.version, draft: toDraft(input.value) })
      : null;
    if (done?.ok) return redirect(res, paths.source.view.url({ sourceId }), 'source.saved');
    const errors = input.ok ? toErrors(done?.refusals ?? []) : input.errors;
    const fields = asFields(req.body);
    res.status(422).send(
      sourceFormView(req.page, {
        action: paths.source.change.url({ sourceId }),
        kind: kindOf(fields['kind'] ?? null),
        version: Number(fields['version'] ?? 0),
        fields,
        errors,
        choose: false,
      }),
    );
  });

  page.post(paths.source.run, { may: 'source.run', audit: 'source.run' }, async (req, res) => {
    const sourceId = idParam(req, 'sourceId', toSourceId);
    await ui.runSource(req.actor, sourceId);
    redirect(res, paths.source.view.url({ sourceId }), 'source.run-asked');
  });

  page.get(paths.source.viewRun, SEE, async (req, res) => {
    const { source, run, unreadable } = await ui.run(req.actor, idParam(req, 'runId', toRunId));
    res.send(runView(req.page, source, run, unreadable));
  });
}
