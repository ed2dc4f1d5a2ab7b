import { readFileSync } from 'node:fs';
import { parse } from 'yaml';
import { z } from 'zod';
import type { SearchLexicon } from '../../domain/vacancy/search-lexicon.ts';
import { ConfigError } from '../../domain/shared/errors.ts';

const words = z.array(z.string().regex(/^[\p{L}\p{N}][\p{L}\p{N} .'/+-]*$/u)).min(1);
const shape = {
  'stop-words.yaml': words,
  'same-words.yaml': z.record(z.string(), z.array(words.min(2))),
  'compound-parts.yaml': words,
} as const;
type FileName = keyof typeof shape;

const FOLDER = new URL('../../rules/search/', import.meta.url);

/** What is known of Dutch words for searching. @throws ConfigError naming the file */
export function loadSearchLexicon(): SearchLexicon {
  return {
    stopWords: new Set(load('stop-words.yaml', shape['stop-words.yaml'])),
    groups: Object.values(load('same-words.yaml', shape['same-words.yaml'])).flat(),
    parts: new Set(load('compound-parts.yaml', shape['compound-parts.yaml'])),
  };
}

function load<T>(name: FileName, schema: z.ZodType<T>): T {
  const read = schema.safeParse(parse(readFileSync(new URL(name, FOLDER), 'utf8')));
  if (!read.success) throw new ConfigError(`src/rules/search/${name} klopt niet:\n${z.prettifyError(read.error)}`);
  return read.data;
}
