import { toTextView } from '../../src/adapters/html/text-view.ts';
import { loadDemandRules } from '../../src/adapters/rules/load-demand-rules.ts';
import type { Demand } from '../../src/domain/demand/demand.ts';
import { createDemandReader } from '../../src/domain/reading/read-demands.ts';
import { toReadable } from '../../src/domain/reading/readable-text.ts';

const pack = loadDemandRules();
const reader = createDemandReader(pack);

/** The demands that the rules of the product read in a text, weakest first. */
export function aDemandReading(text: string, format: 'text' | 'markdown' | 'html' = 'text'): readonly Demand[] {
  return reader.read(toReadable(toTextView(text, format), pack.sections));
}
