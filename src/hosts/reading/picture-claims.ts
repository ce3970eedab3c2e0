/** Reads what a picture's own metadata says about how it was made: XMP, C2PA boxes and text chunks of PNG, JPEG and WebP. */
import { sourceTypesIn } from "../../core/detect/claims.ts";
import type { ProvenanceClaim } from "../../core/text/document.ts";
import { madeInManifest, madeInXmp, type Made } from "./picture-maker.ts";

/** A piece of metadata in a picture file. */
interface Chunk {
  readonly kind: "xmp" | "c2pa" | "text";
  readonly bytes: Uint8Array;
}

/** Pictures larger than this are not looked into: unpacking them is what costs. */
export const LARGEST_PICTURE = 8 * 1024 * 1024;

/** The most metadata read from one picture, in bytes. */
const MOST = 4 * 1024 * 1024;

const ascii = (bytes: Uint8Array, start: number, end: number): string =>
  String.fromCharCode(...bytes.subarray(start, Math.min(end, start + 64)));
const latin = (bytes: Uint8Array): string => {
  let text = "";
  for (let at = 0; at < bytes.length && at < MOST; at += 8192)
    text += String.fromCharCode(...bytes.subarray(at, Math.min(at + 8192, MOST)));
  return text;
};
const u16 = (b: Uint8Array, at: number): number => ((b[at] ?? 0) << 8) | (b[at + 1] ?? 0);
const u32 = (b: Uint8Array, at: number): number => u16(b, at) * 0x10000 + u16(b, at + 2);
const u32le = (b: Uint8Array, at: number): number =>
  (b[at] ?? 0) + (b[at + 1] ?? 0) * 0x100 + (b[at + 2] ?? 0) * 0x10000 + (b[at + 3] ?? 0) * 0x1000000;

/** What a picture file says of itself. `made`: the tool and the day that it names, where it names any. */
export interface AboutPicture {
  readonly claims: readonly ProvenanceClaim[];
  readonly made?: Made;
}

/** The statements, each once; none for a format that is not known or a file that is cut short. Never throws. */
export function claimsInPicture(bytes: Uint8Array): ProvenanceClaim[] {
  return [...aboutPicture(bytes).claims];
}

/** The same with the tool and the day: of a signed statement before XMP, which any program on the way may have written. */
export function aboutPicture(bytes: Uint8Array): AboutPicture {
  const made: Made[] = [];
  const claims = new Map<string, ProvenanceClaim>();
  const add = (claim: ProvenanceClaim): void => {
    const key = `${claim.standard} ${claim.value}`;
    if (!claims.has(key)) claims.set(key, claim);
  };
  for (const { kind, bytes: content } of chunksOf(bytes)) {
    const text = latin(content);
    if (kind === "text") {
      const generator = generatorIn(text);
      if (generator !== null) {
        add({ standard: "generator", place: "PNG", value: generator });
        made.push({ engine: generator });
      }
      for (const claim of sourceTypesIn(text, "PNG")) add(claim);
      continue;
    }
    // A manifest is CBOR in boxes: addresses stand in it as plain text.
    for (const claim of sourceTypesIn(text, kind === "xmp" ? "XMP" : "C2PA")) add(claim);
    if (kind === "c2pa") {
      add({ standard: "c2pa", place: "C2PA", value: "manifest" });
      made.unshift(madeInManifest(content));
    } else made.push(madeInXmp(new TextDecoder().decode(content.subarray(0, MOST))));
  }
  const engine = made.find((one) => one.engine !== undefined)?.engine;
  const date = made.find((one) => one.date !== undefined)?.date;
  const known = { ...(engine === undefined ? {} : { engine }), ...(date === undefined ? {} : { date }) };
  return { claims: [...claims.values()], ...(Object.keys(known).length === 0 ? {} : { made: known }) };
}

/** Text that picture generators run at home write into PNG: the settings of Stable Diffusion, a workflow of ComfyUI. */
function generatorIn(text: string): string | null {
  if (/^parameters\0[^]*\bSteps: \d+, [^]*\bSampler: /.test(text)) return "Stable Diffusion";
  if (/^(?:prompt|workflow)\0[^]{0,4000}"class_type"/.test(text)) return "ComfyUI";
  return null;
}

function chunksOf(bytes: Uint8Array): Generator<Chunk> {
  if (bytes[0] === 0x89 && ascii(bytes, 1, 4) === "PNG") return pngChunks(bytes);
  if (bytes[0] === 0xff && bytes[1] === 0xd8) return jpegSegments(bytes);
  if (ascii(bytes, 0, 4) === "RIFF" && ascii(bytes, 8, 12) === "WEBP") return webpChunks(bytes);
  return none();
}

function* none(): Generator<Chunk> {
  // no chunks in a format that is not known
}

function* pngChunks(bytes: Uint8Array): Generator<Chunk> {
  for (let at = 8; at + 12 <= bytes.length;) {
    const length = u32(bytes, at);
    const type = ascii(bytes, at + 4, at + 8);
    const content = bytes.subarray(at + 8, at + 8 + length);
    if (type === "caBX") yield { kind: "c2pa", bytes: content };
    else if (type === "iTXt" || type === "tEXt")
      yield { kind: ascii(content, 0, 17) === "XML:com.adobe.xmp" ? "xmp" : "text", bytes: content };
    if (type === "IEND") return;
    at += 12 + length;
  }
}

const XMP = "http://ns.adobe.com/xap/1.0/\0";

function* jpegSegments(bytes: Uint8Array): Generator<Chunk> {
  for (let at = 2; at + 4 <= bytes.length && bytes[at] === 0xff;) {
    const marker = bytes[at + 1] as number;
    if (marker === 0xff) {
      at++;
      continue;
    }
    // Start of scan or end of image: metadata comes before.
    if (marker === 0xda || marker === 0xd9) return;
    const length = u16(bytes, at + 2);
    if (length < 2) return;
    const content = bytes.subarray(at + 4, at + 2 + length);
    if (marker === 0xe1 && ascii(content, 0, XMP.length) === XMP) yield { kind: "xmp", bytes: content.subarray(XMP.length) };
    // APP11 holds JUMBF boxes behind "JP"; a manifest may run over several segments, each searched by itself.
    if (marker === 0xeb && ascii(content, 0, 2) === "JP") yield { kind: "c2pa", bytes: content };
    at += 2 + length;
  }
}

function* webpChunks(bytes: Uint8Array): Generator<Chunk> {
  for (let at = 12; at + 8 <= bytes.length;) {
    const type = ascii(bytes, at, at + 4);
    const length = u32le(bytes, at + 4);
    const content = bytes.subarray(at + 8, at + 8 + length);
    if (type === "XMP ") yield { kind: "xmp", bytes: content };
    if (type === "C2PA") yield { kind: "c2pa", bytes: content };
    at += 8 + length + (length % 2);
  }
}
