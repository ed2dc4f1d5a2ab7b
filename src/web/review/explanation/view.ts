import type { Finding } from '../../../domain/finding/finding.ts';
import type { GateFinding } from '../../../domain/match/match.ts';
import { wouldHaveToDiffer } from '../../../domain/match/would-differ.ts';
import type { ViewedReview } from '../../../usecases/review/view-review.ts';
import { alert, badge, dataList, heading, list, moment, paragraph, table } from '../../components/show.ts';
import { html, type Html } from '../../html.ts';
import { layout } from '../../layout.ts';
import type { PageContext } from '../../page.ts';
import { paths } from '../../paths.ts';
import { CLASS_TONES, OUTCOME_TONES } from '../class-tones.ts';

/** A match as evidence on paper: every dimension and gate with its outcome, the limit in neutral words, the words of the vacancy, rule and versions. */
export function explanationView(page: PageContext, viewed: ViewedReview): string {
  const { t } = page;
  const { kept, version, vacancy, candidate } = viewed;
  const { match } = kept;
  const differences = wouldHaveToDiffer(match);
  return layout(
    page,
    {
      title: version.title,
      back: {
        href: paths.review.match.url({ candidateId: candidate.id, reviewId: viewed.review.id }),
        label: t('match.back-to-match'),
      },
    },
    html`<p class="onder-kop">
        ${badge(t(`class.${match.class}`), CLASS_TONES[match.class])} ${t('match.on-text')} · ${candidate.name} ·
        ${[version.employer, version.record.places[0]?.town].filter(Boolean).join(', ')}
      </p>
      ${match.untranslated ? alert('warning', t('match.untranslated')) : null}
      ${match.openWords > 0 ? alert('warning', t('queue.open-words', match.openWords)) : null} ${heading(2, t('match.findings'))}
      ${table(findingTable(page, match.findings))} ${match.silent > 0 ? paragraph(t('match.silent', match.silent)) : null}
      ${heading(2, t('match.would-differ'))}
      ${differences.length === 0 ? paragraph(t('match.nothing-differs')) : list(differences.map(({ about, sentence }) => html`<strong>${about}</strong>: ${sentence}`))}
      ${heading(2, t('match.gates'))} ${table(gateTable(page, match.gates))} ${heading(2, t('match.order'))}
      ${list(match.order.map((part) => part.label))} ${heading(2, t('match.rests-on'))}
      ${dataList([
        [t('match.judged-at'), moment(page, kept.madeAt)],
        [t('match.list-version'), match.versions.list === null ? null : String(match.versions.list)],
        [t('match.zoekprofiel-version'), match.versions.zoekprofiel === null ? null : String(match.versions.zoekprofiel)],
        [t('match.reading-rules'), match.versions.reading],
        [t('match.limit-rules'), match.versions.limits],
        [t('queue.first-seen'), moment(page, vacancy.firstSeenAt)],
        [t('match.text-of'), moment(page, version.createdAt)],
        ['sha256', version.sha256],
        ...viewed.history.map(
          (event) =>
            [
              t('match.decided'),
              html`${t(`status.${event.toStatus}`)},
              ${moment(page, event.at)}${event.byName ? `, ${event.byName}` : ''}${event.reason ? `: ${event.reason}` : ''}`,
            ] as const,
        ),
      ])}`,
  );
}

const quoteOf = (span: Finding['span']): Html | null => (span ? html`“${span.quote}”` : null);

function findingTable(page: PageContext, findings: readonly Finding[]): Parameters<typeof table>[0] {
  const { t } = page;
  return {
    caption: t('match.findings'),
    head: [t('match.limit'), t('match.outcome'), t('match.why'), t('match.words'), t('match.rule')],
    rows: findings.map(({ limit, outcome, reason, span, rule }) => [
      limit,
      badge(t(`outcome.${outcome}`), OUTCOME_TONES[outcome]),
      reason,
      quoteOf(span),
      rule === null ? null : html`<code>${rule}</code>`,
    ]),
    empty: t('match.nothing-limited'),
  };
}

function gateTable(page: PageContext, gates: readonly GateFinding[]): Parameters<typeof table>[0] {
  const { t } = page;
  return {
    caption: t('match.gates'),
    head: [t('match.gate'), t('match.outcome'), t('match.why'), t('match.words')],
    rows: gates.map(({ gate, outcome, reason, span }) => [
      t(`gate.${gate}`),
      badge(t(`outcome.${outcome}`), OUTCOME_TONES[outcome]),
      reason,
      quoteOf(span),
    ]),
    empty: t('table.none'),
  };
}
