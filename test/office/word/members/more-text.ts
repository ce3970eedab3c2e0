/** What the kinds of text have in common beyond the everyday: comments, bookmarks, changes, pieces, links, tables, OOXML, HTML, fields. */
import type { HostCollection, HostObject, Member } from "../../host-object.ts";
import { annotationsOf, AnnotationObject, insertAnnotations, removeAnnotation, requireAnnotations } from "../annotations.ts";
import { bookmarksIn, deleteBookmark, insertBookmark, spanOfBookmark } from "../bookmarks.ts";
import { addComment, commentsIn, commentText, deleteComment, spanOfComment } from "../comments.ts";
import { contentOf, type FieldSpan } from "../content.ts";
import { generalException, invalidArgument, type LiveDocument, NOW } from "../document.ts";
import { declare, word, type XmlElement } from "../dom.ts";
import { deleteBetween, oweChange } from "../edits.ts";
import { runsWithin } from "../fonts.ts";
import { blocksOfHtml } from "../html-in.ts";
import { blocksOfFile, blocksOfOoxml } from "../import.ts";
import { BodyObject, ControlObject, ElementObject, ParagraphObject, RangeObject } from "../objects.ts";
import { takenApart } from "../pieces.ts";
import { located, paragraphsIn, piecesOf, rangeOf, spanOf, type Span } from "../ranges.ts";
import { revisionsIn, reviewedText, settle, textOf, typeOf } from "../revisions.ts";
import { insertTableBeside } from "../tables.ts";
import { listsIn } from "./lists.ts";
import { collection, needed, string, type Table } from "./text-members.ts";

const OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";

/** The block that a place's paragraph is or stands in, directly in the same container as the object's text. */
const blockAt = (object: HostObject, p: XmlElement): XmlElement => {
  if (!(object instanceof BodyObject)) return p;
  let at = p;
  while (at.parent && at.parent !== object.container) at = at.parent;
  return at;
};

/**
 * Puts blocks in beside the paragraph of a location, or in place of the text: whole paragraphs always, as Word adds one even for a
 * few words (docx reference §4.6).
 */
export function insertBlocks(
  doc: LiveDocument,
  object: HostObject,
  blocks: readonly XmlElement[],
  location: unknown,
): RangeObject {
  const span = spanOf(doc, object, object instanceof RangeObject ? "whole" : "content");
  const isBefore = location === "Before" || location === "Start";
  if (!isBefore && location !== "After" && location !== "End" && location !== "Replace") throw invalidArgument();
  const isOutside = location === "Before" || location === "After";
  if (isOutside && (object instanceof BodyObject || object instanceof ControlObject)) throw invalidArgument();
  doc.requireWritable(span.start.p);
  if (blocks.length === 0) return rangeOf(doc, { start: span.start, end: span.start });
  if (location === "Replace") {
    const end = { p: span.end.p, position: Math.min(span.end.position, contentOf(span.end.p).length) };
    deleteBetween(doc, span.start, end);
  }
  const p = isBefore || location === "Replace" ? span.start.p : span.end.p;
  const beside = blockAt(object, p);
  beside.parent?.insert(beside.index + (isBefore ? 0 : 1), ...blocks);
  const added = blocks.flatMap((block) => (block.w === "p" ? [block] : doc.paragraphs(block)));
  for (const one of added) doc.oweParagraph("ParagraphAdded", one);
  if (location === "Replace" && contentOf(p).length === 0 && blocks.at(-1)?.w === "p") {
    doc.anchors.gone(p, added[0] as XmlElement, 0);
    p.detach();
  }
  const first = needed(added[0]);
  const last = needed(added.at(-1));
  oweChange(doc, first);
  return rangeOf(doc, { start: { p: first, position: 0 }, end: { p: last, position: contentOf(last).length } });
}

export function moreTextMembers(doc: LiveDocument): Table {
  const span = (self: HostObject): Span => spanOf(doc, self, self instanceof RangeObject ? "whole" : "content");
  const pieces = (self: HostObject, marks: unknown, keepsMarks: boolean, trims: unknown): HostCollection => {
    const ranges = takenApart(doc, span(self), marks, { keepsMarks, trims: trims === true }).map((piece) => rangeOf(doc, piece));
    return collection("RangeCollection", () => ranges);
  };
  const fieldsIn = (self: HostObject): FieldObject[] => {
    const found = new Map<FieldSpan, FieldObject>();
    for (const { p, from, to } of piecesOf(doc, span(self)))
      for (const atom of contentOf(p).atoms)
        if (atom.field && atom.start >= from && atom.start < to) found.set(atom.field, new FieldObject(p, atom.field));
    return [...found.values()];
  };
  return {
    nav_Lists: (self) => listsIn(doc, self),
    nav_Fields: (self) => collection("FieldCollection", () => fieldsIn(self)),
    m_GetComments: (self) =>
      collection("CommentCollection", () => commentsIn(doc, span(self)).map((one) => new ElementObject("Comment", one))),
    m_GetTrackedChanges: (self) =>
      collection("TrackedChangeCollection", () =>
        revisionsIn(doc, span(self)).map((one) => new ElementObject("TrackedChange", one)),
      ),
    m_GetReviewedText: (self, [version]) => reviewedText(doc, span(self), version),
    m_GetTextRanges: (self, [marks, trims]) => pieces(self, marks, true, trims),
    m_InsertOoxml: (self, [ooxml, location]) => insertBlocks(doc, self, blocksOfOoxml(doc, string(ooxml)), location),
    m_InsertFileFromBase64: (self, [file, location]) => insertBlocks(doc, self, blocksOfFile(doc, string(file)), location),
    m_InsertHtml: (self, [html, location]) => insertBlocks(doc, self, blocksOfHtml(doc, string(html)), location),
    m_InsertTable: (self, [rows, columns, location, values]) => {
      const { start, end } = span(self);
      const isBefore = location === "Before" || location === "Start";
      if (!isBefore && location !== "After" && location !== "End") throw invalidArgument();
      const block = blockAt(self, isBefore ? start.p : end.p);
      return new ElementObject(
        "Table",
        insertTableBeside(doc, block, isBefore ? "before" : "after", [Number(rows), Number(columns)], values),
      );
    },
  };
}

/** Range only. */
export function moreRangeMembers(doc: LiveDocument): Table {
  return {
    // Shown on the screen for a while and in no file (docs: Range.highlight).
    m_Highlight: (self) => {
      spanOf(doc, self);
    },
    m_RemoveHighlight: (self) => {
      spanOf(doc, self);
    },
    m_InsertComment: (self, [text]) => {
      const { start, end } = spanOf(doc, self);
      return new ElementObject("Comment", addComment(doc, { start, end }, string(text)));
    },
    m_InsertBookmark: (self, [name]) => {
      insertBookmark(doc, spanOf(doc, self), string(name));
    },
    m_GetBookmarks: (self, [withHidden, withAdjacent]) =>
      bookmarksIn(doc, spanOf(doc, self), withHidden === true, withAdjacent === true),
    m_Split: (self, [delimiters, _multiple, trimsDelimiters, trims]) => {
      const cut = takenApart(doc, spanOf(doc, self), delimiters, { keepsMarks: trimsDelimiters !== true, trims: trims === true });
      const ranges = cut.map((piece) => rangeOf(doc, piece));
      return collection("RangeCollection", () => ranges);
    },
    m_GetHyperlinkRanges: (self) => {
      const { start, end } = spanOf(doc, self);
      const ranges = paragraphsIn(doc, { start, end }).flatMap((p) => {
        const { atoms } = contentOf(p);
        const links = new Set(atoms.flatMap((atom) => atom.node.closest("hyperlink") ?? []));
        return [...links].flatMap((link) => {
          const inside = atoms.filter((atom) => link.contains(atom.node));
          const first = inside[0];
          const last = inside.at(-1);
          if (!first || !last) return [];
          return [rangeOf(doc, { start: { p, position: first.start }, end: { p, position: last.start + last.length } })];
        });
      });
      return collection("RangeCollection", () => ranges);
    },
    set_Hyperlink: (self, [address]) => {
      const { start, end } = spanOf(doc, self);
      const target = string(address);
      if (start.p !== end.p || end.position > contentOf(start.p).length)
        throw generalException("A link over several paragraphs is not emulated.");
      doc.requireWritable(start.p);
      const runs = runsWithin(start.p, start.position, end.position);
      for (const link of new Set(runs.flatMap((run) => run.closest("hyperlink") ?? []))) link.unwrap();
      const [first] = runs;
      if (target === "" || !first) return;
      if (runs.some((run) => run.parent !== first.parent)) throw generalException("The range cannot become a link.");
      const [where = "", anchor] = target.split("#");
      const link = word(first, "hyperlink", anchor === undefined ? {} : { anchor });
      if (where !== "") {
        declare(first.root, "r", OFFICE);
        link.attributes.set("r:id", doc.package.relate(doc.partNameOf(first), "hyperlink", where, true));
      }
      const { parent } = first;
      const index = parent?.children.indexOf(first) ?? 0;
      link.append(...runs);
      parent?.insert(index, link);
      oweChange(doc, start.p);
    },
  };
}

/** Paragraph only. */
export function moreParagraphMembers(doc: LiveDocument): Table {
  const of = (self: HostObject): XmlElement => needed(self instanceof ParagraphObject && self.p.isAttached ? self.p : null);
  return {
    m_Split: (self, [delimiters, trimsDelimiters, trims]) => {
      const cut = takenApart(doc, spanOf(doc, self, "content"), delimiters, {
        keepsMarks: trimsDelimiters !== true,
        trims: trims === true,
      });
      const ranges = cut.map((piece) => rangeOf(doc, piece));
      return collection("RangeCollection", () => ranges);
    },
    m_InsertAnnotations: (self, [set]) => insertAnnotations(doc, of(self), set),
    m_GetAnnotations: (self) => {
      requireAnnotations(doc);
      return collection("AnnotationCollection", () =>
        annotationsOf(doc)
          .filter(({ start }) => start.p === of(self))
          .map((annotation) => new AnnotationObject("Annotation", annotation)),
      );
    },
  };
}

export function moreDocumentMembers(doc: LiveDocument): Table {
  const bookmark = (name: unknown): RangeObject | null => {
    const found = spanOfBookmark(doc, string(name));
    return found ? rangeOf(doc, found) : null;
  };
  return {
    m_GetBookmarkRange: (_self, [name]) => needed(bookmark(name)),
    m_GetBookmarkRangeOrNullObject: (_self, [name]) => bookmark(name),
    m_DeleteBookmark: (_self, [name]) => {
      if (!deleteBookmark(doc, string(name))) throw invalidArgument();
    },
    m_GetAnnotationById: (_self, [id]) =>
      new AnnotationObject("Annotation", needed(annotationsOf(doc).find((one) => one.id === id))),
    m_InsertFileFromBase64: (_self, [file, location]) =>
      insertBlocks(doc, new BodyObject(doc.body), blocksOfFile(doc, string(file)), location),
  };
}

class FieldObject implements HostObject {
  readonly type = "Field";
  readonly p: XmlElement;
  readonly field: FieldSpan;

  constructor(p: XmlElement, field: FieldSpan) {
    this.p = p;
    this.field = field;
  }
}

/** Comments, tracked changes, annotations and fields themselves. */
export function apparatusMembers(doc: LiveDocument): Readonly<Record<string, Table>> {
  const element = (self: HostObject): XmlElement =>
    needed(self instanceof ElementObject && self.element.isAttached ? self.element : null);
  const annotation = (self: HostObject): AnnotationObject["annotation"] => {
    const found = self instanceof AnnotationObject ? self.annotation : null;
    return needed(found && annotationsOf(doc).includes(found) ? found : null);
  };
  const spanOfRevision = (revision: XmlElement): Span => {
    const p = needed(revision.closest("p"));
    const holder = revision.w === "rPrChange" ? needed(revision.closest("r")) : revision;
    const inside = contentOf(p).atoms.filter(({ node }) => holder.contains(node));
    const first = needed(inside[0]);
    const last = needed(inside.at(-1));
    return { start: { p, position: first.start }, end: { p, position: last.start + last.length } };
  };
  const following = (self: HostObject): ElementObject<"TrackedChange"> | null => {
    const story = doc.storyOf(element(self));
    const paragraphs = doc.paragraphs(story);
    const all = revisionsIn(doc, {
      start: { p: paragraphs[0] as XmlElement, position: 0 },
      end: { p: paragraphs.at(-1) as XmlElement, position: Number.MAX_SAFE_INTEGER },
    });
    const next = all[all.indexOf(element(self)) + 1];
    return next ? new ElementObject("TrackedChange", next) : null;
  };
  const settleAll =
    (isAccepted: boolean): Member =>
    (self) => {
      for (const one of (self as HostCollection).items as readonly ElementObject<"TrackedChange">[])
        settle(doc, one.element, isAccepted);
    };
  const closeAnnotation =
    (state: "Accepted" | "Rejected"): Member =>
    (self) => {
      annotation(self).state = state;
    };
  const critiqueOf = (self: HostObject): AnnotationObject["annotation"] => annotation(self);
  const field = (self: HostObject): FieldObject => {
    const object = self as FieldObject;
    return needed(object.p.isAttached && object.field.begin.isAttached ? object : null);
  };
  return {
    Comment: {
      get_Id: (self) => element(self).attr("id") ?? "",
      get_Content: (self) => commentText(doc, element(self)),
      get_AuthorName: (self) => element(self).attr("author") ?? "",
      get_AuthorEmail: () => "",
      get_CreationDate: (self) => element(self).attr("date") ?? NOW,
      m_GetRange: (self) => rangeOf(doc, spanOfComment(doc, element(self))),
      m_Delete: (self) => {
        deleteComment(doc, element(self));
      },
    },
    TrackedChange: {
      get_Type: (self) => typeOf(element(self)),
      get_Text: (self) => textOf(doc, element(self)),
      get_Author: (self) => element(self).attr("author") ?? "",
      get_Date: (self) => element(self).attr("date") ?? NOW,
      m_Accept: (self) => {
        settle(doc, element(self), true);
      },
      m_Reject: (self) => {
        settle(doc, element(self), false);
      },
      m_GetRange: (self, [location]) => {
        const range = rangeOf(doc, spanOfRevision(element(self)));
        return location === undefined || location === null ? range : rangeOf(doc, located(doc, range, location));
      },
      m_GetNext: (self) => needed(following(self)),
      m_GetNextOrNullObject: following,
    },
    TrackedChangeCollection: { m_AcceptAll: settleAll(true), m_RejectAll: settleAll(false) },
    Annotation: {
      get_Id: (self) => annotation(self).id,
      get_State: (self) => annotation(self).state,
      nav_CritiqueAnnotation: (self) => new AnnotationObject("CritiqueAnnotation", annotation(self)),
      m_Delete: (self) => {
        removeAnnotation(doc, annotation(self));
      },
    },
    CritiqueAnnotation: {
      get_Critique: (self) => ({ ...critiqueOf(self).critique }),
      nav_Range: (self) => rangeOf(doc, { start: doc.place(critiqueOf(self).start), end: doc.place(critiqueOf(self).end) }),
      m_Accept: closeAnnotation("Accepted"),
      m_Reject: closeAnnotation("Rejected"),
    },
    Field: {
      get_Code: (self) => field(self).field.instruction,
      get_Type: (self) => fieldType(field(self).field.instruction),
      nav_Result: (self) => {
        const { p, field: own } = field(self);
        const inside = contentOf(p).atoms.filter((atom) => atom.field?.begin === own.begin);
        const first = needed(inside[0]);
        const last = needed(inside.at(-1));
        return rangeOf(doc, { start: { p, position: first.start }, end: { p, position: last.start + last.length } });
      },
    },
  };
}

const FIELD_TYPES: Readonly<Record<string, string>> = {
  PAGE: "Page",
  NUMPAGES: "NumPages",
  DATE: "Date",
  TIME: "Time",
  TOC: "TOC",
  HYPERLINK: "Hyperlink",
  REF: "Ref",
  PAGEREF: "PageRef",
  SEQ: "Seq",
  STYLEREF: "StyleRef",
};
const fieldType = (instruction: string): string =>
  FIELD_TYPES[instruction.trim().split(/\s+/)[0]?.toUpperCase() ?? ""] ?? "Others";
