// Small files in the form of the official downloads, written for these tests.
import { describe, expect, it } from 'vitest';
import {
  readBrcGroups,
  readEscoGroups,
  readEscoOccupations,
  readRegister,
  readSharedDuties,
} from '../../../../src/adapters/rules/occupation-sources.ts';

const ESCO = `conceptType,conceptUri,iscoGroup,preferredLabel,altLabels,hiddenLabels,status
Occupation,uri:1,9321,doosvouwer,"dozenvouwer/dozenvouwster
vouwer van dozen",vouwdoos,released
Occupation,uri:2,C8344,truckrijder,,,released
Occupation,uri:3,83,zonder unit group,,,released
`;

describe('the occupations of ESCO', () => {
  const titles = readEscoOccupations(ESCO);

  it('are read with their synonyms, one a line in a cell, pairs apart', () => {
    expect(titles.map(({ title, isco08, preferred }) => [title, isco08, preferred])).toEqual([
      ['doosvouwer', '9321', true],
      ['dozenvouwer', '9321', false],
      ['dozenvouwster', '9321', false],
      ['vouwer van dozen', '9321', false],
      ['vouwdoos', '9321', false],
      ['truckrijder', '8344', true],
    ]);
  });

  it('speak less as a synonym than by their own name', () => {
    const weights = titles.map(({ weight }) => weight);
    expect(weights[0]).toBeGreaterThan(weights[1] ?? 1);
    expect(weights[1]).toBeGreaterThan(weights[4] ?? 1);
  });

  it('are refused with a sentence where the file is another one', () => {
    expect(() => readEscoOccupations('a,b\n1,2\n')).toThrow(
      'occupations_nl.csv: de kolom iscoGroup, preferredLabel, altLabels ontbreekt. Is dit het goede bestand?',
    );
  });
});

it('reads the names of unit groups, and leaves the wider groups out', () => {
  const groups = readEscoGroups('conceptType,code,preferredLabel\nISCOGroup,93,Wijd\nISCOGroup,9321,Inpakkers\n');
  expect(groups.map(({ title, isco08 }) => [title, isco08])).toEqual([['Inpakkers', '9321']]);
});

it('reads a register, the names no longer in use with less weight, whatever the separator', () => {
  const titles = readRegister('uwv_code;uwv_beroep;status;isco08\n1;Doosvouwer, hand;A;9321\n2;Vouwer;I;9321\n3;Zonder groep;A;\n');
  expect(titles.map(({ title }) => title)).toEqual(['Doosvouwer, hand', 'Vouwer']);
  expect(titles[0]?.weight).toBeGreaterThan(titles[1]?.weight ?? 1);
});

it('reads the occupation group of CBS of each unit group, with its leading zeros', () => {
  const groups = readBrcGroups('ISCO2008unitgroup,BRC2014beroepsgroep\n9321,1213\n110,611\n,1\n');
  expect([...groups]).toEqual([
    ['9321', '1213'],
    ['0110', '0611'],
  ]);
});

describe('shared duties', () => {
  const tasks = [
    'O*NET-SOC Code\tTask ID\tDWA ID\tDate',
    '11-1111.00\t1\tvouwen\t',
    '11-1111.00\t2\tplakken\t',
    '22-2222.00\t3\tvouwen\t',
    '22-2222.00\t4\tplakken\t',
    '33-3333.00\t5\trijden\t',
  ].join('\n');
  const crosswalk = 'code,title,soc\n9321.1,"doosvouwer, hand",11-1111.00\n8183.2,vouwlijn,22-2222.00\n8344.1,truck,33-3333.00\n';

  it('make two groups alike, once for each pair', () => {
    expect(readSharedDuties(tasks, crosswalk)).toEqual([{ isco08: '8183', other: '9321', share: 1 }]);
  });

  it('make nothing alike where a table names no occupation of the other', () => {
    expect(readSharedDuties(tasks, 'code,title,soc\n')).toEqual([]);
  });
});
