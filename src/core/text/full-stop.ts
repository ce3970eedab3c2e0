/** Decides whether one full stop ends a sentence, from the word before it and what comes after. */
import { abbreviations, letterTakers, months, type StopKind } from "./abbreviations.ts";
import { isDigit, isLetter, isSpace, isUpper } from "./characters.ts";

/** What stands first after the spaces and opening marks that follow a stop. */
export type Next = "upper" | "lower" | "digit" | "other" | "stop" | "nothing" | "no-space";

/** How far back a word is read, in code units: longer ones are no abbreviations, and the cost stays linear. */
const LOOK_BACK = 16;

/** How far back a § makes "st." and "p." parts of a reference: "§ 3 st. 2 p. LOU". */
const STATUTE_REACH = 16;

/** "1", "1.2.3", "2a", "a", "B", "iv": what opens a line of a list. */
const marker = /^(?:\d{1,3}(?:\.\d{1,3}){0,4}\p{L}?|\p{L}|[ivx]{2,5}|[IVX]{2,5})$/u;

/**
 * True when the full stop at `at` ends a sentence. `start` is where the sentence began (its first character), `closed`
 * says that a closing bracket stands between the stop and what follows, `nextAt` is the offset that `next` describes.
 */
export function endsSentence(text: string, start: number, at: number, next: Next, nextAt: number, closed: boolean): boolean {
  if (next === "nothing") return true;
  if (next === "lower" || next === "stop" || next === "no-space") return false;
  if (at - start <= 12 && marker.test(text.slice(start, at))) return false;
  const before = text.charCodeAt(at - 1);
  if (isDigit(before)) return endsAfterNumber(text, start, at, next, nextAt);
  if (!isLetter(before)) return true;
  return endsAfterWord(text, start, at, next, closed);
}

/** "14." ends a sentence unless it is an ordinal of a date or the first marker of a list in running text. */
function endsAfterNumber(text: string, start: number, at: number, next: Next, nextAt: number): boolean {
  let from = at;
  while (from > start && isDigit(text.charCodeAt(from - 1))) from--;
  if (at - from > 2) return true;
  if (next === "upper" && months.has(wordAt(text, nextAt))) return false;
  let before = from - 1;
  while (before > start && isSpace(text.charCodeAt(before))) before--;
  const sign = text[before];
  if (sign === ";" || (sign === "(" && before === from - 1)) return false;
  return !(sign === ":" && before < from - 1 && text.slice(from, at) === "1");
}

function endsAfterWord(text: string, start: number, at: number, next: Next, closed: boolean): boolean {
  let from = at;
  const limit = Math.max(start, at - LOOK_BACK);
  while (from > limit && isWordPart(text.charCodeAt(from - 1))) from--;
  const joined = from > start ? text[from - 1] : "";
  if (from === limit && limit > start && isWordPart(text.charCodeAt(from - 1))) return true;
  // "a@b.nr." or "/dnr." is an address or a file, not an abbreviation.
  if (joined === "@" || joined === "/" || joined === "\\" || joined === "_") return true;
  const word = text.slice(from, at);
  const kind = kindOf(text, start, from, word.toLowerCase());
  // "KL." and "ST." in capitals are names that may end a sentence.
  const isName = word.length > 1 && next === "upper" && isAllUpper(word);
  if (kind && !isName) return endsAfterAbbreviation(kind, text, from, next, closed);
  if (isInitials(word)) return word.length === 1 && letterTakers.has(wordBefore(text, start, from));
  return next !== "digit" || !word.includes(".") || word.length > 8;
}

function endsAfterAbbreviation(kind: StopKind, text: string, from: number, next: Next, closed: boolean): boolean {
  switch (kind) {
    case "open":
      return false;
    case "closing":
    case "number":
      return next !== "digit" && !closed;
    case "statute":
      if (text.slice(Math.max(0, from - STATUTE_REACH), from).includes("§")) return false;
      // "St. Petersburg": the capital tells it from "3 st.".
      return next !== "digit" && !closed && !isUpper(text.charCodeAt(from));
    default: {
      const never: never = kind;
      return never;
    }
  }
}

/** The kind of the abbreviation that ends with `word`, also when it is spaced out: "bl. a", "t. o. m". */
function kindOf(text: string, start: number, from: number, word: string): StopKind | undefined {
  let key = word;
  let found = abbreviations.get(key);
  let at = from;
  for (let parts = 0; parts < 3; parts++) {
    if (at - 2 <= start || !isSpace(text.charCodeAt(at - 1)) || text[at - 2] !== ".") break;
    let begin = at - 2;
    while (begin > start && at - begin < 6 && isLetter(text.charCodeAt(begin - 1))) begin--;
    if (begin === at - 2 || at - begin >= 6) break;
    key = `${text.slice(begin, at - 2).toLowerCase()}.${key}`;
    found = abbreviations.get(key) ?? found;
    at = begin;
  }
  return found;
}

function isAllUpper(word: string): boolean {
  for (let index = 0; index < word.length; index++) if (!isUpper(word.charCodeAt(index))) return false;
  return true;
}

/** "A", "J.R.R", "U.S": single capitals with stops between. */
function isInitials(word: string): boolean {
  if (word.length % 2 === 0) return false;
  for (let index = 0; index < word.length; index++) {
    if (index % 2 === 1 ? word[index] !== "." : !isUpper(word.charCodeAt(index))) return false;
  }
  return true;
}

function isWordPart(code: number): boolean {
  return code === 0x2e || isLetter(code);
}

function wordAt(text: string, at: number): string {
  let end = at;
  while (end - at < LOOK_BACK && isLetter(text.charCodeAt(end))) end++;
  return text.slice(at, end).toLowerCase();
}

function wordBefore(text: string, start: number, at: number): string {
  let end = at;
  while (end > start && isSpace(text.charCodeAt(end - 1))) end--;
  let from = end;
  while (from > start && end - from < LOOK_BACK && isLetter(text.charCodeAt(from - 1))) from--;
  return text.slice(from, end).toLowerCase();
}
