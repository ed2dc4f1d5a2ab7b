import type { ShortcutAction } from '../../domain/review/shortcuts.ts';
import type { ViewedReview } from '../../usecases/review/view-review.ts';
import { hidden, postForm } from '../components/form.ts';
import { html, type Html } from '../html.ts';
import type { PageContext } from '../page.ts';
import { paths } from '../paths.ts';

/** What was decided a moment ago, and the way back. */
export function undoBar(page: PageContext, decided: ViewedReview): Html | null {
  const { t } = page;
  const { review, candidate, version } = decided;
  if (review.status === 'open') return null;
  return html`<div class="utrecht-alert utrecht-alert--ok net-besloten" role="status" tabindex="-1" data-focus>
    <div class="utrecht-alert__content">
      <span>${t(`decide.done.${review.status}`, version.title)}</span>
      ${postForm(page, paths.review.undo.url({ candidateId: candidate.id, reviewId: review.id }), [
        hidden('version', review.version),
        html`<button class="utrecht-button utrecht-button--secondary-action" type="submit" data-action="undo">
          ${t('decide.undo')}${keyOf(page, 'undo')}
        </button>`,
      ])}
    </div>
  </div>`;
}

/** The key of an action, as this person set it. */
export function keyOf({ session }: PageContext, action: ShortcutAction): Html | null {
  const key = session?.shortcuts.on ? session.shortcuts.keys[action] : undefined;
  return key ? html` <kbd>${key}</kbd>` : null;
}
