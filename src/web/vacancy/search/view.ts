import type { Candidate } from '../../../domain/candidate/candidate.ts';
import { DISTANCE_RINGS, SEEN_WITHIN } from '../../../domain/vacancy/search-facets.ts';
import { EVERYTHING } from '../../../domain/vacancy/search-request.ts';
import type { FacetCount, MarkedText, VacancyHit } from '../../../ports/vacancy-index.ts';
import type { FoundVacancies, HitForCandidate } from '../../../usecases/vacancy/search-vacancies.ts';
import { button, checkboxes, hidden, linkButton, postForm, radios, select, textbox, type Option } from '../../components/form.ts';
import { alert, badge, heading, link, list, moment, pagination, paragraph, wholeNumber } from '../../components/show.ts';
import type { FieldErrors } from '../../forms.ts';
import { html, type Html } from '../../html.ts';
import { layout } from '../../layout.ts';
import type { MessageKey, TextKey } from '../../messages/catalogue.ts';
import { nl } from '../../messages/nl/index.ts';
import type { PageContext } from '../../page.ts';
import { paths } from '../../paths.ts';
import { CLASS_TONES } from '../../review/class-tones.ts';
import { SEARCH_PAGE, searchUrl, toParameters, type SearchAddress } from './address.ts';

export type Search = {
  readonly address: SearchAddress;
  readonly viewed: FoundVacancies;
  /** Candidates for whom the actor may look; empty for whoever looks for nobody. */
  readonly candidates: readonly Candidate[];
  readonly mayPaste: boolean;
  /** May put a vacancy in the queue or on the shortlist, and keep a search. */
  readonly mayDecide: boolean;
  readonly errors?: FieldErrors;
};

/** The search page: one form whose every state is an address; results beside what narrows them. */
export function searchView(page: PageContext, search: Search): string {
  const { t } = page;
  const { viewed } = search;
  return layout(
    page,
    { title: t('vacancy.title'), wide: true, errors: search.errors ?? {} },
    html`<div class="zoeken">
      <form method="get" action="${paths.vacancy.search.url()}" role="search" class="zoeken__formulier">
        ${question(page, search)}
        <div class="zoeken__keuzes">${narrowing(page, search)}</div>
      </form>
      <div class="zoeken__gevonden">
        <p class="utrecht-paragraph" role="status">
          ${t('search.found', wholeNumber(page, viewed.found.total), viewed.found.atLeast, viewed.found.total === 1)}
          ${search.mayPaste ? html`· ${link(paths.vacancy.paste.url(), t('nav.paste'))}` : null}
        </p>
        ${notes(page, search)} ${results(page, search)} ${keepForm(page, search)}
      </div>
    </div>`,
  );
}

function question(page: PageContext, { address: { asked, candidateId, newSince }, candidates, viewed }: Search): Html {
  const { t } = page;
  const rings = DISTANCE_RINGS.map((ring) => ({
    value: String(ring),
    label: withCount(
      page,
      t('search.km', String(ring)),
      viewed.found.facets.distance.find(({ value }) => value === ring),
    ),
  }));
  const nobody = { value: '', label: t('search.for-nobody') };
  const people = candidates.map(({ id, name }) => ({ value: id, label: name }));
  return html`<div class="zoeken__vraag">
    ${textbox(page, { name: 'zoek', label: t('vacancy.search'), type: 'search', value: asked.text, hint: t('search.hint') })}
    ${textbox(page, { name: 'plaats', label: t('search.place'), value: asked.place, hint: t('search.place-hint') })}
    ${select(page, { name: 'straal', label: t('search.within'), value: String(asked.km), options: rings })}
    ${candidates.length === 0 ? null : select(page, { name: 'kandidaat', label: t('search.for'), value: candidateId, options: [nobody, ...people] })}
    ${select(page, {
      name: 'volgorde',
      label: t('search.order'),
      value: asked.order,
      options: (['best', 'newest'] as const).map((order) => ({ value: order, label: t(`search.order.${order}`) })),
    })}
    ${newSince === null ? null : hidden('nieuwsinds', newSince.toISOString())} ${button(t('vacancy.search-go'))}
  </div>`;
}

const withCount = (page: PageContext, label: string, count: FacetCount<string | number> | undefined): string =>
  count === undefined ? label : `${label} (${page.t('search.count', wholeNumber(page, count.count), count.atLeast)})`;

const has = (key: string): key is TextKey => Object.hasOwn(nl, key);

function narrowing(page: PageContext, { address: { asked }, viewed }: Search): Html {
  const { t } = page;
  const { facets } = viewed.found;
  /** What was found, and what was chosen and is no longer found: a choice must be there to be undone. */
  const options = (counted: readonly FacetCount[], chosen: readonly string[], label: (value: string) => string): readonly Option[] => [
    ...counted.map((count) => ({ value: count.value, label: withCount(page, label(count.value), count) })),
    ...chosen.filter((value) => !counted.some((count) => count.value === value)).map((value) => ({ value, label: `${label(value)} (0)` })),
  ];
  const plain = (value: string): string => value.replaceAll('_', ' ');
  const group = (name: string, key: MessageKey & TextKey, choices: readonly Option[], values: readonly string[]) =>
    choices.length === 0 ? null : checkboxes(page, { name, label: t(key), options: choices, values });
  const occupation = (code: string): string => (has(`isco.${code}`) ? t(`isco.${code}` as TextKey) : code);
  const chosen = [asked.occupations, asked.hours, asked.education, asked.contract, asked.workingTimes, asked.sources].flat();
  const count = chosen.length + (asked.seenWithin === null ? 0 : 1);
  return html`<details class="zoeken__meer">
    <summary>${t('search.narrow')}${count === 0 ? null : ` (${t('search.chosen', count)})`}</summary>
    ${group('beroep', 'search.occupations', options(facets.occupations.slice(0, 15), asked.occupations, occupation), asked.occupations)}
    ${group(
      'uren',
      'search.hours',
      options(facets.hours, asked.hours, (band) => (band === 'onbekend' ? t('search.hours.onbekend') : band)),
      asked.hours,
    )}
    ${group('contract', 'search.contract', options(facets.contract, asked.contract, plain), asked.contract)}
    ${group('tijden', 'search.times', options(facets.workingTimes, asked.workingTimes, plain), asked.workingTimes)}
    ${group('opleiding', 'search.education', options(facets.education, asked.education, plain), asked.education)}
    ${radios(page, {
      name: 'sinds',
      label: t('search.seen'),
      value: asked.seenWithin === null ? '' : String(asked.seenWithin),
      options: [
        { value: '', label: t('search.seen-always') },
        ...SEEN_WITHIN.map((days) => ({
          value: String(days),
          label: withCount(
            page,
            t('search.seen-days', days),
            facets.seen.find(({ value }) => value === days),
          ),
        })),
      ],
    })}
    ${group(
      'bron',
      'search.sources',
      options(facets.sources.slice(0, 15), asked.sources, (id) => sourceName(viewed, id)),
      asked.sources,
    )}
    <p class="knoppen">
      ${button(t('search.narrow-go'), { kind: 'secondary' })} ${linkButton(paths.vacancy.search.url(), t('search.clear'))}
    </p>
  </details>`;
}

const sourceName = ({ sources }: FoundVacancies, id: string): string => [...sources].find(([sourceId]) => sourceId === id)?.[1] ?? id;

/** What has to be known about an answer: an unknown place, a word taken for another, an end at the best thousand, a candidate without profile. */
function notes(page: PageContext, { viewed, address }: Search): Html {
  const { t } = page;
  const { found, candidate, forCandidate, placeUnknown } = viewed;
  const noProfile = candidate !== null && forCandidate.size > 0 && [...forCandidate.values()].every(({ match }) => match === null);
  return html`${placeUnknown ? alert('warning', t('search.place-unknown')) : null}
  ${found.corrected.map(({ from, to }) => alert('info', t('search.corrected', from, to)))}
  ${found.atLeast && address.offset > 0 ? alert('info', t('search.best-only')) : null}
  ${noProfile ? alert('warning', t('search.no-profile')) : null}`;
}

function results(page: PageContext, search: Search): Html {
  const { t } = page;
  const { viewed, address } = search;
  const { hits, total } = viewed.found;
  if (hits.length === 0) return nothing(page, search);
  const to = (offset: number): string => searchUrl({ ...address, offset });
  return html`<ol class="treffers" aria-label="${t('search.results')}" start="${address.offset + 1}">
      ${hits.map((hit) => result(page, search, hit))}
    </ol>
    ${pagination(page, {
      previous: address.offset > 0 ? to(Math.max(0, address.offset - SEARCH_PAGE)) : null,
      next: address.offset + SEARCH_PAGE < total ? to(address.offset + SEARCH_PAGE) : null,
      label: t('search.results'),
    })}`;
}

/** Why there is nothing, and what to do about it. */
function nothing(page: PageContext, { address }: Search): Html {
  const { t } = page;
  const { asked } = address;
  const bare = toParameters({ ...address, asked: { ...asked, order: 'best' } }).length === 0;
  if (bare) return html`<p class="leeg">${t('vacancy.none-at-all')}</p>`;
  const without = (less: Partial<typeof asked>): string => searchUrl({ ...address, offset: 0, asked: { ...EVERYTHING, ...less } });
  return html`<div class="leeg">
    <p>${t('search.none')} ${t('search.none-try')}</p>
    ${list([
      link(without({ text: asked.text }), t('search.none-filters')),
      ...(asked.text === '' ? [] : [link(without({ ...asked, text: '' }), t('search.none-words'))]),
      link(paths.source.list.url(), t('search.none-sources')),
    ])}
  </div>`;
}

const marked = (text: MarkedText): Html => html`${text.map((piece) => (piece.marked ? html`<mark>${piece.text}</mark>` : piece.text))}`;

function result(page: PageContext, search: Search, hit: VacancyHit): Html {
  const { t } = page;
  const { newSince } = search.address;
  const facts = [hit.employer, hit.town, hit.km === null ? null : t('search.km', wholeNumber(page, hit.km))].filter(
    (fact) => fact !== null,
  );
  const isNew = newSince !== null && hit.firstSeenAt > newSince;
  const own = search.viewed.forCandidate.get(hit.id);
  return html`<li>
    ${heading(2, html`${link(paths.vacancy.view.url({ vacancyId: hit.id }), marked(hit.title))} ${isNew ? badge(t('search.new'), 'active') : null}`)}
    <p class="klein">${facts.join(' · ')}${facts.length > 0 ? ' · ' : ''}${t('search.first-seen')} ${moment(page, hit.firstSeenAt)}</p>
    ${paragraph(marked(hit.excerpt))} ${own === undefined ? null : outcome(page, search, hit, own)}
  </li>`;
}

/** How the vacancy stands to the candidate, in words that a jobhunter may read, and what can be done with it. */
function outcome(page: PageContext, search: Search, hit: VacancyHit, { match, review }: HitForCandidate): Html {
  const { t } = page;
  const { candidate } = search.viewed;
  if (candidate === null) return html``;
  const against =
    match === null ? [] : [...match.findings, ...match.gates].filter((one) => one.outcome === 'conflict').map(({ reason }) => reason);
  const where = { candidateId: candidate.id, vacancyId: hit.id };
  const title = html`<span class="alleen-lezer"> ${hit.title.map(({ text }) => text).join('')}</span>`;
  const take = (to: 'wachtrij' | 'shortlist', key: TextKey): Html =>
    postForm(page, paths.vacancy.take.url(where), [
      hidden('naar', to),
      hidden('terug', page.url),
      button(html`${t(key)}${title}`, { kind: 'secondary' }),
    ]);
  return html`<div class="treffers__kandidaat">
    <p>
      ${match === null ? badge(t('search.not-read')) : badge(t(`class.${match.class}`), CLASS_TONES[match.class])}
      ${review === null ? null : badge(t(`search.status.${review.status}`))}
      <span class="klein">${[...new Set(against)].slice(0, 3).join(' ')}</span>
    </p>
    <div class="knoppen">
      ${review === null ? null : linkButton(paths.review.match.url({ candidateId: candidate.id, reviewId: review.id }), html`${t('search.look')}${title}`)}
      ${search.mayDecide && match !== null && review === null ? take('wachtrij', 'search.to-queue') : null}
      ${search.mayDecide && match !== null && (review === null || review.status === 'open') ? take('shortlist', 'search.to-shortlist') : null}
    </div>
  </div>`;
}

function keepForm(page: PageContext, { viewed: { candidate }, address, mayDecide, errors = {} }: Search): Html | null {
  const { t } = page;
  if (candidate === null || !mayDecide) return null;
  const parameters = toParameters({ ...address, offset: 0, newSince: null });
  return html`<section class="kaart">
    ${heading(2, t('search.keep'))}
    ${postForm(page, paths.candidate.searches.url({ candidateId: candidate.id }), [
      hidden('vraag', new URLSearchParams(parameters.map(([name, value]): [string, string] => [name, value])).toString()),
      textbox(page, { name: 'naam', label: t('search.keep-name'), value: address.asked.text, hint: t('search.keep-hint'), errors }),
      button(t('search.keep-go'), { kind: 'secondary' }),
    ])}
    <p class="utrecht-paragraph">
      ${link(paths.candidate.searches.url({ candidateId: candidate.id }), t('search.saved-of', candidate.name))}
    </p>
  </section>`;
}
