import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { createDemandReader } from '../../domain/reading/read-demands.ts';
import type { ReadingPack } from '../../domain/reading/read-vacancy.ts';
import { demandRuleFiles, loadDemandRules } from './load-demand-rules.ts';
import { GATE_RULE_FILES, loadGateRules } from './load-gate-rules.ts';

/**
 * Everything that a reading rests on, read from src/rules. The version is a hash over all rule files, in a fixed order.
 * @param guessOccupations reads the occupation; its own data count in the version through `alsoHashed`
 * @throws ConfigError naming every fault
 */
export function loadReadingPack(guessOccupations: ReadingPack['guessOccupations'], alsoHashed: readonly URL[] = []): ReadingPack {
  const demands = loadDemandRules();
  const hash = createHash('sha256');
  for (const file of [...demandRuleFiles(), ...GATE_RULE_FILES, ...alsoHashed]) hash.update(readFileSync(file)).update('\0');
  return {
    version: hash.digest('hex').slice(0, 16),
    sections: demands.sections,
    demands: createDemandReader(demands),
    gates: loadGateRules(),
    guessOccupations,
  };
}
