import type { Translation } from '../catalogue.ts';
import { common } from './common.ts';
import { review } from './review.ts';
import { signIn } from './sign-in.ts';

export const en: Translation = { ...common, ...review, ...signIn };
