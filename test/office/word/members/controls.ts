/** ContentControl and ContentControlCollection. */
import type { HostCollection, HostObject } from "../../host-object.ts";
import { sdtContent } from "../content.ts";
import { controlId } from "../control-ids.ts";
import { kindOf, levelOf, setControlProperty, spanOfControl, subtypeOf } from "../controls.ts";
import { generalException, invalidArgument, type LiveDocument } from "../document.ts";
import { insertParagraphBeside, deleteBetween, oweChange, removeParagraph, unwrapControl } from "../edits.ts";
import { contentOf } from "../content.ts";
import type { XmlElement } from "../dom.ts";
import { htmlOf } from "../html.ts";
import { ControlObject, ParagraphObject } from "../objects.ts";
import { collectionMembers } from "./paragraphs.ts";
import { controls, controlWithId, needed, string, type Table } from "./text-members.ts";

const LOCKS: Readonly<Record<string, string>> = {
  "true,false": "sdtLocked",
  "false,true": "contentLocked",
  "true,true": "sdtContentLocked",
};
const APPEARANCES: Readonly<Record<string, string>> = { boundingBox: "BoundingBox", tags: "Tags", hidden: "Hidden" };

export function controlMembers(doc: LiveDocument): Table {
  const of = (self: unknown): XmlElement => needed(self instanceof ControlObject && self.sdt.isAttached ? self.sdt : null);
  const val = (self: unknown, local: string): string =>
    of(self)
      .child("sdtPr")
      ?.elements.find((one) => one.local === local)
      ?.attr("val") ?? "";
  const lockOf = (self: unknown): { cannotDelete: boolean; cannotEdit: boolean } => {
    const lock = val(self, "lock");
    return {
      cannotDelete: lock === "sdtLocked" || lock === "sdtContentLocked",
      cannotEdit: lock === "contentLocked" || lock === "sdtContentLocked",
    };
  };
  /** Properties of a control may be changed while it is locked, but not in a document that is. */
  const set = (self: unknown, local: string, attributes: Readonly<Record<string, string>> | null): void => {
    const sdt = of(self);
    doc.requireWritable(sdt.parent);
    setControlProperty(sdt, local, attributes);
  };
  const setLock = (self: unknown, change: { cannotDelete?: boolean; cannotEdit?: boolean }): void => {
    const { cannotDelete, cannotEdit } = { ...lockOf(self), ...change };
    const lock = LOCKS[`${cannotDelete},${cannotEdit}`];
    set(self, "lock", lock === undefined ? null : { val: lock });
  };
  const bool = (value: unknown): boolean => {
    if (typeof value !== "boolean") throw invalidArgument();
    return value;
  };
  return {
    get_Id: (self) => controlId(doc, of(self)),
    get_Tag: (self) => val(self, "tag"),
    set_Tag: (self, [tag]) => {
      // Word keeps 64 characters of a title and a tag (docs-reference #1238 for the title; the tag's limit is our assumption).
      set(self, "tag", { val: string(tag).slice(0, 64) });
    },
    get_Title: (self) => val(self, "alias"),
    set_Title: (self, [title]) => {
      set(self, "alias", { val: string(title).slice(0, 64) });
    },
    get_Appearance: (self) => APPEARANCES[val(self, "appearance")] ?? "BoundingBox",
    set_Appearance: (self, [name]) => {
      const value = Object.entries(APPEARANCES).find(([, own]) => own === name)?.[0];
      if (value === undefined) throw invalidArgument();
      set(self, "appearance", value === "boundingBox" ? null : { val: value });
    },
    get_Color: (self) => (val(self, "color") === "" ? "#000000" : `#${val(self, "color").toUpperCase()}`),
    set_Color: (self, [color]) => {
      const hex = /^#?([0-9a-f]{6})$/i.exec(string(color))?.[1];
      if (hex === undefined) throw invalidArgument();
      set(self, "color", { val: hex.toUpperCase() });
    },
    get_CannotDelete: (self) => lockOf(self).cannotDelete,
    set_CannotDelete: (self, [value]) => setLock(self, { cannotDelete: bool(value) }) as undefined,
    get_CannotEdit: (self) => lockOf(self).cannotEdit,
    set_CannotEdit: (self, [value]) => setLock(self, { cannotEdit: bool(value) }) as undefined,
    get_RemoveWhenEdited: (self) => of(self).child("sdtPr")?.child("temporary") != null,
    set_RemoveWhenEdited: (self, [value]) => {
      set(self, "temporary", bool(value) ? {} : null);
    },
    get_Type: (self) => kindOf(of(self)),
    get_Subtype: (self) => subtypeOf(of(self)),
    m_Delete: (self, [keepContent]) => {
      deleteControl(doc, of(self), keepContent === true);
    },
    m_GetHtml: (self) => htmlOf(doc, spanOfControl(doc, of(self), "content")),
    m_InsertParagraph: (self, [text, location]) => {
      const sdt = of(self);
      const isInline = levelOf(sdt) === "run";
      const list = doc.paragraphs(sdt);
      const own = isInline ? sdt.closest("p") : null;
      if (location === "Before" || location === "After") {
        const block = own ?? sdt;
        const like = own ?? (location === "Before" ? list[0] : list.at(-1)) ?? null;
        return new ParagraphObject(
          insertParagraphBeside(doc, block, location === "Before" ? "before" : "after", string(text), like),
        );
      }
      if (location !== "Start" && location !== "End") throw invalidArgument();
      // A control within a paragraph holds no paragraph; that Word refuses is our assumption.
      if (isInline) throw generalException("A paragraph cannot be inserted into a content control within a paragraph.");
      const like = needed(location === "Start" ? list[0] : list.at(-1));
      doc.requireWritable(sdt);
      return new ParagraphObject(insertParagraphBeside(doc, like, location === "Start" ? "before" : "after", string(text), like));
    },
  };
}

export function deleteControl(doc: LiveDocument, sdt: XmlElement, keepContent: boolean): void {
  const lock = sdt.child("sdtPr")?.val("lock") ?? "";
  doc.requireWritable(sdt.parent);
  if (lock === "sdtLocked" || lock === "sdtContentLocked") throw generalException("The content control cannot be deleted.");
  const level = levelOf(sdt);
  const p = level === "run" ? sdt.closest("p") : null;
  const parent = sdt.parent as XmlElement;
  doc.owe("ContentControlDeleted", ControlObject.of(sdt), controlId(doc, sdt));
  if (keepContent) {
    unwrapControl(doc, sdt);
    oweChange(doc, p ?? parent);
    return;
  }
  if (p) {
    const { start, end } = spanOfControl(doc, sdt, "content");
    deleteBetween(doc, start, end);
    // What a tracked deletion left stays, without the control.
    if (sdt.isAttached) unwrapControl(doc, sdt);
    return;
  }
  if (level !== "block")
    throw generalException("A content control around cells or rows is deleted with its content only by hand.");
  // Taken apart first, so that its paragraphs go as any others do; the last one of a container stays empty.
  const paragraphs = [...doc.paragraphs(sdt)];
  const tables = sdtContent(sdt).elements.filter(({ w }) => w === "tbl");
  unwrapControl(doc, sdt);
  for (const table of tables) {
    const [first] = doc.paragraphs(table);
    const to = first
      ? (doc.neighbour(first, -1) ?? doc.paragraphs(doc.storyOf(parent)).find((one) => !table.contains(one)))
      : undefined;
    if (to) for (const inner of doc.paragraphs(table)) doc.anchors.gone(inner, to, contentOf(to).length);
    table.detach();
  }
  for (const one of paragraphs) if (one.isAttached) removeParagraph(doc, one);
  if (parent.isAttached) oweChange(doc, parent);
}

export function controlCollectionMembers(doc: LiveDocument): Table {
  const items = (self: HostObject): readonly ControlObject[] => (self as HostCollection).items as readonly ControlObject[];
  const filtered = (self: HostObject, keep: (sdt: XmlElement) => boolean): HostCollection =>
    controls(() => items(self).flatMap(({ sdt }) => (keep(sdt) ? [sdt] : [])));
  const property = (sdt: XmlElement, local: string): string => sdt.child("sdtPr")?.val(local) ?? "";
  return {
    ...collectionMembers(false),
    m_GetById: (self, [id]) => needed(controlWithId(doc, items(self), id)),
    m_GetByIdOrNullObject: (self, [id]) => controlWithId(doc, items(self), id),
    m_GetItem: (self, [id]) => needed(controlWithId(doc, items(self), id)),
    m_GetByTag: (self, [tag]) => filtered(self, (sdt) => property(sdt, "tag") === tag),
    m_GetByTitle: (self, [title]) => filtered(self, (sdt) => property(sdt, "alias") === title),
    m_GetByTypes: (self, [types]) =>
      filtered(
        self,
        (sdt) => (types as readonly string[]).includes(kindOf(sdt)) || (types as readonly string[]).includes(subtypeOf(sdt)),
      ),
  };
}
