/** Looks for JPEG pictures in a PDF's bytes, and for C2PA's manifest: what either says about how it was made is kept as the file has it. */
import type { Picture } from "../../core/text/document.ts";
import { claimsInPicture } from "../reading/picture-claims.ts";

/** Most pictures looked into, and most of one looked at, in bytes: metadata stands at its beginning. */
const MOST = 500;
const LOOKED_AT = 1024 * 1024;

export interface AboutPictures {
  /** Pictures with statements, named by their order in the file; on which page each stands is not known here. */
  readonly pictures: readonly Picture[];
  readonly hasManifest: boolean;
}

const codes = (text: string): number[] => [...text].map((char) => char.charCodeAt(0));
const STREAM = codes("stream");
/** The relationship by which C2PA 2.4 (A.4) attaches its manifest. */
const MANIFEST = codes("/C2PA_Manifest");

/**
 * JPEG is kept in a PDF byte for byte, behind `stream` and a line end; other pictures are unpacked ones without metadata, and packed
 * objects are not opened. One walk over the bytes.
 */
export function aboutPictures(bytes: Uint8Array): AboutPictures {
  const pictures: Picture[] = [];
  let hasManifest = false;
  let count = 0;
  for (let at = 0; at + 2 < bytes.length; at++) {
    const byte = bytes[at];
    if (byte === 0xff && bytes[at + 1] === 0xd8 && bytes[at + 2] === 0xff && isStreamStart(bytes, at)) {
      if (++count > MOST) continue;
      const claims = claimsInPicture(bytes.subarray(at, at + LOOKED_AT));
      if (claims.length > 0) pictures.push({ name: `JPEG ${count}`, claims });
    } else if (byte === MANIFEST[0] && !hasManifest) hasManifest = stands(MANIFEST, bytes, at);
  }
  return { pictures, hasManifest };
}

function isStreamStart(bytes: Uint8Array, at: number): boolean {
  if (bytes[at - 1] !== 0x0a) return false;
  return stands(STREAM, bytes, at - 1 - STREAM.length - (bytes[at - 2] === 0x0d ? 1 : 0));
}

function stands(word: readonly number[], bytes: Uint8Array, at: number): boolean {
  return at >= 0 && word.every((code, index) => bytes[at + index] === code);
}
