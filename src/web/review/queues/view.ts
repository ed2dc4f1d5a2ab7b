import type { Candidate } from '../../../domain/candidate/candidate.ts';
import type { QueueCounts } from '../../../ports/review-repository.ts';
import { linkButton } from '../../components/form.ts';
import { heading, link, paragraph } from '../../components/show.ts';
import { html } from '../../html.ts';
import { layout } from '../../layout.ts';
import type { PageContext } from '../../page.ts';
import { paths } from '../../paths.ts';

export type Queues = readonly { readonly candidate: Candidate; readonly counts: QueueCounts | null }[];

export function queuesView(page: PageContext, queues: Queues): string {
  const { t } = page;
  const cards = queues.map(({ candidate, counts }) => {
    const waiting = (counts?.geenConflict ?? 0) + (counts?.aandacht ?? 0);
    const address = paths.review.queue.url({ candidateId: candidate.id });
    return html`<li class="kaart">
      ${heading(2, link(paths.candidate.view.url({ candidateId: candidate.id }), candidate.name))}
      <p class="utrecht-paragraph"><span class="getal">${waiting}</span> ${t('queue.waiting')}</p>
      <p class="utrecht-paragraph klein">
        ${counts?.geenConflict ?? 0} ${t('queue.new')} · ${counts?.aandacht ?? 0} ${t('queue.attention')}<br />
        ${counts?.parked ?? 0} ${t('queue.parked')} · ${counts?.asked ?? 0} ${t('queue.asked')} · ${counts?.accepted ?? 0}
        ${t('queue.accepted')} · ${counts?.rejected ?? 0} ${t('queue.rejected')}
      </p>
      ${linkButton(address, html`${t('queue.open')}<span class="alleen-lezer"> ${candidate.name}</span>`, waiting > 0 ? 'primary' : 'secondary')}
    </li>`;
  });
  return layout(
    page,
    { title: t('queue.title') },
    html`${paragraph(queues.length === 0 ? t('queue.none') : t('queue.intro'))}
      <ul class="rooster">
        ${cards}
      </ul>`,
  );
}
