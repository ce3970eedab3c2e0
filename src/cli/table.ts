/** Lines up columns of text for a terminal. */
import type { Terminal } from "./terminal.ts";

/** Headings and rows under each other, two blanks between columns; the last column is not padded. */
export function table(heads: readonly string[], rows: readonly (readonly string[])[], terminal: Terminal): string {
  const widths = heads.map((head, column) => Math.max(width(head), ...rows.map((row) => width(row[column] ?? ""))));
  const line = (cells: readonly string[]) =>
    heads
      .map((_, column) => padded(cells[column] ?? "", column === heads.length - 1 ? 0 : (widths[column] ?? 0)))
      .join("  ")
      .trimEnd();
  return `${[terminal.tone("faint", line(heads)), ...rows.map(line)].join("\n")}\n`;
}

const padded = (text: string, to: number) => text + " ".repeat(Math.max(0, to - width(text)));

/** Columns that a text takes: colour codes take none. */
function width(text: string): number {
  // eslint-disable-next-line no-control-regex -- the terminal's own codes
  return [...text.replace(/\u001b\[\d+m/g, "")].length;
}
