/** Reads an HTML file as a document of its own. */
import type { HostReading } from "../../core/ports.ts";
import { textOf } from "../reading/encoding.ts";
import { declaredEncoding } from "../reading/html-elements.ts";
import { htmlText } from "../reading/html.ts";
import { readOnly } from "../reading/read-only.ts";

/** Throws `not-a-document` for bytes that are no text, `too-large` past the limit of text. Nothing in the file is run or fetched. */
export function readHtml(bytes: Uint8Array): HostReading {
  const { paragraphs, language, metadata, notExamined } = htmlText(textOf(bytes, declaredEncoding(bytes)).text);
  return readOnly({ stories: [{ id: "body", kind: "body", paragraphs }], language, metadata }, notExamined);
}
