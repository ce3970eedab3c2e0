/** Finds C2PA text wrappers: a byte order mark and a run of variation selectors that begins with C2PA's magic number (C2PA 2.4, A.8). */
import type { Span } from "../../core/text/document.ts";

const MAGIC = [0x43, 0x32, 0x50, 0x41, 0x54, 0x58, 0x54, 0x00];

/** The wrappers of a text, as spans in UTF-16 code units, in order. */
export function wrappersIn(text: string): Span[] {
  const spans: Span[] = [];
  for (let start = text.indexOf("\uFEFF"); start !== -1; start = text.indexOf("\uFEFF", start + 1)) {
    const { bytes, end } = selectorsFrom(text, start + 1);
    if (MAGIC.every((byte, index) => bytes[index] === byte)) spans.push({ start, end });
  }
  return spans;
}

/** The bytes that variation selectors stand for, from `at` on, the first eight at most; and where the run ends. */
function selectorsFrom(text: string, at: number): { readonly bytes: readonly number[]; readonly end: number } {
  const bytes: number[] = [];
  let end = at;
  while (end < text.length) {
    const code = text.codePointAt(end) ?? 0;
    const byte = code >= 0xfe00 && code <= 0xfe0f ? code - 0xfe00 : code >= 0xe0100 && code <= 0xe01ef ? code - 0xe0100 + 16 : -1;
    if (byte < 0) break;
    if (bytes.length < MAGIC.length) bytes.push(byte);
    end += code > 0xffff ? 2 : 1;
  }
  return { bytes, end };
}
