/** Reads the stories of an OpenDocument part: its body, and the notes, comments and text boxes that stand in it. */
import type { Link, Paragraph, Picture, Span, Story, StoryKind } from "../../core/text/document.ts";
import type { XmlTree } from "../package/xml.ts";
import { attributeNamed, attributeOf, childOf, childrenOf, decodeXml } from "../package/xml.ts";
import type { OdtStyles } from "./styles.ts";
import { O } from "./vocabulary.ts";

/** Numbers stories of one kind through all parts, and gathers them. */
export interface Gathered {
  readonly stories: Story[];
  readonly notExamined: string[];
  readonly counts: Map<StoryKind, number>;
  /** What the picture file with this address says of itself, or null when it says nothing. */
  readonly pictureOf: (address: string) => Picture | null;
  /** Pictures with statements that hang on a page, and stand by no paragraph. */
  readonly loose: Picture[];
}

interface Around {
  readonly inList: boolean;
  readonly inTable: boolean;
}

interface Writing {
  text: string;
  readonly hidden: Span[];
  readonly unreadable: Span[];
  readonly links: Link[];
  readonly pictures: Picture[];
}

/** How the text at a place looks: hidden, or in these styles, the innermost first. In a table the ground is the cell's. */
interface Look {
  readonly isHidden: boolean;
  readonly isUnreadable: boolean;
  readonly styles: readonly string[];
}

/** Fields that programs compute anew, as the same fields are left out of a Word file: page numbers, today's date, the file's name. */
const COMPUTED: ReadonlySet<number> = new Set([
  O["text:page-number"],
  O["text:page-count"],
  O["text:date"],
  O["text:time"],
  O["text:print-date"],
  O["text:print-time"],
  O["text:modification-date"],
  O["text:modification-time"],
  O["text:editing-duration"],
  O["text:editing-cycles"],
  O["text:file-name"],
  O["text:word-count"],
  O["text:character-count"],
]);

/** The paragraphs below an element; what is read on its own goes to `gathered`. */
export function paragraphsIn(tree: XmlTree, element: number, styles: OdtStyles, gathered: Gathered): Paragraph[] {
  const out: Paragraph[] = [];
  new StoryReader(tree, styles, gathered).blocks(element, { inList: false, inTable: false }, out);
  return out;
}

class StoryReader {
  readonly #tree: XmlTree;
  readonly #styles: OdtStyles;
  readonly #gathered: Gathered;

  constructor(tree: XmlTree, styles: OdtStyles, gathered: Gathered) {
    this.#tree = tree;
    this.#styles = styles;
    this.#gathered = gathered;
  }

  blocks(element: number, around: Around, out: Paragraph[]): void {
    for (const child of childrenOf(this.#tree, element)) {
      const code = this.#tree.code[child];
      if (code === O["text:p"] || code === O["text:h"]) out.push(this.#paragraph(child, around));
      else if (code === O["text:tracked-changes"]) continue;
      else if (code === O["office:forms"]) this.#forms(child);
      else if (code === O["draw:frame"] || code === O["draw:custom-shape"]) this.#frame(child);
      else if (code === O["office:annotation"]) this.#own("comment", child);
      else if (code === O["text:list-item"] || code === O["text:list-header"])
        this.blocks(child, { ...around, inList: true }, out);
      else if (code === O["table:table-cell"]) this.blocks(child, { ...around, inTable: true }, out);
      else this.blocks(child, around, out);
    }
  }

  #paragraph(element: number, around: Around): Paragraph {
    const writing: Writing = { text: "", hidden: [], unreadable: [], links: [], pictures: [] };
    const styleName = attributeNamed(this.#tree, element, "text:style-name");
    const plain: Look = { isHidden: false, isUnreadable: false, styles: [] };
    this.#inline(element, writing, styleName === null ? plain : this.#lookIn(styleName, plain));
    const level =
      this.#tree.code[element] === O["text:h"] ? Number(attributeNamed(this.#tree, element, "text:outline-level") ?? 1) : 0;
    const { text, hidden, unreadable, links, pictures } = writing;
    return {
      text,
      hidden,
      links,
      ...(unreadable.length > 0 && !around.inTable && level === 0 ? { unreadable } : {}),
      ...(pictures.length > 0 ? { pictures } : {}),
      ...around,
      style: styleName === null ? null : this.#styles.shownName(styleName),
      heading: Math.min(9, Math.max(0, Math.trunc(level) || 0)),
    };
  }

  #lookIn(style: string, outer: Look): Look {
    const styles = [style, ...outer.styles];
    return { isHidden: outer.isHidden || this.#styles.isHidden(style), isUnreadable: this.#styles.isUnreadable(styles), styles };
  }

  #inline(element: number, writing: Writing, look: Look): void {
    const tree = this.#tree;
    let at = tree.openEnd[element] as number;
    for (const child of childrenOf(tree, element)) {
      this.#characters(at, tree.start[child] as number, writing, look);
      at = tree.end[child] as number;
      this.#inlineElement(child, writing, look);
    }
    this.#characters(at, tree.closeStart[element] as number, writing, look);
  }

  #inlineElement(element: number, writing: Writing, look: Look): void {
    const tree = this.#tree;
    if (COMPUTED.has(tree.code[element] as number)) return;
    switch (tree.code[element]) {
      case O["text:s"]:
        return this.#put(
          " ".repeat(Math.min(10_000, Math.max(1, Number(attributeNamed(tree, element, "text:c") ?? 1) || 1))),
          writing,
          look,
        );
      case O["text:tab"]:
        return this.#put("\t", writing, look);
      case O["text:line-break"]:
        return this.#put("\n", writing, look);
      case O["text:a"]: {
        const start = writing.text.length;
        this.#inline(element, writing, look);
        const target = attributeNamed(tree, element, "xlink:href");
        if (target && writing.text.length > start) writing.links.push({ start, end: writing.text.length, target });
        return;
      }
      case O["text:span"]: {
        const style = attributeNamed(tree, element, "text:style-name");
        return this.#inline(element, writing, style === null ? look : this.#lookIn(style, look));
      }
      case O["text:note"]: {
        const kind = attributeOf(tree, element, "note-class") === "endnote" ? "endnote" : "footnote";
        const body = childOf(tree, element, O["text:note-body"]);
        if (body >= 0) this.#own(kind, body);
        return;
      }
      case O["office:annotation"]:
        return this.#own("comment", element);
      case O["draw:frame"]:
      case O["draw:custom-shape"]:
        this.#put("\uFFFC", writing, look);
        return this.#frame(element, writing.pictures);
      case O["text:hidden-text"]:
      case O["text:hidden-paragraph"]:
        return this.#inline(element, writing, { ...look, isHidden: true });
      case O["text:ruby-text"]:
      case O["text:tracked-changes"]:
      case O["office:forms"]:
        return;
      default:
        return this.#inline(element, writing, look);
    }
  }

  /** Any run of white space is one blank, and none at the start or after another blank (ODF 1.3 part 3, §6.1.2). */
  #characters(from: number, to: number, writing: Writing, look: Look): void {
    if (to <= from) return;
    const text = characterData(this.#tree.source.slice(from, to)).replace(/[ \t\r\n]+/g, " ");
    const isAfterBlank = writing.text === "" || writing.text.endsWith(" ");
    this.#put(isAfterBlank && text.startsWith(" ") ? text.slice(1) : text, writing, look);
  }

  #put(text: string, writing: Writing, look: Look): void {
    const start = writing.text.length;
    writing.text += text;
    if (text === "" || (!look.isHidden && !look.isUnreadable)) return;
    const spans = look.isHidden ? writing.hidden : writing.unreadable;
    const last = spans[spans.length - 1];
    if (last?.end === start) spans[spans.length - 1] = { start: last.start, end: writing.text.length };
    else spans.push({ start, end: writing.text.length });
  }

  #own(kind: StoryKind, element: number): void {
    addStory(kind, paragraphsIn(this.#tree, element, this.#styles, this.#gathered), this.#gathered);
  }

  /** `pictures`: those of the paragraph that the frame stands in; a frame that hangs on a page has none to stand by. */
  #frame(element: number, pictures: Picture[] = this.#gathered.loose): void {
    const tree = this.#tree;
    if (tree.code[element] === O["draw:custom-shape"]) return this.#own("text-box", element);
    for (const child of childrenOf(tree, element)) {
      if (tree.code[child] === O["draw:text-box"]) this.#own("text-box", child);
      if (tree.code[child] === O["draw:image"]) {
        const picture = this.#gathered.pictureOf(attributeNamed(tree, child, "xlink:href") ?? "");
        if (picture !== null) pictures.push(picture);
      }
      if (tree.code[child] === O["draw:object"] || tree.code[child] === O["draw:object-ole"])
        this.#gathered.notExamined.push("embedded-object");
    }
  }

  #forms(element: number): void {
    if (this.#tree.next[element] !== element + 1) this.#gathered.notExamined.push("form-field");
  }
}

/** Adds a story of its own unless it says nothing. */
export function addStory(kind: StoryKind, paragraphs: readonly Paragraph[], gathered: Gathered): void {
  if (paragraphs.every((paragraph) => paragraph.text === "")) return;
  const count = (gathered.counts.get(kind) ?? 0) + 1;
  gathered.counts.set(kind, count);
  gathered.stories.push({ id: `${kind}:${count}`, kind, paragraphs });
}

/** The text between two tags: CDATA opened, comments and processing instructions left out. */
export function characterData(raw: string): string {
  if (!raw.includes("<")) return decodeXml(raw);
  const piece = /<!--[\s\S]*?-->|<\?[\s\S]*?\?>|<!\[CDATA\[([\s\S]*?)\]\]>|[^<]+/g;
  let text = "";
  for (const [whole, literal] of raw.matchAll(piece)) text += literal ?? (whole.startsWith("<") ? "" : decodeXml(whole));
  return text;
}
