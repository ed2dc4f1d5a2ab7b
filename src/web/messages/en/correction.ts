import type { Translation } from '../catalogue.ts';
import type { correction as nl } from '../nl/correction.ts';

export const correction: Pick<Translation, keyof typeof nl> = {
  'correction.title': (vacancy: string) => `Correct: ${vacancy}`,
  'correction.intro':
    'Is what was read from the vacancy wrong? Say here what the work really asks. It then counts for your agency, also when the vacancy is read again.',
  'correction.wrong': 'Not right',
  'correction.open': 'Correct what was read',
  'correction.asks': 'What does the work really ask?',
  'correction.not-asked': 'not asked',
  'correction.not-read': 'not read',
  'correction.save': 'Correct',
  'correction.made': 'Corrected. The vacancy is now compared with your candidates again.',
  'correction.withdrawn': 'The correction was taken back. What was read counts again.',
  'correction.withdraw': 'Take back',
  'correction.in-force': 'Corrected by people',
  'correction.none': 'Nothing was corrected in this vacancy yet.',
  'correction.by': (name: string) => `by ${name}`,
  'correction.to-confirm': 'The text has changed since: this correction no longer counts. Make it again if it is still right.',
  'correction.load': 'The load',
  'correction.other': 'Hours, requirements and place',
  'correction.not-possible': 'This cannot be right. See that the lowest value is not above the highest, and that everything is filled in.',
  'correction.place-unknown':
    'This place is not known. Write the name of a town, with its municipality or province where there are several.',
  'correction.hours-min': 'Fewest hours a week',
  'correction.hours-max': 'Most hours a week',
  'correction.licences': 'Driving licence required',
  'correction.certificates': 'Certificates required, with commas between them',
  'correction.times': 'Working times',
  'correction.remote': 'Working from home',
  'correction.pay-min': 'Pay from (gross)',
  'correction.pay-max': 'Pay up to (gross)',
  'correction.pay-per': 'Per',
  'correction.occupation': 'Occupation group (ISCO-08, four digits)',
  'correction.silent': 'not told',
  'correction.place-name': 'Town',
};
