/** The zip format: what an archive is here, its numbers, and how they stand in its bytes. */

/** Compression and checksum, handed in: node:zlib on the command line, fflate in a browser. */
export interface ZipCodec {
  /** Inflates raw deflate data to exactly `size` bytes; throws, or gives another length, when it can't. */
  inflate(data: Uint8Array, size: number): Uint8Array;
  deflate(data: Uint8Array): Uint8Array;
  crc32(data: Uint8Array): number;
}

/** One entry of the archive. Offsets are byte positions in the archive. */
export interface ZipEntry {
  readonly name: string;
  readonly method: number;
  readonly flags: number;
  readonly crc: number;
  readonly compressedSize: number;
  readonly size: number;
  readonly localStart: number;
  /** End of everything that belongs to the entry: header, data, data descriptor. */
  readonly localEnd: number;
  readonly dataStart: number;
  readonly centralStart: number;
  readonly centralEnd: number;
}

export interface ZipArchive {
  readonly bytes: Uint8Array;
  /** In the order of the central directory. */
  readonly entries: readonly ZipEntry[];
  readonly centralStart: number;
  readonly endStart: number;
}

export const LOCAL = 0x04034b50;
export const CENTRAL = 0x02014b50;
export const END = 0x06054b50;
export const FLAG_ENCRYPTED = 1;
export const FLAG_DESCRIPTOR = 8;
export const FLAG_UTF8 = 0x800;
export const STORED = 0;
export const DEFLATED = 8;

export const u16 = (b: Uint8Array, at: number): number => (b[at] as number) | ((b[at + 1] as number) << 8);
export const u32 = (b: Uint8Array, at: number): number => (u16(b, at) | (u16(b, at + 2) << 16)) >>> 0;

export function setU16(b: Uint8Array, at: number, value: number): void {
  b[at] = value & 255;
  b[at + 1] = (value >>> 8) & 255;
}

export function setU32(b: Uint8Array, at: number, value: number): void {
  setU16(b, at, value & 0xffff);
  setU16(b, at + 2, value >>> 16);
}
