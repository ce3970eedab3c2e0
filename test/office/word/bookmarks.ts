/** Bookmarks: put around a span, found again by name. */
import { contentOf, spotAfter, spotBefore } from "./content.ts";
import { invalidArgument, type LiveDocument } from "./document.ts";
import { word, type XmlElement } from "./dom.ts";
import { isEmpty, paragraphsIn, relation, type Span } from "./ranges.ts";

const startsOf = (doc: LiveDocument): XmlElement[] => [...doc.body.descendants()].filter(({ w }) => w === "bookmarkStart");

/** Names begin with a letter or, hidden ones, with an underscore; at most 40 characters (docs: Range.insertBookmark). */
export function insertBookmark(doc: LiveDocument, span: Span, name: string): void {
  if (!/^[\p{L}_][\p{L}\p{N}_]{0,39}$/u.test(name)) throw invalidArgument();
  doc.requireWritable(span.start.p);
  deleteBookmark(doc, name);
  const id = String(Math.max(-1, ...startsOf(doc).map((one) => Number(one.attr("id")) || 0)) + 1);
  const end = Math.min(span.end.position, contentOf(span.end.p).length);
  const tail = isEmpty(span) ? spotBefore(span.end.p, end) : spotAfter(span.end.p, end);
  tail.parent.insert(tail.index, word(span.end.p, "bookmarkEnd", { id }));
  const head = spotBefore(span.start.p, span.start.position);
  const last = head.parent.children[head.index - 1];
  // Of an empty span the end was put in first: the start goes before it.
  const index = isEmpty(span) && last?.kind === "element" && last.w === "bookmarkEnd" ? head.index - 1 : head.index;
  head.parent.insert(index, word(span.start.p, "bookmarkStart", { id, name }));
}

export function deleteBookmark(doc: LiveDocument, name: string): boolean {
  const start = startsOf(doc).find((one) => one.attr("name") === name);
  if (!start) return false;
  doc.requireWritable();
  const id = start.attr("id");
  for (const end of [...doc.body.descendants()]) if (end.w === "bookmarkEnd" && end.attr("id") === id) end.detach();
  start.detach();
  return true;
}

/** Where the next thing in the text stands after a marker. */
function positionOf(p: XmlElement, marker: XmlElement): number {
  const order = new Map([...p.descendants()].map((element, index) => [element, index]));
  const at = order.get(marker) ?? 0;
  const next = contentOf(p).atoms.find((atom) => atom.kind !== "close" && (order.get(atom.node) ?? 0) > at);
  return next ? next.start : contentOf(p).length;
}

export function spanOfBookmark(doc: LiveDocument, name: string): Span | null {
  const start = startsOf(doc).find((one) => one.attr("name") === name);
  const end = [...doc.body.descendants()].find((one) => one.w === "bookmarkEnd" && one.attr("id") === start?.attr("id"));
  const startP = start?.closest("p");
  const endP = end?.closest("p");
  if (!start || !end || !startP || !endP) return null;
  return { start: { p: startP, position: positionOf(startP, start) }, end: { p: endP, position: positionOf(endP, end) } };
}

/** Names of the bookmarks that a span touches; those that begin with an underscore only when asked for. */
export function bookmarksIn(doc: LiveDocument, span: Span, withHidden: boolean, withAdjacent: boolean): string[] {
  const paragraphs = new Set(paragraphsIn(doc, span));
  return startsOf(doc).flatMap((start) => {
    const name = start.attr("name") ?? "";
    if (name.startsWith("_") && !withHidden) return [];
    const own = spanOfBookmark(doc, name);
    if (!own || (!paragraphs.has(own.start.p) && !paragraphs.has(own.end.p))) return [];
    const is = relation(doc, own, span);
    const isApart = is === "Before" || is === "After" || (is.startsWith("Adjacent") && !withAdjacent);
    return isApart ? [] : [name];
  });
}
