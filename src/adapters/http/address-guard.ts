import ipaddr from 'ipaddr.js';
import type { FetchRefusal } from '../../ports/page-fetcher.ts';

/** Where the fetcher may go. */
export type ReachPolicy = {
  /** Origins (scheme, host and port, as `URL.origin` writes them) that may be reached although they are private, such as the demo's sites. */
  readonly allowedOrigins: readonly string[];
  /** Reach those origins and nothing else. */
  readonly onlyAllowedOrigins: boolean;
  /** Ports of other origins, such as 80 and 443. */
  readonly allowedPorts: readonly number[];
};

export type HostAddress = { readonly address: string; readonly family: 4 | 6 };

/** Looks a name up; tests pass their own. */
export type ResolveHost = (host: string) => Promise<readonly HostAddress[]>;

/** Azure's platform answers here from inside every machine, on what looks like an ordinary public address. */
const PLATFORM_ADDRESSES: ReadonlySet<string> = new Set(['168.63.129.16']);

/** All of today's public IPv6. @source IANA IPv6 Address Space, "Global Unicast" */
const GLOBAL_UNICAST_V6 = ipaddr.IPv6.parseCIDR('2000::/3');

/**
 * Whether an IP address belongs to the public internet. Not private, loopback, link-local, multicast, carrier-grade NAT, documentation,
 * mapped, translated or tunnelled ones: those lead back into our own network, or could.
 * @source IANA IPv4 and IPv6 Special-Purpose Address Registries (by way of ipaddr.js)
 */
export function isPublicAddress(address: string): boolean {
  if (!ipaddr.isValid(address) || PLATFORM_ADDRESSES.has(address)) return false;
  const parsed = ipaddr.parse(address);
  if (parsed.range() !== 'unicast') return false;
  return parsed instanceof ipaddr.IPv4 || parsed.match(GLOBAL_UNICAST_V6);
}

const isAllowedOrigin = (url: URL, policy: ReachPolicy): boolean => policy.allowedOrigins.includes(url.origin);

/** What can be judged of an address without looking its name up; null: nothing against it so far. */
export function refuseAddress(url: URL, policy: ReachPolicy): FetchRefusal | null {
  if (url.protocol !== 'http:' && url.protocol !== 'https:') return 'address-scheme';
  if (url.username !== '' || url.password !== '') return 'address-credentials';
  if (isAllowedOrigin(url, policy)) return null;
  if (policy.onlyAllowedOrigins) return 'origin-not-allowed';
  const port = url.port === '' ? (url.protocol === 'https:' ? 443 : 80) : Number(url.port);
  if (!policy.allowedPorts.includes(port)) return 'address-port';
  const host = url.hostname.replace(/^\[|\]$/g, '');
  return ipaddr.isValid(host) && !isPublicAddress(host) ? 'address-not-public' : null;
}

/**
 * Looks a host up once and judges every address it has: one private address among public ones is already a trick. The connection is
 * then made to these addresses and no others, so that a name cannot mean something else a moment later.
 */
export async function resolveChecked(
  url: URL,
  policy: ReachPolicy,
  resolve: ResolveHost,
): Promise<{ ok: true; addresses: readonly HostAddress[] } | { ok: false; reason: 'address-not-public' | 'name-not-found' }> {
  const host = url.hostname.replace(/^\[|\]$/g, '');
  const addresses: readonly HostAddress[] = ipaddr.isValid(host)
    ? [{ address: host, family: ipaddr.IPv6.isValid(host) ? 6 : 4 }]
    : await resolve(host).catch(() => []);
  if (addresses.length === 0) return { ok: false, reason: 'name-not-found' };
  const isReachable = isAllowedOrigin(url, policy) || addresses.every(({ address }) => isPublicAddress(address));
  return isReachable ? { ok: true, addresses } : { ok: false, reason: 'address-not-public' };
}
