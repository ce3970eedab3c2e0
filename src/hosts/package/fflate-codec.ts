/** Compression for browsers, and wherever nothing faster is handed in. */
import { deflateSync, inflateSync } from "fflate";
import type { ZipCodec } from "./zip.ts";

const TABLE = new Uint32Array(256).map((_, byte) => {
  let value = byte;
  for (let bit = 0; bit < 8; bit++) value = value & 1 ? (value >>> 1) ^ 0xedb88320 : value >>> 1;
  return value;
});

function crc32(data: Uint8Array): number {
  let crc = 0xffffffff;
  for (let at = 0; at < data.length; at++) crc = (crc >>> 8) ^ (TABLE[(crc ^ (data[at] as number)) & 255] as number);
  return ~crc >>> 0;
}

/** fflate writes at most into the buffer it is given, so a lying size costs no memory; the checksum then tells. */
export const fflateCodec: ZipCodec = {
  inflate: (data, size) => inflateSync(data, { out: new Uint8Array(size) }),
  deflate: (data) => deflateSync(data, { level: 6 }),
  crc32,
};
