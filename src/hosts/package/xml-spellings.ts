/** Spellings of names by their bytes: what one was found to mean is known when it is met again, without a string being made. */

/** How many are kept, two for each hash, so that two names that meet need not take turns; a power of two. Real parts have some seventy. */
const SLOTS = 512;

export class Spellings {
  private readonly bytes: Uint8Array;
  /** Where a spelling stands, its length (0 for none) and what it means, by hash. */
  private readonly froms = new Uint32Array(SLOTS);
  private readonly lengths = new Uint32Array(SLOTS);
  private readonly meanings = new Int32Array(SLOTS);

  constructor(bytes: Uint8Array) {
    this.bytes = bytes;
  }

  /** What the bytes from `from` to `to` were said to mean, or -1. */
  meaningOf(from: number, to: number, hash: number): number {
    const slot = hash & (SLOTS - 1);
    if (this.isKept(slot, from, to)) return this.meanings[slot] as number;
    return this.isKept(slot ^ 1, from, to) ? (this.meanings[slot ^ 1] as number) : -1;
  }

  private isKept(slot: number, from: number, to: number): boolean {
    return this.lengths[slot] === to - from && isAlike(this.bytes, this.froms[slot] as number, from, to - from);
  }

  keep(from: number, to: number, hash: number, meaning: number): number {
    const first = hash & (SLOTS - 1);
    const slot = this.lengths[first] === 0 ? first : first ^ 1;
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
function isAlike(bytes: Uint8Array, a: number, b: number, length: number): boolean {
  for (let index = 0; index < length; index++) if (bytes[a + index] !== bytes[b + index]) return false;
  return true;
}
