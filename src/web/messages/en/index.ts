import type { Translation } from '../catalogue.ts';
import { accessibility } from './accessibility.ts';
import { admin } from './admin.ts';
import { application } from './application.ts';
import { candidate } from './candidate.ts';
import { common } from './common.ts';
import { correction } from './correction.ts';
import { fml } from './fml.ts';
import { portal } from './portal.ts';
import { preview } from './preview.ts';
import { review } from './review.ts';
import { search } from './search.ts';
import { signIn } from './sign-in.ts';
import { source } from './source.ts';

export const en: Translation = {
  ...accessibility,
  ...admin,
  ...application,
  ...candidate,
  ...common,
  ...correction,
  ...fml,
  ...portal,
  ...preview,
  ...review,
  ...search,
  ...signIn,
  ...source,
};
