/** Looks through a PDF's streams for pictures and for C2PA's manifest: what either says about how it was made is kept as the file has it. */
import { sourceTypesIn } from "../../core/detect/claims.ts";
import type { Picture } from "../../core/text/document.ts";
import { aboutPicture } from "../reading/picture-claims.ts";
import { madeInXmp } from "../reading/picture-maker.ts";
import { latin, streamsIn, unpacked, type PdfStream } from "./streams.ts";

/** Most pictures looked into, and most of one looked at, in bytes: metadata stands at its beginning. */
const MOST = 500;
const LOOKED_AT = 1024 * 1024;

/** Most that packed objects and metadata may unpack to, in bytes: one of them, and all together. */
const LARGEST_UNPACKED = 4 * 1024 * 1024;
const MOST_UNPACKED = 32 * 1024 * 1024;

export interface AboutPictures {
  /** Pictures with statements, named by their order in the file; on which page each stands is not known here. */
  readonly pictures: readonly Picture[];
  readonly hasManifest: boolean;
}

/** The relationship by which C2PA 2.4 (A.4) attaches its manifest. */
const MANIFEST = /\/AFRelationship\s*\/C2PA_Manifest\b/;

/**
 * JPEG is kept in a PDF byte for byte, with its own metadata in it. Other pictures, such as those that came as PNG, are unpacked ones: what a
 * program kept of their metadata stands in a stream of its own that the picture names. Dictionaries may be packed in streams of objects.
 */
export function aboutPictures(bytes: Uint8Array): AboutPictures {
  const pictures: Picture[] = [];
  const named: { readonly name: string; readonly metadata: number }[] = [];
  const metadata = new Map<number, PdfStream>();
  let hasManifest = hasManifestIn(bytes);
  let left = MOST_UNPACKED;
  let count = 0;
  const unpack = (stream: PdfStream): string => {
    const content = unpacked(stream, Math.min(LARGEST_UNPACKED, left));
    left -= content.length;
    return latin(content);
  };
  for (const stream of streamsIn(bytes)) {
    const { dictionary, number } = stream;
    if (/\/Type\s*\/ObjStm\b/.test(dictionary) && !hasManifest) hasManifest = MANIFEST.test(unpack(stream));
    if (/\/Subtype\s*\/XML\b/.test(dictionary)) metadata.set(number, stream);
    if (!isPicture(stream) || ++count > MOST) continue;
    const name = `${isJpeg(stream) ? "JPEG" : "Image"} ${count}`;
    const about = isJpeg(stream) ? aboutPicture(stream.content.subarray(0, LOOKED_AT)) : { claims: [] };
    const reference = /\/Metadata\s+(\d{1,9})\s+\d{1,5}\s+R\b/.exec(dictionary)?.[1];
    if (about.claims.length > 0) pictures.push({ name, ...about });
    else if (reference !== undefined) named.push({ name, metadata: Number(reference) });
  }
  for (const one of named) {
    const stream = metadata.get(one.metadata);
    const xmp = stream === undefined ? "" : unpack(stream);
    const claims = sourceTypesIn(xmp, "XMP");
    const made = madeInXmp(xmp);
    if (claims.length > 0) pictures.push({ name: one.name, claims, ...(Object.keys(made).length === 0 ? {} : { made }) });
  }
  return { pictures, hasManifest };
}

/** The file of a JPEG that `aboutPictures` has named, as it was before it came into the PDF; null for another name. */
export function jpegNamed(bytes: Uint8Array, name: string): Uint8Array | null {
  let count = 0;
  for (const stream of streamsIn(bytes)) {
    if (!isPicture(stream)) continue;
    if (`JPEG ${++count}` === name && isJpeg(stream)) return stream.content;
    if (count >= MOST) return null;
  }
  return null;
}

const isJpeg = ({ content }: PdfStream): boolean => content[0] === 0xff && content[1] === 0xd8 && content[2] === 0xff;
const isPicture = (stream: PdfStream): boolean => /\/Subtype\s*\/Image\b/.test(stream.dictionary) || isJpeg(stream);

const WORD = [..."/C2PA_Manifest"].map((char) => char.charCodeAt(0));

function hasManifestIn(bytes: Uint8Array): boolean {
  const first = WORD[0] as number;
  for (let at = bytes.indexOf(first); at !== -1; at = bytes.indexOf(first, at + 1))
    if (WORD.every((code, index) => bytes[at + index] === code)) return true;
  return false;
}
