import type { Candidate } from '../../../domain/candidate/candidate.ts';
import { KEPT_BACK_RULES, type KeptBackRule } from '../../../domain/match/kept-back.ts';
import type { KeptBack } from '../../../usecases/match/list-kept-back.ts';
import { button, postForm } from '../../components/form.ts';
import { badge, link, paragraph, table, tabs, wholeNumber } from '../../components/show.ts';
import { html } from '../../html.ts';
import { layout } from '../../layout.ts';
import type { PageContext } from '../../page.ts';
import { paths } from '../../paths.ts';
import { CLASS_TONES } from '../class-tones.ts';

const RULES = Object.keys(KEPT_BACK_RULES) as readonly KeptBackRule[];

export function keptBackView(page: PageContext, candidate: Candidate, keptBack: KeptBack, rule: string | null, mayDecide: boolean): string {
  const { t } = page;
  const address = (name: string | null) => paths.review.keptBack.url({ candidateId: candidate.id }, { regel: name });
  const rows = keptBack.items.map(({ vacancy, match, rules }) => {
    const against = match.findings.filter(({ outcome }) => outcome === 'conflict').map(({ reason }) => reason);
    const far = match.gates.filter(({ outcome }) => outcome === 'conflict').map(({ reason }) => reason);
    return [
      html`${link(paths.vacancy.view.url({ vacancyId: vacancy.version.vacancyId }), vacancy.version.title)}<br /><span class="klein"
          >${[vacancy.version.employer, vacancy.version.record.places[0]?.town].filter(Boolean).join(', ')}</span
        >`,
      html`${badge(t(`class.${match.class}`), CLASS_TONES[match.class])}<br /><span class="klein"
          >${rules
            .filter((name) => name !== 'niet_passend')
            .map((name) => t(`kept.${name as KeptBackRule}`))
            .join('; ')}</span
        >`,
      html`${[...new Set([...against, ...far])].slice(0, 3).join(' ')}`,
      mayDecide
        ? postForm(
            page,
            paths.review.openKeptBack.url({ candidateId: candidate.id, vacancyId: vacancy.version.vacancyId }),
            button(html`${t('kept.open')}<span class="alleen-lezer"> ${vacancy.version.title}</span>`, { kind: 'secondary' }),
          )
        : null,
    ];
  });
  const total = rule === null ? null : (keptBack.counts[rule] ?? 0);
  return layout(
    page,
    {
      title: t('kept.title', candidate.name),
      wide: true,
      back: { href: paths.review.queue.url({ candidateId: candidate.id }), label: t('queue.of', candidate.name) },
    },
    html`${paragraph(t('kept.intro', wholeNumber(page, keptBack.seen), wholeNumber(page, keptBack.shown)))}
    ${tabs(page, t('kept.rule'), [
      { href: address(null), label: t('kept.all'), current: rule === null },
      ...RULES.map((name) => ({
        href: address(name),
        label: t(`kept.${name}`),
        count: keptBack.counts[name] ?? 0,
        current: name === rule,
      })),
    ])}
    ${total !== null && total > keptBack.items.length ? paragraph(t('kept.first', keptBack.items.length, wholeNumber(page, total))) : null}
    ${table({ caption: rule === null ? t('kept.all') : t(`kept.${rule as KeptBackRule}`), head: [t('queue.vacancy'), t('queue.class'), t('kept.why'), ''], rows, empty: t('kept.empty') })}`,
  );
}
