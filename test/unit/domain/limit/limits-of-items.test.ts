import { describe, expect, it } from 'vitest';
import { loadLimits } from '../../../../src/adapters/rules/load-limits.ts';
import { FML_CATALOGUE } from '../../../../src/domain/fml/fml-catalogue.ts';
import type { ScoredListKind } from '../../../../src/domain/fml/fml-list.ts';
import type { Limit } from '../../../../src/domain/limit/limit.ts';
import { limitsOf } from '../../../../src/domain/limit/limits-of.ts';
import { aList, anItem, TODAY } from '../../../support/an-fml-list.ts';

const pack = loadLimits();

/**
 * Every item and score, written out from the page of rulings and not from the rules: `item score: dimension within|above`, options as `item#option`.
 * Where the two lists agree the line starts with both numbers.
 */
const BOTH = `
1.1/1.1 1: aandacht[vasthouden] 1|-
1.1/1.1 2: aandacht[vasthouden] 0|2
1.2/1.2 1: aandacht[verdelen] 2|-, vervoer_beroepsmatig 2|-
1.2/1.2 2: aandacht[verdelen] 2|3, vervoer_beroepsmatig 1|3
1.3/1.3 1: geheugen_leren 0|-
1.3/1.3 2: geheugen_leren 0|2
1.4/1.4 1:
1.4/1.4 2:
1.5/1.5 #1: structuur_zelfstandigheid 1|3
1.5/1.5 #5: structuur_zelfstandigheid 1|3
1.6/1.6 #1: structuur_zelfstandigheid 1|3
1.6/1.6 #9: structuur_zelfstandigheid 1|3
1.7/1.7 1: werktempo 0|2
1.8/- 1:
1.9/- #1: structuur_zelfstandigheid 0|2
1.9/- #2: structuur_zelfstandigheid 1|3
-/1.9 1: structuur_zelfstandigheid 1|3
-/1.9 2: structuur_zelfstandigheid 0|2
1.9/- #3: structuur_zelfstandigheid 1|3, solitair 0|2
1.9/- #4: prikkels_afleiding 0|2
1.9/- #5: voorspelbaarheid 0|2
1.9/- #6: onderbrekingen 0|2
1.9/- #7: deadlines_pieken 1|3
1.9/- #8: werktempo 1|2
1.9/- #9: persoonlijk_risico 0|2, klimmen_hoogte 2|3, vervoer_beroepsmatig 1|3
1.9/- #10:
-/1.8 #1: prikkels_afleiding 0|2
-/1.8 #2: voorspelbaarheid 0|2
-/1.8 #3: onderbrekingen 0|2
-/1.8 #4: deadlines_pieken 1|3
-/1.8 #5: werktempo 1|2
-/1.8 #6: persoonlijk_risico 0|2, klimmen_hoogte 2|3, vervoer_beroepsmatig 1|3
-/1.8 #7:
2.1/2.1 1: communicatie_zintuigen[zien] 0|-, beeldschermwerk 1|-, vervoer_beroepsmatig 1|-, handvaardigheid 1|-, persoonlijk_risico 1|-
2.2/2.2 1: communicatie_zintuigen[horen] 0|-, klantcontact 1|-, geluid 0|-
2.3/2.3 1: communicatie_zintuigen[spreken] 0|-, klantcontact 1|-
2.4/2.4 1: communicatie_zintuigen[schrijven] 0|-
2.5/2.5 1: communicatie_zintuigen[lezen] 0|-, beeldschermwerk 1|-
2.6/2.6 1: emotionele_belasting 0|-, zorgcontact 2|-
2.6/2.6 2: emotionele_belasting 0|-, zorgcontact 2|-
2.6/2.6 3: emotionele_belasting 0|2, zorgcontact 1|3
2.6/2.6 4: emotionele_belasting 0|2, zorgcontact 1|3
2.7/2.7 1: emotionele_belasting 0|-, conflict_agressie 1|-
2.7/2.7 3: emotionele_belasting 0|-, conflict_agressie 1|-
2.8/2.8 1: conflict_agressie 1|2
2.8/2.8 2: conflict_agressie 0|2
2.9/2.9 1: samenwerken 1|-
2.9/2.9 2: samenwerken 0|2
2.10/2.10 1: vervoer_beroepsmatig 0|2
2.11/- 1:
-/2.11 1: vervoer_beroepsmatig 1|2
2.12/2.12 #1: klantcontact 1|2
2.12/2.12 #2: zorgcontact 0|2
2.12/2.12 #3: solitair 0|2
2.12/2.12 #4: samenwerken 0|2
2.12/2.12 #5: leidinggeven 0|1
2.12/2.12 #6:
3.1/- 1: temperatuur[hitte] 0|3
-/3.1 #1: temperatuur[hitte] 0|3
3.2/- 1: temperatuur[koude] 0|3
-/3.1 #2: temperatuur[koude] 0|3
3.3/3.2 1: temperatuur[tocht] 0|-
3.4/3.3 1: huid 0|1
3.5/3.4 1: pbm 0|-
3.6/3.5 1: stof_damp 0|2
3.7/3.6 1: geluid 0|2
3.8/3.7 1: trilling 0|2
3.9/- 1:
-/3.8 #1: allergie_infectie 0|-
-/3.8 #2: allergie_infectie[infectie] 0|-
-/3.8 #3: allergie_infectie 0|-, huid 0|1
-/3.8 #4:
3.10/- 1:
4.1/4.1 1:
4.2/4.2 3:
4.3/4.3 #1: handvaardigheid[bolgreep] 0|-
4.3/4.3 #2: handvaardigheid[pengreep] 0|-
4.3/4.3 #3: handvaardigheid[pincetgreep] 0|-
4.3/4.3 #4: handvaardigheid[sleutelgreep] 0|-
4.3/4.3 #5: handvaardigheid[cilindergreep] 0|-
4.3/4.3 #6: handvaardigheid[kracht] 0|2
4.3/4.3 #7: handvaardigheid[fijnmotoriek] 0|2
4.3/4.3 #8: licht_hanteren 0|3
4.5/- 1: beeldschermwerk 0|3
-/4.3 #9: beeldschermwerk 0|3
4.4/4.5 1: handvaardigheid[tastzin] 1|-
4.7/4.6 1: handvaardigheid[schroeven] 1|-
4.6/4.4 1: beeldschermwerk 2|3
4.6/4.4 2: beeldschermwerk 1|2
4.6/4.4 3: beeldschermwerk 0|1
4.8/4.7 1: reiken 1|-
4.8/4.7 2: reiken 1|-
-/4.8 1: reiken 2|3
-/4.8 2: reiken 1|2
4.9/- 1: reiken 2|3
4.9/- 2: reiken 1|3
4.9/- 3: reiken 0|2
4.10/4.9 1: buigen 2|-
4.10/4.9 2: buigen 1|-
4.11/4.10 1: buigen 3|4
4.11/4.10 2: buigen 2|3
4.11/4.10 3: buigen 1|2
4.12/4.11 1: torderen 0|-
-/4.12 1: duwen_trekken 2|3
-/4.12 2: duwen_trekken 1|2
4.13/- 1: duwen_trekken 1|2
4.13/- 2: duwen_trekken 0|1
4.13/- 3: duwen_trekken -|1
4.14/- 1: tillen 2|3, dragen 2|3, zwaar_hanteren 0|2
4.14/- 2: tillen 1|2, dragen 1|2, zwaar_hanteren 0|2
4.14/- 3: tillen -|1, dragen -|1, zwaar_hanteren 0|2
-/4.13 1: tillen 2|3, zwaar_hanteren 0|2
-/4.13 2: tillen 1|2, zwaar_hanteren 0|2, licht_hanteren 1|-
-/4.13 3: tillen 0|1, zwaar_hanteren 0|2, licht_hanteren 1|-
-/4.14 1: dragen 2|3, zwaar_hanteren 0|2
-/4.14 2: dragen 1|2, zwaar_hanteren 0|2
-/4.14 3: dragen 0|1, zwaar_hanteren 0|2
4.15/- 1: licht_hanteren 2|3
4.15/- 2: licht_hanteren 1|2
4.16/- 1: zwaar_hanteren 0|2, tillen 3|-
4.17/4.15 1: hoofd_nek[bewegen] 1|-
4.17/4.15 2: hoofd_nek[bewegen] 0|3
4.18/4.16 1: lopen 2|-
4.18/4.16 2: lopen 1|3
4.18/4.16 3: lopen 0|2
4.19/4.17 1: lopen 2|3
4.19/4.17 2: lopen 1|2
4.19/4.17 3: lopen 0|1
4.20/4.18 1: trappen 2|3
4.20/4.18 2: trappen 1|3
4.20/4.18 3: trappen 0|2
4.21/4.19 1: klimmen_hoogte 2|3
4.21/4.19 2: klimmen_hoogte 1|2
4.21/4.19 3: klimmen_hoogte 0|1
-/4.20 1: knielen_hurken[bukken] 2|3
-/4.20 2: knielen_hurken[bukken] 1|2
-/4.20 3: knielen_hurken[bukken] 0|1
4.22/- 1: knielen_hurken[bukken] 1|3
4.22/- 2: knielen_hurken[bukken] 0|1
4.23/4.21 1:
4.24/- 1:
5.1/5.1 1: zitten 2|-
5.1/5.1 2: zitten 1|-
5.1/5.1 3: zitten 0|3
5.2/5.2 1: zitten 2|-
5.2/5.2 2: zitten 1|3
5.2/5.2 3: zitten 0|2
5.3/5.3 1: staan 2|-
5.3/5.3 2: staan 1|3
5.3/5.3 3: staan 0|2
5.4/5.4 1: staan 2|3
5.4/5.4 2: staan 1|2
5.4/5.4 3: staan 0|1
5.5/5.5 1: knielen_hurken[geknield_werken] 1|3
5.6/5.6 1: gebogen_houding 2|3
5.6/5.6 2: gebogen_houding 1|2
-/5.7 1: bovenhands 1|2
-/5.7 2: bovenhands 0|2
5.7/- 1: bovenhands 2|3
5.8/5.8 1: hoofd_nek[stilhouden] 2|3
5.8/5.8 2: hoofd_nek[stilhouden] 1|2
5.8/5.8 3: hoofd_nek[stilhouden] 0|1
5.9/5.9 1: houdingsafwisseling 0|2
5.10/5.10 1:
`;

type Row = { readonly kind: ScoredListKind; readonly item: string; readonly choice: string; readonly limits: string };

const ROWS: readonly Row[] = BOTH.trim()
  .split('\n')
  .flatMap((line) => {
    const [, klassiek = '', herzien = '', choice = '', limits = ''] = /^(\S+)\/(\S+) (#?\d+): ?(.*)$/.exec(line) ?? [];
    const numbers: readonly (readonly [ScoredListKind, string])[] = [
      ['fml_klassiek', klassiek],
      ['fml_herzien', herzien],
    ];
    return numbers.filter(([, item]) => item !== '-').map(([kind, item]) => ({ kind, item, choice, limits }));
  });

const itemOf = ({ item, choice }: Row) =>
  choice.startsWith('#') ? anItem(item, { options: [Number(choice.slice(1))] }) : anItem(item, { score: Number(choice) });
const say = ({ dim, aspects, within, above }: Limit): string =>
  `${dim}${aspects.length > 0 ? `[${aspects.join(' ')}]` : ''} ${within ?? '-'}|${above ?? '-'}`;

describe('a score of an item', () => {
  it.each(ROWS)('$kind $item $choice limits: $limits', (row) => {
    const { limits } = limitsOf(aList({ kind: row.kind, items: [itemOf(row)] }), pack, TODAY).shared;
    expect(limits.map(say).sort()).toEqual(row.limits === '' ? [] : row.limits.split(', ').sort());
  });

  it.each(ROWS)('$kind $item $choice with score 0 or no option limits nothing', ({ kind, item }) => {
    const multi = FML_CATALOGUE[kind].some((entry) => entry.item === item && entry.options.length > 0);
    const { shared } = limitsOf(aList({ kind, items: [multi ? anItem(item, { options: [] }) : anItem(item, { score: 0 })] }), pack, TODAY);
    expect(shared.limits).toEqual([]);
    expect(shared.openWords).toBe(0);
  });

  it('stands in the table above for every item of both lists that limits a dimension', () => {
    const tested = new Set(ROWS.map(({ kind, item }) => `${kind} ${item}`));
    const all = (['fml_klassiek', 'fml_herzien'] as const).flatMap((kind) =>
      FML_CATALOGUE[kind].filter(({ rubriek }) => rubriek !== 6).map(({ item }) => `${kind} ${item}`),
    );
    expect(all.filter((name) => !tested.has(name))).toEqual([]);
  });

  it('reads a condition that is written as an item of its own like the option', () => {
    const asItem = limitsOf(aList({ kind: 'fml_klassiek', items: [anItem('1.9.7', { score: 1 })] }), pack, TODAY);
    const asOption = limitsOf(aList({ kind: 'fml_klassiek', items: [anItem('1.9', { options: [7] })] }), pack, TODAY);
    expect(asItem.shared.limits).toEqual(asOption.shared.limits);
    expect(asItem.shared.limits.map(say)).toEqual(['deadlines_pieken 1|3']);
  });

  it('does not read number 1.9 of one list as that of the other', () => {
    const klassiek = limitsOf(aList({ kind: 'fml_klassiek', items: [anItem('1.9', { options: [1, 4] })] }), pack, TODAY).shared.limits.map(
      say,
    );
    const herzien = limitsOf(aList({ kind: 'fml_herzien', items: [anItem('1.9', { score: 1 })] }), pack, TODAY).shared.limits.map(say);
    expect(klassiek).toEqual(['structuur_zelfstandigheid 0|2', 'prikkels_afleiding 0|2']);
    expect(herzien).toEqual(['structuur_zelfstandigheid 1|3']);
  });

  it('level 2 of working together with an own task is told, not flagged', () => {
    const [limit] = limitsOf(aList({ items: [anItem('2.9', { score: 1 })] }), pack, TODAY).shared.limits;
    expect(limit?.between).toBe('onbekend');
  });
});

describe('a score of an item that has a number', () => {
  const amountOf = (kind: ScoredListKind, item: string, score: number, dim: string) =>
    limitsOf(aList({ kind, items: [anItem(item, { score })] }), pack, TODAY).shared.limits.find((limit) => limit.dim === dim)?.amount ??
    null;

  it.each([
    ['fml_klassiek', '4.14', 1, 'tillen', 10, 15],
    ['fml_klassiek', '4.14', 2, 'dragen', 5, 10],
    ['fml_klassiek', '4.14', 3, 'tillen', 1, 5],
    ['fml_herzien', '4.13', 3, 'tillen', 2, 5],
    ['fml_herzien', '4.14', 1, 'dragen', 10, 15],
    ['fml_herzien', '4.12', 1, 'duwen_trekken', 150, 250],
    ['fml_klassiek', '4.13', 1, 'duwen_trekken', 100, 150],
    ['fml_klassiek', '4.11', 2, 'buigen', 150, 300],
    ['fml_herzien', '4.8', 2, 'reiken', 300, 600],
    ['fml_klassiek', '4.15', 2, 'licht_hanteren', 150, 300],
    ['fml_herzien', '4.20', 2, 'knielen_hurken', 2, 5],
    ['fml_klassiek', '4.19', 2, 'lopen', 1, 4],
    ['fml_herzien', '5.3', 2, 'staan', 15, 30],
    ['fml_klassiek', '5.2', 2, 'zitten', 4, 8],
  ] as const)('%s %s score %i sets %s at %d, and a conflict from %d', (kind, item, score, dim, value, conflictFrom) => {
    expect(amountOf(kind, item, score, dim)).toMatchObject({ value, conflictFrom });
  });

  it('has none where the anchor reads "less than": there the levels decide', () => {
    expect(amountOf('fml_herzien', '5.4', 3, 'staan')).toBeNull();
    expect(amountOf('fml_klassiek', '4.9', 2, 'reiken')).toBeNull();
  });

  it('has no conflict by number above the last anchor', () => {
    expect(amountOf('fml_herzien', '5.4', 1, 'staan')).toMatchObject({ value: 4, conflictFrom: null });
  });
});
