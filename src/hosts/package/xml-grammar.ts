/** What XML 1.0 and its namespaces want of names, attributes, references and the declaration, as patterns. */

export const XML_NAMESPACE = "http://www.w3.org/XML/1998/namespace";
export const XMLNS_NAMESPACE = "http://www.w3.org/2000/xmlns/";

/** Characters of names (XML 1.0 fifth edition, productions 4 and 4a), without the colon. */
const START =
  "[A-Z_a-z\\u{C0}-\\u{D6}\\u{D8}-\\u{F6}\\u{F8}-\\u{2FF}\\u{370}-\\u{37D}\\u{37F}-\\u{1FFF}\\u{2070}-\\u{218F}\\u{2C00}-\\u{2FEF}\\u{3001}-\\u{D7FF}\\u{F900}-\\u{FDCF}\\u{FDF0}-\\u{FFFD}\\u{10000}-\\u{EFFFF}]|[\\u{200C}-\\u{200D}]";
const NAME = `(?:${START})(?:${START}|[-.0-9\\u{B7}\\u{203F}-\\u{2040}]|[\\u{300}-\\u{36F}])*`;
/** A name with at most one prefix. */
export const QNAME = new RegExp(`^${NAME}(?::${NAME})?$`, "u");

const S = "[ \\t\\r\\n]";
/** The start of a processing instruction, and its target. */
export const TARGET = new RegExp(`<\\?(${NAME})(?=${S}|\\?>)`, "uy");
export const DECLARATION = new RegExp(
  `<\\?xml${S}+version${S}*=${S}*(["'])1\\.[0-9]+\\1(?:${S}+encoding${S}*=${S}*(["'])[A-Za-z][A-Za-z0-9._-]*\\2)?(?:${S}+standalone${S}*=${S}*(["'])(?:yes|no)\\3)?${S}*\\?>`,
  "y",
);
/** Attributes of a tag that is in order: name, and value in double or in single quotes. */
export const ATTRIBUTES = /([^ \t\r\n=<>"'/&]+)[ \t\r\n]*=[ \t\r\n]*(?:"([^"<]*)"|'([^'<]*)')/g;
/** Characters that XML 1.0 forbids, whichever way they are written. */
// eslint-disable-next-line no-control-regex
export const FORBIDDEN = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/g;

const REFERENCE = /&(?:#x([0-9a-fA-F]+)|#([0-9]+)|amp|lt|gt|quot|apos);/y;

/** True when a reference to something known begins at the `&` at this place. */
export function isReference(text: string, at: number): boolean {
  REFERENCE.lastIndex = at;
  const match = REFERENCE.exec(text);
  const point = match?.[1] !== undefined ? parseInt(match[1], 16) : match?.[2] !== undefined ? Number(match[2]) : 0x20;
  return match !== null && isCharacter(point);
}

const isCharacter = (point: number): boolean =>
  point === 9 ||
  point === 10 ||
  point === 13 ||
  (point >= 0x20 && point <= 0xd7ff) ||
  (point >= 0xe000 && point <= 0xfffd) ||
  (point >= 0x10000 && point <= 0x10ffff);
