import type { LabelledText } from './labelled-texts.ts';

/** What one version printed of one text. */
export type PrintedReading = {
  readonly id: string;
  readonly demands: readonly {
    readonly dim: string;
    readonly level: number | null;
    readonly kind: string;
    readonly quote: string;
    readonly end: number;
    readonly rule: string;
    readonly field?: string;
  }[];
} & Readonly<Record<string, unknown>>;

const GROUPS: Readonly<Record<string, 'evidence' | 'inferred'>> = { expliciet: 'evidence', verzacht: 'evidence', afgeleid: 'inferred' };
const GATES = ['hours_week', 'education', 'licences', 'working_times', 'salary', 'remote', 'contract'] as const;

type Count = { printed: number; right: number; noted: number; found: number };
const newCount = (): Count => ({ printed: 0, right: 0, noted: 0, found: 0 });

/** Right of printed and found of noted, per kind, dimension and gate, and what went wrong in each text. */
export type Figures = {
  readonly counts: ReadonlyMap<string, Count>;
  readonly faults: readonly { readonly id: string; readonly faults: readonly string[] }[];
};

/** The demands of a reading that lie in the labelled part and say that something is there, one a dimension, the strongest last. */
export function positive(text: LabelledText, reading: PrintedReading): Map<string, PrintedReading['demands'][number]> {
  const inside = reading.demands.filter(
    ({ kind, level, field, end }) => kind !== 'afwezig' && level !== 0 && (field === 'title' || end > text.from),
  );
  return new Map(inside.map((demand) => [demand.dim, demand]));
}

/** A value in a form that can be compared, lists in any order. */
const plain = (value: unknown): string =>
  JSON.stringify(Array.isArray(value) ? value.map((one) => JSON.stringify(one)).sort() : (value ?? null));

/**
 * Compares readings with labels. A demand printed is right when the label has one on that dimension, of either group; a demand noted is found
 * when one is printed; a gate is right when its value is the label's.
 */
export function figuresOf(texts: readonly LabelledText[], readings: ReadonlyMap<string, PrintedReading>): Figures {
  const counts = new Map<string, Count>();
  const count = (key: string): Count => {
    const known = counts.get(key) ?? newCount();
    counts.set(key, known);
    return known;
  };
  const faults = texts.map((text) => {
    const reading = readings.get(text.id);
    if (!reading) return { id: text.id, faults: ['not read'] };
    const printed = positive(text, reading);
    const noted = new Map(text.demands.filter(({ kind, level }) => kind !== 'afwezig' && level !== 0).map((one) => [one.dim, one]));
    const wrong: string[] = [];
    for (const [dim, { kind, quote, rule }] of printed) {
      for (const key of [`${text.group} ${GROUPS[kind] ?? kind}`, `dimension ${dim}`]) {
        count(key).printed += 1;
        if (noted.has(dim)) count(key).right += 1;
      }
      if (!noted.has(dim)) wrong.push(`+${dim} ${kind} «${quote.slice(0, 60)}» by ${rule}`);
    }
    for (const [dim, { kind }] of noted) {
      for (const key of [`${text.group} ${GROUPS[kind] ?? kind}`, `dimension ${dim}`]) {
        count(key).noted += 1;
        if (printed.has(dim)) count(key).found += 1;
      }
      if (!printed.has(dim)) wrong.push(`-${dim} ${kind}`);
    }
    for (const gate of GATES) {
      if (!(gate in text.gates)) continue;
      const [want, have] = [plain(text.gates[gate]), plain(reading[gate])];
      const isStated = want !== 'null' && want !== '[]';
      if (!isStated && text.from > 0) continue;
      const isSaid = have !== 'null' && have !== '[]';
      count(`gate ${gate}`).printed += isSaid ? 1 : 0;
      count(`gate ${gate}`).right += isSaid && have === want ? 1 : 0;
      count(`gate ${gate}`).noted += isStated ? 1 : 0;
      count(`gate ${gate}`).found += isStated && have === want ? 1 : 0;
      if (have !== want) wrong.push(`${gate} ${have} for ${want}`);
    }
    return { id: text.id, faults: wrong };
  });
  return { counts, faults };
}
