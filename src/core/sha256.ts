/** SHA-256 for every part of core, so that one file knows where the implementation comes from. */
import { sha256 as digest } from "@noble/hashes/sha2.js";
import { bytesToHex, utf8ToBytes } from "@noble/hashes/utils.js";

/** The 32-byte SHA-256 digest of bytes (FIPS 180-4). */
export function sha256(bytes: Uint8Array): Uint8Array {
  return digest(bytes);
}

/** SHA-256 of bytes, or of a string's UTF-8, as 64 lower-case hex digits. A lone surrogate counts as U+FFFD. */
export function sha256Hex(data: Uint8Array | string): string {
  return bytesToHex(digest(typeof data === "string" ? utf8ToBytes(data) : data));
}
