/** New text to put into a document, the same for the file and for Word: a paragraph, a list that begins anew, a table with a short row. */
import type { NewBlock, NewParagraphText } from "../../../src/hosts/docx/index.ts";

export const line = (text: string, more: Partial<NewParagraphText> = {}): NewParagraphText => ({
  kind: "paragraph",
  runs: [{ text }],
  heading: 0,
  list: "none",
  level: 0,
  ...more,
});

export const LIST: readonly NewBlock[] = [
  line("Först", { list: "number", start: 1 }),
  line("under", { list: "bullet", level: 1 }),
  line("Sedan", { list: "number" }),
  line("Ny lista:"),
  line("Ett igen", { list: "number", start: 1 }),
  line("Punkt", { list: "bullet" }),
];

export const TABLE: NewBlock = {
  kind: "table",
  rows: [[[{ text: "Åtgärd" }], [{ text: "Kostnad" }]], [[{ text: "Gupp" }], [{ text: "180\ntkr" }]], [[{ text: "Kort rad" }]]],
  headers: 1,
};
