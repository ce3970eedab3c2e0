/** Reads HTML as paragraphs: nothing in it is run, fetched or shown. */
import { Parser } from "htmlparser2";
import type { DocumentMetadata, Link, Paragraph, ProvenanceClaim, Span } from "../../core/text/document.ts";
import { tellingStyle, tellingTag } from "../../core/detect/html-traces.ts";
import { BLOCKS, isHiddenBy, OPAQUE, SILENT } from "./html-elements.ts";
import { MOST_TEXT, tooLarge } from "./read-only.ts";

/** What an HTML text says. Empty blocks are left out; a block that holds a no-break space is kept, as mail programs write empty lines so. */
export interface HtmlReading {
  readonly paragraphs: readonly Paragraph[];
  readonly language: string | null;
  readonly metadata: DocumentMetadata;
  readonly notExamined: readonly string[];
}

/** What one open element means for the text inside it. */
interface Open {
  readonly isBlock: boolean;
  readonly isSilent: boolean;
  readonly isHidden: boolean;
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
}

const OUTSIDE: Open = {
  isBlock: false,
  isSilent: false,
  isHidden: false,
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
  const reader = new HtmlReader();
  const parser = new Parser(
    {
      onopentag: (name, attributes) => reader.open(name, attributes),
      ontext: (text) => reader.text(text),
      onclosetag: () => reader.close(),
    },
    { decodeEntities: true, lowerCaseTags: true, recognizeSelfClosing: false },
  );
  parser.write(html);
  parser.end();
  return reader.done();
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
  #links: Link[] = [];
  #code: Span[] = [];
  #markup = new Set<string>();
  /** Where the open link's text begins; -1 until its first character is there. */
  #linkStart = -1;
  /** A blank that is written only if more text follows in the paragraph. */
  #blank = false;
  #breaks = 0;

  get #top(): Open {
    return this.#stack[this.#stack.length - 1] ?? OUTSIDE;
  }

  open(name: string, attributes: Readonly<Record<string, string>>): void {
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
    const isSilent = outer.isSilent || SILENT.has(name) || OPAQUE.has(name);
    if (name === "img" && !isSilent) this.#add("\uFFFC", outer);
    const heading = /^h[1-6]$/.test(name) ? Number(name[1]) : outer.heading;
    const href = name === "a" && attributes["href"] ? attributes["href"].trim() : outer.href;
    if (href !== outer.href) this.#startLink(outer);
    this.#stack.push({
      isBlock,
      isSilent,
      isHidden: outer.isHidden || isHiddenBy(attributes),
      isPre: outer.isPre || name === "pre" || name === "textarea",
      isCode: outer.isCode || CODE.has(name),
      markup: withTag(outer.markup, tellingTag(name, attributes)),
      inList: outer.inList || name === "li",
      inTable: outer.inTable || name === "td" || name === "th",
      heading,
      style: heading > 0 ? `h${heading}` : null,
      href,
    });
  }

  close(): void {
    const closed = this.#stack.pop() ?? OUTSIDE;
    if (this.#sheet !== null) this.#endSheet(this.#sheet);
    if (this.#titleDepth === this.#stack.length) this.#titleDepth = -1;
    if (closed.href !== this.#top.href) this.#endLink(closed.href);
    if (closed.isBlock) this.#endParagraph(closed);
  }

  text(text: string): void {
    if (this.#titleDepth >= 0) {
      const title = `${this.#metadata.title ?? ""}${text}`.replace(/\s+/g, " ").slice(0, 1000);
      if (title.trim()) this.#metadata.title = title;
      return;
    }
    if (this.#sheet !== null && this.#sheet.length < LONGEST_SHEET) this.#sheet += text;
    const inside = this.#top;
    if (inside.isSilent) return;
    if (inside.isPre) {
      this.#add(text.replace(/\r\n?/g, "\n"), inside);
      return;
    }
    // HTML's own white space only: a no-break space is text.
    const words = text.split(/[ \t\n\r\f]+/);
    for (const [index, word] of words.entries()) {
      if (index > 0) this.#blank = true;
      if (word) this.#add(word, inside);
    }
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
    if (!inside.isHidden) return;
    const last = this.#hidden[this.#hidden.length - 1];
    if (last && last.end === before) this.#hidden[this.#hidden.length - 1] = { start: last.start, end: this.#text.length };
    else this.#hidden.push({ start, end: this.#text.length });
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
        ...(this.#code.length > 0 ? { code: this.#code } : {}),
        ...(this.#markup.size > 0 ? { markup: [...this.#markup] } : {}),
      });
    }
    this.#text = "";
    this.#hidden = [];
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
