import type { PostingLocation } from './posting.ts';
import { comparable, textOrNull, tidy } from './tidy.ts';

/** Names of countries as postings write them, to ISO 3166 alpha-2. Those that Dutch boards and their neighbours show. */
const COUNTRIES: Readonly<Record<string, string>> = {
  nederland: 'NL',
  netherlands: 'NL',
  'the netherlands': 'NL',
  holland: 'NL',
  niederlande: 'NL',
  'pays bas': 'NL',
  nld: 'NL',
  belgie: 'BE',
  belgium: 'BE',
  belgique: 'BE',
  belgien: 'BE',
  bel: 'BE',
  duitsland: 'DE',
  germany: 'DE',
  deutschland: 'DE',
  deu: 'DE',
  allemagne: 'DE',
  frankrijk: 'FR',
  france: 'FR',
  fra: 'FR',
  luxemburg: 'LU',
  luxembourg: 'LU',
  'verenigd koninkrijk': 'GB',
  'united kingdom': 'GB',
  uk: 'GB',
  england: 'GB',
  engeland: 'GB',
  gbr: 'GB',
  'great britain': 'GB',
  ierland: 'IE',
  ireland: 'IE',
  'verenigde staten': 'US',
  'united states': 'US',
  'united states of america': 'US',
  usa: 'US',
  'u s a': 'US',
  'u s': 'US',
  spanje: 'ES',
  spain: 'ES',
  espana: 'ES',
  espanya: 'ES',
  italie: 'IT',
  italy: 'IT',
  italia: 'IT',
  portugal: 'PT',
  griekenland: 'GR',
  greece: 'GR',
  oostenrijk: 'AT',
  austria: 'AT',
  osterreich: 'AT',
  zwitserland: 'CH',
  switzerland: 'CH',
  schweiz: 'CH',
  suisse: 'CH',
  denemarken: 'DK',
  denmark: 'DK',
  zweden: 'SE',
  sweden: 'SE',
  noorwegen: 'NO',
  norway: 'NO',
  finland: 'FI',
  polen: 'PL',
  poland: 'PL',
  tsjechie: 'CZ',
  'czech republic': 'CZ',
  czechia: 'CZ',
  hongarije: 'HU',
  hungary: 'HU',
  roemenie: 'RO',
  romania: 'RO',
  bulgarije: 'BG',
  bulgaria: 'BG',
  turkije: 'TR',
  turkey: 'TR',
  india: 'IN',
  china: 'CN',
  japan: 'JP',
  canada: 'CA',
  australie: 'AU',
  australia: 'AU',
  mexico: 'MX',
  brazilie: 'BR',
  brazil: 'BR',
  singapore: 'SG',
  israel: 'IL',
  'zuid afrika': 'ZA',
  'south africa': 'ZA',
  curacao: 'CW',
  aruba: 'AW',
  suriname: 'SR',
};

const US_STATES = new Set(
  'AL AK AZ AR CA CO CT DE FL GA HI ID IL IN IA KS KY LA ME MD MA MI MN MS MO MT NE NV NH NJ NM NY NC ND OH OK OR PA RI SC SD TN TX UT VT VA WA WV WI WY DC'.split(
    ' ',
  ),
);
const US_STATE_NAMES = new Set(
  'alabama alaska arizona arkansas california colorado connecticut delaware florida georgia hawaii idaho illinois indiana iowa kansas kentucky louisiana maine maryland massachusetts michigan minnesota mississippi missouri montana nebraska nevada,new hampshire,new jersey,new mexico,new york,north carolina,north dakota,ohio,oklahoma,oregon,pennsylvania,rhode island,south carolina,south dakota,tennessee,texas,utah,vermont,virginia,washington,west virginia,wisconsin,wyoming'
    .split(',')
    .flatMap((part, index) => (index === 0 ? part.split(' ') : [part])),
);
const PROVINCES =
  /^(?:(?:provincie|province of) )?(?:noord holland|zuid holland|north holland|south holland|noord brabant|north brabant|brabant|utrecht|gelderland|overijssel|flevoland|friesland|fryslan|groningen|drenthe|zeeland|limburg|nh|zh|nb|ut|ge|ov|fl|fr|gr|dr|ze|li|gld|gelderland|antwerpen|oost vlaanderen|west vlaanderen|vlaams brabant|henegouwen|luik|namen)$/;
const POSTCODE = /(?<![\p{L}\d])(\d{4}) ?([A-Za-z]{2})(?![\p{L}\d])/u;
const NOT_A_PLACE =
  /^(?:\d+ locations?|multiple locations|meerdere locaties|diverse locaties|verschillende locaties|in overleg|n\.?v\.?t\.?|remote|thuis|op locatie|europe|europa|worldwide)$/i;

/**
 * ISO 3166 alpha-2 code of a country as written: code, name in Dutch, English or its own tongue, a list of one name over and over.
 * @returns null where it is not known
 */
export function readCountry(value: unknown): string | null {
  const first: unknown = Array.isArray(value) ? value[0] : value;
  if (first !== null && typeof first === 'object') return readCountry('name' in first ? first.name : null);
  const text = textOrNull(first);
  if (text === null) return null;
  if (/^[A-Za-z]{2}$/.test(text)) return text.toUpperCase() === 'UK' ? 'GB' : text.toUpperCase();
  return COUNTRIES[comparable(text)] ?? null;
}

/** A Dutch postcode as `1234 AB`, another country's as written; null where it is empty. Four figures without letters are kept. */
function readPostcode(value: unknown): string | null {
  const text = textOrNull(value);
  const dutch = text === null ? null : POSTCODE.exec(text);
  return dutch ? `${dutch[1]} ${(dutch[2] ?? '').toUpperCase()}` : text;
}

/** A name in capitals as people write it ("DIESSEN", "'S-HERTOGENBOSCH"); other names stay. */
function inPlainCase(name: string): string {
  if (name.length < 4 || name !== name.toUpperCase() || !/\p{L}/u.test(name)) return name;
  const small = new Set(['aan', 'de', 'den', 'der', 'en', 'het', 'op', 'in', 'over', 'van', 'ter', 'ten', 'bij', 'of', "'s", "'t"]);
  return name
    .toLowerCase()
    .split(/(?<=[\s-])/)
    .map((word, index) =>
      index > 0 && small.has(word.replace(/[\s-]$/, '')) ? word : word.replace(/\p{L}/u, (letter) => letter.toUpperCase()),
    )
    .join('')
    .replace(/^'S-(.)/, (_, letter: string) => `'s-${letter.toUpperCase()}`);
}

/** Coordinates, where both can be on a map and are not the empty 0,0. */
function readPoint(lat: unknown, lon: unknown): { lat: number | null; lon: number | null } {
  const [y, x] = [
    Number(typeof lat === 'string' ? lat.replace(',', '.') : lat),
    Number(typeof lon === 'string' ? lon.replace(',', '.') : lon),
  ];
  const given = lat !== null && lon !== null && lat !== '' && lon !== '';
  const fits = given && Number.isFinite(y) && Number.isFinite(x) && Math.abs(y) <= 90 && Math.abs(x) <= 180 && (y !== 0 || x !== 0);
  return fits ? { lat: y, lon: x } : { lat: null, lon: null };
}

/** The parts of an address as a source keeps them apart; anything may stand in each. */
export type PlaceFields = {
  readonly town?: unknown;
  readonly street?: unknown;
  readonly postcode?: unknown;
  readonly region?: unknown;
  readonly country?: unknown;
  readonly lat?: unknown;
  readonly lon?: unknown;
};

/** A place from the parts of an address. @returns null where no part says anything */
export function readPlaceFields(fields: PlaceFields): PostingLocation | null {
  const [town, street, region] = [textOrNull(fields.town), textOrNull(fields.street), textOrNull(fields.region)];
  const postcode = readPostcode(fields.postcode);
  const country = readCountry(fields.country) ?? (region !== null && US_STATE_NAMES.has(comparable(region)) ? 'US' : null);
  const point = readPoint(fields.lat ?? null, fields.lon ?? null);
  const countryText = country ?? textOrNull(fields.country);
  if (town === null && street === null && region === null && postcode === null && countryText === null && point.lat === null) return null;
  // "Town, municipality, province" may stand in the field of the town.
  const inTown = town !== null && town.includes(',') ? readPlaceText(town) : null;
  const [ownTown, ownRegion] = [
    inTown?.town ?? (town === null ? null : inPlainCase(town.replace(POSTCODE, '').trim() || town)),
    region ?? inTown?.region ?? null,
  ];
  const asWritten = [town ?? street, region, countryText].filter((part) => part !== null).join(', ') || (postcode ?? '');
  return {
    asWritten,
    town: ownTown,
    postcode: postcode ?? inTown?.postcode ?? null,
    region: ownRegion,
    country: country ?? inTown?.country ?? null,
    ...point,
  };
}

/**
 * Reads a place as one line of text: "Town", "Town, municipality, province", "Town, GE, NL", "Town (Country)", with or without a postcode.
 * @returns null where it names no place ("3 Locations", "in overleg")
 */
export function readPlaceText(written: string): PostingLocation | null {
  const text = tidy(written);
  if (text === '' || text.length > 160 || NOT_A_PLACE.test(text)) return null;
  const postcode = readPostcode(POSTCODE.exec(text)?.[0] ?? null);
  const parts = text
    .replace(POSTCODE, ' ')
    .split(/\s*[,;|/·•()]\s*|\s+[-–]\s+/)
    .map((part) => tidy(part))
    .filter((part) => part !== '' && !NOT_A_PLACE.test(part) && !/^(?:hybrid[e]?|on.?site)$/i.test(part));
  const isCountry = (part: string): boolean =>
    COUNTRIES[comparable(part)] !== undefined || /^(?:NL|BE|DE|FR|GB|UK|US|USA|ES|LU)$/.test(part);
  const isState = (part: string): boolean => US_STATES.has(part) || US_STATE_NAMES.has(comparable(part));
  const countryPart = parts.slice(1).findLast(isCountry) ?? (parts.length === 1 && isCountry(parts[0] ?? '') ? parts[0] : undefined);
  const statePart = parts.slice(1).find((part) => part !== countryPart && isState(part));
  const rest = parts.filter((part) => part !== countryPart);
  const [first = null] = rest;
  const isDutchPart = rest.slice(1).some((part) => PROVINCES.test(comparable(part)));
  const country = countryPart === undefined ? (statePart !== undefined && !isDutchPart ? 'US' : null) : readCountry(countryPart);
  const region = rest.slice(1).find((part) => PROVINCES.test(comparable(part)) || part === statePart) ?? rest[1] ?? null;
  const town =
    first === null || (PROVINCES.test(comparable(first)) && comparable(first) !== 'utrecht' && comparable(first) !== 'groningen')
      ? null
      : inPlainCase(first);
  return { asWritten: text, town, postcode, region: town === null ? (first ?? region) : region, country, lat: null, lon: null };
}
