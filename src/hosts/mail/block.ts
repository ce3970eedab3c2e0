/** The label block of a message: what Källmärkt shows in it, once as HTML and once as plain lines, and found again there. */
import { tagOf, type TagPart } from "../../core/label/tag.ts";
import { BLOCK_ATTRIBUTE, TAG_ATTRIBUTE } from "../reading/html-places.ts";

/** One line of the block. A mark has the first words of its passage before it. */
export interface Entry {
  readonly owner: string;
  readonly part: Exclude<TagPart["kind"], "passage">;
  readonly text: string;
  readonly quote: string;
}

/** True for what stands beside a passage and names its origin. */
export const isMark = ({ part }: Pick<Entry, "part">): boolean => part === "mark" || part === "note";

const RANK: Readonly<Record<Entry["part"], number>> = { notice: 0, mark: 1, note: 1, caption: 1, heading: 2, source: 3 };

/** The reader's notice first, then the marks, then the sources under their heading. */
export function inBlockOrder(entries: readonly Entry[]): Entry[] {
  return entries
    .map((entry, index) => ({ entry, index }))
    .sort((a, b) => RANK[a.entry.part] - RANK[b.entry.part] || a.index - b.index)
    .map(({ entry }) => entry);
}

/** On one line, blanks squeezed: a line is an entry, in HTML and in plain text alike. */
export const oneLine = (text: string): string => text.replace(/\s+/g, " ").trim();

/** The first words of a passage, in quotation marks. */
export function quoteOf(passage: string): string {
  const words = oneLine(passage.replaceAll("\ufffc", " "));
  if (words.length <= 50) return words === "" ? "" : `”${words}”`;
  return `”${words
    .slice(0, 50)
    .replace(/[\ud800-\udbff]$/, "")
    .replace(/\s+\S*$/, "")} …”`;
}

/** Only ASCII, whatever the message's character set is. */
function escaped(text: string): string {
  return [...text]
    .map((character) => {
      const code = character.codePointAt(0) as number;
      return code > 126 || code < 32 || '&<>"'.includes(character) ? `&#${code};` : character;
    })
    .join("");
}

/** Looks like the end of a letter: a thin rule, then small text. Styles stand in the tags, since mail programs drop style sheets. */
export function htmlBlock(entries: readonly Entry[]): string {
  if (entries.length === 0) return "";
  const lines = inBlockOrder(entries).map(({ owner, part, text, quote }) => {
    const own = `<span ${TAG_ATTRIBUTE}="${tagOf({ owner, part: { kind: part } })}">${escaped(text)}</span>`;
    return `<p style="margin:0 0 4px 0">${quote === "" ? "" : `${escaped(quote)} `}${part === "heading" ? `<b>${own}</b>` : own}</p>`;
  });
  const style = "margin:16px 0 0 0;padding:8px 0 0 0;border-top:1px solid #767676;font-size:90%";
  return `<div ${BLOCK_ATTRIBUTE}="1" style="${style}">${lines.join("")}</div>`;
}

/** Start and end tag around a piece of a labelled passage. */
export function passageTags(labelId: string, piece: number, alias: string): readonly [string, string] {
  const tag = tagOf({ owner: labelId, part: { kind: "passage", piece } });
  return [`<span ${TAG_ATTRIBUTE}="${tag}" title="${escaped(alias)}">`, "</span>"];
}

const RULE = "-".repeat(40);

/** The block as plain lines, each with its line end; empty without entries. Before the writer's text it is closed by a second rule. */
export function plainBlock(entries: readonly Entry[], newline: string, isFirst = false): string {
  if (entries.length === 0) return "";
  return [RULE, ...inBlockOrder(entries).map(lineOf), ...(isFirst ? [RULE] : [])].map((line) => line + newline).join("");
}

const lineOf = ({ text, quote }: Entry): string => (quote === "" ? text : `${quote} ${text}`);

/** Letters that older character sets lack, as such messages have always written them. */
export function inOldLetters(text: string): string {
  return text
    .replace(/[”“„]/g, '"')
    .replace(/[’‘]/g, "'")
    .replace(/[–—]/g, "-")
    .replace(/…/g, "...")
    .replace(/[\u00a0\u202f]/g, " ");
}

export interface PlainBlock {
  /** From the rule to just after the last line's end. */
  readonly from: number;
  readonly to: number;
  readonly entries: readonly Entry[];
}

/**
 * Finds the block in plain text: the rule, and under it lines that each say one thing of `known`, whatever program has quoted or
 * cut the rest. Null when there is none: then nothing in the text is taken for ours.
 */
export function findPlainBlock(text: string, known: readonly Pick<Entry, "owner" | "part" | "text">[]): PlainBlock | null {
  const left = [...known];
  for (let at = text.indexOf(RULE); at >= 0; at = text.indexOf(RULE, at + 1)) {
    if (at > 0 && text[at - 1] !== "\n") continue;
    const rule = lineAt(text, at);
    if (rule.trimEnd() !== RULE) continue;
    const entries: Entry[] = [];
    let to = at + rule.length;
    for (let line = lineAt(text, to); line !== ""; line = lineAt(text, to)) {
      const entry = entryOf(line.trim(), left);
      if (!entry) break;
      entries.push(entry);
      to += line.length;
    }
    // Only first in a message is a rule below ours too: elsewhere it is the writer's.
    const closing = lineAt(text, to);
    if (at === 0 && closing.trimEnd() === RULE) to += closing.length;
    if (entries.length > 0) return { from: at, to, entries };
  }
  return null;
}

/** The line that begins here, its end included; empty at the end of the text. */
function lineAt(text: string, from: number): string {
  const end = text.indexOf("\n", from);
  return text.slice(from, end < 0 ? text.length : end + 1);
}

/** The entry that a line says; it is taken out of `left`, so that each is found once. */
function entryOf(line: string, left: Pick<Entry, "owner" | "part" | "text">[]): Entry | null {
  const index = left.findIndex(({ part, text }) =>
    [text, inOldLetters(text)].some(
      (words) => line === words || ((part === "mark" || part === "note") && line.endsWith(` ${words}`)),
    ),
  );
  const found = left[index];
  if (!found) return null;
  left.splice(index, 1);
  const words = line.endsWith(found.text) ? found.text : inOldLetters(found.text);
  return { owner: found.owner, part: found.part, text: found.text, quote: line.slice(0, line.length - words.length).trim() };
}
