/** A part's body as it is sent (RFC 2045): taken out of its transfer encoding, and changed there with as little else written anew as can be. */
import { inOrder, splice, type Splice } from "../package/xml-text.ts";

/** A body out of its encoding, one byte a character, and where each byte stands in the encoded body. */
export interface Decoded {
  readonly bytes: string;
  /** Offset in the encoded body at which byte `at` begins. */
  readonly placeOf: (at: number) => number;
}

const IDENTITY = new Set(["7bit", "8bit", "binary"]);

/** Null for an encoding that is not known. */
export function decodeBody(body: string, encoding: string): Decoded | null {
  if (IDENTITY.has(encoding)) return { bytes: body, placeOf: (at) => at };
  if (encoding === "quoted-printable") return quotedPrintable(body);
  if (encoding === "base64") return base64(body);
  return null;
}

function quotedPrintable(body: string): Decoded {
  const bytes: string[] = [];
  const places: number[] = [];
  for (let at = 0; at < body.length;) {
    const rest = body[at] === "=" ? /^=(?:([0-9A-Fa-f]{2})|[ \t]*\r?\n)/.exec(body.slice(at, at + 80)) : null;
    const blank = rest === null && /[ \t]/.test(body[at] as string) ? /^[ \t]+(?=\r?\n|$)/.exec(body.slice(at, at + 1000)) : null;
    if (rest) {
      if (rest[1] !== undefined) {
        bytes.push(String.fromCharCode(parseInt(rest[1], 16)));
        places.push(at);
      }
      at += rest[0].length;
      // Blanks at the end of a line were put there on the way.
    } else if (blank) at += blank[0].length;
    else {
      bytes.push(body[at] as string);
      places.push(at++);
    }
  }
  return { bytes: bytes.join(""), placeOf: (at) => places[at] ?? body.length };
}

function base64(body: string): Decoded {
  const places: number[] = [];
  let bytes = "";
  let value = 0;
  let bits = 0;
  for (let at = 0; at < body.length; at++) {
    const digit = DIGITS.indexOf(body[at] as string);
    if (digit < 0) continue;
    if (bits === 0) places.push(at);
    value = ((value << 6) | digit) & 0xffffff;
    bits += 6;
    if (bits < 8) continue;
    bits -= 8;
    bytes += String.fromCharCode((value >> bits) & 0xff);
    if (bits > 0) places.push(at);
  }
  return { bytes, placeOf: (at) => places[at] ?? body.length };
}

const DIGITS = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";

/** The encoded body after splices of its decoded bytes. Bytes that no splice touches keep their spelling, in base64 from the changed line on only their values. */
export function spliceBody(body: string, encoding: string, splices: readonly Splice[]): string {
  const decoded = decodeBody(body, encoding);
  if (!decoded) throw new Error(`encoding ${encoding}`);
  if (splices.length === 0) return body;
  if (IDENTITY.has(encoding)) return splice(body, splices);
  if (encoding === "base64") return base64Again(body, decoded, splices);
  const newline = body.includes("\r\n") || !body.includes("\n") ? "\r\n" : "\n";
  const soft = `=${newline}`;
  const changes = splices.map(({ at, remove, insert }): Splice => {
    let from = decoded.placeOf(at);
    const to = decoded.placeOf(at + remove);
    // A soft break of ours before what goes, where the line without it is still short enough.
    if (remove > 0 && insert === "" && body.slice(0, from).endsWith(soft)) {
      const start = Math.max(body.lastIndexOf("\n", from - soft.length - 1) + 1, 0);
      const end = body.indexOf(newline, to);
      if (from - soft.length - start + ((end < 0 ? body.length : end) - to) <= 76) from -= soft.length;
    }
    return { at: from, remove: to - from, insert: insert === "" ? "" : `${soft}${inQuotedPrintable(insert, newline)}${soft}` };
  });
  return splice(body, changes);
}

function base64Again(body: string, decoded: Decoded, splices: readonly Splice[]): string {
  const first = decoded.placeOf(inOrder(splices)[0]?.at ?? 0);
  let kept = body.lastIndexOf("\n", first - 1) + 1;
  // Lines of whole groups of four before the change stay as they are.
  while (kept > 0 && body.slice(0, kept).replace(/[^A-Za-z0-9+/]/g, "").length % 4 !== 0)
    kept = body.lastIndexOf("\n", kept - 2) + 1;
  const head = body.slice(0, kept);
  const at = (head.replace(/[^A-Za-z0-9+/]/g, "").length / 4) * 3;
  const newline = body.includes("\r\n") || !body.includes("\n") ? "\r\n" : "\n";
  const tail = /(?:\r?\n)*$/.exec(body)?.[0] ?? "";
  return head + inBase64(splice(decoded.bytes, splices).slice(at), newline) + tail;
}

/** Lines of 76 characters, without a line end after the last. */
export function inBase64(bytes: string, newline: string): string {
  let out = "";
  for (let at = 0; at < bytes.length; at += 3) {
    const [a, b, c] = [bytes.charCodeAt(at), bytes.charCodeAt(at + 1), bytes.charCodeAt(at + 2)];
    const group = (a << 16) | ((b || 0) << 8) | (c || 0);
    const digits = [18, 12, 6, 0].map((shift) => DIGITS[(group >> shift) & 63]).join("");
    out += at + 1 >= bytes.length ? `${digits.slice(0, 2)}==` : at + 2 >= bytes.length ? `${digits.slice(0, 3)}=` : digits;
  }
  return (out.match(/.{1,76}/g) ?? []).join(newline);
}

/** Bytes in quoted-printable: line ends stay line ends, lines are at most 76 characters. */
export function inQuotedPrintable(bytes: string, newline: string): string {
  return bytes
    .split(/\r?\n/)
    .map((line) => {
      const units = [...line].map((character, index) => {
        const isBlank = character === " " || character === "\t";
        const isPlain = character >= "!" && character <= "~" && character !== "=";
        // A blank that ends a line would be lost on the way.
        return isPlain || (isBlank && index < line.length - 1)
          ? character
          : `=${character.charCodeAt(0).toString(16).toUpperCase().padStart(2, "0")}`;
      });
      const lines: string[] = [""];
      for (const unit of units) {
        if ((lines[lines.length - 1] as string).length + unit.length > 75) lines.push("");
        lines[lines.length - 1] += unit;
      }
      return lines.join(`=${newline}`);
    })
    .join(newline);
}
