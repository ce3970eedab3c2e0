/** Puts the pieces of text on a PDF page together again: pieces → lines → paragraphs, with the links that lie over them. */
import type { Link, Paragraph, Span } from "../../core/text/document.ts";
import { plainParagraph } from "../../core/text/document.ts";

/** A piece of text on the page, in points from the lower left corner; `endsLine` where the page's own order breaks the line. */
export interface PagePiece {
  readonly text: string;
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
  readonly endsLine: boolean;
}

/** A rectangle on the page that leads to `target`. */
export interface PageLink {
  readonly left: number;
  readonly bottom: number;
  readonly right: number;
  readonly top: number;
  readonly target: string;
}

interface Line {
  text: string;
  links: Link[];
  raised: Span[];
  left: number;
  right: number;
  y: number;
  height: number;
}

/**
 * A new paragraph begins where the gap to the line above is wider than usual on the page, the size of the letters changes,
 * the line above is short and ends a sentence, or the line begins as a list item does. A word parted by a hyphen at the
 * line's end is put together again.
 */
export function pageParagraphs(pieces: readonly PagePiece[], links: readonly PageLink[]): Paragraph[] {
  const lines = linesOf(pieces, links);
  const usual = usualGap(lines);
  const edge = Math.max(0, ...lines.map((line) => line.right));
  const paragraphs: Joined[] = [];
  let above: Line | null = null;
  for (const line of lines) {
    const last = paragraphs[paragraphs.length - 1];
    if (!last || !above || beginsParagraph(line, above, usual, edge)) paragraphs.push({ ...line, hyphenated: [] });
    else join(last, line);
    above = line;
  }
  return paragraphs.map(({ text, links: found, raised, hyphenated }) =>
    plainParagraph(text, {
      links: merged(text, found),
      ...(raised.length > 0 ? { raised } : {}),
      ...(hyphenated.length > 0 ? { hyphenated } : {}),
    }),
  );
}

/** Lines put together, with offsets in their common text. */
interface Joined {
  text: string;
  readonly links: Link[];
  readonly raised: Span[];
  readonly hyphenated: number[];
}

function linesOf(pieces: readonly PagePiece[], links: readonly PageLink[]): Line[] {
  const lines: Line[] = [];
  let own: { readonly piece: PagePiece; readonly start: number }[] = [];
  let line: Line | null = null;
  const end = (): void => {
    if (line && line.text.trim() !== "") lines.push({ ...line, raised: raisedIn(own) });
    line = null;
    own = [];
  };
  for (const piece of pieces) {
    line ??= { text: "", links: [], raised: [], left: piece.x, right: piece.x, y: piece.y, height: 0 };
    const start = line.text.length;
    line.text += piece.text;
    if (piece.text.trim() !== "") {
      own.push({ piece, start });
      line.right = Math.max(line.right, piece.x + piece.width);
      line.height = Math.max(line.height, piece.height);
      for (const link of links) line.links.push(...covered(piece, link, start));
    }
    if (piece.endsLine) end();
  }
  end();
  return lines;
}

/** A note's number at the longest: 1234. */
const LONGEST_RAISED = 4;

/** Pieces of a few signs that stand higher than the line's largest. */
function raisedIn(pieces: readonly { readonly piece: PagePiece; readonly start: number }[]): Span[] {
  const largest = pieces.reduce<PagePiece | null>(
    (most, { piece }) => (most && most.height >= piece.height ? most : piece),
    null,
  );
  if (!largest) return [];
  return pieces.flatMap(({ piece: { text, y, height }, start }) => {
    const isRaised = height <= largest.height && y > largest.y + largest.height * 0.2 && text.trim().length <= LONGEST_RAISED;
    return isRaised ? [{ start, end: start + text.length }] : [];
  });
}

/** The part of a piece that a link lies over, told by its share of the width and moved to the nearest word's edge: letters have no places of their own here. */
function covered(piece: PagePiece, link: PageLink, start: number): Link[] {
  const middle = piece.y + piece.height * 0.3;
  if (middle < link.bottom || middle > link.top || piece.width <= 0) return [];
  const edge = (x: number) => {
    const share = Math.round((Math.min(Math.max(x - piece.x, 0), piece.width) / piece.width) * piece.text.length);
    return nearestWordEdge(piece.text, share);
  };
  const [from, to] = [edge(link.left), edge(link.right)];
  return to > from ? [{ start: start + from, end: start + to, target: link.target }] : [];
}

/** Looks at most four letters either way; a link inside a longer word keeps the place it was told. */
function nearestWordEdge(text: string, at: number): number {
  const isEdge = (index: number) => /\s/.test(text[index - 1] ?? " ") !== /\s/.test(text[index] ?? " ");
  for (let step = 0; step <= 4; step++) {
    if (isEdge(at - step)) return at - step;
    if (isEdge(at + step)) return at + step;
  }
  return at;
}

/** The commonest distance between two lines that follow each other downwards, to half a point; 0 for a page of one line. */
function usualGap(lines: readonly Line[]): number {
  const counts = new Map<number, number>();
  for (let index = 1; index < lines.length; index++) {
    const gap = Math.round(((lines[index - 1] as Line).y - (lines[index] as Line).y) * 2) / 2;
    if (gap > 0) counts.set(gap, (counts.get(gap) ?? 0) + 1);
  }
  let usual = 0;
  let most = 0;
  for (const [gap, count] of counts) {
    if (count > most || (count === most && gap < usual)) [usual, most] = [gap, count];
  }
  return usual;
}

function beginsParagraph(line: Line, above: Line, usual: number, edge: number): boolean {
  const gap = above.y - line.y;
  if (gap <= 0 || gap > usual * 1.25 + 0.5) return true;
  if (Math.abs(line.height - above.height) > above.height * 0.15) return true;
  if (/^\s*(?:[•▪‣·–—-]|\d{1,3}[.)])\s/.test(line.text)) return true;
  return above.right < edge * 0.85 && /[.!?:…]["”’)]?\s*$/.test(above.text);
}

function join(paragraph: Joined, line: Line): void {
  let text = paragraph.text.trimEnd();
  const next = line.text.trimStart();
  const cut = line.text.length - next.length;
  const isParted = /[\p{L}\p{N}][-\u2010\u00ad]$/u.test(text) && /^[\p{L}\p{N}]/u.test(next);
  if (/\p{Ll}[-\u00ad]$/u.test(text) && /^\p{Ll}/u.test(next)) text = text.slice(0, -1);
  else text += " ";
  if (isParted) paragraph.hyphenated.push(text.length);
  const shift = text.length - cut;
  paragraph.text = text + next;
  for (const { start, end, target } of line.links)
    paragraph.links.push({ start: Math.max(start + shift, text.length), end: end + shift, target });
  for (const { start, end } of line.raised)
    paragraph.raised.push({ start: Math.max(start + shift, text.length), end: end + shift });
}

/** Links of several pieces or lines that lead to the same place and follow each other are one. */
function merged(text: string, links: readonly Link[]): Link[] {
  const out: Link[] = [];
  for (const link of [...links].sort((a, b) => a.start - b.start)) {
    const last = out[out.length - 1];
    if (last && last.target === link.target && link.start - last.end <= 1)
      out[out.length - 1] = { ...last, end: Math.max(last.end, link.end) };
    else out.push(link);
  }
  return out.map((link) => ({ ...link, end: link.start + text.slice(link.start, link.end).trimEnd().length }));
}
