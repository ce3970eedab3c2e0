/** Body: a story, or the content of a cell. */
import type { LiveDocument } from "../document.ts";
import { invalidArgument } from "../document.ts";
import type { XmlElement } from "../dom.ts";
import { insertParagraphBeside } from "../edits.ts";
import { htmlOf } from "../html.ts";
import { BodyObject, ParagraphObject } from "../objects.ts";
import { spanOfContainer } from "../ranges.ts";
import { containerText } from "../text.ts";
import { needed, string, type Table } from "./text-members.ts";

const KINDS: Readonly<Record<string, string>> = {
  body: "MainDoc",
  hdr: "Header",
  ftr: "Footer",
  tc: "TableCell",
  footnote: "Footnote",
  endnote: "Endnote",
  // SV2, storyType; the declarations name it from WordApiDesktop 1.2 on.
  txbxContent: "Shape",
};

/** The block of a paragraph that stands directly in the container. */
function blockIn(container: XmlElement, p: XmlElement): XmlElement {
  let at = p;
  while (at.parent && at.parent !== container) at = at.parent;
  return at;
}

export function bodyMembers(doc: LiveDocument): Table {
  const of = (self: unknown): XmlElement =>
    needed(self instanceof BodyObject && self.container.isAttached ? self.container : null);
  const parentBody = (self: unknown): BodyObject | null => {
    const container = of(self);
    if (container.w !== "tc") return null;
    return new BodyObject(container.closest("tc") ?? doc.storyOf(container));
  };
  return {
    get_Text: (self) => containerText(doc, of(self)),
    get_Type: (self) => {
      const { w } = of(self);
      if ((w === "footnote" || w === "endnote") && doc.has("note-body-is-note-item")) return "NoteItem";
      return KINDS[w] ?? "Unknown";
    },
    nav_ParentBody: (self) => needed(parentBody(self)),
    nav_ParentBodyOrNullObject: (self) => parentBody(self),
    m_GetHtml: (self) => htmlOf(doc, spanOfContainer(doc, of(self))),
    m_InsertParagraph: (self, [text, location]) => {
      const container = of(self);
      const list = doc.paragraphs(container);
      if (location !== "Start" && location !== "End") throw invalidArgument();
      const like = needed(location === "Start" ? list[0] : list.at(-1));
      const beside = blockIn(container, like);
      const isInTable = like.closest("tbl") !== null && beside.w === "tbl";
      const p = insertParagraphBeside(
        doc,
        beside,
        location === "Start" ? "before" : "after",
        string(text),
        isInTable ? null : like,
      );
      return new ParagraphObject(p);
    },
  };
}
