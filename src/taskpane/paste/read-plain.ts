/** Reads pasted plain text as blocks: Markdown's marks become headings, lists, bold and italics. */
import type { TextBlock, TextRun } from "../host.ts";
import type { Removal } from "./pasted.ts";

export interface PlainText {
  readonly blocks: readonly TextBlock[];
  readonly removed: readonly Removal[];
}

const RULE = /^\s{0,3}(?:-{3,}|\*{3,}|_{3,})\s*$/u;
const FENCE = /^\s{0,3}(?:```|~~~)/u;
const TABLE_RULE = /^\s*\|?\s*:?-{2,}:?\s*(?:\|\s*:?-{2,}:?\s*)+\|?\s*$/u;

/** The blocks of a text, one for each line that holds something. */
export function readPlain(text: string): PlainText {
  const blocks: TextBlock[] = [];
  let marks = 0;
  for (const line of text.split(/\r?\n/u)) {
    if (line.trim() === "") continue;
    if (RULE.test(line) || FENCE.test(line) || TABLE_RULE.test(line)) {
      marks++;
      continue;
    }
    const heading = /^\s{0,3}(#{1,6})\s+(.*?)\s*#*\s*$/u.exec(line);
    const bullet = /^\s*[-*+•]\s+(.*)$/u.exec(line);
    const number = /^\s*\d{1,3}[.)]\s+(.*)$/u.exec(line);
    const words = heading?.[2] ?? bullet?.[1] ?? number?.[1] ?? line.trim().replace(/^>\s?/u, "");
    const cells =
      words.startsWith("|") && words.endsWith("|")
        ? words
            .slice(1, -1)
            .split("|")
            .map((cell) => cell.trim())
            .join("\t")
        : words;
    const inline = readInline(cells);
    marks += inline.marks + (heading || bullet || cells !== words ? 1 : 0);
    if (inline.runs.length === 0) continue;
    blocks.push({
      kind: "paragraph",
      runs: inline.runs,
      heading: heading?.[1]?.length ?? 0,
      list: bullet ? "bullet" : number ? "number" : "none",
      level: 0,
    });
  }
  return { blocks, removed: marks === 0 ? [] : [{ kind: "markdown", text: "", count: marks }] };
}

/** Bold, italics and code marks of one line as runs. A link keeps its words and, in brackets after them, its address. */
export function readInline(line: string): { readonly runs: readonly TextRun[]; readonly marks: number } {
  const runs: TextRun[] = [];
  let marks = 0;
  let at = 0;
  const pattern =
    /\*\*([^*\n]{1,2000})\*\*|__([^_\n]{1,2000})__|(?<![\p{L}\p{N}*])\*([^*\s][^*\n]{0,1000})\*(?![\p{L}\p{N}*])|`([^`\n]{1,500})`|\[([^\]\n]{1,300})\]\((https?:[^)\s]{1,1000})\)/gu;
  for (const match of line.matchAll(pattern)) {
    if (match.index > at) runs.push({ text: line.slice(at, match.index) });
    const [, bold, under, italic, code, words, address] = match;
    if (bold !== undefined || under !== undefined) runs.push({ text: bold ?? under ?? "", bold: true });
    else if (italic !== undefined) runs.push({ text: italic, italic: true });
    else if (code !== undefined) runs.push({ text: code });
    else runs.push({ text: `${words ?? ""} (${address ?? ""})` });
    marks++;
    at = match.index + match[0].length;
  }
  if (at < line.length) runs.push({ text: line.slice(at) });
  return { runs, marks };
}
