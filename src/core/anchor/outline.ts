/** Outlines: salted 32-bit prints of a story's sentences, which let old and new text be aligned without keeping the text. */

/** Sentences of an outline that is kept whole; of a longer story a window is kept. About 11 kB of base64. */
export const WHOLE_OUTLINE = 2000;

/** Sentences kept on each side of the passage when the story is longer than that. */
export const WINDOW = 200;

/**
 * 64-bit digest of a text as two 32-bit words, unkeyed and fast (multiply and fold, as in cyrb53 and MurmurHash3's finish).
 * It is computed once per sentence; every salt's print derives from it.
 */
export function digestInto(words: Uint32Array, at: number, text: string): void {
  let one = 0xdeadbeef;
  let two = 0x41c6ce57;
  for (let index = 0; index < text.length; index++) {
    const code = text.charCodeAt(index);
    one = Math.imul(one ^ code, 2654435761);
    two = Math.imul(two ^ code, 1597334677);
  }
  one = Math.imul(one ^ (one >>> 16), 2246822507) ^ Math.imul(two ^ (two >>> 13), 3266489909);
  two = Math.imul(two ^ (two >>> 16), 2246822507) ^ Math.imul(one ^ (one >>> 13), 3266489909);
  words[at] = one;
  words[at + 1] = two;
}

/**
 * The prints of digests under a salt of 32 hex digits: HalfSipHash-2-4 (Aumasson and Bernstein) keyed with the salt's first
 * half, over the second half and the digest. A salt keeps prints of different documents from being compared; whoever
 * holds the record holds the salt too, and can still test whether a sentence he guesses was there.
 */
export function printsOf(digests: Uint32Array, salt: string): Uint32Array {
  const word = (index: number) => parseInt(salt.slice(index * 8, index * 8 + 8), 16) | 0;
  const sip = new HalfSip(word(0), word(1));
  sip.compress(word(2));
  sip.compress(word(3));
  const start = sip.state();
  const prints = new Uint32Array(digests.length >> 1);
  for (let index = 0; index < prints.length; index++) {
    sip.restore(start);
    sip.compress(digests[2 * index] ?? 0);
    sip.compress(digests[2 * index + 1] ?? 0);
    prints[index] = sip.finish();
  }
  return prints;
}

/** HalfSipHash's state of four 32-bit words. */
class HalfSip {
  private v0: number;
  private v1: number;
  private v2: number;
  private v3: number;

  constructor(key0: number, key1: number) {
    this.v0 = key0;
    this.v1 = key1;
    this.v2 = 0x6c796765 ^ key0;
    this.v3 = 0x74656462 ^ key1;
  }

  state(): readonly [number, number, number, number] {
    return [this.v0, this.v1, this.v2, this.v3];
  }

  restore(state: readonly [number, number, number, number]): void {
    [this.v0, this.v1, this.v2, this.v3] = state;
  }

  compress(word: number): void {
    this.v3 ^= word;
    this.round();
    this.round();
    this.v0 ^= word;
  }

  finish(): number {
    // The last block carries the message length: always 16 bytes here.
    this.compress(16 << 24);
    this.v2 ^= 0xff;
    for (let round = 0; round < 4; round++) this.round();
    return (this.v1 ^ this.v3) >>> 0;
  }

  private round(): void {
    this.v0 = (this.v0 + this.v1) | 0;
    this.v1 = (this.v1 << 5) | (this.v1 >>> 27);
    this.v1 ^= this.v0;
    this.v0 = (this.v0 << 16) | (this.v0 >>> 16);
    this.v2 = (this.v2 + this.v3) | 0;
    this.v3 = (this.v3 << 8) | (this.v3 >>> 24);
    this.v3 ^= this.v2;
    this.v0 = (this.v0 + this.v3) | 0;
    this.v3 = (this.v3 << 7) | (this.v3 >>> 25);
    this.v3 ^= this.v0;
    this.v2 = (this.v2 + this.v1) | 0;
    this.v1 = (this.v1 << 13) | (this.v1 >>> 19);
    this.v1 ^= this.v2;
    this.v2 = (this.v2 << 16) | (this.v2 >>> 16);
  }
}

const alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";

/** Prints as base64 (RFC 4648 §4) of little-endian 32-bit words. */
export function encodePrints(prints: Uint32Array): string {
  const bytes = new Uint8Array(prints.length * 4);
  const view = new DataView(bytes.buffer);
  prints.forEach((print, index) => view.setUint32(index * 4, print, true));
  const parts: string[] = [];
  for (let at = 0; at < bytes.length; at += 3) {
    const left = bytes.length - at;
    const bits = ((bytes[at] ?? 0) << 16) | ((bytes[at + 1] ?? 0) << 8) | (bytes[at + 2] ?? 0);
    const signs = [18, 12, 6, 0].map((shift) => alphabet.charAt((bits >> shift) & 63)).join("");
    parts.push(left >= 3 ? signs : signs.slice(0, left + 1).padEnd(4, "="));
  }
  return parts.join("");
}

/** Reads what `encodePrints` wrote. Untrusted text: signs that are not base64 are skipped, a broken last word is dropped. */
export function decodePrints(text: string): Uint32Array {
  const bytes = new Uint8Array((text.length * 3) >> 2);
  let length = 0;
  let bits = 0;
  let held = 0;
  for (const sign of text) {
    const value = alphabet.indexOf(sign);
    if (value === -1) continue;
    bits = ((bits << 6) | value) & 0xffffff;
    held += 6;
    if (held >= 8) {
      held -= 8;
      bytes[length++] = (bits >> held) & 0xff;
    }
  }
  const prints = new Uint32Array(length >> 2);
  const view = new DataView(bytes.buffer);
  for (let index = 0; index < prints.length; index++) prints[index] = view.getUint32(index * 4, true);
  return prints;
}
