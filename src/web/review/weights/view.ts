import { ORDER_PARTS, type OrderWeights } from '../../../domain/match/weigh-order.ts';
import type { CandidateId } from '../../../domain/shared/ids.ts';
import type { QueueItem } from '../../../ports/review-repository.ts';
import type { ViewedWeights } from '../../../usecases/review/weigh-queue.ts';
import { button, hidden, postForm, select, textbox } from '../../components/form.ts';
import { badge, heading, paragraph, table } from '../../components/show.ts';
import { html, type Html } from '../../html.ts';
import { layout } from '../../layout.ts';
import type { PageContext } from '../../page.ts';
import { paths } from '../../paths.ts';
import { CLASS_TONES } from '../class-tones.ts';

/** A weight in the middle, to begin from. */
const MIDDLE = 5;

type Asked = { readonly weights: OrderWeights | null; readonly candidateId: CandidateId | null };

/** The weights of an agency, tried on the queue of a candidate before they are saved. */
export function weightsView(page: PageContext, { agreed, candidates, preview }: ViewedWeights, { weights, candidateId }: Asked): string {
  const { t } = page;
  const shown = weights ?? agreed;
  const address = paths.review.weights.url();
  return layout(
    page,
    { title: t('order.title'), wide: true },
    html`${paragraph(t('order.intro'))} ${agreed === null ? paragraph(t('order.fixed')) : null}
      <form class="kaart" method="get" action="${address}">
        <div class="velden">
          ${ORDER_PARTS.map((part) => textbox(page, { name: part, label: t(`order.part.${part}`), type: 'number', value: shown?.[part] ?? MIDDLE }))}
        </div>
        ${select(page, { name: 'kandidaat', label: t('order.candidate'), value: candidateId ?? '', options: candidates.map(({ id, name }) => ({ value: id, label: name })) })}
        <p class="knoppen">${button(t('order.try'))}</p>
      </form>
      ${
        preview
          ? html`<div class="twee">
              <div>${heading(2, t('order.now'))} ${queueTable(page, t('order.now'), preview.now)}</div>
              <div>${heading(2, t('order.then'))} ${queueTable(page, t('order.then'), preview.after)}</div>
            </div>`
          : null
      }
      <div class="knoppen">
        ${weights ? postForm(page, address, [...ORDER_PARTS.map((part) => hidden(part, weights[part])), button(t('order.save'))]) : null}
        ${agreed ? postForm(page, address, [button(t('order.default'), { kind: 'secondary' })]) : null}
      </div>`,
  );
}

function queueTable(page: PageContext, caption: string, items: readonly QueueItem[]): Html {
  const { t } = page;
  return table({
    caption,
    head: ['', t('queue.vacancy'), t('queue.class')],
    rows: items.map((item, at) => [
      String(at + 1),
      html`${item.title}<br /><span class="klein">${[item.employer, item.town].filter(Boolean).join(', ')}</span>`,
      badge(t(`class.${item.class}`), CLASS_TONES[item.class]),
    ]),
    empty: t('queue.empty'),
  });
}
