/** What a range, a paragraph or a control reads as: the text forms of each kind of Word. */
import { contentOf, type Atom } from "./content.ts";
import type { LiveDocument, Place } from "./document.ts";
import type { XmlElement } from "./dom.ts";

/** Paragraph.text, Range.text, or Paragraph.getText with its options. */
export type TextMode = "paragraph" | "range" | { readonly hidden: boolean; readonly deleted: boolean };

/** What one atom reads as. Sources: quirks.ts. */
export function shown(doc: LiveDocument, atom: Atom, story: string, mode: TextMode): string {
  const isGetText = typeof mode === "object";
  if (atom.isDeleted && (isGetText ? !mode.deleted : doc.has("deleted-text-empty"))) return "";
  if (atom.isHidden && doc.has("hidden-text-empty") && !(isGetText && mode.hidden)) return "";
  switch (atom.kind) {
    case "text":
      return atom.text;
    case "tab":
      return "\t";
    case "line":
      return "\v";
    case "page":
      return "\f";
    case "column":
      return "\u000e";
    case "hyphen":
      return "\u001e";
    case "soft-hyphen":
      return "\u001f";
    case "symbol":
      // A character of a symbol font reads as an opening parenthesis, as Range.Text of the desktop's object model documents.
      return "(";
    case "note":
      return isGetText ? "" : "\u0002";
    case "own-note":
      return isGetText || doc.has("own-note-mark-empty") ? "" : "\u0002";
    case "comment":
      return !isGetText && (doc.has("comment-mark-in-text") || story === "comment") ? "\u0005" : "";
    case "picture":
      return mode === "range" && doc.has("picture-as-blank") ? " " : "";
    case "open":
    case "close":
      return "";
  }
}

const texts = new WeakMap<XmlElement, { stamp: number; text: string }>();

export function paragraphText(doc: LiveDocument, p: XmlElement): string {
  const known = texts.get(p);
  if (known?.stamp === p.stamp) return known.text;
  const text = textWithin(doc, p, 0, contentOf(p).length, "paragraph");
  texts.set(p, { stamp: p.stamp, text });
  return text;
}

export function textWithin(doc: LiveDocument, p: XmlElement, from: number, to: number, mode: TextMode): string {
  const story = doc.storyOf(p).w;
  let text = "";
  for (const atom of contentOf(p).atoms) {
    if (atom.start + atom.length <= from) continue;
    if (atom.start >= to) break;
    const whole = shown(doc, atom, story, mode);
    const isPart = atom.kind === "text" && whole !== "";
    text += isPart ? whole.slice(Math.max(0, from - atom.start), Math.max(0, to - atom.start)) : whole;
  }
  return text;
}

/** What ends a paragraph inside a range: a return, or the end of a cell and of a row. */
function markText(doc: LiveDocument, p: XmlElement): string {
  const cell = p.closest("tc");
  if (!cell || doc.paragraphs(cell).at(-1) !== p) return "\r";
  if (doc.has("cell-end-return")) return "\r";
  const row = cell.closest("tr");
  return row && doc.paragraphs(row).at(-1) === p ? "\r\n" : "\t";
}

export function rangeText(doc: LiveDocument, start: Place, end: Place): string {
  if (start.p === end.p) {
    const { length } = contentOf(start.p);
    const text = textWithin(doc, start.p, start.position, Math.min(end.position, length), "range");
    return end.position > length && start.position <= length ? text + markText(doc, start.p) : text;
  }
  const list = doc.paragraphs(doc.storyOf(start.p));
  const first = doc.indexOf(start.p);
  const last = doc.indexOf(end.p);
  const pieces: string[] = [];
  for (let index = first; index <= last; index++) {
    const p = list[index] as XmlElement;
    const { length } = contentOf(p);
    const from = index === first ? start.position : 0;
    const to = index === last ? end.position : length + 1;
    pieces.push(textWithin(doc, p, from, Math.min(to, length), "range"));
    if (to > length && from <= length) pieces.push(markText(doc, p));
  }
  return pieces.join("");
}

/** A story's or a cell's text: its last paragraph's mark is no part of it (our assumption). */
export function containerText(doc: LiveDocument, container: XmlElement): string {
  const list = doc.paragraphs(container);
  const first = list[0];
  const last = list.at(-1);
  return first && last ? rangeText(doc, { p: first, position: 0 }, { p: last, position: contentOf(last).length }) : "";
}

/** The place of the n-th character that the paragraph shows; `side` says to which of two equal places it goes. */
export function placeOfCharacter(doc: LiveDocument, p: XmlElement, offset: number, side: "start" | "end"): number {
  const story = doc.storyOf(p).w;
  let seen = 0;
  let last = 0;
  for (const atom of contentOf(p).atoms) {
    const text = shown(doc, atom, story, "paragraph");
    if (text === "") continue;
    if (side === "start" ? offset < seen + text.length : offset <= seen + text.length && offset > seen)
      return atom.start + (atom.kind === "text" ? offset - seen : side === "end" ? atom.length : 0);
    seen += text.length;
    last = atom.start + atom.length;
    if (side === "end" && offset <= 0) return atom.start;
  }
  return last;
}
