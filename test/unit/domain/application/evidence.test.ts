import { describe, expect, it } from 'vitest';
import { checkEvidence, EVIDENCE_MAX_BYTES } from '../../../../src/domain/application/evidence.ts';

const pdf = (length: number) => {
  const content = new Uint8Array(length);
  content.set(new TextEncoder().encode('%PDF-1.7').subarray(0, length));
  return { name: 'brief.pdf', mediaType: 'application/pdf', content };
};

describe('checkEvidence', () => {
  it('takes a file of exactly 10 MiB and not a byte more', () => {
    expect(checkEvidence(pdf(EVIDENCE_MAX_BYTES))).toBeNull();
    expect(checkEvidence(pdf(EVIDENCE_MAX_BYTES + 1))).toBe('size');
  });

  it.each([
    [{ ...pdf(100), content: new Uint8Array(0) }, 'empty'],
    [{ ...pdf(100), mediaType: 'text/html' }, 'type'],
    [{ ...pdf(100), mediaType: 'constructor' }, 'type'],
    [{ ...pdf(100), mediaType: 'image/png' }, 'content-differs-from-type'],
    [{ ...pdf(100), name: '../../etc/passwd' }, 'name'],
    [{ ...pdf(100), name: '' }, 'name'],
    [{ name: 'mail.txt', mediaType: 'text/plain', content: new Uint8Array([104, 0, 105]) }, 'content-differs-from-type'],
  ])('refuses what it cannot be sure of', (file, refusal) => {
    expect(checkEvidence(file)).toBe(refusal);
  });

  it('takes a mail as text', () => {
    const content = new TextEncoder().encode('Beste mevrouw, hierbij mijn sollicitatie.');
    expect(checkEvidence({ name: 'mail.eml', mediaType: 'message/rfc822', content })).toBeNull();
  });
});
