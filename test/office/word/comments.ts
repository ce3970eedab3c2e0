/** Comments: their part, their marks in the text, and the text that they are about. */
import { contentOf, spotAfter, spotBefore } from "./content.ts";
import { AUTHOR, itemNotFound, type LiveDocument, NOW } from "./document.ts";
import { word, type XmlElement, XmlText } from "./dom.ts";
import { paragraphsIn, type Span } from "./ranges.ts";

const TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml.comments+xml";

function commentsRoot(doc: LiveDocument): XmlElement {
  const known = doc.part("comments");
  if (known) return known;
  doc.package.add("word/comments.xml", `<w:comments xmlns:w="${doc.body.namespace}"/>`, TYPE);
  doc.package.relate(doc.mainPart, "comments", "word/comments.xml");
  return doc.part("comments") as XmlElement;
}

export function commentWithId(doc: LiveDocument, id: string): XmlElement | null {
  return doc.part("comments")?.elements.find((one) => one.attr("id") === id) ?? null;
}

/** Puts a comment on a span; answers the w:comment. */
export function addComment(doc: LiveDocument, span: Span, text: string): XmlElement {
  doc.requireWritable(span.start.p);
  const root = commentsRoot(doc);
  const id = String(Math.max(-1, ...root.elements.map((one) => Number(one.attr("id")) || 0)) + 1);
  const paragraphs = text.split(/\r\n|\n|\r/).map((line, index) => {
    const mark = index === 0 ? [word(root, "r", {}, word(root, "annotationRef"))] : [];
    return word(root, "p", {}, ...mark, word(root, "r", {}, word(root, "t", { "xml:space": "preserve" }, new XmlText(line))));
  });
  const comment = word(root, "comment", { id, author: AUTHOR, date: NOW, initials: "EU" }, ...paragraphs);
  root.append(comment);
  const endPosition = Math.min(span.end.position, contentOf(span.end.p).length);
  const tail = spotAfter(span.end.p, endPosition);
  const reference = word(span.end.p, "r", {}, word(span.end.p, "commentReference", { id }));
  tail.parent.insert(tail.index, word(span.end.p, "commentRangeEnd", { id }), reference);
  doc.anchors.inserted(span.end.p, endPosition, 1);
  const head = spotBefore(span.start.p, span.start.position);
  head.parent.insert(head.index, word(span.start.p, "commentRangeStart", { id }));
  return comment;
}

interface Marks {
  readonly start: XmlElement | null;
  readonly end: XmlElement | null;
  readonly reference: XmlElement | null;
}

function marksOf(doc: LiveDocument, id: string): Marks {
  let start: XmlElement | null = null;
  let end: XmlElement | null = null;
  let reference: XmlElement | null = null;
  for (const one of doc.body.descendants()) {
    if (one.attr("id") !== id) continue;
    if (one.w === "commentRangeStart") start = one;
    else if (one.w === "commentRangeEnd") end = one;
    else if (one.w === "commentReference") reference = one;
  }
  return { start, end, reference };
}

/** The position just behind or before a marker: what its nearest neighbour in the text says. */
function positionAt(p: XmlElement, marker: XmlElement): number {
  let position = 0;
  const order = new Map([...p.descendants()].map((element, index) => [element, index]));
  const at = order.get(marker) ?? 0;
  for (const atom of contentOf(p).atoms)
    if ((order.get(atom.node) ?? 0) < at && atom.kind !== "close") position = atom.start + atom.length;
  return position;
}

export function spanOfComment(doc: LiveDocument, comment: XmlElement): Span {
  const { start, end, reference } = marksOf(doc, comment.attr("id") ?? "");
  const last = end ?? reference;
  const endP = last?.closest("p");
  if (!last || !endP) throw itemNotFound();
  const startP = start?.closest("p") ?? endP;
  return {
    start: { p: startP, position: positionAt(startP, start ?? last) },
    end: { p: endP, position: positionAt(endP, last) },
  };
}

export function commentText(doc: LiveDocument, comment: XmlElement): string {
  return doc
    .paragraphs(comment)
    .map((p) =>
      contentOf(p)
        .atoms.map((atom) => (atom.kind === "text" ? atom.text : ""))
        .join(""),
    )
    .join("\r");
}

export function deleteComment(doc: LiveDocument, comment: XmlElement): void {
  const { start, end, reference } = marksOf(doc, comment.attr("id") ?? "");
  doc.requireWritable(reference);
  const run = reference?.closest("r") ?? null;
  const p = reference?.closest("p");
  const atom = p ? contentOf(p).atoms.find(({ node }) => node === reference) : undefined;
  start?.detach();
  end?.detach();
  reference?.detach();
  if (run?.elements.every(({ w }) => w === "rPr")) run.detach();
  if (p && atom) doc.anchors.removed(p, atom.start, 1);
  comment.detach();
}

/** The comments whose reference stands in a span. */
export function commentsIn(doc: LiveDocument, span: Span): XmlElement[] {
  return paragraphsIn(doc, span).flatMap((p) =>
    contentOf(p).atoms.flatMap((atom) => {
      if (atom.node.w !== "commentReference") return [];
      if (p === span.start.p && atom.start < span.start.position) return [];
      // The mark stands just behind the text it is about.
      if (p === span.end.p && atom.start > span.end.position) return [];
      return commentWithId(doc, atom.node.attr("id") ?? "") ?? [];
    }),
  );
}
