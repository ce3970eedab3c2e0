/** Styles by the names that Word's API uses: built-in names in English, whatever the document calls their ids. */
import type { LiveDocument } from "./document.ts";
import { parseFragment, type XmlElement } from "./dom.ts";

/** Names of BuiltInStyleName that are not made of the file's name by dropping blanks. */
const BUILT_IN: Readonly<Record<string, string>> = {
  Normal: "normal",
  FootnoteText: "footnote text",
  FootnoteReference: "footnote reference",
  EndnoteText: "endnote text",
  EndnoteReference: "endnote reference",
  Header: "header",
  Footer: "footer",
  Caption: "caption",
  Title: "title",
  Subtitle: "subtitle",
  Hyperlink: "hyperlink",
  Strong: "strong",
  Emphasis: "emphasis",
  NoSpacing: "no spacing",
  ListParagraph: "list paragraph",
  Quote: "quote",
  IntenseQuote: "intense quote",
  SubtleEmphasis: "subtle emphasis",
  IntenseEmphasis: "intense emphasis",
  SubtleReference: "subtle reference",
  IntenseReference: "intense reference",
  BookTitle: "book title",
  Bibliography: "bibliography",
  TocHeading: "toc heading",
  TableGrid: "table grid",
  PlainTable1: "plain table 1",
};
for (let level = 1; level <= 9; level++) {
  (BUILT_IN as Record<string, string>)[`Heading${level}`] = `heading ${level}`;
  (BUILT_IN as Record<string, string>)[`Toc${level}`] = `toc ${level}`;
}

const stylesOf = (doc: LiveDocument): XmlElement[] => (doc.part("styles")?.elements ?? []).filter(({ w }) => w === "style");

export function allStyles(doc: LiveDocument): XmlElement[] {
  return stylesOf(doc);
}

export const styleById = (doc: LiveDocument, id: string | null): XmlElement | null =>
  id === null ? null : (stylesOf(doc).find((style) => style.attr("styleId") === id) ?? null);

export function defaultStyle(doc: LiveDocument, type: "paragraph" | "character"): XmlElement | null {
  return stylesOf(doc).find((style) => style.attr("type") === type && /^(1|true|on)$/.test(style.attr("default") ?? "")) ?? null;
}

/** A style by its name as the file or the API spells it, letter case ignored. */
export function styleByName(doc: LiveDocument, name: string): XmlElement | null {
  const folded = name.toLowerCase();
  return stylesOf(doc).find((style) => style.val("name")?.toLowerCase() === folded) ?? null;
}

/** A name as Word shows it: built-in names begin with capitals ("heading 1" in the file is "Heading 1"). */
export function shownName(style: XmlElement): string {
  const name = style.val("name") ?? style.attr("styleId") ?? "";
  return Object.values(BUILT_IN).includes(name) ? name.replace(/\b[a-zåäö]/g, (letter) => letter.toUpperCase()) : name;
}

export function builtInName(style: XmlElement | null): string {
  const name = style?.val("name")?.toLowerCase();
  return Object.entries(BUILT_IN).find(([, own]) => own === name)?.[0] ?? (style ? "Other" : "Normal");
}

export function fileNameOf(builtIn: string): string | null {
  return BUILT_IN[builtIn] ?? null;
}

/**
 * The style of a built-in name, made as a plain one when the file does not hold it: Word knows all of them (their formatting is
 * left out here: our shortening).
 */
export function ensureBuiltIn(doc: LiveDocument, builtIn: string): XmlElement | null {
  const name = BUILT_IN[builtIn];
  if (name === undefined) return null;
  const known = styleByName(doc, name);
  if (known) return known;
  const styles = doc.part("styles");
  if (!styles) return null;
  const isCharacter = /Reference|Emphasis|Strong|Hyperlink|BookTitle/.test(builtIn);
  const base = defaultStyle(doc, isCharacter ? "character" : "paragraph")?.attr("styleId");
  const style = parseFragment(
    styles,
    `<w:style w:type="${isCharacter ? "character" : "paragraph"}" w:styleId="${builtIn}"><w:name w:val="${name}"/>${base ? `<w:basedOn w:val="${base}"/>` : ""}<w:qFormat/></w:style>`,
  );
  styles.append(style);
  return style;
}

/** A style and those it is based on, from the nearest on. */
export function chainOf(doc: LiveDocument, style: XmlElement | null): XmlElement[] {
  const chain: XmlElement[] = [];
  for (let at = style; at && !chain.includes(at); at = styleById(doc, at.val("basedOn"))) chain.push(at);
  return chain;
}

export function styleOfParagraph(doc: LiveDocument, p: XmlElement): XmlElement | null {
  const id = p.child("pPr")?.val("pStyle") ?? null;
  return (id === null ? null : styleById(doc, id)) ?? defaultStyle(doc, "paragraph");
}
