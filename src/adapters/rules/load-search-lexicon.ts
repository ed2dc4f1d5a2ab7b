import { readFileSync } from 'node:fs';
import { parse } from 'yaml';
import { z } from 'zod';
import type { OccupationPack } from '../../domain/occupation/occupation-pack.ts';
import { ConfigError } from '../../domain/shared/errors.ts';
import { femaleForm } from '../../domain/vacancy/gender-forms.ts';
import type { SearchLexicon } from '../../domain/vacancy/search-lexicon.ts';
import { wordsOf } from '../../domain/vacancy/search-text.ts';

const words = z.array(z.string().regex(/^[\p{L}\p{N}][\p{L}\p{N} .'&/+-]*$/u)).min(1);
const shape = {
  'stop-words.yaml': words,
  'same-words.yaml': z.record(z.string(), z.array(words.min(2))),
  'compound-parts.yaml': words,
} as const;

const FOLDER = new URL('../../rules/search/', import.meta.url);
const LEAST_PART = 3;

/** What is known of Dutch words for searching; the words of the occupations are parts of compounds too. @throws ConfigError naming the file */
export function loadSearchLexicon({ titles }: Pick<OccupationPack, 'titles'>): SearchLexicon {
  const own = load('compound-parts.yaml', shape['compound-parts.yaml']);
  const inTitles = titles.flatMap(({ title }) => wordsOf(title)).filter((word) => word.length >= LEAST_PART && !/\d/.test(word));
  const written = Object.values(load('same-words.yaml', shape['same-words.yaml'])).flat();
  return {
    stopWords: new Set(load('stop-words.yaml', shape['stop-words.yaml'])),
    groups: [...written.map((group) => group.map((text) => wordsOf(text).join(' '))), ...genderPairs(titles)],
    parts: new Set([...own, ...inTitles]),
  };
}

function genderPairs(titles: OccupationPack['titles']): readonly (readonly string[])[] {
  const single = new Set(titles.map(({ title }) => title).filter((title) => /^\p{L}+$/u.test(title)));
  return [...single].flatMap((title) => {
    const female = femaleForm(title);
    return female === null ? [] : [[title, female]];
  });
}

function load<T>(name: keyof typeof shape, schema: z.ZodType<T>): T {
  const read = schema.safeParse(parse(readFileSync(new URL(name, FOLDER), 'utf8')));
  if (!read.success) throw new ConfigError(`src/rules/search/${name} klopt niet:\n${z.prettifyError(read.error)}`);
  return read.data;
}
