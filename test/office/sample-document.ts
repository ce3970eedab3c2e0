/** A document of a handful of members, for the tests of the wire itself: paragraphs of plain text, and content controls around whole paragraphs. */
import type { HostObject, HostCollection, Member, Members, OpenDocument } from "./host-object.ts";
import { HostError } from "./host-object.ts";

export interface SampleParagraph extends HostObject {
  readonly type: "Paragraph";
  text: string;
}

interface SampleControl extends HostObject {
  readonly type: "ContentControl";
  readonly id: number;
  tag: string;
  readonly paragraph: SampleParagraph;
}

export interface SampleDocument extends OpenDocument {
  readonly paragraphs: SampleParagraph[];
  readonly controls: SampleControl[];
}

/** Opens a text of lines; `bytes()` gives the lines back. */
export function openSample(lines: readonly string[]): SampleDocument {
  const paragraphs = lines.map((text): SampleParagraph => ({ type: "Paragraph", text }));
  const controls: SampleControl[] = [];
  const collection = (type: string, items: () => readonly HostObject[]): HostCollection => ({
    type,
    get items() {
      return items();
    },
  });
  const paragraph = (self: HostObject): SampleParagraph => self as SampleParagraph;
  const control = (self: HostObject): SampleControl => self as SampleControl;
  const search: Member = (_self, [text, options]) => {
    const matchCase = (options as { readonly matchCase?: boolean } | undefined)?.matchCase === true;
    const folded = (value: string): string => (matchCase ? value : value.toLowerCase());
    if (text === "") throw new HostError("InvalidArgument", "The search text is empty.", 400);
    return collection("RangeCollection", () =>
      paragraphs
        .filter((item) => folded(item.text).includes(folded(String(text))))
        .map((item) => ({ type: "Range", text: item.text, paragraph: item }) as HostObject),
    );
  };
  const members: Members = {
    Document: {
      nav_Body: () => ({ type: "Body" }),
      nav_ContentControls: () => collection("ContentControlCollection", () => controls),
      m_Search: search,
    },
    Body: {
      get_Text: () => paragraphs.map((item) => item.text).join("\r"),
      nav_Paragraphs: () => collection("ParagraphCollection", () => paragraphs),
      m_Search: search,
      m_InsertParagraph: (_self, [text, place], { raise }) => {
        const fresh: SampleParagraph = { type: "Paragraph", text: String(text) };
        if (place === "Start") paragraphs.unshift(fresh);
        else paragraphs.push(fresh);
        raise("ParagraphAdded", fresh, { type: "ParagraphAdded", uniqueLocalIds: [`p${paragraphs.length}`], source: "Local" });
        return fresh;
      },
    },
    Paragraph: {
      get_Text: (self) => paragraph(self).text,
      get_Style: () => "Normal",
      get_Alignment: () => "Left",
      nav_Font: (self) => ({ type: "Font", identity: self }),
      nav_ParentContentControl: (self) => controls.find((item) => item.paragraph === self) ?? null,
      m_Delete: (self) => void paragraphs.splice(paragraphs.indexOf(paragraph(self)), 1),
      m_InsertText: (self, [text]) => {
        paragraph(self).text = String(text);
        return { type: "Range", paragraph: self };
      },
      m_GetRange: (self) => ({ type: "Range", paragraph: self }),
      m_InsertContentControl: (self) => {
        const fresh: SampleControl = {
          type: "ContentControl",
          id: 1_000_001 + controls.length,
          tag: "",
          paragraph: paragraph(self),
        };
        controls.push(fresh);
        return fresh;
      },
    },
    Range: { get_Text: (self) => (self as unknown as { readonly paragraph: SampleParagraph }).paragraph.text },
    Font: { get_Bold: () => false, get_Size: () => 11 },
    ContentControl: {
      get_Id: (self) => control(self).id,
      get_Tag: (self) => control(self).tag,
      set_Tag: (self, [tag]) => void (control(self).tag = String(tag)),
      get_Text: (self) => control(self).paragraph.text,
    },
    ContentControlCollection: {
      m_GetById: (self, [id]) => (self as HostCollection).items.find((item) => control(item).id === id) ?? null,
      m_GetByTag: (self, [tag]) =>
        collection("ContentControlCollection", () => (self as HostCollection).items.filter((item) => control(item).tag === tag)),
    },
  };
  const nobody = (): void => undefined;
  return {
    root: { type: "Document" },
    members,
    paragraphs,
    controls,
    bytes: () => new TextEncoder().encode(paragraphs.map((item) => item.text).join("\n")),
    person: {
      select: nobody,
      selectIn: nobody,
      type: nobody,
      insertParagraph: nobody,
      deleteParagraph: nobody,
      setViewing: nobody,
    },
    listen: () => nobody,
  };
}
