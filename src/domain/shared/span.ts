/** A stretch of the source description: UTF-16 offsets, `start` in and `end` out; `description.slice(start, end) === quote`. */
export type Span = { readonly start: number; readonly end: number; readonly quote: string };
