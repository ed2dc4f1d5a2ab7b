/** Ids, counts, durations in ms and codes. Never names, addresses, FML content, free text or payloads. */
export type LogFields = { readonly [name: string]: string | number | boolean | null };

/**
 * One line per event. `event` is `<term>.<what-happened>`; the error is its own argument.
 * `error`: somebody must act now. `warn`: heals by itself. `info`: one line per request or job run. `debug`: for local use.
 */
export type Log = {
  debug(event: string, fields?: LogFields): void;
  info(event: string, fields?: LogFields): void;
  warn(event: string, fields?: LogFields, error?: unknown): void;
  error(event: string, fields?: LogFields, error?: unknown): void;
};
