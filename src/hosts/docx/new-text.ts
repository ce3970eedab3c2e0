/** Puts new paragraphs of the writer's into a Word file: headings, list lines, bold and italics. Nothing else in the file changes. */
import { AppError } from "../../core/errors.ts";
import type { TextRange } from "../../core/text/document.ts";
import { encodeXml, splice, type XmlTree } from "../package/xml.ts";
import { fflateCodec } from "../package/fflate-codec.ts";
import { refuseWhereClosed } from "./closed.ts";
import { textRun } from "./control.ts";
import { dialectOf, type Dialect } from "../wordprocessing/dialect.ts";
import { placeInBody } from "./insert.ts";
import { OfficePackage } from "../wordprocessing/opc.ts";
import { readDocx, type DocxReading } from "../wordprocessing/reading.ts";

/** One paragraph or table, as plain data. `heading` is 0 for ordinary text; `start` is the number that a list begins at. */
export type NewBlock = NewParagraphText | NewTable;

export interface NewRun {
  readonly text: string;
  readonly bold?: boolean;
  readonly italic?: boolean;
}

export interface NewParagraphText {
  readonly kind: "paragraph";
  readonly runs: readonly NewRun[];
  readonly heading: number;
  readonly list: "none" | "bullet" | "number";
  readonly level: number;
  readonly start?: number;
}

export interface NewTable {
  readonly kind: "table";
  readonly rows: readonly (readonly (readonly NewRun[])[])[];
  readonly headers: number;
}

/**
 * The file with the paragraphs after body paragraph `after` (counted from 0), or last in the body when it is null; and where they stand.
 * Throws AppError as `openDocx` does, `signed-document`, `protected-document`, and `not-written` when what was written is not what was meant.
 */
export function withNewText(
  bytes: Uint8Array,
  blocks: readonly NewBlock[],
  after: number | null,
): { bytes: Uint8Array; range: TextRange } {
  const paragraphs = blocks.flatMap((block) => (block.kind === "table" ? linesOf(block) : [block]));
  const opc = new OfficePackage(bytes, fflateCodec);
  const before = readDocx(opc);
  refuseWhereClosed(before);
  const story = before.stories.find(({ id }) => id === "body");
  const tree = opc.tree(before.mainPart);
  if (!story || !tree || paragraphs.length === 0) throw notWritten();
  const last = Math.max(0, story.paragraphs.length - 1);
  const index = Math.min(after ?? last, last);
  const xml = paragraphsXml(tree, story.root, before, paragraphs);
  opc.write(before.mainPart, splice(tree.source, [{ at: placeInBody(tree, story, index, "after"), remove: 0, insert: xml }]));
  opc.commit();
  const range = rangeOfNew(before, readDocx(opc), paragraphs.map(textOf));
  return { bytes: opc.bytes, range };
}

/** A table as lines. */
const linesOf = (table: NewTable): NewParagraphText[] =>
  table.rows.map((row) => ({
    kind: "paragraph",
    runs: row.flatMap((cell, index) => (index === 0 ? cell : [{ text: " " }, ...cell])),
    heading: 0,
    list: "none",
    level: 0,
  }));

const textOf = (paragraph: NewParagraphText): string => paragraph.runs.map(({ text }) => text).join("");

function paragraphsXml(tree: XmlTree, root: number, { styles }: DocxReading, paragraphs: readonly NewParagraphText[]): string {
  const d = dialectOf(tree, root);
  const listStyle = styles.byName.get("paragraph list paragraph")?.id ?? null;
  let number = 0;
  return paragraphs
    .map((paragraph) => {
      number = paragraph.list === "number" ? number + 1 : 0;
      const heading =
        paragraph.heading === 0 ? undefined : styles.byName.get(`paragraph heading ${Math.min(paragraph.heading + 1, 3)}`);
      const lead = paragraph.list === "bullet" ? "– " : paragraph.list === "number" ? `${number}. ` : "";
      const style = heading?.id ?? (lead === "" ? null : listStyle);
      const isBoldLine = paragraph.heading > 0 && heading === undefined;
      const runs = paragraph.runs.map((run, at) =>
        textRun(d, at === 0 ? lead + run.text : run.text, properties(d, run.bold === true || isBoldLine, run.italic === true)),
      );
      const pPr = style === null ? "" : `<${d.e("pPr")}><${d.e("pStyle")} ${d.a("val")}="${encodeXml(style)}"/></${d.e("pPr")}>`;
      return `<${d.e("p")}${d.declare}>${pPr}${runs.join("")}</${d.e("p")}>`;
    })
    .join("");
}

const properties = (d: Dialect, bold: boolean, italic: boolean): string =>
  (bold ? `<${d.e("b")}/>` : "") + (italic ? `<${d.e("i")}/>` : "");

/** Where the paragraphs stand in the new reading. They are found by being more than before, and must read as they were given. */
function rangeOfNew(before: DocxReading, after: DocxReading, texts: readonly string[]): TextRange {
  const lines = (reading: DocxReading): readonly string[] =>
    reading.reading.text.stories[0]?.paragraphs.map(({ text }) => text) ?? [];
  const [old, now] = [lines(before), lines(after)];
  if (now.length !== old.length + texts.length) throw notWritten();
  let first = 0;
  while (first < old.length && !texts.every((text, index) => now[first + index]?.endsWith(bare(text)) === true)) first++;
  const isRest =
    old.slice(0, first).every((line, index) => line === now[index]) &&
    old.slice(first).every((line, index) => line === now[first + texts.length + index]);
  if (!isRest || !texts.every((text, index) => now[first + index]?.endsWith(bare(text)) === true)) throw notWritten();
  const end = first + texts.length - 1;
  return { story: "body", from: { paragraph: first, offset: 0 }, to: { paragraph: end, offset: now[end]?.length ?? 0 } };
}

/** As `textRun` writes it: on one line. */
const bare = (text: string): string => text.replace(/[\r\n\t]+/gu, " ");

function notWritten(): AppError {
  return new AppError("not-written", {
    sv: "Texten kunde inte infogas. Dokumentet är som det var. Klistra in texten i Word och märk den där.",
    en: "The text could not be inserted. The document is as it was. Paste the text in Word and label it there.",
  });
}
