/** Finds the traces in a document: one pass of the prefilter, the rules it names, overlaps settled, mentions subtracted. */
import { plainParagraph, type Aside, type DocumentText, type Link, type Paragraph, type Span } from "../text/document.ts";
import { trimmed } from "../text/characters.ts";
import type { LocalTrace, Trace } from "./finding.ts";
import { foldedOf } from "./folded.ts";
import { readsTags, TAG } from "./tags.ts";
import { withoutMentions } from "./ignore.ts";
import { withoutOverlaps, type Match } from "./overlaps.ts";
import { prefilterOf, type Candidate, type Prefilter } from "./prefilter.ts";
import { matchesOf, type Rule } from "./rule.ts";
import { allRules } from "./rules/index.ts";
import { saysAside } from "./wording.ts";

/**
 * All traces in reading order: by story, paragraph and place. Each paragraph is judged by itself, so that a document's traces
 * are those of its paragraphs, and a changed paragraph can be scanned alone. Only a rule for `lines` reads beyond its paragraph, two
 * either way: scan a changed paragraph with two neighbours on each side. The catalogue's order makes no difference.
 */
export function scan(text: DocumentText, catalogue: readonly Rule[] = allRules): Trace[] {
  const filter = filterFor(catalogue);
  const traces: Trace[] = [];
  for (const story of text.stories) {
    const candidates = candidatesIn(story.paragraphs, filter, catalogue);
    story.paragraphs.forEach((paragraph, index) => {
      const found = candidates.get(index);
      const { links, markup, asides } = paragraph;
      if (found === undefined && links.length === 0 && markup === undefined && asides === undefined) return;
      const inText = found === undefined ? [] : textTraces(paragraph.text, found, catalogue);
      const inLinks = links.flatMap((link) => linkTraces(link, rulesOf(rulesIn(filter(link.target)), catalogue)));
      const inMarkup = markupTraces(paragraph, filter, catalogue);
      const inAsides = asides?.flatMap((aside) => asideTraces(aside, rulesOf(rulesIn(filter(aside.text)), catalogue))) ?? [];
      const kept = [...withoutMentions(inText, paragraph), ...withoutTwins(inLinks, inText), ...inMarkup, ...inAsides];
      for (const trace of kept.sort(byPlace)) traces.push({ ...trace, story: story.id, paragraph: index });
    });
  }
  return traces;
}

/** What the prefilter found in one paragraph: rules worth running, and places that rules for lines have seen. */
interface Candidates {
  readonly rules: Set<number>;
  readonly lines: Match[];
}

/**
 * The candidates by paragraph. The paragraphs are read as one string, joined by line feeds, which only literals of rules for lines
 * hold: a paragraph's own text is often a slice of the whole file, and slow to walk.
 */
function candidatesIn(paragraphs: readonly Paragraph[], filter: Prefilter, catalogue: readonly Rule[]): Map<number, Candidates> {
  const found = new Map<number, Candidates>();
  const text = paragraphs.map((paragraph) => paragraph.text).join("\n");
  const starts: number[] = [];
  let paragraph = 0;
  let end = paragraphs[0]?.text.length ?? 0;
  const at = (index: number): Candidates => {
    const known = found.get(index);
    if (known) return known;
    const made: Candidates = { rules: new Set(), lines: [] };
    found.set(index, made);
    return made;
  };
  for (const candidate of filter(text)) {
    while (candidate.at > end && paragraph < paragraphs.length - 1) {
      starts.push(end + 1);
      end += 1 + (paragraphs[++paragraph] as Paragraph).text.length;
    }
    const rule = catalogue[candidate.rule] as Rule;
    if (rule.where !== "lines") {
      at(paragraph).rules.add(candidate.rule);
      continue;
    }
    const from = Math.max(0, candidate.at - NEIGHBOURHOOD);
    const [span] = matchesOf(rule.pattern, text.slice(from, candidate.at + 1));
    if (span === undefined) continue;
    // The place belongs to the paragraph in which it begins, and is cut at its end.
    let index = paragraph;
    while (index > 0 && (starts[index - 1] as number) > from + span.start) index--;
    const start = index === 0 ? 0 : (starts[index - 1] as number);
    const length = (paragraphs[index] as Paragraph).text.length;
    const own = { start: from + span.start - start, end: Math.min(from + span.end - start, length) };
    if (own.start < own.end) at(index).lines.push({ rule, span: own });
  }
  return found;
}

/** How far back a rule for lines may look from where its literal ends, in UTF-16 code units. */
const NEIGHBOURHOOD = 160;

const rulesIn = (candidates: readonly Candidate[]): Set<number> => new Set(candidates.map(({ rule }) => rule));
const rulesOf = (indexes: ReadonlySet<number>, catalogue: readonly Rule[]): Rule[] =>
  [...indexes].map((index) => catalogue[index] as Rule);

function textTraces(text: string, { rules, lines }: Candidates, catalogue: readonly Rule[]): LocalTrace[] {
  const known = rulesOf(rules, catalogue);
  const own = known.filter(({ where }) => where === "text" || where === "both");
  const inTags = known.filter(({ where }) => where === "markup");
  const matches = [...matchesIn(text, own), ...lines, ...(inTags.length > 0 ? matchesInTags(text, inTags) : [])];
  return settled(matches).map(({ rule, span }) => traceOf(rule, span, text.slice(span.start, span.end), false));
}

/** Rules for markup over the tags that a text has written out, as a page's source or a Markdown file has them: each rule once a tag. */
function* matchesInTags(text: string, rules: readonly Rule[]): Generator<Match> {
  for (const { 0: tag, index } of text.matchAll(TAG)) {
    for (const rule of rules) {
      const [span] = matchesOf(rule.pattern, tag);
      if (span !== undefined) yield { rule, span: { start: index + span.start, end: index + span.end } };
    }
  }
}

/** Traces in a link's target stand where the link's text stands, and carry the whole target. */
function linkTraces({ start, end, target }: Link, rules: readonly Rule[]): LocalTrace[] {
  const own = rules.filter(({ where }) => where === "link" || where === "both");
  return settled(matchesIn(target, own)).map(({ rule }) => traceOf(rule, { start, end }, target, true));
}

/** Traces in the words beside an object, each rule once: only what is evidence, since nobody reads these words as part of the text. */
function asideTraces({ start, end, kind, text }: Aside, rules: readonly Rule[]): LocalTrace[] {
  const decisive = rules.filter(({ tier, where }) => (tier === "A" || tier === "B") && (where === "text" || where === "both"));
  const traces = settled(matchesIn(text, decisive)).map(({ rule, span }) =>
    traceOf(rule, span, text.slice(span.start, span.end), false),
  );
  const first = new Map<string, LocalTrace>();
  for (const trace of withoutMentions(traces, plainParagraph(text))) if (!first.has(trace.rule)) first.set(trace.rule, trace);
  return [...first.values()].map((trace) => ({
    ...trace,
    span: { start, end },
    inAside: kind,
    says: saysAside(trace.says, kind),
  }));
}

/** Traces in the tags around a paragraph, each rule once. They are about the paragraph as a whole. */
function markupTraces(paragraph: Paragraph, filter: Prefilter, catalogue: readonly Rule[]): LocalTrace[] {
  if (paragraph.markup === undefined || paragraph.text === "") return [];
  const seen = new Map<string, LocalTrace>();
  for (const tag of paragraph.markup) {
    const rules = rulesOf(rulesIn(filter(tag)), catalogue).filter(readsTags);
    for (const { rule, span } of matchesIn(tag, rules)) {
      if (seen.has(rule.id)) continue;
      const whole = { start: 0, end: paragraph.text.length };
      seen.set(rule.id, { ...traceOf(rule, whole, tag.slice(span.start, span.end), false), inMarkup: true });
    }
  }
  return [...seen.values()];
}

/** Blanks at the ends of a match are no part of the trace. */
function matchesIn(text: string, rules: readonly Rule[]): Match[] {
  const matches: Match[] = [];
  const folded = rules.some(({ reads }) => reads !== "raw") ? foldedOf(text) : null;
  const add = (rule: Rule, from: number, to: number): void => {
    const [start, end] = trimmed(text, from, to);
    matches.push({ rule, span: { start, end } });
  };
  for (const rule of rules) {
    if (folded === null || rule.reads === "raw") {
      for (const { start, end } of matchesOf(rule.pattern, text)) add(rule, start, end);
      continue;
    }
    for (const { start, end } of matchesOf(rule.pattern, folded.text))
      add(rule, folded.toOriginal(start), folded.toOriginal(end, "end"));
  }
  return matches;
}

const settled = (matches: readonly Match[]): readonly Match[] => (matches.length > 1 ? withoutOverlaps(matches) : matches);

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
