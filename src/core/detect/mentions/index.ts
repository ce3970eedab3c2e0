/**
 * Tells a trace that a sentence speaks of from one that it carries. Residue follows what it cites and could be left out; a trace that is
 * spoken of holds a place in the sentence: what is searched for, found or defined.
 */
import type { LocalTrace } from "../finding.ts";
import { GOES_ON, isPlaced, isSpokenOf, LOOKBACK } from "./clause.ts";
import { TOOLS } from "./words.ts";

export { isRepeated } from "./clause.ts";

/** What a paragraph says that tells of such marks: a part of one as a word by itself. */
const TELLS_OF_MARKS =
  /(?<![\p{L}\d:[_?&])(?:oaicite|turn0search|contentReference|cite_start|utm_source)(?![\p{L}\d:[\]=])|(?<!\p{L})(?:spår|rest|rester|märken?) (?:av|från|efter) (?:en )?(?:AI|chatt|ChatGPT|Copilot|Gemini|språkmodell)/iu;

/** Lines that set a wrong form against the right one. */
const WRONG_AND_RIGHT =
  /(?<!\p{L})(?:fel|före|felaktigt|så här inte|before|wrong|incorrect):[^\n]{1,300}?(?<!\p{L})(?:rätt|efter|korrekt|after|right|correct):/giu;

/** Between two mentions of one list, with the word that leads to both said twice or not. */
const JOINS = new RegExp(
  `^(?: \\(\\d{1,5}\\))?[\\s)\\]"'”“’‘\`]{0,4}(?:[,;/|]|och|eller|samt|respektive|and|or|\\.{3}|…)[\\s(["'”“‘’\`]{0,4}(?:(?:efter|på|med|av|for|by|${TOOLS}) )?$`,
);
const APART = 24;

/** The traces that are only spoken of, of those of one paragraph, in order. What stands in a list beside such a trace is one too. */
export function spokenOf(text: string, traces: readonly LocalTrace[]): ReadonlySet<LocalTrace> {
  const found = new Set<LocalTrace>();
  const unmarked = rest(text, traces);
  const isAboutMarks = TELLS_OF_MARKS.test(unmarked);
  const wrong = [...unmarked.matchAll(WRONG_AND_RIGHT)].map((match) => ({
    start: match.index,
    end: match.index + match[0].length,
  }));
  for (const trace of traces) {
    const { start, end } = trace.span;
    const before = text.slice(Math.max(0, start - LOOKBACK), start);
    const after = text.slice(end, end + LOOKBACK);
    const isAmidWords = isAboutMarks && /[\p{L},]\s$/u.test(before) && (GOES_ON.test(after) || /^\?/.test(after));
    if (isAmidWords || wrong.some((one) => one.start < start && end < one.end) || isSpokenOf(trace, before, after))
      found.add(trace);
  }
  for (const [one, next] of neighbours(text, traces)) {
    // Tools do not cite in each other's tokens: two of them side by side are a list of examples.
    if (one.engine !== null && next.engine !== null && one.engine !== next.engine) found.add(one).add(next);
    else if (found.has(one)) found.add(next);
  }
  traces.forEach((next, index) => {
    const one = traces[index - 1];
    if (one !== undefined && found.has(one) && /^(?:<|&lt;)think/i.test(one.text) && one.text.replace(/^</, "</") === next.text)
      found.add(next);
  });
  for (const [one, next] of neighbours(text, traces).reverse()) if (found.has(next)) found.add(one);
  for (const list of listsOf(text, traces)) if (isListSpokenOf(text, list)) for (const one of list) found.add(one);
  traces.forEach((next, index) => {
    const one = traces[index - 1];
    if (one === undefined || !found.has(one) || next.span.start - one.span.end > LOOKBACK) return;
    const between = text.slice(one.span.end, next.span.start);
    const after = text.slice(next.span.end, next.span.end + LOOKBACK);
    if (one.rule === next.rule ? isWithin(between) && isPlaced(after) : doesGoOn(between, after)) found.add(next);
  });
  return found;
}

/** The sentence that names one kind names another, and is not over: residue would stand at its end. */
const doesGoOn = (between: string, after: string): boolean => isWithin(between) && /^\s\p{Ll}/u.test(after);

const isWithin = (between: string): boolean => /^\s[^.!?\n]+\s$/.test(between);

/** A list is one thing in its clause: "loggar där X och Y förekommer" says of both what comes after the last. */
function isListSpokenOf(text: string, list: readonly LocalTrace[]): boolean {
  const [first, last] = [list[0] as LocalTrace, list.at(-1) as LocalTrace];
  const { start } = first.span;
  const { end } = last.span;
  return isSpokenOf(first, text.slice(Math.max(0, start - LOOKBACK), start), text.slice(end, end + LOOKBACK));
}

/** The beginning of the text with the traces blotted out. */
function rest(text: string, traces: readonly LocalTrace[]): string {
  let out = "";
  let from = 0;
  for (const { span } of traces) {
    if (span.start > MOST) break;
    out += text.slice(from, span.start) + "•".repeat(span.end - span.start);
    from = span.end;
  }
  return out + text.slice(from, Math.max(from, MOST));
}
const MOST = 4000;

/** Pairs of traces that stand in one list. */
function neighbours(text: string, traces: readonly LocalTrace[]): [LocalTrace, LocalTrace][] {
  const pairs: [LocalTrace, LocalTrace][] = [];
  traces.forEach((one, index) => {
    const next = traces[index + 1];
    if (next === undefined || next.span.start - one.span.end > APART) return;
    if (JOINS.test(text.slice(one.span.end, next.span.start))) pairs.push([one, next]);
  });
  return pairs;
}

/** Lists of two traces and more. */
function listsOf(text: string, traces: readonly LocalTrace[]): LocalTrace[][] {
  const lists: LocalTrace[][] = [];
  for (const [one, next] of neighbours(text, traces)) {
    const list = lists.at(-1);
    if (list?.at(-1) === one) list.push(next);
    else lists.push([one, next]);
  }
  return lists;
}
