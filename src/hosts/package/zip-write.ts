/** Writes a zip archive back with untouched entries copied byte for byte. */
import {
  CENTRAL,
  DEFLATED,
  FLAG_DESCRIPTOR,
  FLAG_UTF8,
  LOCAL,
  setU16,
  setU32,
  STORED,
  type ZipArchive,
  type ZipCodec,
  type ZipEntry,
} from "./zip-format.ts";

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
