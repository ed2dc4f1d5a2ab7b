import { common } from './common.ts';
import { review } from './review.ts';
import { signIn } from './sign-in.ts';

/** Every text on screen, in Dutch; one file per term. */
export const nl = { ...common, ...review, ...signIn };
