/** Reads pasted plain text as blocks: Markdown's marks become headings, lists, tables, bold and italics. */
import type { TextBlock, TextParagraph, TextRun } from "../host.ts";
import type { Removal } from "./pasted.ts";

export interface PlainText {
  readonly blocks: readonly TextBlock[];
  readonly removed: readonly Removal[];
}

const RULE = /^\s{0,3}(?:-{3,}|\*{3,}|_{3,})\s*$/u;
const FENCE = /^\s{0,3}(?:```|~~~)/u;
const TABLE_RULE = /^\s*\|?\s*:?-{2,}:?\s*(?:\|\s*:?-{2,}:?\s*)+\|?\s*$/u;

/** The blocks of a text: one for each line that holds something, and one for each table. */
export function readPlain(text: string): PlainText {
  const blocks: TextBlock[] = [];
  const lists = new OpenLists();
  let marks = 0;
  const lines = text.split(/\r?\n/u);
  for (let at = 0; at < lines.length; at++) {
    const line = lines[at] ?? "";
    if (line.trim() === "") continue;
    const table = tableAt(lines, at);
    if (table) {
      blocks.push(table.block);
      marks += table.marks;
      at += table.lines - 1;
      continue;
    }
    if (RULE.test(line) || FENCE.test(line) || TABLE_RULE.test(line)) {
      marks++;
      continue;
    }
    const heading = /^\s{0,3}(#{1,6})\s+(.*?)\s*#*\s*$/u.exec(line);
    const bullet = /^(\s*)[-*+•]\s+(.*)$/u.exec(line);
    const number = /^(\s*)(\d{1,3})[.)]\s+(.*)$/u.exec(line);
    const words = heading?.[2] ?? bullet?.[2] ?? number?.[3] ?? line.trim().replace(/^>\s?/u, "");
    const inline = readInline(words);
    marks += inline.marks + (heading || bullet ? 1 : 0);
    if (inline.runs.length === 0) continue;
    const place = bullet
      ? lists.bullet(bullet[1] ?? "")
      : number
        ? lists.number(number[1] ?? "", Number(number[2]))
        : ({ list: "none", level: 0 } as const);
    if (!bullet && !number && !/^\s/u.test(line)) lists.leave();
    blocks.push({ kind: "paragraph", runs: inline.runs, heading: heading?.[1]?.length ?? 0, ...place });
  }
  return { blocks, removed: marks === 0 ? [] : [{ kind: "markdown", text: "", count: marks }] };
}

type ListPlace = Pick<TextParagraph, "list" | "level" | "start">;

/** The lists that lines may go on: how far each is set in, and the number it has come to. */
class OpenLists {
  #open: { readonly indent: number; readonly list: "bullet" | "number"; number: number }[] = [];
  /** The number that the outermost list had come to: text may stand between two of its lines. */
  #outer = 0;

  bullet(indent: string): ListPlace {
    this.#enter(widthOf(indent), "bullet");
    return { list: "bullet", level: this.#level };
  }

  number(indent: string, number: number): ListPlace {
    const isKnown = this.#enter(widthOf(indent), "number");
    const current = this.#open.at(-1);
    const before = isKnown ? (current?.number ?? 0) : this.#open.length === 1 ? this.#outer : 0;
    if (current) current.number = number;
    if (this.#open.length === 1) this.#outer = number;
    return { list: "number", level: this.#level, ...(number === before + 1 && before > 0 ? {} : { start: number }) };
  }

  /** A line that belongs to no list. */
  leave(): void {
    this.#open = [];
  }

  get #level(): number {
    return Math.min(this.#open.length - 1, 8);
  }

  /** True when the list was open already. */
  #enter(indent: number, list: "bullet" | "number"): boolean {
    while (this.#open.length > 0 && (this.#open.at(-1)?.indent ?? 0) > indent) this.#open.pop();
    const current = this.#open.at(-1);
    if (current?.indent === indent && current.list === list) return true;
    if (current?.indent === indent) this.#open.pop();
    this.#open.push({ indent, list, number: 0 });
    return false;
  }
}

/** A tab counts for four blanks; one blank more or less is no other level. */
const widthOf = (indent: string): number => Math.round(indent.replaceAll("\t", "    ").length / 2);

/** Rows of a Markdown table: cells between upright strokes, and a line of dashes under the heading. */
function tableAt(
  lines: readonly string[],
  from: number,
): { readonly block: TextBlock; readonly lines: number; readonly marks: number } | null {
  const isRow = (line: string | undefined): boolean => line !== undefined && /^\s*\|.*\|\s*$/u.test(line);
  const hasRule = TABLE_RULE.test(lines[from + 1] ?? "") && (lines[from] ?? "").includes("|");
  if (!hasRule && !(isRow(lines[from]) && isRow(lines[from + 1]))) return null;
  let end = from;
  while (end < lines.length && (isRow(lines[end]) || (hasRule && end < from + 2))) end++;
  const rows = lines.slice(from, end).filter((line) => !TABLE_RULE.test(line));
  const read = rows.map((line) => cellsOf(line).map((cell) => readInline(cell)));
  const marks = read.flat().reduce((sum, cell) => sum + cell.marks, end - from);
  const block: TextBlock = { kind: "table", rows: read.map((row) => row.map(({ runs }) => runs)), headers: hasRule ? 1 : 0 };
  return { block, lines: end - from, marks };
}

/** A stroke after a backslash is one of the text. */
function cellsOf(line: string): string[] {
  return line
    .trim()
    .replace(/^\|/u, "")
    .replace(/(?<!\\)\|$/u, "")
    .split(/(?<!\\)\|/u)
    .map((cell) => cell.replaceAll("\\|", "|").trim());
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
