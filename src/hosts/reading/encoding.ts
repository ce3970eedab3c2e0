/** Turns the bytes of a text file into text, whatever encoding the file is in. */
import { notA } from "./read-only.ts";

/**
 * The text of a file and the encoding it was read in (WHATWG names). In order: the byte order mark; UTF-16 without one
 * (every other byte of the beginning is zero); what the file declares; UTF-8 where every byte fits; else windows-1252,
 * which fits any bytes and is what older Swedish files are in.
 * Throws `not-a-document` when the bytes are no text at all.
 */
export function textOf(bytes: Uint8Array, declared: string | null = null): { readonly text: string; readonly encoding: string } {
  const encoding = byteOrderMark(bytes) ?? utf16WithoutMark(bytes) ?? known(declared);
  if (encoding?.startsWith("utf-16")) return { text: decode(bytes, encoding), encoding };
  if (isBinary(bytes)) throw notA({ sv: "en textfil", en: "a text file" });
  if (encoding !== null) return { text: decode(bytes, encoding), encoding };
  try {
    return { text: new TextDecoder("utf-8", { fatal: true }).decode(bytes), encoding: "utf-8" };
  } catch {
    return { text: decode(bytes, "windows-1252"), encoding: "windows-1252" };
  }
}

/** Bytes in a known encoding (a WHATWG name) as text; what does not fit becomes U+FFFD. */
export function decode(bytes: Uint8Array, encoding: string): string {
  return encoding === "windows-1252" ? windows1252(bytes) : new TextDecoder(encoding).decode(bytes);
}

function byteOrderMark(bytes: Uint8Array): string | null {
  if (bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf) return "utf-8";
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return "utf-16le";
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return "utf-16be";
  return null;
}

/** Looks at the first 512 bytes: Latin text in UTF-16 has a zero in every other byte, and none in between. */
function utf16WithoutMark(bytes: Uint8Array): string | null {
  const length = Math.min(bytes.length, 512) & ~1;
  if (length < 8) return null;
  const zeros: [number, number] = [0, 0];
  for (let index = 0; index < length; index++) {
    if (bytes[index] === 0) zeros[(index & 1) as 0 | 1]++;
  }
  if (zeros[0] === 0 && zeros[1] > length * 0.4) return "utf-16le";
  if (zeros[1] === 0 && zeros[0] > length * 0.4) return "utf-16be";
  return null;
}

/** Text holds no zero bytes, and hardly any other control characters than tab, line ends and form feed. */
function isBinary(bytes: Uint8Array): boolean {
  const length = Math.min(bytes.length, 8192);
  let controls = 0;
  for (let index = 0; index < length; index++) {
    const byte = bytes[index] as number;
    if (byte === 0) return true;
    if (byte < 32 && (byte < 8 || byte > 13) && byte !== 27) controls++;
  }
  return controls > length * 0.02 + 1;
}

function known(declared: string | null): string | null {
  if (declared === null) return null;
  try {
    const { encoding } = new TextDecoder(declared.trim());
    // A declaration inside the file that was readable as bytes can't be true when it says UTF-16.
    return encoding.startsWith("utf-16") ? "utf-8" : encoding;
  } catch {
    return null;
  }
}

/** 0x80–0x9F of windows-1252; the five bytes it leaves open stay control characters, as in the WHATWG table. */
const HIGH = "€\u0081‚ƒ„…†‡ˆ‰Š‹Œ\u008dŽ\u008f\u0090‘’“”•–—˜™š›œ\u009džŸ";

/** Repairs text that the engine's own decoder made from windows-1252 and left control characters in (see `windows1252`). */
export function withoutC1(text: string): string {
  return text.replace(/[\u0080-\u009f]/g, (character) => HIGH.charAt(character.charCodeAt(0) - 0x80));
}

/** Own table: the engine's decoder for this encoding has been wrong in several versions of Node, and small builds lack it. */
function windows1252(bytes: Uint8Array): string {
  const pieces: string[] = [];
  for (let start = 0; start < bytes.length; start += 8192) {
    const codes: number[] = [];
    for (const byte of bytes.subarray(start, start + 8192))
      codes.push(byte >= 0x80 && byte <= 0x9f ? HIGH.charCodeAt(byte - 0x80) : byte);
    pieces.push(String.fromCharCode(...codes));
  }
  return pieces.join("");
}
