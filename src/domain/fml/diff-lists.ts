import { canonicalJson, type Json } from '../chain/canonical-json.ts';
import type { FmlItem, FmlList } from './fml-list.ts';

/** Everything of a list but its items: who drew it up, when, and the hours. */
type ListHead = Omit<FmlList, 'items'>;

/** What differs between two lists. An item that is not on a list is score 0 without words: null stands for it. */
export type ListDiff = {
  /** The parts of the head that differ, as they are on the later list. */
  readonly head: Partial<ListHead>;
  readonly items: readonly { readonly item: string; readonly before: FmlItem | null; readonly after: FmlItem | null }[];
  /** Numbers of the items of the later list, in its order. */
  readonly order: readonly string[];
};

const same = (a: unknown, b: unknown): boolean => canonicalJson(a as Json) === canonicalJson(b as Json);

/** What differs between two lists: applied to the first it gives the second. Never throws. */
export function diffLists(before: FmlList, after: FmlList): ListDiff {
  const { items: oldItems, ...oldHead } = before;
  const { items: newItems, ...newHead } = after;
  const [old, now] = [byNumber(oldItems), byNumber(newItems)];
  const changed = Object.entries(newHead).filter(([name, value]) => !same(oldHead[name as keyof ListHead], value));
  const numbers = [...new Set([...old.keys(), ...now.keys()])];
  return {
    head: Object.fromEntries(changed) as Partial<ListHead>,
    items: numbers.flatMap((item) => {
      const [one, other] = [old.get(item) ?? null, now.get(item) ?? null];
      return same(one, other) ? [] : [{ item, before: one, after: other }];
    }),
    order: newItems.map(({ item }) => item),
  };
}

/** The list that a diff makes of an earlier one. Never throws. */
export function applyDiff(before: FmlList, { head, items, order }: ListDiff): FmlList {
  const changed = new Map(items.map(({ item, after }) => [item, after]));
  const old = byNumber(before.items);
  return {
    ...before,
    ...head,
    items: order.flatMap((item) => {
      const left = changed.has(item) ? changed.get(item) : old.get(item);
      return left ? [left] : [];
    }),
  };
}

const byNumber = (items: readonly FmlItem[]): ReadonlyMap<string, FmlItem> => new Map(items.map((one) => [one.item, one]));
