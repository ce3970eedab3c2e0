/** Character classes that the sentence splitter asks for, fast for Latin text and right for the rest. */

const blank = /[\s\u0085\u00AD\u200B\u2060\uFEFF\uFFFC]/;
const upper = /[\p{Lu}\p{Lt}\p{Lo}]/u;
const letter = /\p{L}/u;

/** Space, tab, line break and their relatives. `NaN` (past the end) is not one. */
export function isSpace(code: number): boolean {
  if (code <= 0x20) return code === 0x20 || (code >= 0x09 && code <= 0x0d);
  if (code < 0x85) return false;
  return (
    code === 0xa0 ||
    code === 0x85 ||
    code === 0x1680 ||
    (code >= 0x2000 && code <= 0x200a) ||
    code === 0x2028 ||
    code === 0x2029 ||
    code === 0x202f ||
    code === 0x205f ||
    code === 0x3000
  );
}

export function isLineBreak(code: number): boolean {
  return (code >= 0x0a && code <= 0x0d) || code === 0x85 || code === 0x2028 || code === 0x2029;
}

export function isDigit(code: number): boolean {
  return code >= 0x30 && code <= 0x39;
}

export function isLetter(code: number): boolean {
  if (code < 0x80) return (code >= 0x61 && code <= 0x7a) || (code >= 0x41 && code <= 0x5a);
  if (code >= 0xc0 && code < 0x250) return code !== 0xd7 && code !== 0xf7;
  return code >= 0x250 && letter.test(String.fromCharCode(code));
}

/** A capital letter, or a letter of a script without capitals. */
export function isUpper(code: number): boolean {
  if (code < 0x80) return code >= 0x41 && code <= 0x5a;
  return code >= 0xc0 && upper.test(String.fromCharCode(code));
}

/** What leaves nothing behind in normal form: space, soft hyphen, zero-width characters, object placeholder. */
export function isBlank(code: number): boolean {
  return isSpace(code) || (code >= 0xad && blank.test(String.fromCharCode(code)));
}

/** The text of a span without blanks at its ends, as [start, end]; start = end when nothing is left. */
export function trimmed(text: string, start: number, end: number): [start: number, end: number] {
  let from = start;
  let to = end;
  while (from < to && isSpace(text.charCodeAt(from))) from++;
  while (to > from && isSpace(text.charCodeAt(to - 1))) to--;
  return [from, to];
}
