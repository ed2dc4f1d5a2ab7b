import type { Candidate } from '../../../domain/candidate/candidate.ts';
import type { KeptSearch } from '../../../ports/saved-search-repository.ts';
import type { QueueCounts } from '../../../ports/review-repository.ts';
import { linkButton } from '../../components/form.ts';
import { heading, link, list, paragraph, wholeNumber } from '../../components/show.ts';
import { html, type Html } from '../../html.ts';
import { layout } from '../../layout.ts';
import type { PageContext } from '../../page.ts';
import { paths } from '../../paths.ts';

export type Queues = readonly { readonly candidate: Candidate; readonly counts: QueueCounts | null }[];

/** Open matches of one candidate that wait for a verdict. */
const waitingIn = ({ counts }: Queues[number]): number => (counts?.geenConflict ?? 0) + (counts?.aandacht ?? 0);

/** Whoever has most to judge first; the rest by name, as they came. */
export function queuesView(page: PageContext, queues: Queues, news: readonly KeptSearch[]): string {
  const { t } = page;
  const busy = queues.filter((queue) => waitingIn(queue) > 0).toSorted((a, b) => waitingIn(b) - waitingIn(a));
  const quiet = queues.filter((queue) => waitingIn(queue) === 0);
  const total = busy.reduce((sum, queue) => sum + waitingIn(queue), 0);
  const rows = (some: Queues) =>
    html`<ul class="wachtrijen">
      ${some.map((queue) => queueRow(page, queue))}
    </ul>`;
  return layout(
    page,
    { title: t('queue.title') },
    queues.length === 0
      ? html`<p class="leeg">${t('queue.none')}</p>`
      : html`${paragraph(total === 0 ? t('queue.all-done') : t('queue.total', wholeNumber(page, total), busy.length))}
        ${newsList(page, news)} ${busy.length === 0 ? null : html`${heading(2, t('queue.busy'))} ${rows(busy)}`}
        ${quiet.length === 0 ? null : html`${heading(2, t('queue.quiet'))} ${rows(quiet)}`}`,
  );
}

/** What came into saved searches since somebody looked. */
function newsList(page: PageContext, news: readonly KeptSearch[]): Html | null {
  const { t } = page;
  if (news.length === 0) return null;
  const lines = news.map(
    ({ candidateId, candidateName, name, news: count }) =>
      html`${candidateName}: ${link(paths.candidate.searches.url({ candidateId }), name)}, ${t('search.alert', count ?? 0)}`,
  );
  return html`<section class="kaart">${heading(2, t('search.alerts'))} ${list(lines)}</section>`;
}

function queueRow(page: PageContext, queue: Queues[number]): Html {
  const { t } = page;
  const { candidate, counts } = queue;
  const waiting = waitingIn(queue);
  const parts = [
    counts?.geenConflict ? `${counts.geenConflict} ${t('queue.new')}` : null,
    counts?.aandacht ? `${counts.aandacht} ${t('queue.attention')}` : null,
    counts?.parked ? `${counts.parked} ${t('queue.parked')}` : null,
    counts?.asked ? `${counts.asked} ${t('queue.asked')}` : null,
    counts?.accepted ? `${counts.accepted} ${t('queue.accepted')}` : null,
  ].filter((part) => part !== null);
  return html`<li>
    <span class="getal" aria-hidden="true">${waiting}</span>
    <div>
      ${heading(3, link(paths.candidate.view.url({ candidateId: candidate.id }), candidate.name))}
      <p class="klein">
        <span class="alleen-lezer">${waiting} ${t('queue.waiting')}. </span>${[candidate.reference, ...parts].join(' · ')}
      </p>
    </div>
    ${linkButton(paths.review.queue.url({ candidateId: candidate.id }), html`${t('queue.open')}<span class="alleen-lezer"> ${candidate.name}</span>`, waiting > 0 ? 'primary' : 'secondary')}
  </li>`;
}
