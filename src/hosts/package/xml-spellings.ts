/** Spellings of names by their bytes: what one was found to mean is known when it is met again, without a string being made. */

/** How many are kept, one for each hash; a power of two. Real parts have some fifty. */
const SLOTS = 256;

export class Spellings {
  private readonly bytes: Uint8Array;
  /** Where the spelling met last stands, its length (0 for none) and what it means, by hash. */
  private readonly froms = new Uint32Array(SLOTS);
  private readonly lengths = new Uint32Array(SLOTS);
  private readonly meanings = new Int32Array(SLOTS);

  constructor(bytes: Uint8Array) {
    this.bytes = bytes;
  }

  /** What the bytes from `from` to `to` were said to mean, or -1. */
  meaningOf(from: number, to: number, hash: number): number {
    const slot = hash & (SLOTS - 1);
    if (this.lengths[slot] !== to - from) return -1;
    return isAlike(this.bytes, this.froms[slot] as number, from, to - from) ? (this.meanings[slot] as number) : -1;
  }

  keep(from: number, to: number, hash: number, meaning: number): number {
    const slot = hash & (SLOTS - 1);
    this.froms[slot] = from;
    this.lengths[slot] = to - from;
    return (this.meanings[slot] = meaning);
  }

  /** For other bindings, under which the same spelling may mean something else. */
  forget(): void {
    this.lengths.fill(0);
  }
}

/** True when the same bytes stand at both places. */
export function isAlike(bytes: Uint8Array, a: number, b: number, length: number): boolean {
  for (let index = 0; index < length; index++) if (bytes[a + index] !== bytes[b + index]) return false;
  return true;
}
