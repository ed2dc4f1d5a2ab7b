const withoutWww = (url: URL): string => url.hostname.replace(/^www\./, '');

/**
 * Whether an address belongs to the same website: the same host, with or without www, or a host below it.
 * @param site address of the site; @param other http or https, on any port
 * @returns false also when one of them is no such address; never throws
 */
export function isSameSite(site: string, other: string): boolean {
  const [own, asked] = [URL.parse(site), URL.parse(other)];
  if (!own || !asked || (asked.protocol !== 'http:' && asked.protocol !== 'https:')) return false;
  const [host, otherHost] = [withoutWww(own), withoutWww(asked)];
  return host === otherHost || otherHost.endsWith(`.${host}`);
}
