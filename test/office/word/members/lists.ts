/** List, ListItem and what a paragraph does with lists. */
import type { HostObject } from "../../host-object.ts";
import { generalException, invalidArgument, type LiveDocument } from "../document.ts";
import { word, type XmlElement } from "../dom.ts";
import { insertParagraphBeside, oweChange, paragraphProperties } from "../edits.ts";
import { setRunProperty } from "../fonts.ts";
import {
  BULLETS,
  hasList,
  levelOf,
  levelOfParagraph,
  listString,
  newList,
  NUMBERS,
  paragraphsOfList,
  setLevel,
} from "../lists.ts";
import { type CollectionObject, ElementObject, NamedObject, ParagraphObject } from "../objects.ts";
import { paragraphsOf } from "../ranges.ts";
import { numberingOf } from "./paragraphs.ts";
import { collection, needed, string, type Table } from "./text-members.ts";

type ListObject = NamedObject<"List">;

/** Puts a paragraph into a list, or out of all: a list that comes with its style is switched off. */
function setNumbering(doc: LiveDocument, p: XmlElement, id: string | null, level: number): void {
  doc.requireWritable(p);
  const properties = paragraphProperties(p);
  properties.child("numPr")?.detach();
  const isByStyle = id === null && numberingOf(doc, p) !== null;
  if (id !== null || isByStyle) {
    const made = word(
      properties,
      "numPr",
      {},
      word(properties, "ilvl", { val: String(level) }),
      word(properties, "numId", { val: id ?? "0" }),
    );
    const before = ["pStyle", "keepNext", "keepLines", "pageBreakBefore", "framePr", "widowControl"];
    const next = properties.elements.find((child) => !before.includes(child.w));
    properties.insert(next ? next.index : properties.children.length, made);
  }
  oweChange(doc, p);
}

const listIdOf = (doc: LiveDocument, p: XmlElement): string | null => {
  const id = numberingOf(doc, p);
  return id === null || id === "0" ? null : id;
};

export function paragraphListMembers(doc: LiveDocument): Table {
  const of = (self: HostObject): XmlElement => needed(self instanceof ParagraphObject && self.p.isAttached ? self.p : null);
  const list = (self: HostObject): ListObject | null => {
    const id = listIdOf(doc, of(self));
    return id === null ? null : new NamedObject("List", id);
  };
  const item = (self: HostObject): ElementObject<"ListItem"> | null =>
    listIdOf(doc, of(self)) === null ? null : new ElementObject("ListItem", of(self));
  return {
    nav_List: (self) => needed(list(self)),
    nav_ListOrNullObject: list,
    nav_ListItem: (self) => needed(item(self)),
    nav_ListItemOrNullObject: item,
    m_StartNewList: (self) => {
      const p = of(self);
      // Docs: "Fails if the paragraph is already a list item."
      if (listIdOf(doc, p) !== null) throw generalException("The paragraph is already a list item.");
      doc.requireWritable(p);
      const id = newList(doc);
      setNumbering(doc, p, id, 0);
      return new NamedObject("List", id);
    },
    m_AttachToList: (self, [id, level]) => {
      if (!hasList(doc, String(id))) throw invalidArgument();
      if (listIdOf(doc, of(self)) !== null) throw generalException("The paragraph is already a list item.");
      setNumbering(doc, of(self), String(id), Number(level));
      return new NamedObject("List", String(id));
    },
    m_DetachFromList: (self) => {
      const p = of(self);
      if (listIdOf(doc, p) === null) throw generalException("The paragraph is not a list item.");
      setNumbering(doc, p, null, 0);
    },
  };
}

export function listMembers(doc: LiveDocument): Readonly<Record<string, Table>> {
  const idOf = (self: HostObject): string => needed(hasList(doc, (self as ListObject).name) ? (self as ListObject).name : null);
  const level = (self: HostObject, number: unknown): XmlElement => {
    const found = typeof number === "number" ? levelOf(doc, idOf(self), number) : null;
    if (!found) throw invalidArgument();
    doc.requireWritable();
    return found;
  };
  const paragraphs = (self: HostObject): XmlElement[] => paragraphsOfList(doc, doc.body, idOf(self));
  const itemOf = (self: HostObject): XmlElement =>
    needed(self instanceof ElementObject && self.element.isAttached ? self.element : null);
  return {
    List: {
      get_Id: (self) => Number(idOf(self)),
      nav_Paragraphs: (self) => collection("ParagraphCollection", () => paragraphs(self).map((p) => new ParagraphObject(p))),
      get_LevelExistences: (self) => {
        const used = new Set(paragraphs(self).map((p) => levelOfParagraph(doc, p)));
        return Array.from({ length: 9 }, (_, at) => used.has(at));
      },
      get_LevelTypes: (self) =>
        Array.from({ length: 9 }, (_, at) => (levelOf(doc, idOf(self), at)?.val("numFmt") === "bullet" ? "Bullet" : "Number")),
      m_GetLevelParagraphs: (self, [number]) =>
        collection("ParagraphCollection", () =>
          paragraphs(self).flatMap((p) => (levelOfParagraph(doc, p) === number ? [new ParagraphObject(p)] : [])),
        ),
      m_GetLevelString: (self, [number]) => needed(levelOf(doc, idOf(self), Number(number))).val("lvlText") ?? "",
      m_SetLevelBullet: (self, [number, name, charCode, fontName]) => {
        const at = level(self, number);
        const [char, font] =
          name === "Custom" ? [String.fromCodePoint(Number(charCode)), string(fontName)] : (BULLETS[string(name)] ?? []);
        if (char === undefined || font === undefined) throw invalidArgument();
        setLevel(at, "numFmt", { val: "bullet" });
        setLevel(at, "lvlText", { val: char });
        setRunProperty(at.child("rPr") ?? setLevel(at, "rPr", {}), "rFonts", { ascii: font, hAnsi: font, hint: "default" });
      },
      m_SetLevelNumbering: (self, [number, name, format]) => {
        const at = level(self, number);
        const kind = NUMBERS[string(name)];
        if (kind === undefined) throw invalidArgument();
        setLevel(at, "numFmt", { val: kind });
        // Numbers name the level whose number stands there, from 0 (docs: formatString).
        const text = Array.isArray(format)
          ? format.map((piece) => (typeof piece === "number" ? `%${piece + 1}` : string(piece))).join("")
          : `%${Number(number) + 1}.`;
        setLevel(at, "lvlText", { val: text });
      },
      m_SetLevelStartingNumber: (self, [number, start]) => {
        setLevel(level(self, number), "start", { val: String(Number(start)) });
      },
      m_SetLevelIndents: (self, [number, text, bullet]) => {
        const at = level(self, number);
        const properties = at.child("pPr") ?? setLevel(at, "pPr", {});
        properties.child("ind")?.detach();
        const left = Math.round(Number(text) * 20);
        properties.append(
          word(properties, "ind", { left: String(left), hanging: String(Math.max(0, left - Math.round(Number(bullet) * 20))) }),
        );
      },
      m_SetLevelAlignment: (self, [number, alignment]) => {
        const value = { Left: "left", Centered: "center", Right: "right" }[string(alignment)];
        if (value === undefined) throw invalidArgument();
        setLevel(level(self, number), "lvlJc", { val: value });
      },
      m_InsertParagraph: (self, [text, location]) => {
        const own = paragraphs(self);
        const like = needed(location === "Start" || location === "Before" ? own[0] : own.at(-1));
        if (!["Start", "End", "Before", "After"].includes(string(location))) throw invalidArgument();
        const isBefore = location === "Start" || location === "Before";
        const p = insertParagraphBeside(doc, like, isBefore ? "before" : "after", string(text), like);
        if (location === "Before" || location === "After") setNumbering(doc, p, null, 0);
        return new ParagraphObject(p);
      },
    },
    ListCollection: {
      m_GetById: (self, [id]) =>
        needed((self as CollectionObject<ListObject>).items.find(({ name }) => name === String(id as number))),
      m_GetByIdOrNullObject: (self, [id]) =>
        (self as CollectionObject<ListObject>).items.find(({ name }) => name === String(id as number)) ?? null,
      m_GetItem: (self, [id]) =>
        needed((self as CollectionObject<ListObject>).items.find(({ name }) => name === String(id as number))),
    },
    ListItem: {
      get_Level: (self) => levelOfParagraph(doc, itemOf(self)),
      set_Level: (self, [value]) => {
        if (typeof value !== "number" || value < 0 || value > 8) throw invalidArgument();
        setNumbering(doc, itemOf(self), needed(listIdOf(doc, itemOf(self))), value);
      },
      get_ListString: (self) => listString(doc, itemOf(self)),
      get_SiblingIndex: (self) => {
        const p = itemOf(self);
        const same = paragraphsOfList(doc, doc.storyOf(p), needed(listIdOf(doc, p))).filter(
          (one) => levelOfParagraph(doc, one) === levelOfParagraph(doc, p),
        );
        return same.indexOf(p);
      },
    },
  };
}

/** The lists of a stretch, each once. */
export const listsIn = (doc: LiveDocument, self: HostObject): CollectionObject<ListObject> =>
  collection("ListCollection", () => {
    const ids = new Set(paragraphsOf(doc, self).flatMap((p) => listIdOf(doc, p) ?? []));
    return [...ids].map((id) => new NamedObject("List", id));
  });
