import { describe, expect, it } from 'vitest';
import { compilePattern, type WordLists } from '../../../../src/domain/reading/compile-pattern.ts';
import type { Pattern } from '../../../../src/domain/reading/demand-rules.ts';

const lists: WordLists = {
  groups: new Map([['lasten', ['dozen', 'kratten']]]),
  verbs: new Map([['rijden', ['gereden']]]),
  units: new Set(['kg']),
};

/** Patterns in short: "til*|*werk _3 zwaar <kg> $". */
const short = (patterns: readonly Pattern[]): readonly string[] =>
  patterns.map((pattern) =>
    pattern
      .map((element) => {
        if (element.kind === 'gap') return `_${element.most}`;
        if (element.kind === 'amount') return `<${element.unit}>`;
        if (element.kind === 'end') return '$';
        return element.any.map(({ text, match }) => ({ whole: text, prefix: `${text}*`, suffix: `*${text}` })[match]).join('|');
      })
      .join(' '),
  );

describe('a pattern', () => {
  it.each<[string, readonly string[]]>([
    ['til*|*werk .. zwaar ... <kg>', ['til*|*werk _3 zwaar _7 <kg>']],
    ['zwaar (til) werk', ['zwaar til werk', 'zwaar werk']],
    ['zwaar & rug', ['zwaar _7 rug', 'rug _7 zwaar']],
    ['+lasten dragen', ['dozen|kratten dragen']],
    ['nooit $', ['nooit $']],
    ['cliënten', ['clienten']],
    ['~rijden', ['rijden|rijdend|rijdende|rijd|rijdt|gerijd|gereden']],
    ['op~bouwen', ['opbouwen|opbouwend|opbouwende|opbouw|opbouwt|opgebouwd|opgebouwt', 'bouw|bouwt|bouwen _6 op', 'op te bouwen']],
  ])('%s is written out', (written, patterns) => {
    expect(short(compilePattern(written, lists))).toEqual(patterns);
  });

  it.each([
    ['*', 'has an empty word'],
    ['til* <ons>', 'names the unit ons'],
    ['+klanten helpen', 'names the group +klanten'],
    ['a||b', 'has an empty word'],
    ['.. zwaar', 'must begin with a word'],
    ['a & b & c', 'one & at most'],
  ])('%s is refused', (written, why) => {
    expect(() => compilePattern(written, lists)).toThrow(why);
  });
});
