/** The paragraph of HTML that is being read: its text, and what holds for spans of it. */
import type { Link, Paragraph, Span } from "../../core/text/document.ts";
import { MOST_TAGS, type Open } from "./html-open.ts";
import { isUnreadable } from "./paint.ts";
import { MOST_TEXT, tooLarge } from "./read-only.ts";

/** A note's number at the longest: 1234, or [12]. */
const LONGEST_RAISED = 4;

export class HtmlParagraph {
  #text = "";
  /** Of all paragraphs so far. */
  #size = 0;
  #hidden: Span[] = [];
  #unreadable: Span[] = [];
  #links: Link[] = [];
  #code: Span[] = [];
  #raised: Span[] = [];
  #markup = new Set<string>();
  /** Where the open link's text begins; -1 until its first character is there. */
  #linkStart = -1;
  /** A blank that is written only if more text follows in the paragraph. */
  #blank = false;
  #breaks = 0;

  get length(): number {
    return this.#text.length;
  }

  /** Throws `too-large` when all text together grows past MOST_TEXT. */
  add(text: string, inside: Open): void {
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
    if (inside.isRaised) widen(this.#raised, before, start, this.#text.length);
    if (inside.isHidden) widen(this.#hidden, before, start, this.#text.length);
    else if (isUnreadable(inside.paint)) widen(this.#unreadable, before, start, this.#text.length);
  }

  addBlank(): void {
    this.#blank = true;
  }

  /** One break stays in the paragraph; a second one in a row ends it, since that is how mail programs part paragraphs. True then. */
  addBreak(): boolean {
    this.#breaks++;
    this.#blank = false;
    return this.#breaks > 1;
  }

  /** A tag may be the trace itself and hold no text, as a chat's citation card does: it belongs to the paragraph it stands in. */
  addTag(tag: string): void {
    if (this.#markup.size < MOST_TAGS) this.#markup.add(tag);
  }

  /** Ends the link that is open, to `target` or to nowhere; the next one begins with the text that follows. */
  endLink(target: string | null): void {
    if (target && this.#linkStart >= 0) this.#links.push({ start: this.#linkStart, end: this.#text.length, target });
    this.#linkStart = -1;
  }

  /** The paragraph as an element of `block` ends it, null when it has no text; another one begins. */
  end({ style, heading, inList, inTable }: Open): Paragraph | null {
    const raised = this.#raised.filter(({ start, end }) => end - start <= LONGEST_RAISED);
    const paragraph = {
      text: this.#text,
      style,
      heading,
      inList,
      inTable,
      hidden: this.#hidden,
      links: this.#links,
      ...(this.#unreadable.length > 0 ? { unreadable: this.#unreadable } : {}),
      ...(this.#code.length > 0 ? { code: this.#code } : {}),
      ...(raised.length > 0 ? { raised } : {}),
      ...(this.#markup.size > 0 ? { markup: [...this.#markup] } : {}),
    };
    this.#text = "";
    this.#hidden = [];
    this.#unreadable = [];
    this.#links = [];
    this.#code = [];
    this.#raised = [];
    this.#markup = new Set();
    this.#linkStart = -1;
    this.#blank = false;
    this.#breaks = 0;
    return paragraph.text === "" ? null : paragraph;
  }
}

/** Adds a span, or makes the last one longer when nothing but a blank stands between. */
function widen(spans: Span[], before: number, start: number, end: number): void {
  const last = spans[spans.length - 1];
  if (last && last.end === before) spans[spans.length - 1] = { start: last.start, end };
  else spans.push({ start, end });
}
