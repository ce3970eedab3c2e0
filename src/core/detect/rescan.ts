/** Scans again only what has changed: a document that is edited keeps nearly all of its traces. */
import type { DocumentText, Paragraph, Story } from "../text/document.ts";
import type { Trace } from "./finding.ts";
import type { Rule } from "./rule.ts";
import { allRules } from "./rules/index.ts";
import { scan } from "./scan.ts";

/** A document and its traces, as `scan` or `rescan` gave them. */
export interface Scanned {
  readonly text: DocumentText;
  readonly traces: readonly Trace[];
}

/** Paragraphs on each side that a rule for lines may look into. */
const NEIGHBOURS = 2;

/**
 * The traces of `after`, exactly as `scan` gives them. In each story the paragraphs that are the same from the beginning and from the
 * end keep their traces; what lies between is scanned, with two neighbours on each side. Paragraphs are the same when everything that a
 * rule reads is: a host that hands over the same objects again costs one comparison a paragraph.
 */
export function rescan(before: Scanned, after: DocumentText, catalogue: readonly Rule[] = allRules): Trace[] {
  const old = new Map(before.text.stories.map((story) => [story.id, story]));
  const oldTraces = new Map<string, Trace[]>();
  for (const trace of before.traces) {
    const list = oldTraces.get(trace.story);
    if (list) list.push(trace);
    else oldTraces.set(trace.story, [trace]);
  }
  return after.stories.flatMap((story) => {
    const known = old.get(story.id);
    return known === undefined
      ? scan({ ...after, stories: [story] }, catalogue)
      : rescanStory(known, oldTraces.get(story.id) ?? [], story, after, catalogue);
  });
}

function rescanStory(
  old: Story,
  traces: readonly Trace[],
  story: Story,
  text: DocumentText,
  catalogue: readonly Rule[],
): readonly Trace[] {
  const was = old.paragraphs;
  const now = story.paragraphs;
  const most = Math.min(was.length, now.length);
  let head = 0;
  while (head < most && isSame(was[head] as Paragraph, now[head] as Paragraph)) head++;
  if (head === was.length && head === now.length) return traces;
  let tail = 0;
  while (tail < most - head && isSame(was[was.length - 1 - tail] as Paragraph, now[now.length - 1 - tail] as Paragraph)) tail++;
  // Traces are kept from paragraphs whose neighbours are the same, too; what is scanned has its neighbours with it.
  const from = Math.max(0, head - NEIGHBOURS);
  const to = Math.min(now.length, now.length - tail + NEIGHBOURS);
  const shift = now.length - was.length;
  const first = Math.max(0, from - NEIGHBOURS);
  const part = { ...story, paragraphs: now.slice(first, Math.min(now.length, to + NEIGHBOURS)) };
  const fresh = scan({ ...text, stories: [part] }, catalogue)
    .map((trace) => ({ ...trace, paragraph: trace.paragraph + first }))
    .filter(({ paragraph }) => paragraph >= from && paragraph < to);
  return [
    ...traces.filter(({ paragraph }) => paragraph < from),
    ...fresh,
    ...traces
      .filter(({ paragraph }) => paragraph + shift >= to)
      .map((trace) => ({ ...trace, paragraph: trace.paragraph + shift })),
  ];
}

function isSame(a: Paragraph, b: Paragraph): boolean {
  if (a === b) return true;
  return (
    a.text === b.text &&
    a.style === b.style &&
    a.links.length === b.links.length &&
    a.links.every((link, index) => {
      const other = b.links[index];
      return other !== undefined && link.start === other.start && link.end === other.end && link.target === other.target;
    }) &&
    JSON.stringify([a.code, a.markup, a.asides]) === JSON.stringify([b.code, b.markup, b.asides])
  );
}
