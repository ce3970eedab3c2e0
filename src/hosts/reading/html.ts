/** Reads HTML as paragraphs: nothing in it is run, fetched or shown. */
import { Parser } from "htmlparser2";
import { tellingStyle, tellingTag } from "../../core/detect/html-traces.ts";
import type { Insertion, MarkedPiece } from "../../core/ports.ts";
import type { DocumentMetadata, Paragraph } from "../../core/text/document.ts";
import { BLOCKS, OPAQUE, SILENT } from "./html-elements.ts";
import { openedIn, OUTSIDE, withTag, type Open } from "./html-open.ts";
import { HtmlPage } from "./html-page.ts";
import { HtmlParagraph } from "./html-paragraph.ts";
import { HtmlPlaces, ownElement, type HtmlAtom, type OwnElement } from "./html-places.ts";
import { tooLarge } from "./read-only.ts";

/** What an HTML text says. Empty blocks are left out; a block that holds a no-break space is kept, as mail programs write empty lines so. */
export interface HtmlReading {
  readonly paragraphs: readonly Paragraph[];
  readonly language: string | null;
  readonly metadata: DocumentMetadata;
  readonly notExamined: readonly string[];
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

/** More of a style sheet than a tool puts on the clipboard, in UTF-16 code units. */
const LONGEST_SHEET = 4000;

/** Deeper than any page that people read; the parser's time grows with the square of the depth. */
const DEEPEST = 10_000;

/** Throws `too-large` when the text grows past MOST_TEXT, and for elements nested deeper than DEEPEST. */
export function htmlText(html: string): HtmlReading {
  return read(html, new HtmlReader(null)).done();
}

/** The same, with places, for a message that may carry marks of ours. Throws as `htmlText`. */
export function placedHtml(html: string): PlacedHtml {
  const places = new HtmlPlaces();
  const reading = read(html, new HtmlReader(places)).done();
  const slice = (from: number, to: number): string => html.slice(from, to);
  const { atoms, own, marks, insertions } = places;
  return { ...reading, atoms, own, marks, insertions, slice, breaks: (from, to) => slice(from, to).includes("<") };
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

/** Follows the parser: which elements are open, and where paragraphs begin and end. */
class HtmlReader {
  readonly #places: HtmlPlaces | null;
  readonly #page = new HtmlPage();
  readonly #paragraphs: Paragraph[] = [];
  readonly #now = new HtmlParagraph();
  readonly #notExamined: string[] = [];
  readonly #stack: Open[] = [OUTSIDE];
  #titleDepth = -1;
  /** The rules of the style sheet that is open; null outside one. */
  #sheet: string | null = null;

  constructor(places: HtmlPlaces | null) {
    this.#places = places;
  }

  get #top(): Open {
    return this.#stack[this.#stack.length - 1] ?? OUTSIDE;
  }

  open(name: string, attributes: Readonly<Record<string, string>>, from: number, openEnd: number): void {
    const outer = this.#top;
    if (this.#stack.length > DEEPEST)
      throw tooLarge("fler än 10 000 element i varandra", "more than 10,000 elements inside each other");
    this.#page.hear(name, attributes);
    if (name === "title" && this.#titleDepth < 0 && !this.#page.hasTitle) this.#titleDepth = this.#stack.length;
    if (OPAQUE.has(name)) this.#notExamined.push(name);
    if (name === "style") this.#sheet = "";
    if (BLOCKS.has(name)) this.#endParagraph();
    if (name === "br" && !outer.isSilent && this.#now.addBreak()) this.#endParagraph();
    const element = this.#places ? ownElement(attributes, from, openEnd) : undefined;
    const isOurs = element !== undefined && element.tag?.part.kind !== "passage";
    const isSilent = outer.isSilent || isOurs || SILENT.has(name) || OPAQUE.has(name);
    if (name === "img" && !isSilent) this.#now.add("\uFFFC", outer);
    const telling = tellingTag(name, attributes);
    if (telling !== null && !isSilent) this.#now.addTag(telling);
    const ownText = isOurs && element.tag ? { text: "" } : outer.ownText;
    const opened = openedIn(outer, name, attributes, telling, { isSilent, element, ownText });
    if (opened.href !== outer.href) this.#now.endLink(outer.href);
    this.#stack.push(opened);
  }

  close(from: number, to: number): void {
    const closed = this.#stack.pop() ?? OUTSIDE;
    if (closed.element) {
      const now = this.#paragraphs.length;
      const lengthOf = (index: number): number =>
        index === now ? this.#now.length : (this.#paragraphs[index]?.text.length ?? 0);
      this.#places?.close(closed.element, closed.ownText?.text ?? "", { closeStart: from, to }, now, lengthOf);
    }
    if (this.#sheet !== null) this.#endSheet(this.#sheet);
    if (this.#titleDepth === this.#stack.length) this.#titleDepth = -1;
    if (closed.href !== this.#top.href) this.#now.endLink(closed.href);
    if (closed.isBlock) this.#endParagraph(closed);
  }

  text(text: string, from: number, to: number): void {
    if (this.#titleDepth >= 0) return this.#page.addTitle(text);
    if (this.#sheet !== null && this.#sheet.length < LONGEST_SHEET) this.#sheet += text;
    const inside = this.#top;
    if (inside.ownText) inside.ownText.text += text;
    if (inside.isSilent) return;
    const isPlain = to - from === text.length;
    if (inside.isPre) {
      const lines = text.replace(/\r\n?/g, "\n");
      this.#now.add(lines, inside);
      this.#place(lines.length, from, to, isPlain && lines.length === text.length);
      return;
    }
    // HTML's own white space only: a no-break space is text.
    const words = text.split(/[ \t\n\r\f]+/);
    let at = 0;
    for (const [index, word] of words.entries()) {
      if (index > 0) this.#now.addBlank();
      if (!word) continue;
      this.#now.add(word, inside);
      at = text.indexOf(word, at);
      this.#place(word.length, isPlain ? from + at : from, isPlain ? from + at + word.length : to, isPlain);
      at += word.length;
    }
  }

  /** Keeps the place of the last `length` characters of the paragraph. */
  #place(length: number, from: number, to: number, isPlain: boolean): void {
    const end = this.#now.length;
    this.#places?.add({ paragraph: this.#paragraphs.length, start: end - length, end, from, to, isPlain }, this.#stack);
  }

  done(): HtmlReading {
    this.#endParagraph();
    const { language, metadata } = this.#page;
    return { paragraphs: this.#paragraphs, language, metadata, notExamined: this.#notExamined };
  }

  /** A tool's own style sheet tells of what follows it in the same element. */
  #endSheet(rules: string): void {
    this.#sheet = null;
    const around = this.#stack.pop() ?? OUTSIDE;
    this.#stack.push({ ...around, markup: withTag(around.markup, tellingStyle(rules)) });
  }

  #endParagraph(block: Open = this.#top): void {
    const { href } = this.#top;
    if (href !== null) this.#now.endLink(href);
    const paragraph = this.#now.end(block);
    if (paragraph) this.#paragraphs.push(paragraph);
  }
}
