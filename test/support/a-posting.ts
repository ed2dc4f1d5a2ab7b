import type { PostingContent } from '../../src/domain/posting/posting.ts';

/** A posting as a source published it; the test names only what matters. */
export const aPosting = (given: Partial<PostingContent> = {}): PostingContent => ({
  externalKey: 'een',
  url: 'https://bron.example/een',
  title: 'Medewerker',
  employer: 'Voorbeeld BV',
  employerMarkup: null,
  locations: [],
  remote: null,
  postedOn: null,
  closingOn: null,
  validThroughOn: null,
  hoursPerWeek: null,
  salary: null,
  contract: [],
  contractAsWritten: null,
  education: null,
  identifier: null,
  description: 'Je werkt bij ons.',
  descriptionFormat: 'text',
  cut: false,
  marks: [],
  ...given,
});
