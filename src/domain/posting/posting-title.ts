import { comparable, tidy } from './tidy.ts';

const LINK_WORDS =
  /^(?:view (?:the )?job(?: opportunity)?(?: for)?|bekijk (?:de |deze )?vacature(?: voor)?|read more about|lees meer over|apply (?:now )?(?:for|to)|solliciteer (?:nu )?(?:op|als)|job opening|vacature|vacancy|gezocht)\s*[:\-–]\s*|^(?:view job opportunity for|bekijk vacature|apply for|lees meer over)\s+/i;
/** A reference of the source in front: figures, or capitals with figures, and a dash. */
const REFERENCE = /^(?:(?:ref\.?|nr\.?|#)\s?)?(?:\d{3,}|[A-Z]{1,5}[-_]?\d{3,})\s*[-–:|]\s*(?=\S{2})/;
/** Headings that are never the name of a job. */
const GENERIC =
  /^(?:home|menu|welkom|vacatures?|alle vacatures|onze vacatures|actuele vacatures|openstaande vacatures|vacature ?overzicht|werken bij.*|kom werken bij.*|careers?(?: at .*)?|jobs?(?: at .*)?|open (?:positions|roles|vacancies)|current (?:openings|vacancies)|vacancies|job (?:openings|board|search|details?|opportunities)|join (?:us|our team)|we(?:'|’)?re hiring|candidate portal|solliciteer(?: nu| direct)?|solliciteren|apply(?: now)?|zoeken|search|inloggen|login|log in|over ons|about(?: us)?|contact|bekijk (?:de |deze )?vacatures?|lees (?:meer|verder)|read more|meer (?:info|informatie)|details|view job|learn more|vacature|job description|functieomschrijving|description|404.*|pagina niet gevonden|page not found|error|build with us\.?)$/i;

/** Whether a heading or link text names no job: a menu word, "Careers", "Lees meer", "Werken bij ...". Empty counts too. */
export function isGenericTitle(text: string): boolean {
  const line = tidy(text);
  return line.length < 2 || GENERIC.test(line);
}

/**
 * The title without what does not belong to it: words of a link, a reference in front, the employer in front ("NTR: Redacteur") or behind.
 * Everything that belongs to it stays as published, "(m/v)" too.
 * @param employer null where it is not known
 * @returns the cleaned title and the reference that stood in front (null: none); a title that would become empty stays as it was
 */
export function cleanTitle(written: string, employer: string | null): { readonly title: string; readonly reference: string | null } {
  let title = tidy(written).replace(LINK_WORDS, '');
  const reference = REFERENCE.exec(title)?.[0] ?? null;
  if (reference !== null) title = title.slice(reference.length);
  if (employer !== null) title = withoutEmployer(title, employer);
  return title.length < 2
    ? { title: tidy(written), reference: null }
    : { title, reference: reference?.replace(/\s*[-–:|]\s*$/, '').trim() ?? null };
}

function withoutEmployer(title: string, employer: string): string {
  const name = comparable(employer);
  const parts = title.split(/(\s+[-–—|@]\s+|:\s+|\s+\bbij\b\s+|\s+\bat\b\s+)/);
  if (parts.length < 3 || name === '') return title;
  if (comparable(parts[0] ?? '') === name) return parts.slice(2).join('').trim();
  if (comparable(parts.at(-1) ?? '') === name) return parts.slice(0, -2).join('').trim();
  return title;
}

/** Words of a title that say nothing about which job it is: sex, hours, number of places. For comparing. */
const NOISE =
  /\(?\b(?:m\s?\/\s?v(?:\s?\/\s?[xdn])?|v\s?\/\s?m(?:\s?\/\s?x)?|f\s?\/\s?m(?:\s?\/\s?[dx])?|m\s?\/\s?f(?:\s?\/\s?[dx])?|m\s?\/\s?w(?:\s?\/\s?d)?)\b\)?|\(?\b\d{1,2}(?:[.,]\d{1,2})?\s?(?:-|–|tot|\/|à)?\s?(?:\d{1,2}(?:[.,]\d{1,2})?)?\s?(?:uur|uren|u|hrs?|hours?|fte)\b(?:\s?(?:per|p\/)\s?(?:week|w))?\)?|\b(?:fulltime|full-time|parttime|part-time)\b/gi;

/** The title as compared with other postings: without sex, hours, reference, case and punctuation. */
export function titleKey(title: string): string {
  return comparable(cleanTitle(title, null).title.replaceAll(NOISE, ' '));
}
