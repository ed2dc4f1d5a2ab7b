import type { AtsKind } from '../../../domain/source/source.ts';
import { isJson, type Json } from './json-job.ts';

/** One question to an ATS; `json` is sent by POST where it does not answer to an address alone. */
export type AtsQuestion = { readonly url: string; readonly json?: string };

/** What one answer leads on to: the next page of the list, and pages of single vacancies where the list does not hold their texts. */
export type AtsNext = { readonly next: AtsQuestion | null; readonly details: readonly string[] };

/**
 * How one ATS publishes the vacancies of an employer.
 * `boardOf`: the employer's board in an address (of the board, of one vacancy, of the interface itself); null where it is none of this ATS.
 * `listUrl`: the list behind an address; an address that is no board of theirs stands for the list itself (an own domain, a proxy).
 * `follow`: what an answer leads on to; left out: the one answer is everything. `total`: how many the list itself says there are.
 */
export type AtsFamily = {
  readonly kind: AtsKind;
  boardOf(url: URL): string | null;
  listUrl(address: URL): AtsQuestion;
  follow?(asked: AtsQuestion, root: unknown): AtsNext;
  total?(root: unknown): number | null;
};

const PAGE = 100;
/** Workday gives no more at a time. */
const WORKDAY_PAGE = 20;
const NO_BOARD = new Set(['www', 'api', 'app', 'careers', 'jobs', 'help', 'support', 'docs', 'developers', 'feed', 'blog', 'status']);

const segments = (url: URL): readonly string[] => url.pathname.split('/').filter((part) => part !== '');
const rootOf = (root: unknown): Json => (isJson(root) ? root : {});
const countOf = (value: unknown): number | null => (typeof value === 'number' && Number.isInteger(value) && value >= 0 ? value : null);
const token = (text: string | undefined): string | null => (text !== undefined && /^[\w.-]{1,100}$/.test(text) ? text : null);

/** The employer's name in a host below the ATS's own. */
function hostBoard(url: URL, pattern: RegExp): string | null {
  const name = pattern.exec(url.hostname)?.[1] ?? null;
  return name === null || NO_BOARD.has(name) ? null : name;
}

function withQuery(url: URL, changes: Readonly<Record<string, string>>): string {
  const next = new URL(url.href);
  for (const [name, value] of Object.entries(changes)) next.searchParams.set(name, value);
  return next.href;
}

/** @source docs.recruitee.com, "Careers Site API": published offers with their texts, on its own host and on a customer's */
const recruitee: AtsFamily = {
  kind: 'recruitee',
  boardOf: (url) => hostBoard(url, /^([a-z0-9-]+)\.recruitee\.com$/),
  listUrl: (address) => ({ url: new URL('/api/offers/', address).href }),
};

/** @source Teamtailor careers sites: JSON Feed 1.1 at /jobs.json with a JobPosting per item; `next_url` leads on */
const teamtailor: AtsFamily = {
  kind: 'teamtailor',
  boardOf: (url) => hostBoard(url, /^([a-z0-9-]+)\.(?:[a-z]{2}\.)?teamtailor\.com$/),
  listUrl: (address) => ({ url: address.pathname.endsWith('.json') ? address.href : new URL('/jobs.json', address).href }),
  follow(asked, root) {
    const next = rootOf(root)['next_url'];
    const url = typeof next === 'string' ? URL.parse(next, asked.url) : null;
    return { next: url === null ? null : { url: url.href }, details: [] };
  },
};

/** @source support.personio.de, "Integrate the XML feed into your career page" */
const personio: AtsFamily = {
  kind: 'personio',
  boardOf: (url) => hostBoard(url, /^([a-z0-9-]+)\.jobs\.personio\.(?:de|com)$/),
  listUrl(address) {
    if (address.pathname.includes('/xml')) return { url: address.href };
    return { url: withQuery(new URL('/xml', address), { language: address.searchParams.get('language') ?? 'nl' }) };
  },
};

/** @source developers.smartrecruiters.com, "Posting API": the list has no texts, each posting has */
const smartrecruiters: AtsFamily = {
  kind: 'smartrecruiters',
  boardOf(url) {
    if (url.hostname === 'api.smartrecruiters.com') return token(/^\/v1\/companies\/([^/]+)/.exec(url.pathname)?.[1]);
    return /^(?:careers|jobs)\.smartrecruiters\.com$/.test(url.hostname) ? token(segments(url)[0]) : null;
  },
  listUrl(address) {
    const board = smartrecruiters.boardOf(address);
    const list = board === null ? address : new URL(`https://api.smartrecruiters.com/v1/companies/${board}/postings`);
    return { url: withQuery(list, { limit: String(PAGE), offset: list.searchParams.get('offset') ?? '0' }) };
  },
  follow(asked, root) {
    const url = new URL(asked.url);
    const { content } = rootOf(root);
    const entries = (Array.isArray(content) ? content : []).filter(isJson);
    const ids = entries.flatMap(({ id }) => token(typeof id === 'number' ? String(id) : typeof id === 'string' ? id : undefined) ?? []);
    const offset = Number(url.searchParams.get('offset')) + entries.length;
    const total = countOf(rootOf(root)['totalFound']) ?? 0;
    const base = url.pathname.replace(/\/$/, '');
    return {
      next: entries.length > 0 && offset < total ? { url: withQuery(url, { offset: String(offset) }) } : null,
      details: ids.map((id) => new URL(`${base}/${id}`, url).href),
    };
  },
  total: (root) => countOf(rootOf(root)['totalFound']),
};

/** @source developers.greenhouse.io, "Job Board API" */
const greenhouse: AtsFamily = {
  kind: 'greenhouse',
  boardOf(url) {
    if (!/^(?:boards|job-boards|boards-api|api)(?:\.eu)?\.greenhouse\.io$/.test(url.hostname)) return null;
    const own = /^\/v1\/boards\/([^/]+)/.exec(url.pathname)?.[1] ?? url.searchParams.get('for') ?? segments(url)[0];
    return own === 'embed' || own === 'v1' ? null : token(own);
  },
  listUrl(address) {
    const board = greenhouse.boardOf(address);
    const list = board === null ? address : new URL(`https://boards-api.greenhouse.io/v1/boards/${board}/jobs`);
    return { url: withQuery(list, { content: 'true' }) };
  },
  total: (root) => (isJson(rootOf(root)['meta']) ? countOf(rootOf(rootOf(root)['meta'])['total']) : null),
};

/** @source github.com/lever/postings-api, "Postings API" */
const lever: AtsFamily = {
  kind: 'lever',
  boardOf(url) {
    if (/^api(?:\.eu)?\.lever\.co$/.test(url.hostname)) return token(/^\/v0\/postings\/([^/]+)/.exec(url.pathname)?.[1]);
    return /^jobs(?:\.eu)?\.lever\.co$/.test(url.hostname) ? token(segments(url)[0]) : null;
  },
  listUrl(address) {
    const board = lever.boardOf(address);
    const host = address.hostname.includes('.eu.') ? 'api.eu.lever.co' : 'api.lever.co';
    const list = board === null ? address : new URL(`https://${host}/v0/postings/${board}`);
    return { url: withQuery(list, { mode: 'json', limit: String(PAGE), skip: list.searchParams.get('skip') ?? '0' }) };
  },
  follow(asked, root) {
    const url = new URL(asked.url);
    const found = Array.isArray(root) ? root.length : 0;
    const skip = Number(url.searchParams.get('skip')) + found;
    return { next: found < PAGE ? null : { url: withQuery(url, { skip: String(skip) }) }, details: [] };
  },
};

/** @source help.workable.com, "Embed your job listings": the public account widget, with texts */
const workable: AtsFamily = {
  kind: 'workable',
  boardOf(url) {
    if (url.hostname === 'apply.workable.com') {
      const own = /^\/api\/v1\/widget\/accounts\/([^/]+)/.exec(url.pathname)?.[1] ?? segments(url)[0];
      return own === 'api' || own === 'j' ? null : token(own);
    }
    return hostBoard(url, /^([a-z0-9-]+)\.workable\.com$/);
  },
  listUrl(address) {
    const board = workable.boardOf(address);
    const list = board === null ? address : new URL(`https://apply.workable.com/api/v1/widget/accounts/${board}`);
    return { url: withQuery(list, { details: 'true' }) };
  },
};

/** @source developers.ashbyhq.com, "Job Postings API" */
const ashby: AtsFamily = {
  kind: 'ashby',
  boardOf(url) {
    if (url.hostname === 'api.ashbyhq.com') return token(/^\/posting-api\/job-board\/([^/]+)/.exec(url.pathname)?.[1]);
    return url.hostname === 'jobs.ashbyhq.com' ? token(segments(url)[0]) : null;
  },
  listUrl(address) {
    const board = ashby.boardOf(address);
    const list = board === null ? address : new URL(`https://api.ashbyhq.com/posting-api/job-board/${board}`);
    return { url: withQuery(list, { includeCompensation: 'true' }) };
  },
};

/** @source Homerun, "Job feed": Atom with the texts, per employer */
const homerun: AtsFamily = {
  kind: 'homerun',
  boardOf: (url) => (url.hostname === 'feed.homerun.co' ? token(segments(url)[0]) : hostBoard(url, /^([a-z0-9-]+)\.homerun\.co$/)),
  listUrl(address) {
    const board = homerun.boardOf(address);
    return { url: board === null ? address.href : `https://feed.homerun.co/${board}` };
  },
};

/** @source Workday's public career sites: the list by POST without texts, twenty at a time and with its total on the first page only; each vacancy by GET */
const workday: AtsFamily = {
  kind: 'workday',
  boardOf(url) {
    const tenant = /^([a-z0-9-]+)\.(?:wd\d+\.)?myworkday(?:jobs|site)\.com$/.exec(url.hostname)?.[1];
    if (tenant === undefined) return null;
    const inApi = /^\/wday\/cxs\/([^/]+)\/([^/]+)/.exec(url.pathname);
    const site = inApi?.[2] ?? segments(url).find((part) => !/^[a-z]{2}(?:-[a-z]{2})?$/i.test(part));
    return site === undefined ? null : `${inApi?.[1] ?? tenant}/${site}`;
  },
  listUrl(address) {
    const board = workday.boardOf(address);
    return workdayPage(board === null ? address.href : new URL(`/wday/cxs/${board}/jobs`, address).href, 0, null);
  },
  follow(asked, root) {
    const { offset = 0, total: told } = JSON.parse(asked.json ?? '{}') as { offset?: number; total?: number };
    const { jobPostings, total: now } = rootOf(root);
    const entries = (Array.isArray(jobPostings) ? jobPostings : []).filter(isJson);
    const total = told ?? countOf(now) ?? 0;
    const base = asked.url.replace(/\/jobs$/, '');
    const details = entries.flatMap(({ externalPath: path }) =>
      typeof path === 'string' && path.startsWith('/') ? [`${base}${path}`] : [],
    );
    const seen = offset + entries.length;
    return { next: entries.length > 0 && seen < total ? workdayPage(asked.url, seen, total) : null, details };
  },
  total: (root) => countOf(rootOf(root)['total']),
};

/** The total of the first page goes along: later pages say 0. Workday passes over names that it does not know. */
function workdayPage(url: string, offset: number, total: number | null): AtsQuestion {
  const question = { appliedFacets: {}, limit: WORKDAY_PAGE, offset, searchText: '', ...(total === null ? {} : { total }) };
  return { url, json: JSON.stringify(question) };
}

/** @source Jobylon, "Job feed": the address of a feed holds its key, which an employer's own page shows */
const jobylon: AtsFamily = {
  kind: 'jobylon',
  boardOf: (url) => (url.hostname === 'feed.jobylon.com' ? token(/^\/feeds\/([0-9a-f]{16,64})/.exec(url.pathname)?.[1]) : null),
  listUrl(address) {
    const board = jobylon.boardOf(address);
    const list = board === null ? address : new URL(`https://feed.jobylon.com/feeds/${board}/`);
    return { url: withQuery(list, { format: 'json' }) };
  },
};

/** Every ATS that can be read, by the name of its kind. */
export const ATS_FAMILIES: Readonly<Record<AtsKind, AtsFamily>> = {
  recruitee,
  teamtailor,
  personio,
  smartrecruiters,
  greenhouse,
  lever,
  workable,
  ashby,
  homerun,
  workday,
  jobylon,
};

/** The ATS and the employer's board that an address belongs to; null where it belongs to none that can be read. */
export function findBoard(address: string): { readonly kind: AtsKind; readonly board: string } | null {
  const url = URL.parse(address);
  if (url === null || !/^https?:$/.test(url.protocol)) return null;
  for (const family of Object.values(ATS_FAMILIES)) {
    const board = family.boardOf(url);
    if (board !== null) return { kind: family.kind, board };
  }
  return null;
}
