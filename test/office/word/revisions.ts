/** Tracked changes: which there are in a stretch, what each says, and what is left when it is accepted or rejected. */
import { charactersOf, contentOf } from "./content.ts";
import type { LiveDocument } from "./document.ts";
import { word, type XmlElement, XmlText } from "./dom.ts";
import { paragraphsIn, type Span } from "./ranges.ts";
import { shown } from "./text.ts";

/** Revisions of runs and of formatting that a span touches, in order. */
export function revisionsIn(doc: LiveDocument, span: Span): XmlElement[] {
  const found = new Set<XmlElement>();
  for (const p of paragraphsIn(doc, span)) {
    for (const atom of contentOf(p).atoms) {
      if (p === span.start.p && atom.start + atom.length <= span.start.position) continue;
      if (p === span.end.p && atom.start >= span.end.position) break;
      for (let at = atom.node.parent; at && at !== p; at = at.parent)
        if (["ins", "del", "moveFrom", "moveTo"].includes(at.w)) found.add(at);
      const format = atom.run?.child("rPr")?.child("rPrChange");
      if (format) found.add(format);
    }
  }
  return [...found];
}

export const typeOf = (revision: XmlElement): string =>
  revision.w === "rPrChange" ? "Formatted" : revision.w === "del" || revision.w === "moveFrom" ? "Deleted" : "Added";

export function textOf(doc: LiveDocument, revision: XmlElement): string {
  const p = revision.closest("p");
  if (!p) return "";
  const holder = revision.w === "rPrChange" ? revision.closest("r") : revision;
  const story = doc.storyOf(p).w;
  return contentOf(p)
    .atoms.filter(({ node }) => holder?.contains(node))
    .map((atom) => shown(doc, atom, story, "range"))
    .join("");
}

export function settle(doc: LiveDocument, revision: XmlElement, isAccepted: boolean): void {
  const p = revision.closest("p");
  doc.requireWritable(p);
  if (!p) return;
  doc.oweParagraph("ParagraphChanged", p);
  if (revision.w === "rPrChange") {
    const properties = revision.parent as XmlElement;
    const old = revision.child("rPr");
    revision.detach();
    if (isAccepted) return;
    for (const child of properties.elements) child.detach();
    properties.append(...(old?.elements ?? []));
    return;
  }
  const stays = (typeOf(revision) === "Added") === isAccepted;
  const atoms = contentOf(p).atoms.filter(({ node }) => revision.contains(node));
  if (!stays) {
    const start = atoms[0]?.start;
    const count = atoms.reduce((sum, atom) => sum + atom.length, 0);
    revision.detach();
    if (start !== undefined) doc.anchors.removed(p, start, count);
    return;
  }
  for (const text of [...revision.descendants()].filter(({ w }) => w === "delText")) {
    const t = word(text, "t", { "xml:space": "preserve" }, new XmlText(charactersOf(text)));
    text.parent?.insert(text.index, t);
    text.detach();
  }
  revision.unwrap();
}

/** The text with all changes rejected ("Original") or accepted ("Current"). */
export function reviewedText(doc: LiveDocument, span: Span, version: unknown): string {
  const isOriginal = version === "Original";
  return paragraphsIn(doc, span)
    .map((p) => {
      const story = doc.storyOf(p).w;
      let text = "";
      for (const atom of contentOf(p).atoms) {
        if (p === span.start.p && atom.start + atom.length <= span.start.position) continue;
        if (p === span.end.p && atom.start >= span.end.position) break;
        const isNew = atom.node.closest("ins", "moveTo") !== null;
        if (isOriginal ? isNew : atom.isDeleted) continue;
        const from = p === span.start.p ? Math.max(0, span.start.position - atom.start) : 0;
        const to = p === span.end.p ? Math.max(0, span.end.position - atom.start) : atom.length;
        text += atom.kind === "text" ? atom.text.slice(from, to) : shown(doc, { ...atom, isDeleted: false }, story, "range");
      }
      return text;
    })
    .join("\r");
}
