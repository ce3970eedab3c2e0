/** Gathers traces into questions for the writer: one per passage, whole sentences around the traces. */
import { textIn, type DocumentText, type Position, type TextRange } from "../text/document.ts";
import { passageAround } from "../text/passages.ts";
import type { Finding, Trace } from "./finding.ts";

/**
 * The findings of a document, "f1" onwards in reading order. Traces in one passage share a finding, and passages that overlap
 * or stand side by side in one paragraph become one: an answer that was pasted whole is one question, not ten.
 * `traces` come from `scan`, in reading order.
 */
export function findingsOf(text: DocumentText, traces: readonly Trace[]): Finding[] {
  const groups: { range: TextRange; traces: Trace[] }[] = [];
  for (const trace of traces) {
    const last = groups.at(-1);
    if (last && holds(last.range, trace)) {
      last.traces.push(trace);
      continue;
    }
    const range = passageAround(text, rangeOf(trace));
    if (last && touches(last.range, range, text)) {
      last.range = { story: range.story, from: earlier(last.range.from, range.from), to: later(last.range.to, range.to) };
      last.traces.push(trace);
    } else groups.push({ range, traces: [trace] });
  }
  return groups.map((group, index) => ({
    id: `f${index + 1}`,
    range: group.range,
    quote: textIn(text, group.range),
    strength: group.traces.some((trace) => trace.tier === "A" || trace.tier === "B") ? "evidence" : "hint",
    traces: group.traces,
  }));
}

function rangeOf(trace: Trace): TextRange {
  const at = (offset: number): Position => ({ paragraph: trace.paragraph, offset });
  return { story: trace.story, from: at(trace.span.start), to: at(trace.span.end) };
}

/** True when the trace lies wholly in a range that is known already: spares looking for its sentences again. */
function holds(range: TextRange, trace: Trace): boolean {
  const { from, to } = rangeOf(trace);
  return range.story === trace.story && !isBefore(from, range.from) && !isBefore(range.to, to);
}

/** Overlapping, or in one paragraph with nothing but blanks between. */
function touches(a: TextRange, b: TextRange, text: DocumentText): boolean {
  if (a.story !== b.story) return false;
  if (isBefore(b.from, a.to)) return true;
  return a.to.paragraph === b.from.paragraph && textIn(text, { story: a.story, from: a.to, to: b.from }).trim() === "";
}

function isBefore(a: Position, b: Position): boolean {
  return a.paragraph < b.paragraph || (a.paragraph === b.paragraph && a.offset < b.offset);
}

const earlier = (a: Position, b: Position): Position => (isBefore(b, a) ? b : a);
const later = (a: Position, b: Position): Position => (isBefore(a, b) ? b : a);
