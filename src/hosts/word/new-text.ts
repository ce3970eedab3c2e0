/** Puts new paragraphs and tables into Word after the selection, as a person who types them would. */
import type { HostReading } from "../../core/ports.ts";
import { storyOf, type TextRange } from "../../core/text/document.ts";
import { halfWritten, refusalOf } from "./faults.ts";
import { Places } from "./places.ts";
import type { Session } from "./session.ts";

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

type Cursor = Word.Paragraph | Word.Table;

/** Text of what is new, paragraph by paragraph, in reading order. */
export function linesOf(blocks: readonly NewBlock[]): string[] {
  return blocks.flatMap((block) =>
    block.kind === "paragraph" ? [plain(block.runs)] : filled(block.rows).flatMap((row) => row.map((cell) => plain(cell))),
  );
}

const plain = (runs: readonly NewRun[]): string => runs.map(({ text }) => text).join("");

/** Rows of one length, as a table needs them. */
function filled(rows: readonly (readonly (readonly NewRun[])[])[]): (readonly NewRun[])[][] {
  const width = Math.max(1, ...rows.map((row) => row.length));
  return rows.map((row) => Array.from({ length: width }, (_empty, at) => row[at] ?? []));
}

/** Writes in one batch, and answers where the text stands. @throws AppError */
export async function insertBlocks(
  session: Session,
  blocks: readonly NewBlock[],
  after: "selection" | "end",
): Promise<TextRange> {
  const before = session.latest?.reading ?? (await session.read()).reading;
  const context = session.context();
  const { document } = context;
  const anchor = after === "selection" ? document.getSelection().paragraphs.getLast() : document.body.paragraphs.getLast();
  let cursor: Cursor = anchor;
  let list: OpenList | null = null;
  for (const block of blocks) {
    if (block.kind === "table") {
      cursor = tableAfter(cursor, block);
      list = null;
      continue;
    }
    const fresh: Word.Paragraph = cursor.insertParagraph("", "After");
    fresh.styleBuiltIn = (block.heading > 0 ? `Heading${Math.min(block.heading, 9)}` : "Normal") as Word.BuiltInStyleName;
    writeRuns(fresh, block.runs);
    list = listed(fresh, block, list);
    cursor = fresh;
  }
  const part = session.latest?.partId ?? null;
  const raw = session.queueRead(context, part === null ? null : document.customXmlParts.getItem(part));
  try {
    await context.sync();
  } catch (error) {
    const now = await session.read().catch(() => null);
    if (now === null || now.reading.text.stories[0]?.paragraphs.length !== before.text.stories[0]?.paragraphs.length)
      throw halfWritten(error);
    throw refusalOf(error);
  }
  const { reading } = await session.take(raw(), context);
  return placeOfNew(before, reading, linesOf(blocks));
}

function tableAfter(cursor: Cursor, { rows, headers }: Extract<NewBlock, { kind: "table" }>): Word.Table {
  const values = filled(rows).map((row) => row.map((cell) => plain(cell).replaceAll("\n", " ")));
  const table = cursor.insertTable(values.length, values[0]?.length ?? 1, "After", values);
  table.headerRowCount = headers;
  return table;
}

/** A new paragraph takes on the look of the one before it, so each run says what it is. */
function writeRuns(paragraph: Word.Paragraph, runs: readonly NewRun[]): void {
  for (const { text, bold, italic } of runs) {
    if (text === "") continue;
    const run = paragraph.insertText(text, "End");
    run.font.bold = bold === true;
    run.font.italic = italic === true;
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
function listed(
  paragraph: Word.Paragraph,
  { list, level, start }: Extract<NewBlock, { kind: "paragraph" }>,
  before: OpenList | null,
): OpenList | null {
  if (list === "none") {
    if (before) paragraph.detachFromList();
    return null;
  }
  const beginsAnew = level === 0 && (list !== before?.kind || (start !== undefined && before.kind === "number"));
  if (before && !beginsAnew) {
    if (level > before.level) sign(before.list, list, level);
    // A new paragraph takes on the level of the one before it.
    if (level !== before.level) paragraph.listItem.level = level;
    return { ...before, level };
  }
  if (before) paragraph.detachFromList();
  const started = paragraph.startNewList();
  sign(started, list, 0);
  if (level > 0) {
    sign(started, list, level);
    paragraph.listItem.level = level;
  }
  return { kind: list, list: started, level };
}

function sign(list: Word.List, kind: "bullet" | "number", level: number): void {
  if (kind === "bullet") list.setLevelBullet(level, "Solid");
  else list.setLevelNumbering(level, "Arabic", [level, "."]);
}

/** Where the new lines stand: the first place in which the body has become another. */
function placeOfNew(before: HostReading, after: HostReading, lines: readonly string[]): TextRange {
  const [old, fresh] = [storyOf(before.text, "body")?.paragraphs ?? [], storyOf(after.text, "body")?.paragraphs ?? []];
  let first = 0;
  while (first < old.length && old[first]?.text === fresh[first]?.text) first++;
  // New text that begins like what stood there pushes the first difference down: the lines themselves say where they begin.
  for (let back = 0; back <= lines.length && first - back >= 0; back++) {
    const at = first - back;
    if (!lines.every((line, step) => sameWords(fresh[at + step]?.text ?? "", line))) continue;
    const last = at + lines.length - 1;
    return { story: "body", from: { paragraph: at, offset: 0 }, to: { paragraph: last, offset: fresh[last]?.text.length ?? 0 } };
  }
  throw halfWritten(new Error("the inserted text is not where it should be"));
}

const sameWords = (one: string, other: string): boolean =>
  one.replace(/\s+/gu, " ").trim() === other.replace(/\s+/gu, " ").trim();

/** Takes new text away again, if it stands as it was put there. False when somebody has changed it since. */
export async function removeBlocks(session: Session, place: TextRange, lines: readonly string[]): Promise<boolean> {
  const { reading, more } = await session.readWith((context) => session.queueStanding(context, false));
  const body = storyOf(reading.text, "body")?.paragraphs ?? [];
  const first = place.from.paragraph;
  if (!lines.every((line, step) => sameWords(body[first + step]?.text ?? "", line))) return false;
  const context = session.context();
  const places = new Places(context.document, reading, more.api);
  const tables = new Set<number>();
  for (let at = first + lines.length - 1; at >= first; at--) {
    if (body[at]?.inTable !== true) places.paragraph(at).delete();
    else if (body[at - 1]?.inTable !== true || at === first) tables.add(at);
  }
  for (const at of tables) places.paragraph(at).parentTable.delete();
  const part = session.latest?.partId ?? null;
  const raw = session.queueRead(context, part === null ? null : context.document.customXmlParts.getItem(part));
  try {
    await context.sync();
  } catch (error) {
    throw refusalOf(error);
  }
  await session.take(raw(), context);
  return true;
}
