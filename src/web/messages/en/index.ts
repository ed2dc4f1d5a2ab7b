import type { Translation } from '../catalogue.ts';
import { common } from './common.ts';
import { signIn } from './sign-in.ts';

export const en: Translation = { ...common, ...signIn };
