/** Reads a zip archive by its central directory and writes it back with untouched entries copied byte for byte. */
import { AppError } from "../../core/errors.ts";

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

/** Limits against archives made to exhaust memory. Real documents stay far below: the largest ratio in 2,284 files was 45. */
export const ZIP_LIMITS = {
  entries: 20_000,
  entrySize: 512 * 1024 * 1024,
  totalSize: 1024 * 1024 * 1024,
  /** A ratio counts as a bomb only from this size on: small repetitive parts compress well and do no harm. */
  ratioFrom: 16 * 1024 * 1024,
  ratio: 200,
} as const;

const LOCAL = 0x04034b50;
const CENTRAL = 0x02014b50;
const END = 0x06054b50;
const FLAG_ENCRYPTED = 1;
const FLAG_DESCRIPTOR = 8;
const FLAG_UTF8 = 0x800;
const STORED = 0;
const DEFLATED = 8;

/** The refusal of a broken file; the sentences say what is broken about it. */
export const damaged = (sv: string, en: string, cause?: unknown): AppError =>
  new AppError(
    "damaged-document",
    {
      sv: `Filen är skadad: ${sv} Öppna den i Word och spara om den, eller hämta den på nytt.`,
      en: `The file is damaged: ${en} Open it in Word and save it again, or fetch it anew.`,
    },
    cause,
  );

const u16 = (b: Uint8Array, at: number): number => (b[at] as number) | ((b[at + 1] as number) << 8);
const u32 = (b: Uint8Array, at: number): number => (u16(b, at) | (u16(b, at + 2) << 16)) >>> 0;

function setU16(b: Uint8Array, at: number, value: number): void {
  b[at] = value & 255;
  b[at + 1] = (value >>> 8) & 255;
}

function setU32(b: Uint8Array, at: number, value: number): void {
  setU16(b, at, value & 0xffff);
  setU16(b, at + 2, value >>> 16);
}

/** True when the bytes open as a zip archive does (also an empty one). */
export function looksLikeZip(bytes: Uint8Array): boolean {
  return bytes.length >= 4 && bytes[0] === 0x50 && bytes[1] === 0x4b && (u32(bytes, 0) === LOCAL || u32(bytes, 0) === END);
}

/**
 * Reads the central directory and checks every entry against it.
 * @throws AppError damaged-document, encrypted-document, unsupported (zip64, several disks, other compression),
 *   too-large, too-compressed. Nothing is inflated here.
 */
export function readZip(bytes: Uint8Array): ZipArchive {
  const endStart = findEnd(bytes);
  const count = u16(bytes, endStart + 10);
  const centralSize = u32(bytes, endStart + 12);
  const centralStart = u32(bytes, endStart + 16);
  if (u16(bytes, endStart + 4) !== 0 || u16(bytes, endStart + 6) !== 0 || u16(bytes, endStart + 8) !== count) {
    throw new AppError("unsupported", {
      sv: "Filen är ett zip-arkiv i flera delar. Spara om dokumentet i Word.",
      en: "The file is a zip archive in several parts. Save the document again in Word.",
    });
  }
  if (count === 0xffff || centralSize === 0xffffffff || centralStart === 0xffffffff) {
    throw new AppError("unsupported", {
      sv: "Filen är ett zip64-arkiv, som inte stöds. Spara om dokumentet i Word.",
      en: "The file is a zip64 archive, which is not supported. Save the document again in Word.",
    });
  }
  if (count > ZIP_LIMITS.entries) throw tooLarge();
  if (centralStart + centralSize > endStart)
    throw damaged("dess innehållsförteckning ligger utanför filen.", "its directory lies outside the file.");
  const entries = readCentral(bytes, centralStart, centralStart + centralSize, count);
  checkSizes(entries, bytes.length);
  return { bytes, entries: withExtents(bytes, entries, centralStart), centralStart, endStart };
}

function findEnd(bytes: Uint8Array): number {
  const lowest = Math.max(0, bytes.length - 22 - 0xffff);
  for (let at = bytes.length - 22; at >= lowest; at--) {
    if (bytes[at] === 0x50 && u32(bytes, at) === END && at + 22 + u16(bytes, at + 20) <= bytes.length) return at;
  }
  throw damaged("den är avkortad eller har tappat sin innehållsförteckning.", "it is cut short or has lost its directory.");
}

type CentralEntry = Omit<ZipEntry, "localEnd" | "dataStart">;

function readCentral(bytes: Uint8Array, start: number, end: number, count: number): CentralEntry[] {
  const entries: CentralEntry[] = [];
  const names = new Set<string>();
  let at = start;
  for (let index = 0; index < count; index++) {
    if (at + 46 > end || u32(bytes, at) !== CENTRAL)
      throw damaged("dess innehållsförteckning går inte att läsa.", "its directory cannot be read.");
    const nameLength = u16(bytes, at + 28);
    const centralEnd = at + 46 + nameLength + u16(bytes, at + 30) + u16(bytes, at + 32);
    if (centralEnd > end) throw damaged("dess innehållsförteckning går inte att läsa.", "its directory cannot be read.");
    const name = decodeName(bytes.subarray(at + 46, at + 46 + nameLength));
    const folded = name.toLowerCase();
    if (names.has(folded)) throw damaged("två delar har samma namn.", "two parts have the same name.");
    names.add(folded);
    entries.push({
      name,
      flags: u16(bytes, at + 8),
      method: u16(bytes, at + 10),
      crc: u32(bytes, at + 16),
      compressedSize: u32(bytes, at + 20),
      size: u32(bytes, at + 24),
      localStart: u32(bytes, at + 42),
      centralStart: at,
      centralEnd,
    });
    at = centralEnd;
  }
  return entries;
}

function decodeName(bytes: Uint8Array): string {
  try {
    return new TextDecoder("utf-8", { fatal: true }).decode(bytes);
  } catch {
    return Array.from(bytes, (byte) => String.fromCharCode(byte)).join("");
  }
}

function tooLarge(): AppError {
  return new AppError("too-large", {
    sv: "Filen är för stor: uppackad är den över 1 GB. Dela upp dokumentet.",
    en: "The file is too large: unpacked it exceeds 1 GB. Split the document.",
  });
}

function checkSizes(entries: readonly CentralEntry[], fileSize: number): void {
  let total = 0;
  const bomb = (size: number, compressed: number): boolean => size > ZIP_LIMITS.ratioFrom && size > compressed * ZIP_LIMITS.ratio;
  for (const entry of entries) {
    if (entry.size === 0xffffffff || entry.compressedSize === 0xffffffff || entry.localStart === 0xffffffff) {
      throw new AppError("unsupported", {
        sv: "Filen är ett zip64-arkiv, som inte stöds. Spara om dokumentet i Word.",
        en: "The file is a zip64 archive, which is not supported. Save the document again in Word.",
      });
    }
    total += entry.size;
    if (bomb(entry.size, entry.compressedSize)) throw tooCompressed();
  }
  if (bomb(total, fileSize)) throw tooCompressed();
  if (total > ZIP_LIMITS.totalSize || entries.some((entry) => entry.size > ZIP_LIMITS.entrySize)) throw tooLarge();
}

function tooCompressed(): AppError {
  return new AppError("too-compressed", {
    sv: "Filen är packad mer än något vanligt dokument (över 200 gånger) och öppnas därför inte. Kontrollera var den kommer ifrån.",
    en: "The file is compressed more than any ordinary document (over 200 times) and is therefore not opened. Check where it comes from.",
  });
}

/** Adds where each entry's data begins and everything of it ends, from the local headers; entries may not overlap. */
function withExtents(bytes: Uint8Array, entries: readonly CentralEntry[], centralStart: number): ZipEntry[] {
  const starts = entries.map((entry) => entry.localStart).sort((a, b) => a - b);
  const nextStart = new Map<number, number>();
  starts.forEach((start, index) => nextStart.set(start, starts[index + 1] ?? centralStart));
  return entries.map((entry) => {
    const at = entry.localStart;
    if (at + 30 > centralStart || u32(bytes, at) !== LOCAL)
      throw damaged(`delen ${entry.name} saknas.`, `the part ${entry.name} is missing.`);
    const dataStart = at + 30 + u16(bytes, at + 26) + u16(bytes, at + 28);
    const localEnd = nextStart.get(at) as number;
    if (localEnd <= at || dataStart + entry.compressedSize > localEnd)
      throw damaged(`delen ${entry.name} går in i en annan del.`, `the part ${entry.name} runs into another part.`);
    return { ...entry, dataStart, localEnd };
  });
}

/**
 * The content of one entry, checked against its size and checksum.
 * @throws AppError damaged-document, encrypted-document, unsupported
 */
export function readEntry(archive: ZipArchive, entry: ZipEntry, codec: ZipCodec): Uint8Array {
  if (entry.flags & FLAG_ENCRYPTED) {
    throw new AppError("encrypted-document", {
      sv: "Filen är krypterad. Ta bort lösenordet i Word och försök igen.",
      en: "The file is encrypted. Remove the password in Word and try again.",
    });
  }
  const data = archive.bytes.subarray(entry.dataStart, entry.dataStart + entry.compressedSize);
  const content = entry.method === STORED ? data : inflate(entry, data, codec);
  if (content.length !== entry.size || codec.crc32(content) !== entry.crc)
    throw damaged(
      `delen ${entry.name} stämmer inte med sin kontrollsumma.`,
      `the part ${entry.name} does not match its checksum.`,
    );
  return content;
}

function inflate(entry: ZipEntry, data: Uint8Array, codec: ZipCodec): Uint8Array {
  if (entry.method !== DEFLATED) {
    throw new AppError("unsupported", {
      sv: `Delen ${entry.name} är packad på ett sätt som inte stöds. Spara om dokumentet i Word.`,
      en: `The part ${entry.name} is compressed in a way that is not supported. Save the document again in Word.`,
    });
  }
  try {
    return codec.inflate(data, entry.size);
  } catch (cause) {
    throw damaged(`delen ${entry.name} går inte att packa upp.`, `the part ${entry.name} cannot be unpacked.`, cause);
  }
}

/**
 * The archive with some entries replaced, added (names not there before) or removed. Every other entry is copied as it
 * stands: header, compressed data, descriptor; so are the order and the archive's comment.
 */
export function writeZip(
  archive: ZipArchive,
  changed: ReadonlyMap<string, Uint8Array>,
  removed: ReadonlySet<string>,
  codec: ZipCodec,
): Uint8Array {
  const { bytes } = archive;
  const chunks: Uint8Array[] = [];
  const central = new Map<ZipEntry, Uint8Array>();
  let offset = 0;
  const push = (chunk: Uint8Array): void => {
    chunks.push(chunk);
    offset += chunk.length;
  };
  const physical = [...archive.entries].sort((a, b) => a.localStart - b.localStart);
  if (physical[0] && physical[0].localStart > 0) push(bytes.subarray(0, physical[0].localStart));
  for (const entry of physical) {
    if (removed.has(entry.name)) continue;
    const content = changed.get(entry.name);
    const record = bytes.slice(entry.centralStart, entry.centralEnd);
    setU32(record, 42, offset);
    if (content === undefined) {
      push(bytes.subarray(entry.localStart, entry.localEnd));
    } else {
      const header = bytes.slice(entry.localStart, entry.dataStart);
      push(header);
      const data = entry.method === STORED ? content : codec.deflate(content);
      push(data);
      const flags = entry.flags & ~FLAG_DESCRIPTOR;
      const crc = codec.crc32(content);
      setU16(header, 6, flags);
      setU16(record, 8, flags);
      for (const [target, at] of [
        [header, 14],
        [record, 16],
      ] as const) {
        setU32(target, at, crc);
        setU32(target, at + 4, data.length);
        setU32(target, at + 8, content.length);
      }
    }
    central.set(entry, record);
  }
  const known = new Set(archive.entries.map((entry) => entry.name));
  const added: Uint8Array[] = [];
  for (const [name, content] of changed) {
    if (!known.has(name)) added.push(addEntry(name, content, offset, push, codec));
  }
  const records = [...archive.entries.flatMap((entry) => central.get(entry) ?? []), ...added];
  const centralStart = offset;
  records.forEach(push);
  const end = bytes.slice(archive.endStart);
  setU16(end, 8, records.length);
  setU16(end, 10, records.length);
  setU32(end, 12, offset - centralStart);
  setU32(end, 16, centralStart);
  push(end);
  return joined(chunks, offset);
}

/** Writes a new deflated entry dated 1980-01-01, as Word itself does, and returns its central record. */
function addEntry(
  name: string,
  content: Uint8Array,
  offset: number,
  push: (chunk: Uint8Array) => void,
  codec: ZipCodec,
): Uint8Array {
  const nameBytes = new TextEncoder().encode(name);
  const data = codec.deflate(content);
  const header = new Uint8Array(30 + nameBytes.length);
  setU32(header, 0, LOCAL);
  header.set(nameBytes, 30);
  const record = new Uint8Array(46 + nameBytes.length);
  setU32(record, 0, CENTRAL);
  setU16(record, 4, 20);
  setU32(record, 42, offset);
  record.set(nameBytes, 46);
  const crc = codec.crc32(content);
  // A name beyond ASCII is UTF-8 only when the entry says so.
  const flags = nameBytes.some((byte) => byte > 127) ? FLAG_UTF8 : 0;
  for (const [target, at] of [
    [header, 4],
    [record, 6],
  ] as const) {
    setU16(target, at, 20);
    setU16(target, at + 2, flags);
    setU16(target, at + 4, DEFLATED);
    setU16(target, at + 8, 0x21);
    setU32(target, at + 10, crc);
    setU32(target, at + 14, data.length);
    setU32(target, at + 18, content.length);
    setU16(target, at + 22, nameBytes.length);
  }
  push(header);
  push(data);
  return record;
}

function joined(chunks: readonly Uint8Array[], length: number): Uint8Array {
  const out = new Uint8Array(length);
  let at = 0;
  for (const chunk of chunks) {
    out.set(chunk, at);
    at += chunk.length;
  }
  return out;
}
