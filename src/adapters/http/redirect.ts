import type { Answer } from './send-request.ts';

const REDIRECTS: ReadonlySet<number> = new Set([301, 302, 303, 307, 308]);

/** Header bytes reach us one by one as characters; many servers send an address in UTF-8 all the same. */
function fromUtf8(header: string): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(Buffer.from(header, 'latin1'));
  } catch {
    return header;
  }
}

/** Where an answer sends us, without a fragment; `form` when that cannot be read; null when it is no redirect. */
export function readRedirect(answer: Extract<Answer, { kind: 'answer' }>, url: URL): URL | 'form' | null {
  if (!REDIRECTS.has(answer.status)) return null;
  const target = URL.parse(fromUtf8(answer.headers.location ?? ''), url.href);
  if (target === null || answer.headers.location === undefined) return 'form';
  target.hash = '';
  return target;
}
