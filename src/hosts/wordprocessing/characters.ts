/** Characters of a w:t: as they stand in the source, and as Word shows them. */
import { attributeOf, decodeXml, nameOf, type XmlTree } from "../package/xml.ts";

/** As nearly every program writes it. */
const PRESERVE = ' xml:space="preserve">';

/** True when the w:t says that its outer blanks count. `xml:space` is inherited, but no producer relies on that. */
export function preservesSpace(tree: XmlTree, t: number): boolean {
  const nameEnd = (tree.start[t] as number) + 1 + nameOf(tree, t).qname.length;
  const bare = (tree.openEnd[t] as number) === nameEnd + 1;
  return !bare && (tree.source.startsWith(PRESERVE, nameEnd) || attributeOf(tree, t, "space") === "preserve");
}

export const isBlank = (c: number): boolean => c === 0x20 || c === 0x09 || c === 0x0a || c === 0x0d;

/** Characters of a w:t as Word shows them: references decoded, line ends and tabs in the file as blanks. */
export function decodeText(raw: string): string {
  const text = /[\n\r\t]/.test(raw) ? raw.replace(/\r\n|[\n\r\t]/g, " ") : raw;
  return decodeXml(text);
}

/** Character data with comments dropped and CDATA sections opened. */
export function characterData(raw: string): string {
  if (!raw.includes("<")) return decodeText(raw);
  let text = "";
  const pattern = /<!\[CDATA\[([\s\S]*?)\]\]>|<!--[\s\S]*?-->|<\?[\s\S]*?\?>|<[^>]*>|([^<]+)/g;
  for (const match of raw.matchAll(pattern))
    text += match[1] !== undefined ? match[1].replace(/\r\n|[\n\r\t]/g, " ") : match[2] !== undefined ? decodeText(match[2]) : "";
  return text;
}

/** Offset in the source of the character at `offset` of a divisible w:t whose characters begin at `rawStart`. */
export function rawOffset(source: string, rawStart: number, offset: number): number {
  let at = rawStart;
  for (let left = offset; left > 0;) {
    const c = source.charCodeAt(at);
    if (c === 0x26) {
      const end = source.indexOf(";", at);
      const reference = end < 0 ? "" : decodeXml(source.slice(at, end + 1));
      if (reference === "" || reference.startsWith("&#") || (reference.length > 1 && reference.startsWith("&"))) {
        at++;
        left--;
      } else {
        at = end + 1;
        left -= reference.length;
      }
    } else {
      at += c === 0x0d && source.charCodeAt(at + 1) === 0x0a ? 2 : 1;
      left--;
    }
  }
  return at;
}
