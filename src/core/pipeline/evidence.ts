/** What the detector saw in a passage, as the label keeps it: apart from what the person stated. */
import { findingsOf } from "../detect/findings.ts";
import { rescan, type Scanned } from "../detect/rescan.ts";
import { scan } from "../detect/scan.ts";
import type { Finding, Trace } from "../detect/finding.ts";
import type { Label } from "../label/label.ts";
import type { DocumentText, TextRange } from "../text/document.ts";

/** Traces inside a range, one line a rule and engine, in reading order. */
export function evidenceIn(range: TextRange, traces: readonly Trace[]): Label["evidence"] {
  const seen = new Map<string, Label["evidence"][number]>();
  for (const trace of traces) {
    if (trace.story !== range.story || !touches(range, trace)) continue;
    const { rule, version, tier, engine } = trace;
    seen.set(`${rule}\n${engine ?? ""}`, { rule, version, tier, engine });
  }
  return [...seen.values()];
}

/** Findings and traces of a text. `earlier`: the same document as it was scanned before, so that only what has changed is scanned. */
export function detect(
  text: DocumentText,
  earlier: Scanned | null = null,
): { readonly traces: readonly Trace[]; readonly findings: readonly Finding[] } {
  const traces = earlier === null ? scan(text) : rescan(earlier, text);
  return { traces, findings: findingsOf(text, traces) };
}

function touches(range: TextRange, trace: Trace): boolean {
  const { paragraph, span } = trace;
  if (paragraph < range.from.paragraph || paragraph > range.to.paragraph) return false;
  if (paragraph === range.from.paragraph && span.end <= range.from.offset) return false;
  return !(paragraph === range.to.paragraph && span.start >= range.to.offset);
}
