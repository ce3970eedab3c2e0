/** Reads a zip archive by its central directory. */
import { AppError } from "../../core/errors.ts";
import {
  CENTRAL,
  DEFLATED,
  END,
  FLAG_ENCRYPTED,
  LOCAL,
  STORED,
  u16,
  u32,
  type ZipArchive,
  type ZipCodec,
  type ZipEntry,
} from "./zip-format.ts";

export { writeZip } from "./zip-write.ts";
export type { ZipArchive, ZipCodec, ZipEntry };

/** Limits against archives made to exhaust memory. Real documents stay far below: the largest ratio in 2,284 files was 45. */
export const ZIP_LIMITS = {
  entries: 20_000,
  entrySize: 512 * 1024 * 1024,
  totalSize: 1024 * 1024 * 1024,
  /** A ratio counts as a bomb only from this size on: small repetitive parts compress well and do no harm. */
  ratioFrom: 16 * 1024 * 1024,
  ratio: 200,
} as const;

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
