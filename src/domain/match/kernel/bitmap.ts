/** Vacancies in one block: their bits are looked at together, and skipped together where a bitmap has none of them. */
export const BLOCK = 512;
const BITS_PER_WORD = 32;
/** Words in a block. */
export const BLOCK_WORDS = BLOCK / BITS_PER_WORD;

/**
 * A set of positions in the index: bit `position % 32` of word `position / 32` is 1 where the position is in the set. Thirty-two positions are
 * then joined, met or left out by one instruction. `occupied` holds per block of 512 whether any bit in it is 1.
 */
export type Bitmap = { readonly words: Int32Array; readonly occupied: Uint8Array };

/** An empty set for positions below `size`, rounded up to whole blocks, in memory that threads can share. Never throws. */
export function newBitmap(size: number): Bitmap {
  const blocks = Math.ceil(size / BLOCK);
  return {
    words: new Int32Array(new SharedArrayBuffer(blocks * BLOCK_WORDS * 4)),
    occupied: new Uint8Array(new SharedArrayBuffer(blocks)),
  };
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
