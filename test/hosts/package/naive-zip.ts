/** A plain zip reader that shares no code with the one under test: for showing that bytes stayed. */
import { inflateRawSync } from "node:zlib";

export interface RawEntry {
  readonly name: string;
  /** Local header, data and data descriptor, exactly as they stand. */
  readonly raw: Uint8Array;
  /** Record in the central directory, the offset in it set to zero. */
  readonly record: Uint8Array;
  readonly content: Uint8Array;
}

/** All entries by name, in the order of the central directory. */
export function rawEntries(bytes: Uint8Array): Map<string, RawEntry> {
  const file = Buffer.from(bytes);
  const end = file.lastIndexOf("PK\x05\x06", undefined, "latin1");
  const central: { name: string; local: number; size: number; at: number; to: number; method: number }[] = [];
  let at = file.readUInt32LE(end + 16);
  const first = at;
  for (let left = file.readUInt16LE(end + 10); left > 0; left--) {
    const nameLength = file.readUInt16LE(at + 28);
    const to = at + 46 + nameLength + file.readUInt16LE(at + 30) + file.readUInt16LE(at + 32);
    const name = file.toString("utf8", at + 46, at + 46 + nameLength);
    central.push({
      name,
      local: file.readUInt32LE(at + 42),
      size: file.readUInt32LE(at + 20),
      at,
      to,
      method: file.readUInt16LE(at + 10),
    });
    at = to;
  }
  const starts = [...central.map((entry) => entry.local), first].sort((a, b) => a - b);
  const entries = new Map<string, RawEntry>();
  for (const { name, local, size, at: from, to, method } of central) {
    const raw = file.subarray(local, starts[starts.indexOf(local) + 1]);
    const data = 30 + raw.readUInt16LE(26) + raw.readUInt16LE(28);
    const packed = raw.subarray(data, data + size);
    const record = Buffer.from(file.subarray(from, to));
    record.writeUInt32LE(0, 42);
    entries.set(name, { name, raw, record, content: method === 0 ? packed : inflateRawSync(packed) });
  }
  return entries;
}

/** An entry's text, in UTF-16 where it begins with that mark. */
export function textOf(entry: RawEntry | undefined): string {
  const bytes = Buffer.from(entry?.content ?? []);
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return bytes.swap16().toString("utf16le");
  return bytes.toString(bytes[0] === 0xff && bytes[1] === 0xfe ? "utf16le" : "utf8");
}
