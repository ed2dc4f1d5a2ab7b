import { expect, it } from 'vitest';
import { loadOccupations } from '../../../../src/adapters/rules/load-occupations.ts';

const pack = loadOccupations();

/** The first three digits of every unit group with the last ones, as the ILO numbers them: "211:1-4" is 2111, 2112, 2113 and 2114. */
const UNIT_GROUPS =
  `011:0 021:0 031:0 111:1-4 112:0 121:1-3,9 122:1-3 131:1-2 132:1-4 133:0 134:1-6,9 141:1-2 142:0 143:1,9 211:1-4 212:0 213:1-3 214:1-6,9
  215:1-3 216:1-6 221:1-2 222:1-2 223:0 224:0 225:0 226:1-7,9 231:0 232:0 233:0 234:1-2 235:1-6,9 241:1-3 242:1-4 243:1-4 251:1-4,9 252:1-3,9
  261:1-2,9 262:1-2 263:1-6 264:1-3 265:1-6,9 311:1-9 312:1-3 313:1-5,9 314:1-3 315:1-5 321:1-4 322:1-2 323:0 324:0 325:1-9 331:1-5 332:1-4
  333:1-4,9 334:1-4 335:1-5,9 341:1-3 342:1-3 343:1-5 351:1-4 352:1-2 411:0 412:0 413:1-2 421:1-4 422:1-7,9 431:1-3 432:1-3 441:1-6,9 511:1-3
  512:0 513:1-2 514:1-2 515:1-3 516:1-5,9 521:1-2 522:1-3 523:0 524:1-6,9 531:1-2 532:1-2,9 541:1-4,9 611:1-4 612:1-3,9 613:0 621:0 622:1-4
  631:0 632:0 633:0 634:0 711:1-5,9 712:1-7 713:1-3 721:1-5 722:1-4 723:1-4 731:1-9 732:1-3 741:1-3 742:1-2 751:1-6 752:1-3 753:1-6 754:1-4,9
  811:1-4 812:1-2 813:1-2 814:1-3 815:1-7,9 816:0 817:1-2 818:1-3,9 821:1-2,9 831:1-2 832:1-2 833:1-2 834:1-4 835:0 911:1-2 912:1-3,9 921:1-6
  931:1-3 932:1,9 933:1-4 941:1-2 951:0 952:0 961:1-3 962:1-4,9`
    .split(/\s+/)
    .flatMap((written) => {
      const [minor = '', digits = ''] = written.split(':');
      return digits.split(',').flatMap((range) => {
        const [from = 0, to = from] = range.split('-').map(Number);
        return Array.from({ length: to - from + 1 }, (_, step) => `${minor}${from + step}`);
      });
    });

it('names all 436 unit groups of ISCO-08 and no other', () => {
  expect(UNIT_GROUPS).toHaveLength(436);
  expect(pack.groups.map(({ isco08 }) => isco08)).toEqual(UNIT_GROUPS.toSorted());
});

it('has titles for every unit group, and a name of its own', () => {
  const titled = new Set(pack.titles.map(({ isco08 }) => isco08));
  expect(UNIT_GROUPS.filter((code) => !titled.has(code))).toEqual([]);
  expect(new Set(pack.groups.map(({ name }) => name)).size).toBe(436);
});

it('lists every title once within a unit group, in small letters where it is not a name', () => {
  const keys = pack.titles.map(({ title, isco08 }) => `${isco08} ${title.toLowerCase()}`);
  expect(keys.filter((key, at) => keys.indexOf(key) !== at)).toEqual([]);
  expect(pack.titles.filter(({ title }) => title !== title.trim() || /\s{2}|[;|]/u.test(title))).toEqual([]);
});

it('knows thousands of titles', () => {
  expect(new Set(pack.titles.map(({ title }) => title)).size).toBeGreaterThan(8000);
});

it('gives the duties of a group as words that can be found in a text', () => {
  expect(pack.duties.flatMap(({ phrases }) => phrases).filter((phrase) => phrase.length < 2)).toEqual([]);
});
