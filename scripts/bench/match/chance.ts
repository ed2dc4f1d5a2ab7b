/** Numbers that look random and are the same every time for the same seed. */
export type Chance = {
  /** A whole number from 0 up to but not including `end`. */
  readonly below: (end: number) => number;
  readonly maybe: (share: number) => boolean;
  readonly one: <T>(values: readonly T[]) => T;
  /** One value by weight. */
  readonly weighted: <T>(values: readonly (readonly [T, number])[]) => T;
  /** From a bell curve around 0 with standard deviation 1. */
  readonly bell: () => number;
};

/** @source the generator mulberry32, in the public domain; the bell curve by Box and Muller */
export function createChance(seed: number): Chance {
  let state = seed >>> 0;
  const next = (): number => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
  const one = <T>(values: readonly T[]): T => {
    const value = values[Math.floor(next() * values.length)];
    if (value === undefined) throw new RangeError('nothing to choose from');
    return value;
  };
  return {
    below: (end) => Math.floor(next() * end),
    maybe: (share) => next() < share,
    one,
    weighted(values) {
      let left = next() * values.reduce((sum, [, weight]) => sum + weight, 0);
      for (const [value, weight] of values) {
        left -= weight;
        if (left < 0) return value;
      }
      return one(values)[0];
    },
    bell: () => Math.sqrt(-2 * Math.log(1 - next())) * Math.cos(2 * Math.PI * next()),
  };
}
