/** Values that are worked out once and kept while there is room. */
export type BoundedCache<Value> = { readonly get: (key: string, make: () => Value) => Value };

/**
 * Keeps values by key up to so many bytes; what was made longest ago goes first, and is made again when it is asked for.
 * @param bytesOf memory that a value takes; never throws
 */
export function createBoundedCache<Value>(mostBytes: number, bytesOf: (value: Value) => number): BoundedCache<Value> {
  const kept = new Map<string, Value>();
  let bytes = 0;
  return {
    get(key, make) {
      const known = kept.get(key);
      if (known !== undefined) return known;
      const made = make();
      kept.set(key, made);
      bytes += bytesOf(made);
      for (const [oldest, value] of kept) {
        if (bytes <= mostBytes || oldest === key) break;
        kept.delete(oldest);
        bytes -= bytesOf(value);
      }
      return made;
    },
  };
}
