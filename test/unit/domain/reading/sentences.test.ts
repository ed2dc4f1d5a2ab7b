import { describe, expect, it } from 'vitest';
import { aDemandReading } from '../../../support/a-demand-reading.ts';
import { readingSentences } from '../../../support/reading-sentences.ts';

describe.each(readingSentences())('the sentences of %s', (_file, sentences) => {
  it.each(sentences)('"$text" is read as $demands', ({ text, demands, notDims, nothing }) => {
    const read = aDemandReading(text).map(({ dim, level, kind }) => `${dim} ${level} ${kind}`);
    const positive = read.filter((demand) => !demand.endsWith('afwezig'));
    for (const demand of demands) expect(read).toContain(demand);
    expect(positive.filter((demand) => notDims.some((dim) => demand.startsWith(`${dim} `)))).toEqual([]);
    expect(nothing ? positive : []).toEqual([]);
  });
});
