import type { RawPay, RawPlace, RawPosting } from '../raw-posting.ts';

/** A JSON object, with names as they stand. */
export type Json = { readonly [name: string]: unknown };

export function isJson(value: unknown): value is Json {
  return value !== null && typeof value === 'object' && !Array.isArray(value);
}

/** Names without case, underscores and dashes, so that `job_title`, `jobTitle` and `JobTitle` are one. */
function plainKey(name: string): string {
  return name.toLowerCase().replaceAll(/[^a-z0-9]/g, '');
}

const NAMES = {
  title: [
    'title',
    'jobtitle',
    'jobopeningname',
    'name',
    'text',
    'functie',
    'functietitel',
    'vacaturetitel',
    'titel',
    'functienaam',
    'positiontitle',
    'vacancytitle',
    'postingtitle',
    'jobname',
    'requisitiontitle',
    'beroepsnaam',
  ],
  description: [
    'description',
    'descriptionhtml',
    'jobdescription',
    'content',
    'contenthtml',
    'descriptionbody',
    'body',
    'bodyhtml',
    'omschrijving',
    'functieomschrijving',
    'vacaturetekst',
    'tekst',
    'descriptionplain',
    'jobadtext',
    'externaldescriptionstr',
    'descriptionstr',
    'vacancytext',
    'longdescription',
    'shortdescriptionstr',
    'shortdescription',
    'summary',
    'excerpt',
    'snippet',
    'intro',
    'introductie',
  ],
  requirements: [
    'requirements',
    'requirementshtml',
    'functieeisen',
    'eisen',
    'qualifications',
    'externalqualificationsstr',
    'profile',
    'candidateprofile',
    'profiel',
  ],
  benefits: ['benefits', 'benefitshtml', 'offer', 'weoffer', 'wijbieden', 'aanbod', 'arbeidsvoorwaarden'],
  url: [
    'careersurl',
    'absoluteurl',
    'hostedurl',
    'canonicalpositionurl',
    'url',
    'joburl',
    'link',
    'permalink',
    'applyurl',
    'careersapplyurl',
    'shortlink',
    'externalurl',
    'vacatureurl',
    'detailurl',
    'publicurl',
    'ref',
    'href',
    'redirecturl',
    'externalpath',
    'postingurl',
    'applicationurl',
    'jobpostingurl',
  ],
  posted: [
    'publishedat',
    'dateposted',
    'posteddate',
    'postedon',
    'publicationdate',
    'publisheddate',
    'published',
    'datepublished',
    'firstpublished',
    'releaseddate',
    'publicatiedatum',
    'plaatsingsdatum',
    'postingdate',
    'tcreate',
    'createdat',
    'created',
    'createdate',
    'startdateposting',
    'publishedon',
    'opendate',
    'datecreated',
    'publishdate',
    'liveat',
    'updatedat',
    'lastupdated',
  ],
  validThrough: [
    'validthrough',
    'expirationdate',
    'expiresat',
    'expirydate',
    'enddate',
    'postingenddate',
    'unpublishedat',
    'verloopdatum',
    'einddatum',
  ],
  closing: [
    'closingdate',
    'sluitingsdatum',
    'closedate',
    'closeat',
    'deadline',
    'applicationdeadline',
    'applybefore',
    'reageertot',
    'uiterstesollicitatiedatum',
    'closesat',
  ],
  employer: [
    'companyname',
    'company',
    'employer',
    'employername',
    'werkgever',
    'organisation',
    'organization',
    'hiringorganization',
    'bedrijf',
    'bedrijfsnaam',
    'organisatie',
    'subcompany',
    'legalentity',
    'hiringcompany',
    'brand',
    'organisatienaam',
  ],
  identifier: [
    'jobrequisitionid',
    'requisitionid',
    'reqid',
    'internaljobid',
    'id',
    'jobid',
    'guid',
    'uuid',
    'shortcode',
    'slug',
    'vacaturenummer',
    'vacatureid',
    'refnumber',
    'referentienummer',
    'reference',
    'vacancyid',
    'jobopeningid',
    'code',
    'atsjobid',
  ],
  contract: [
    'employmenttypecode',
    'employmenttype',
    'typeofemployment',
    'employmentstatuslabel',
    'contracttype',
    'commitment',
    'type',
    'jobtype',
    'dienstverband',
    'contractsoort',
    'soortcontract',
    'timetype',
    'employmentform',
    'schedule',
    'contract',
  ],
  education: ['education', 'educationlevel', 'educationcode', 'opleiding', 'opleidingsniveau', 'niveau', 'minimumeducation'],
  hours: ['hours', 'hoursperweek', 'uren', 'urenperweek', 'aantaluren', 'weeklyhours', 'workhours', 'workinghours', 'arbeidsduur'],
  minHours: [
    'minhours',
    'minhoursperweek',
    'hoursmin',
    'urenmin',
    'minuren',
    'minimumhours',
    'hoursfrom',
    'minimumurenperweek',
    'aantalurenmin',
  ],
  maxHours: [
    'maxhours',
    'maxhoursperweek',
    'hoursmax',
    'urenmax',
    'maxuren',
    'maximumhours',
    'hoursto',
    'hoursuntil',
    'maximumurenperweek',
    'aantalurenmax',
  ],
  pay: [
    'salary',
    'salaris',
    'basesalary',
    'salaryrange',
    'compensation',
    'salarisindicatie',
    'salarydescription',
    'salarytext',
    'pay',
    'compensationtiersummary',
    'loon',
    'amountindication',
  ],
  minPay: ['salarymin', 'minsalary', 'salaryfrom', 'minimumsalary', 'salarismin', 'minimumsalaris', 'salaryminimum'],
  maxPay: ['salarymax', 'maxsalary', 'salaryto', 'maximumsalary', 'salarismax', 'maximumsalaris', 'salarymaximum'],
  payUnit: ['salaryunit', 'salaryperiod', 'salaryinterval', 'salarisper', 'salarytype', 'payfrequency'],
  payCurrency: ['salarycurrency', 'currency', 'currencycode'],
  remote: [
    'jobworkplacetypes',
    'workplacetype',
    'locationtype',
    'remotestatus',
    'workplace',
    'remote',
    'isremote',
    'telecommuting',
    'hybrid',
  ],
  place: [
    'locations',
    'location',
    'joblocation',
    'primarylocation',
    'alllocations',
    'joblocations',
    'locatie',
    'locaties',
    'standplaats',
    'plaats',
    'worklocation',
    'worklocations',
    'office',
    'offices',
    'locationstext',
    'locationname',
    'werklocatie',
    'city',
    'plaatsnaam',
    'woonplaats',
    'town',
    'vestiging',
    'stad',
  ],
  morePlaces: ['secondarylocations', 'otherlocations', 'additionallocations'],
  town: ['city', 'town', 'addresslocality', 'locality', 'plaats', 'plaatsnaam', 'stad', 'cityname', 'gemeente', 'municipality'],
  postcode: ['postcode', 'postalcode', 'zip', 'zipcode'],
  region: ['region', 'state', 'provincie', 'province', 'statename', 'addressregion', 'stateprovince', 'county'],
  country: ['countrycode', 'country', 'addresscountry', 'land', 'countryname', 'countryisocode'],
  street: ['street', 'streetaddress', 'address', 'straat', 'adres', 'address1'],
  lat: ['latitude', 'lat'],
  lon: ['longitude', 'lng', 'lon', 'long'],
} as const satisfies Record<string, readonly string[]>;

type Field = keyof typeof NAMES;

/** An object by its plain names, for looking up. */
function indexOf(object: Json): ReadonlyMap<string, unknown> {
  const index = new Map<string, unknown>();
  for (const [name, value] of Object.entries(object)) {
    const key = plainKey(name);
    if (value !== null && value !== undefined && value !== '' && !index.has(key)) index.set(key, value);
  }
  return index;
}

const first = (index: ReadonlyMap<string, unknown>, field: Field, isFit: (value: unknown) => boolean = () => true): unknown => {
  const name = NAMES[field].find((candidate) => index.has(candidate) && isFit(index.get(candidate)));
  return name === undefined ? undefined : index.get(name);
};

const isText = (value: unknown): boolean => typeof value === 'string' || typeof value === 'number';

/** What people call something: a text, or the name or label of an object. */
export function labelOf(value: unknown): string | undefined {
  if (typeof value === 'string') return value;
  if (Array.isArray(value))
    return (
      value
        .map((part: unknown) => labelOf(part) ?? '')
        .filter((text) => text !== '')
        .join(', ') || undefined
    );
  if (!isJson(value)) return undefined;
  const index = indexOf(value);
  for (const name of [
    'label',
    'name',
    'displayname',
    'title',
    'text',
    'value',
    'descriptor',
    'rendered',
    'formatted',
    'html',
    'nl',
    'en',
  ]) {
    const label = index.get(name);
    if (typeof label === 'string') return label;
  }
  return undefined;
}

/** Names that only a vacancy has: one of them makes an object with a title one. */
const TELLING =
  /(?:^|[a-z])(?:vacan|vacature|job(?!s?$)|requisition|employment|salary|salaris|dienstverband|contract|department|hours|uren|sluiting|closing|apply|career|standplaats|worklocation|jobdescription|datepost|postedon|posteddate|locationstext|primarylocation|workplacetype|positionid|canonicalposition|hiringorg|shortcode|education|opleiding)/;
const BESIDE: readonly Field[] = ['description', 'place', 'posted', 'url', 'identifier', 'employer', 'hours', 'pay', 'contract'];

/** Whether an object reads as one opening: a title, a name that only vacancies have, and at least two more of a vacancy's fields. */
export function isJobObject(value: unknown): value is Json {
  if (!isJson(value)) return false;
  const index = indexOf(value);
  const title = labelOf(first(index, 'title', (part) => typeof part === 'string' || isJson(part)));
  if (title === undefined || title.length < 3 || title.length > 300) return false;
  const beside = BESIDE.filter((field) => first(index, field) !== undefined).length;
  const isTelling =
    [...index.keys()].some((name) => TELLING.test(name)) ||
    (first(index, 'description') !== undefined && first(index, 'place') !== undefined);
  return beside >= 2 && isTelling;
}

const LISTS_MAX_DEPTH = 10;

/**
 * The openings in an answer of an unknown shape: the first list, wide before deep, of which most entries read as one; else the one object
 * that does.
 * @returns empty where none is found; `list` tells whether there was a list that holds openings by its name, though empty
 */
export function findJobObjects(root: unknown): { readonly jobs: readonly Json[]; readonly hasList: boolean } {
  let level: { value: unknown; name: string }[] = [{ value: root, name: '' }];
  let single: Json | null = null;
  let best: readonly Json[] = [];
  let hasList = false;
  for (let depth = 0; depth < LISTS_MAX_DEPTH && level.length > 0 && level.length < 200_000; depth += 1) {
    for (const { value, name } of level) {
      if (Array.isArray(value)) {
        if (/job|vacan|vacature|offer|position|posting|requisition|opening|result|item|opdracht/i.test(name) || depth === 0) hasList = true;
        const jobs = value.map(jobInside).filter(isJobObject);
        if (jobs.length > best.length && jobs.length >= value.length / 2) best = jobs;
      } else single ??= isJobObject(value) && depth <= 4 ? value : null;
    }
    if (best.length > 0 && (single === null || best.length > 1)) return { jobs: best, hasList: true };
    if (single !== null) return { jobs: [single], hasList };
    level = level.flatMap(({ value, name }) =>
      Array.isArray(value)
        ? value.map((part: unknown) => ({ value: part, name }))
        : isJson(value)
          ? Object.entries(value).map(([key, part]) => ({ value: part, name: key }))
          : [],
    );
  }
  return { jobs: best, hasList };
}

/** Entries that wrap the opening: `{ job: {...} }`, JSON:API's `{ id, attributes }`, search engines' `{ _source }`. */
function jobInside(entry: unknown): unknown {
  if (!isJson(entry)) return entry;
  for (const name of ['attributes', '_source', 'job', 'vacancy', 'fields', 'node', 'data', 'MatchedObjectDescriptor']) {
    const inside = entry[name];
    if (isJson(inside) && isJobObject(inside) && !isJobObject(entry))
      return {
        id: entry['id'],
        ...inside,
        ...(isJson(entry['links']) && typeof entry['links']['careersite-job-url'] === 'string'
          ? { url: entry['links']['careersite-job-url'] }
          : {}),
      };
  }
  return entry;
}

const OF_PLACE = ['town', 'postcode', 'region', 'country', 'street', 'lat', 'lon'] as const;

function placeOf(value: unknown): readonly RawPlace[] {
  if (typeof value === 'string') return value.trim() === '' ? [] : [value];
  if (Array.isArray(value)) return value.flatMap((part: unknown) => [...placeOf(part)]);
  if (!isJson(value)) return [];
  const index = indexOf(value);
  const inside = ['address', 'location', 'geo', 'postaladdress'].map((name) => index.get(name)).filter(isJson);
  const merged = new Map([...inside.flatMap((part) => [...indexOf(part)]), ...index]);
  const fields = Object.fromEntries(
    OF_PLACE.map((field) => [field, first(merged, field, (part) => isText(part) || (field === 'country' && isJson(part)))]),
  ) as Record<(typeof OF_PLACE)[number], unknown>;
  const label = labelOf(value);
  if (fields.town !== undefined || fields.postcode !== undefined) return [fields];
  if (label !== undefined) return fields.country === undefined ? [label] : [{ ...fields, town: label }];
  return fields.country !== undefined || fields.region !== undefined ? [fields] : [];
}

function payOf(index: ReadonlyMap<string, unknown>): RawPay | undefined {
  const [min, max] = [first(index, 'minPay', isText), first(index, 'maxPay', isText)];
  const [unit, currency] = [labelOf(first(index, 'payUnit')), labelOf(first(index, 'payCurrency'))];
  if (min !== undefined || max !== undefined) return { min, max, unit, currency };
  const pay = first(index, 'pay');
  if (isText(pay)) return { value: pay, unit, currency };
  if (!isJson(pay)) return undefined;
  const inside = indexOf(pay);
  const at = (...names: string[]): unknown => names.map((name) => inside.get(name)).find(isText);
  const period = at('period', 'interval', 'unit', 'unittext', 'per', 'frequency', 'timeunit');
  const text = at('amountindication', 'text', 'summary', 'label', 'description', 'value', 'amount');
  return {
    min: at('min', 'minvalue', 'from', 'minimum', 'minamount', 'low'),
    max: at('max', 'maxvalue', 'to', 'maximum', 'maxamount', 'high'),
    value: text,
    unit: period,
    currency: at('currency', 'currencycode', 'currencyiso') ?? currency,
  };
}

function contentOf(index: ReadonlyMap<string, unknown>): string | undefined {
  const main = labelOf(first(index, 'description', (value) => (labelOf(value) ?? '').trim() !== ''));
  const parts = [main, labelOf(first(index, 'requirements')), labelOf(first(index, 'benefits'))].filter(
    (text) => text !== undefined && text.trim() !== '',
  );
  const distinct = parts.filter((text, at) => parts.findIndex((other) => other === text) === at);
  return distinct.length === 0 ? undefined : distinct.join(distinct.some((text) => text?.includes('<')) ? '\n' : '\n\n');
}

/** Takes the fields of an opening by the names that ATS and boards give them, in English or Dutch. */
export function jobObjectToRaw(job: Json): RawPosting {
  const index = indexOf(job);
  const places = [...placeOf(first(index, 'place')), ...placeOf(first(index, 'morePlaces'))];
  const own = placeOf(
    Object.fromEntries(
      OF_PLACE.map((field) => [
        field === 'lat' ? 'latitude' : field === 'lon' ? 'longitude' : field === 'town' ? 'city' : field,
        first(index, field, isText),
      ]),
    ),
  );
  // A place in fields of its own says more than the one line beside it.
  const isOwnBetter = own.length > 0 && typeof own[0] !== 'string' && own[0]?.town !== undefined && places.length <= 1;
  const [minHours, maxHours] = [first(index, 'minHours', isText), first(index, 'maxHours', isText)];
  const hours = first(index, 'hours');
  const remote = first(index, 'remote');
  const pay = payOf(index);
  const url = first(index, 'url', (value) => typeof value === 'string' && /^(?:https?:)?\/|^[\w-]+\//.test(value));
  const content = contentOf(index);
  const employer = labelOf(first(index, 'employer'));
  return {
    title: labelOf(first(index, 'title', (value) => labelOf(value) !== undefined)),
    employer,
    places: isOwnBetter ? own : places.length > 0 ? places : own,
    remote: typeof remote === 'boolean' ? remote : labelOf(remote),
    posted: first(index, 'posted', isText),
    validThrough: first(index, 'validThrough', isText),
    closing: first(index, 'closing', isText),
    contract: labelOf(first(index, 'contract')),
    education: labelOf(first(index, 'education')),
    identifier: first(index, 'identifier', isText),
    ...(typeof url === 'string' ? { url } : {}),
    ...(minHours !== undefined || maxHours !== undefined
      ? { hours: { min: minHours, max: maxHours } }
      : isText(hours)
        ? { hours: String(hours) }
        : {}),
    ...(pay === undefined ? {} : { pay }),
    ...(content === undefined ? {} : { description: content }),
  };
}
