/** What Body, Paragraph, Range and ContentControl have in common: insert, search, select, formatting, what is in them and around them. */
import { HostError, type HostObject, type Member } from "../../host-object.ts";
import { contentOf } from "../content.ts";
import { controlId } from "../control-ids.ts";
import { controlsAround, controlsBelow, insertControl, kindOf, spanOfControl } from "../controls.ts";
import { generalException, invalidArgument, itemNotFound, type LiveDocument, type Place } from "../document.ts";
import { word, type XmlElement } from "../dom.ts";
import { deleteBetween, formatAt, insertNodes, insertText, oweChange, paragraphProperties } from "../edits.ts";
import { formatRuns, setRunProperty } from "../fonts.ts";
import { makeNote, referencesIn, noteOf, type NoteKind } from "../note-parts.ts";
import {
  BodyObject,
  CollectionObject,
  ControlObject,
  ElementObject,
  FontObject,
  NoteObject,
  ParagraphObject,
  RangeObject,
} from "../objects.ts";
import {
  behind,
  isEmpty,
  located,
  paragraphsIn,
  paragraphsOf,
  piecesOf,
  rangeOf,
  relation,
  type Span,
  spanOf,
} from "../ranges.ts";
import { ooxmlOfContainer, ooxmlOfSpan } from "../ooxml.ts";
import { search } from "../search.ts";
import { moveSelection } from "../selection.ts";
import { builtInName, ensureBuiltIn, shownName, styleById, styleByName, styleOfParagraph } from "../styles.ts";
import { rangeText } from "../text.ts";
import { insertBreak } from "../breaks.ts";

export type Table = Readonly<Record<string, Member>>;

export const string = (value: unknown): string => {
  if (typeof value !== "string") throw invalidArgument();
  return value;
};

/** The item, or ItemNotFound. */
export const needed = <T>(value: T | null | undefined): T => {
  if (value === null || value === undefined) throw itemNotFound();
  return value;
};

export const collection = <Item extends HostObject>(type: string, read: () => readonly Item[]): CollectionObject<Item> =>
  new CollectionObject(type, read);

/** Puts text in at one of an object's named places, as Word does; answers the range of the new text. */
export function insertTextAt(doc: LiveDocument, object: HostObject, text: string, location: unknown): RangeObject {
  const span = spanOf(doc, object, object instanceof RangeObject ? "whole" : "content");
  const inside = (place: Place): Place => ({ p: place.p, position: Math.min(place.position, contentOf(place.p).length) });
  const format = (place: Place): XmlElement | null =>
    doc.has("inserted-text-unformatted") ? null : formatAt(place.p, Math.min(place.position, contentOf(place.p).length));
  switch (location) {
    case "Replace":
      return replaceText(doc, object, span, text);
    case "Start":
    case "Before": {
      const made = insertText(doc, span.start, text, format(span.start));
      const range = rangeOf(doc, made);
      if (object instanceof RangeObject && location === "Start")
        doc.anchors.move(object.start, made.start.p, made.start.position);
      return range;
    }
    case "End":
    case "After": {
      const at = location === "After" ? behind(doc, span.end) : inside(span.end);
      const made = insertText(doc, at, text, format(at));
      if (object instanceof RangeObject && location === "End" && span.end.position <= contentOf(span.end.p).length)
        doc.anchors.move(object.end, made.end.p, made.end.position);
      return rangeOf(doc, made);
    }
    default:
      throw invalidArgument();
  }
}

function replaceText(doc: LiveDocument, object: HostObject, span: Span, text: string): RangeObject {
  const first = span.start.position < contentOf(span.start.p).length ? formatAt(span.start.p, span.start.position + 1) : null;
  const format = doc.has("inserted-text-unformatted") ? null : first;
  // The last mark stays, so that replacing a paragraph's text leaves a paragraph.
  const end = { p: span.end.p, position: Math.min(span.end.position, contentOf(span.end.p).length) };
  const tail = doc.anchors.add(end.p, end.position, "before");
  if (!isEmpty({ start: span.start, end })) deleteBetween(doc, span.start, end);
  // With tracking the new text follows the deleted one (SV2).
  const at = doc.isTracking
    ? doc.place(tail)
    : { p: span.start.p, position: Math.min(span.start.position, contentOf(span.start.p).length) };
  const made = insertText(doc, at, text, format);
  if (object instanceof RangeObject) {
    doc.anchors.move(object.start, made.start.p, made.start.position);
    doc.anchors.move(object.end, made.end.p, made.end.position);
  }
  return rangeOf(doc, made);
}

/** The controls that lie within a span, in order, those of inner levels included. */
export function controlsIn(doc: LiveDocument, span: Span): XmlElement[] {
  const found: XmlElement[] = [];
  const seen = new Set<XmlElement>();
  for (const p of paragraphsIn(doc, span)) {
    for (let sdt = p.closest("sdt"); sdt; sdt = sdt.closest("sdt")) {
      if (seen.has(sdt)) continue;
      const whole = spanOfControl(doc, sdt, "content");
      const is = relation(doc, span, whole);
      seen.add(sdt);
      if (["Equal", "Contains", "ContainsStart", "ContainsEnd"].includes(is)) found.push(sdt);
    }
    for (const atom of contentOf(p).atoms) {
      if (atom.kind !== "open") continue;
      const { start, end } = spanOfControl(doc, atom.node, "content");
      const isInside = (doc.compare(span.start, start) ?? 1) <= 0 && (doc.compare(end, span.end) ?? 1) <= 0;
      if (isInside) found.push(atom.node);
    }
  }
  return found;
}

const DEFAULT_TYPES = ["RichText", "PlainText"];

export const controls = (read: () => readonly XmlElement[]): CollectionObject<ControlObject> =>
  collection("ContentControlCollection", () => read().map((sdt) => ControlObject.of(sdt)));

/** Controls of the types asked for: rich and plain text unless the caller names others (docs: ContentControlOptions). */
export function typedControls(read: () => readonly XmlElement[], options: unknown): CollectionObject<ControlObject> {
  const record = (options ?? {}) as Readonly<Record<string, unknown>>;
  const types = (record["types"] ?? record["Types"] ?? DEFAULT_TYPES) as readonly string[];
  return controls(() => read().filter((sdt) => types.includes(kindOf(sdt))));
}

export function notesIn(doc: LiveDocument, kind: NoteKind, span: () => Span): CollectionObject<NoteObject> {
  return collection("NoteItemCollection", () => {
    const { start, end } = span();
    return paragraphsIn(doc, { start, end }).flatMap((p) =>
      referencesIn(p, kind).flatMap((reference) => {
        const atom = contentOf(p).atoms.find(({ node }) => node === reference);
        const isInside =
          atom !== undefined && (p !== start.p || atom.start >= start.position) && (p !== end.p || atom.start < end.position);
        const note = isInside ? noteOf(doc, reference) : null;
        return note ? [new NoteObject(note)] : [];
      }),
    );
  });
}

/** A note at the end of a range. The desktop puts its reference inside a control that ends there, the web outside (#6397). */
export function insertNote(doc: LiveDocument, span: Span, kind: NoteKind, text: unknown): NoteObject {
  const story = doc.storyOf(span.start.p);
  // Word has notes of the main text only.
  if (story.w !== "body") throw generalException("A note cannot be inserted here.");
  const { p } = span.end;
  let position = Math.min(span.end.position, contentOf(p).length);
  if (doc.has("footnote-outside-control")) {
    for (;;) {
      const atom = contentOf(p).atoms.find(({ start }) => start === position);
      if (atom?.kind !== "close") break;
      position++;
    }
  }
  doc.requireWritable(p);
  const { note, reference } = makeNote(doc, p, kind, text === undefined || text === null ? "" : string(text));
  insertNodes(doc, p, position, [reference], 1);
  return new NoteObject(note);
}

/** The styles of a stretch: the one name when all agree, "" when they don't. */
function styleIn(doc: LiveDocument, object: HostObject, read: (style: XmlElement | null) => string): string {
  const names = new Set(paragraphsOf(doc, object).map((p) => read(styleOfParagraph(doc, p))));
  const [name = ""] = names;
  return names.size === 1 ? name : "";
}

export function setStyle(doc: LiveDocument, object: HostObject, style: XmlElement): void {
  const span = spanOf(doc, object, object instanceof RangeObject ? "whole" : "content");
  const id = style.attr("styleId") ?? "";
  if (style.attr("type") === "character") {
    formatRuns(doc, piecesOf(doc, span), (properties) => setRunProperty(properties, "rStyle", { val: id }));
    return;
  }
  for (const p of paragraphsOf(doc, object)) {
    doc.requireWritable(p);
    const properties = paragraphProperties(p);
    properties.child("pStyle")?.detach();
    if (styleOfParagraph(doc, p) !== style) properties.insert(0, word(p, "pStyle", { val: id }));
    oweChange(doc, p);
  }
}

/** What belongs to all four kinds of text. */
export function textMembers(doc: LiveDocument): Table {
  const span = (self: HostObject): Span => spanOf(doc, self, self instanceof RangeObject ? "whole" : "content");
  const around = (self: HostObject): XmlElement[] => {
    if (self instanceof ControlObject) {
      const whole = spanOfControl(doc, self.sdt, "whole");
      return controlsAround(doc, whole.start, whole.end).filter((sdt) => sdt !== self.sdt);
    }
    if (self instanceof BodyObject) {
      const sdt = self.container.closest("sdt");
      return sdt ? [sdt] : [];
    }
    const { start, end } = span(self);
    return controlsAround(doc, start, end);
  };
  const parentControl = (self: HostObject): ControlObject | null => {
    const [sdt] = around(self);
    return sdt ? ControlObject.of(sdt) : null;
  };
  const cellOf = (self: HostObject): XmlElement | null => {
    if (self instanceof BodyObject) return self.container.closest("tc");
    const { start, end } = span(self);
    for (let cell = start.p.closest("tc"); cell; cell = cell.closest("tc")) if (cell.contains(end.p)) return cell;
    return null;
  };
  const tableOf = (self: HostObject): XmlElement | null => {
    if (self instanceof BodyObject) return self.container.closest("tbl");
    const { start, end } = span(self);
    for (let table = start.p.closest("tbl"); table; table = table.closest("tbl")) if (table.contains(end.p)) return table;
    return null;
  };
  const asObject = <Type extends string>(type: Type, element: XmlElement | null): ElementObject<Type> | null =>
    element ? new ElementObject(type, element) : null;

  return {
    get_Text: (self) => {
      const { start, end } = span(self);
      return rangeText(doc, start, end);
    },
    nav_Font: (self) => new FontObject(self),
    nav_Paragraphs: (self) => collection("ParagraphCollection", () => paragraphsOf(doc, self).map((p) => new ParagraphObject(p))),
    nav_ContentControls: (self) =>
      typedControls(() => (self instanceof ControlObject ? controlsBelow(self.sdt) : controlsIn(doc, span(self))), null),
    m_GetContentControls: (self, [options]) =>
      typedControls(() => (self instanceof ControlObject ? controlsBelow(self.sdt) : controlsIn(doc, span(self))), options),
    nav_Footnotes: (self) => notesIn(doc, "footnote", () => span(self)),
    nav_Endnotes: (self) => notesIn(doc, "endnote", () => span(self)),
    nav_Tables: (self) =>
      collection("TableCollection", () => {
        const tables = new Set<XmlElement>();
        for (const p of paragraphsIn(doc, span(self))) {
          const table = p.closest("tbl");
          if (table && table !== tableOf(self)) tables.add(table);
        }
        return [...tables].map((table) => new ElementObject("Table", table));
      }),
    nav_ParentBody: (self) => {
      const { start } = span(self);
      return new BodyObject(cellOf(self) ?? doc.storyOf(start.p));
    },
    nav_ParentContentControl: (self) => needed(parentControl(self)),
    nav_ParentContentControlOrNullObject: parentControl,
    nav_ParentTable: (self) => needed(asObject("Table", tableOf(self))),
    nav_ParentTableOrNullObject: (self) => asObject("Table", tableOf(self)),
    nav_ParentTableCell: (self) => needed(asObject("TableCell", cellOf(self))),
    nav_ParentTableCellOrNullObject: (self) => asObject("TableCell", cellOf(self)),
    get_Style: (self) => styleIn(doc, self, (style) => (style ? shownName(style) : "Normal")),
    set_Style: (self, [name]) => {
      setStyle(doc, self, needed(styleByName(doc, string(name)) ?? styleById(doc, string(name))));
    },
    get_StyleBuiltIn: (self) => styleIn(doc, self, builtInName) || "Other",
    set_StyleBuiltIn: (self, [name]) => {
      const style = ensureBuiltIn(doc, string(name));
      if (!style) throw invalidArgument();
      setStyle(doc, self, style);
    },
    m_Search: (self, [text, options]) => {
      const { start, end } = span(self);
      const hits = search(doc, start, end, text, options).map((hit) => rangeOf(doc, hit));
      return collection("RangeCollection", () => hits);
    },
    m_Select: (self, [mode]) => {
      const { start, end } = span(self);
      moveSelection(doc, mode === "Start" ? { start, end: start } : mode === "End" ? { start: end, end } : { start, end }, true);
    },
    m_GetRange: (self, [location]) => rangeOf(doc, located(doc, self, location)),
    m_GetOoxml: (self) =>
      self instanceof BodyObject ? ooxmlOfContainer(doc, self.container) : ooxmlOfSpan(doc, spanOf(doc, self)),
    m_InsertText: (self, [text, location]) => {
      const isOutside = location === "Before" || location === "After";
      if (isOutside && !(self instanceof RangeObject)) throw invalidArgument();
      return insertTextAt(doc, self, string(text), location);
    },
    m_InsertContentControl: (self, [type]) => {
      const { start, end } = spanOf(doc, self, "whole");
      return ControlObject.of(insertControl(doc, start, end, type === undefined || type === null ? "RichText" : string(type)));
    },
    m_InsertBreak: (self, [type, location]) => {
      insertBreak(doc, self, string(type), location);
    },
    m_Clear: (self) => {
      const { start, end } = spanOf(doc, self, self instanceof RangeObject ? "whole" : "content");
      deleteBetween(doc, start, { p: end.p, position: Math.min(end.position, contentOf(end.p).length) });
    },
  };
}

/** Ids are numbers on the wire, some clients send them as text. */
export function controlWithId(doc: LiveDocument, all: readonly ControlObject[], id: unknown): ControlObject | null {
  const number = typeof id === "string" ? Number(id) : id;
  if (typeof number !== "number" || Number.isNaN(number)) throw invalidArgument();
  return all.find(({ sdt }) => controlId(doc, sdt) === number) ?? null;
}

export const notEmulated = (what: string): HostError => new HostError("NotImplemented", `${what} is not emulated.`, 501);
