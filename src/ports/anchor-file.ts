import type { Anchor } from '../domain/chain/chain.ts';

/** The heads of all chains as written down day by day, outside the database: whoever cuts off or makes a chain again is caught by it. */
export type AnchorFile = {
  append(anchors: readonly Anchor[]): Promise<void>;
  /** Anchors of one chain, oldest first; empty where this process has no such file. */
  of(owner: string): Promise<Anchor[]>;
};
