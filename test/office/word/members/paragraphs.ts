/** Paragraph and ParagraphCollection. */
import type { HostCollection, HostObject } from "../../host-object.ts";
import { contentOf } from "../content.ts";
import { invalidArgument, type LiveDocument } from "../document.ts";
import { word, type XmlElement } from "../dom.ts";
import { insertParagraphBeside, oweChange, paragraphProperties, removeParagraph } from "../edits.ts";
import { htmlOf } from "../html.ts";
import { ParagraphObject } from "../objects.ts";
import { spanOfParagraph } from "../ranges.ts";
import { chainOf, styleOfParagraph } from "../styles.ts";
import { textWithin, paragraphText } from "../text.ts";
import { needed, string, type Table } from "./text-members.ts";

export const ALIGNMENTS: Readonly<Record<string, string>> = {
  left: "Left",
  start: "Left",
  center: "Centered",
  right: "Right",
  end: "Right",
  both: "Justified",
  distribute: "Justified",
};

/** The order of paragraph properties, as far as it is written here. */
const ORDER = (
  "pStyle keepNext keepLines pageBreakBefore framePr widowControl numPr suppressLineNumbers pBdr shd tabs suppressAutoHyphens kinsoku wordWrap " +
  "overflowPunct topLinePunct autoSpaceDE autoSpaceDN bidi adjustRightInd snapToGrid spacing ind contextualSpacing mirrorIndents suppressOverlap jc " +
  "textDirection textAlignment textboxTightWrap outlineLvl divId cnfStyle rPr sectPr pPrChange"
).split(" ");

export function setParagraphProperty(properties: XmlElement, local: string, attributes: Readonly<Record<string, string>>): void {
  const own = properties.child(local);
  if (own) {
    for (const [name, value] of Object.entries(attributes)) own.setAttr(`${properties.prefix || "w"}:${name}`, value);
    return;
  }
  const next = properties.elements.find((child) => ORDER.indexOf(child.w) > ORDER.indexOf(local));
  properties.insert(next ? next.index : properties.children.length, word(properties, local, attributes));
}

/** A value from the paragraph, or from the styles it stands on. */
function property(doc: LiveDocument, p: XmlElement, local: string, attribute: string): string | null {
  const sources = [p.child("pPr"), ...chainOf(doc, styleOfParagraph(doc, p)).map((style) => style.child("pPr"))];
  const defaults = doc.part("styles")?.child("docDefaults")?.child("pPrDefault")?.child("pPr") ?? null;
  for (const source of [...sources, defaults]) {
    const value = source?.child(local)?.attr(attribute);
    if (value != null) return value;
  }
  return null;
}

/** Measures in points, as the API has them, by their place in the file: element, attribute, units per point. */
export const MEASURES: Readonly<Record<string, readonly [string, string, number]>> = {
  LeftIndent: ["ind", "left", 20],
  RightIndent: ["ind", "right", 20],
  SpaceAfter: ["spacing", "after", 20],
  SpaceBefore: ["spacing", "before", 20],
  LineUnitAfter: ["spacing", "afterLines", 100],
  LineUnitBefore: ["spacing", "beforeLines", 100],
  LineSpacing: ["spacing", "line", 20],
};

export function paragraphMembers(doc: LiveDocument): Table {
  const of = (self: unknown): XmlElement => needed(self instanceof ParagraphObject && self.p.isAttached ? self.p : null);
  const neighbour = (self: unknown, by: 1 | -1): ParagraphObject | null => {
    const p = doc.neighbour(of(self), by);
    return p ? new ParagraphObject(p) : null;
  };
  const set = (self: HostObject, local: string, attributes: Readonly<Record<string, string>>): void => {
    const p = of(self);
    doc.requireWritable(p);
    setParagraphProperty(paragraphProperties(p), local, attributes);
    oweChange(doc, p);
  };
  const measures: Record<string, Table[string]> = {};
  for (const [name, [local, attribute, units]] of Object.entries(MEASURES)) {
    measures[`get_${name}`] = (self) =>
      Number(property(doc, of(self), local, attribute) ?? (name === "LineSpacing" ? 240 : 0)) / units;
    measures[`set_${name}`] = (self, [value]) => {
      if (typeof value !== "number") throw invalidArgument();
      set(self, local, {
        [attribute]: String(Math.round(value * units)),
        ...(name === "LineSpacing" ? { lineRule: "auto" } : {}),
      });
    };
  }
  return {
    ...measures,
    get_Text: (self) => paragraphText(doc, of(self)),
    get_UniqueLocalId: (self) => (doc.has("no-unique-ids") ? null : doc.uniqueId(of(self))),
    get_IsLastParagraph: (self) => doc.paragraphs(doc.storyOf(of(self))).at(-1) === of(self),
    get_IsListItem: (self) => {
      const id = numberingOf(doc, of(self));
      return id !== null && id !== "0";
    },
    get_TableNestingLevel: (self) => {
      let level = 0;
      for (let table = of(self).closest("tbl"); table; table = table.closest("tbl")) level++;
      return level;
    },
    get_OutlineLevel: (self) => Number(property(doc, of(self), "outlineLvl", "val") ?? 9) + 1,
    set_OutlineLevel: (self, [level]) => {
      if (typeof level !== "number" || level < 1 || level > 10) throw invalidArgument();
      set(self, "outlineLvl", { val: String(level - 1) });
    },
    get_Alignment: (self) => ALIGNMENTS[property(doc, of(self), "jc", "val") ?? "left"] ?? "Unknown",
    set_Alignment: (self, [name]) => {
      const value = Object.entries(ALIGNMENTS).find(([, own]) => own === name)?.[0];
      if (value === undefined) throw invalidArgument();
      set(self, "jc", { val: value });
    },
    get_FirstLineIndent: (self) => {
      const hanging = property(doc, of(self), "ind", "hanging");
      return hanging !== null ? -Number(hanging) / 20 : Number(property(doc, of(self), "ind", "firstLine") ?? 0) / 20;
    },
    set_FirstLineIndent: (self, [value]) => {
      if (typeof value !== "number") throw invalidArgument();
      of(self)
        .child("pPr")
        ?.child("ind")
        ?.setAttr(`${of(self).prefix || "w"}:${value < 0 ? "firstLine" : "hanging"}`, null);
      set(self, "ind", { [value < 0 ? "hanging" : "firstLine"]: String(Math.round(Math.abs(value) * 20)) });
    },
    m_GetNext: (self) => needed(neighbour(self, 1)),
    m_GetNextOrNullObject: (self) => neighbour(self, 1),
    m_GetPrevious: (self) => needed(neighbour(self, -1)),
    m_GetPreviousOrNullObject: (self) => neighbour(self, -1),
    m_GetText: (self, [options]) => {
      const record = (options ?? {}) as Readonly<Record<string, unknown>>;
      const is = (name: string): boolean =>
        record[name] === true || record[(name[0] as string).toUpperCase() + name.slice(1)] === true;
      const mode = { hidden: is("includeHiddenText"), deleted: is("includeTextMarkedAsDeleted") };
      const p = of(self);
      return textWithin(doc, p, 0, contentOf(p).length, mode) + (doc.has("get-text-ends-with-return") ? "\r" : "");
    },
    m_GetHtml: (self) => htmlOf(doc, spanOfParagraph(of(self), "content")),
    m_Delete: (self) => {
      removeParagraph(doc, of(self));
    },
    m_InsertParagraph: (self, [text, location]) => {
      if (location !== "Before" && location !== "After") throw invalidArgument();
      const p = of(self);
      return new ParagraphObject(insertParagraphBeside(doc, p, location === "Before" ? "before" : "after", string(text), p));
    },
  };
}

/** The list that a paragraph belongs to, directly or through its style. */
export function numberingOf(doc: LiveDocument, p: XmlElement): string | null {
  const sources = [p.child("pPr"), ...chainOf(doc, styleOfParagraph(doc, p)).map((style) => style.child("pPr"))];
  for (const source of sources) {
    const id = source?.child("numPr")?.val("numId");
    if (id != null) return id;
  }
  return null;
}

/** getFirst and its kin, for any collection. */
export function collectionMembers(withLast: boolean): Table {
  const first = (self: HostObject): HostObject | null => (self as HostCollection).items[0] ?? null;
  const last = (self: HostObject): HostObject | null => (self as HostCollection).items.at(-1) ?? null;
  return {
    m_GetFirst: (self) => needed(first(self)),
    m_GetFirstOrNullObject: first,
    ...(withLast ? { m_GetLast: (self: HostObject) => needed(last(self)), m_GetLastOrNullObject: last } : {}),
  };
}
