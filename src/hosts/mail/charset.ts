/** The character sets that a message part can be written in: text to bytes and back, one byte a character. */
import { decode } from "../reading/encoding.ts";
import { bytesOf, byteString } from "./mime.ts";

export type Charset = "utf-8" | "us-ascii" | "iso-8859-1" | "windows-1252";

const NAMES: Readonly<Record<string, Charset>> = {
  "": "us-ascii",
  ascii: "us-ascii",
  "us-ascii": "us-ascii",
  "utf-8": "utf-8",
  utf8: "utf-8",
  "iso-8859-1": "iso-8859-1",
  "iso8859-1": "iso-8859-1",
  latin1: "iso-8859-1",
  "windows-1252": "windows-1252",
  cp1252: "windows-1252",
};

export function charsetNamed(name: string): Charset | null {
  return NAMES[name.trim().toLowerCase()] ?? null;
}

/** The text of bytes. Mail programs write windows-1252 and call it iso-8859-1, so both are read as the former. */
export function textFrom(bytes: string, charset: Charset): string {
  if (charset === "utf-8" || charset === "us-ascii") return decode(bytesOf(bytes), "utf-8");
  return decode(bytesOf(bytes), "windows-1252");
}

/** The bytes of a text, or null where the character set lacks a character. */
export function bytesIn(text: string, charset: Charset): string | null {
  if (charset === "utf-8") return byteString(new TextEncoder().encode(text));
  // eslint-disable-next-line no-control-regex
  if (/^[\x00-\x7f]*$/.test(text)) return text;
  if (charset === "us-ascii") return null;
  let bytes = "";
  for (const character of text) {
    const code = character.codePointAt(0) as number;
    const high = charset === "windows-1252" ? HIGH.get(character) : undefined;
    if (high !== undefined) bytes += String.fromCharCode(high);
    else if (code < 0x80 || (code >= 0xa0 && code <= 0xff)) bytes += character;
    else return null;
  }
  return bytes;
}

/** Characters that windows-1252 has between 0x80 and 0x9F. */
const HIGH: ReadonlyMap<string, number> = new Map(
  Array.from({ length: 32 }, (_, index) => [textFrom(String.fromCharCode(0x80 + index), "windows-1252"), 0x80 + index]),
);
