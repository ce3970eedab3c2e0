/** What the detector saw in a passage, as the label keeps it: apart from what the person stated. */
import { findingsOf } from "../detect/findings.ts";
import { rescan, type Scanned } from "../detect/rescan.ts";
import { scan } from "../detect/scan.ts";
import type { Finding, Trace } from "../detect/finding.ts";
import type { Label } from "../label/label.ts";
import { storyOf, type DocumentText, type TextRange } from "../text/document.ts";

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

/** Paragraphs on each side that a rule for lines may read beyond its own. */
const NEIGHBOURS = 2;

/** The traces of the paragraphs that a range touches, as a scan of the whole text finds them: each paragraph is judged by itself. */
export function tracesAt(range: TextRange, text: DocumentText): Trace[] {
  const story = storyOf(text, range.story);
  if (!story) return [];
  const first = Math.max(0, range.from.paragraph - NEIGHBOURS);
  const paragraphs = story.paragraphs.slice(first, range.to.paragraph + 1 + NEIGHBOURS);
  const around = scan({ ...text, stories: [{ ...story, paragraphs }] });
  return around.map((trace) => ({ ...trace, paragraph: trace.paragraph + first }));
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
