import type { MatchClass } from '../../../domain/match/match.ts';
import type { ReviewStatus } from '../../../domain/review/review.ts';
import type { ViewedQueue } from '../../../usecases/review/view-queue.ts';
import { linkButton, button, postForm } from '../../components/form.ts';
import { alert, badge, link, list, moment, paragraph, table, type Tone } from '../../components/show.ts';
import { html } from '../../html.ts';
import { layout } from '../../layout.ts';
import type { PageContext } from '../../page.ts';
import { paths } from '../../paths.ts';

export const CLASS_TONES: Readonly<Record<MatchClass, Tone>> = { geen_conflict: 'success', aandacht: 'warning', niet_passend: 'danger' };
const STATUSES: readonly ReviewStatus[] = ['open', 'parked', 'asked', 'accepted', 'rejected'];

export function queueView(page: PageContext, viewed: ViewedQueue, status: ReviewStatus, conditions: readonly string[]): string {
  const { t } = page;
  const { candidate, items, profile } = viewed;
  const [first] = items;
  const to = (reviewId: string) => paths.review.match.url({ candidateId: candidate.id, reviewId });
  const openWords = profile?.limits.openWords ?? 0;
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
    moment(page, item.firstSeenAt),
  ]);
  return layout(
    page,
    { title: t('queue.of', candidate.name) },
    html`${why ? alert('warning', why) : null}
      <nav class="knoppen" aria-label="${t('queue.show')}">
        ${STATUSES.map((one) => link(paths.review.queue.url({ candidateId: candidate.id }, { stand: one === 'open' ? null : one }), t(`status.${one}`), { current: one === status }))}
        ${link(paths.review.keptBack.url({ candidateId: candidate.id }, { regel: 'niet_passend' }), t('queue.unlikely'))}
        ${link(paths.review.keptBack.url({ candidateId: candidate.id }), t('queue.kept-back'))}
      </nav>
      ${status === 'open' && first ? html`<p class="knoppen">${linkButton(to(first.review.id), t('queue.start'), 'primary')}</p>` : null}
      <details>
        <summary>${t('queue.conditions')}</summary>
        ${openWords > 0 ? alert('warning', t('queue.open-words', openWords)) : null} ${conditions.length === 0 ? null : list(conditions)}
      </details>
      ${table({
        caption: `${t(`status.${status}`)}: ${items.length}`,
        head: [t('queue.vacancy'), t('queue.class'), t('queue.first-seen')],
        rows,
        empty: why ?? t('queue.empty'),
      })}
      ${
        profile && !why
          ? postForm(page, paths.review.rematch.url({ candidateId: candidate.id }), button(t('queue.rematch'), { kind: 'secondary' }), {
              class: 'niet-afdrukken',
            })
          : paragraph('')
      }`,
  );
}
