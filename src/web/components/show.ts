import type { LocalDate } from '../../domain/shared/local-date.ts';
import { attributes, html, type Html } from '../html.ts';
import type { PageContext } from '../page.ts';

type Cell = Html | string | number | null;

/**
 * A table; on a phone every row becomes a card. `empty` says why there is nothing. The caption is for who listens to the page; `titled` shows
 * it to everybody, where no heading says the same.
 */
export function table(options: {
  caption: string;
  head: readonly string[];
  rows: readonly (readonly Cell[])[];
  empty: string;
  numeric?: readonly number[];
  titled?: boolean;
}): Html {
  if (options.rows.length === 0) return html`<p class="utrecht-paragraph leeg">${options.empty}</p>`;
  const numeric = (index: number) => (options.numeric?.includes(index) ? ' utrecht-table__cell--numeric-column' : '');
  return html`<div
    class="utrecht-table-container utrecht-table-container--overflow-inline"
    tabindex="0"
    role="region"
    aria-label="${options.caption}"
  >
    <table class="utrecht-table">
      <caption class="utrecht-table__caption${options.titled ? '' : ' alleen-lezer'}">
        ${options.caption}
      </caption>
      <thead class="utrecht-table__header">
        <tr class="utrecht-table__row">
          ${options.head.map((name, index) => html`<th scope="col" class="utrecht-table__header-cell${numeric(index)}">${name}</th>`)}
        </tr>
      </thead>
      <tbody class="utrecht-table__body">
        ${options.rows.map(
          (row) =>
            html`<tr class="utrecht-table__row">
              ${row.map((cell, index) => html`<td${attributes({ class: `utrecht-table__cell${numeric(index)}`, 'data-kop': index === 0 ? null : options.head[index] || null })}>${cell}</td>`)}
            </tr>`,
        )}
      </tbody>
    </table>
  </div>`;
}

/** Names with their values, one under the other. */
export function dataList(rows: readonly (readonly [name: string, value: Cell])[]): Html {
  return html`<dl class="utrecht-data-list utrecht-data-list--rows">
    ${rows.map(
      ([name, value]) =>
        html`<div class="utrecht-data-list__item">
          <dt class="utrecht-data-list__item-key">${name}</dt>
          <dd class="utrecht-data-list__item-value utrecht-data-list__item-value--html-dd">
            ${value === null || value === '' ? '–' : value}
          </dd>
        </div>`,
    )}
  </dl>`;
}

export type Tone = 'neutral' | 'success' | 'warning' | 'danger' | 'active';

/** A word that says how something stands; never by colour alone. */
export function badge(text: string, tone: Tone = 'neutral'): Html {
  return html`<span class="utrecht-status-badge utrecht-status-badge--${tone}">${text}</span>`;
}

export function link(href: string, text: Html | string, options: { current?: boolean; rel?: string } = {}): Html {
  return html`<a${attributes({ class: 'utrecht-link utrecht-link--html-a', href, 'aria-current': options.current ? 'page' : null, rel: options.rel })}>${text}</a>`;
}

export function alert(kind: 'info' | 'ok' | 'warning' | 'error', content: Html | string): Html {
  return html`<div class="utrecht-alert utrecht-alert--${kind}"><div class="utrecht-alert__content">${content}</div></div>`;
}

export function paragraph(content: Html | string): Html {
  return html`<p class="utrecht-paragraph">${content}</p>`;
}

export function heading(level: 2 | 3 | 4, content: Html | string, id?: string): Html {
  const all = attributes({ class: `utrecht-heading-${level}`, id });
  if (level === 2) return html`<h2${all}>${content}</h2>`;
  return level === 3 ? html`<h3${all}>${content}</h3>` : html`<h4${all}>${content}</h4>`;
}

export function list(items: readonly (Html | string)[]): Html {
  return html`<ul class="utrecht-unordered-list">
    ${items.map((item) => html`<li class="utrecht-unordered-list__item">${item}</li>`)}
  </ul>`;
}

const LOCALES = { nl: 'nl-NL', en: 'en-GB' } as const;

/** A moment in Amsterdam, with the machine's form beside it. */
export function moment(page: PageContext, at: Date | null): Html | string {
  if (at === null) return '–';
  const text = new Intl.DateTimeFormat(LOCALES[page.lang], {
    timeZone: 'Europe/Amsterdam',
    dateStyle: 'medium',
    timeStyle: 'short',
  }).format(at);
  return html`<time datetime="${at.toISOString()}">${text}</time>`;
}

/** A calendar day in words, for inside a sentence. */
export function dayInWords({ lang }: Pick<PageContext, 'lang'>, day: LocalDate): string {
  return new Intl.DateTimeFormat(LOCALES[lang], { timeZone: 'UTC', dateStyle: 'long' }).format(Date.parse(`${day}T00:00:00Z`));
}

/** A calendar day in words, with the machine's form beside it. */
export function calendarDay(page: PageContext, day: LocalDate | null): Html | string {
  return day === null ? '–' : html`<time datetime="${day}">${dayInWords(page, day)}</time>`;
}

/** A stretch of numbers: 20–24, or one number where both ends are the same. */
export function inRange({ min, max }: { readonly min: number | null; readonly max: number | null }): string {
  return min === max ? String(min ?? '') : `${min ?? '…'}–${max ?? '…'}`;
}

/** A number as it is written in the language of the page: 12.500. */
export function wholeNumber({ lang }: Pick<PageContext, 'lang'>, value: number): string {
  return new Intl.NumberFormat(LOCALES[lang]).format(value);
}

export type Tab = { readonly href: string; readonly label: string; readonly count?: number; readonly current: boolean };

/** The views of one thing, side by side, with how many are in each. */
export function tabs(page: PageContext, label: string, all: readonly Tab[]): Html {
  return html`<nav aria-label="${label}">
    <ul class="tabs">
      ${all.map(
        ({ href, label: name, count, current }) =>
          html`<li>
            <a${attributes({ href, 'aria-current': current ? 'page' : null })}
              >${name}${count === undefined ? null : html` <span class="aantal">${wholeNumber(page, count)}</span>`}</a
            >
          </li>`,
      )}
    </ul>
  </nav>`;
}

/** Numbers that say how something stands, each with what it counts. */
export function figures(page: PageContext, all: readonly (readonly [name: string, value: number])[]): Html {
  return html`<dl class="cijfers">
    ${all.map(
      ([name, value]) =>
        html`<div>
          <dt>${name}</dt>
          <dd class="getal">${wholeNumber(page, value)}</dd>
        </div>`,
    )}
  </dl>`;
}

/** Links to the pages before and after; nothing where there is only one. */
export function pagination(
  page: PageContext,
  { previous, next, label }: { previous: string | null; next: string | null; label: string },
): Html | null {
  if (!previous && !next) return null;
  return html`<nav class="bladeren" aria-label="${label}">
    ${previous ? link(previous, html`<span aria-hidden="true">←</span> ${page.t('page.previous')}`, { rel: 'prev' }) : html`<span></span>`}
    ${next ? link(next, html`${page.t('page.next')} <span aria-hidden="true">→</span>`, { rel: 'next' }) : null}
  </nav>`;
}
