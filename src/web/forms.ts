import express, { type RequestHandler } from 'express';
import { z } from 'zod';
import { parseLocalDate, type LocalDate } from '../domain/shared/local-date.ts';
import type { TextKey } from './messages/catalogue.ts';
import { nl } from './messages/nl/index.ts';
import type { PageRequest } from './page.ts';

/** What is wrong with a form: per field the message to show. */
export type FieldErrors = Readonly<Partial<Record<string, TextKey>>>;
export type FormInput<T> = { readonly ok: true; readonly value: T } | { readonly ok: false; readonly errors: FieldErrors };

export const CSRF_FIELD = '_csrf';

const isKey = (message: string): message is TextKey => Object.hasOwn(nl, message);

/** Reads a posted form by a strict schema, whose messages are keys of the catalogue. Never throws. */
export function readForm<T>(schema: z.ZodType<T>, body: unknown): FormInput<T> {
  const { [CSRF_FIELD]: _, ...fields } = typeof body === 'object' && body !== null ? (body as Record<string, unknown>) : {};
  const read = schema.safeParse(fields);
  if (read.success) return { ok: true, value: read.data };
  const errors: Record<string, TextKey> = {};
  for (const issue of read.error.issues) {
    const field = issue.code === 'unrecognized_keys' ? '' : issue.path.join('.');
    const fallback = issue.code === 'unrecognized_keys' ? 'form.unknown-field' : 'form.required';
    errors[field] ??= isKey(issue.message) ? issue.message : fallback;
  }
  return { ok: false, errors };
}

/** A form as it was filled in, by field. */
export type Filled = Readonly<Record<string, string>>;

/**
 * A posted form as it was filled in, to be shown again beside what is wrong with it; several values of one name stand with commas between. Empty on a
 * page that was merely asked for.
 */
export function asFields(body: unknown): Filled {
  const fields = typeof body === 'object' && body !== null ? Object.entries(body) : [];
  return Object.fromEntries(fields.map(([name, value]) => [name, Array.isArray(value) ? value.join(',') : String(value)]));
}

/** A message of the catalogue as a schema's error. */
export const says = (error: TextKey) => ({ error });

/** A text of 1 to `max` characters after trimming. */
export const text = (max: number) => z.string(says('form.required')).trim().min(1, says('form.required')).max(max, says('form.too-long'));
/** A text of 0 to `max` characters after trimming; absent is empty. */
export const optionalText = (max: number) => z.string().trim().max(max, says('form.too-long')).default('');
/** A calendar day from a date field. */
export const day = z.string(says('form.not-a-date')).transform((value, context): LocalDate => {
  const parsed = parseLocalDate(value.trim());
  if (parsed) return parsed;
  context.addIssue({ code: 'custom', message: 'form.not-a-date' });
  return z.NEVER;
});
/** A calendar day, or null when the field is empty. */
export const optionalDay = z
  .string()
  .default('')
  .transform((value, context): LocalDate | null => {
    if (value.trim() === '') return null;
    const parsed = parseLocalDate(value.trim());
    if (parsed) return parsed;
    context.addIssue({ code: 'custom', message: 'form.not-a-date' });
    return z.NEVER;
  });
/** A number with a comma or point, or null when the field is empty. */
export const optionalNumber = z
  .string()
  .default('')
  .transform((value, context): number | null => {
    const plain = value.trim().replace(',', '.');
    if (plain === '') return null;
    const number = Number(plain);
    if (Number.isFinite(number)) return number;
    context.addIssue({ code: 'custom', message: 'form.not-a-number' });
    return z.NEVER;
  });
/** A checkbox. */
export const checked = z
  .string()
  .optional()
  .transform((value) => value !== undefined);
/** Several values of one name: none, one or more of them. */
export const many = z
  .union([z.string(), z.array(z.string())])
  .optional()
  .transform((value): string[] => (value === undefined ? [] : typeof value === 'string' ? [value] : value));
/** Lines of a text field, trimmed, without empty ones. */
export const lines = (maxLines: number, maxLength: number) =>
  z
    .string()
    .default('')
    .transform((value) =>
      value
        .split(/\r?\n/)
        .map((line) => line.trim().slice(0, maxLength))
        .filter((line) => line !== '')
        .slice(0, maxLines),
    );

/** The largest upload with room for the other fields of its form. */
const UPLOAD_LIMIT = '11mb';

/** Takes in a form with a file; `readUpload` reads it. */
export const takeUpload: RequestHandler = express.raw({ type: 'multipart/form-data', limit: UPLOAD_LIMIT });

export type Upload = {
  readonly fields: Readonly<Record<string, string>>;
  readonly file: { name: string; mediaType: string; content: Uint8Array } | null;
};

/** Reads a form with one file in the field `bestand`. @returns null when it cannot be read as one */
export async function readUpload(req: PageRequest): Promise<Upload | null> {
  const type = req.headers['content-type'];
  if (type === undefined || !Buffer.isBuffer(req.body)) return null;
  const form = await new globalThis.Response(new Uint8Array(req.body), { headers: { 'content-type': type } }).formData().catch(() => null);
  if (!form) return null;
  const fields: Record<string, string> = {};
  // A file field left empty arrives as an empty text.
  for (const [name, value] of form) if (typeof value === 'string' && name !== 'bestand') fields[name] = value;
  const file = form.get('bestand');
  if (file === null || typeof file === 'string' || file.size === 0) return { fields, file: null };
  const [mediaType = ''] = file.type.split(';');
  return { fields, file: { name: file.name, mediaType, content: new Uint8Array(await file.arrayBuffer()) } };
}
