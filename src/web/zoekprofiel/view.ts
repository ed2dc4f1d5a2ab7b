import type { Candidate } from '../../domain/candidate/candidate.ts';
import type { Zoekprofiel } from '../../domain/zoekprofiel/zoekprofiel.ts';
import type { ZoekprofielVersion } from '../../ports/zoekprofiel-repository.ts';
import { button, checkboxes, linkButton, postForm, radios, select, textarea, textbox } from '../components/form.ts';
import { alert, calendarDay, dataList, heading, paragraph } from '../components/show.ts';
import type { FieldErrors } from '../forms.ts';
import { attributes, html, type Html } from '../html.ts';
import { candidateTabs } from '../candidate/tabs.ts';
import { layout } from '../layout.ts';
import type { PageContext } from '../page.ts';
import { paths } from '../paths.ts';
import { CONTRACTS, EDUCATIONS, LICENCES, MODES, PARTS, TIMES, WEEKDAYS } from './choices.ts';

const words = (code: string): string => code.replaceAll('_', ' ');
const range = (low: number | null, high: number | null): string => (low === null && high === null ? '' : `${low ?? '…'}–${high ?? '…'}`);

function contentRows(page: PageContext, content: Zoekprofiel): readonly (readonly [string, string | null])[] {
  const { t } = page;
  const [reach] = content.travel;
  return [
    [t('zoekprofiel.wanted'), content.wanted.map(({ title }) => title).join(', ')],
    [t('zoekprofiel.acceptable'), content.acceptable.map(({ title }) => title).join(', ')],
    [t('zoekprofiel.excluded'), content.excluded.map(({ title, reason }) => (reason ? `${title} (${reason})` : title)).join(', ')],
    [t('zoekprofiel.home'), content.home.name],
    [t('zoekprofiel.max-km'), content.maxKm === null ? null : String(content.maxKm)],
    [t('zoekprofiel.modes'), content.travel.map(({ mode }) => t(`zoekprofiel.mode.${mode}`)).join(', ')],
    [t('zoekprofiel.minutes'), reach?.maxMinutes ? String(reach.maxMinutes) : null],
    [t('zoekprofiel.hours-week'), range(content.hoursPerWeek.min, content.hoursPerWeek.max)],
    [t('zoekprofiel.hours-day'), range(content.hoursPerDay.min, content.hoursPerDay.max)],
    [t('zoekprofiel.not-times'), content.notTimes.map(words).join(', ')],
    [t('zoekprofiel.not-parts'), content.notParts.map(({ day, part }) => `${day} ${words(part)}`).join(', ')],
    [t('zoekprofiel.education'), content.education],
    [t('zoekprofiel.licences'), content.licences.join(', ')],
    [
      t('zoekprofiel.certificates'),
      content.certificates.map(({ code, validUntilOn }) => (validUntilOn ? `${code} (${validUntilOn})` : code)).join(', '),
    ],
    [t('zoekprofiel.languages'), content.languages.map(({ language, level }) => (level ? `${language} (${level})` : language)).join(', ')],
    [t('zoekprofiel.sectors'), content.sectors.join(', ')],
    [t('zoekprofiel.not-sectors'), content.notSectors.join(', ')],
    [t('zoekprofiel.contracts'), content.contracts.join(', ')],
    [t('zoekprofiel.pay'), content.minimumPay ? `€ ${content.minimumPay.amount} per ${content.minimumPay.per}` : null],
    [
      t('zoekprofiel.home-working'),
      content.homeWorking === null ? null : content.homeWorking ? t('zoekprofiel.home-working.ja') : t('zoekprofiel.home-working.nee'),
    ],
  ];
}

/** The rows that differ from the version before; none of the first one, which is a beginning. */
function changedRows(page: PageContext, version: ZoekprofielVersion, before: ZoekprofielVersion | undefined) {
  if (!before) return [];
  const rows = contentRows(page, version.content);
  const earlier = contentRows(page, before.content);
  return rows.flatMap(([name, value], index) => {
    const old = earlier[index]?.[1] ?? null;
    return (old ?? '') === (value ?? '') ? [] : [[name, `${old || '–'} → ${value || '–'}`] as const];
  });
}

export function zoekprofielView(
  page: PageContext,
  candidate: Candidate,
  versions: readonly ZoekprofielVersion[],
  mayWrite: boolean,
): string {
  const { t } = page;
  const [latest] = versions;
  const unknown = latest
    ? [...latest.content.wanted, ...latest.content.acceptable].filter(({ isco08 }) => isco08.length === 0).map(({ title }) => title)
    : [];
  return layout(
    page,
    {
      title: t('zoekprofiel.title', candidate.name),
      back: { href: paths.candidate.view.url({ candidateId: candidate.id }), label: candidate.name },
    },
    html`${candidateTabs(page, candidate.id)}
    ${mayWrite ? html`<p class="knoppen">${linkButton(paths.zoekprofiel.agree.url({ candidateId: candidate.id }), t('zoekprofiel.agree'), 'primary')} ${linkButton(paths.fml.costs.url({ candidateId: candidate.id }), t('costs.link'))}</p>` : null}
    ${unknown.length === 0 ? null : alert('info', t('zoekprofiel.unknown-functions', unknown.join(', ')))}
    ${latest ? html`${heading(2, t('zoekprofiel.version', String(latest.version)))}${dataList(contentRows(page, latest.content).filter(([, value]) => value))}` : html`<p class="leeg">${t('zoekprofiel.none')}</p>`}
    ${versions.length === 0 ? null : heading(2, t('zoekprofiel.history'))}
    ${versions.map(
      (version, index) =>
        html`<section class="kaart">
          ${heading(3, t('zoekprofiel.version', String(version.version)))}
          <p class="utrecht-paragraph">
            ${calendarDay(page, version.agreedOn)} · ${version.reason}${version.source === '' ? null : html` · ${version.source}`}
          </p>
          ${dataList(changedRows(page, version, versions[index + 1]))}
        </section>`,
    )}`,
  );
}

export function agreeView(
  page: PageContext,
  candidate: Candidate,
  fields: Readonly<Record<string, string>>,
  errors: FieldErrors = {},
  effect: Html | null = null,
): string {
  const { t } = page;
  const value = (name: string): string => fields[name] ?? '';
  const box = (name: string, label: string, optional = true) => textbox(page, { name, label, optional, value: value(name), errors });
  const area = (name: string, label: string, { optional = true, hint = t('zoekprofiel.per-line') } = {}) =>
    textarea(page, { name, label, hint, optional, rows: 3, value: value(name), errors });
  const boxes = (name: string, label: string, options: readonly { value: string; label: string }[]): Html =>
    checkboxes(page, { name, label, optional: true, beside: true, values: value(name).split(','), options, errors });
  const plain = (codes: readonly string[]) => codes.map((code) => ({ value: code, label: words(code) }));
  return layout(
    page,
    {
      title: `${t('zoekprofiel.agree')}: ${candidate.name}`,
      errors,
      back: { href: paths.zoekprofiel.view.url({ candidateId: candidate.id }), label: t('zoekprofiel.title', candidate.name) },
    },
    postForm(page, paths.zoekprofiel.agree.url({ candidateId: candidate.id }), [
      area('wanted', t('zoekprofiel.wanted'), { optional: false }),
      area('acceptable', t('zoekprofiel.acceptable')),
      area('excluded', t('zoekprofiel.excluded'), { hint: t('zoekprofiel.excluded-hint') }),
      html`<div class="velden">
        ${box('home', t('zoekprofiel.home'), false)} ${box('maxKm', t('zoekprofiel.max-km'))} ${box('minutes', t('zoekprofiel.minutes'))}
      </div>`,
      boxes(
        'modes',
        t('zoekprofiel.modes'),
        MODES.map((mode) => ({ value: mode, label: t(`zoekprofiel.mode.${mode}`) })),
      ),
      html`<div class="velden">
        ${box('weekMin', `${t('zoekprofiel.hours-week')} ${t('zoekprofiel.from')}`)}
        ${box('weekMax', `${t('zoekprofiel.hours-week')} ${t('zoekprofiel.to')}`)}
        ${box('dayMin', `${t('zoekprofiel.hours-day')} ${t('zoekprofiel.from')}`)}
        ${box('dayMax', `${t('zoekprofiel.hours-day')} ${t('zoekprofiel.to')}`)}
      </div>`,
      boxes('notTimes', t('zoekprofiel.not-times'), plain(TIMES)),
      html`<details>
        <summary>${t('zoekprofiel.not-parts')}</summary>
        ${boxes(
          'notParts',
          t('zoekprofiel.not-parts'),
          WEEKDAYS.flatMap((weekday) => PARTS.map((part) => ({ value: `${weekday}.${part}`, label: `${weekday} ${words(part)}` }))),
        )}
      </details>`,
      select(page, {
        name: 'education',
        label: t('zoekprofiel.education'),
        optional: true,
        value: value('education'),
        options: [{ value: '', label: '–' }, ...plain(EDUCATIONS)],
        errors,
      }),
      boxes('licences', t('zoekprofiel.licences'), plain(LICENCES)),
      area('certificates', t('zoekprofiel.certificates'), { hint: t('zoekprofiel.certificates-hint') }),
      area('languages', t('zoekprofiel.languages'), { hint: t('zoekprofiel.languages-hint') }),
      area('sectors', t('zoekprofiel.sectors')),
      area('notSectors', t('zoekprofiel.not-sectors')),
      boxes('contracts', t('zoekprofiel.contracts'), plain(CONTRACTS)),
      html`<div class="velden">
        ${box('pay', t('zoekprofiel.pay'))}
        ${select(page, { name: 'payPer', label: t('zoekprofiel.pay-per'), value: value('payPer'), options: (['maand', 'uur'] as const).map((per) => ({ value: per, label: t(`zoekprofiel.pay.${per}`) })) })}
      </div>`,
      radios(page, {
        name: 'homeWorking',
        label: t('zoekprofiel.home-working'),
        value: value('homeWorking'),
        options: [
          { value: '', label: t('zoekprofiel.home-working.leeg') },
          { value: 'ja', label: t('zoekprofiel.home-working.ja') },
          { value: 'nee', label: t('zoekprofiel.home-working.nee') },
        ],
      }),
      textbox(page, { name: 'agreedOn', label: t('zoekprofiel.agreed-on'), type: 'date', value: value('agreedOn'), errors }),
      box('source', t('zoekprofiel.source')),
      box('reason', t('zoekprofiel.reason'), false),
      effectPart(page, candidate, effect),
      html`<p class="knoppen">${button(t('form.save'))}</p>`,
    ]),
  );
}

/** What the zoekprofiel as it is filled in would do: with scripts it follows every change, without them a button asks for it. */
function effectPart(page: PageContext, candidate: Candidate, effect: Html | null): Html {
  const { t } = page;
  const address = paths.zoekprofiel.preview.url({ candidateId: candidate.id });
  const live = {
    id: 'gevolg',
    'hx-post': address,
    'hx-include': 'closest form',
    'hx-trigger': 'load, change from:"closest form" delay:300ms, input from:"closest form" delay:600ms',
    'hx-target': 'this',
    'hx-swap': 'innerHTML',
    'aria-live': 'polite',
  };
  return html`<section class="kaart">
    ${heading(2, t('preview.live'))} ${paragraph(t('preview.live-hint'))}
    <div${attributes(live)}>${effect}</div>
    <button class="utrecht-button utrecht-button--secondary-action" type="submit" formaction="${address}">${t('preview.look')}</button>
  </section>`;
}
