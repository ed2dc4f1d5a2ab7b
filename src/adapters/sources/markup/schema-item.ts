/** An object of the schema.org vocabulary, from JSON-LD, microdata or RDFa: names to a value or a list of values. */
export type SchemaItem = { readonly [name: string]: unknown };

export function isItem(value: unknown): value is SchemaItem {
  return value !== null && typeof value === 'object' && !Array.isArray(value);
}

/** A value as a list: a list stays, nothing becomes an empty one. */
export function listOf(value: unknown): readonly unknown[] {
  return value === undefined || value === null ? [] : Array.isArray(value) ? (value as readonly unknown[]) : [value];
}

/** Types of an item without the vocabulary before them, in lower case; tolerant of every way that "schema.org" is misspelt. */
function typesOf(item: SchemaItem): readonly string[] {
  return listOf(item['@type'] ?? item['type']).flatMap((type) =>
    typeof type === 'string'
      ? [
          type
            .replace(/^.*[/#:]/, '')
            .replace(/^schema\.org/i, '')
            .trim()
            .toLowerCase(),
        ]
      : [],
  );
}

/** Spelling as pages have it: any case, British s, letters stuck in front ("warningbaseSalary", "gvalidThrough"). */
function isName(written: string, wanted: string): boolean {
  const name = written
    .toLowerCase()
    .replace(/^.*[/#:]/, '')
    .replaceAll('isation', 'ization');
  return name === wanted || (name.endsWith(wanted) && name.length - wanted.length <= 8 && wanted.length >= 9);
}

/** The value of a property under any of the spellings that pages use; undefined where it is absent or empty. */
export function propertyOf(item: SchemaItem, name: string): unknown {
  const direct = item[name];
  if (direct !== undefined && direct !== null && direct !== '') return direct;
  const wanted = name.toLowerCase();
  const key = Object.keys(item).find((candidate) => isName(candidate, wanted) && item[candidate] !== null && item[candidate] !== '');
  return key === undefined ? undefined : item[key];
}

/** The first value of a property that is a text or a number. */
export function textOf(item: SchemaItem, name: string): unknown {
  return listOf(propertyOf(item, name)).find((value) => typeof value === 'string' || typeof value === 'number');
}

const DEPTH_MAX = 12;

/** Every JobPosting anywhere in a value (lists, `@graph`, ItemList, mainEntity), in page order. An item within another posting is not one. */
export function findJobPostings(value: unknown, depth = 0): readonly SchemaItem[] {
  if (depth > DEPTH_MAX) return [];
  if (Array.isArray(value)) return value.flatMap((part: unknown) => [...findJobPostings(part, depth + 1)]);
  if (!isItem(value)) return [];
  if (typesOf(value).includes('jobposting')) return [value];
  return Object.values(value).flatMap((part) => (part !== null && typeof part === 'object' ? [...findJobPostings(part, depth + 1)] : []));
}

/** Everything in a set of values that has an `@id` and more to say, by that id: what `{"@id": ...}` refers to. */
export function itemsById(values: readonly unknown[]): ReadonlyMap<string, SchemaItem> {
  const found = new Map<string, SchemaItem>();
  const stack: { value: unknown; depth: number }[] = values.map((value) => ({ value, depth: 0 }));
  for (let next = stack.pop(); next !== undefined; next = stack.pop()) {
    const { value, depth } = next;
    if (depth > DEPTH_MAX || value === null || typeof value !== 'object') continue;
    if (isItem(value) && typeof value['@id'] === 'string' && Object.keys(value).length > 1) found.set(value['@id'], value);
    for (const part of Object.values(value)) stack.push({ value: part, depth: depth + 1 });
  }
  return found;
}
