import type { PostingContent } from '../posting/posting.ts';
import type { Sha256 } from '../chain/chain.ts';

const plain = (text: string): string =>
  text
    .normalize('NFKD')
    .replace(/\p{M}+/gu, '')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();

/** Legal forms say nothing of who the employer is. */
const withoutLegalForm = (employer: string): string =>
  plain(employer)
    .replace(/\b(b v|bv|n v|nv|vof|stichting|cv)\b/g, '')
    .replace(/ +/g, ' ')
    .trim();

/**
 * What makes two postings one vacancy beyond doubt: the same title, employer, town and text, spelling aside. A heavy and a light job of one
 * employer, title and town differ in text and stay two.
 * @returns a key to compare; never throws
 */
export function identityOf(content: PostingContent, plainDescription: string, sha256: Sha256): string {
  const [place] = content.locations;
  const parts = [
    plain(content.title),
    withoutLegalForm(content.employer ?? ''),
    plain(place?.town ?? place?.asWritten ?? ''),
    `${content.hoursPerWeek?.min ?? ''}-${content.hoursPerWeek?.max ?? ''}`,
    plain(plainDescription),
  ];
  return sha256(parts.join('\n'));
}
