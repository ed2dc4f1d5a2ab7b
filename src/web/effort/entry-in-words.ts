import type { SearchEffortEntry } from '../../domain/effort/effort-entry.ts';
import { parseLocalDate } from '../../domain/shared/local-date.ts';
import { dayInWords, wholeNumber } from '../components/show.ts';
import type { TextKey } from '../messages/catalogue.ts';
import { nl } from '../messages/nl/index.ts';
import type { PageContext } from '../page.ts';

type Page = Pick<PageContext, 't' | 'lang'>;
type Payload = SearchEffortEntry['payload'];

const text = (value: unknown): string => (typeof value === 'string' || typeof value === 'number' ? String(value) : '');
const joined = (parts: readonly string[], by: string): string => parts.filter((part) => part !== '').join(by);

/** A code of the log in the words of the screen; a code that no longer has words, as it was written. */
function named({ t }: Page, group: string, code: unknown): string {
  const key = `${group}.${text(code)}`;
  return Object.hasOwn(nl, key) ? t(key as TextKey) : text(code).replaceAll('_', ' ');
}

function day(page: Page, value: unknown): string {
  const known = parseLocalDate(text(value));
  return known ? dayInWords(page, known) : '';
}

/** What a line of the log is about, in a sentence or two. All of its payload stands in the exports. */
export function entryInWords(page: Page, { kind, payload }: Pick<SearchEffortEntry, 'kind' | 'payload'>): string {
  const { t } = page;
  const vacancy = joined([text(payload['function']), text(payload['employer'])], ', ');
  switch (kind) {
    case 'search.machine':
      return searchInWords(page, payload);
    case 'search.gap':
      return joined(
        [text(payload['source']), joined([named(page, 'run.state', payload['state']), named(page, 'run.reason', payload['reason'])], ', ')],
        ': ',
      );
    case 'review.decided':
      return joined(
        [
          vacancy,
          named(page, 'status', payload['verdict']),
          joined([named(page, 'reject', payload['reasonCode']), text(payload['reason'])], ': '),
        ],
        ' – ',
      );
    case 'shortlist.answered':
      return joined(
        [vacancy, joined([named(page, 'portal.answered', payload['answer']), named(page, 'portal.cannot', payload['reason'])], ' ')],
        ' – ',
      );
    case 'application.step':
      return joined(
        [
          vacancy,
          `${named(page, 'application.state', payload['from'])} → ${named(page, 'application.state', payload['to'])}`,
          joined([named(page, 'application.outcome', payload['outcome']), text(payload['outcomeReason'])], ': '),
        ],
        ' – ',
      );
    case 'contact.made':
      return joined(
        [
          `${vacancy} (${named(page, 'effort.channel', payload['channel'])})`,
          joined([text(payload['result']), text(payload['nextStep'])], ' → '),
        ],
        ': ',
      );
    case 'evidence.added':
      return t('effort.evidence-of', text(payload['mediaType']), wholeNumber(page, Math.ceil(Number(payload['sizeBytes'] ?? 0) / 1024)));
    case 'correction':
      return t('effort.correction-of', text(payload['seq']), text(payload['text']));
    case 'zoekprofiel.agreed':
      return joined([t('effort.version', text(payload['version'])), text(payload['reason'])], ': ');
    case 'list.in-force':
      return joined([t('effort.version', text(payload['version'])), day(page, payload['drawnUpOn'])], ', ');
    case 'rest.started':
      return joined([day(page, payload['startsOn']), day(page, payload['endsOn'])], ' – ');
    case 'rest.ended':
      return day(page, payload['endsOn']);
    default:
      return joined([vacancy, joined([named(page, 'reject', payload['reasonCode']), text(payload['reason'])], ': ')], ' – ');
  }
}

type SourceRead = { readonly name?: unknown; readonly state?: unknown; readonly reason?: unknown };

function searchInWords(page: Page, payload: Payload): string {
  const { t } = page;
  const counted = t('effort.searched', wholeNumber(page, Number(payload['seen'] ?? 0)), wholeNumber(page, Number(payload['shown'] ?? 0)));
  const kept = Object.entries((payload['keptBack'] ?? {}) as Readonly<Record<string, number>>)
    .filter(([, count]) => count > 0)
    .map(([rule, count]) => `${named(page, 'kept', rule)} ${wholeNumber(page, count)}`);
  const sources = (payload['sources'] ?? []) as readonly SourceRead[];
  const read = [...new Set(sources.filter(({ state }) => state === 'complete').map(({ name }) => text(name)))];
  const notRead = [
    ...new Set(
      sources
        .filter(({ state }) => state !== 'complete')
        .map(
          ({ name, state, reason }) =>
            `${text(name)} (${joined([named(page, 'run.state', state), named(page, 'run.reason', reason)], ', ')})`,
        ),
    ),
  ];
  return joined(
    [
      joined([day(page, payload['day']), counted], ': '),
      kept.length === 0 ? '' : t('effort.kept-back', kept.join('; ')),
      read.length === 0 ? '' : t('effort.sources-read', read.join(', ')),
      notRead.length === 0 ? '' : t('effort.sources-not-read', notRead.join(', ')),
    ],
    ' ',
  );
}
