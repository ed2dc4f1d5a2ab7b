import type { Candidate } from '../../domain/candidate/candidate.ts';
import type { LimitCost } from '../../usecases/match/view-limit-costs.ts';
import { paragraph, table } from '../components/show.ts';
import { html } from '../html.ts';
import { layout } from '../layout.ts';
import type { PageContext } from '../page.ts';
import { paths } from '../paths.ts';

/** What each limit costs, with the question that goes with it: a limit has no slider. */
export function limitCostsView(page: PageContext, candidate: Candidate, costs: readonly LimitCost[] | null): string {
  const { t } = page;
  const rows = (costs ?? []).map(({ words, vacancies }) => [
    words,
    String(vacancies),
    vacancies > 0 ? t('costs.ask', words, vacancies) : null,
  ]);
  return layout(
    page,
    {
      title: t('costs.title', candidate.name),
      wide: true,
      back: { href: paths.zoekprofiel.view.url({ candidateId: candidate.id }), label: t('zoekprofiel.title', candidate.name) },
    },
    html`${paragraph(t('costs.intro'))}
    ${
      costs === null
        ? paragraph(t('preview.no-profile'))
        : table({
            caption: t('costs.title', candidate.name),
            head: [t('costs.limit'), t('costs.count'), t('costs.question')],
            rows,
            empty: t('costs.none'),
            numeric: [1],
          })
    }`,
  );
}
