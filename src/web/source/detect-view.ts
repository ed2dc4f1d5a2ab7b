import { DEFAULT_SOURCE_LIMITS } from '../../domain/source/source.ts';
import type { DetectedSource, PreviewedVacancy, TriedProposal } from '../../usecases/source/detect-source.ts';
import { button, hidden, postForm, textbox } from '../components/form.ts';
import { alert, heading, link, list, paragraph, table } from '../components/show.ts';
import type { FieldErrors } from '../forms.ts';
import { html, type Html } from '../html.ts';
import { layout } from '../layout.ts';
import type { PageContext } from '../page.ts';
import { paths } from '../paths.ts';
import { defaultCron, recipeFields } from './fields.ts';

type Detecting = { readonly address: string; readonly found: DetectedSource | null; readonly errors?: FieldErrors };

/** Paste an address: what was found there, the first vacancies, and one button that makes it a source. */
export function detectView(page: PageContext, { address, found, errors = {} }: Detecting): string {
  const { t } = page;
  return layout(
    page,
    { title: t('source.detect'), errors, wide: found !== null },
    html`${paragraph(t('detect.intro'))}
    ${postForm(page, paths.source.detect.url(), [
      textbox(page, { name: 'address', label: t('source.address'), hint: t('detect.hint'), value: address, errors }),
      html`<p class="knoppen">${button(t('detect.look'))}</p>`,
    ])}
    ${found === null ? null : foundView(page, found)}`,
  );
}

function foundView(page: PageContext, found: DetectedSource): Html {
  const { t } = page;
  const others = found.proposals.filter((proposal) => proposal !== found.best);
  return html`${found.best === null ? alert('warning', t('detect.none')) : null}
    ${found.failure === null ? null : alert('warning', html`${t('detect.failed')} ${failureText(found)}`)}
    ${found.best === null ? null : bestView(page, found.best, found.title)}
    ${
      others.length === 0
        ? null
        : html`${heading(2, t('detect.others'))}
          ${list(others.map((proposal) => html`${t(`source.kind.${proposal.recipe.kind}`)} (${t(`detect.because.${proposal.because}`)}): ${proposal.address} ${proposal.preview === null ? null : html`<br /><span class="klein">${emptyBecause(page, proposal)}</span>`} ${addForm(page, proposal, found.title, false)}`))}`
    }
    <p class="utrecht-paragraph">${link(paths.source.add.url(), t('detect.by-hand'))}</p>`;
}

function failureText({ failure }: DetectedSource): string {
  if (failure === null) return '';
  return [failure.kind, 'reason' in failure ? failure.reason : '', 'detail' in failure ? failure.detail : '']
    .filter((part) => part !== '')
    .join(' · ');
}

const emptyBecause = (page: PageContext, { preview }: TriedProposal): string =>
  preview?.outcome?.reason ? page.t(`run.reason.${preview.outcome.reason}`) : page.t('detect.no-vacancies');

function bestView(page: PageContext, best: TriedProposal, title: string | null): Html {
  const { t } = page;
  const { preview } = best;
  const vacancies = preview?.vacancies ?? [];
  return html`<section class="kaart">
    ${heading(2, t(`source.kind.${best.recipe.kind}`))} ${paragraph(`${t(`detect.because.${best.because}`)}: ${best.detail}`)}
    ${table({
      caption: t('detect.preview'),
      head: [t('queue.vacancy'), t('detect.understood'), t('detect.missing')],
      rows: vacancies.map((vacancy) => previewRow(page, vacancy)),
      empty: t('detect.no-vacancies'),
    })}
    ${(preview?.unreadable ?? []).length === 0 ? null : html`${heading(3, t('run.unreadable'))}${list((preview?.unreadable ?? []).map(({ url, reason, detail }) => `${url}: ${reason} ${detail}`))}`}
    ${addForm(page, best, title, true)}
  </section>`;
}

function previewRow(page: PageContext, { title, url, told, missing, cut, marks }: PreviewedVacancy): readonly (Html | string)[] {
  const { t } = page;
  const facts = Object.entries(told).map(([fact, value]) =>
    fact === 'text' ? t('detect.text-of', value) : `${t(`detect.fact.${fact as keyof typeof told}`)}: ${value}`,
  );
  const gaps = [
    ...missing.map((fact) => t(`detect.fact.${fact}`)),
    ...(cut ? [t('match.cut')] : []),
    ...marks.map(({ field, asWritten, reason }) => `${field}: ${asWritten} (${reason})`),
  ];
  return [url === null ? title : link(url, title, { rel: 'noreferrer noopener' }), list(facts), list(gaps)];
}

/** One button: everything that the form about a source would ask stands in it already. */
function addForm(page: PageContext, proposal: TriedProposal, title: string | null, isBest: boolean): Html {
  const { t } = page;
  const fields = {
    kind: proposal.recipe.kind,
    name: `${title ?? new URL(proposal.address).host} (${t(`source.kind.${proposal.recipe.kind}`)})`.slice(0, 120),
    address: proposal.address,
    cron: defaultCron(proposal.address),
    delay: String(DEFAULT_SOURCE_LIMITS.minDelayMs),
    pages: String(DEFAULT_SOURCE_LIMITS.maxPages),
    ...recipeFields(proposal.recipe),
  };
  return postForm(page, paths.source.add.url(), [
    ...Object.entries(fields).map(([name, value]) => hidden(name, value ?? '')),
    html`<p class="knoppen">${button(t('detect.add'), { kind: isBest ? 'primary' : 'secondary' })}</p>`,
  ]);
}
