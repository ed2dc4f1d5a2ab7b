import { CORRECTION_RULE } from '../correction/correction.ts';
import type { Demand, DemandProfile } from '../demand/demand.ts';
import type { Dimension } from '../demand/dimension.ts';
import type { Limit } from '../limit/limit.ts';
import type { LimitsPack } from '../limit/limits-pack.ts';
import { dutch, neutralWordsOf } from '../limit/neutral-words.ts';
import type { EvidenceFinding, Finding } from './finding.ts';
import type { Evidence } from './judge-evidence.ts';
import { judgeEvidence, OUTCOME_ORDER } from './judge-evidence.ts';

/** What an occupation usually asks on a dimension. */
export type UsualLevel = { readonly level: number; readonly isco08: string };

/**
 * The finding on one limited dimension: every demand of the text, and what the occupation usually has, against every limit; the worst counts.
 * @param limits all limits on that dimension; at least one
 * @param usual priors on that dimension; they raise aandacht, never conflict and never past
 * @returns a finding; `onbekend` without a source where text and occupation are silent. Never throws.
 * @source limits page section 1
 */
export function findOnDimension(
  dim: Dimension,
  limits: readonly Limit[],
  demands: DemandProfile,
  usual: readonly UsualLevel[],
  pack: LimitsPack,
): Finding {
  const own = demands.filter((demand) => demand.dim === dim);
  const evidence = [
    ...own.flatMap((demand) => judgeAgainstAll(limits, fromDemand(demand, demands), spanOf(demand), demand.rule, pack)),
    ...priorsThatCount(own, usual).flatMap(({ level, isco08 }) =>
      judgeAgainstAll(limits, fromPrior(dim, level), null, `prior:${isco08}`, pack),
    ),
  ].sort(byWeight);
  const deciding = evidence[0];
  const limit = neutralWordsOf(limits, pack);
  return {
    dim,
    outcome: deciding?.outcome ?? 'onbekend',
    level: deciding?.level ?? null,
    amount: deciding?.amount ?? null,
    limit,
    limitIds: limits.map(({ id }) => id),
    span: deciding?.span ?? null,
    rule: deciding?.rule ?? null,
    source: deciding ? sourceOf(deciding) : null,
    reason: sayWhy(dim, deciding, limit, pack),
    evidence,
  };
}

function judgeAgainstAll(
  limits: readonly Limit[],
  evidence: Evidence,
  span: EvidenceFinding['span'],
  rule: string,
  pack: LimitsPack,
): readonly EvidenceFinding[] {
  const judged = limits.flatMap((limit) => {
    const outcome = judgeEvidence(limit, evidence, pack);
    return outcome === null ? [] : [{ outcome, limitId: limit.id }];
  });
  const worst = OUTCOME_ORDER.flatMap((outcome) => judged.filter((one) => one.outcome === outcome))[0];
  return worst ? [{ ...worst, level: evidence.level, amount: evidence.amount, kind: evidence.kind, span, rule }] : [];
}

/** What a person said has no words in the vacancy. */
const spanOf = ({ start, end, quote, field, rule }: Demand): EvidenceFinding['span'] =>
  rule === CORRECTION_RULE ? null : { start, end, quote, field };

function sourceOf({ span, rule }: EvidenceFinding): Finding['source'] {
  if (rule === CORRECTION_RULE) return 'correctie';
  return span ? 'tekst' : 'beroep';
}

/**
 * A demand as evidence. How often an hour is often told of the lifting in another demand on the same words.
 * @param all the demands of the same text; without them no times an hour are known. Never throws.
 */
export function fromDemand(demand: Demand, all: DemandProfile): Evidence {
  const sameWords = all.filter(
    (other) => other.field === demand.field && other.start < demand.end && demand.start < other.end && other.amount?.unit === 'per_uur',
  );
  const times = sameWords.map(({ amount }) => amount?.value ?? 0);
  const { dim, level, kind, ceiling, absentFrom, aspects, amount, quote } = demand;
  return { dim, level, kind, ceiling, absentFrom, aspects, amount, quote, timesPerHour: times.length > 0 ? Math.max(...times) : null };
}

const fromPrior = (dim: Dimension, level: number): Evidence => ({
  dim,
  level,
  kind: 'gebruikelijk',
  ceiling: false,
  absentFrom: null,
  aspects: [],
  amount: null,
  quote: '',
  timesPerHour: null,
});

/** Without a ceiling in the text the prior still counts; where the text clears the higher levels, up to the level below those. */
function priorsThatCount(own: readonly Demand[], usual: readonly UsualLevel[]): readonly UsualLevel[] {
  if (own.some(({ kind, ceiling }) => kind === 'expliciet' && ceiling)) return [];
  const clearedFrom = Math.min(...own.filter(({ kind }) => kind === 'afwezig').map(({ absentFrom }) => absentFrom ?? 1));
  return usual.map(({ level, isco08 }) => ({ level: Math.min(level, clearedFrom - 1), isco08 })).filter(({ level }) => level > 0);
}

const KIND_ORDER: readonly EvidenceFinding['kind'][] = ['expliciet', 'verzacht', 'afgeleid', 'afwezig', 'gebruikelijk'];

/** The deciding evidence first: worst outcome, then what the text says most plainly, then the highest level. */
function byWeight(a: EvidenceFinding, b: EvidenceFinding): number {
  return (
    OUTCOME_ORDER.indexOf(a.outcome) - OUTCOME_ORDER.indexOf(b.outcome) ||
    KIND_ORDER.indexOf(a.kind) - KIND_ORDER.indexOf(b.kind) ||
    (b.level ?? 0) - (a.level ?? 0)
  );
}

const SAID: Readonly<Record<EvidenceFinding['kind'], string>> = {
  expliciet: 'De tekst zegt het uitdrukkelijk',
  verzacht: 'De tekst zegt het met een slag om de arm',
  afgeleid: 'Het volgt uit een taak, middel of certificaat in de tekst',
  afwezig: 'De tekst zegt dat het er niet is',
  gebruikelijk: 'De tekst zwijgt, maar in dit beroep is het gebruikelijk',
};

const CORRECTED = 'Een medewerker heeft dit verbeterd';

const MEANS: Readonly<Record<EvidenceFinding['outcome'], string>> = {
  conflict: 'dat is meer dan de grens',
  aandacht: 'dat kan meer zijn dan de grens',
  onbekend: 'of het binnen de grens blijft, is niet bekend',
  past: 'dat blijft binnen de grens',
};

function sayWhy(dim: Dimension, deciding: EvidenceFinding | undefined, limit: string, pack: LimitsPack): string {
  const words = pack.neutral.dimensions[dim];
  if (!deciding) return `De tekst zegt niets over ${words.name}; de grens is: ${limit}.`;
  const degree = deciding.amount
    ? `${dutch(deciding.amount.value)} ${pack.neutral.units[deciding.amount.unit]}`
    : deciding.level === null || deciding.kind === 'afwezig'
      ? null
      : (words.levels[deciding.level] ?? null);
  const said = deciding.rule === CORRECTION_RULE ? CORRECTED : SAID[deciding.kind];
  return `${said} (${words.name}${degree === null ? '' : `: ${degree}`}); ${MEANS[deciding.outcome]}: ${limit}.`;
}
