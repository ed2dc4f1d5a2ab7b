import type { ReviewStatus } from '../../../domain/review/review.ts';
import type { ViewedReview } from '../../../usecases/review/view-review.ts';
import type { ViewedQueue } from '../../../usecases/review/view-queue.ts';
import { linkButton, button, postForm } from '../../components/form.ts';
import { alert, badge, calendarDay, heading, link, list, moment, pagination, paragraph, table, tabs } from '../../components/show.ts';
import { html, type Html } from '../../html.ts';
import { layout } from '../../layout.ts';
import type { PageContext } from '../../page.ts';
import { paths } from '../../paths.ts';
import { undoBar } from '../undo-bar.ts';
import { CLASS_TONES } from '../class-tones.ts';

const STATUSES: readonly ReviewStatus[] = ['open', 'parked', 'asked', 'accepted', 'rejected'];

type QueueOptions = {
  readonly status: ReviewStatus;
  readonly conditions: readonly string[];
  /** Where the pages before and after begin; null where there is none. */
  readonly previous: number | null;
  readonly next: number | null;
  readonly justDecided: ViewedReview | null;
  readonly mayAsk: boolean;
};

export function queueView(page: PageContext, viewed: ViewedQueue, options: QueueOptions): string {
  const { t } = page;
  const { candidate, items, profile } = viewed;
  const { status, justDecided } = options;
  const [first] = items;
  const candidateId = candidate.id;
  const to = (reviewId: string) => paths.review.match.url({ candidateId, reviewId });
  const at = (from: number | null) =>
    from === null ? null : paths.review.queue.url({ candidateId }, { stand: status === 'open' ? null : status, vanaf: from || null });
  const why = !profile
    ? t('queue.no-profile')
    : !profile.limits.matchable
      ? t('queue.no-matching')
      : profile.resting
        ? t('queue.resting')
        : null;
  const rows = items.map((item) => [
    html`${link(to(item.review.id), item.title)}<br /><span class="klein">${[item.employer, item.town].filter(Boolean).join(', ')}</span>${
        item.whatChanged ? html`<br /><span class="klein">${t('queue.changed', item.whatChanged)}</span>` : null
      }`,
    badge(t(`class.${item.class}`), CLASS_TONES[item.class]),
    status === 'parked' ? calendarDay(page, item.review.parkUntil) : moment(page, item.firstSeenAt),
  ]);
  return layout(
    page,
    {
      title: t('queue.of', candidate.name),
      wide: true,
      back: { href: paths.candidate.view.url({ candidateId }), label: candidate.name },
    },
    html`${justDecided ? undoBar(page, justDecided) : null} ${why ? alert('warning', why) : null} ${queueTabs(page, viewed, status)}
      <div class="twee">
        <div>
          ${status === 'open' && first ? html`<p class="knoppen">${linkButton(to(first.review.id), t('queue.start'), 'primary')}</p>` : null}
          ${table({
            caption: t(`status.${status}`),
            head: [t('queue.vacancy'), t('queue.class'), status === 'parked' ? t('match.until') : t('queue.first-seen')],
            rows,
            empty: why ?? (status === 'open' ? t('queue.empty') : t('queue.none-here')),
          })}
          ${pagination(page, { previous: at(options.previous), next: at(options.next), label: t('queue.of', candidate.name) })}
        </div>
        <aside>
          ${profile ? conditionsCard(page, profile.limits.openWords, options.conditions) : null}
          <p class="utrecht-paragraph">${link(paths.review.keptBack.url({ candidateId }), t('queue.kept-back'))}</p>
          ${
            profile && !why && options.mayAsk
              ? postForm(page, paths.review.rematch.url({ candidateId }), button(t('queue.rematch'), { kind: 'secondary' }), {
                  class: 'niet-afdrukken',
                })
              : null
          }
        </aside>
      </div>`,
  );
}

function queueTabs(page: PageContext, { candidate, counts }: ViewedQueue, current: ReviewStatus): Html {
  const { t } = page;
  const candidateId = candidate.id;
  const count: Readonly<Record<ReviewStatus, number>> = {
    open: (counts?.geenConflict ?? 0) + (counts?.aandacht ?? 0),
    parked: counts?.parked ?? 0,
    asked: counts?.asked ?? 0,
    accepted: counts?.accepted ?? 0,
    rejected: counts?.rejected ?? 0,
  };
  return tabs(page, t('queue.show'), [
    ...STATUSES.map((status) => ({
      href: paths.review.queue.url({ candidateId }, { stand: status === 'open' ? null : status }),
      label: t(`status.${status}`),
      count: count[status],
      current: status === current,
    })),
    { href: paths.review.keptBack.url({ candidateId }, { regel: 'niet_passend' }), label: t('queue.unlikely'), current: false },
  ]);
}

function conditionsCard(page: PageContext, openWords: number, conditions: readonly string[]): Html {
  const { t } = page;
  return html`<section class="kaart">
    ${heading(2, t('queue.conditions'))} ${openWords > 0 ? alert('warning', t('queue.open-words', openWords)) : null}
    ${conditions.length === 0 ? paragraph(t('queue.no-conditions')) : list(conditions)}
  </section>`;
}
