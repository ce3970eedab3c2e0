/** Reads statements of origin that are written into text as invisible characters: C2PA 2.4, Annex A.8, "C2PATextManifestWrapper". */
import type { Span } from "../text/document.ts";

/** One wrapper in a text. `manifest` is the JUMBF box as bytes, unchecked; null when the wrapper is damaged. */
export interface TextWrapper {
  /** From the U+FEFF before it to its last selector. */
  readonly span: Span;
  readonly manifest: Uint8Array | null;
}

export type WrapperStatus = "NONE" | "OK" | "manifest.text.corruptedWrapper" | "manifest.text.multipleWrappers";

/** "C2PATXT\0", then the version. */
const MAGIC = [0x43, 0x32, 0x50, 0x41, 0x54, 0x58, 0x54, 0x00];
const VERSION = 1;
const PREFIX = "\uFEFF";
/** Magic, version and the length of the manifest (big-endian, as the public vectors have it). */
const HEADER = MAGIC.length + 1 + 4;

/**
 * All wrappers, in order. Each U+FEFF is tried: eight selectors that spell the magic make a wrapper, whatever follows; with less it is
 * an ordinary byte order mark. Time is linear: a selector is read once, since a run of selectors holds no U+FEFF.
 */
export function wrappersIn(text: string): TextWrapper[] {
  const wrappers: TextWrapper[] = [];
  for (let start = text.indexOf(PREFIX); start !== -1; start = text.indexOf(PREFIX, start + 1)) {
    const { bytes, end } = selectorsFrom(text, start + 1);
    if (!MAGIC.every((byte, index) => bytes[index] === byte)) continue;
    wrappers.push(wrapperOf(bytes, start, text, end));
  }
  return wrappers;
}

/**
 * What the text carries, in the words of the standard. Damaged wrappers count only when there is no whole one: a manifest is given
 * when there is exactly one.
 */
export function readTextManifest(text: string): { readonly status: WrapperStatus; readonly manifest: Uint8Array | null } {
  const wrappers = wrappersIn(text);
  const whole = wrappers.flatMap(({ manifest }) => (manifest === null ? [] : [manifest]));
  const [manifest] = whole;
  if (wrappers.length === 0) return { status: "NONE", manifest: null };
  if (manifest === undefined) return { status: "manifest.text.corruptedWrapper", manifest: null };
  return whole.length > 1 ? { status: "manifest.text.multipleWrappers", manifest: null } : { status: "OK", manifest };
}

function wrapperOf(bytes: readonly number[], start: number, text: string, end: number): TextWrapper {
  const whole: TextWrapper = { span: { start, end }, manifest: null };
  if (bytes.length < HEADER || bytes[MAGIC.length] !== VERSION) return whole;
  const length = bytes.slice(MAGIC.length + 1, HEADER).reduce((sum, byte) => sum * 256 + byte, 0);
  if (bytes.length < HEADER + length) return whole;
  // Selectors after the manifest are not part of it: one may belong to a character of the text.
  const { end: last } = selectorsFrom(text, start + 1, HEADER + length);
  return { span: { start, end: last }, manifest: Uint8Array.from(bytes.slice(HEADER, HEADER + length)) };
}

/** The bytes of the selectors that stand in a row from `at`, at most `most` of them. */
function selectorsFrom(text: string, at: number, most = Infinity): { readonly bytes: number[]; readonly end: number } {
  const bytes: number[] = [];
  let end = at;
  while (bytes.length < most) {
    const byte = byteOf(text.codePointAt(end));
    if (byte === null) break;
    bytes.push(byte);
    end += byte < 16 ? 1 : 2;
  }
  return { bytes, end };
}

/** U+FE00–U+FE0F are the bytes 0–15, U+E0100–U+E01EF the bytes 16–255. */
function byteOf(code: number | undefined): number | null {
  if (code === undefined) return null;
  if (code >= 0xfe00 && code <= 0xfe0f) return code - 0xfe00;
  return code >= 0xe0100 && code <= 0xe01ef ? code - 0xe0100 + 16 : null;
}

/** A wrapper around four bytes, for examples: the public vector E0001. */
export const exampleWrapper =
  PREFIX +
  [...MAGIC, VERSION, 0, 0, 0, 4, 0xde, 0xad, 0xbe, 0xef]
    .map((byte) => String.fromCodePoint(byte < 16 ? 0xfe00 + byte : 0xe0100 + byte - 16))
    .join("");
