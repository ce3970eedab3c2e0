/** SHA-256 by Node's own crypto: the command line's bundle puts it where core has @noble/hashes, for speed in large documents. */
import { createHash } from "node:crypto";

/** The 32-byte digest (FIPS 180-4). */
export function sha256(bytes: Uint8Array): Uint8Array {
  return createHash("sha256").update(bytes).digest();
}
