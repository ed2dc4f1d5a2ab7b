import { z } from 'zod';
import type { Actor } from '../../domain/access/actor.ts';
import { mayRole } from '../../domain/access/permission.ts';
import { toVacancyId, type VacancyId } from '../../domain/shared/ids.ts';
import type { VacancyHits, VacancyQuery } from '../../ports/vacancy-index.ts';
import type { PasteRefusal, PastedText } from '../../usecases/vacancy/paste-vacancy.ts';
import type { ViewedVacancy } from '../../usecases/vacancy/view-vacancy.ts';
import { asFields, optionalText, readForm, type FieldErrors } from '../forms.ts';
import type { TextKey } from '../messages/catalogue.ts';
import { idParam, queryText, redirect, type PageRouter } from '../page.ts';
import { paths } from '../paths.ts';
import { pasteView, searchView, vacancyView } from './view.ts';

type Pasted =
  | { readonly ok: true; readonly vacancyId: VacancyId; readonly others: number }
  | { readonly ok: false; readonly refusal: PasteRefusal };

export type VacancyUi = {
  readonly search: (actor: Actor, query: Omit<VacancyQuery, 'agencyId' | 'at'>) => Promise<VacancyHits>;
  readonly vacancy: (actor: Actor, id: VacancyId) => Promise<ViewedVacancy>;
  readonly pasteLink: (actor: Actor, url: string) => Promise<Pasted>;
  readonly pasteText: (actor: Actor, text: PastedText) => Promise<Pasted>;
};

const PAGE = 25;
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
    const text = (queryText(req, 'zoek') ?? '').slice(0, 200);
    const offset = Math.max(0, Math.min(10_000, Number(queryText(req, 'vanaf') ?? 0) || 0));
    const hits = await ui.search(req.actor, {
      text,
      near: null,
      occupations: [],
      hours: [],
      education: [],
      contract: [],
      workingTimes: [],
      sources: [],
      seenSince: null,
      order: 'best',
      limit: PAGE,
      offset,
    });
    res.send(searchView(req.page, { text, hits, offset, size: PAGE, mayPaste: mayRole(req.actor, 'vacancy.paste') }));
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

  page.get(paths.vacancy.view, SEE, async (req, res) => {
    res.send(vacancyView(req.page, await ui.vacancy(req.actor, idParam(req, 'vacancyId', toVacancyId))));
  });
}
