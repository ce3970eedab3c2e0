/** A document of a handful of members, for the tests of the wire itself: paragraphs of plain text, and content controls around whole paragraphs. */
import {
  HostError,
  type HostCollection,
  type HostObject,
  type Member,
  type Members,
  type OpenDocument,
  type Raise,
} from "./host-object.ts";

interface SampleParagraph extends HostObject {
  readonly type: "Paragraph";
  text: string;
  bold: boolean;
}

/** A range, a font or a control of one paragraph: made anew each time it is asked for, and the same thing all the same. */
interface Part extends HostObject {
  readonly identity: SampleParagraph;
}

interface SampleControl extends HostObject {
  readonly type: "ContentControl";
  readonly id: number;
  tag: string;
  readonly paragraph: SampleParagraph;
}

export interface SampleDocument extends OpenDocument {
  readonly paragraphs: readonly SampleParagraph[];
  readonly controls: readonly SampleControl[];
  /** Raises an event that no request caused. */
  readonly raise: Raise;
  /** What the last search was asked for. */
  readonly lastSearch: () => unknown;
}

const part = (type: string, identity: SampleParagraph): Part => ({ type, identity });
const ofPart = (self: HostObject): SampleParagraph => (self as Part).identity;
const paragraphOf = (self: HostObject): SampleParagraph => self as SampleParagraph;
const controlOf = (self: HostObject): SampleControl => self as SampleControl;
const itemsOf = (self: HostObject): readonly HostObject[] => (self as HostCollection).items;

/** Items are looked up when they are asked for. */
function collection(type: string, items: () => readonly HostObject[]): HostCollection {
  return {
    type,
    get items() {
      return items();
    },
  };
}

/** Opens lines of text; `bytes()` gives them back. */
export function openSample(lines: readonly string[]): SampleDocument {
  const paragraphs = lines.map((text): SampleParagraph => ({ type: "Paragraph", text, bold: false }));
  const controls: SampleControl[] = [];
  const listeners = new Set<Raise>();
  let asked: unknown = null;

  const search: Member = (_self, [text, options]) => {
    asked = options;
    if (text === "") throw new HostError("InvalidArgument", "The search text is empty.", 400);
    return collection("RangeCollection", () =>
      paragraphs.filter((item) => item.text.includes(String(text))).map((item) => part("Range", item)),
    );
  };
  const insertParagraph: Member = (_self, [text, place], { raise }) => {
    const fresh: SampleParagraph = { type: "Paragraph", text: String(text), bold: false };
    paragraphs.splice(place === "Start" ? 0 : paragraphs.length, 0, fresh);
    raise("ParagraphAdded", fresh, { type: "ParagraphAdded", uniqueLocalIds: ["new"], source: "Local" });
    return fresh;
  };
  const insertContentControl: Member = (self) => {
    const paragraph = paragraphOf(self);
    if (controls.some((control) => control.paragraph === paragraph)) {
      throw new HostError("GeneralException", "There is a control here already.", 500);
    }
    const fresh: SampleControl = { type: "ContentControl", id: 1_000_001 + controls.length, tag: "", paragraph };
    controls.push(fresh);
    return fresh;
  };

  const members: Members = {
    Document: {
      nav_Body: () => ({ type: "Body" }),
      nav_ContentControls: () => collection("ContentControlCollection", () => controls),
      m_Search: search,
      m_GetSelection: () => part("Range", paragraphs[0] ?? { type: "Paragraph", text: "", bold: false }),
      m_Save: () => undefined,
      get_Saved: () => false,
    },
    Body: {
      get_Text: () => paragraphs.map((item) => item.text).join("\r"),
      nav_Paragraphs: () => collection("ParagraphCollection", () => paragraphs),
      m_Search: search,
      m_InsertParagraph: insertParagraph,
    },
    Paragraph: {
      get_Text: (self) => paragraphOf(self).text,
      get_Style: () => "Normal",
      nav_Font: (self) => part("Font", paragraphOf(self)),
      nav_ParentContentControl: (self) => controls.find((control) => control.paragraph === self) ?? null,
      m_Delete: (self) => void paragraphs.splice(paragraphs.indexOf(paragraphOf(self)), 1),
      m_GetRange: (self) => part("Range", paragraphOf(self)),
      m_InsertContentControl: insertContentControl,
    },
    Range: {
      get_Text: (self) => ofPart(self).text,
      m_CompareLocationWith: (self, [other]) => (ofPart(self) === ofPart(other as HostObject) ? "Equal" : "Before"),
    },
    Font: {
      get_Bold: (self) => ofPart(self).bold,
      set_Bold: (self, [bold]) => void (ofPart(self).bold = bold === true),
    },
    ContentControl: {
      get_Id: (self) => controlOf(self).id,
      get_Tag: (self) => controlOf(self).tag,
      set_Tag: (self, [tag]) => void (controlOf(self).tag = String(tag)),
      get_Text: (self) => controlOf(self).paragraph.text,
      m_Delete: (self) => void controls.splice(controls.indexOf(controlOf(self)), 1),
    },
    ContentControlCollection: {
      m_GetById: (self, [id]) => itemsOf(self).find((item) => controlOf(item).id === id) ?? null,
    },
  };

  const nobody = (): void => undefined;
  return {
    root: { type: "Document" },
    members,
    paragraphs,
    controls,
    lastSearch: () => asked,
    raise: (event, target, payload) => listeners.forEach((listener) => listener(event, target, payload)),
    listen(raise) {
      listeners.add(raise);
      return () => void listeners.delete(raise);
    },
    bytes: () => new TextEncoder().encode(paragraphs.map((item) => item.text).join("\n")),
    person: {
      select: nobody,
      selectIn: nobody,
      type: nobody,
      insertParagraph: nobody,
      deleteParagraph: nobody,
      annotation: nobody,
      setViewing: nobody,
    },
  };
}
