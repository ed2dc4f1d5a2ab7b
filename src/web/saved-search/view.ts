import type { Candidate } from '../../domain/candidate/candidate.ts';
import type { SavedSearch } from '../../domain/vacancy/search-request.ts';
import { candidateTabs } from '../candidate/tabs.ts';
import { button, linkButton, postForm } from '../components/form.ts';
import { moment, table, wholeNumber } from '../components/show.ts';
import type { FieldErrors } from '../forms.ts';
import { html } from '../html.ts';
import { layout } from '../layout.ts';
import type { PageContext } from '../page.ts';
import { paths } from '../paths.ts';
import { searchUrl } from '../vacancy/search/address.ts';
import { EVERYTHING } from '../../domain/vacancy/search-request.ts';

type Viewed = { readonly candidate: Candidate; readonly searches: readonly SavedSearch[] };

/** A candidate's saved searches, with what is new in each. */
export function savedSearchesView(page: PageContext, { candidate, searches }: Viewed, mayKeep: boolean, errors: FieldErrors = {}): string {
  const { t } = page;
  const rows = searches.map(({ id, name, news, madeByName, madeAt }) => {
    const named = html`<span class="alleen-lezer"> ${name}</span>`;
    return [
      name,
      news === null ? t('search.saved-uncounted') : wholeNumber(page, news),
      html`${moment(page, madeAt)}${madeByName === null ? null : `, ${madeByName}`}`,
      mayKeep ? postForm(page, paths.savedSearch.open.url({ searchId: id }), button(html`${t('search.saved-open')}${named}`)) : null,
      mayKeep
        ? postForm(page, paths.savedSearch.end.url({ searchId: id }), button(html`${t('search.saved-end')}${named}`, { kind: 'secondary' }))
        : null,
    ];
  });
  return layout(
    page,
    {
      title: t('search.saved-of', candidate.name),
      errors,
      back: { href: paths.candidate.view.url({ candidateId: candidate.id }), label: candidate.name },
    },
    html`${candidateTabs(page, candidate.id)}
      ${table({
        caption: t('search.saved'),
        head: [t('search.keep-name'), t('search.saved-news'), t('search.saved-made'), '', ''],
        rows,
        empty: t('search.saved-none'),
        numeric: [1],
      })}
      <p class="knoppen">
        ${linkButton(searchUrl({ asked: EVERYTHING, offset: 0, candidateId: candidate.id, newSince: null }), t('search.start'))}
      </p>`,
  );
}
