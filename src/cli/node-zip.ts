/** Compression and checksums of zip archives by Node's own zlib. */
import { crc32, deflateRawSync, inflateRawSync } from "node:zlib";
import type { ZipCodec } from "../hosts/package/zip.ts";

/** `size` is what the archive's directory says, and the most that is ever unpacked: a lying size costs no memory. */
export const nodeZip: ZipCodec = {
  // One buffer for the whole result, a little larger so that zlib sees its end: in pieces it would be copied once more.
  inflate: (data, size) => inflateRawSync(data, { maxOutputLength: Math.max(1, size), chunkSize: Math.max(64, size + 64) }),
  deflate: (data) => deflateRawSync(data, { level: 6, chunkSize: Math.max(4096, data.length >> 3) }),
  crc32: (data) => crc32(data),
};
