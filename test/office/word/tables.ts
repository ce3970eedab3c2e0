/** Tables: rows and cells through the controls around them, new ones, and what a cell's value is. */
import { contentOf } from "./content.ts";
import { invalidArgument, type LiveDocument } from "./document.ts";
import { word, type XmlElement } from "./dom.ts";
import { deleteBetween, insertText, oweChange } from "./edits.ts";
import { spanOfContainer } from "./ranges.ts";
import { containerText } from "./text.ts";

/** Children of a kind, also those inside controls of rows and cells. */
function within(element: XmlElement, local: "tr" | "tc"): XmlElement[] {
  return element.elements.flatMap((child) =>
    child.w === local ? [child] : child.w === "sdt" || child.w === "sdtContent" ? within(child, local) : [],
  );
}

export const rowsOf = (table: XmlElement): XmlElement[] => within(table, "tr");
export const cellsOf = (row: XmlElement): XmlElement[] => within(row, "tc");

export function cellText(doc: LiveDocument, cell: XmlElement): string {
  return containerText(doc, cell);
}

export function setCellText(doc: LiveDocument, cell: XmlElement, text: string): void {
  const { start, end } = spanOfContainer(doc, cell);
  doc.requireWritable(cell);
  if (start.p !== end.p || contentOf(start.p).length > 0) deleteBetween(doc, start, end);
  const [first] = doc.paragraphs(cell);
  if (first && text !== "") insertText(doc, { p: first, position: doc.isTracking ? contentOf(first).length : 0 }, text, null);
}

/** What a value of the API is as text. @throws HostError InvalidArgument for what is none */
export function cellValue(value: unknown): string {
  if (typeof value === "string") return value;
  if (typeof value === "number" || typeof value === "boolean") return String(value);
  throw invalidArgument();
}

export const valuesOf = (doc: LiveDocument, table: XmlElement): string[][] =>
  rowsOf(table).map((row) => cellsOf(row).map((cell) => cellText(doc, cell)));

/** A table of this size with a line around each cell, as wide as the text; `values` fills it row by row. */
export function newTable(context: XmlElement, rows: number, columns: number): XmlElement {
  if (!(rows > 0 && columns > 0)) throw invalidArgument();
  const width = String(Math.floor(9026 / columns));
  const border = (side: string): XmlElement => word(context, side, { val: "single", sz: "4", space: "0", color: "auto" });
  const properties = word(
    context,
    "tblPr",
    {},
    word(context, "tblW", { w: "0", type: "auto" }),
    word(context, "tblBorders", {}, ...["top", "left", "bottom", "right", "insideH", "insideV"].map(border)),
  );
  const grid = word(context, "tblGrid", {}, ...Array.from({ length: columns }, () => word(context, "gridCol", { w: width })));
  return word(context, "tbl", {}, properties, grid, ...Array.from({ length: rows }, () => newRow(context, columns, width)));
}

export function newRow(context: XmlElement, columns: number, width: string): XmlElement {
  const cell = (): XmlElement =>
    word(context, "tc", {}, word(context, "tcPr", {}, word(context, "tcW", { w: width, type: "dxa" })), word(context, "p"));
  return word(context, "tr", {}, ...Array.from({ length: columns }, cell));
}

export function fill(doc: LiveDocument, table: XmlElement, values: unknown): void {
  if (values === undefined || values === null) return;
  const rows = rowsOf(table);
  if (!Array.isArray(values) || values.length > rows.length) throw invalidArgument();
  for (const [index, line] of (values as unknown[][]).entries()) {
    const cells = cellsOf(rows[index] as XmlElement);
    if (!Array.isArray(line) || line.length > cells.length) throw invalidArgument();
    for (const [at, value] of line.entries()) setCellText(doc, cells[at] as XmlElement, cellValue(value));
  }
}

/** Puts a table beside a block. Two tables never touch, and a cell or a body ends with a paragraph: one is put between. */
export function insertTableBeside(
  doc: LiveDocument,
  block: XmlElement,
  side: "before" | "after",
  size: readonly [rows: number, columns: number],
  values: unknown,
): XmlElement {
  doc.requireWritable(block.parent);
  const parent = block.parent as XmlElement;
  const table = newTable(block, ...size);
  parent.insert(block.index + (side === "after" ? 1 : 0), table);
  const isBlock = (node: XmlElement | undefined): node is XmlElement =>
    node !== undefined && ["p", "tbl", "sdt"].includes(node.w);
  const siblings = parent.elements.filter(isBlock);
  const next = siblings[siblings.indexOf(table) + 1];
  const previous = siblings[siblings.indexOf(table) - 1];
  if (previous?.w === "tbl") parent.insert(table.index, word(block, "p"));
  if (next === undefined || next.w === "tbl") parent.insert(table.index + 1, word(block, "p"));
  for (const p of doc.paragraphs(table)) doc.oweParagraph("ParagraphAdded", p);
  oweChange(doc, parent);
  fill(doc, table, values);
  return table;
}

/** Takes a table, or one of its rows, out: what stood in it stands where the text goes on. */
export function removeBlock(doc: LiveDocument, block: XmlElement): void {
  doc.requireWritable(block);
  const inside = doc.paragraphs(block);
  const story = doc.paragraphs(doc.storyOf(block));
  const to =
    story.find((p) => !block.contains(p) && doc.indexOf(p) > doc.indexOf(inside[0] ?? p)) ??
    story.findLast((p) => !block.contains(p));
  for (const p of inside) {
    doc.oweParagraph("ParagraphDeleted", p);
    if (to) doc.anchors.gone(p, to, 0);
  }
  block.detach();
}
