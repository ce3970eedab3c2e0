/** Queues new paragraphs, lists and tables after a paragraph of Word's, so that they look as the .docx host writes them. */

export interface NewRun {
  readonly text: string;
  readonly bold?: boolean;
  readonly italic?: boolean;
}

/** New text as plain data, the same as the pane's: never markup. */
export type NewBlock =
  | {
      readonly kind: "paragraph";
      readonly runs: readonly NewRun[];
      readonly heading: number;
      readonly list: "none" | "bullet" | "number";
      readonly level: number;
      readonly start?: number;
    }
  | { readonly kind: "table"; readonly rows: readonly (readonly (readonly NewRun[])[])[]; readonly headers: number };

type NewParagraph = Extract<NewBlock, { kind: "paragraph" }>;
type NewTable = Extract<NewBlock, { kind: "table" }>;
type Cursor = Word.Paragraph | Word.Table;

/** Text of what is new, paragraph by paragraph, in reading order. */
export function linesOf(blocks: readonly NewBlock[]): string[] {
  return blocks.flatMap((block) =>
    block.kind === "paragraph" ? [plain(block.runs)] : filled(block.rows).flatMap((row) => row.map((cell) => plain(cell))),
  );
}

const plain = (runs: readonly NewRun[]): string => runs.map(({ text }) => text).join("");

/** Rows of one length, as a table needs them. */
function filled(rows: NewTable["rows"]): (readonly NewRun[])[][] {
  const width = Math.max(1, ...rows.map((row) => row.length));
  return rows.map((row) => Array.from({ length: width }, (_empty, at) => row[at] ?? []));
}

/** Queues the blocks, one after the other, after this paragraph. */
export function writeBlocks(anchor: Word.Paragraph, blocks: readonly NewBlock[]): void {
  let cursor: Cursor = anchor;
  let list: OpenList | null = null;
  for (const block of blocks) {
    if (block.kind === "table") {
      cursor = tableAfter(cursor, block);
      list = null;
      continue;
    }
    const fresh: Word.Paragraph = cursor.insertParagraph("", "After");
    fresh.styleBuiltIn = styleOf(block);
    writeRuns(fresh, block.runs);
    list = listed(fresh, block, list);
    cursor = fresh;
  }
}

/** A document has its own title: headings of new text stand below that, and never deeper than anybody reads. */
const styleOf = ({ heading }: NewParagraph): Word.BuiltInStyleName =>
  (heading > 0 ? `Heading${Math.min(heading + 1, 3)}` : "Normal") as Word.BuiltInStyleName;

/** Cells of one plain look come with the table; the others are written one by one. */
function tableAfter(cursor: Cursor, { rows, headers }: NewTable): Word.Table {
  const cells = filled(rows).map((row, index) =>
    row.map((cell) => (index < headers ? cell.map((run) => ({ ...run, bold: true })) : cell)),
  );
  const values = cells.map((row) => row.map((cell) => (isPlain(cell) ? plain(cell) : "")));
  const table = cursor.insertTable(values.length, values[0]?.length ?? 1, "After", values);
  table.headerRowCount = headers;
  cells.forEach((row, index) =>
    row.forEach((cell, at) => {
      if (!isPlain(cell)) writeRuns(table.getCell(index, at).body.paragraphs.getFirst(), cell);
    }),
  );
  return table;
}

const isPlain = (runs: readonly NewRun[]): boolean =>
  runs.every(({ text, bold, italic }) => text === "" || (bold !== true && italic !== true && !text.includes("\n")));

/** A new paragraph takes on the look of the one before it, so each run says what it is. */
function writeRuns(paragraph: Word.Paragraph, runs: readonly NewRun[]): void {
  let last: Word.Range | null = null;
  for (const { text, bold, italic } of runs) {
    for (const [index, piece] of text.split("\n").entries()) {
      if (index > 0) (last ?? paragraph.getRange("Start")).insertBreak("Line", "After");
      if (piece === "") continue;
      last = paragraph.insertText(piece, "End");
      last.font.bold = bold === true;
      last.font.italic = italic === true;
    }
  }
}

/** The list that new paragraphs go on with: what its first level is, and the level that the last paragraph has. */
interface OpenList {
  readonly kind: "bullet" | "number";
  readonly list: Word.List;
  readonly level: number;
}

/**
 * Begins a list, goes on with the one before, or leaves it. What stands below a point belongs to the same list, whatever sign it has: the
 * numbers go on after it.
 */
function listed(paragraph: Word.Paragraph, { list, level, start }: NewParagraph, before: OpenList | null): OpenList | null {
  if (list === "none") {
    if (before) paragraph.detachFromList();
    return null;
  }
  const beginsAnew = level === 0 && (list !== before?.kind || (start !== undefined && before.kind === "number"));
  if (before && !beginsAnew) {
    if (level > before.level) sign(before.list, list, level, start);
    // A new paragraph takes on the level of the one before it.
    if (level !== before.level) paragraph.listItem.level = level;
    return { ...before, level };
  }
  if (before) paragraph.detachFromList();
  const started = paragraph.startNewList();
  sign(started, list, 0, level === 0 ? start : undefined);
  if (level > 0) {
    sign(started, list, level, start);
    paragraph.listItem.level = level;
  }
  return { kind: list, list: started, level };
}

/** Numbers of each level, as the .docx host has them: 1, a, i, and from the start. */
const NUMBERS = ["Arabic", "LowerLetter", "LowerRoman"] as const;

function sign(list: Word.List, kind: "bullet" | "number", level: number, start: number | undefined): void {
  if (kind === "bullet") return list.setLevelBullet(level, "Solid");
  list.setLevelNumbering(level, NUMBERS[level % NUMBERS.length] ?? "Arabic", [level, "."]);
  if (start !== undefined && start !== 1) list.setLevelStartingNumber(level, start);
}
