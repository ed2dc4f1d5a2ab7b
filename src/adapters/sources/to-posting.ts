import type { GateRules } from '../../domain/gate/gate-rules.ts';
import { gateText } from '../../domain/gate/gate-text.ts';
import { readContracts } from '../../domain/gate/contracts.ts';
import { readEducation } from '../../domain/gate/education.ts';
import { readHours } from '../../domain/gate/hours.ts';
import { readPay } from '../../domain/gate/pay.ts';
import { readRemote } from '../../domain/gate/remote.ts';
import { CLOSED_BY_TEXT, readClosingNotice } from '../../domain/posting/closing-notice.ts';
import { readClosingDate } from '../../domain/posting/closing-date.ts';
import { endsCut, isCutOf } from '../../domain/posting/cut-text.ts';
import type { PostingContent, PostingLocation, PostingMark, Salary, SalaryUnit } from '../../domain/posting/posting.ts';
import { isFarAhead, readPostingDate } from '../../domain/posting/posting-date.ts';
import { isPlaceholderId } from '../../domain/posting/posting-key.ts';
import { chooseEmployer, isSameEmployer, readEmployerName } from '../../domain/posting/posting-employer.ts';
import { readHoursField, readHoursFields } from '../../domain/posting/posting-hours.ts';
import { readCountry, readPlaceFields, readPlaceText } from '../../domain/posting/posting-place.ts';
import { judgeSalary, readSalaryFields, readSalaryText } from '../../domain/posting/posting-salary.ts';
import { cleanTitle, isGenericTitle } from '../../domain/posting/posting-title.ts';
import { readContractWords, readEducationWords, readRemoteWords, readWordList } from '../../domain/posting/posting-words.ts';
import { holdsWords, textOrNull, tidy } from '../../domain/posting/tidy.ts';
import type { Contract, Education, HoursPerWeek, Pay } from '../../domain/reading/reading.ts';
import type { LocalDate } from '../../domain/shared/local-date.ts';
import { normaliseUrl } from '../../domain/source/normalise-url.ts';
import { decodeEntities, htmlToText, unwrapDescription } from './page/page-text.ts';
import type { PageFacts, RawPosting } from './raw-posting.ts';

/** Longer than this is a text in the wrong field. */
const TITLE_MAX = 300;
const PAY_UNITS: Readonly<Record<Pay['per'], SalaryUnit>> = {
  uur: 'HOUR',
  dag: 'DAY',
  week: 'WEEK',
  vier_weken: 'FOUR_WEEKS',
  maand: 'MONTH',
  jaar: 'YEAR',
};

export type PostingResult =
  | { readonly content: PostingContent; readonly refused: null }
  | { readonly content: null; readonly refused: string; readonly url: string | null };

type Marks = PostingMark[];
type Body = {
  readonly description: string;
  readonly format: PostingContent['descriptionFormat'];
  readonly text: string;
  readonly cut: boolean;
};

/**
 * Turns what a parser found into a posting: markup first, then the labels of the page, then its text; what cannot be trusted and what
 * contradicts is kept as a mark.
 * @param facts null where the page is not about this one vacancy
 * @param pageUrl address of the page; null where it is not known
 * @returns the posting, or why there is none (no title)
 */
export function toPosting(raw: RawPosting, facts: PageFacts | null, pageUrl: string | null, rules: GateRules): PostingResult {
  const marks: Marks = [];
  const url = addressOf(raw.url ?? null, pageUrl) ?? (facts === null ? null : pageUrl);
  const body = bodyOf(raw, facts);
  const employers = employersOf(raw, facts, body, marks);
  const { title, reference } = titleOf(raw, facts, employers.employer, marks);
  if (title === null) return { content: null, refused: 'no title', url };
  const inTitle = gateText('title', title);
  const inText = gateText('description', body.text);
  const dates = datesOf(raw, facts, body, marks);
  const notice = readClosingNotice((facts?.text ?? body.text).split('\n'));
  if (notice !== null) marks.push({ field: 'state', asWritten: notice, reason: CLOSED_BY_TEXT });
  const identifier = textOrNull(raw.identifier) ?? facts?.labels.identifier ?? reference;
  const contractWords = readWordList(raw.contract);
  const contractAsWritten = contractWords.length > 0 ? contractWords.join(', ') : (facts?.labels.contract ?? null);
  const read = readContracts(inText, rules).map(({ value }) => value);
  const locations = locationsOf(raw, facts, marks);
  return {
    refused: null,
    content: {
      externalKey: identityOr(textOrNull(raw.key)) ?? identityOr(identifier) ?? keyWithoutId({ url, title, locations }),
      url,
      title,
      ...employers,
      locations,
      remote: remoteOf(raw, facts) ?? readRemote(inTitle, rules)?.value ?? readRemote(inText, rules)?.value ?? null,
      ...dates,
      hoursPerWeek: hoursOf(raw, facts, () => readHours(inTitle, inText, rules)?.value ?? null, marks),
      salary: salaryOf(raw, facts, () => salaryInText(body.text, () => readPay(inText, rules)?.value ?? null), marks),
      contract: contractsOf(contractAsWritten, read),
      contractAsWritten,
      education: educationOf(raw, facts) ?? readEducation(inText, rules)?.value ?? null,
      identifier,
      description: body.description,
      descriptionFormat: body.format,
      cut: body.cut,
      marks,
    },
  };
}

const identityOr = (id: string | null): string | null => (id === null || isPlaceholderId(id) ? null : id);

/** What a posting goes by where its source gives it no number: its address, else its title and place. */
export function keyWithoutId({ url, title, locations }: Pick<PostingContent, 'url' | 'title' | 'locations'>): string {
  return (url === null ? null : normaliseUrl(url)) ?? `${title}|${locations[0]?.asWritten ?? ''}`;
}

function addressOf(written: string | null, pageUrl: string | null): string | null {
  const text = written === null ? '' : tidy(decodeEntities(written));
  if (text === '') return null;
  const parsed = pageUrl === null ? URL.parse(text) : URL.parse(text, pageUrl);
  return parsed !== null && /^https?:$/.test(parsed.protocol) ? parsed.href : null;
}

/** The whole text: the markup's, unless it was cut and the page holds it whole; else the page's. */
function bodyOf(raw: RawPosting, facts: PageFacts | null): Body {
  const { description, format } = unwrapDescription(raw.description ?? '');
  const own = raw.format ?? format;
  const text = own === 'html' ? htmlToText(description) : description;
  const isStub = text.length < 200 && (facts?.text.length ?? 0) > text.length * 2;
  if (facts !== null && (text === '' || isCutOf(text, facts.text) || (isStub && facts.labels !== undefined))) {
    const isNothing = text === '' || isStub;
    return {
      description: facts.html,
      format: 'html',
      text: isNothing && text !== '' && !holdsWords(facts.text, text.slice(0, 60)) ? `${facts.text}\n${text}` : facts.text,
      cut: endsCut(facts.text),
    };
  }
  // The labels on the page belong to what is known of the vacancy, also where the markup's text is whole.
  return { description, format: own, text, cut: endsCut(text) };
}

function titleOf(
  raw: RawPosting,
  facts: PageFacts | null,
  employer: string | null,
  marks: Marks,
): { title: string | null; reference: string | null } {
  const written = textOrNull(decodeEntities(textOrNull(raw.title) ?? ''));
  const inMarkup = written === null ? null : textOrNull(written.replaceAll(/<[^<>]*>/g, ' '));
  const onPage = facts?.titles.find((title) => !isGenericTitle(title)) ?? null;
  const chosen = inMarkup === null || isGenericTitle(inMarkup) ? (onPage ?? inMarkup) : inMarkup;
  if (chosen === null || chosen.length > TITLE_MAX || !/\p{L}.*\p{L}/u.test(chosen)) return { title: null, reference: null };
  if (inMarkup !== null && onPage !== null && chosen === inMarkup && !holdsWords(inMarkup, onPage) && !holdsWords(onPage, inMarkup))
    marks.push({ field: 'title', asWritten: onPage, reason: 'page-differs' });
  return cleanTitle(chosen, employer);
}

function employersOf(
  raw: RawPosting,
  facts: PageFacts | null,
  body: Body,
  marks: Marks,
): Pick<PostingContent, 'employer' | 'employerMarkup'> {
  const markup = readEmployerName(typeof raw.employer === 'string' ? decodeEntities(raw.employer) : raw.employer);
  const named = readEmployerName(facts?.employer ?? null);
  marks.push(...markup.marks);
  const text = facts?.text ?? body.text;
  const chosen = chooseEmployer(markup.name, named.name, text.length > body.text.length ? text : body.text);
  if (markup.name !== null && named.name !== null && chosen.employerMarkup === null && !isSameEmployer(markup.name, named.name))
    marks.push({ field: 'employer', asWritten: named.name, reason: 'page-differs' });
  return chosen;
}

function locationsOf(raw: RawPosting, facts: PageFacts | null, marks: Marks): readonly PostingLocation[] {
  const found = (raw.places ?? []).flatMap((place) => {
    const read = typeof place === 'string' ? readPlaceText(decodeEntities(place)) : readPlaceFields(place);
    if (read === null && typeof place === 'string' && tidy(place) !== '')
      marks.push({ field: 'location', asWritten: tidy(place), reason: 'no-place' });
    return read === null ? [] : [read];
  });
  const written = facts?.place ?? null;
  const onPage = written === null ? null : readPlaceText(written);
  if (written !== null && onPage === null && !/^remote$/i.test(written))
    marks.push({ field: 'location', asWritten: written, reason: 'no-place' });
  const country = facts?.labels.country === undefined ? null : readCountry(facts.labels.country);
  const withTown = found.some(({ town, postcode }) => town !== null || postcode !== null);
  if (onPage !== null && !withTown) return [{ ...onPage, country: onPage.country ?? found[0]?.country ?? country }];
  if (
    onPage !== null &&
    onPage.town !== null &&
    !found.some((place) => holdsWords(place.asWritten, onPage.town ?? '') || holdsWords(onPage.asWritten, place.town ?? place.asWritten))
  )
    marks.push({ field: 'location', asWritten: onPage.asWritten, reason: 'page-differs' });
  const seen = new Set<string>();
  return found.filter(({ asWritten, postcode }) => {
    const key = `${asWritten}|${postcode ?? ''}`;
    const isNew = !seen.has(key);
    seen.add(key);
    return isNew;
  });
}

function readDay(field: string, value: unknown, marks: Marks): LocalDate | null {
  const day = readPostingDate(value);
  const written = textOrNull(value);
  if (day === null && written !== null) marks.push({ field, asWritten: written, reason: 'no-date' });
  return day;
}

function datesOf(
  raw: RawPosting,
  facts: PageFacts | null,
  body: Body,
  marks: Marks,
): Pick<PostingContent, 'postedOn' | 'closingOn' | 'validThroughOn'> {
  const postedOn = readDay('postedOn', raw.posted, marks) ?? readDay('postedOn', facts?.posted ?? null, marks);
  const validThroughOn = readDay('validThroughOn', raw.validThrough, marks);
  if (validThroughOn !== null && isFarAhead(validThroughOn, postedOn))
    marks.push({ field: 'validThroughOn', asWritten: validThroughOn, reason: 'far-ahead' });
  const label = facts?.labels.closing;
  const inField = readDay('closingOn', raw.closing, marks) ?? (label === undefined ? null : readPostingDate(label));
  // A closing date lies after the posting; where that is not known, at most the usual run of an advertisement before its end.
  const notBefore = postedOn ?? (validThroughOn === null ? null : (`${Number(validThroughOn.slice(0, 4))}-01-01` as LocalDate));
  const lines = [
    ...(label === undefined ? [] : [`Sluitingsdatum: ${label}`]),
    ...(facts?.text ?? body.text).split('\n'),
    ...(facts === null ? [] : body.text.split('\n')),
  ];
  const inText = readClosingDate(lines, notBefore);
  if (inField === null && inText !== null && inText.on === null)
    marks.push({ field: 'closingOn', asWritten: inText.asWritten, reason: 'no-year' });
  const closingOn = inField ?? inText?.on ?? null;
  if (closingOn !== null && validThroughOn !== null && closingOn !== validThroughOn)
    marks.push({ field: 'validThroughOn', asWritten: validThroughOn, reason: 'text-differs' });
  if (closingOn !== null && postedOn !== null && closingOn < postedOn)
    marks.push({ field: 'closingOn', asWritten: closingOn, reason: 'before-posting' });
  return { postedOn, closingOn, validThroughOn };
}

const hoursAsWritten = ({ min, max }: HoursPerWeek): string => `${min ?? ''}-${max ?? ''}`;

function hoursOf(raw: RawPosting, facts: PageFacts | null, inText: () => HoursPerWeek | null, marks: Marks): HoursPerWeek | null {
  const { hours } = raw;
  const written = typeof hours === 'string' ? textOrNull(hours) : null;
  const field =
    typeof hours === 'string'
      ? written === null
        ? null
        : readHoursField(written)
      : hours === undefined
        ? null
        : readHoursFields(hours.min, hours.max);
  if (written !== null && field === null) marks.push({ field: 'hoursPerWeek', asWritten: written, reason: 'no-hours' });
  const label = facts?.labels.hours === undefined ? null : readHoursField(facts.labels.hours);
  const text = inText();
  const found = field ?? label ?? text;
  if (found !== null && text !== null && hoursAsWritten(text) !== hoursAsWritten(found))
    marks.push({ field: 'hoursPerWeek', asWritten: hoursAsWritten(text), reason: 'text-differs' });
  return found;
}

const payAsWritten = ({ min, max, unit }: Salary): string => `${min ?? ''}-${max ?? ''} ${unit ?? ''}`.trim();

/** Pay in the text: the reader of Dutch texts, and amounts in another currency, which it leaves alone. */
function salaryInText(text: string, readDutch: () => Pay | null): Salary | null {
  const foreign =
    /(?:US)?[$£] ?\d[\d.,]*(?: ?k)?(?: ?\/ ?\w+)?(?: ?(?:-|–|—|to) ?(?:US)?[$£]? ?\d[\d.,]*(?: ?k)?)?(?: ?(?:\/|per|an?) ?(?:hour|hr|year|yr|annum|month|week|day))?/i;
  for (const line of text.split('\n')) {
    const match = foreign.exec(line);
    if (!match || !/salar|pay|compensation|\/ ?(?:hr|hour|yr|year)|per (?:hour|year|annum)|range|wage/i.test(line)) continue;
    const salary = readSalaryText(match[0]);
    if (salary !== null && (salary.max ?? 0) >= 5 && salary.unit !== null) return salary;
  }
  const pay = readDutch();
  return pay === null ? null : { min: pay.min, max: pay.max, unit: PAY_UNITS[pay.per], currency: 'EUR' };
}

function salaryOf(raw: RawPosting, facts: PageFacts | null, inText: () => Salary | null, marks: Marks): Salary | null {
  const { pay } = raw;
  const field = pay === undefined ? { salary: null, marks: [] } : readSalaryFields(typeof pay === 'string' ? { value: pay } : pay);
  marks.push(...field.marks);
  const text = inText();
  if (field.salary !== null) {
    if (text !== null && payAsWritten(text) !== payAsWritten(field.salary))
      marks.push({ field: 'salary', asWritten: payAsWritten(text), reason: 'text-differs' });
    return field.salary;
  }
  const label = facts?.labels.pay;
  const labelled = label === undefined || /^\D*\d{1,3}\D*$/.test(label) ? null : readSalaryText(label);
  if (labelled === null || (labelled.max ?? labelled.min ?? 0) < 3 || label === undefined) return text;
  // A label may round what the text gives exactly, or leave out the period that the text names.
  const closeBy = text !== null && text.max !== null && labelled.max !== null && Math.abs(text.max - labelled.max) <= labelled.max * 0.01;
  if (closeBy) return text;
  const judged = judgeSalary(labelled, label);
  marks.push(...judged.marks);
  return judged.salary;
}

function remoteOf(raw: RawPosting, facts: PageFacts | null): PostingContent['remote'] {
  if (raw.remote === true) return 'volledig';
  const words = typeof raw.remote === 'string' ? readRemoteWords(raw.remote) : null;
  return words ?? (facts?.labels.remote === undefined ? null : readRemoteWords(facts.labels.remote));
}

function contractsOf(asWritten: string | null, inText: readonly Contract[]): readonly Contract[] {
  const inField = asWritten === null ? [] : readContractWords(asWritten);
  const all = new Set([...inField, ...inText]);
  if (all.has('tijdelijk') && all.has('vast') && !inField.includes('vast')) all.delete('vast');
  return [...all];
}

function educationOf(raw: RawPosting, facts: PageFacts | null): Education | null {
  const written = textOrNull(raw.education);
  return (
    (written === null ? null : readEducationWords(written)) ??
    (facts?.labels.education === undefined ? null : readEducationWords(facts.labels.education))
  );
}
