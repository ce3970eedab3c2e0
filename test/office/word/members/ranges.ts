/** Range and RangeCollection. */
import type { HostObject } from "../../host-object.ts";
import { contentOf } from "../content.ts";
import { generalException, invalidArgument, type LiveDocument, type Place } from "../document.ts";
import { deleteBetween, insertParagraphBeside } from "../edits.ts";
import { htmlOf } from "../html.ts";
import { ParagraphObject, RangeObject } from "../objects.ts";
import { isEmpty, rangeOf, relation, type Span, spanOf } from "../ranges.ts";
import { insertNote, needed, string, type Table } from "./text-members.ts";

export function rangeMembers(doc: LiveDocument): Table {
  const other = (argument: unknown): Span => {
    if (!(argument instanceof RangeObject)) throw invalidArgument();
    return spanOf(doc, argument);
  };
  const min = (a: Place, b: Place): Place => ((doc.compare(a, b) as number) <= 0 ? a : b);
  const max = (a: Place, b: Place): Place => ((doc.compare(a, b) as number) >= 0 ? a : b);
  const expanded = (self: HostObject, argument: unknown): RangeObject | null => {
    const a = spanOf(doc, self);
    const b = other(argument);
    if (doc.compare(a.start, b.start) === null) return null;
    return rangeOf(doc, { start: min(a.start, b.start), end: max(a.end, b.end) });
  };
  const intersection = (self: HostObject, argument: unknown): RangeObject | null => {
    const a = spanOf(doc, self);
    const b = other(argument);
    if (doc.compare(a.start, b.start) === null) return null;
    const start = max(a.start, b.start);
    const end = min(a.end, b.end);
    // What only touches does not intersect (docs: "as long as the two ranges are not adjacent or overlapping" fails).
    if ((doc.compare(start, end) as number) > 0 || (doc.compare(start, end) === 0 && !isEmpty(a) && !isEmpty(b))) return null;
    return rangeOf(doc, { start, end });
  };
  return {
    get_IsEmpty: (self) => isEmpty(spanOf(doc, self)),
    m_ExpandTo: (self, [range]) => {
      const made = expanded(self, range);
      if (!made) throw generalException("The ranges are in different parts of the document.");
      return made;
    },
    m_ExpandToOrNullObject: (self, [range]) => expanded(self, range),
    m_IntersectWith: (self, [range]) => needed(intersection(self, range)),
    m_IntersectWithOrNullObject: (self, [range]) => intersection(self, range),
    m_CompareLocationWith: (self, [range]) => relation(doc, spanOf(doc, self), other(range)),
    m_GetHtml: (self) => htmlOf(doc, spanOf(doc, self)),
    m_Delete: (self) => {
      const { start, end } = spanOf(doc, self);
      if (!isEmpty({ start, end })) deleteBetween(doc, start, end);
    },
    m_InsertParagraph: (self, [text, location]) => {
      if (location !== "Before" && location !== "After") throw invalidArgument();
      const { start, end } = spanOf(doc, self);
      const isBehind = end.position === 0 && end.p !== start.p;
      const p = location === "Before" ? start.p : isBehind ? needed(doc.neighbour(end.p, -1)) : end.p;
      return new ParagraphObject(insertParagraphBeside(doc, p, location === "Before" ? "before" : "after", string(text), p));
    },
    m_InsertFootnote: (self, [text]) => insertNote(doc, spanOf(doc, self), "footnote", text),
    m_InsertEndnote: (self, [text]) => insertNote(doc, spanOf(doc, self), "endnote", text),
    get_Hyperlink: (self) => {
      const { start, end } = spanOf(doc, self);
      const atom = contentOf(start.p).atoms.find(
        (one) => one.start + one.length > start.position && one.node.closest("hyperlink"),
      );
      const link = atom?.node.closest("hyperlink");
      if (!link || (start.p === end.p && atom !== undefined && atom.start >= Math.max(end.position, start.position + 1)))
        return "";
      const id = [...link.attributes].find(([name]) => name.endsWith(":id"))?.[1];
      const target = doc.package.relationships(doc.partNameOf(link)).find((one) => one.id === id)?.target ?? "";
      const anchor = link.attr("anchor");
      return anchor === null ? target : `${target}#${anchor}`;
    },
  };
}
