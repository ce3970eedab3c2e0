/** Reads a plain text file: one line, one paragraph, as word processors do. */
import type { HostReading } from "../../core/ports.ts";
import { plainDocument, plainParagraph, type Paragraph } from "../../core/text/document.ts";
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
  const paragraphs = withFences(linesOf(textOf(bytes).text));
  return readOnly({ ...plainDocument(paragraphs), metadata: { isPlainText: true } });
}

/** Lines between a pair of fences are code, as in Markdown. Every line stays as it is, and a fence that is never closed opens nothing. */
function withFences(lines: readonly string[]): Paragraph[] {
  const paragraphs = lines.map((line) => plainParagraph(line));
  let open = -1;
  let fence = "";
  lines.forEach((line, index) => {
    const mark = /^ {0,3}(`{3,}|~{3,})/.exec(line)?.[1];
    if (mark === undefined) return;
    if (open === -1) [open, fence] = [index, mark];
    else if (mark.startsWith(fence) && line.trim() === mark) {
      for (let at = open + 1; at < index; at++) paragraphs[at] = asCode(lines[at] as string);
      open = -1;
    }
  });
  return paragraphs;
}

/** A line of a longer piece of code. */
export function asCode(line: string): Paragraph {
  return plainParagraph(line, { code: [{ start: 0, end: line.length, isBlock: true }] });
}
