/** Tells the time, so that nobody else reads it. */
export type Clock = { now(): Date };
