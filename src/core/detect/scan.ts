/** Finds the traces in a document: one pass of the prefilter, the rules it names, overlaps settled, mentions subtracted. */
import type { DocumentText, Link, Paragraph, Span } from "../text/document.ts";
import type { LocalTrace, Trace } from "./finding.ts";
import { withoutMentions } from "./ignore.ts";
import { withoutOverlaps, type Match } from "./overlaps.ts";
import { prefilterOf, type Candidate, type Prefilter } from "./prefilter.ts";
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
    const candidates = candidatesIn(story.paragraphs, filter);
    story.paragraphs.forEach((paragraph, index) => {
      const rules = candidates.get(index);
      if (rules === undefined && paragraph.links.length === 0) return;
      const inText = rules === undefined ? [] : textTraces(paragraph.text, rulesOf(rules, catalogue));
      const inLinks = paragraph.links.flatMap((link) => linkTraces(link, rulesOf(rulesIn(filter(link.target)), catalogue)));
      const found = [...withoutMentions(inText, paragraph), ...withoutTwins(inLinks, inText)].sort(byPlace);
      for (const trace of found) traces.push({ ...trace, story: story.id, paragraph: index });
    });
  }
  return traces;
}

/**
 * The rules worth running, by paragraph. The paragraphs are read as one string, joined by line feeds, which no literal holds:
 * a paragraph's own text is often a slice of the whole file, and slow to walk.
 */
function candidatesIn(paragraphs: readonly Paragraph[], filter: Prefilter): Map<number, Set<number>> {
  const found = new Map<number, Set<number>>();
  let paragraph = 0;
  let end = paragraphs[0]?.text.length ?? 0;
  for (const { rule, at } of filter(paragraphs.map(({ text }) => text).join("\n"))) {
    while (at > end && paragraph < paragraphs.length - 1) end += 1 + (paragraphs[++paragraph] as Paragraph).text.length;
    const rules = found.get(paragraph);
    if (rules) rules.add(rule);
    else found.set(paragraph, new Set([rule]));
  }
  return found;
}

const rulesIn = (candidates: readonly Candidate[]): Set<number> => new Set(candidates.map(({ rule }) => rule));
const rulesOf = (indexes: ReadonlySet<number>, catalogue: readonly Rule[]): Rule[] =>
  [...indexes].map((index) => catalogue[index] as Rule);

function textTraces(text: string, rules: readonly Rule[]): LocalTrace[] {
  const own = rules.filter((rule) => rule.where !== "link");
  return matchesIn(text, own).map(({ rule, span }) => traceOf(rule, span, text.slice(span.start, span.end), false));
}

/** Traces in a link's target stand where the link's text stands, and carry the whole target. */
function linkTraces({ start, end, target }: Link, rules: readonly Rule[]): LocalTrace[] {
  const own = rules.filter((rule) => rule.where !== "text");
  return matchesIn(target, own).map(({ rule }) => traceOf(rule, { start, end }, target, true));
}

function matchesIn(text: string, rules: readonly Rule[]): Match[] {
  const matches: Match[] = [];
  for (const rule of rules) for (const span of matchesOf(rule.pattern, text)) matches.push({ rule, span });
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
    return !inText.some(
      (other) => other.rule === trace.rule && other.span.start < trace.span.end && trace.span.start < other.span.end,
    );
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
