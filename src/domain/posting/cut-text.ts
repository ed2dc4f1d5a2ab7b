import { comparable, tidy } from './tidy.ts';

const ENDS_CUT =
  /(?:…|\.\.\.|\[…\]|\[\.\.\.\]|\(\.\.\.\)|\[&hellip;\])\s*(?:(?:lees|read|meer|more|verder|continue reading|full description)[\p{L}\s]{0,20})?[\])}.»>]*$/iu;

/** Whether a text was cut off: it ends in an ellipsis, with or without "lees meer" behind it. Plain text, without tags. */
export function endsCut(text: string): boolean {
  return ENDS_CUT.test(tidy(text).slice(-80));
}

/**
 * Whether `whole` holds the beginning of `part` and goes on for longer: the markup's text was cut, the page's was not.
 * @param part plain text, possibly cut
 * @param whole plain text of the page
 */
export function isCutOf(part: string, whole: string): boolean {
  const [short, long] = [comparable(part.replace(ENDS_CUT, '')), comparable(whole)];
  const beginning = short.slice(0, 120);
  return beginning.length >= 40 && long.includes(beginning) && long.length > short.length * 1.25 && (endsCut(part) || short.length < 400);
}
