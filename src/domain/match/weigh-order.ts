import type { OrderPart } from './match.ts';

/** The parts of the order, in the order in which they weigh where an agency has not chosen otherwise. */
export const ORDER_PARTS = [
  'functie',
  'afstand',
  'uren',
  'trefwoorden',
  'versheid',
  'risico',
] as const satisfies readonly OrderPart['part'][];

/** How heavily each part weighs: whole numbers from 0 to 10, ends in. The class of a match always goes before all of them. */
export type OrderWeights = Readonly<Record<OrderPart['part'], number>>;

/** Highest weight of a part. */
export const WEIGHT_MAX = 10;

/** Points that a value of a part is worth, before they are held between 0 and 100. */
const POINTS: Readonly<Record<OrderPart['part'], (value: number) => number>> = {
  functie: (value) => value * 33,
  afstand: (value) => 100 + 2 * value,
  uren: (value) => value * 50,
  trefwoorden: (value) => value * 33,
  versheid: (value) => 100 + value,
  risico: (value) => 100 + 10 * value,
};

/** Points of one part, 0 to 100: nearer, fresher, fitter is more; 50 km and 100 days are worth nothing. Never throws. */
function pointsOf({ part, value }: Pick<OrderPart, 'part' | 'value'>): number {
  return Math.min(Math.max(POINTS[part](value), 0), 100);
}

/** Points of a match by an agency's weights; the higher goes first within its class. Never throws. */
export function weighOrder(order: readonly Pick<OrderPart, 'part' | 'value'>[], weights: OrderWeights): number {
  return order.reduce((sum, one) => sum + pointsOf(one) * weights[one.part], 0);
}
