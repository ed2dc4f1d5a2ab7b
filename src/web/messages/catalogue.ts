import { en } from './en/index.ts';
import { nl } from './nl/index.ts';

/** Dutch is the source: a key that English lacks does not compile. A message with parts is a function of them. */
export type Messages = typeof nl;
export type MessageKey = keyof Messages;
/** Keys of the texts that need no parts. */
export type TextKey = { readonly [K in MessageKey]: Messages[K] extends string ? K : never }[MessageKey];
export type Language = 'nl' | 'en';
type Parts<K extends MessageKey> = Messages[K] extends (...parts: infer P) => string ? P : [];

export type Translate = <K extends MessageKey>(key: K, ...parts: Parts<K>) => string;
/** What a language must hold: a text where Dutch has one, a function of the same parts where it has that. */
export type Translation = {
  readonly [K in MessageKey]: Messages[K] extends (...parts: infer P) => string ? (...parts: P) => string : string;
};

const LANGUAGES: Readonly<Record<Language, Translation>> = { nl, en };

/** The texts of a language. */
export function translator(language: Language): Translate {
  return (key, ...parts) => {
    const message: unknown = LANGUAGES[language][key];
    return typeof message === 'function' ? (message as (...all: unknown[]) => string)(...parts) : String(message);
  };
}
