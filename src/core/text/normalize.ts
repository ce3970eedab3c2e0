/** Text as it is compared: one spelling of spaces, quotes and dashes, with a map back to the text as it stands. */
import { isSpace } from "./characters.ts";

/** Soft hyphen, zero-width space, word joiner, byte order mark, object placeholder: nothing a reader reads. */
const dropped = /[\u00AD\u200B\u2060\uFEFF\uFFFC]+/g;
const singleQuotes = /[\u2018\u2019\u201A\u201B\u2032\u2039\u203A\u00B4`]/g;
const doubleQuotes = /[\u201C\u201D\u201E\u201F\u2033\u00AB\u00BB]/g;
const dashes = /[\u2010-\u2015\u2212]/g;
/** A run of blanks that is not one space already. */
const spaces = /(?! (?![\s\u0085]))[\s\u0085]+/g;
/** Only beside or at these can composing change anything (Unicode's NFC_Quick_Check, rounded up). */
const composable = /[^\0-\u02FF\u2002-\u20CF]/;
const mark = /^\p{M}/u;
/** Without any of these a text is in normal form already: anything but ASCII without space runs, and common letters. */
const unusual = /[^ -_a-~\u00A1-\u00AA\u00AC\u00AE-\u00B3\u00B5-\u00BA\u00BC-\u02FF\u20AC\u2022\u2026]| {2}/;

/**
 * The normal form: NFC; soft hyphens, zero-width signs (U+200B, U+2060, U+FEFF) and U+FFFC gone; every run of blanks, line
 * breaks and no-break spaces one space; quotation marks straight; dashes and U+2011 a hyphen-minus. Ends are not trimmed.
 * Idempotent. The same string comes back when nothing changes.
 */
export function normalize(text: string): string {
  if (!unusual.test(text)) return text;
  const read = text.replace(dropped, "");
  const folded = (composable.test(read) ? composed(read) : read)
    .replace(singleQuotes, "'")
    .replace(doubleQuotes, '"')
    .replace(dashes, "-")
    .replace(spaces, " ");
  return folded === text ? text : folded;
}

/** More marks on one letter than any language has: putting them in order costs the square of their number. They stay as they stand. */
const heap = /(\P{M}?\p{M}{65,})/u;

function composed(text: string): string {
  if (!heap.test(text)) return text.normalize("NFC");
  // Every other piece is a heap.
  return text
    .split(heap)
    .map((piece, index) => (index % 2 === 0 ? piece.normalize("NFC") : piece))
    .join("");
}

/** A normal form that remembers where each of its characters came from. */
export interface Normalized {
  readonly text: string;
  /**
   * Offset in the original of the boundary before `offset` of the normal form (0 to its length, inclusive). As the start of a
   * span it skips what was dropped there; as its `end` it stops right after the last character kept. Both never fall.
   */
  readonly toOriginal: (offset: number, edge?: "start" | "end") => number;
}

/**
 * The normal form with its map. For any span of it that does not cut a composed character, the original cut at
 * `toOriginal(start)` and `toOriginal(end, "end")` has exactly that span as its normal form.
 */
export function normalizeWithMap(text: string): Normalized {
  const normal = normalize(text);
  if (normal === text) return { text, toOriginal: (offset) => clamp(offset, text.length) };
  const starts = new Uint32Array(normal.length);
  const ends = new Uint32Array(normal.length);
  let length = 0;
  const keep = (count: number, from: number, to: number) => {
    for (let index = 0; index < count; index++) {
      starts[length] = from;
      ends[length++] = to;
    }
  };
  for (let at = 0; at < text.length;) {
    const end = clusterEnd(text, at);
    const cluster = normalize(text.slice(at, end));
    const isRepeatedSpace = cluster === " " && length > 0 && normal[length - 1] === " ";
    if (cluster.length === end - at && !isRepeatedSpace) for (; at < end; at++) keep(1, at, at + 1);
    else if (!isRepeatedSpace) keep(cluster.length, at, end);
    at = end;
  }
  return {
    text: normal,
    toOriginal: (offset, edge = "start") => {
      const at = clamp(offset, normal.length);
      if (edge === "end") return at === 0 ? (starts[0] ?? 0) : (ends[at - 1] ?? 0);
      return at < normal.length ? (starts[at] ?? 0) : (ends[at - 1] ?? text.length);
    },
  };
}

/** End of the shortest piece from `at` whose normal form does not depend on what follows. */
function clusterEnd(text: string, at: number): number {
  let end = nextCharacter(text, at);
  if (isSpace(text.charCodeAt(at))) return end;
  let head = kept(text.slice(at, end));
  if (head === "") {
    // What is dropped side by side goes at once: each would look past all that follow it, and a million of them would take hours.
    while (end < text.length && kept(text.slice(end, nextCharacter(text, end))) === "") end = nextCharacter(text, end);
    if (!mark.test(text.slice(end, end + 2))) return end;
  }
  while (end < text.length) {
    // Latin letters and signs never join what stands before them.
    if (text.charCodeAt(end) < 0x300 && text.charCodeAt(end) !== 0xad) break;
    let next = end;
    let added = "";
    while (next < text.length && added === "") {
      const after = nextCharacter(text, next);
      added = kept(text.slice(next, after));
      next = after;
    }
    if (added === "" || !(mark.test(added) || composes(head, added))) break;
    head += added;
    end = next;
  }
  return end;
}

function composes(head: string, added: string): boolean {
  return composed(head + added) !== composed(head) + composed(added);
}

function kept(character: string): string {
  return character.replace(dropped, "");
}

function nextCharacter(text: string, at: number): number {
  return at + ((text.codePointAt(at) ?? 0) > 0xffff ? 2 : 1);
}

function clamp(offset: number, length: number): number {
  return Math.max(0, Math.min(offset, length));
}
