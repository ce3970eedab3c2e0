/** Where in a message's source tags and the block go, as splices. */
import type { HostReading } from "../../core/ports.ts";
import { piecesOf, storyOf, type TextRange } from "../../core/text/document.ts";
import type { PlacedHtml } from "../reading/html.ts";
import type { OwnElement } from "../reading/html-places.ts";
import type { Splice } from "../package/xml-text.ts";
import { findPlainBlock, inOldLetters, passageTags, plainBlock, type Entry } from "./block.ts";
import type { Body } from "./bodies.ts";
import { bytesIn } from "./charset.ts";

/** Splices that take a tag away and put the same one back are none. */
export function joined(text: string, splices: readonly Splice[]): Splice[] {
  const isBack = (one: Splice): Splice | undefined =>
    one.remove === 0
      ? undefined
      : splices.find(({ at, remove, insert }) => {
          const gone = text.slice(one.at, one.at + one.remove);
          return remove === 0 && insert === gone && (at === one.at || at === one.at + one.remove);
        });
  const none = new Set<Splice>();
  for (const one of splices) {
    const back = one.insert === "" ? isBack(one) : undefined;
    if (!back || none.has(back)) continue;
    none.add(one);
    none.add(back);
  }
  return splices.filter((one) => !none.has(one) && (one.remove > 0 || one.insert !== ""));
}

/** Own elements that stand in no other. */
export function outermost(own: readonly OwnElement[]): OwnElement[] {
  const found: OwnElement[] = [];
  for (const one of [...own].sort((a, b) => a.from - b.from || b.to - a.to)) {
    const last = found.at(-1);
    if (!last || one.from >= last.to) found.push(one);
  }
  return found;
}

/** Stretches of the source that hold a range's text, each inside one text node. */
export function atomsIn({ atoms }: PlacedHtml, reading: HostReading, range: TextRange): { from: number; to: number }[] {
  const story = storyOf(reading.text, "body");
  const found: { from: number; to: number }[] = [];
  for (const piece of story ? piecesOf(range, story) : []) {
    for (const { paragraph, start, end, from, to, isPlain } of atoms) {
      if (paragraph !== piece.paragraph || end <= piece.start || start >= piece.end) continue;
      found.push({
        from: isPlain ? from + Math.max(0, piece.start - start) : from,
        to: isPlain ? to - Math.max(0, end - piece.end) : to,
      });
    }
  }
  return found;
}

/** Start and end tags around a range, in pieces that hold no tag. */
export function wrapsFor(placed: PlacedHtml, reading: HostReading, labelId: string, range: TextRange, alias: string): Splice[] {
  const pieces: { from: number; to: number }[] = [];
  for (const atom of atomsIn(placed, reading, range)) {
    const last = pieces.at(-1);
    const isNext = last !== undefined && !placed.breaks(last.to, atom.from);
    if (last && isNext) last.to = atom.to;
    else pieces.push({ ...atom });
  }
  return pieces.flatMap(({ from, to }, index): Splice[] => {
    const [open, close] = passageTags(labelId, index + 1, alias);
    return [
      { at: from, remove: 0, insert: open },
      { at: to, remove: 0, insert: close },
    ];
  });
}

/** The tags that stand around a label's pieces, as `wrapsFor` would write them. */
export function wrapsOf(placed: PlacedHtml, labelId: string): string {
  return placed.own
    .filter(({ tag }) => tag?.owner === labelId && tag.part.kind === "passage")
    .map(({ from, openEnd, closeStart, to }) => placed.slice(from, openEnd) + placed.slice(closeStart, to))
    .join("");
}

/** Before what the writer has written: right inside the body. */
export function firstInHtml(text: string): number {
  const open = /<body\b[^>]*>/i.exec(text) ?? /<html\b[^>]*>(?:\s*<head\b[^]*?<\/head\s*>)?/i.exec(text);
  return open ? open.index + open[0].length : 0;
}

/** After what the writer has written, before an earlier message that is quoted below it. */
export function placeInHtml(text: string): number {
  const quoted =
    /<(?:div|blockquote|table)\b[^>]*(?:id="?(?:divRplyFwdMsg|appendonsend)|class="?(?:gmail_quote|moz-cite-prefix)|type="?cite)/i.exec(
      text,
    );
  if (quoted) return quoted.index;
  const end = text.search(/<\/body\s*>(?![\s\S]*<\/body)/i);
  if (end >= 0) return end;
  const html = text.search(/<\/html\s*>/i);
  return html >= 0 ? html : text.length;
}

/** The block among the plain lines: what it was and what it shall be. */
export function plainSplices(
  { text, charset, part }: Body,
  before: readonly Entry[],
  after: readonly Entry[],
  isFirst: boolean,
): Splice[] {
  const newline = text.includes("\r\n") || !text.includes("\n") ? "\r\n" : "\n";
  const standing = findPlainBlock(text, before);
  const atStart = isFirst || standing?.from === 0;
  const wanted = plainBlock(after, newline, atStart);
  const isShort = bytesIn(wanted, charset) !== null || charset === "us-ascii" || part.encoding === "7bit";
  const insert = isShort ? wanted : inOldLetters(wanted);
  if (standing && (!isFirst || standing.from === 0)) {
    if (text.slice(standing.from, standing.to) === insert) return [];
    return [{ at: standing.from, remove: standing.to - standing.from, insert }];
  }
  const gone: Splice[] = standing ? [{ at: standing.from, remove: standing.to - standing.from, insert: "" }] : [];
  if (insert === "") return gone;
  if (isFirst) return [{ at: 0, remove: 0, insert }, ...gone];
  const quoted =
    /^(?:-{3,} ?(?:Ursprungligt meddelande|Original Message|Originalmeddelande) ?-{3,}|_{20,}\r?\n(?:Från|From):)/m.exec(text);
  const at = quoted?.index ?? text.length;
  return [{ at, remove: 0, insert: at > 0 && text[at - 1] !== "\n" ? newline + insert : insert }];
}
