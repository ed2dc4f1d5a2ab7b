import { admin } from './admin.ts';
import { common } from './common.ts';
import { review } from './review.ts';
import { signIn } from './sign-in.ts';
import { source } from './source.ts';

/** Every text on screen, in Dutch; one file per term. */
export const nl = { ...admin, ...common, ...review, ...signIn, ...source };
