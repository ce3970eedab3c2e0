/** Cuts one paragraph into sentences, in a single pass that knows Swedish statute references, abbreviations and lists. */
import { isBlank, isDigit, isLetter, isLineBreak, isSpace, isUpper, trimmed } from "./characters.ts";
import type { Span } from "./document.ts";
import { endsSentence, type Next } from "./full-stop.ts";

/** Raised whenever any text may be cut differently than before: anchors and reviews name the version they were made with. */
export const SPLITTER_VERSION = 1;

/** A line this short that opens a sentence and ends without a sign is read as a heading or an address line. */
const HEADING_LINE = 40;

/** All that can end a sentence: the pass looks only at these. */
const ending = /[.!?…\n-\r\u0085\u2028\u2029]/g;
const closers = new Set(`)]}"'”’»›*_`);
const openers = new Set(`("'[{“”„«»‘’‚‹›*_¿¡-–—•·▪…`);
/** What clings to the sentence before it without a space: a note number, a citation of a chat tool, an object, an emoji. */
const note = /\[\d{1,3}\]|【[^】]{1,40}】|[\uFFFC¹²³⁰⁴-⁹]|\p{Extended_Pictographic}\uFE0F?/uy;
const listMarker = /(?:[•·▪◦‣●○■*]|\d{1,3}[.)]|\p{L}\))\s/uy;
const dashMarker = /[-–—]\s/y;

/**
 * The sentences of one paragraph: trimmed, in order, not overlapping, together covering everything that is not blank.
 *
 * A line break inside a paragraph ends a sentence when a blank line follows; when the next line opens with a list marker
 * (a dash counts only after a short line, a colon or another list line, since Swedish prose uses it as well); and, before a
 * capital or a digit, after a line of a list, a colon, or a short line that looks like a heading. Else it is a space.
 */
export function sentencesOf(text: string): Span[] {
  const spans: Span[] = [];
  let start = skipSpace(text, 0);
  let lineStart = 0;
  let at = start;
  const cut = (end: number) => {
    const [from, to] = trimmed(text, start, end);
    if (!isAllBlank(text, from, to)) spans.push({ start: from, end: to });
    start = skipSpace(text, end);
  };
  for (;;) {
    ending.lastIndex = at;
    const found = ending.exec(text);
    if (!found) break;
    at = found.index;
    if (isStop(text.charCodeAt(at))) {
      let end = at + 1;
      while (isStop(text.charCodeAt(end))) end++;
      const closed = skipClosers(text, end);
      if (stopsHere(text, start, at, end, closed)) cut(closed);
      at = closed;
    } else {
      const next = skipSpace(text, at);
      if (start < at && breaksHere(text, start, lineStart, at, next)) cut(at);
      lineStart = next;
      at = next;
    }
  }
  if (start < text.length) cut(text.length);
  return spans;
}

function isStop(code: number): boolean {
  return code === 0x2e || code === 0x21 || code === 0x3f || code === 0x2026;
}

/** True when the run of stops `at..end`, with closing marks up to `closed`, ends the sentence begun at `start`. */
function stopsHere(text: string, start: number, at: number, end: number, closed: number): boolean {
  const [next, nextAt] = nextAfter(text, closed);
  const isSingle = end === at + 1 && text[at] === ".";
  if (isSingle) return endsSentence(text, start, at, next, nextAt, isBracket(text[end]));
  // "(?)" and "(!)" are remarks inside a sentence.
  if (text[at - 1] === "(" || text[at - 1] === "[") return next === "nothing";
  const trailsOff = text[end - 1] === "…" || text[end - 1] === ".";
  if (next === "digit") return !trailsOff;
  return next === "upper" || next === "other" || next === "nothing";
}

function isBracket(sign: string | undefined): boolean {
  return sign === ")" || sign === "]";
}

function skipClosers(text: string, at: number): number {
  let end = at;
  for (;;) {
    if (closers.has(text.charAt(end))) {
      end++;
      continue;
    }
    note.lastIndex = end;
    if (text.charCodeAt(end) < 0x5b || !note.test(text)) return end;
    end = note.lastIndex;
  }
}

function skipSpace(text: string, at: number): number {
  let end = at;
  while (isSpace(text.charCodeAt(end))) end++;
  return end;
}

/** What follows a stop: the class of the first character after spaces and opening marks, and its offset. */
function nextAfter(text: string, at: number): [Next, number] {
  if (at >= text.length) return ["nothing", at];
  if (!isBlank(text.charCodeAt(at))) return ["no-space", at];
  let next = at;
  for (let marks = 0; marks < 8;) {
    const code = text.charCodeAt(next);
    if (isBlank(code)) next++;
    else if (openers.has(text.charAt(next))) {
      next++;
      marks++;
    } else break;
  }
  if (next >= text.length) return ["nothing", next];
  return [classAt(text, next), next];
}

function classAt(text: string, at: number): Next {
  const code = text.charCodeAt(at);
  if (isDigit(code)) return "digit";
  if (isUpper(code)) return "upper";
  if (isStop(code)) return "stop";
  if (!isLetter(code)) return "other";
  // "b) uppdra" opens a list item; "iPhone" and "e-Avrop" are names.
  const second = text.charCodeAt(at + 1);
  if (second === 0x29 || isUpper(second)) return "upper";
  return second === 0x2d && isUpper(text.charCodeAt(at + 2)) ? "upper" : "lower";
}

/** True when the line break at `at` ends the sentence; `next` is the first character of the following line. */
function breaksHere(text: string, start: number, lineStart: number, at: number, next: number): boolean {
  let breaks = 0;
  for (let index = at; index < next; index++) {
    if (isLineBreak(text.charCodeAt(index)) && !(text[index] === "\n" && text[index - 1] === "\r")) breaks++;
  }
  if (breaks > 1) return true;
  const [, end] = trimmed(text, start, at);
  const isShort = start >= lineStart && end - start <= HEADING_LINE;
  const afterColon = text[end - 1] === ":";
  const afterItem = opensWith(listMarker, text, lineStart) || opensWith(dashMarker, text, lineStart);
  if (opensWith(listMarker, text, next)) return true;
  if (opensWith(dashMarker, text, next)) return isShort || afterColon || afterItem;
  const [following] = nextAfter(text, at);
  if (following !== "upper" && following !== "digit") return false;
  return afterItem || afterColon || (isShort && endsLikeHeading(text, end));
}

function endsLikeHeading(text: string, end: number): boolean {
  const code = text.charCodeAt(end - 1);
  return isLetter(code) || isDigit(code) || isBracket(text[end - 1]);
}

function opensWith(pattern: RegExp, text: string, at: number): boolean {
  pattern.lastIndex = at;
  return pattern.test(text);
}

function isAllBlank(text: string, from: number, to: number): boolean {
  for (let index = from; index < to; index++) if (!isBlank(text.charCodeAt(index))) return false;
  return true;
}
