/** getHtml, roughly: paragraphs, headings, bold, italic and links of a stretch. */
import { contentOf } from "./content.ts";
import type { LiveDocument } from "./document.ts";
import { fontOf } from "./fonts.ts";
import { piecesOf, type Span } from "./ranges.ts";
import { builtInName, styleOfParagraph } from "./styles.ts";
import { shown } from "./text.ts";

const escape = (text: string): string => text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;");

export function htmlOf(doc: LiveDocument, span: Span): string {
  const story = doc.storyOf(span.start.p).w;
  const blocks = piecesOf(doc, span).map(({ p, from, to }) => {
    const heading = /^Heading([1-6])$/.exec(builtInName(styleOfParagraph(doc, p)))?.[1];
    const tag = heading === undefined ? "p" : `h${heading}`;
    let inside = "";
    for (const atom of contentOf(p).atoms) {
      if (atom.start + atom.length <= from || atom.start >= to) continue;
      const text = shown(doc, atom, story, "paragraph");
      const piece = atom.kind === "text" ? text.slice(Math.max(0, from - atom.start), Math.max(0, to - atom.start)) : text;
      let html = escape(piece).replaceAll("\v", "<br>");
      if (html !== "" && atom.run && fontOf(doc, p, atom.run, "bold") === true) html = `<b>${html}</b>`;
      if (html !== "" && atom.run && fontOf(doc, p, atom.run, "italic") === true) html = `<i>${html}</i>`;
      inside += html;
    }
    return `<${tag}>${inside}</${tag}>`;
  });
  return `<html><body>${blocks.join("")}</body></html>`;
}
