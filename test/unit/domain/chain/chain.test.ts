import { describe, expect, it } from 'vitest';
import fc from 'fast-check';
import { sha256 } from '../../../../src/adapters/shared/hash.ts';
import { CHAIN_START, linkHash, payloadDigest, verifyChain, type ChainedEntry } from '../../../../src/domain/chain/chain.ts';
import { readExport, writeExport } from '../../../../src/domain/chain/export-file.ts';

function aChain(length: number, owner = 'candidate-1'): ChainedEntry[] {
  const entries: ChainedEntry[] = [];
  for (let seq = 1; seq <= length; seq += 1) {
    const content = { salt: `salt-${seq}`, payload: { verdict: 'accepted', number: seq } };
    const link = {
      id: `entry-${seq}`,
      owner,
      seq,
      at: `2026-03-0${(seq % 9) + 1}T10:00:00.000Z`,
      kind: 'review.decided',
      actor: 'jobhunter:a1',
      payloadDigest: payloadDigest(sha256, content.salt, content.payload),
      previousHash: entries.at(-1)?.hash ?? CHAIN_START,
    };
    entries.push({ ...link, hash: linkHash(sha256, link), content });
  }
  return entries;
}

const anchorOf = (entry: ChainedEntry) => ({ owner: entry.owner, seq: entry.seq, hash: entry.hash, at: entry.at });
const at = <T>(list: readonly T[], index: number): T => {
  const item = list[index];
  if (item === undefined) throw new Error(`no item ${index}`);
  return item;
};

describe('verifyChain', () => {
  it('accepts an untouched chain with its anchors', () => {
    const chain = aChain(5);
    expect(verifyChain(sha256, chain, [anchorOf(at(chain, 2)), anchorOf(at(chain, 4))])).toEqual({
      ok: true,
      entries: 5,
      erased: 0,
      anchored: 2,
    });
  });

  it('accepts an empty chain without anchors', () => {
    expect(verifyChain(sha256, [], [])).toEqual({ ok: true, entries: 0, erased: 0, anchored: 0 });
  });

  it('still verifies after the content of an entry was erased', () => {
    const chain = aChain(3).map((entry, index) => (index === 1 ? { ...entry, content: null } : entry));
    expect(verifyChain(sha256, chain, [])).toMatchObject({ ok: true, erased: 1 });
  });

  it.each([
    [
      'a changed payload',
      (c: ChainedEntry[]) => c.with(1, { ...at(c, 1), content: { salt: 'salt-2', payload: { verdict: 'rejected', number: 2 } } }),
      2,
      'payload',
    ],
    ['a changed date', (c: ChainedEntry[]) => c.with(2, { ...at(c, 2), at: '2026-01-01T00:00:00.000Z' }), 3, 'hash'],
    ['another actor', (c: ChainedEntry[]) => c.with(0, { ...at(c, 0), actor: 'coach:a2' }), 1, 'hash'],
    ['a row taken out', (c: ChainedEntry[]) => c.toSpliced(1, 1), 2, 'sequence'],
    ['a row of another candidate', (c: ChainedEntry[]) => c.with(1, { ...at(c, 1), owner: 'candidate-2' }), 2, 'owner'],
    ['rows exchanged', (c: ChainedEntry[]) => [at(c, 0), at(c, 2), at(c, 1), at(c, 3)], 2, 'sequence'],
  ])('names the first row touched: %s', (_, touch, row, reason) => {
    expect(verifyChain(sha256, touch(aChain(4)), [])).toEqual({ ok: false, row, reason });
  });

  it('catches an end that was cut off, by the anchor beyond it', () => {
    const chain = aChain(6);
    expect(verifyChain(sha256, chain.slice(0, 4), [anchorOf(at(chain, 5))])).toEqual({ ok: false, row: 6, reason: 'cut-off' });
  });

  it('catches a chain that was made again from a changed entry on', () => {
    const anchor = anchorOf(at(aChain(4), 2));
    const again = aChain(4).map((entry) => ({ ...entry }));
    let previousHash = CHAIN_START;
    const forged = again.map((entry, index) => {
      const link = { ...entry, previousHash, actor: index === 1 ? 'coach:forged' : entry.actor };
      previousHash = linkHash(sha256, link);
      return { ...link, hash: previousHash };
    });
    expect(verifyChain(sha256, forged, [])).toMatchObject({ ok: true });
    expect(verifyChain(sha256, forged, [anchor])).toEqual({ ok: false, row: 3, reason: 'anchor' });
  });

  it('finds any single changed character of any payload', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 7 }), fc.string({ minLength: 1 }), (index, text) => {
        const chain = aChain(8);
        const entry = at(chain, index);
        const touched = chain.with(index, {
          ...entry,
          content: { salt: entry.content?.salt ?? '', payload: { verdict: text, number: index + 1 } },
        });
        const expected = text === 'accepted' ? { ok: true } : { ok: false, row: index + 1, reason: 'payload' };
        expect(verifyChain(sha256, touched, [])).toMatchObject(expected);
      }),
    );
  });
});

describe('an export', () => {
  it('can be read back and verified', () => {
    const chain = aChain(3);
    const read = readExport(writeExport({ chain: 'effort', entries: chain, anchors: [anchorOf(at(chain, 2))] }));
    expect(read.ok && verifyChain(sha256, read.export.entries, read.export.anchors)).toMatchObject({ ok: true, entries: 3, anchored: 1 });
  });

  it.each([
    ['', 1, 'not-an-export'],
    ['{"format":"something"}\n', 1, 'not-an-export'],
    ['{"format":"spoorzoeker-chain-1","chain":"effort"}\nnot json\n', 2, 'not-json'],
    ['{"format":"spoorzoeker-chain-1","chain":"effort"}\n{"entry":{"id":1}}\n', 2, 'not-an-entry'],
  ])('refuses a file that is none, and names the line', (text, line, reason) => {
    expect(readExport(text)).toEqual({ ok: false, refusal: { line, reason } });
  });
});
