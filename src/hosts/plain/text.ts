/** Reads a plain text file: one line, one paragraph, as word processors do. */
import type { HostReading } from "../../core/ports.ts";
import { plainDocument } from "../../core/text/document.ts";
import { textOf } from "../reading/encoding.ts";
import { MOST_TEXT, readOnly, tooLarge } from "../reading/read-only.ts";

/** The lines of a text without their ends (CRLF, LF, CR); the empty line after a last line end is none. */
export function linesOf(text: string): string[] {
  if (text.length > MOST_TEXT) throw tooLarge("mer text än 64 miljoner tecken", "more than 64 million characters of text");
  const lines = text.split(/\r\n|\n|\r/);
  if (lines[lines.length - 1] === "") lines.pop();
  return lines;
}

/** Throws `not-a-document` for bytes that are no text, `too-large` past the limit of text. An empty file is an empty document. */
export function readText(bytes: Uint8Array): HostReading {
  return readOnly({ ...plainDocument(linesOf(textOf(bytes).text)), metadata: { isPlainText: true } });
}
