/** Where Word's API finds the stories beside the body, told from the document's XML: the API itself names none of them as the file does. */
import { unzipSync } from "fflate";

/** A note by its number among the references to such notes, or a header or footer by the section whose own it is. All numbers from 0. */
export type StoryPlace =
  | { readonly kind: "footnote" | "endnote"; readonly nth: number }
  | {
      readonly kind: "header" | "footer";
      readonly section: number;
      readonly type: "Primary" | "FirstPage" | "EvenPages";
    };

/** The XML of the document's main part, and of its relationships. */
export interface MainXml {
  readonly xml: string;
  readonly relationships: string;
}

const TYPES: Readonly<Record<string, "Primary" | "FirstPage" | "EvenPages">> = {
  default: "Primary",
  first: "FirstPage",
  even: "EvenPages",
};

/**
 * Places of the stories by their ids, as the reader of files names them. A header stands at the section that names it first: a section
 * that is linked to the one before it names none, and to ask Word for such a section's header has cost documents their headers (OfficeDev/office-js #272).
 * Word writes its own prefixes always.
 */
export function storyPlacesIn({ xml, relationships }: MainXml): ReadonlyMap<string, StoryPlace> {
  const places = new Map<string, StoryPlace>();
  const counts = { footnote: 0, endnote: 0 };
  for (const [tag, word] of xml.matchAll(/<w:(footnote|endnote)Reference\b[^>]*>/g)) {
    const kind = word as "footnote" | "endnote";
    const id = attribute(tag, "w:id");
    if (id !== null && !places.has(`${kind}:${id}`)) places.set(`${kind}:${id}`, { kind, nth: counts[kind] });
    counts[kind]++;
  }
  const partOf = partsIn(relationships);
  let section = 0;
  for (const [properties] of xml.matchAll(/<w:sectPr\b[^>]*\/>|<w:sectPr\b[\s\S]*?<\/w:sectPr>/g)) {
    for (const [tag, word] of properties.matchAll(/<w:(header|footer)Reference\b[^>]*>/g)) {
      const kind = word as "header" | "footer";
      const part = partOf.get(attribute(tag, "r:id") ?? "");
      const type = TYPES[attribute(tag, "w:type") ?? "default"];
      if (part === undefined || type === undefined || places.has(`${kind}:${part}`)) continue;
      places.set(`${kind}:${part}`, { kind, section, type });
    }
    section++;
  }
  return places;
}

/** Names of the parts that relationships lead to, without their folder and ending. */
function partsIn(relationships: string): Map<string, string> {
  const parts = new Map<string, string>();
  for (const [tag] of relationships.matchAll(/<Relationship\b[^>]*>/g)) {
    const [id, target] = [attribute(tag, "Id"), attribute(tag, "Target")];
    if (id !== null && target !== null) parts.set(id, target.slice(target.lastIndexOf("/") + 1).replace(/\.xml$/, ""));
  }
  return parts;
}

const attribute = (tag: string, name: string): string | null => new RegExp(`\\s${name}\\s*=\\s*"([^"]*)"`).exec(tag)?.[1] ?? null;

/** The main part of a document that Word saved: it always gives it this name. */
export function mainOfFile(file: Uint8Array): MainXml {
  const [main, relations] = ["word/document.xml", "word/_rels/document.xml.rels"];
  const parts = unzipSync(file, { filter: ({ name }) => name === main || name === relations });
  const text = (name: string): string => new TextDecoder().decode(parts[name] ?? new Uint8Array());
  return { xml: text(main), relationships: text(relations) };
}

/** Reaches stories in one batch; what lies on the way is asked for once. */
export class Shelf {
  private readonly document: Word.Document;
  private readonly notes: Readonly<Record<"footnote" | "endnote", Word.NoteItem[]>> = { footnote: [], endnote: [] };
  private readonly sections: Word.Section[] = [];

  constructor(document: Word.Document) {
    this.document = document;
  }

  /** The text of a story as Word's API holds it. Only for a story that is there: Word makes a header that is missing. */
  bodyAt(place: StoryPlace): Word.Body {
    switch (place.kind) {
      case "footnote":
      case "endnote":
        return this.noteAt(place.kind, place.nth).body;
      case "header":
        return this.sectionAt(place.section).getHeader(place.type);
      case "footer":
        return this.sectionAt(place.section).getFooter(place.type);
      default:
        return place satisfies never;
    }
  }

  private noteAt(kind: "footnote" | "endnote", nth: number): Word.NoteItem {
    const { body } = this.document;
    return reached(
      this.notes[kind],
      () => (kind === "footnote" ? body.footnotes : body.endnotes).getFirst(),
      (note) => note.getNext(),
      nth,
    );
  }

  private sectionAt(nth: number): Word.Section {
    return reached(
      this.sections,
      () => this.document.sections.getFirst(),
      (section) => section.getNext(),
      nth,
    );
  }
}

function reached<Item>(known: Item[], first: () => Item, next: (item: Item) => Item, nth: number): Item {
  while (known.length <= nth) {
    const last = known.at(-1);
    known.push(last === undefined ? first() : next(last));
  }
  return known[nth] as Item;
}
