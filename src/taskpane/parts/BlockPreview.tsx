/** New text as it will stand, in elements of our own: nothing of the pasted markup is used. */
import { createElement, type ReactNode } from "react";
import type { TextBlock, TextParagraph, TextRun, TextTable } from "../host.ts";
import { usePaneStyles } from "./styles.ts";

export function BlockPreview({ blocks, label }: { readonly blocks: readonly TextBlock[]; readonly label: string }): ReactNode {
  const styles = usePaneStyles();
  const signs = signsFor(blocks);
  return (
    <div className={styles.quote} role="group" tabIndex={0} aria-label={label}>
      {blocks.map((block, index) =>
        block.kind === "table" ? (
          <TablePreview key={index} table={block} />
        ) : (
          <p
            key={index}
            className={block.heading > 0 ? styles.small : styles.text}
            style={{ marginBottom: 8, ...(block.list === "none" ? {} : { marginLeft: 16 * (block.level + 1) }) }}
          >
            {block.list === "none" ? null : `${signs[index] ?? ""} `}
            <Runs runs={block.runs} />
          </p>
        ),
      )}
    </div>
  );
}

function TablePreview({ table }: { readonly table: TextTable }): ReactNode {
  const styles = usePaneStyles();
  return (
    <div className={styles.wideTable}>
      <table className={styles.table}>
        <tbody>
          {table.rows.map((row, at) => (
            <tr key={at}>
              {row.map((cell, column) =>
                createElement(
                  at < table.headers ? "th" : "td",
                  { key: column, className: styles.cell, ...(at < table.headers ? { scope: "col" } : {}) },
                  <Runs runs={cell} />,
                ),
              )}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

function Runs({ runs }: { readonly runs: readonly TextRun[] }): ReactNode {
  return runs.map((run, at) => createElement(run.bold ? "strong" : run.italic ? "em" : "span", { key: at }, run.text));
}

/** What stands before each line of a list: a dot, or the number it will have. */
function signsFor(blocks: readonly TextBlock[]): string[] {
  const numbers: number[] = [];
  return blocks.map((block) => {
    if (block.kind === "table" || block.list === "none") return "";
    if (block.list === "bullet") return "•";
    return `${numberOf(block, numbers)}.`;
  });
}

function numberOf({ level, start }: TextParagraph, numbers: number[]): number {
  numbers.length = Math.min(numbers.length, level + 1);
  const number = start ?? (numbers[level] ?? 0) + 1;
  numbers[level] = number;
  return number;
}
