import { attributes, html, type Html } from '../html.ts';
import type { FieldErrors } from '../forms.ts';
import type { TextKey } from '../messages/catalogue.ts';
import type { PageContext } from '../page.ts';

type Field = {
  readonly name: string;
  /** Where a page has two fields of one name: tells them apart, in errors too. */
  readonly id?: string;
  readonly label: string;
  readonly hint?: string | undefined;
  readonly errors?: FieldErrors | undefined;
  readonly optional?: boolean;
};
export type Option = { readonly value: string; readonly label: string; readonly hint?: string };

const idOf = (name: string): string => `veld-${name.replace(/[^\w-]/g, '-')}`;

function describe(
  page: PageContext,
  field: Field,
): { id: string; error: TextKey | undefined; by: string | null; around: (control: Html) => Html } {
  const key = field.id ?? field.name;
  const id = idOf(key);
  const error = field.errors?.[key];
  const ids = [field.hint ? `${id}-uitleg` : '', error ? `${id}-fout` : ''].filter((one) => one !== '');
  return {
    id,
    error,
    by: ids.length > 0 ? ids.join(' ') : null,
    around: (control) =>
      html`<div class="utrecht-form-field${error ? ' utrecht-form-field--invalid' : ''}">
        <div class="utrecht-form-field__label">
          <label class="utrecht-form-label" for="${id}"
            >${field.label}${field.optional ? html` <span class="optional">${page.t('form.optional')}</span>` : null}</label
          >
        </div>
        ${hintOf(id, field)} ${errorOf(page, id, error)}
        <div class="utrecht-form-field__input">${control}</div>
      </div>`,
  };
}

const hintOf = (id: string, { hint }: Field): Html | null =>
  hint ? html`<div class="utrecht-form-field-description" id="${id}-uitleg">${hint}</div>` : null;
const errorOf = (page: PageContext, id: string, error: TextKey | undefined): Html | null =>
  error ? html`<div class="utrecht-form-field-error-message" id="${id}-fout">${page.t(error)}</div>` : null;

/** A field of one line. */
export function textbox(
  page: PageContext,
  field: Field & {
    value?: string | number | null;
    type?: 'text' | 'email' | 'password' | 'date' | 'number' | 'search' | 'url';
    autocomplete?: string;
    inputmode?: string;
    list?: string;
  },
): Html {
  const { id, error, by, around } = describe(page, field);
  const all = {
    class: `utrecht-textbox utrecht-textbox--html-input${error ? ' utrecht-textbox--invalid' : ''}`,
    id,
    name: field.name,
    type: field.type ?? 'text',
    value: field.value ?? '',
    autocomplete: field.autocomplete,
    inputmode: field.inputmode,
    list: field.list,
    step: field.type === 'number' ? 'any' : null,
    'aria-describedby': by,
    'aria-invalid': error ? 'true' : null,
  };
  return around(html`<input${attributes(all)} />`);
}

export function textarea(page: PageContext, field: Field & { value?: string; rows?: number }): Html {
  const { id, error, by, around } = describe(page, field);
  const all = {
    class: `utrecht-textarea${error ? ' utrecht-textarea--invalid' : ''}`,
    id,
    name: field.name,
    rows: field.rows ?? 4,
    'aria-describedby': by,
    'aria-invalid': error ? 'true' : null,
  };
  return around(html`<textarea${attributes(all)}>${field.value ?? ''}</textarea>`);
}

export function select(page: PageContext, field: Field & { value?: string | null; options: readonly Option[] }): Html {
  const { id, error, by, around } = describe(page, field);
  const all = {
    class: `utrecht-select utrecht-select--html-select${error ? ' utrecht-select--invalid' : ''}`,
    id,
    name: field.name,
    'aria-describedby': by,
    'aria-invalid': error ? 'true' : null,
  };
  const options = field.options.map(
    ({ value, label }) => html`<option${attributes({ value, selected: value === (field.value ?? '') })}>${label}</option>`,
  );
  return around(html`<select${attributes(all)}>${options}</select>`);
}

function group(
  page: PageContext,
  field: Field & { beside?: boolean },
  control: (option: Option, id: string) => Html,
  options: readonly Option[],
): Html {
  const id = idOf(field.name);
  const error = field.errors?.[field.name];
  return html`<fieldset
    class="utrecht-form-fieldset__fieldset--html-fieldset keuzes${field.beside ? ' keuzes--naast' : ''}${error ? ' utrecht-form-fieldset--invalid' : ''}"
    id="${id}"
    tabindex="-1"
  >
    <legend class="utrecht-form-fieldset__legend utrecht-form-fieldset__legend--html-legend">
      ${field.label}${field.optional ? html` <span class="optional">${page.t('form.optional')}</span>` : null}
    </legend>
    ${hintOf(id, field)} ${errorOf(page, id, error)}
    <div class="keuzes__alle">${options.map((option, index) => control(option, `${id}-${index}`))}</div>
  </fieldset>`;
}

export function radios(page: PageContext, field: Field & { value?: string | null; options: readonly Option[] }): Html {
  const one = (option: Option, id: string) =>
    html`<div class="keuze">
      <input${attributes({
        class: 'utrecht-radio-button utrecht-radio-button--html-input',
        type: 'radio',
        id,
        name: field.name,
        value: option.value,
        checked: option.value === field.value,
      })} />
      <label class="utrecht-form-label utrecht-form-label--radio" for="${id}"
        >${option.label}${option.hint ? html`<span class="uitleg">${option.hint}</span>` : null}</label
      >
    </div>`;
  return group(page, field, one, field.options);
}

/** Several choices; `beside` sets short ones next to each other. */
export function checkboxes(
  page: PageContext,
  field: Field & { values?: readonly string[]; options: readonly Option[]; beside?: boolean },
): Html {
  const one = (option: Option, id: string) =>
    html`<div class="keuze">
      <input${attributes({
        class: 'utrecht-checkbox utrecht-checkbox--html-input',
        type: 'checkbox',
        id,
        name: field.name,
        value: option.value,
        checked: field.values?.includes(option.value) ?? false,
      })} />
      <label class="utrecht-form-label utrecht-form-label--checkbox" for="${id}"
        >${option.label}${option.hint ? html`<span class="uitleg">${option.hint}</span>` : null}</label
      >
    </div>`;
  return group(page, field, one, field.options);
}

/** One box that stands for itself. */
export function checkbox({ name, label, checked, value = 'ja' }: { name: string; label: string; checked: boolean; value?: string }): Html {
  const id = `${idOf(name)}-${value.replace(/[^\w-]/g, '-')}`;
  return html`<div class="keuze">
    <input${attributes({ class: 'utrecht-checkbox utrecht-checkbox--html-input', type: 'checkbox', id, name, value, checked })} />
    <label class="utrecht-form-label utrecht-form-label--checkbox" for="${id}">${label}</label>
  </div>`;
}

export function button(
  label: Html | string,
  options: { kind?: 'primary' | 'secondary' | 'subtle'; name?: string; value?: string; key?: string; danger?: boolean } = {},
): Html {
  const kind = `utrecht-button--${options.kind ?? 'primary'}${options.kind === 'subtle' ? '' : '-action'}`;
  const all = {
    class: `utrecht-button ${kind}${options.danger ? ' utrecht-button--danger' : ''}`,
    type: 'submit',
    name: options.name,
    value: options.value,
    'data-key': options.key,
  };
  return html`<button${attributes(all)}>${label}</button>`;
}

export function linkButton(href: string, label: Html | string, kind: 'primary' | 'secondary' = 'secondary'): Html {
  return html`<a class="utrecht-button-link utrecht-button-link--html-a utrecht-button-link--${kind}-action" href="${href}">${label}</a>`;
}

/** A form that posts; with the hidden field that proves where it came from. */
export function postForm(
  page: PageContext,
  action: string,
  content: Html | readonly Html[],
  options: { upload?: boolean; id?: string; class?: string } = {},
): Html {
  const all = {
    method: 'post',
    action,
    novalidate: true,
    id: options.id,
    class: options.class,
    enctype: options.upload ? 'multipart/form-data' : null,
  };
  return html`<form${attributes(all)}>${page.csrfField} ${content}</form>`;
}

export function hidden(name: string, value: string | number): Html {
  return html`<input type="hidden" name="${name}" value="${value}" />`;
}

/** What is wrong with the form, with links to the fields; takes the focus when it appears. */
export function errorSummary(page: PageContext, errors: FieldErrors): Html | null {
  const entries = Object.entries(errors);
  if (entries.length === 0) return null;
  const lines = entries.map(([name, key]) => {
    const message = page.t(key ?? 'form.required');
    return html`<li>
      ${name === '' ? message : html`<a class="utrecht-link utrecht-link--html-a" href="#${idOf(name)}">${message}</a>`}
    </li>`;
  });
  return html`<div class="utrecht-alert utrecht-alert--error" role="alert" tabindex="-1" data-focus>
    <div class="utrecht-alert__content">
      <h2 class="utrecht-heading-3">${page.t('form.error-summary')}</h2>
      <ul class="utrecht-unordered-list">
        ${lines}
      </ul>
    </div>
  </div>`;
}
