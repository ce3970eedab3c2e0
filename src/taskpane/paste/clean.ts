/** From the clipboard to text that can stand in a document: read, cleaned, with a list of all that was taken away. */
import { wrappersIn } from "../../core/detect/c2pa-text.ts";
import { tracesInHtml } from "../../core/detect/html-traces.ts";
import type { Span } from "../../core/text/document.ts";
import type { TextBlock } from "../host.ts";
import { textOf, type Clipboard, type Pasted, type Removal } from "./pasted.ts";
import { readHtml, trimmed } from "./read-html.ts";
import { readInline, readPlain } from "./read-plain.ts";
import { without, withoutResidue } from "./residue.ts";

/** The clipboard as text. A C2PA wrapper stays unless `keepsProvenance` is false: only a person may say so. */
export function cleanPaste(clipboard: Clipboard, keepsProvenance = true): Pasted {
  const html = clipboard.html.trim() === "" ? null : readHtml(clipboard.html);
  const read =
    html && html.blocks.length > 0
      ? { blocks: html.blocks.map(withoutMarkdown), removed: html.removed }
      : readPlain(clipboard.plain);
  const wrappers = read.blocks.flatMap((block) => wrapperSpans(block));
  const cleaned = read.blocks.map((block) => withoutResidue(keepsProvenance ? block : withoutWrappers(block)));
  const traced = [...new Set(cleaned.flatMap(({ engines }) => engines))];
  const fromHtml = engineInHtml(clipboard.html);
  const fromTrace = traced.length === 1 ? (traced[0] ?? null) : null;
  return {
    clipboard,
    blocks: cleaned.flatMap(({ block }) => (block ? [block] : [])),
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

/** Markdown that a chat's "copy" left in text that came as HTML. */
function withoutMarkdown(block: TextBlock): TextBlock {
  if (!block.runs.some(({ text }) => text.includes("**"))) return block;
  return { ...block, runs: block.runs.flatMap((run) => readInline(run.text).runs.map((inner) => ({ ...run, ...inner }))) };
}

function withoutWrappers(block: TextBlock): TextBlock {
  return { ...block, runs: trimmed(without(block.runs, wrapperSpans(block))) };
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

function wrapperSpans(block: TextBlock): Span[] {
  return wrappersIn(textOf(block)).map(({ span }) => span);
}
