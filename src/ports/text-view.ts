import type { TextView } from '../domain/reading/readable-text.ts';

/** Takes the markup off a description and keeps where every character came from. Linear in the length; never throws. */
export type ToTextView = (source: string, format: 'text' | 'markdown' | 'html') => TextView;
