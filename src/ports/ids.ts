/** Makes ids for new things, so that nobody else draws random ones. */
export type Ids = {
  /** A random UUID, lower case. */
  next(): string;
};
