/** Reads HTML as paragraphs: nothing in it is run, fetched or shown. */
import { Parser } from "htmlparser2";
import type { DocumentMetadata, Link, Paragraph, ProvenanceClaim, Span } from "../../core/text/document.ts";
import { tellingStyle, tellingTag } from "../../core/detect/html-traces.ts";
import { parseTag, type Tag } from "../../core/label/tag.ts";
import type { Insertion, MarkedPiece } from "../../core/ports.ts";
import { BLOCKS, isHiddenBy, OPAQUE, SILENT } from "./html-elements.ts";
import { isUnreadable, PAPER, paintOf, type Paint } from "./paint.ts";
import { MOST_TEXT, tooLarge } from "./read-only.ts";

/** What an HTML text says. Empty blocks are left out; a block that holds a no-break space is kept, as mail programs write empty lines so. */
export interface HtmlReading {
  readonly paragraphs: readonly Paragraph[];
  readonly language: string | null;
  readonly metadata: DocumentMetadata;
  readonly notExamined: readonly string[];
}

/** Where Källmärkt's own text and marks are told by these attributes: a tag on each piece, and the block around what is shown. */
export const TAG_ATTRIBUTE = "data-kallmarkt";
export const BLOCK_ATTRIBUTE = "data-kallmarkt-block";

/** Text of one paragraph and where it stands in the source. `isPlain`: character for character. */
export interface HtmlAtom {
  readonly paragraph: number;
  readonly start: number;
  readonly end: number;
  readonly from: number;
  readonly to: number;
  readonly isPlain: boolean;
}

/** An element of Källmärkt's own in the source: from its start tag to just after its end tag. */
export interface OwnElement {
  /** Null for the block around what is shown. */
  readonly tag: Tag | null;
  readonly from: number;
  readonly openEnd: number;
  readonly closeStart: number;
  readonly to: number;
}

/** HTML read with its places in the source, Källmärkt's own text told apart. */
export interface PlacedHtml extends HtmlReading {
  readonly atoms: readonly HtmlAtom[];
  readonly own: readonly OwnElement[];
  readonly marks: readonly MarkedPiece[];
  readonly insertions: readonly Insertion[];
  /** True when a tag or a comment stands between two places of the source. */
  readonly breaks: (from: number, to: number) => boolean;
  readonly slice: (from: number, to: number) => string;
}

/** What one open element means for the text inside it. */
interface Open {
  readonly isBlock: boolean;
  readonly isSilent: boolean;
  readonly isHidden: boolean;
  readonly paint: Paint;
  readonly isPre: boolean;
  readonly isCode: boolean;
  /** Opening tags, from the outermost, that carry a tool's own attributes. */
  readonly markup: readonly string[];
  readonly inList: boolean;
  readonly inTable: boolean;
  readonly heading: number;
  readonly style: string | null;
  /** Target of the link that begins here, and where in the paragraph it began. */
  readonly href: string | null;
  /** Set while places are kept: the element when it is Källmärkt's own, and the text of ours that is being read. */
  readonly element?: OpenOwn | undefined;
  readonly ownText?: { text: string } | undefined;
}

/** An own element that is open, and where the text inside it begins. */
interface OpenOwn {
  readonly tag: Tag | null;
  readonly from: number;
  readonly openEnd: number;
  paragraph: number;
  start: number;
}

const OUTSIDE: Open = {
  isBlock: false,
  isSilent: false,
  isHidden: false,
  paint: PAPER,
  isPre: false,
  isCode: false,
  markup: [],
  inList: false,
  inTable: false,
  heading: 0,
  style: null,
  href: null,
};

const CODE = new Set(["code", "pre", "kbd", "samp"]);

/** Most tags kept for one paragraph: more would tell nothing new. */
const MOST_TAGS = 8;

function withTag(tags: readonly string[], tag: string | null): readonly string[] {
  return tag === null || tags.length >= MOST_TAGS || tags.includes(tag) ? tags : [...tags, tag];
}

/** More of a style sheet than a tool puts on the clipboard, in UTF-16 code units. */
const LONGEST_SHEET = 4000;

/** Deeper than any page that people read; the parser's time grows with the square of the depth. */
const DEEPEST = 10_000;

/** Throws `too-large` when the text grows past MOST_TEXT, and for elements nested deeper than DEEPEST. */
export function htmlText(html: string): HtmlReading {
  return read(html, new HtmlReader(false)).done();
}

/** The same, with places, for a message that may carry marks of ours. Throws as `htmlText`. */
export function placedHtml(html: string): PlacedHtml {
  const reader = read(html, new HtmlReader(true));
  const slice = (from: number, to: number): string => html.slice(from, to);
  return { ...reader.placed(), slice, breaks: (from, to) => slice(from, to).includes("<") };
}

function read(html: string, reader: HtmlReader): HtmlReader {
  const parser: Parser = new Parser(
    {
      onopentag: (name, attributes) => reader.open(name, attributes, parser.startIndex, parser.endIndex + 1),
      ontext: (text) => reader.text(text, parser.startIndex, parser.endIndex + 1),
      onclosetag: (_name, isImplied) => reader.close(parser.startIndex, isImplied ? parser.startIndex : parser.endIndex + 1),
    },
    { decodeEntities: true, lowerCaseTags: true, recognizeSelfClosing: false },
  );
  parser.write(html);
  parser.end();
  return reader;
}

class HtmlReader {
  readonly #paragraphs: Paragraph[] = [];
  readonly #notExamined: string[] = [];
  readonly #metadata: { title?: string; creator?: string; description?: string; application?: string } = {};
  readonly #claims = new Map<string, ProvenanceClaim>();
  #language: string | null = null;
  readonly #stack: Open[] = [OUTSIDE];
  #titleDepth = -1;
  /** The rules of the style sheet that is open; null outside one. */
  #sheet: string | null = null;

  #text = "";
  #size = 0;
  #hidden: Span[] = [];
  #unreadable: Span[] = [];
  #links: Link[] = [];
  #code: Span[] = [];
  #markup = new Set<string>();
  /** Where the open link's text begins; -1 until its first character is there. */
  #linkStart = -1;
  /** A blank that is written only if more text follows in the paragraph. */
  #blank = false;
  #breaks = 0;

  readonly #keepsPlaces: boolean;
  readonly #atoms: HtmlAtom[] = [];
  readonly #own: OwnElement[] = [];
  readonly #marks: MarkedPiece[] = [];
  readonly #insertions: Insertion[] = [];

  constructor(keepsPlaces: boolean) {
    this.#keepsPlaces = keepsPlaces;
  }

  get #top(): Open {
    return this.#stack[this.#stack.length - 1] ?? OUTSIDE;
  }

  open(name: string, attributes: Readonly<Record<string, string>>, from: number, openEnd: number): void {
    const outer = this.#top;
    if (this.#stack.length > DEEPEST)
      throw tooLarge("fler än 10 000 element i varandra", "more than 10,000 elements inside each other");
    const isBlock = BLOCKS.has(name);
    if (name === "html") this.#language ??= attributes["lang"]?.trim() || null;
    if (name === "meta") this.#meta(attributes);
    this.#claim(name, attributes);
    if (name === "title" && this.#titleDepth < 0 && this.#metadata.title === undefined) this.#titleDepth = this.#stack.length;
    if (OPAQUE.has(name)) this.#notExamined.push(name);
    if (name === "style") this.#sheet = "";
    if (isBlock) this.#endParagraph();
    if (name === "br" && !outer.isSilent) this.#break();
    const element = this.#keepsPlaces ? ownElement(attributes, from, openEnd) : undefined;
    const isOurs = element !== undefined && element.tag?.part.kind !== "passage";
    const isSilent = outer.isSilent || isOurs || SILENT.has(name) || OPAQUE.has(name);
    if (name === "img" && !isSilent) this.#add("\uFFFC", outer);
    const telling = tellingTag(name, attributes);
    // A tag may be the trace itself and hold no text, as a chat's citation card does: it belongs to the paragraph it stands in.
    if (telling !== null && !isSilent && this.#markup.size < MOST_TAGS) this.#markup.add(telling);
    const heading = /^h[1-6]$/.test(name) ? Number(name[1]) : outer.heading;
    const href = name === "a" && attributes["href"] ? attributes["href"].trim() : outer.href;
    if (href !== outer.href) this.#startLink(outer);
    this.#stack.push({
      isBlock,
      isSilent,
      isHidden: outer.isHidden || isHiddenBy(attributes),
      paint: paintOf(attributes, outer.paint),
      isPre: outer.isPre || name === "pre" || name === "textarea",
      isCode: outer.isCode || CODE.has(name),
      markup: withTag(outer.markup, telling),
      inList: outer.inList || name === "li",
      inTable: outer.inTable || name === "td" || name === "th",
      heading,
      style: heading > 0 ? `h${heading}` : null,
      href,
      element,
      ownText: isOurs && element.tag ? { text: "" } : outer.ownText,
    });
  }

  close(from: number, to: number): void {
    const closed = this.#stack.pop() ?? OUTSIDE;
    if (closed.element) this.#closeOwn(closed.element, closed.ownText?.text ?? "", from, to);
    if (this.#sheet !== null) this.#endSheet(this.#sheet);
    if (this.#titleDepth === this.#stack.length) this.#titleDepth = -1;
    if (closed.href !== this.#top.href) this.#endLink(closed.href);
    if (closed.isBlock) this.#endParagraph(closed);
  }

  #closeOwn({ tag, from, openEnd, paragraph, start }: OpenOwn, text: string, closeStart: number, to: number): void {
    this.#own.push({ tag, from, openEnd, closeStart, to });
    if (tag?.part.kind === "passage") {
      const end = paragraph === this.#paragraphs.length ? this.#text.length : (this.#paragraphs[paragraph]?.text.length ?? 0);
      const range = { story: "body", from: { paragraph, offset: start }, to: { paragraph, offset: end } };
      if (start >= 0) this.#marks.push({ labelId: tag.owner, piece: tag.part.piece, range });
    } else if (tag) {
      const words = text.replace(/\s+/g, " ").trim();
      this.#insertions.push({
        owner: tag.owner,
        part: tag.part.kind,
        text: words,
        story: "body",
        paragraph: this.#paragraphs.length,
      });
    }
  }

  text(text: string, from: number, to: number): void {
    if (this.#titleDepth >= 0) {
      const title = `${this.#metadata.title ?? ""}${text}`.replace(/\s+/g, " ").slice(0, 1000);
      if (title.trim()) this.#metadata.title = title;
      return;
    }
    if (this.#sheet !== null && this.#sheet.length < LONGEST_SHEET) this.#sheet += text;
    const inside = this.#top;
    if (inside.ownText) inside.ownText.text += text;
    if (inside.isSilent) return;
    const isPlain = to - from === text.length;
    if (inside.isPre) {
      const lines = text.replace(/\r\n?/g, "\n");
      this.#add(lines, inside);
      this.#place(lines.length, from, to, isPlain && lines.length === text.length);
      return;
    }
    // HTML's own white space only: a no-break space is text.
    const words = text.split(/[ \t\n\r\f]+/);
    let at = 0;
    for (const [index, word] of words.entries()) {
      if (index > 0) this.#blank = true;
      if (!word) continue;
      this.#add(word, inside);
      at = text.indexOf(word, at);
      this.#place(word.length, isPlain ? from + at : from, isPlain ? from + at + word.length : to, isPlain);
      at += word.length;
    }
  }

  /** Keeps the place of the last `length` characters of the paragraph. */
  #place(length: number, from: number, to: number, isPlain: boolean): void {
    if (!this.#keepsPlaces) return;
    const end = this.#text.length;
    const paragraph = this.#paragraphs.length;
    this.#atoms.push({ paragraph, start: end - length, end, from, to, isPlain });
    for (const { element } of this.#stack) {
      if (element?.tag?.part.kind !== "passage" || element.start >= 0) continue;
      element.paragraph = paragraph;
      element.start = end - length;
    }
  }

  placed(): Omit<PlacedHtml, "breaks" | "slice"> {
    const reading = this.done();
    return { ...reading, atoms: this.#atoms, own: this.#own, marks: this.#marks, insertions: this.#insertions };
  }

  done(): HtmlReading {
    this.#endParagraph();
    const title = this.#metadata.title?.trim();
    return {
      paragraphs: this.#paragraphs,
      language: this.#language,
      metadata: {
        ...this.#metadata,
        ...(title ? { title } : {}),
        ...(this.#claims.size > 0 ? { provenance: [...this.#claims.values()] } : {}),
      },
      notExamined: this.#notExamined,
    };
  }

  #add(text: string, inside: Open): void {
    const before = this.#text.length;
    if (this.#breaks > 0 && this.#text) this.#text += "\n";
    else if (this.#blank && this.#text) this.#text += " ";
    this.#blank = false;
    this.#breaks = 0;
    const start = this.#text.length;
    if (this.#linkStart < 0) this.#linkStart = start;
    this.#text += text;
    this.#size += text.length;
    if (this.#size > MOST_TEXT) throw tooLarge("mer text än 64 miljoner tecken", "more than 64 million characters of text");
    for (const tag of inside.markup) this.#markup.add(tag);
    if (inside.isCode) {
      const last = this.#code[this.#code.length - 1];
      if (last && last.end === before) this.#code[this.#code.length - 1] = { start: last.start, end: this.#text.length };
      else this.#code.push({ start, end: this.#text.length });
    }
    if (inside.isHidden) widen(this.#hidden, before, start, this.#text.length);
    else if (isUnreadable(inside.paint)) widen(this.#unreadable, before, start, this.#text.length);
  }

  /** A tool's own style sheet tells of what follows it in the same element. */
  #endSheet(rules: string): void {
    this.#sheet = null;
    const around = this.#stack.pop() ?? OUTSIDE;
    this.#stack.push({ ...around, markup: withTag(around.markup, tellingStyle(rules)) });
  }

  /** One break stays in the paragraph; a second one in a row ends it, since that is how mail programs part paragraphs. */
  #break(): void {
    this.#breaks++;
    this.#blank = false;
    if (this.#breaks > 1) this.#endParagraph();
  }

  #startLink(outer: Open): void {
    if (outer.href !== null) this.#endLink(outer.href);
    this.#linkStart = -1;
  }

  #endLink(target: string | null): void {
    if (target && this.#linkStart >= 0) this.#links.push({ start: this.#linkStart, end: this.#text.length, target });
    this.#linkStart = -1;
  }

  #endParagraph(block: Open = this.#top): void {
    const { href } = this.#top;
    if (href !== null) this.#endLink(href);
    if (this.#text) {
      const { style, heading, inList, inTable } = block;
      this.#paragraphs.push({
        text: this.#text,
        style,
        heading,
        inList,
        inTable,
        hidden: this.#hidden,
        links: this.#links,
        ...(this.#unreadable.length > 0 ? { unreadable: this.#unreadable } : {}),
        ...(this.#code.length > 0 ? { code: this.#code } : {}),
        ...(this.#markup.size > 0 ? { markup: [...this.#markup] } : {}),
      });
    }
    this.#text = "";
    this.#hidden = [];
    this.#unreadable = [];
    this.#links = [];
    this.#code = [];
    this.#markup = new Set();
    this.#linkStart = -1;
    this.#blank = false;
    this.#breaks = 0;
  }

  #meta(attributes: Readonly<Record<string, string>>): void {
    const content = attributes["content"]?.trim().slice(0, 1000);
    if (!content) return;
    const name = attributes["name"]?.toLowerCase();
    if (name === "generator") this.#metadata.application = content;
    if (name === "author") this.#metadata.creator = content;
    if (name === "description") this.#metadata.description = content;
  }

  /** Statements of origin: `ai-disclosure` on the page or an element, and C2PA's links and scripts. */
  #claim(name: string, attributes: Readonly<Record<string, string>>): void {
    const add = (standard: ProvenanceClaim["standard"], place: string, value: string): void => {
      if (this.#claims.size < 20) this.#claims.set(`${standard} ${value}`, { standard, place, value: value.slice(0, 200) });
    };
    const disclosure = attributes["ai-disclosure"]?.trim();
    if (disclosure) add("ai-disclosure", `<${name} ai-disclosure>`, disclosure);
    if (name === "meta" && attributes["name"]?.toLowerCase() === "ai-disclosure" && attributes["content"]?.trim())
      add("ai-disclosure", "<meta name=ai-disclosure>", attributes["content"].trim());
    if (name === "link" && attributes["rel"]?.toLowerCase().split(/\s+/).includes("c2pa-manifest"))
      add("c2pa", "<link rel=c2pa-manifest>", "manifest");
    if (name === "script" && attributes["type"]?.toLowerCase() === "application/c2pa")
      add("c2pa", "<script type=application/c2pa>", "manifest");
  }
}

/** Null-tagged for the block around what is shown; undefined for what is not ours. */
function ownElement(attributes: Readonly<Record<string, string>>, from: number, openEnd: number): OpenOwn | undefined {
  const tag = parseTag(attributes[TAG_ATTRIBUTE] ?? "");
  if (tag === null && attributes[BLOCK_ATTRIBUTE] === undefined) return undefined;
  return { tag, from, openEnd, paragraph: -1, start: -1 };
}

/** Adds a span, or makes the last one longer when nothing but a blank stands between. */
function widen(spans: Span[], before: number, start: number, end: number): void {
  const last = spans[spans.length - 1];
  if (last && last.end === before) spans[spans.length - 1] = { start: last.start, end };
  else spans.push({ start, end });
}
