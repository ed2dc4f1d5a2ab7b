import { readPostingDate } from '../../../domain/posting/posting-date.ts';
import type { RawPosting } from '../raw-posting.ts';
import { findJobPostings, itemsById } from '../markup/schema-item.ts';
import { jobPostingToRaw } from '../markup/to-raw.ts';
import { findJobObjects, isJson, jobObjectToRaw, labelOf, type Json } from './json-job.ts';

export type ParsedData = { readonly kind: string; readonly refused: string | null; readonly raws: readonly RawPosting[] };

/** Marks by which an answer of an ATS is known; the name is for people. @source the ATS's own API pages */
const FAMILIES: readonly (readonly [string, (root: Json, job: Json | null) => boolean])[] = [
  ['recruitee', (root) => Array.isArray(root['offers'])],
  ['workday', (root) => Array.isArray(root['jobPostings']) || isJson(root['jobPostingInfo'])],
  ['eightfold', (root) => Array.isArray(root['positions']) && 'domain' in root],
  ['oracle', (root, job) => job !== null && ('PrimaryLocation' in job || 'RequisitionId' in job) && 'items' in root],
  ['smartrecruiters', (root, job) => job !== null && ('releasedDate' in job || 'jobAd' in root)],
  ['greenhouse', (_, job) => job !== null && 'absolute_url' in job],
  ['lever', (_, job) => job !== null && 'hostedUrl' in job && 'categories' in job],
  ['ashby', (_, job) => job !== null && ('jobUrl' in job || 'descriptionPlain' in job) && 'applyUrl' in job],
  ['workable', (_, job) => job !== null && 'shortcode' in job],
  ['teamtailor', (_, job) => job !== null && ('apply-button-text' in job || 'remote-status' in job || '_jobposting' in job)],
  ['bamboohr', (_, job) => job !== null && 'jobOpeningName' in job],
  ['rippling', (_, job) => job !== null && 'workLocation' in job && 'uuid' in job],
  ['jobylon', (_, job) => job !== null && 'urls' in job && ('from_date' in job || 'descr' in job)],
  ['adzuna', (root) => typeof root['__CLASS__'] === 'string' && root['__CLASS__'].startsWith('Adzuna')],
];

/** Languages of a text that is there in several, best first. */
const LANGUAGES = ['nl', 'nl-NL', 'en', 'en-GB', 'de', 'fr'];

const text = (value: unknown): string => (typeof value === 'string' ? value : '');
const section = (title: unknown, body: unknown): string =>
  text(body) === '' ? '' : `${text(title) === '' ? '' : `<h3>${text(title)}</h3>\n`}${text(body)}`;
const joined = (...parts: readonly string[]): string => parts.filter((part) => part.trim() !== '').join('\n');

/** Brings what some ATS keep at a place of their own to the names that all share. */
function flatten(job: Json): Json {
  const flat: Record<string, unknown> = { ...job };
  const { translations, categories, jobAd, jobDescriptions, urls } = job;
  if (isJson(translations)) {
    const language = [...LANGUAGES, ...Object.keys(translations)].find((name) => isJson(translations[name]));
    const own = language === undefined ? null : translations[language];
    if (isJson(own))
      for (const name of ['title', 'description', 'requirements', 'benefits'])
        flat[name] = text(flat[name]) === '' ? own[name] : flat[name];
  }
  if (isJson(categories)) {
    const lists = Array.isArray(job['lists']) ? job['lists'].filter(isJson) : [];
    Object.assign(flat, {
      location: categories['allLocations'] ?? categories['location'],
      commitment: categories['commitment'],
      description: joined(
        text(job['description']),
        ...lists.map((list) => section(list['text'], `<ul>${text(list['content'])}</ul>`)),
        text(job['additional']),
      ),
    });
  }
  if (isJson(jobAd) && isJson(jobAd['sections'])) {
    const { companyDescription, jobDescription, qualifications, additionalInformation } = jobAd['sections'];
    flat['description'] = joined(
      ...[jobDescription, qualifications, additionalInformation, companyDescription]
        .filter(isJson)
        .map((part) => section(part['title'], part['text'])),
    );
    flat['url'] = job['postingUrl'] ?? job['applyUrl'];
  }
  const described = isJson(jobDescriptions) ? jobDescriptions['jobDescription'] : jobDescriptions;
  if (described !== undefined && described !== null) {
    const parts = (Array.isArray(described) ? described : [described]).filter(isJson);
    if (parts.length > 0) flat['description'] = joined(...parts.map((part) => section(part['name'], part['value'])));
  }
  if (isJson(urls)) flat['url'] = urls['ad'] ?? urls['apply'];
  if (typeof job['descr'] === 'string') flat['description'] = joined(text(job['descr']), text(job['skills']));
  if (Array.isArray(job['locations']))
    flat['locations'] = job['locations'].map((place: unknown) =>
      isJson(place) && (isJson(place['location']) || typeof place['location'] === 'string') ? place['location'] : place,
    );
  const nested = isJson(job['address']) && isJson(job['address']['postalAddress']) ? job['address']['postalAddress'] : null;
  if (nested !== null && text(nested['addressLocality']) !== '') Object.assign(flat, { locations: [nested], location: undefined });
  if (job['from_date'] !== undefined) Object.assign(flat, { datePosted: job['from_date'], expirationDate: job['to_date'] });
  return flat;
}

/** One detail answer that wraps its vacancy and names the employer beside it (Workday). */
function unwrapDetail(root: unknown): unknown {
  if (!isJson(root) || !isJson(root['jobPostingInfo'])) return root;
  return {
    ...root['jobPostingInfo'],
    company: labelOf(root['hiringOrganization']),
    url: root['jobPostingInfo']['externalUrl'],
    jobRequisitionId: root['jobPostingInfo']['jobReqId'],
    datePosted: root['jobPostingInfo']['startDate'],
  };
}

function familyOf(root: unknown, job: Json | null): string {
  const base: Json = isJson(root) ? root : {};
  return FAMILIES.find(([, isOne]) => isOne(base, job))?.[0] ?? 'json';
}

/** Whether what an answer says of itself is an error ("status": 404, "error": "..."). */
function errorOf(root: unknown): string | null {
  if (!isJson(root)) return null;
  const status = [root['status'], root['statusCode'], root['code']].find(
    (value) => typeof value === 'number' && value >= 400 && value < 600,
  );
  const error = root['error'] ?? root['errors'] ?? root['errorCode'];
  if (status === undefined && (error === undefined || error === null || error === false || (Array.isArray(error) && error.length === 0)))
    return null;
  return `error answer: ${typeof status === 'number' ? status : (labelOf(error) ?? 'error')}`;
}

/**
 * Reads an answer in JSON: JSON Feed, a JobPosting, the answers of the known ATS, and any other list of objects that read as vacancies.
 * @param root the parsed value
 */
export function parseJsonData(root: unknown): ParsedData {
  if (isJson(root) && (text(root['version']).includes('jsonfeed.org') || (Array.isArray(root['items']) && 'home_page_url' in root)))
    return parseJsonFeed(root);
  const postings = findJobPostings(root);
  if (postings.length > 0) {
    const byId = itemsById([root]);
    return { kind: 'json-ld', refused: null, raws: postings.map((item) => jobPostingToRaw(item, byId)) };
  }
  const value = unwrapDetail(root);
  const { jobs, hasList } = findJobObjects(value);
  const [first = null] = jobs;
  if (first !== null) {
    const kind = familyOf(root, first);
    const owner =
      isJson(root) && (kind === 'workable' || kind === 'recruitee') && typeof root['name'] === 'string' ? root['name'] : undefined;
    return { kind, refused: null, raws: jobs.map((job) => withOwner(refine(kind, job, jobObjectToRaw(flatten(job))), owner)) };
  }
  const error = errorOf(root);
  if (error !== null) return { kind: 'json', refused: error, raws: [] };
  return hasList
    ? { kind: familyOf(root, null), refused: null, raws: [] }
    : { kind: 'json', refused: 'JSON without anything that reads as a vacancy', raws: [] };
}

const withOwner = (raw: RawPosting, owner: string | undefined): RawPosting =>
  raw.employer === undefined && owner !== undefined ? { ...raw, employer: owner } : raw;

/** What single families call by names that mean something else elsewhere. */
function refine(kind: string, job: Json, raw: RawPosting): RawPosting {
  if (kind === 'workday' && raw.identifier === undefined) {
    const [reference] = Array.isArray(job['bulletFields'])
      ? job['bulletFields'].filter((part: unknown) => typeof part === 'string' && /\d/.test(part))
      : [];
    return reference === undefined ? raw : { ...raw, identifier: reference };
  }
  // Greenhouse's updated_at is no day of posting; its first_published is.
  if (kind === 'greenhouse' && job['first_published'] === undefined) return { ...raw, posted: undefined };
  // Aggregators make yearly sums of anything: the unit is not theirs to know.
  return raw;
}

function parseJsonFeed(root: Json): ParsedData {
  const items = Array.isArray(root['items']) ? root['items'].filter(isJson) : [];
  const author = labelOf(root['title']);
  const raws = items.map((item): RawPosting => {
    const [posting] = findJobPostings(
      item['_jobposting'] === undefined ? null : { '@type': 'JobPosting', ...(isJson(item['_jobposting']) ? item['_jobposting'] : {}) },
    );
    const markup = posting ? jobPostingToRaw(posting) : {};
    const address = item['url'] ?? item['external_url'];
    const described = item['content_html'] ?? item['content_text'] ?? item['summary'];
    return {
      title: item['title'],
      posted: readPostingDate(item['date_published']) === null ? undefined : item['date_published'],
      identifier: item['id'],
      ...(author === undefined || posting ? {} : {}),
      ...markup,
      ...(typeof address === 'string' ? { url: address } : {}),
      ...(typeof described === 'string' ? { description: described } : {}),
    };
  });
  return { kind: 'json-feed', refused: null, raws };
}
