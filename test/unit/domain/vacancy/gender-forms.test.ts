import { expect, it } from 'vitest';
import { femaleForm } from '../../../../src/domain/vacancy/gender-forms.ts';

it.each([
  ['verkoper', 'verkoopster'],
  ['schoonmaker', 'schoonmaakster'],
  ['inpakker', 'inpakster'],
  ['verzorger', 'verzorgster'],
  ['begeleider', 'begeleidster'],
  ['medewerker', 'medewerkster'],
  ['winkelmedewerker', 'winkelmedewerkster'],
  ['directeur', 'directrice'],
  ['chauffeur', 'chauffeuse'],
  ['timmerman', 'timmervrouw'],
  ['naaister', null],
  ['verpleegkundige', null],
  ['kok', null],
])('takes %s to %s', (word, form) => {
  expect(femaleForm(word)).toBe(form);
});
