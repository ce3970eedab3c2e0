/** From the clipboard to text that can stand in a document: read, cleaned, with a list of all that was taken away. */
import { wrappersIn } from "../../core/detect/c2pa-text.ts";
import { tracesInHtml } from "../../core/detect/html-traces.ts";
import type { Span } from "../../core/text/document.ts";
import type { TextBlock, TextRun } from "../host.ts";
import { linesOf, wordsOf, type Clipboard, type Pasted, type Removal } from "./pasted.ts";
import { readHtml, trimmed } from "./read-html.ts";
import { readInline, readPlain } from "./read-plain.ts";
import { without, withoutResidue, type Cleaned } from "./residue.ts";

/** The clipboard as text. A C2PA wrapper stays unless `keepsProvenance` is false: only a person may say so. */
export function cleanPaste(clipboard: Clipboard, keepsProvenance = true): Pasted {
  const html = clipboard.html.trim() === "" ? null : readHtml(clipboard.html);
  const read =
    html && html.blocks.length > 0
      ? { blocks: html.blocks.map((block) => withLines(block, withoutMarkdown)), removed: html.removed }
      : readPlain(clipboard.plain);
  const wrappers = read.blocks.flatMap(linesOf).flatMap(wrapperSpans);
  const cleaned: Cleaned[] = [];
  const blocks = read.blocks.map((block) =>
    withLines(block, (line) => {
      const result = withoutResidue(keepsProvenance ? line : withoutWrappers(line));
      cleaned.push(result);
      return result.runs;
    }),
  );
  const traced = [...new Set(cleaned.flatMap(({ engines }) => engines))];
  const fromHtml = engineInHtml(clipboard.html);
  const fromTrace = traced.length === 1 ? (traced[0] ?? null) : null;
  return {
    clipboard,
    blocks: blocks.filter((block) => linesOf(block).some((line) => line.length > 0)),
    engine: fromHtml ?? fromTrace,
    engineFrom: fromHtml !== null ? "html" : fromTrace !== null ? "trace" : null,
    removed: counted([...read.removed, ...cleaned.flatMap(({ removed }) => removed)]),
    provenance:
      wrappers.length === 0
        ? null
        : { wrappers: wrappers.length, characters: wrappers.reduce((sum, { start, end }) => sum + end - start, 0) },
    keepsProvenance,
  };
}

/** The block with each of its lines as `change` gives it. */
function withLines(block: TextBlock, change: (line: readonly TextRun[]) => readonly TextRun[]): TextBlock {
  if (block.kind === "paragraph") return { ...block, runs: change(block.runs) };
  return { ...block, rows: block.rows.map((row) => row.map(change)) };
}

/** Markdown that a chat's "copy" left in text that came as HTML. */
function withoutMarkdown(line: readonly TextRun[]): readonly TextRun[] {
  if (!line.some(({ text }) => text.includes("**"))) return line;
  return line.flatMap((run) => readInline(run.text).runs.map((inner) => ({ ...run, ...inner })));
}

function withoutWrappers(line: readonly TextRun[]): readonly TextRun[] {
  return trimmed(without(line, wrapperSpans(line)));
}

/** The same removal once, with how many times. */
function counted(removals: readonly Removal[]): Removal[] {
  const known = new Map<string, Removal>();
  for (const removal of removals) {
    const key = `${removal.kind}\n${removal.kind === "invisible" ? "" : removal.text}`;
    const before = known.get(key);
    known.set(key, before ? { ...before, count: before.count + removal.count } : removal);
  }
  return [...known.values()];
}

/** Longest HTML that is looked through for an engine's marks. */
const LOOKED_THROUGH = 2_000_000;

/** The engine whose page the HTML was copied from; null when its marks point at none, or at several. */
export function engineInHtml(html: string): string | null {
  const engines = new Set(tracesInHtml(html.slice(0, LOOKED_THROUGH)).flatMap(({ engine }) => (engine === null ? [] : [engine])));
  return engines.size === 1 ? ([...engines][0] ?? null) : null;
}

function wrapperSpans(line: readonly TextRun[]): Span[] {
  return wrappersIn(wordsOf(line)).map(({ span }) => span);
}
