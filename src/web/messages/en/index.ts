import type { Translation } from '../catalogue.ts';
import { admin } from './admin.ts';
import { common } from './common.ts';
import { review } from './review.ts';
import { signIn } from './sign-in.ts';
import { source } from './source.ts';

export const en: Translation = { ...admin, ...common, ...review, ...signIn, ...source };
