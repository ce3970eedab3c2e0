/** From places to ranges and back: where each object lies, and the named locations in it. */
import type { HostObject } from "../host-object.ts";
import { contentOf } from "./content.ts";
import { spanOfControl } from "./controls.ts";
import { invalidArgument, itemNotFound, type LiveDocument, type Place } from "./document.ts";
import type { XmlElement } from "./dom.ts";
import { BodyObject, ControlObject, ElementObject, ParagraphObject, RangeObject } from "./objects.ts";

export interface Span {
  readonly start: Place;
  readonly end: Place;
}

export function rangeOf(doc: LiveDocument, { start, end }: Span): RangeObject {
  return new RangeObject(doc.anchors.add(start.p, start.position, "after"), doc.anchors.add(end.p, end.position, "before"));
}

export const spanOfParagraph = (p: XmlElement, which: "whole" | "content"): Span => ({
  start: { p, position: 0 },
  end: { p, position: contentOf(p).length + (which === "whole" ? 1 : 0) },
});

export function spanOfContainer(doc: LiveDocument, container: XmlElement, which: "whole" | "content" = "content"): Span {
  const list = doc.paragraphs(container);
  const first = list[0];
  const last = list.at(-1);
  if (!first || !last) throw itemNotFound();
  return { start: { p: first, position: 0 }, end: spanOfParagraph(last, which).end };
}

/** What an object covers. A detached one is gone: ItemNotFound. */
export function spanOf(doc: LiveDocument, object: HostObject, which: "whole" | "content" = "whole"): Span {
  if (object instanceof RangeObject) {
    const start = doc.place(object.start);
    const end = doc.place(object.end);
    // A range that all was taken out of is empty.
    const order = doc.compare(start, end);
    return order !== null && order > 0 ? { start, end: start } : { start, end };
  }
  if (object instanceof ParagraphObject) {
    if (!object.p.isAttached) throw itemNotFound();
    return spanOfParagraph(object.p, which);
  }
  if (object instanceof BodyObject) {
    if (!object.container.isAttached) throw itemNotFound();
    return spanOfContainer(doc, object.container);
  }
  if (object instanceof ControlObject) return spanOfControl(doc, object.sdt, which);
  if (object instanceof ElementObject && object.element.isAttached) return spanOfContainer(doc, object.element, "whole");
  throw itemNotFound();
}

/** A named location: Whole, Content, Start, End, Before, After. */
export function located(doc: LiveDocument, object: HostObject, location: unknown): Span {
  const whole = spanOf(doc, object, "whole");
  const content = spanOf(doc, object, "content");
  const at = (place: Place): Span => ({ start: place, end: place });
  switch (location ?? "Whole") {
    case "Whole":
      return whole;
    case "Content":
      return content;
    case "Start":
      return at(content.start);
    case "End":
      return at(content.end);
    case "Before":
      return at(whole.start);
    case "After":
      return at(behind(doc, whole.end));
    default:
      throw invalidArgument();
  }
}

/** The place behind a mark is the start of the next paragraph, where there is one. */
export function behind(doc: LiveDocument, place: Place): Place {
  if (place.position <= contentOf(place.p).length) return place;
  const next = doc.neighbour(place.p, 1);
  return next ? { p: next, position: 0 } : place;
}

export const isEmpty = (span: Span): boolean => span.start.p === span.end.p && span.start.position === span.end.position;

/** The paragraphs that a span touches; one it only reaches with its end is not among them. */
export function paragraphsIn(doc: LiveDocument, { start, end }: Span): readonly XmlElement[] {
  const list = doc.paragraphs(doc.storyOf(start.p));
  const from = doc.indexOf(start.p);
  let to = doc.indexOf(end.p);
  if (to > from && end.position === 0) to--;
  return list.slice(from, to + 1);
}

/** The paragraphs of an object: a body's and a control's own ones, also when the last is empty. */
export function paragraphsOf(doc: LiveDocument, object: HostObject): readonly XmlElement[] {
  if (object instanceof BodyObject && object.container.isAttached) return doc.paragraphs(object.container);
  if (object instanceof ControlObject && object.sdt.isAttached) {
    const own = doc.paragraphs(object.sdt);
    if (own.length > 0) return own;
  }
  return paragraphsIn(doc, spanOf(doc, object, object instanceof RangeObject ? "whole" : "content"));
}

/** The pieces of a span, paragraph by paragraph, marks left out. */
export function piecesOf(doc: LiveDocument, span: Span): { p: XmlElement; from: number; to: number }[] {
  return paragraphsIn(doc, span).map((p) => ({
    p,
    from: p === span.start.p ? span.start.position : 0,
    to: p === span.end.p ? Math.min(span.end.position, contentOf(p).length) : contentOf(p).length,
  }));
}

/** How two spans lie to each other, in the words of Word.LocationRelation. */
export function relation(doc: LiveDocument, a: Span, b: Span): string {
  const compare = (x: Place, y: Place): number | null => doc.compare(x, y);
  const startStart = compare(a.start, b.start);
  if (startStart === null) return "Unrelated";
  const endEnd = compare(a.end, b.end) ?? 0;
  const startEnd = compare(a.start, b.end) ?? 0;
  const endStart = compare(a.end, b.start) ?? 0;
  if (startStart === 0 && endEnd === 0) return "Equal";
  if (endStart < 0) return "Before";
  if (startEnd > 0) return "After";
  if (endStart === 0 && startStart < 0 && endEnd < 0) return "AdjacentBefore";
  if (startEnd === 0 && endEnd > 0 && startStart > 0) return "AdjacentAfter";
  if (startStart === 0) return endEnd > 0 ? "ContainsStart" : "InsideStart";
  if (endEnd === 0) return startStart < 0 ? "ContainsEnd" : "InsideEnd";
  if (startStart < 0 && endEnd > 0) return "Contains";
  if (startStart > 0 && endEnd < 0) return "Inside";
  return startStart < 0 ? "OverlapsBefore" : "OverlapsAfter";
}
