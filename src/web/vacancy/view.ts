import { mayRole } from '../../domain/access/permission.ts';
import type { Reading } from '../../domain/reading/reading.ts';
import type { ViewedVacancy } from '../../usecases/vacancy/view-vacancy.ts';
import { button, postForm, textarea, textbox } from '../components/form.ts';
import { alert, badge, calendarDay, dataList, heading, link, list, moment, paragraph, table } from '../components/show.ts';
import { vacancyText } from '../components/vacancy-text.ts';
import type { FieldErrors } from '../forms.ts';
import { html } from '../html.ts';
import { layout } from '../layout.ts';
import type { PageContext } from '../page.ts';
import { paths } from '../paths.ts';
import { doorsView } from './doors-view.ts';

export function pasteView(page: PageContext, values: Readonly<Partial<Record<string, string>>>, errors: FieldErrors = {}): string {
  const { t } = page;
  const box = (name: string, label: string, optional = false) =>
    textbox(page, { name, label, value: values[name] ?? '', errors, optional });
  return layout(
    page,
    { title: t('paste.title'), errors },
    html`${paragraph(t('paste.intro'))}
      <section class="kaart">
        ${heading(2, t('paste.link'))}
        ${postForm(page, paths.vacancy.paste.url(), [textbox(page, { name: 'url', label: t('paste.url'), type: 'url', inputmode: 'url', value: values['url'] ?? '', errors }), button(t('paste.fetch'))])}
      </section>
      <section class="kaart">
        ${heading(2, t('paste.text'))}
        ${postForm(page, paths.vacancy.pasteText.url(), [
          box('title', t('paste.job-title')),
          box('employer', t('vacancy.employer'), true),
          box('location', t('vacancy.place'), true),
          box('source', t('source.address'), true),
          textarea(page, { name: 'text', label: t('paste.body'), rows: 12, value: values['text'] ?? '', errors }),
          button(t('paste.save')),
        ])}
      </section>`,
  );
}

const range = (low: number | null, high: number | null): string | null =>
  low === null && high === null ? null : low === high ? String(low) : `${low ?? '…'}–${high ?? '…'}`;

function pay(reading: Reading | null): string | null {
  const stated = reading?.gates.pay;
  return stated ? `€ ${range(stated.min, stated.max) ?? ''} per ${stated.per.replace('_', ' ')}` : null;
}

export function vacancyView(page: PageContext, { vacancy, doors, reading }: ViewedVacancy, errors: FieldErrors = {}): string {
  const { t } = page;
  const { current } = vacancy;
  const gates = reading?.gates ?? null;
  const hours = gates?.hoursPerWeek ?? current.record.hoursPerWeek;
  const place = current.record.places
    .map((one) => one.town ?? one.asWritten)
    .filter(Boolean)
    .join(', ');
  const marked = (reading?.demands ?? []).flatMap(({ field, dim, start, end }) =>
    field === 'description' ? [{ id: `bewijs-${dim}`, start, end }] : [],
  );
  return layout(
    page,
    { title: current.title, wide: true, errors },
    html`${vacancy.state === 'live' ? null : alert('warning', t(`vacancy.state.${vacancy.state}`))}
      <div class="beoordelen">
        <div>${heading(2, t('match.text'))} ${current.cut ? alert('warning', t('match.cut')) : null} ${vacancyText(current, marked)}</div>
        <aside>
          ${dataList([
            [t('vacancy.employer'), current.employer],
            [t('vacancy.place'), place],
            [t('vacancy.hours'), hours ? range(hours.min, hours.max) : null],
            [t('vacancy.pay'), pay(reading)],
            [t('vacancy.contract'), (gates?.contract ?? current.record.contract).join(', ')],
            [t('vacancy.education'), gates?.education ?? current.record.education],
            [
              t('vacancy.licences'),
              [...(gates?.licences ?? []), ...(gates?.certificates ?? [])]
                .map(({ code, status }) => `${code} (${status === 'pre' ? 'pré' : status})`)
                .join(', '),
            ],
            [t('vacancy.times'), (gates?.workingTimes ?? []).join(', ').replace('_', ' ')],
            [t('vacancy.closing'), calendarDay(page, current.record.closingOn ?? current.record.validThroughOn)],
            [t('vacancy.posted'), calendarDay(page, current.record.postedOn)],
            [t('queue.first-seen'), moment(page, vacancy.firstSeenAt)],
            [t('vacancy.state'), badge(t(`vacancy.state.${vacancy.state}`), vacancy.state === 'live' ? 'success' : 'neutral')],
          ])}
          ${current.record.marks.length === 0 ? null : html`${heading(2, t('vacancy.marks'))}${list(current.record.marks.map(({ field, asWritten, reason }) => `${field}: ${asWritten} (${reason})`))}`}
        </aside>
      </div>
      ${doorsView(page, vacancy.id, doors, errors)} ${heading(2, t('vacancy.demands'))}
      ${page.actor && mayRole(page.actor, 'reading.correct') ? html`<p class="utrecht-paragraph">${link(paths.correction.add.url({ vacancyId: vacancy.id }), t('correction.open'))}</p>` : null}
      ${table({
        caption: t('vacancy.demands'),
        head: [t('vacancy.demand'), t('vacancy.level'), t('vacancy.how'), t('vacancy.words')],
        rows: (reading?.demands ?? []).map(({ dim, level, kind, quote, field }) => [
          dim.replaceAll('_', ' '),
          level ?? '?',
          t(`vacancy.kind.${kind}`),
          field === 'description' ? link(`#bewijs-${dim}`, quote) : quote,
        ]),
        empty: t('vacancy.no-demands'),
      })}`,
  );
}
