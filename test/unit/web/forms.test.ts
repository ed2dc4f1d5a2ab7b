import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import {
  checked,
  day,
  lines,
  many,
  optionalDay,
  optionalNumber,
  optionalText,
  readForm,
  readUpload,
  says,
  text,
} from '../../../src/web/forms.ts';
import type { PageRequest } from '../../../src/web/page.ts';

const read = <T>(schema: z.ZodType<T>, value: unknown) => readForm(z.strictObject({ veld: schema }), { veld: value, _csrf: 'x' });

describe('a field', () => {
  it.each([
    ['text of one character', text(3), ' a ', 'a'],
    ['text of the greatest length', text(3), 'abc', 'abc'],
    ['optional text', optionalText(3), '  ', ''],
    ['a day as a date field sends it', day, '2026-03-14', '2026-03-14'],
    ['no day', optionalDay, '', null],
    ['a number with a comma', optionalNumber, '7,5', 7.5],
    ['no number', optionalNumber, ' ', null],
    ['zero', optionalNumber, '0', 0],
    ['one of many', many, 'a', ['a']],
    ['two of many', many, ['a', 'b'], ['a', 'b']],
    ['lines', lines(2, 3), ' een \r\n\r\ntwee\ndrie', ['een', 'twe']],
  ])('reads %s', (_, schema, value, expected) => {
    expect(read(schema as z.ZodType, value)).toEqual({ ok: true, value: { veld: expected } });
  });

  it.each([
    ['an empty text', text(3), '   ', 'form.required'],
    ['a text that is too long', text(3), 'abcd', 'form.too-long'],
    ['an optional text that is too long', optionalText(3), 'abcd', 'form.too-long'],
    ['a text given twice', text(3), ['a', 'b'], 'form.required'],
    ['a day that does not exist', day, '2026-02-30', 'form.not-a-date'],
    ['an optional day that does not exist', optionalDay, '30-02-2026', 'form.not-a-date'],
    ['a number in words', optionalNumber, 'zeven', 'form.not-a-number'],
    ['a number without end', optionalNumber, 'Infinity', 'form.not-a-number'],
  ])('refuses %s', (_, schema, value, message) => {
    expect(read(schema as z.ZodType, value)).toEqual({ ok: false, errors: { veld: message } });
  });
});

describe('a form', () => {
  it('reads a box as on or off', () => {
    const form = z.strictObject({ aan: checked });
    expect(readForm(form, { aan: 'ja' })).toEqual({ ok: true, value: { aan: true } });
    expect(readForm(form, {})).toEqual({ ok: true, value: { aan: false } });
  });

  it('refuses a field that it does not have', () => {
    expect(readForm(z.strictObject({}), { rol: 'administrator' })).toEqual({ ok: false, errors: { '': 'form.unknown-field' } });
  });

  it('shows the first message of a field, and one of the catalogue when the schema has none', () => {
    const form = z.strictObject({ a: z.string(says('form.too-long')), b: z.enum(['x']) });
    expect(readForm(form, { b: 'y' })).toEqual({ ok: false, errors: { a: 'form.too-long', b: 'form.required' } });
  });

  it.each([null, undefined, 'text', 7])('takes %j for an empty form', (body) => {
    expect(readForm(z.strictObject({ a: text(3) }), body)).toEqual({ ok: false, errors: { a: 'form.required' } });
  });
});

describe('an upload', () => {
  const asked = async (form: FormData): Promise<PageRequest> => {
    const sent = new Response(form);
    return {
      headers: { 'content-type': sent.headers.get('content-type') ?? undefined },
      body: Buffer.from(await sent.arrayBuffer()),
    } as PageRequest;
  };

  it('gives the file with its name and kind, and the other fields', async () => {
    const form = new FormData();
    form.set('soort', 'brief');
    form.set('bestand', new File(['inhoud'], 'brief é.pdf', { type: 'application/pdf' }));
    expect(await readUpload(await asked(form))).toEqual({
      fields: { soort: 'brief' },
      file: { name: 'brief é.pdf', mediaType: 'application/pdf', content: new TextEncoder().encode('inhoud') },
    });
  });

  it('takes an empty file for no file', async () => {
    const form = new FormData();
    form.set('bestand', new File([], ''));
    expect(await readUpload(await asked(form))).toEqual({ fields: {}, file: null });
  });

  it.each([
    ['no body', { headers: { 'content-type': 'multipart/form-data; boundary=x' }, body: {} }],
    ['no kind', { headers: {}, body: Buffer.from('x') }],
    ['a body without its boundary', { headers: { 'content-type': 'multipart/form-data; boundary=x' }, body: Buffer.from('onzin') }],
  ])('cannot read %s', async (_, request) => {
    expect(await readUpload(request as unknown as PageRequest)).toBeNull();
  });
});
