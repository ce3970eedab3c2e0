/** Builds zip archives entry by entry, with whatever a writer may do differently or wrong. */
import { crc32, deflateRawSync } from "node:zlib";

export interface OddEntry {
  readonly name: string | Uint8Array;
  readonly data: Uint8Array | string;
  readonly stored?: boolean;
  /** Sizes and checksum after the data, as writers of streams do; "bare": without the optional signature. */
  readonly descriptor?: boolean | "bare";
  readonly localExtra?: Uint8Array;
  readonly centralExtra?: Uint8Array;
  /** Written instead of what is true. */
  readonly lie?: Readonly<Partial<Record<"method" | "flags" | "crc" | "compressedSize" | "size" | "localStart", number>>>;
}

export interface OddZip {
  readonly comment?: string;
  readonly prefix?: Uint8Array;
  /** Bytes between entries. */
  readonly gap?: Uint8Array;
  readonly end?: Readonly<Partial<Record<"disk" | "count" | "countHere" | "centralSize" | "centralStart", number>>>;
}

export function oddZip(entries: readonly OddEntry[], zip: OddZip = {}): Uint8Array {
  const chunks: Buffer[] = [];
  let offset = 0;
  const push = (chunk: Uint8Array): void => {
    chunks.push(Buffer.from(chunk));
    offset += chunk.length;
  };
  const central: Buffer[] = [];
  push(zip.prefix ?? new Uint8Array(0));
  for (const entry of entries) {
    const name = Buffer.from(entry.name);
    const data = Buffer.from(entry.data);
    const packed = entry.stored === true ? data : deflateRawSync(data);
    const lie = entry.lie ?? {};
    const flags = (lie.flags ?? 0) | (entry.descriptor ? 8 : 0);
    const sums = [lie.crc ?? crc32(data), lie.compressedSize ?? packed.length, lie.size ?? data.length];
    const start = offset;
    const header = Buffer.alloc(30);
    header.writeUInt32LE(0x04034b50, 0);
    header.writeUInt16LE(20, 4);
    header.writeUInt16LE(flags, 6);
    header.writeUInt16LE(lie.method ?? (entry.stored === true ? 0 : 8), 8);
    header.writeUInt32LE(0x52a13b2c, 10);
    if (!entry.descriptor) sums.forEach((sum, index) => header.writeUInt32LE(sum >>> 0, 14 + 4 * index));
    header.writeUInt16LE(name.length, 26);
    header.writeUInt16LE(entry.localExtra?.length ?? 0, 28);
    push(header);
    push(name);
    push(entry.localExtra ?? new Uint8Array(0));
    push(packed);
    if (entry.descriptor) {
      const after = Buffer.alloc(16);
      after.writeUInt32LE(0x08074b50, 0);
      sums.forEach((sum, index) => after.writeUInt32LE(sum >>> 0, 4 + 4 * index));
      push(entry.descriptor === "bare" ? after.subarray(4) : after);
    }
    push(zip.gap ?? new Uint8Array(0));
    const record = Buffer.alloc(46);
    record.writeUInt32LE(0x02014b50, 0);
    record.writeUInt16LE(20, 4);
    header.copy(record, 6, 4, 14);
    sums.forEach((sum, index) => record.writeUInt32LE(sum >>> 0, 16 + 4 * index));
    record.writeUInt16LE(name.length, 28);
    record.writeUInt16LE(entry.centralExtra?.length ?? 0, 30);
    record.writeUInt32LE(lie.localStart ?? start, 42);
    central.push(Buffer.concat([record, name, Buffer.from(entry.centralExtra ?? [])]));
  }
  const directory = Buffer.concat(central);
  const comment = Buffer.from(zip.comment ?? "");
  const end = Buffer.alloc(22);
  end.writeUInt32LE(0x06054b50, 0);
  end.writeUInt16LE(zip.end?.disk ?? 0, 4);
  end.writeUInt16LE(zip.end?.countHere ?? zip.end?.count ?? entries.length, 8);
  end.writeUInt16LE(zip.end?.count ?? entries.length, 10);
  end.writeUInt32LE(zip.end?.centralSize ?? directory.length, 12);
  end.writeUInt32LE(zip.end?.centralStart ?? offset, 16);
  end.writeUInt16LE(comment.length, 20);
  push(directory);
  push(end);
  push(comment);
  return new Uint8Array(Buffer.concat(chunks));
}
