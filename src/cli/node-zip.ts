/** Compression and checksums of zip archives by Node's own zlib. */
import { crc32, deflateRawSync, inflateRawSync } from "node:zlib";
import type { ZipCodec } from "../hosts/package/zip.ts";

/** `size` is what the archive's directory says, and the most that is ever unpacked: a lying size costs no memory. */
export const nodeZip: ZipCodec = {
  inflate: (data, size) => inflateRawSync(data, { maxOutputLength: Math.max(1, size) }),
  deflate: (data) => deflateRawSync(data, { level: 6 }),
  crc32: (data) => crc32(data),
};
