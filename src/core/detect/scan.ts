/** Finds the traces in a document: one pass of the prefilter, the rules it names, overlaps settled, mentions subtracted. */
import type { DocumentText, Paragraph, Span } from "../text/document.ts";
import type { LocalTrace, Trace } from "./finding.ts";
import { withoutMentions } from "./ignore.ts";
import { withoutOverlaps, type Match } from "./overlaps.ts";
import { prefilterOf, type Prefilter } from "./prefilter.ts";
import { matchesOf, type Rule } from "./rule.ts";
import { allRules } from "./rules/index.ts";

/**
 * All traces in reading order: by story, paragraph and place. Each paragraph is judged by itself, so that a document's traces
 * are those of its paragraphs, and a changed paragraph can be scanned alone. The catalogue's order makes no difference.
 */
export function scan(text: DocumentText, catalogue: readonly Rule[] = allRules): Trace[] {
  const filter = filterFor(catalogue);
  const traces: Trace[] = [];
  for (const story of text.stories) {
    story.paragraphs.forEach((paragraph, index) => {
      for (const trace of tracesOf(paragraph, catalogue, filter)) traces.push({ ...trace, story: story.id, paragraph: index });
    });
  }
  return traces;
}

const NONE: readonly LocalTrace[] = [];

/** The traces of one paragraph and its links. */
function tracesOf(paragraph: Paragraph, catalogue: readonly Rule[], filter: Prefilter): readonly LocalTrace[] {
  const { text, links } = paragraph;
  const inText = matchesIn(text, "text", catalogue, filter).map(({ rule, span }) => traceOf(rule, span, text.slice(span.start, span.end), false));
  const inLinks = links.flatMap((link) =>
    matchesIn(link.target, "link", catalogue, filter).map(({ rule }) => traceOf(rule, { start: link.start, end: link.end }, link.target, true)),
  );
  if (inText.length === 0 && inLinks.length === 0) return NONE;
  return [...withoutMentions(inText, paragraph), ...withoutTwins(inLinks, inText)].sort(byPlace);
}

/** What the rules see in one string. */
function matchesIn(text: string, place: "text" | "link", catalogue: readonly Rule[], filter: Prefilter): Match[] {
  const matches: Match[] = [];
  for (const index of filter(text)) {
    const rule = catalogue[index] as Rule;
    if (rule.where !== "both" && rule.where !== place) continue;
    for (const span of matchesOf(rule.pattern, text)) matches.push({ rule, span });
  }
  return matches.length > 1 ? withoutOverlaps(matches) : matches;
}

function traceOf(rule: Rule, span: Span, text: string, inLink: boolean): LocalTrace {
  return {
    rule: rule.id,
    version: rule.version,
    tier: rule.tier,
    engine: rule.engine,
    span: { start: span.start, end: span.end },
    text,
    inLink,
    says: rule.says({ text, inLink }),
  };
}

/** One rule is said once about one place: a link whose text is its own address carries each trace twice. */
function withoutTwins(inLinks: readonly LocalTrace[], inText: readonly LocalTrace[]): LocalTrace[] {
  const said = new Set<string>();
  return inLinks.filter((trace) => {
    const key = `${trace.rule} ${trace.span.start} ${trace.span.end}`;
    if (said.has(key)) return false;
    said.add(key);
    return !inText.some((other) => other.rule === trace.rule && other.span.start < trace.span.end && trace.span.start < other.span.end);
  });
}

function byPlace(a: LocalTrace, b: LocalTrace): number {
  if (a.span.start !== b.span.start) return a.span.start - b.span.start;
  if (a.span.end !== b.span.end) return b.span.end - a.span.end;
  return a.rule < b.rule ? -1 : a.rule > b.rule ? 1 : 0;
}

/** Built once for each catalogue: the full one's table takes some milliseconds. */
const filters = new WeakMap<readonly Rule[], Prefilter>();

function filterFor(catalogue: readonly Rule[]): Prefilter {
  const known = filters.get(catalogue);
  if (known) return known;
  const made = prefilterOf(catalogue);
  filters.set(catalogue, made);
  return made;
}
