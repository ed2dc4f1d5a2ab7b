import type { Demand, DemandProfile } from '../demand/demand.ts';
import type { Reading } from '../reading/reading.ts';

/** A licence that is asked for makes it likely that driving is part of the work. @source limits page section 3, last line */
const DRIVES_FOR_WORK = 2;

/**
 * The demands of a text, with the driving that a licence asked for brings: inferred, so never more than aandacht. A licence that is only an
 * advantage brings none. Every gate that was read has its words; one without words adds nothing.
 * @returns the demands as they are where no licence is asked for; never throws
 */
export function withLicenceDemands({ demands, gates }: Pick<Reading, 'demands' | 'gates'>): DemandProfile {
  if (!gates.licences.some(({ status }) => status === 'vereist')) return demands;
  const driving = gates.evidence
    .filter(({ gate }) => gate === 'licences')
    .map(({ start, end, quote, field, rule }): Demand => ({
      dim: 'vervoer_beroepsmatig',
      level: DRIVES_FOR_WORK,
      kind: 'afgeleid',
      ceiling: false,
      absentFrom: null,
      aspects: [],
      amount: null,
      field,
      rule,
      start,
      end,
      quote,
    }));
  return [...demands, ...driving];
}
