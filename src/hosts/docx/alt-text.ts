/** Changes a picture's alternative text in the XML of its paragraph, and nothing else there: not a quotation mark that need not change. */
import { decodeXml, encodeXml, nameOf, scanXml } from "../package/xml.ts";
import { rawOffset } from "../wordprocessing/characters.ts";
import { readParagraph } from "../wordprocessing/paragraph.ts";
import { altTextPlace, attributeSpan, pictureElements } from "../wordprocessing/pictures.ts";
import { wordVocabulary } from "../wordprocessing/vocabulary.ts";
import type { ParagraphSource } from "./selection.ts";

/** The attribute of one picture: where it stands with the blank before it, or where it would come (`start` = `end`). */
interface AltAttribute {
  readonly name: string;
  readonly start: number;
  readonly end: number;
  readonly value: { readonly start: number; readonly end: number; readonly quote: string } | null;
}

/** The paragraph with this alternative text on its picture number `ordinal` (from 0); null takes it away. Null answers that there is no place for it. */
export function withAltText(source: ParagraphSource, ordinal: number, text: string | null): string | null {
  const found = altAttribute(source, ordinal);
  if (found === null) return null;
  const { start, end, value, name } = found;
  if (text === null) return spliced(source.xml, start, end, "");
  if (value === null) return spliced(source.xml, start, end, ` ${name}="${encodeXml(text)}"`);
  return spliced(source.xml, value.start, value.end, respelt(source.xml.slice(value.start, value.end), text, value.quote));
}

/** The attribute as it stands in the file, blank before it and all; empty where the picture has none; null where it can't have one. */
export function altTextSource(source: ParagraphSource, ordinal: number): string | null {
  const found = altAttribute(source, ordinal);
  return found && source.xml.slice(found.start, found.end);
}

/** The paragraph with that put in place of what stands. */
export function withAltTextSource(source: ParagraphSource, ordinal: number, spelling: string): string {
  const found = altAttribute(source, ordinal);
  return found === null ? source.xml : spliced(source.xml, found.start, found.end, spelling);
}

function altAttribute(source: ParagraphSource, ordinal: number): AltAttribute | null {
  const tree = scanXml(source.xml, wordVocabulary, source.part, source.bindings, true);
  const picture = pictureElements(tree, readParagraph(tree, 0, source.fields, () => null).atoms)[ordinal];
  const place = picture && altTextPlace(tree, picture.element);
  if (!place) return null;
  const { element, attribute: name } = place;
  const span = attributeSpan(tree, element, name);
  if (span) {
    const value = { start: span.valueStart, end: span.end - 1, quote: span.quote };
    return { name, start: span.start, end: span.end, value };
  }
  let at = (tree.openEnd[element] as number) - 1;
  if (source.xml[at - 1] === "/") at--;
  const first = (tree.start[element] as number) + 1 + nameOf(tree, element).qname.length;
  while (at > first && /\s/.test(source.xml[at - 1] as string)) at--;
  return { name, start: at, end: at, value: null };
}

const spliced = (xml: string, start: number, end: number, insert: string): string =>
  xml.slice(0, start) + insert + xml.slice(end);

/** A new value that keeps the old spelling of what both begin and end with: `&#10;` stays as it was, and so does an entity. */
function respelt(raw: string, text: string, quote: string): string {
  const old = decodeXml(raw);
  let head = 0;
  while (head < old.length && head < text.length && old[head] === text[head]) head++;
  let tail = 0;
  while (tail < Math.min(old.length, text.length) - head && old.at(-1 - tail) === text.at(-1 - tail)) tail++;
  // Never between the halves of a surrogate pair, which may be one reference.
  if (/[\uD800-\uDBFF]$/.test(text.slice(0, head))) head--;
  if (tail > 0 && /^[\uDC00-\uDFFF]/.test(text.slice(text.length - tail))) tail--;
  const before = raw.slice(0, rawOffset(raw, 0, head));
  const after = raw.slice(rawOffset(raw, 0, old.length - tail));
  const encoded = encodeXml(text.slice(head, text.length - tail));
  const made = before + (quote === "'" ? encoded.replaceAll("'", "&apos;") : encoded) + after;
  return decodeXml(made) === decodeXml(encodeXml(text)) ? made : encodeXml(text).replaceAll("'", "&apos;");
}
