import { describe, expect, it } from 'vitest';
import { loadLimits } from '../../../../src/adapters/rules/load-limits.ts';
import type { FmlItem, FmlList, FmlListKind } from '../../../../src/domain/fml/fml-list.ts';
import type { Limit } from '../../../../src/domain/limit/limit.ts';
import { hoursOn, limitsOf } from '../../../../src/domain/limit/limits-of.ts';
import type { LocalDate } from '../../../../src/domain/shared/local-date.ts';
import { aList, anItem, TODAY } from '../../../support/an-fml-list.ts';

const pack = loadLimits();
const setOf = (kind: FmlListKind, items: readonly FmlItem[], given: Partial<FmlList> = {}) =>
  limitsOf(aList({ kind, items, ...given }), pack, TODAY);
const limitsFor = (item: FmlItem, kind: FmlListKind = 'fml_klassiek'): readonly Limit[] => setOf(kind, [item]).shared.limits;
const on = (limits: readonly Limit[], dim: string): Limit => {
  const found = limits.find((limit) => limit.dim === dim);
  if (!found) throw new Error(`no limit on ${dim}`);
  return found;
};
const day = (text: string) => text as LocalDate;

describe('a number on the list', () => {
  it('in the unit of the item sets the limit, and leaves nothing to settle', () => {
    const [limit] = limitsFor(anItem('5.3', { score: 1, toelichting: 'staan 20 min aaneen' }));
    expect(limit).toMatchObject({ amount: { value: 20, unit: 'minuten_aaneen', conflictFrom: 30 }, settled: true });
  });

  it('of 8 kg lies in the level up to 10 kg: that level is between', () => {
    const limits = limitsFor(anItem('4.14', { score: 2, value: { value: 8, unit: 'kg' } }));
    expect(on(limits, 'tillen')).toMatchObject({ within: 1, above: 3, amount: { value: 8, conflictFrom: 10 } });
    expect(on(limits, 'dragen')).toMatchObject({ within: 1, above: 3 });
  });

  it.each([
    [4, 0, 2],
    [5, 1, 2],
    [6, 1, 3],
    [9.9, 1, 3],
    [1, null, 1],
    [2, 0, 1],
  ])('%d kg is inside up to level %s and outside from level %s', (value, within, above) => {
    const limits = limitsFor(anItem('4.14', { score: value < 2 ? 3 : 2, value: { value, unit: 'kg' } }));
    expect(on(limits, 'tillen')).toMatchObject({ within, above });
  });

  it('with more words beside it stays te duiden', () => {
    const { shared } = setOf('fml_klassiek', [anItem('4.14', { score: 1, toelichting: '10 kg, niet boven ellebooghoogte' })]);
    expect(on(shared.limits, 'tillen')).toMatchObject({ amount: { value: 10 }, settled: false });
    expect(shared.openWords).toBe(1);
  });

  it('that reaches the anchor of a less limited score is not believed: the stricter counts, te duiden', () => {
    const { shared } = setOf('fml_klassiek', [anItem('4.14', { score: 2, toelichting: 'tot 10 kg' })]);
    expect(on(shared.limits, 'tillen')).toMatchObject({ within: 1, above: 2, amount: { value: 5 }, settled: false });
  });

  it('that reaches the anchor of a more limited score counts, te duiden', () => {
    const { shared } = setOf('fml_klassiek', [anItem('4.14', { score: 1, toelichting: 'tot 5 kg' })]);
    expect(on(shared.limits, 'tillen')).toMatchObject({ amount: { value: 5 }, settled: false });
  });

  it('beside another number: the stricter counts, te duiden', () => {
    const { shared } = setOf('fml_klassiek', [anItem('4.14', { score: 2, toelichting: 'tillen 8 kg, dragen 6 kg' })]);
    expect(on(shared.limits, 'tillen')).toMatchObject({ amount: { value: 6 }, settled: false });
    expect(shared.openWords).toBe(1);
  });

  it('on a scale of 0 and 1 is the border itself; cold counts downwards', () => {
    const [cold] = limitsFor(anItem('3.2', { score: 1, toelichting: 'niet beneden 10 °C' }));
    expect(cold).toMatchObject({
      aspects: ['koude'],
      within: 0,
      above: 2,
      amount: { value: 10, direction: 'min', conflictFrom: 10 },
      settled: true,
    });
    const [noise] = limitsFor(anItem('3.7', { score: 1, value: { value: 80, unit: 'dB' } }));
    expect(noise?.amount).toMatchObject({ value: 80, conflictFrom: 80, direction: 'max' });
  });

  it('at score 0 limits without a conflict', () => {
    const [limit] = limitsFor(anItem('4.14', { score: 0, toelichting: 'tot 20 kg' }));
    expect(limit).toMatchObject({ within: 1, above: null, amount: { value: 20, conflictFrom: null }, settled: false });
  });

  it('in kgf is ten newton, in hours sixty minutes', () => {
    expect(limitsFor(anItem('4.13', { score: 1, toelichting: 'maximaal 8 kgf' }))[0]?.amount).toMatchObject({ value: 80, unit: 'newton' });
    expect(limitsFor(anItem('5.1', { score: 1, toelichting: 'niet langer dan 1,5 uur' }))[0]?.amount).toMatchObject({
      value: 90,
      unit: 'minuten_aaneen',
    });
  });

  it('wins over the score where prints of the list differ', () => {
    expect(limitsFor(anItem('4.9', { score: 2, toelichting: '450 keer per uur' }))[0]).toMatchObject({
      within: 1,
      above: 3,
      amount: { value: 450, conflictFrom: 600 },
    });
  });
});

describe('words on the list', () => {
  it('leave the limit of the score in force', () => {
    const [limit] = limitsFor(anItem('4.12', { score: 1, toelichting: 'niet in combinatie met tillen' }));
    expect(limit).toMatchObject({ within: 0, above: null, settled: false });
  });

  it('at score 0 alone limit: from level 2, from 1 where the scale ends there, and never a conflict', () => {
    expect(
      limitsFor(anItem('4.14', { score: 0, toelichting: 'niet te vaak' })).map(({ within, above, settled }) => ({
        within,
        above,
        settled,
      })),
    ).toEqual(Array.from({ length: 3 }, () => ({ within: 1, above: null, settled: false })));
    expect(limitsFor(anItem('4.12', { score: 0, toelichting: 'af en toe' }))[0]).toMatchObject({ within: 0, above: null });
  });

  it('that are a wish are shown, and limit nothing', () => {
    const set = setOf('fml_herzien', [anItem('2.9', { score: 0, toelichting: 'bij voorkeur in een klein team' })]);
    expect(set.shared).toMatchObject({ limits: [], openWords: 0 });
    expect(set.sources[0]?.wishes).toEqual(['bij voorkeur in een klein team']);
  });

  it('are a wish clause by clause', () => {
    const set = setOf('fml_herzien', [
      anItem('2.9', { score: 1, toelichting: 'bij voorkeur in een klein team; niet met wisselende collega’s' }),
    ]);
    expect(set.sources[0]?.wishes).toEqual(['bij voorkeur in een klein team']);
    expect(set.shared.limits[0]?.settled).toBe(false);
  });

  it('"ook niet incidenteel" is kept with the limit', () => {
    expect(limitsFor(anItem('4.14', { score: 2, toelichting: 'ook niet incidenteel zwaarder' }))[0]?.notEvenIncidentally).toBe(true);
  });

  it('that name a kind keep the conflict for that kind', () => {
    expect(limitsFor(anItem('2.8', { score: 2, toelichting: 'alleen agressie' }))[0]?.kinds).toEqual(['agressie']);
  });

  it('that allow something name no kind', () => {
    const [limit] = limitsFor(anItem('2.11', { score: 1, toelichting: 'geen heftruck; vrachtwagen geen bezwaar' }), 'fml_herzien');
    expect(limit?.kinds).toEqual(['intern_transport']);
  });

  it.each([
    ['3.8', 'geen lichaamstrillingen', 'trilling', ['lichaam']],
    ['3.8', 'geen trillend handgereedschap', 'trilling', ['hand_arm']],
    ['3.5', 'oorkappen gaan niet', 'pbm', ['gehoorbescherming']],
    ['3.9', 'allergie voor meel', 'allergie_infectie', ['meel']],
    ['3.4', 'geen nat werk', 'huid', ['nat_werk']],
  ])('on %s "%s" say which aspect of %s is limited', (item, toelichting, dim, aspects) => {
    expect(on(limitsFor(anItem(item, { score: 1, toelichting })), dim).aspects).toEqual(aspects);
  });

  it('without allergy or infection on the classic item for the rest are words alone', () => {
    const { shared } = setOf('fml_klassiek', [anItem('3.9', { score: 1, toelichting: 'geen kunstlicht' })]);
    expect(shared).toMatchObject({ limits: [], openWords: 1 });
  });

  it('on a multi-select item without a chosen option bear on every dimension of the item', () => {
    const dims = new Set(limitsFor(anItem('1.8', { options: [], toelichting: 'rustig opbouwen' }), 'fml_herzien').map(({ dim }) => dim));
    expect(dims).toEqual(
      new Set([
        'prikkels_afleiding',
        'voorspelbaarheid',
        'onderbrekingen',
        'deadlines_pieken',
        'werktempo',
        'persoonlijk_risico',
        'klimmen_hoogte',
        'vervoer_beroepsmatig',
      ]),
    );
  });

  it('that begin with the number of an option are about that option', () => {
    const { shared } = setOf('fml_herzien', [anItem('1.8', { options: [1, 7], toelichting: '7: geen eindverantwoordelijkheid' })]);
    expect(shared.limits).toMatchObject([{ dim: 'prikkels_afleiding', settled: true }]);
    expect(shared.openWords).toBe(1);
  });

  it.each(['1.8', '2.11', '3.10', '4.23', '4.24', '5.10'])(
    'item %s of the classic list is words: it limits no dimension, and counts as open',
    (item) => {
      expect(setOf('fml_klassiek', [anItem(item, { score: 1 })]).shared).toMatchObject({ limits: [], openWords: 1 });
    },
  );

  it('on side and place of a limitation limit nothing', () => {
    expect(setOf('fml_klassiek', [anItem('4.2', { score: 1, toelichting: 'rechter pols' })]).shared).toMatchObject({
      limits: [],
      openWords: 0,
    });
  });

  it('on an item that the list does not have are for a person to place', () => {
    const set = setOf('fml_herzien', [anItem('4.23', { score: 1, toelichting: 'niet kruipen' })]);
    expect(set.shared.openWords).toBe(1);
    expect(set.sources).toMatchObject([{ limit: null, item: '4.23', open: true }]);
  });
});

describe('words that a person has settled', () => {
  it.each(['regel', 'geen_extra_beperking'] as const)('as %s allow past', (state) => {
    const rules = state === 'regel' ? [{ kind: 'limiet', dim: 'torderen', aspects: [], within: 0, above: 1, amount: null } as const] : [];
    const { shared } = setOf('fml_klassiek', [anItem('4.12', { score: 1, toelichting: 'niet met gewicht', state, rules })]);
    expect(shared.limits.every(({ settled }) => settled)).toBe(true);
    expect(shared.openWords).toBe(0);
  });

  it.each(['open', 'mens_beslist'] as const)('as %s do not', (state) => {
    const { shared } = setOf('fml_klassiek', [anItem('4.12', { score: 1, toelichting: 'niet met gewicht', state })]);
    expect(shared.limits[0]?.settled).toBe(false);
    expect(shared.openWords).toBe(1);
  });

  it('as a rule add that rule to what the score limits', () => {
    const rule = { kind: 'limiet', dim: 'tillen', aspects: [], within: 0, above: 2, amount: { value: 3, unit: 'kg' } } as const;
    const limits = limitsFor(anItem('4.14', { score: 2, toelichting: 'links niet meer dan 3 kg', state: 'regel', rules: [rule] }));
    expect(limits.filter(({ dim }) => dim === 'tillen')).toMatchObject([
      { id: 'tillen', within: 0, amount: { value: 3 } },
      { id: 'tillen-2', within: 0, above: 2, amount: { value: 3, conflictFrom: 5 } },
    ]);
  });

  it('as no further limitation at score 0 limit nothing', () => {
    expect(limitsFor(anItem('4.14', { score: 0, toelichting: 'let op houding', state: 'geen_extra_beperking' }))).toEqual([]);
  });
});

describe('travelling', () => {
  it.each([
    [1, null, true],
    [1, 'met de fiets lukt het wel', false],
    [0, 'vermijdt volle bus en trein in de spits', true],
    [0, null, false],
  ])('score %i with the words %s: travelling to work limited is %s', (score, toelichting, expected) => {
    expect(setOf('fml_herzien', [anItem('2.10', { score, toelichting })]).shared.travelLimited).toBe(expected);
  });

  it('alone in bus, train or crowds is no conflict for driving', () => {
    expect(limitsFor(anItem('2.10', { score: 1, toelichting: 'niet in bus of trein' }))[0]).toMatchObject({ within: 0, above: null });
    expect(limitsFor(anItem('2.10', { score: 1, toelichting: 'kan niet zelf rijden, niet in de trein' }))[0]).toMatchObject({
      within: 0,
      above: 2,
    });
  });

  it('for the work is no conflict where a kind of vehicle is allowed', () => {
    expect(limitsFor(anItem('2.11', { score: 1, toelichting: 'personenauto geen bezwaar' }), 'fml_herzien')[0]).toMatchObject({
      within: 1,
      above: null,
    });
  });
});

describe('a list without scores', () => {
  const words = (state: 'open' | 'regel' | 'geen_extra_beperking' | 'mens_beslist') => ({
    rubriek: 4 as const,
    text: 'niet zwaar tillen',
    state,
    rules: state === 'regel' ? [{ kind: 'limiet' as const, dim: 'tillen' as const, aspects: [], within: 2, above: 3, amount: null }] : [],
  });

  it.each(['izp', 'lab', 'vrij'] as const)('%s limits nothing until a person has made rules of it', (kind) => {
    const before = limitsOf(aList({ kind, words: [words('open')] }), pack, TODAY).shared;
    expect(before).toMatchObject({ translated: false, limits: [], openWords: 1 });
    const after = limitsOf(aList({ kind, words: [words('regel')] }), pack, TODAY);
    expect(after.shared).toMatchObject({ translated: true, openWords: 0, limits: [{ dim: 'tillen', within: 2, above: 3 }] });
    expect(after.sources).toMatchObject([{ limit: 'tillen', item: 'rubriek 4', name: 'Dynamische handelingen' }]);
  });

  it('is not translated while one rubriek is open or left to a person, or when nothing was entered', () => {
    expect(limitsOf(aList({ kind: 'izp', words: [words('regel'), words('open')] }), pack, TODAY).shared.translated).toBe(false);
    expect(limitsOf(aList({ kind: 'izp', words: [words('mens_beslist')] }), pack, TODAY).shared.translated).toBe(false);
    expect(limitsOf(aList({ kind: 'izp' }), pack, TODAY).shared.translated).toBe(false);
  });
});

describe('hours and times', () => {
  it.each([
    [1, 8],
    [2, 6],
    [3, 4],
    [4, 2],
  ])('6.2 score %i is %i hours a day', (score, perDay) => {
    expect(setOf('fml_herzien', [anItem('6.2', { score })]).shared.hours.perDay).toBe(perDay);
  });

  it.each([
    [1, 40],
    [2, 30],
    [3, 20],
    [4, 10],
  ])('6.3 score %i is %i hours a week', (score, perWeek) => {
    expect(setOf('fml_klassiek', [anItem('6.3', { score })]).shared.hours.perWeek).toBe(perWeek);
  });

  it('a number on the list wins, and the lower of item and list counts', () => {
    const items = [
      anItem('6.3', { score: 3, value: { value: 16, unit: 'uren_per_week' } }),
      anItem('6.2', { score: 2, toelichting: '5 uur' }),
    ];
    const { hours } = setOf('fml_herzien', items, { hoursPerWeek: 20, hoursPerDay: 4 }).shared;
    expect(hours).toMatchObject({ perWeek: 16, perDay: 4, daySettled: true, weekSettled: true });
  });

  it('so many days of so many hours is their product, and te duiden', () => {
    const { hours } = setOf('fml_herzien', [anItem('6.3', { score: 3, toelichting: '4 dagen van 4 uur' })]).shared;
    expect(hours).toMatchObject({ perWeek: 16, weekSettled: false });
  });

  it('other words on working times are open for times and for hours a day', () => {
    const { hours, times } = setOf('fml_herzien', [anItem('6.4', { score: 1, toelichting: 'woensdag vrij' })]).shared;
    expect(hours).toMatchObject({ daySettled: false, weekSettled: true });
    expect(times.settled).toBe(false);
  });

  it('night is 22 to 6 on the revised list, and 0 to 6 on the classic one', () => {
    const windows = (kind: FmlListKind) => setOf(kind, [anItem('6.1', { options: [2] })]).shared.times.windows;
    expect(windows('fml_herzien')).toEqual([{ part: 'nacht', from: 1320, until: 360 }]);
    expect(windows('fml_klassiek')).toEqual([{ part: 'nacht', from: 0, until: 360 }]);
  });

  it('of the urenopbouw the step of that day counts, until the next one begins', () => {
    const buildUp = [
      { fromOn: day('2026-10-01'), hoursPerDay: 2, hoursPerWeek: 8 },
      { fromOn: day('2026-11-16'), hoursPerDay: null, hoursPerWeek: 12 },
    ];
    const { hours } = setOf('fml_herzien', [anItem('6.3', { score: 2 })], { buildUp }).shared;
    expect(hours).toMatchObject({ perDay: 2, perWeek: 8, later: [{ fromOn: '2026-11-16', perWeek: 12 }] });
    expect(hoursOn(hours, day('2026-11-15'))).toEqual(hours);
    expect(hoursOn(hours, day('2026-11-16'))).toMatchObject({ perDay: 2, perWeek: 12, later: [] });
  });

  it('before the first step the list itself counts', () => {
    const buildUp = [{ fromOn: day('2026-12-01'), hoursPerDay: null, hoursPerWeek: 12 }];
    expect(setOf('fml_herzien', [anItem('6.3', { score: 4 })], { buildUp }).shared.hours.perWeek).toBe(10);
  });
});

describe('what may be shared', () => {
  it('holds no item number, no name and no words of the doctor', () => {
    const items = [
      anItem('4.14', { score: 2, toelichting: 'tot 8 kg, hernia L5' }),
      anItem('1.9', { options: [7] }),
      anItem('1.4', { score: 1, toelichting: 'overschat zich' }),
    ];
    const { shared, sources } = setOf('fml_klassiek', items);
    expect(JSON.stringify(shared)).not.toMatch(/4\.14|1\.9|1\.4|hernia|overschat|Tillen of dragen/);
    expect(sources.map(({ item, limit }) => `${item} ${limit}`)).toEqual([
      '4.14 tillen',
      '4.14 dragen',
      '4.14 zwaar_hanteren',
      '1.9 deadlines_pieken',
      '1.4 null',
    ]);
  });

  it('says so where there are no benutbare mogelijkheden', () => {
    expect(setOf('fml_herzien', [], { usable: false }).shared.matchable).toBe(false);
  });
});
