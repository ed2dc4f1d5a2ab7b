import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';

const demand = z.object({ dim: z.string(), level: z.number().nullable(), kind: z.enum(['expliciet', 'verzacht', 'afgeleid', 'afwezig']) });
const label = z.looseObject({ id: z.string(), demands: z.array(demand) });
const vacancy = z.looseObject({ id: z.string(), title: z.string().nullish(), description: z.string().nullish() });
const sentence = label.extend({ title: z.string().nullish(), before: z.string().nullish(), sentence: z.string() });

export type LabelledDemand = z.infer<typeof demand>;
/** A text with what a reader noted of it. `from` is where the labelled part begins; any source of such texts can be measured against. */
export type LabelledText = {
  readonly id: string;
  readonly group: string;
  readonly input: Readonly<Record<string, unknown>> & { readonly description: string };
  readonly from: number;
  readonly demands: readonly LabelledDemand[];
  /** Every other field of the label: the gates. */
  readonly gates: Readonly<Record<string, unknown>>;
};

const lines = <T>(path: string, shape: z.ZodType<T>): T[] =>
  existsSync(path)
    ? readFileSync(path, 'utf8')
        .split('\n')
        .filter((line) => line.trim() !== '')
        .map((line) => shape.parse(JSON.parse(line)))
    : [];

/** The labelled texts of a samples folder: whole vacancies of `labels/` and `written/`, and single sentences. */
export function labelledTexts(folder: string): LabelledText[] {
  const wholes = [
    ['texts', 'labels/labels.jsonl', 'vacancies-nl/vacancies.jsonl'],
    ['written', 'written/labels.jsonl', 'written/vacancies.jsonl'],
  ].flatMap(([group = '', labels = '', vacancies = '']) => {
    const texts = new Map(lines(join(folder, vacancies), vacancy).map((one) => [one.id, one]));
    return lines(join(folder, labels), label).flatMap(({ id, demands, ...gates }) => {
      const text = texts.get(id);
      return text ? [{ id, group, input: { ...text, description: text.description ?? '' }, from: 0, demands, gates }] : [];
    });
  });
  const single = lines(join(folder, 'labels/sentences.jsonl'), sentence).map(({ id, demands, title, before, sentence: said, ...gates }) => {
    const lead = before ? `${before}\n` : '';
    const input = { id, title, description: lead + said, description_format: 'text' };
    return { id, group: 'sentences', input, from: lead.length, demands, gates };
  });
  return [...wholes, ...single];
}
