import type { Enrolment, Membership } from '../../ports/sign-in.ts';
import { button, hidden, postForm, textbox } from '../components/form.ts';
import { heading, link, list, paragraph } from '../components/show.ts';
import type { FieldErrors } from '../forms.ts';
import { html } from '../html.ts';
import { layout } from '../layout.ts';
import type { PageContext } from '../page.ts';
import { paths } from '../paths.ts';

export function signInView(
  page: PageContext,
  {
    back,
    email,
    linkEmail,
    errors = {},
  }: { back: string; email?: string | undefined; linkEmail?: string | undefined; errors?: FieldErrors },
): string {
  const { t } = page;
  return layout(
    page,
    { title: t('sign-in.title'), errors },
    html`${paragraph(t('sign-in.intro'))}
      <div class="rooster">
        <section class="kaart">
          ${heading(2, t('sign-in.with-password'))}
          ${postForm(page, paths.signIn.password.url(), [
            hidden('naar', back),
            textbox(page, {
              name: 'email',
              label: t('sign-in.email'),
              type: 'email',
              autocomplete: 'username',
              value: email ?? '',
              errors,
            }),
            textbox(page, { name: 'password', label: t('sign-in.password'), type: 'password', autocomplete: 'current-password', errors }),
            button(t('sign-in.with-password')),
          ])}
        </section>
        <section class="kaart">
          ${heading(2, t('sign-in.link-title'))} ${paragraph(t('sign-in.link-intro'))}
          ${postForm(page, paths.signIn.link.url(), [
            textbox(page, {
              name: 'email',
              id: 'link-email',
              label: t('sign-in.email'),
              type: 'email',
              autocomplete: 'email',
              value: linkEmail ?? '',
              errors,
            }),
            button(t('sign-in.with-link'), { kind: 'secondary' }),
          ])}
        </section>
      </div>`,
  );
}

export function linkSentView(page: PageContext): string {
  return layout(page, { title: page.t('sign-in.link-sent-title') }, paragraph(page.t('sign-in.link-sent')));
}

export function openLinkView(page: PageContext, token: string): string {
  const { t } = page;
  const form = postForm(page, paths.signIn.open.url(), [hidden('token', token), button(t('sign-in.link-go'))]);
  return layout(page, { title: t('sign-in.title') }, html`${paragraph(t('sign-in.link-open'))} ${form}`);
}

export function factorView(page: PageContext, { back, errors = {} }: { back: string; errors?: FieldErrors }): string {
  const { t } = page;
  return layout(
    page,
    { title: t('factor.title'), errors },
    html`${paragraph(t('factor.intro'))}
    ${postForm(page, paths.signIn.factor.url(), [
      hidden('naar', back),
      textbox(page, { name: 'code', label: t('factor.code'), autocomplete: 'one-time-code', inputmode: 'text', errors }),
      button(t('factor.go')),
    ])}`,
  );
}

export function enrolView(page: PageContext, { secret, address, qrCode }: Enrolment, errors: FieldErrors = {}): string {
  const { t } = page;
  return layout(
    page,
    { title: t('factor.enrol-title'), errors },
    html`${paragraph(t('factor.enrol-intro'))} ${paragraph(t('factor.enrol-how'))}
      <img class="qr" src="${qrCode}" width="200" height="200" alt="${t('factor.enrol-qr')}" />
      <p class="utrecht-paragraph">
        <strong>${t('factor.enrol-secret')}:</strong> <code>${secret.match(/.{1,4}/g)?.join(' ') ?? secret}</code>
      </p>
      ${paragraph(link(address, t('factor.enrol-open')))}
      ${postForm(page, paths.signIn.enrol.url(), [
        textbox(page, { name: 'code', label: t('factor.code'), autocomplete: 'one-time-code', inputmode: 'numeric', errors }),
        button(t('factor.go')),
      ])}`,
  );
}

export function backupCodesView(page: PageContext, codes: readonly string[]): string {
  const { t } = page;
  return layout(
    page,
    { title: t('factor.codes-title') },
    html`${paragraph(t('factor.codes-intro'))} ${list(codes.map((code) => html`<code>${code}</code>`))}
      <p class="utrecht-paragraph">${link(paths.home.url(), t('factor.codes-go'))}</p>`,
  );
}

export function agencyView(page: PageContext, memberships: readonly Membership[]): string {
  const { t } = page;
  const choices = memberships.map(
    ({ agencyId, agencyName }) =>
      html`<li class="kaart">
        ${postForm(page, paths.signIn.agency.url(), [hidden('agencyId', agencyId), button(t('agency.go', agencyName))])}
      </li>`,
  );
  return layout(
    page,
    { title: t('agency.title') },
    memberships.length === 0
      ? paragraph(t('agency.none'))
      : html`${paragraph(t('agency.intro'))}
          <ul class="rooster">
            ${choices}
          </ul>`,
  );
}

export function setupView(page: PageContext, values: Readonly<Record<string, string>>, errors: FieldErrors = {}): string {
  const { t } = page;
  return layout(
    page,
    { title: t('setup.title'), errors },
    html`${paragraph(t('setup.intro'))}
    ${postForm(page, paths.setup.url(), [
      textbox(page, { name: 'token', label: t('setup.token'), autocomplete: 'off', value: values['token'] ?? '', errors }),
      textbox(page, { name: 'agency', label: t('setup.agency'), autocomplete: 'organization', value: values['agency'] ?? '', errors }),
      textbox(page, { name: 'name', label: t('setup.name'), autocomplete: 'name', value: values['name'] ?? '', errors }),
      textbox(page, {
        name: 'email',
        label: t('sign-in.email'),
        type: 'email',
        autocomplete: 'username',
        value: values['email'] ?? '',
        errors,
      }),
      textbox(page, {
        name: 'password',
        label: t('setup.password'),
        hint: t('setup.password-hint'),
        type: 'password',
        autocomplete: 'new-password',
        errors,
      }),
      button(t('setup.go')),
    ])}`,
  );
}
