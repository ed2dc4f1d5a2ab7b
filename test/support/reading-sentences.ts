import { readdirSync, readFileSync } from 'node:fs';

const FOLDER = new URL('../fixtures/reading/', import.meta.url);

/** A sentence with what must be read in it ("tillen 4 expliciet", "tillen 0 afwezig") and the dimensions that must not be. */
export type ReadingSentence = {
  readonly text: string;
  readonly demands: readonly string[];
  readonly notDims: readonly string[];
  readonly nothing: boolean;
};

function toSentence(line: string): ReadingSentence {
  const arrow = line.lastIndexOf('=>');
  const [said = '', denied = ''] = line.slice(arrow + 2).split(';');
  const parts = [...said.split(','), denied].map((part) => part.trim()).filter((part) => part !== '');
  const notDims = parts.filter((part) => part.startsWith('niet ')).flatMap((part) => part.slice('niet '.length).split(' '));
  const demands = parts
    .filter((part) => part !== 'niets' && !part.startsWith('niet '))
    .map((part) => {
      const [dim = '', level = '', kind = 'expliciet'] = part.split(' ');
      return level === 'afwezig' ? `${dim} 0 afwezig` : `${dim} ${level} ${kind}`;
    });
  return { text: line.slice(0, arrow).trim(), demands, notDims, nothing: parts.includes('niets') };
}

/** The sentences of `test/fixtures/reading`, per file; the first line of a file says how they are written. */
export function readingSentences(): readonly (readonly [file: string, sentences: readonly ReadingSentence[]])[] {
  return readdirSync(FOLDER)
    .filter((name) => name.endsWith('.txt'))
    .sort()
    .map((name) => [
      name,
      readFileSync(new URL(name, FOLDER), 'utf8')
        .split('\n')
        .filter((line) => line.includes('=>') && !line.startsWith('#'))
        .map(toSentence),
    ]);
}
