import { mayRole, type Permission } from '../../domain/access/permission.ts';
import type { CandidateId } from '../../domain/shared/ids.ts';
import { attributes, html, type Html } from '../html.ts';
import type { TextKey } from '../messages/catalogue.ts';
import type { PageContext } from '../page.ts';
import { paths } from '../paths.ts';

type Part = { readonly href: string; readonly label: TextKey; readonly may: Permission };

/** The parts of a candidate's file that this actor may open, on every page of it; nothing for candidates, who have a menu of their own. */
export function candidateTabs(page: PageContext, candidateId: CandidateId): Html | null {
  const { t, actor } = page;
  if (actor === null || actor.candidateId !== null) return null;
  const of = { candidateId };
  const parts: readonly Part[] = [
    { href: paths.candidate.view.url(of), label: 'candidate.overview', may: 'candidate.view' },
    { href: paths.review.queue.url(of), label: 'candidate.queue', may: 'review.queue' },
    { href: paths.candidate.shortlist.url(of), label: 'candidate.shortlist', may: 'shortlist.view' },
    { href: paths.candidate.searches.url(of), label: 'search.tab', may: 'search.view' },
    { href: paths.application.list.url(of), label: 'candidate.applications', may: 'application.view' },
    { href: paths.effort.view.url(of), label: 'candidate.log', may: 'effort.view' },
    { href: paths.zoekprofiel.view.url(of), label: 'candidate.zoekprofiel', may: 'zoekprofiel.view' },
    { href: paths.fml.view.url(of), label: 'candidate.list', may: 'fml.view' },
    { href: paths.fml.consult.url(of), label: 'fml.consult', may: 'fml.consult' },
    { href: paths.candidate.words.url(of), label: 'candidate.words', may: 'fml.view' },
  ];
  const here = page.url.split('?')[0] ?? '';
  const isHere = (href: string): boolean => here === href || (href !== paths.candidate.view.url(of) && here.startsWith(`${href}/`));
  return html`<nav class="dossier niet-afdrukken" aria-label="${t('candidate.parts')}">
    <ul>
      ${parts
        .filter(({ may }) => mayRole(actor, may))
        .map(({ href, label }) => html`<li><a${attributes({ href, 'aria-current': isHere(href) ? 'page' : null })}>${t(label)}</a></li>`)}
    </ul>
  </nav>`;
}
