/** Parameters that say where a visitor came from, not what is shown; names in lower case. Our list, of what boards and newsletters add. */
const TRACKING: ReadonlySet<string> = new Set([
  'gclid',
  'gclsrc',
  'dclid',
  'gbraid',
  'wbraid',
  'fbclid',
  'msclkid',
  'yclid',
  'igshid',
  'twclid',
  'ttclid',
  'li_fat_id',
  'mc_cid',
  'mc_eid',
  '_ga',
  '_gl',
  '_hsenc',
  '_hsmi',
  'mkt_tok',
  'wt_mc',
  'phpsessid',
  'jsessionid',
]);
const TRACKING_FORM = /^(?:utm_.*|(?:pk|mtm)_(?:source|medium|campaign|content|cid|keyword|kwd|group|placement)|hsa_[a-z]{2,4})$/i;

const PARTS = /^(?:([a-z][a-z0-9+.-]*):)?(\/\/([^/?#]*))?([^?#]*)(?:\?([^#]*))?/is;
const DEFAULT_PORTS: Readonly<Record<string, number>> = { http: 80, https: 443, ftp: 21 };

/** Unreserved characters: escaped or not, the address is the same, so they are written plainly. @source RFC 3986 section 2.3 */
const UNRESERVED = /%(?:2[DE]|3\d|[46][1-9A-F]|[57][0-9A]|5F|7E)/g;

/** Writes every character in the one way that addresses are compared in. */
function normaliseEscapes(text: string): string {
  return text
    .replaceAll(/%(?![0-9a-f]{2})/gi, '%25')
    .replaceAll(/%[0-9a-f]{2}/gi, (escape) => escape.toUpperCase())
    .replaceAll(UNRESERVED, (escape) => String.fromCharCode(Number.parseInt(escape.slice(1), 16)))
    .replaceAll(/[^!-~]+|["<>[\\\]^`{|}]/gu, (characters) => encodeURIComponent(characters.toWellFormed()));
}

function normaliseHost(authority: string, scheme: string): { host: string; port: string } | null {
  const [, name = '', port = ''] = /^(?:[^@]*@)?(\[[^\]]*\]|[^:]*)(?::(\d*))?$/.exec(authority) ?? [];
  if (name === '') return null;
  // The platform's parser unescapes, folds case and writes international names in ASCII; on http, whatever the scheme is.
  const parsed = URL.parse(`http://${name}/`);
  const host = parsed?.hostname.replace(/\.+$/, '') ?? '';
  if (host === '' || Number(port) > 65_535) return null;
  return { host, port: port === '' || Number(port) === DEFAULT_PORTS[scheme] ? '' : `:${Number(port)}` };
}

function normalisePath(path: string): string {
  const kept: string[] = [];
  const segments = normaliseEscapes(path)
    .replace(/;jsessionid=[^/?;]*/gi, '')
    .split('/');
  for (const segment of segments) {
    if (segment === '..') kept.pop();
    else if (segment !== '.' && segment !== '') kept.push(segment);
  }
  const isFolder = ['', '.', '..'].includes(segments.at(-1) ?? '');
  return kept.length === 0 ? '/' : `/${kept.join('/')}${isFolder ? '/' : ''}`;
}

function isTracking(name: string): boolean {
  return TRACKING.has(name.toLowerCase()) || TRACKING_FORM.test(name);
}

function normaliseQuery(query: string): string {
  const pairs = query.split('&').flatMap((part) => {
    const equals = part.indexOf('=');
    const name = normaliseEscapes(equals < 0 ? part : part.slice(0, equals));
    const value = equals < 0 ? '' : normaliseEscapes(part.slice(equals + 1));
    return name === '' || isTracking(name) ? [] : [{ name, text: value === '' ? name : `${name}=${value}` }];
  });
  // Only by name: the order of one parameter's values can mean something.
  const sorted = pairs.sort((a, b) => (a.name < b.name ? -1 : a.name > b.name ? 1 : 0));
  return sorted.length === 0 ? '' : `?${sorted.map(({ text }) => text).join('&')}`;
}

/**
 * The one form of an address under which two links to the same page are recognised: scheme and host in lower case, no default port,
 * no user name, dots and doubled slashes resolved, escapes in one writing, parameters sorted by name, without tracking parameters,
 * session ids and fragment. It is a key to compare by, not the address to fetch: a site may answer differently to it.
 * @param url absolute; without a scheme http is meant ("voorbeeld.nl/vacature")
 * @returns the key, or null when no host can be read in an http or https address; never throws
 * @source RFC 3986 section 6
 */
export function normaliseUrl(url: string): string | null {
  const trimmed = url.trim().replaceAll(/[\t\n\r]/g, '');
  // "voorbeeld.nl:8080/x" is a host with a port, although "voorbeeld.nl" could be the name of a scheme.
  const absolute = /^(?:[a-z][a-z0-9+.-]*:(?!\d+(?:[/?#]|$))|\/\/)/i.test(trimmed) ? trimmed : `http://${trimmed}`;
  const [, schemeAsWritten = 'http', slashes, authority = '', path = '', query = ''] = PARTS.exec(absolute) ?? [];
  const scheme = schemeAsWritten.toLowerCase();
  if (slashes === undefined || authority === '') {
    // An address without a host names no page; what remains is only tidied.
    return `${scheme}:${slashes !== undefined && scheme === 'file' ? '//' : ''}${normalisePath(path)}${normaliseQuery(query)}`;
  }
  const host = normaliseHost(authority, scheme);
  return host ? `${scheme}://${host.host}${host.port}${normalisePath(path)}${normaliseQuery(query)}` : null;
}
