/** Reads pasted HTML as blocks of text. Nothing in it is run, loaded or kept as markup. */
import { Parser } from "htmlparser2";
import type { TextBlock, TextRun } from "../host.ts";
import type { Removal } from "./pasted.ts";

const BLOCKS = new Set(
  "p div section article header footer main li ul ol h1 h2 h3 h4 h5 h6 blockquote pre table tr hr figure dl dt dd br caption".split(
    " ",
  ),
);
const SILENT = new Set(
  "script style template head title noscript svg math iframe object embed button select textarea".split(" "),
);
const BOLD = new Set(["b", "strong"]);
const ITALIC = new Set(["i", "em", "cite"]);

export interface HtmlText {
  readonly blocks: readonly TextBlock[];
  readonly removed: readonly Removal[];
}

/** The text of a piece of HTML. Scripts, pictures, hidden text and link addresses stay behind, and are listed. */
export function readHtml(html: string): HtmlText {
  const reader = new HtmlReader();
  const parser = new Parser(reader, { decodeEntities: true, lowerCaseTags: true });
  parser.end(html);
  return { blocks: reader.blocks, removed: reader.removed };
}

/** A list that is open: its kind, and the number of its next line. */
interface OpenList {
  readonly kind: "bullet" | "number";
  next: number;
  /** True until a line of it has been written. */
  isNew: boolean;
}

/** A table that is being read. Tables inside its cells are read as lines of the cell. */
interface OpenTable {
  /** How many elements were open when it began. */
  readonly depth: number;
  readonly rows: { readonly cells: TextRun[][]; isHeader: boolean }[];
  isInHead: boolean;
}

/** Columns that one cell may span: a hostile number fills no memory. */
const WIDEST = 64;

class HtmlReader {
  readonly blocks: TextBlock[] = [];
  readonly removed: Removal[] = [];
  #runs: TextRun[] = [];
  #open: string[] = [];
  #lists: OpenList[] = [];
  #table: OpenTable | null = null;
  /** A line of a list is begun by its first words: what follows in the same item is text below it. */
  #isItemOpen = false;
  #heading = 0;
  /** Depth at which silent or hidden content began; 0 outside. */
  #silentFrom = 0;

  onopentag(name: string, attributes: Record<string, string>): void {
    this.#open.push(name);
    if (this.#silentFrom > 0) return;
    if (SILENT.has(name) || isHidden(attributes)) {
      this.#silentFrom = this.#open.length;
      if (name === "script" || name === "iframe" || name === "object" || name === "embed")
        this.removed.push({ kind: "script", text: name, count: 1 });
      else if (!SILENT.has(name)) this.removed.push({ kind: "hidden", text: "", count: 1 });
      return;
    }
    if (name === "img") this.removed.push({ kind: "picture", text: attributes["alt"] ?? "", count: 1 });
    if (name === "a" && /^https?:/iu.test(attributes["href"] ?? ""))
      this.removed.push({ kind: "link", text: attributes["href"] ?? "", count: 1 });
    if (this.#table) return this.#openInTable(name, attributes);
    if (BLOCKS.has(name)) this.#close();
    if (name === "table") this.#table = { depth: this.#open.length, rows: [], isInHead: false };
    if (name === "ul" || name === "ol") {
      const start = numberIn(attributes["start"]) ?? 1;
      this.#lists.push({ kind: name === "ol" ? "number" : "bullet", next: start, isNew: true });
    }
    if (name === "li") {
      this.#isItemOpen = true;
      const list = this.#lists.at(-1);
      const value = numberIn(attributes["value"]);
      if (list && value !== null && value !== list.next) Object.assign(list, { next: value, isNew: true });
    }
    const level = /^h([1-6])$/u.exec(name)?.[1];
    if (level !== undefined) this.#heading = Number(level);
  }

  ontext(text: string): void {
    if (this.#silentFrom > 0) return;
    const isKept = this.#open.includes("pre");
    const words = isKept ? text : text.replace(/[ \t\r\n\f]+/gu, " ");
    if (isKept && words.includes("\n")) {
      for (const [index, line] of words.split(/\r?\n/u).entries()) {
        if (index > 0) this.#close();
        this.#add(line);
      }
      return;
    }
    this.#add(words);
  }

  onclosetag(name: string): void {
    const depth = this.#open.lastIndexOf(name);
    if (depth === -1) return;
    if (this.#silentFrom > 0) {
      this.#open.length = depth;
      if (depth < this.#silentFrom) this.#silentFrom = 0;
      return;
    }
    if (this.#table) {
      this.#closeInTable(name, depth);
      return;
    }
    // Before the element is let go: its text is still inside the list.
    if (BLOCKS.has(name)) this.#close();
    this.#open.length = depth;
    if (name === "li") this.#isItemOpen = false;
    if (name === "ul" || name === "ol") this.#lists.pop();
    if (/^h[1-6]$/u.test(name)) this.#heading = 0;
  }

  onend(): void {
    this.#endTable();
    this.#close();
  }

  #openInTable(name: string, attributes: Record<string, string>): void {
    const table = this.#table as OpenTable;
    const isOwn = !this.#open.slice(table.depth, -1).includes("table");
    if (isOwn && name === "thead") table.isInHead = true;
    if (isOwn && name === "tr") table.rows.push({ cells: [], isHeader: table.isInHead });
    const row = table.rows.at(-1);
    if (isOwn && row && (name === "td" || name === "th")) {
      if (row.cells.length === 0 && name === "th") row.isHeader = true;
      if (name === "td") row.isHeader = table.isInHead;
      row.cells.push([]);
      const span = Math.min(numberIn(attributes["colspan"]) ?? 1, WIDEST);
      this.#spans.push(span);
    } else if (BLOCKS.has(name)) this.#breakInCell();
  }

  /** Columns that each open cell of the table spans. */
  #spans: number[] = [];

  #closeInTable(name: string, depth: number): void {
    const table = this.#table as OpenTable;
    const isOwn = !this.#open.slice(table.depth, depth).includes("table");
    this.#open.length = depth;
    if (name === "table" && depth < table.depth) {
      this.#endTable();
      return;
    }
    if (isOwn && name === "thead") table.isInHead = false;
    if (isOwn && (name === "td" || name === "th")) {
      const row = table.rows.at(-1);
      for (let more = (this.#spans.pop() ?? 1) - 1; row && more > 0; more--) row.cells.push([]);
    } else if (BLOCKS.has(name) || name === "td" || name === "th") this.#breakInCell();
  }

  /** Lines inside a cell stay lines of it. */
  #breakInCell(): void {
    const cell = this.#table?.rows.at(-1)?.cells.at(-1);
    if (cell && cell.length > 0 && cell.at(-1)?.text !== "\n") cell.push({ text: "\n" });
  }

  #endTable(): void {
    const table = this.#table;
    this.#table = null;
    this.#spans = [];
    if (!table) return;
    const rows = table.rows.map(({ cells, isHeader }) => ({ isHeader, cells: cells.map(trimmed) }));
    const filled = rows.filter(({ cells }) => cells.some((cell) => cell.length > 0));
    if (filled.length === 0) return;
    const first = filled.findIndex(({ isHeader }) => !isHeader);
    const headers = first === -1 ? filled.length : first;
    // A table of one column and one row is a box around text.
    if (filled.length === 1 && filled[0]?.cells.length === 1) {
      this.blocks.push({ kind: "paragraph", runs: filled[0].cells[0] ?? [], heading: 0, list: "none", level: 0 });
      return;
    }
    this.blocks.push({ kind: "table", rows: filled.map(({ cells }) => cells), headers: Math.min(headers, filled.length) });
  }

  #add(text: string): void {
    if (text === "") return;
    const bold = this.#open.some((name) => BOLD.has(name));
    const italic = this.#open.some((name) => ITALIC.has(name));
    const run = { text, ...(bold ? { bold } : {}), ...(italic ? { italic } : {}) };
    if (!this.#table) {
      this.#runs.push(run);
      return;
    }
    // A heading cell is bold as a row; words outside the cells, a caption, stand before the table.
    const cell = this.#table.rows.at(-1)?.cells.at(-1);
    if (cell && this.#open.some((name) => name === "td" || name === "th")) cell.push(run);
    else if (text.trim() !== "")
      this.blocks.push({ kind: "paragraph", runs: trimmed([run]), heading: 0, list: "none", level: 0 });
  }

  #close(): void {
    const runs = trimmed(this.#runs);
    this.#runs = [];
    if (runs.length === 0) return;
    const list = this.#open.includes("li") && this.#isItemOpen ? (this.#lists.at(-1) ?? LOOSE) : null;
    if (list === null) {
      this.blocks.push({ kind: "paragraph", runs, heading: this.#heading, list: "none", level: 0 });
      return;
    }
    this.#isItemOpen = false;
    const level = Math.max(0, Math.min(this.#lists.length - 1, 8));
    const start = list.kind === "number" && list.isNew ? { start: list.next } : {};
    this.blocks.push({ kind: "paragraph", runs, heading: this.#heading, list: list.kind, level, ...start });
    list.isNew = false;
    list.next++;
  }
}

/** An item outside any list. */
const LOOSE: OpenList = { kind: "bullet", next: 1, isNew: false };

/** A whole number that a list or a cell may have, or null. */
function numberIn(text: string | undefined): number | null {
  const number = Number(text ?? NaN);
  return Number.isInteger(number) && number >= 0 && number < 10_000 ? number : null;
}

function isHidden(attributes: Record<string, string>): boolean {
  if ("hidden" in attributes) return true;
  return /(?:display\s*:\s*none|visibility\s*:\s*hidden|font-size\s*:\s*0(?:px|pt|em|%)?\s*(?:;|!|$)|mso-hide\s*:\s*all)/iu.test(
    attributes["style"] ?? "",
  );
}

/** Runs without white space at both ends, neighbours of one look joined. */
export function trimmed(runs: readonly TextRun[]): TextRun[] {
  const joined: TextRun[] = [];
  for (const run of runs) {
    const last = joined.at(-1);
    if (last && last.bold === run.bold && last.italic === run.italic)
      joined[joined.length - 1] = { ...last, text: last.text + run.text };
    else joined.push(run);
  }
  const blank = /^[ \t\r\n]+|[ \t\r\n]+$/gu;
  while (joined[0] && joined[0].text.replace(blank, "") === "") joined.shift();
  while (joined.length > 0 && joined.at(-1)?.text.replace(blank, "") === "") joined.pop();
  const [first, last] = [joined[0], joined.at(-1)];
  if (!first || !last) return [];
  joined[0] = { ...first, text: first.text.replace(/^[ \t\r\n]+/u, "") };
  joined[joined.length - 1] = {
    ...(joined.at(-1) as TextRun),
    text: (joined.at(-1) as TextRun).text.replace(/[ \t\r\n]+$/u, ""),
  };
  return joined.map((run) => ({ ...run, text: run.text.replace(/ {2,}/gu, " ") }));
}
