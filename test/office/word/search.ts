/** Word's Find, without wildcards: letter case, whole words, codes that begin with ^, straight quotes for curly ones. */
import { HostError } from "../host-object.ts";
import { contentOf } from "./content.ts";
import { invalidArgument, type LiveDocument, type Place } from "./document.ts";
import type { XmlElement } from "./dom.ts";
import { shown } from "./text.ts";

export interface SearchOptions {
  readonly matchCase: boolean;
  readonly matchWholeWord: boolean;
  readonly matchPrefix: boolean;
  readonly matchSuffix: boolean;
}

/** Options by either spelling: the wire says MatchCase, a caller may say matchCase. */
export function searchOptions(given: unknown): SearchOptions {
  const record = (given ?? {}) as Readonly<Record<string, unknown>>;
  const is = (name: string): boolean =>
    record[name] === true || record[(name[0] as string).toUpperCase() + name.slice(1)] === true;
  for (const name of ["matchWildcards", "matchWildCards", "ignorePunct", "ignoreSpace"])
    if (is(name)) throw new HostError("NotImplemented", `Searching with ${name} is not emulated.`, 501);
  return {
    matchCase: is("matchCase"),
    matchWholeWord: is("matchWholeWord"),
    matchPrefix: is("matchPrefix"),
    matchSuffix: is("matchSuffix"),
  };
}

const CODES: Readonly<Record<string, string>> = {
  p: "\r",
  t: "\t",
  l: "\v",
  "^": "^",
  s: "\u00a0",
  "~": "\u001e",
  "-": "\u001f",
  m: "\f",
};

/** The pattern with its codes read. @throws HostError as Word does: empty (#2413), or longer than 255 characters (SV2) */
function pattern(text: unknown): string {
  if (typeof text !== "string" || text === "") throw invalidArgument();
  const tooLong = (): HostError => new HostError("SearchStringInvalidOrTooLong", "The search string is invalid or too long.");
  if (text.length > 255) throw tooLong();
  let out = "";
  for (let at = 0; at < text.length; at++) {
    if (text[at] !== "^") out += text[at];
    else {
      const code = CODES[text[++at] ?? ""];
      if (code === undefined) throw tooLong();
      out += code;
    }
  }
  return out;
}

const QUOTES: Readonly<Record<string, string>> = { "\u201c": '"', "\u201d": '"', "\u2018": "'", "\u2019": "'" };

/** One character for one, so that offsets stay. */
function folded(text: string, matchCase: boolean): string {
  const plain = text.replace(/[\u201c\u201d\u2018\u2019]/g, (quote) => QUOTES[quote] as string);
  if (matchCase) return plain;
  const lower = plain.toLowerCase();
  return lower.length === plain.length
    ? lower
    : [...plain].map((c) => (c.toLowerCase().length === c.length ? c.toLowerCase() : c)).join("");
}

interface Piece {
  readonly p: XmlElement;
  readonly from: number;
  readonly to: number;
  readonly text: string;
}

/** Every hit between two places, from the first to the last, none overlapping. */
export function search(
  doc: LiveDocument,
  start: Place,
  end: Place,
  text: unknown,
  given: unknown,
): { start: Place; end: Place }[] {
  const options = searchOptions(given);
  const needle = folded(pattern(text), options.matchCase);
  const list = doc.paragraphs(doc.storyOf(start.p));
  const story = doc.storyOf(start.p).w;
  const first = doc.indexOf(start.p);
  const last = doc.indexOf(end.p);
  const pieces: Piece[] = [];
  for (let index = first; index <= last; index++) {
    const p = list[index] as XmlElement;
    const { length } = contentOf(p);
    const from = index === first ? start.position : 0;
    const to = Math.min(index === last ? end.position : length, length);
    pieces.push({ p, from, to, text: piecesText(doc, p, from, to, story) });
  }
  const hits: { start: Place; end: Place }[] = [];
  const isWord = (char: string | undefined): boolean => char !== undefined && /[\p{L}\p{N}_]/u.test(char);
  const accept = (haystack: string, at: number): boolean => {
    const before = isWord(haystack[at - 1]);
    const after = isWord(haystack[at + needle.length]);
    if (options.matchWholeWord) return !before && !after;
    return !(options.matchPrefix && before) && !(options.matchSuffix && after);
  };
  if (needle.includes("\r")) {
    const offsets: number[] = [];
    let whole = "";
    for (const piece of pieces) {
      offsets.push(whole.length);
      whole += `${piece.text}\r`;
    }
    // The range may end before the last mark.
    if (end.position <= contentOf(end.p).length) whole = whole.slice(0, -1);
    const haystack = folded(whole, options.matchCase);
    for (let at = haystack.indexOf(needle); at >= 0; at = haystack.indexOf(needle, at + needle.length))
      if (accept(haystack, at))
        hits.push({
          start: placeAt(doc, pieces, offsets, at, false),
          end: placeAt(doc, pieces, offsets, at + needle.length, true),
        });
    return hits;
  }
  for (const piece of pieces) {
    if (piece.text.length < needle.length) continue;
    const haystack = folded(piece.text, options.matchCase);
    for (let at = haystack.indexOf(needle); at >= 0; at = haystack.indexOf(needle, at + needle.length)) {
      if (!accept(haystack, at)) continue;
      const from = positionOf(doc, piece, at, false);
      const to = positionOf(doc, piece, at + needle.length, true);
      hits.push(overLinks(doc, piece.p, from, to));
    }
  }
  return hits;
}

function piecesText(doc: LiveDocument, p: XmlElement, from: number, to: number, story: string): string {
  let text = "";
  for (const atom of contentOf(p).atoms) {
    if (atom.start + atom.length <= from || atom.start >= to) continue;
    const whole = shown(doc, atom, story, "range");
    text +=
      atom.kind === "text" && whole !== "" ? whole.slice(Math.max(0, from - atom.start), Math.max(0, to - atom.start)) : whole;
  }
  return text;
}

/** The position of a character of a piece; as an end, just after the character before it. */
function positionOf(doc: LiveDocument, piece: Piece, offset: number, isEnd: boolean): number {
  const story = doc.storyOf(piece.p).w;
  let seen = 0;
  let position = piece.from;
  for (const atom of contentOf(piece.p).atoms) {
    if (atom.start + atom.length <= piece.from || atom.start >= piece.to) continue;
    const whole = shown(doc, atom, story, "range");
    if (whole === "") continue;
    const skipped = atom.kind === "text" ? Math.max(0, piece.from - atom.start) : 0;
    const length = (atom.kind === "text" ? Math.min(atom.length, piece.to - atom.start) : whole.length) - skipped;
    if (isEnd ? offset <= seen + length : offset < seen + length)
      return atom.kind === "text" ? atom.start + skipped + (offset - seen) : atom.start + (isEnd ? atom.length : 0);
    seen += length;
    position = atom.start + atom.length;
  }
  return position;
}

function placeAt(doc: LiveDocument, pieces: readonly Piece[], offsets: readonly number[], at: number, isEnd: boolean): Place {
  let index = offsets.findLastIndex((offset) => (isEnd ? offset < at : offset <= at));
  if (index < 0) index = 0;
  const piece = pieces[index] as Piece;
  const within = at - (offsets[index] as number);
  if (within > piece.text.length) return { p: piece.p, position: contentOf(piece.p).length + 1 };
  if (!isEnd && within === piece.text.length) return { p: piece.p, position: piece.to };
  return { p: piece.p, position: positionOf(doc, piece, within, isEnd) };
}

function overLinks(doc: LiveDocument, p: XmlElement, from: number, to: number): { start: Place; end: Place } {
  let start = from;
  let end = to;
  if (doc.has("search-hit-grows-over-links")) {
    const { atoms } = contentOf(p);
    const inside = atoms.filter((atom) => atom.start < to && atom.start + atom.length > from);
    const links = new Set(inside.flatMap((atom) => atom.node.closest("hyperlink") ?? []));
    for (const link of links) {
      if (inside.every((atom) => link.contains(atom.node))) continue;
      const all = atoms.filter((atom) => link.contains(atom.node));
      start = Math.min(start, all[0]?.start ?? start);
      end = Math.max(end, (all.at(-1)?.start ?? end) + (all.at(-1)?.length ?? 0));
    }
  }
  return { start: { p, position: start }, end: { p, position: end } };
}
