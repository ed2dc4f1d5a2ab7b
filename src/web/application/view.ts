import { ACTIVITY_KINDS, INITIATIVES, type Application } from '../../domain/application/application.ts';
import { APPLICATION_STEPS, CLOSING_OUTCOMES } from '../../domain/application/steps.ts';
import type { Candidate } from '../../domain/candidate/candidate.ts';
import { localDateOf } from '../../domain/shared/local-date.ts';
import type { ViewedApplication } from '../../usecases/application/view-application.ts';
import { button, hidden, postForm, select, textarea, textbox } from '../components/form.ts';
import { badge, calendarDay, dataList, heading, link, moment, paragraph, table } from '../components/show.ts';
import type { FieldErrors } from '../forms.ts';
import { html, type Html } from '../html.ts';
import { candidateTabs } from '../candidate/tabs.ts';
import { layout } from '../layout.ts';
import type { PageContext } from '../page.ts';
import { paths } from '../paths.ts';

type Options = { mayChange: boolean; errors?: FieldErrors; values?: Readonly<Partial<Record<string, string>>> };

export function applicationTable(page: PageContext, applications: readonly Application[]): Html {
  const { t } = page;
  const rows = applications.map((one) => [
    calendarDay(page, one.appliedOn ?? localDateOf(one.createdAt)),
    link(paths.application.view.url({ applicationId: one.id }), one.function === '' ? t(`application.kind.${one.kind}`) : one.function),
    [one.employer, one.town].filter(Boolean).join(', '),
    t(`application.state.${one.state}`),
    one.outcome ? t(`application.outcome.${one.outcome}`) : null,
  ]);
  return table({
    caption: t('effort.applications'),
    head: [
      t('application.happened'),
      t('application.function'),
      t('application.employer'),
      t('application.state'),
      t('application.outcome'),
    ],
    rows,
    empty: t('application.none'),
  });
}

export function applicationsView(
  page: PageContext,
  { candidate, applications }: { candidate: Candidate; applications: readonly Application[] },
  { mayChange, errors = {}, values = {} }: Options,
): string {
  const { t } = page;
  const box = (name: string, label: string, optional = false) =>
    textbox(page, { name, label, value: values[name] ?? '', errors, optional });
  return layout(
    page,
    {
      title: t('application.title', candidate.name),
      errors,
      back: { href: paths.candidate.view.url({ candidateId: candidate.id }), label: candidate.name },
    },
    html`${candidateTabs(page, candidate.id)} ${applicationTable(page, applications)}
    ${
      mayChange
        ? html`<section class="kaart">
            ${heading(2, t('application.add'))} ${paragraph(t('application.add-intro'))}
            ${postForm(page, paths.application.open.url({ candidateId: candidate.id }), [
              select(page, {
                name: 'kind',
                label: t('application.kind'),
                value: values['kind'] ?? 'open_sollicitatie',
                options: ACTIVITY_KINDS.map((value) => ({ value, label: t(`application.kind.${value}`) })),
                errors,
              }),
              box('employer', t('application.employer')),
              box('function', t('application.function'), true),
              box('town', t('application.town'), true),
              box('link', t('application.link'), true),
              box('contactRole', t('application.contact'), true),
              select(page, {
                name: 'initiative',
                label: t('application.initiative'),
                value: values['initiative'] ?? 'jobhunter',
                options: INITIATIVES.map((value) => ({ value, label: t(`application.initiative.${value}`) })),
                errors,
              }),
              hidden('state', 'verstuurd'),
              textbox(page, {
                name: 'appliedOn',
                label: t('application.happened'),
                type: 'date',
                value: values['appliedOn'] ?? '',
                errors,
              }),
              button(t('application.step-go')),
            ])}
          </section>`
        : null
    }`,
  );
}

export function applicationView(
  page: PageContext,
  { candidate, application, steps, evidence }: ViewedApplication,
  { mayChange, errors = {}, values = {} }: Options,
): string {
  const { t } = page;
  const mine = page.actor?.candidateId !== null;
  const back = mine
    ? { href: paths.portal.applications.url(), label: t('application.mine') }
    : { href: paths.application.list.url({ candidateId: candidate.id }), label: t('application.title', candidate.name) };
  const facts: readonly (readonly [string, Html | string | number | null])[] = [
    [t('application.kind'), t(`application.kind.${application.kind}`)],
    [t('application.employer'), application.employer],
    [t('application.town'), application.town],
    [t('application.distance'), application.distanceKm],
    [t('application.source'), application.sourceName],
    [t('application.link'), application.link ? link(application.link, hostOf(application.link), { rel: 'noreferrer noopener' }) : null],
    [t('application.contact'), application.contactRole],
    [t('application.initiative'), t(`application.initiative.${application.initiative}`)],
    [t('application.load'), application.loadCheck ? t(`class.${application.loadCheck}`) : null],
    [t('application.applied'), application.appliedOn ? calendarDay(page, application.appliedOn) : null],
    [t('application.outcome-on'), application.outcomeOn ? calendarDay(page, application.outcomeOn) : null],
    [t('application.reason'), application.outcomeReason],
  ];
  return layout(
    page,
    { title: application.function === '' ? t(`application.kind.${application.kind}`) : application.function, errors, back },
    html`<p class="onder-kop">
        ${badge(t(`application.state.${application.state}`), application.state === 'gesloten' ? 'neutral' : 'active')}
        ${application.outcome && application.outcome !== application.state ? badge(t(`application.outcome.${application.outcome}`)) : null}
      </p>
      <div class="twee">
        <div>${dataList(facts.filter(([, value]) => value !== null && value !== ''))}</div>
        ${mayChange ? stepForm(page, application, errors, values) : null}
      </div>
      ${heading(2, t('application.steps'))}
      ${table({
        caption: t('application.steps'),
        head: [t('application.happened'), t('application.state'), t('application.who'), t('application.note')],
        rows: steps.map((step) => [
          calendarDay(page, step.happenedOn),
          html`${step.from ? `${t(`application.state.${step.from}`)} → ` : ''}${t(`application.state.${step.to}`)}${step.outcome ? ` (${t(`application.outcome.${step.outcome}`)})` : ''}`,
          html`${step.byName ?? '–'}<br /><span class="klein">${moment(page, step.at)}</span>`,
          step.note,
        ]),
        empty: t('table.none'),
      })}
      ${heading(2, t('application.evidence'))}
      ${table({
        caption: t('application.evidence'),
        head: [t('application.file'), t('application.who'), 'sha256'],
        rows: evidence.map((file) => [
          html`${link(paths.application.file.url({ evidenceId: file.id }), file.name)}<br /><span class="klein"
              >${Math.ceil(file.sizeBytes / 1024)} kB</span
            >`,
          html`${file.addedByName ?? '–'}<br /><span class="klein">${moment(page, file.addedAt)}</span>`,
          html`<code class="klein">${file.sha256.slice(0, 16)}…</code>`,
        ]),
        empty: t('application.evidence-none'),
      })}
      ${mayChange ? evidenceForm(page, application, errors) : null} ${heading(2, t('application.archived'))}
      ${
        application.archived
          ? html`<p class="utrecht-paragraph klein">
                ${moment(page, application.archived.capturedAt)} · sha256 <code>${application.archived.sha256}</code>
              </p>
              <details>
                <summary>${t('application.archived')}</summary>
                <div class="vacaturetekst vacaturetekst--tekst">${application.archived.text}</div>
              </details>`
          : paragraph(t('application.archived-none'))
      }`,
  );
}

/** A link by the name of its site: an address of a hundred characters says less. */
const hostOf = (address: string): string => (URL.canParse(address) ? new URL(address).hostname : address);

function stepForm(
  page: PageContext,
  application: Application,
  errors: FieldErrors,
  values: Readonly<Partial<Record<string, string>>>,
): Html {
  const { t } = page;
  const next = APPLICATION_STEPS[application.state];
  return html`<section class="kaart">
    ${heading(2, t('application.step'))}
    ${postForm(page, paths.application.step.url({ applicationId: application.id }), [
      hidden('version', application.version),
      select(page, {
        name: 'to',
        label: t('application.state'),
        value: values['to'] ?? next[0],
        options: next.map((value) => ({ value, label: t(`application.state.${value}`) })),
        errors,
      }),
      textbox(page, { name: 'happenedOn', label: t('application.happened'), type: 'date', value: values['happenedOn'] ?? '', errors }),
      select(page, {
        name: 'outcome',
        label: t('application.outcome'),
        optional: true,
        value: values['outcome'] ?? '',
        options: [{ value: '', label: '–' }, ...CLOSING_OUTCOMES.map((value) => ({ value, label: t(`application.outcome.${value}`) }))],
        errors,
      }),
      textbox(page, {
        name: 'outcomeReason',
        label: t('application.reason'),
        optional: true,
        value: values['outcomeReason'] ?? '',
        errors,
      }),
      textarea(page, {
        name: 'note',
        label: t('application.note'),
        hint: t('application.note-hint'),
        optional: true,
        rows: 2,
        value: values['note'] ?? '',
        errors,
      }),
      button(t('application.step-go')),
    ])}
  </section>`;
}

function evidenceForm(page: PageContext, application: Application, errors: FieldErrors): Html {
  const { t } = page;
  const error = errors['bestand'];
  return postForm(
    page,
    paths.application.evidence.url({ applicationId: application.id }),
    [
      html`<div class="utrecht-form-field${error ? ' utrecht-form-field--invalid' : ''}">
        <div class="utrecht-form-field__label">
          <label class="utrecht-form-label" for="veld-bestand">${t('application.evidence-add')}</label>
        </div>
        <div class="utrecht-form-field-description" id="veld-bestand-uitleg">${t('application.evidence-hint')}</div>
        ${error ? html`<div class="utrecht-form-field-error-message" id="veld-bestand-fout">${t(error)}</div>` : null}
        <div class="utrecht-form-field__input">
          <input
            type="file"
            id="veld-bestand"
            name="bestand"
            aria-describedby="veld-bestand-uitleg"
            accept=".pdf,.png,.jpg,.jpeg,.docx,.txt,.eml"
          />
        </div>
      </div>`,
      button(t('application.evidence-add'), { kind: 'secondary' }),
    ],
    { upload: true },
  );
}
