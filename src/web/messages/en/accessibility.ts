import type { Translation } from '../catalogue.ts';
import type { accessibility as nl } from '../nl/accessibility.ts';

export const accessibility: Pick<Translation, keyof typeof nl> = {
  'accessibility.title': 'Accessibility',
  'accessibility.intro':
    'We want everybody to be able to use Spoorzoeker, also those who see badly, cannot handle a mouse, or tire quickly of a screen.',
  'accessibility.standard': 'What we aim at',
  'accessibility.standard-text':
    'All screens are made to WCAG 2.2, levels A and AA. At every change a program (axe) checks every screen, at the width of a phone and of a computer, for mistakes against it.',
  'accessibility.works': 'What you may expect',
  'accessibility.works-keyboard': 'Everything works with the keyboard alone. You can change shortcuts in your account, or switch them off.',
  'accessibility.works-script': 'Everything works without JavaScript, except following a run that is under way.',
  'accessibility.works-zoom': 'You can make the text four times as large, and the screens work on a phone.',
  'accessibility.works-time': 'A form that you filled in half-way stays as it is. If something is missing, the screen says what and where.',
  'accessibility.works-language': 'The screens are there in Dutch and English. The part for candidates is in plain language.',
  'accessibility.known': 'What is not right yet',
  'accessibility.known-audit':
    'A program does not find everything. There has been no independent audit yet, and no trial with people who use a screen reader.',
  'accessibility.known-texts':
    'Texts of vacancies and pieces of evidence come from others. They can hold text that is hard to read, or a picture without a description.',
  'accessibility.contact': 'Is something in your way?',
  'accessibility.contact-text':
    'Tell your coach or the administrator of your agency, with the screen on which it happened. You need not explain why it is hard for you.',
};
