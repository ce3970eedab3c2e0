/** Text to XML and back, and changes of a source at offsets. */
import { FORBIDDEN } from "./xml-grammar.ts";

const ENTITIES: Readonly<Record<string, string>> = { amp: "&", lt: "<", gt: ">", quot: '"', apos: "'" };

/** Character data with its five named and its numeric references decoded; anything else after `&` stays as it stands. */
export function decodeXml(raw: string): string {
  if (!raw.includes("&")) return raw;
  return raw.replace(
    /&(?:#x([0-9a-fA-F]{1,12})|#(\d{1,12})|([a-z]{2,4}));/g,
    (whole, hex?: string, decimal?: string, name?: string) => {
      if (name !== undefined) return ENTITIES[name] ?? whole;
      const point = hex !== undefined ? parseInt(hex, 16) : Number(decimal);
      return point <= 0x10ffff ? String.fromCodePoint(point) : whole;
    },
  );
}

/** Text made fit for element content; characters that XML 1.0 forbids are dropped. */
export function encodeText(text: string): string {
  return text
    .replace(FORBIDDEN, "")
    .replace(/[&<>\r]/g, (c) => (c === "&" ? "&amp;" : c === "<" ? "&lt;" : c === ">" ? "&gt;" : "&#13;"));
}

/** Text made fit for an attribute value in double quotes. */
export function encodeXml(text: string): string {
  return encodeText(text).replace(/["\n\t]/g, (c) => (c === '"' ? "&quot;" : c === "\n" ? "&#10;" : "&#9;"));
}

/** UTF-8. Markup is nearly all ASCII, so that room for a little more than one byte a character nearly always holds it, in a third of the time. */
export function encodeUtf8(text: string): Uint8Array {
  const encoder = new TextEncoder();
  const room = new Uint8Array(text.length + (text.length >>> 5) + 64);
  const { read, written } = encoder.encodeInto(text, room);
  return read === text.length ? room.subarray(0, written) : encoder.encode(text);
}

/** One change of a source: `remove` code units at `at` give way to `insert`. */
export interface Splice {
  readonly at: number;
  readonly remove: number;
  readonly insert: string;
}

/** Splices as they come in the source. At one place, pure insertions come first, in the order of the list. */
export function inOrder(splices: readonly Splice[]): Splice[] {
  return splices
    .map((value, index) => ({ value, index }))
    .sort((a, b) => a.value.at - b.value.at || Math.sign(a.value.remove) - Math.sign(b.value.remove) || a.index - b.index)
    .map(({ value }) => value);
}

/** Applies splices that do not overlap, in the order that `inOrder` gives them. */
export function splice(source: string, splices: readonly Splice[]): string {
  if (splices.length === 0) return source;
  let out = "";
  let at = 0;
  for (const value of inOrder(splices)) {
    if (value.at < at) throw new Error(`splices overlap at ${value.at}`);
    out += source.slice(at, value.at) + value.insert;
    at = value.at + value.remove;
  }
  return out + source.slice(at);
}
