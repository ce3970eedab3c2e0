/** Gathers traces into questions for the writer: one per passage, whole sentences around the traces. */
import { textIn, type DocumentText, type Span, storyOf, type TextRange } from "../text/document.ts";
import { sentencesOf } from "../text/sentences.ts";
import { inContext } from "./context.ts";
import { isUnseen, type Finding, type Trace } from "./finding.ts";

/**
 * The findings of a document, "f1" onwards in reading order, of the traces that are worth a question in it. Traces in sentences that
 * stand side by side share a finding: an answer that was pasted whole is one question, not ten. A token that follows a sentence
 * belongs to that sentence. Paragraphs that one tool's page has formatted, one after the other, are one question too.
 * `traces` come from `scan`, in reading order. The time is linear: each paragraph with a trace is cut into sentences once.
 */
export function findingsOf(text: DocumentText, traces: readonly Trace[]): Finding[] {
  const findings: Finding[] = [];
  const asked = inContext(text, traces);
  for (let at = 0; at < asked.length;) {
    const { story, paragraph } = asked[at] as Trace;
    const from = at;
    while (asked[at]?.story === story && asked[at]?.paragraph === paragraph) at++;
    const words = storyOf(text, story)?.paragraphs[paragraph]?.text ?? "";
    for (const passage of passagesIn(words, asked.slice(from, at))) {
      const before = findings.at(-1);
      const range = { story, from: { paragraph, offset: passage.start }, to: { paragraph, offset: passage.end } };
      if (before !== undefined && doesContinue(text, before, range, passage.traces)) {
        const whole = { ...range, from: before.range.from };
        findings[findings.length - 1] = { ...before, range: whole, traces: [...before.traces, ...passage.traces] };
        continue;
      }
      findings.push({
        id: `f${findings.length + 1}`,
        range,
        quote: "",
        strength: "hint",
        traces: passage.traces,
      });
    }
  }
  return findings.map((finding) => ({
    ...finding,
    quote: textIn(text, finding.range),
    strength: finding.traces.some(({ tier }) => tier === "A" || tier === "B") ? "evidence" : "hint",
  }));
}

/** True when both come formatted from the same tool's page, and nothing but empty paragraphs stands between. */
function doesContinue(text: DocumentText, before: Finding, range: TextRange, traces: readonly Trace[]): boolean {
  const engine = traces.find(({ inMarkup }) => inMarkup)?.engine;
  if (engine === undefined || before.range.story !== range.story) return false;
  if (!before.traces.some((trace) => trace.inMarkup && trace.engine === engine)) return false;
  const paragraphs = storyOf(text, range.story)?.paragraphs ?? [];
  for (let between = before.range.to.paragraph + 1; between < range.from.paragraph; between++)
    if (paragraphs[between]?.text.trim() !== "") return false;
  return before.range.to.paragraph < range.from.paragraph;
}

interface Passage extends Span {
  readonly traces: readonly Trace[];
}

/** Sentences `first` to `last` of a paragraph, and the traces in them. */
interface Group {
  readonly first: number;
  readonly last: number;
  readonly traces: readonly Trace[];
}

/** The passages of one paragraph's traces, which come in order. */
function passagesIn(text: string, traces: readonly Trace[]): Passage[] {
  const sentences = sentencesOf(text);
  if (sentences.length === 0) return [{ start: 0, end: text.length, traces }];
  const single = traces.map((trace) => withAntecedent({ ...sentencesAt(sentences, trace.span), traces: [trace] }, sentences));
  const widened = joined(single).map((group) => (hasWords(text, sentences, group) ? group : widenedBy(group, sentences.length)));
  return joined(widened).map(({ first, last, traces }) => ({
    start: (sentences[first] as Span).start,
    end: (sentences[last] as Span).end,
    traces,
  }));
}

/** Indexes of the first and the last sentence that a span touches; of the nearest one when it lies between two. */
function sentencesAt(sentences: readonly Span[], span: Span): { first: number; last: number } {
  const first = Math.min(
    firstWhere(sentences, (sentence) => sentence.end > span.start),
    sentences.length - 1,
  );
  const last = Math.max(first, firstWhere(sentences, (sentence) => sentence.start >= span.end) - 1);
  return { first, last };
}

/** Index of the first sentence for which a claim holds that, once true, stays true; the length when it never does. */
function firstWhere(sentences: readonly Span[], holds: (sentence: Span) => boolean): number {
  let low = 0;
  let high = sentences.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (holds(sentences[middle] as Span)) high = middle;
    else low = middle + 1;
  }
  return low;
}

/** A source mark stands after what it cites. Having no stop of its own, it opens the sentence after: the one before belongs to it too. */
function withAntecedent(group: Group, sentences: readonly Span[]): Group {
  const [trace] = group.traces;
  const opens = trace !== undefined && trace.span.start <= (sentences[group.first] as Span).start;
  const cites = trace?.tier === "A" && !isUnseen(trace) && !trace.text.includes("start");
  return opens && cites && group.first > 0 ? { ...group, first: group.first - 1 } : group;
}

/** Groups that overlap or stand side by side become one. */
function joined(groups: readonly Group[]): Group[] {
  const result: Group[] = [];
  for (const group of groups) {
    const before = result.at(-1);
    if (before === undefined || group.first > before.last + 1) {
      result.push({ ...group, traces: [...group.traces] });
      continue;
    }
    (before.traces as Trace[]).push(...group.traces);
    result[result.length - 1] = {
      first: Math.min(before.first, group.first),
      last: Math.max(before.last, group.last),
      traces: before.traces,
    };
  }
  return result;
}

/** True when the sentences say something besides their traces: a lone `:contentReference[…]` is no passage to label. */
function hasWords(text: string, sentences: readonly Span[], group: Group): boolean {
  let rest = "";
  let from = (sentences[group.first] as Span).start;
  for (const trace of group.traces) {
    const { span } = trace;
    if (isUnseen(trace) || span.end <= from) continue;
    rest += text.slice(from, span.start) + " ";
    from = span.end;
  }
  return /\p{L}{2}/u.test(rest + text.slice(from, (sentences[group.last] as Span).end));
}

/** A token alone opens something: with the sentence after; at a paragraph's end, with the one before. */
function widenedBy(group: Group, count: number): Group {
  if (group.last + 1 < count) return { ...group, last: group.last + 1 };
  return { ...group, first: Math.max(0, group.first - 1) };
}
