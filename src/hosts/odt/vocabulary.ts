/** The element names of OpenDocument text that the reader knows, as numbers. */
import type { Vocabulary } from "../package/xml.ts";

const NAMESPACES: Readonly<Record<string, string>> = {
  "urn:oasis:names:tc:opendocument:xmlns:office:1.0": "office",
  "urn:oasis:names:tc:opendocument:xmlns:text:1.0": "text",
  "urn:oasis:names:tc:opendocument:xmlns:table:1.0": "table",
  "urn:oasis:names:tc:opendocument:xmlns:drawing:1.0": "draw",
  "urn:oasis:names:tc:opendocument:xmlns:style:1.0": "style",
  "urn:oasis:names:tc:opendocument:xmlns:meta:1.0": "meta",
  "http://purl.org/dc/elements/1.1/": "dc",
};

const NAMES = [
  "text:p",
  "text:h",
  "text:a",
  "text:span",
  "text:s",
  "text:tab",
  "text:line-break",
  "text:list-item",
  "text:list-header",
  "text:note",
  "text:note-body",
  "text:note-citation",
  "text:tracked-changes",
  "text:ruby-text",
  "text:hidden-text",
  "text:hidden-paragraph",
  "text:page-number",
  "text:page-count",
  "text:date",
  "text:time",
  "text:print-date",
  "text:print-time",
  "text:modification-date",
  "text:modification-time",
  "text:editing-duration",
  "text:editing-cycles",
  "text:file-name",
  "text:word-count",
  "text:character-count",
  "table:table-cell",
  "office:annotation",
  "office:forms",
  "draw:frame",
  "draw:text-box",
  "draw:custom-shape",
  "draw:image",
  "draw:object",
  "draw:object-ole",
  "style:style",
  "style:default-style",
  "style:text-properties",
  "style:paragraph-properties",
  "style:header",
  "style:header-left",
  "style:header-first",
  "style:footer",
  "style:footer-left",
  "style:footer-first",
  "dc:title",
  "dc:creator",
  "dc:description",
  "dc:date",
  "meta:generator",
  "meta:initial-creator",
  "meta:creation-date",
] as const;

export type OdtName = (typeof NAMES)[number];

/** Code of each name; 0 is everything else. */
export const O = Object.freeze(Object.fromEntries(NAMES.map((name, index) => [name, index + 1]))) as Readonly<
  Record<OdtName, number>
>;

export const odtVocabulary: Vocabulary = (namespace, local) => {
  const prefix = NAMESPACES[namespace];
  return prefix === undefined ? 0 : ((O as Readonly<Record<string, number>>)[`${prefix}:${local}`] ?? 0);
};
