import { z } from 'zod';
import type { Actor } from '../../domain/access/actor.ts';
import { mayRole } from '../../domain/access/permission.ts';
import type { Candidate } from '../../domain/candidate/candidate.ts';
import { toCandidateId, type CandidateId } from '../../domain/shared/ids.ts';
import type { SavedSearch, SearchRequest } from '../../domain/vacancy/search-request.ts';
import { readForm, text } from '../forms.ts';
import { idParam, redirect, type PageRouter } from '../page.ts';
import { paths } from '../paths.ts';
import { readAddress, searchUrl } from '../vacancy/search/address.ts';
import { savedSearchesView } from './view.ts';

export type SavedSearchUi = {
  readonly savedSearches: (
    actor: Actor,
    candidateId: CandidateId,
  ) => Promise<{ readonly candidate: Candidate; readonly searches: readonly SavedSearch[] }>;
  readonly keepSearch: (actor: Actor, search: { candidateId: CandidateId; name: string; asked: SearchRequest }) => Promise<string>;
  readonly openSavedSearch: (
    actor: Actor,
    id: string,
  ) => Promise<{ readonly candidateId: CandidateId; readonly asked: SearchRequest; readonly newSince: Date }>;
  readonly endSavedSearch: (actor: Actor, id: string) => Promise<CandidateId>;
};

const keepForm = z.strictObject({ naam: text(120), vraag: z.string().max(8_000).default('') });

/** The parameters of an address, those that come more than once as a list. */
function parametersOf(query: string): Readonly<Record<string, string | string[]>> {
  const parameters = new URLSearchParams(query);
  return Object.fromEntries(
    [...new Set(parameters.keys())]
      .map((name) => [name, parameters.getAll(name)] as const)
      .map(([name, all]) => [name, all.length === 1 ? (all[0] ?? '') : all]),
  );
}

export function savedSearchRoutes(page: PageRouter, ui: SavedSearchUi): void {
  const SEE = { may: 'search.view', audit: null } as const;
  const KEEP = { may: 'search.keep', audit: 'search.keep' } as const;

  page.get(paths.candidate.searches, SEE, async (req, res) => {
    const viewed = await ui.savedSearches(req.actor, idParam(req, 'candidateId', toCandidateId));
    res.send(savedSearchesView(req.page, viewed, mayRole(req.actor, 'search.keep')));
  });

  page.post(paths.candidate.searches, KEEP, async (req, res) => {
    const candidateId = idParam(req, 'candidateId', toCandidateId);
    const input = readForm(keepForm, req.body);
    if (!input.ok) {
      const viewed = await ui.savedSearches(req.actor, candidateId);
      return void res.status(422).send(savedSearchesView(req.page, viewed, true, input.errors));
    }
    const { asked } = readAddress(parametersOf(input.value.vraag));
    await ui.keepSearch(req.actor, { candidateId, name: input.value.naam, asked });
    redirect(res, paths.candidate.searches.url({ candidateId }), 'search.kept');
  });

  page.post(paths.savedSearch.open, KEEP, async (req, res) => {
    const { candidateId, asked, newSince } = await ui.openSavedSearch(req.actor, idParam(req, 'searchId', String));
    redirect(res, searchUrl({ asked, offset: 0, candidateId, newSince }));
  });

  page.post(paths.savedSearch.end, KEEP, async (req, res) => {
    const candidateId = await ui.endSavedSearch(req.actor, idParam(req, 'searchId', String));
    redirect(res, paths.candidate.searches.url({ candidateId }), 'search.saved-ended');
  });
}
