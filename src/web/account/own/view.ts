import { SHORTCUT_ACTIONS } from '../../../domain/review/shortcuts.ts';
import { isEmployee, type Session } from '../../../ports/sign-in.ts';
import { button, checkbox, postForm, radios, textbox } from '../../components/form.ts';
import { heading, paragraph } from '../../components/show.ts';
import type { FieldErrors, Filled } from '../../forms.ts';
import { html, type Html } from '../../html.ts';
import { layout } from '../../layout.ts';
import type { PageContext } from '../../page.ts';
import { paths } from '../../paths.ts';

export function ownAccountView(page: PageContext, session: Session, errors: FieldErrors = {}, values: Filled = {}): string {
  const { t } = page;
  const employee = isEmployee(session);
  const keys = SHORTCUT_ACTIONS.map((action) =>
    textbox(page, {
      name: action,
      label: t(`shortcut.${action}`),
      value: values[action] ?? session.shortcuts.keys[action] ?? '',
      autocomplete: 'off',
      errors,
    }),
  );
  return layout(
    page,
    { title: t('account.title'), errors },
    html`${postForm(page, paths.account.own.url(), [
      radios(page, {
        name: 'language',
        label: t('account.language'),
        value: values['language'] ?? session.language,
        options: [
          { value: 'nl', label: 'Nederlands' },
          { value: 'en', label: 'English' },
        ],
      }),
      html`<section${employee ? null : html` hidden`}>
        ${heading(2, t('account.shortcuts'))} ${paragraph(t('account.shortcuts-intro'))}
        ${checkbox({ name: 'on', label: t('account.shortcuts-on'), checked: session.shortcuts.on })}
        <div class="velden">${keys}</div>
      </section>`,
      button(t('form.save')),
    ])}
    ${employee && session.secondFactor ? secondFactorParts(page, errors) : null} ${heading(2, t('account.elsewhere-title'))}
    ${paragraph(t('account.elsewhere-intro'))}
    ${postForm(page, paths.account.elsewhere.url(), button(t('account.elsewhere-go'), { kind: 'secondary' }))}`,
  );
}

/** What only a session with the second factor may change. */
function secondFactorParts(page: PageContext, errors: FieldErrors): Html {
  const { t } = page;
  return html`${heading(2, t('account.password-title'))}
  ${postForm(page, paths.account.password.url(), [
    textbox(page, {
      name: 'password',
      label: t('sign-in.password'),
      hint: t('setup.password-hint'),
      type: 'password',
      autocomplete: 'new-password',
      errors,
    }),
    button(t('account.password-title'), { kind: 'secondary' }),
  ])}
  ${heading(2, t('factor.codes-title'))} ${paragraph(t('account.codes-intro'))}
  ${postForm(page, paths.account.backupCodes.url(), button(t('account.codes-go'), { kind: 'secondary' }))}`;
}
