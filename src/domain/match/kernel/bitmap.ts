/** Vacancies in one block: their bits are looked at together, and skipped together where a set has none of them. */
export const BLOCK = 512;
const BITS_PER_WORD = 32;
/** Words in a block. */
export const BLOCK_WORDS = BLOCK / BITS_PER_WORD;

/**
 * A set of positions in the index: bit `position % 32` of word `position / 32` is 1 where the position is in the set. Thirty-two positions are
 * then joined, met or left out by one instruction. `occupied` holds per block of 512 whether any bit in it can be 1.
 */
export type Bitmap = { readonly words: Int32Array; readonly occupied: Uint8Array };

/** How many blocks hold positions below `size`. Never throws. */
export function blocksOf(size: number): number {
  return Math.ceil(size / BLOCK);
}

/** An empty set for positions below `size`, rounded up to whole blocks. Never throws. */
export function newBitmap(size: number): Bitmap {
  const blocks = blocksOf(size);
  return { words: new Int32Array(blocks * BLOCK_WORDS), occupied: new Uint8Array(blocks) };
}

/** Puts one position into the set. */
export function addPosition({ words, occupied }: Bitmap, position: number): void {
  const word = position >>> 5;
  words[word] = (words[word] ?? 0) | (1 << (position & 31));
  occupied[Math.floor(position / BLOCK)] = 1;
}

/** Takes one position out; the block stays marked, which costs a look and changes no answer. */
export function removePosition({ words }: Bitmap, position: number): void {
  const word = position >>> 5;
  words[word] = (words[word] ?? 0) & ~(1 << (position & 31));
}

/** Whether a position is in the set. Never throws. */
export function hasPosition({ words }: Bitmap, position: number): boolean {
  return (((words[position >>> 5] ?? 0) >>> (position & 31)) & 1) === 1;
}

/** Puts every position from `from` up to but not including `until` into the set: whole words at once, single bits at both ends. */
export function addRange(bitmap: Bitmap, from: number, until: number): void {
  let position = from;
  while (position < until && (position & 31) !== 0) addPosition(bitmap, position++);
  for (; position + BITS_PER_WORD <= until; position += BITS_PER_WORD) {
    bitmap.words[position >>> 5] = -1; // all thirty-two bits
    bitmap.occupied[Math.floor(position / BLOCK)] = 1;
  }
  while (position < until) addPosition(bitmap, position++);
}

/** Empties the set, looking only at blocks that have something in them. */
export function clear({ words, occupied }: Bitmap): void {
  for (let block = 0; block < occupied.length; block += 1) {
    if (occupied[block] === 0) continue;
    words.fill(0, block * BLOCK_WORDS, (block + 1) * BLOCK_WORDS);
    occupied[block] = 0;
  }
}

/** Takes out every position that is not in the other set. */
export function keepOnly({ words, occupied }: Bitmap, other: Bitmap): void {
  for (let block = 0; block < occupied.length; block += 1) {
    if (occupied[block] === 0) continue;
    for (let at = block * BLOCK_WORDS, end = at + BLOCK_WORDS; at < end; at += 1) words[at] = (words[at] ?? 0) & (other.words[at] ?? 0);
  }
}

/** The positions of a set that are not in the other. Never throws. */
export function notIn(set: Bitmap, other: Bitmap): Bitmap {
  return { words: set.words.map((word, at) => word & ~(other.words[at] ?? 0)), occupied: set.occupied.slice() };
}

/** How many positions are in a set. Never throws. */
export function countAll({ words }: Bitmap): number {
  return words.reduce((sum, word) => sum + countBits(word), 0);
}

/** A set with the same positions. */
export function copyOf({ words, occupied }: Bitmap): Bitmap {
  return { words: words.slice(), occupied: occupied.slice() };
}

/**
 * Visits the positions of a set from `from` up to but not including `until`, ascending. Of each word the lowest bit that is 1 is taken until none
 * is left: `word & -word` keeps that bit alone, and the number of zeros before it says which it is.
 * @param wordAt the words of the set; asked only for those that are visited
 */
export function visitRange(wordAt: (word: number) => number, from: number, until: number, visit: (position: number) => void): void {
  if (from >= until) return;
  const [first, last] = [from >>> 5, (until - 1) >>> 5];
  for (let at = first; at <= last; at += 1) {
    let word = wordAt(at);
    if (at === first) word &= -1 << (from & 31);
    if (at === last) word &= -1 >>> (31 - ((until - 1) & 31));
    for (; word !== 0; word &= word - 1) visit(at * BITS_PER_WORD + 31 - Math.clz32(word & -word));
  }
}

/**
 * A set that stays as it was made, with room only for blocks that have something in them: the words of block `b` stand in `words` from `starts[b]`.
 * Every block without any points to the same first block, which is all zeros.
 */
export type FixedSet = { readonly starts: Uint32Array; readonly words: Int32Array };

/** The set of all positions in these lists. @param size positions are below it */
export function fixedSet(size: number, lists: readonly Uint32Array[]): FixedSet {
  const starts = new Uint32Array(blocksOf(size));
  let end = BLOCK_WORDS;
  for (const positions of lists) {
    for (const position of positions) {
      const block = Math.floor(position / BLOCK);
      if (starts[block] !== 0) continue;
      starts[block] = end;
      end += BLOCK_WORDS;
    }
  }
  const words = new Int32Array(end);
  for (const positions of lists) {
    for (const position of positions) {
      const word = (starts[Math.floor(position / BLOCK)] ?? 0) + ((position & (BLOCK - 1)) >>> 5);
      words[word] = (words[word] ?? 0) | (1 << (position & 31));
    }
  }
  return { starts, words };
}

/** Memory that a set takes, bytes. */
export function bytesOf({ starts, words }: FixedSet): number {
  return starts.byteLength + words.byteLength;
}

/** Joins block `block` of a set into sixteen words. */
export function joinBlock(into: Int32Array, { starts, words }: FixedSet, block: number): void {
  const start = starts[block] ?? 0;
  if (start === 0) return;
  for (let at = 0; at < BLOCK_WORDS; at += 1) into[at] = (into[at] ?? 0) | (words[start + at] ?? 0);
}

/**
 * How many of the 32 bits of a word are 1, without looking at them one by one: the word is read as sixteen numbers of two bits, then as eight of
 * four and four of eight, and neighbours are added in one go. No sum can spill into the next: four bits hold at most 4, eight at most 8.
 * The last step adds the four bytes: multiplied by 0x01010101 their sum stands in the highest byte.
 * @source H. S. Warren, "Hacker's Delight", section 5-1
 */
export function countBits(word: number): number {
  const pairs = word - ((word >>> 1) & 0x55555555); // of each pair: 00, 01, 10 and 11 become 0, 1, 1 and 2
  const fours = (pairs & 0x33333333) + ((pairs >>> 2) & 0x33333333);
  const bytes = (fours + (fours >>> 4)) & 0x0f0f0f0f;
  return Math.imul(bytes, 0x01010101) >>> 24;
}
