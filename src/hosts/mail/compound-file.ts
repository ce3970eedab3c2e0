/** Looks a compound file (MS-CFB) through before it is parsed: the parser follows its chains, and a ring of them would never end. */

const HEADER = {
  sectorShift: 30,
  fatCount: 44,
  directoryStart: 48,
  miniFatStart: 60,
  miniFatCount: 64,
  difatStart: 68,
  difatCount: 72,
  difat: 76,
};
const FAT_IN_HEADER = 109;
const ENTRY_SIZE = 128;
const ENTRY = { type: 66, left: 68, right: 72, child: 76, start: 116, size: 120 };
const STORAGE = 1;
const STREAM = 2;
const ROOT = 5;
/** Streams below this size live in mini sectors of 64 bytes. */
const MINI_LIMIT = 4096;

/**
 * True when every chain of sectors ends, the directory is a tree, and no stream claims to be larger than the file.
 * A number that points nowhere ends a chain, as it does for the parser.
 */
export function isSoundCompoundFile(bytes: Uint8Array): boolean {
  if (bytes.length < 512) return false;
  const file = new CompoundFile(bytes);
  return file.isSound();
}

class CompoundFile {
  readonly #view: DataView;
  readonly #sectorSize: number;
  readonly #sectors: number;
  readonly #fat: number[] = [];

  constructor(bytes: Uint8Array) {
    this.#view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
    this.#sectorSize = bytes[HEADER.sectorShift] === 12 ? 4096 : 512;
    this.#sectors = Math.ceil(bytes.length / this.#sectorSize);
  }

  isSound(): boolean {
    if (!this.#readFat()) return false;
    const directory = this.#chain(this.#int(HEADER.directoryStart), this.#fat);
    const miniFat = this.#chain(this.#int(HEADER.miniFatStart), this.#fat);
    if (!directory || !miniFat || !this.#isCount(HEADER.miniFatCount)) return false;
    const entries = directory.flatMap((sector) => this.#entriesIn(sector));
    const root = entries[0];
    if (root === undefined || !this.#chain(this.#int(root + ENTRY.start), this.#fat)) return false;
    return this.#isTree(entries) && entries.every((entry) => this.#endsInside(entry, miniFat));
  }

  /** The sectors of the allocation table: 109 named in the header, the rest in a chain of their own. */
  #readFat(): boolean {
    if (!this.#isCount(HEADER.fatCount) || !this.#isCount(HEADER.difatCount)) return false;
    const count = this.#int(HEADER.fatCount);
    for (let index = 0; index < Math.min(count, FAT_IN_HEADER); index++) this.#fat.push(this.#int(HEADER.difat + index * 4));
    const named = this.#sectorSize / 4 - 1;
    let sector = this.#int(HEADER.difatStart);
    for (let left = this.#int(HEADER.difatCount); left > 0 && sector >= 0 && sector < this.#sectors; left--) {
      for (let index = 0; index < named && this.#fat.length < count; index++)
        this.#fat.push(this.#int(this.#offset(sector) + index * 4));
      sector = this.#int(this.#offset(sector) + named * 4);
    }
    return true;
  }

  /** The numbers of a chain, or null when it does not end: `table` holds the sectors that say what comes next. */
  #chain(start: number, table: readonly number[]): number[] | null {
    const perSector = this.#sectorSize / 4;
    const most = table.length * perSector;
    const chain: number[] = [];
    for (let at = start; at >= 0 && at < most;) {
      if (chain.length > most) return null;
      chain.push(at);
      at = this.#int(this.#offset(table[Math.floor(at / perSector)] as number) + (at % perSector) * 4);
    }
    return chain;
  }

  /** Where the entries of a directory sector begin; those beyond the end of the file are left out. */
  #entriesIn(sector: number): number[] {
    const first = this.#offset(sector);
    return Array.from({ length: this.#sectorSize / ENTRY_SIZE }, (_, index) => first + index * ENTRY_SIZE).filter(
      (at) => at + ENTRY_SIZE <= this.#view.byteLength,
    );
  }

  /** True when no entry is reached twice from the root. */
  #isTree(entries: readonly number[]): boolean {
    const seen = new Set<number>();
    const open = [0];
    for (let index = open.pop(); index !== undefined; index = open.pop()) {
      const entry = entries[index];
      if (entry === undefined) continue;
      if (seen.has(index)) return false;
      seen.add(index);
      const type = this.#view.getUint8(entry + ENTRY.type);
      if (index > 0) open.push(this.#int(entry + ENTRY.left), this.#int(entry + ENTRY.right));
      if (type === ROOT || type === STORAGE) open.push(this.#int(entry + ENTRY.child));
    }
    return true;
  }

  #endsInside(entry: number, miniFat: readonly number[]): boolean {
    if (this.#view.getUint8(entry + ENTRY.type) !== STREAM) return true;
    const size = this.#int(entry + ENTRY.size);
    if (size < 0 || size > this.#view.byteLength) return false;
    return size >= MINI_LIMIT || this.#chain(this.#int(entry + ENTRY.start), miniFat) !== null;
  }

  #isCount(offset: number): boolean {
    const count = this.#int(offset);
    return count >= 0 && count <= this.#sectors;
  }

  #offset(sector: number): number {
    return (sector + 1) * this.#sectorSize;
  }

  /** A signed number, as the parser reads them; outside the file: the end of a chain. */
  #int(offset: number): number {
    return offset >= 0 && offset + 4 <= this.#view.byteLength ? this.#view.getInt32(offset, true) : -2;
  }
}
