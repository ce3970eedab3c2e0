/** Puts new text of the writer's into a Word file: headings, lists, tables, bold and italics. Nothing else in the file changes. */
import { AppError } from "../../core/errors.ts";
import type { TextRange } from "../../core/text/document.ts";
import { encodeText, encodeXml, splice } from "../package/xml.ts";
import { fflateCodec } from "../package/fflate-codec.ts";
import { refuseWhereClosed } from "./closed.ts";
import { dialectOf, type Dialect } from "../wordprocessing/dialect.ts";
import { asTyped } from "./edit-text.ts";
import { placeInBody } from "./insert.ts";
import { numberingFor } from "./numbering.ts";
import { OfficePackage } from "../wordprocessing/opc.ts";
import { readDocx, type DocxReading } from "../wordprocessing/reading.ts";

/** A piece of new text, as plain data. */
export type NewBlock = NewParagraphText | NewTable;

/** A stretch of text with one look; `\n` in it is a line break. */
export interface NewRun {
  readonly text: string;
  readonly bold?: boolean;
  readonly italic?: boolean;
}

/** `heading` is 0 for ordinary text; `start` is the number that a list begins at, absent on the lines that go on. */
export interface NewParagraphText {
  readonly kind: "paragraph";
  readonly runs: readonly NewRun[];
  readonly heading: number;
  readonly list: "none" | "bullet" | "number";
  readonly level: number;
  readonly start?: number;
}

/** Rows of cells of runs; the first `headers` rows are the heading, and short rows are filled up. */
export interface NewTable {
  readonly kind: "table";
  readonly rows: readonly (readonly (readonly NewRun[])[])[];
  readonly headers: number;
}

/**
 * The file with the blocks after body paragraph `after` (counted from 0), or last in the body when it is null; and where they stand.
 * Throws AppError as `openDocx` does, `signed-document`, `protected-document`, and `not-written` when what was written is not what was meant.
 */
export function withNewText(
  bytes: Uint8Array,
  blocks: readonly NewBlock[],
  after: number | null,
): { bytes: Uint8Array; range: TextRange } {
  const opc = new OfficePackage(bytes, fflateCodec);
  const before = readDocx(opc);
  refuseWhereClosed(before);
  const story = before.stories.find(({ id }) => id === "body");
  const tree = opc.tree(before.mainPart);
  const wanted = blocks.filter((block) => block.kind === "paragraph" || block.rows.some((row) => row.length > 0));
  if (!story || !tree || wanted.length === 0) throw notWritten();
  const last = Math.max(0, story.paragraphs.length - 1);
  const index = Math.min(after ?? last, last);
  const lines = wanted.flatMap((block) => (block.kind === "paragraph" && isListLine(block) ? [block] : []));
  const lists = numberingFor(opc, before.mainPart, before.strict, lines);
  const made = new BlockWriter(
    dialectOf(tree, story.root),
    before,
    new Map(lines.map((line, at) => [line, lists[at] as number])),
  );
  const xml = wanted.map((block, at) => made.block(block, wanted[at + 1])).join("");
  opc.write(before.mainPart, splice(tree.source, [{ at: placeInBody(tree, story, index, "after"), remove: 0, insert: xml }]));
  opc.commit();
  const range = rangeOfNew(before, readDocx(opc), made.texts);
  return { bytes: opc.bytes, range };
}

type ListParagraph = NewParagraphText & { readonly list: "bullet" | "number" };
const isListLine = (block: NewParagraphText): block is ListParagraph => block.list !== "none";

/** XML of blocks, and the text of each paragraph that it makes, in order. */
class BlockWriter {
  readonly texts: string[] = [];
  private readonly d: Dialect;
  private readonly before: DocxReading;
  private readonly lists: ReadonlyMap<NewParagraphText, number>;

  constructor(d: Dialect, before: DocxReading, lists: ReadonlyMap<NewParagraphText, number>) {
    this.d = d;
    this.before = before;
    this.lists = lists;
  }

  /** Two tables that meet would be one, and Word wants a paragraph after the last. */
  block(block: NewBlock, next: NewBlock | undefined): string {
    if (block.kind === "paragraph") return this.lineOf(block);
    const table = this.table(block);
    return next === undefined || next.kind === "table" ? table + this.paragraph("", []) : table;
  }

  private lineOf(block: NewParagraphText): string {
    const { d } = this;
    const { byName } = this.before.styles;
    const heading = block.heading === 0 ? undefined : byName.get(`paragraph heading ${Math.min(block.heading + 1, 3)}`);
    const list = this.lists.get(block);
    const style = heading?.id ?? (list === undefined ? undefined : byName.get("paragraph list paragraph")?.id);
    const isBoldLine = block.heading > 0 && heading === undefined;
    const level = Math.max(0, Math.min(block.level, 8));
    const properties =
      (style === undefined ? "" : `<${d.e("pStyle")} ${d.a("val")}="${encodeXml(style)}"/>`) +
      (list === undefined
        ? ""
        : `<${d.e("numPr")}><${d.e("ilvl")} ${d.a("val")}="${level}"/><${d.e("numId")} ${d.a("val")}="${list}"/></${d.e("numPr")}>`);
    return this.paragraph(properties, isBoldLine ? block.runs.map((run) => ({ ...run, bold: true })) : block.runs);
  }

  private paragraph(properties: string, runs: readonly NewRun[]): string {
    const { d } = this;
    const pPr = properties === "" ? "" : `<${d.e("pPr")}>${properties}</${d.e("pPr")}>`;
    const typed = runs.map((run) => ({ ...run, text: asTyped(run.text) })).filter(({ text }) => text !== "");
    this.texts.push(typed.map(({ text }) => text).join(""));
    return `<${d.e("p")}${d.declare}>${pPr}${typed.map((run) => this.run(run)).join("")}</${d.e("p")}>`;
  }

  private run({ text, bold = false, italic = false }: NewRun): string {
    const { d } = this;
    const look = (bold ? `<${d.e("b")}/>` : "") + (italic ? `<${d.e("i")}/>` : "");
    const pieces = text
      .split(/([\n\t])/)
      .map((part) => {
        if (part === "\n" || part === "\t") return `<${d.e(part === "\n" ? "br" : "tab")}/>`;
        return part === "" ? "" : `<${d.e("t")} xml:space="preserve">${encodeText(part)}</${d.e("t")}>`;
      })
      .join("");
    return `<${d.e("r")}>${look === "" ? "" : `<${d.e("rPr")}>${look}</${d.e("rPr")}>`}${pieces}</${d.e("r")}>`;
  }

  private table({ rows, headers }: NewTable): string {
    const { d } = this;
    const columns = Math.max(...rows.map((row) => row.length));
    const grid = `<${d.e("tblGrid")}>${`<${d.e("gridCol")}/>`.repeat(columns)}</${d.e("tblGrid")}>`;
    const body = rows.map((row, index) => {
      const isHeader = index < headers;
      const cells = Array.from({ length: columns }, (_, at) => {
        const runs = (row[at] ?? []).map((run) => (isHeader ? { ...run, bold: true } : run));
        return `<${d.e("tc")}><${d.e("tcPr")}>${this.width("tcW")}</${d.e("tcPr")}>${this.paragraph("", runs)}</${d.e("tc")}>`;
      });
      const properties = isHeader ? `<${d.e("trPr")}><${d.e("tblHeader")}/></${d.e("trPr")}>` : "";
      return `<${d.e("tr")}>${properties}${cells.join("")}</${d.e("tr")}>`;
    });
    return `<${d.e("tbl")}${d.declare}>${this.tableProperties()}${grid}${body.join("")}</${d.e("tbl")}>`;
  }

  /** The document's own plain grid where it has one, else thin lines. */
  private tableProperties(): string {
    const { d } = this;
    const grid = this.before.styles.byName.get("table table grid")?.id;
    const style = grid === undefined ? "" : `<${d.e("tblStyle")} ${d.a("val")}="${encodeXml(grid)}"/>`;
    const sides = ["top", d.strict ? "start" : "left", "bottom", d.strict ? "end" : "right", "insideH", "insideV"];
    const line = (side: string): string =>
      `<${d.e(side)} ${d.a("val")}="single" ${d.a("sz")}="4" ${d.a("space")}="0" ${d.a("color")}="auto"/>`;
    const borders = grid === undefined ? `<${d.e("tblBorders")}>${sides.map(line).join("")}</${d.e("tblBorders")}>` : "";
    return `<${d.e("tblPr")}>${style}${this.width("tblW")}${borders}</${d.e("tblPr")}>`;
  }

  private width(local: string): string {
    return `<${this.d.e(local)} ${this.d.a("w")}="0" ${this.d.a("type")}="auto"/>`;
  }
}

/** Where the paragraphs stand in the new reading. They are found by being more than before, and must read as they were given. */
function rangeOfNew(before: DocxReading, after: DocxReading, texts: readonly string[]): TextRange {
  const lines = (reading: DocxReading): readonly string[] =>
    reading.reading.text.stories[0]?.paragraphs.map(({ text }) => text) ?? [];
  const [old, now] = [lines(before), lines(after)];
  if (now.length !== old.length + texts.length) throw notWritten();
  const standAt = (first: number): boolean => texts.every((text, index) => now[first + index] === text);
  let first = 0;
  while (first < old.length && now[first] === old[first] && !restStands(old, now, first, texts.length, standAt)) first++;
  if (!restStands(old, now, first, texts.length, standAt)) throw notWritten();
  // An empty paragraph after a table is not what a person would label.
  let end = first + texts.length - 1;
  while (end > first && now[end] === "") end--;
  return { story: "body", from: { paragraph: first, offset: 0 }, to: { paragraph: end, offset: now[end]?.length ?? 0 } };
}

function restStands(
  old: readonly string[],
  now: readonly string[],
  first: number,
  count: number,
  standAt: (first: number) => boolean,
): boolean {
  return standAt(first) && old.slice(first).every((line, index) => line === now[first + count + index]);
}

function notWritten(): AppError {
  return new AppError("not-written", {
    sv: "Texten kunde inte infogas. Dokumentet är som det var. Klistra in texten i Word och märk den där.",
    en: "The text could not be inserted. The document is as it was. Paste the text in Word and label it there.",
  });
}
