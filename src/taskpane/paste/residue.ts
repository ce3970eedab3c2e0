/** Takes out of a line what a chat left behind: tokens, citation marks, phrases to the one who asked. The detector's own rules decide. */
import { allRules } from "../../core/detect/rules/index.ts";
import { wrappersIn } from "../../core/detect/c2pa-text.ts";
import { matchesOf, type Rule } from "../../core/detect/rule.ts";
import type { Span } from "../../core/text/document.ts";
import { sentencesOf } from "../../core/text/sentences.ts";
import type { TextRun } from "../host.ts";
import { wordsOf, type Removal } from "./pasted.ts";
import { trimmed } from "./read-html.ts";

/** Zero-width and directional characters, soft hyphens and tag characters: nothing a reader sees. U+FEFF is handled apart. */
const INVISIBLE = /[\u00AD\u200B-\u200F\u2028-\u202E\u2060-\u2064\u2066-\u2069\uFEFF]|[\u{E0000}-\u{E007F}]/gu;

interface Cut extends Span {
  readonly kind: Removal["kind"];
  readonly engine: string | null;
}

export interface Cleaned {
  /** Empty when nothing of the line is left. */
  readonly runs: readonly TextRun[];
  readonly removed: readonly Removal[];
  /** Engines that traces in the line point at. */
  readonly engines: readonly string[];
}

/** One line without residue: a paragraph, or a cell. A provenance wrapper is never touched here. */
export function withoutResidue(line: readonly TextRun[]): Cleaned {
  const text = wordsOf(line);
  const kept = wrappersIn(text).map(({ span }) => span);
  const isKept = (span: Span): boolean => kept.some((wrapper) => span.start < wrapper.end && wrapper.start < span.end);
  const cuts = [...ruleCuts(text), ...invisibleCuts(text)]
    .filter((cut) => !isKept(cut))
    .sort((a, b) => a.start - b.start || b.end - a.end);
  const removed: Removal[] = [];
  let end = 0;
  const merged: Span[] = [];
  for (const cut of cuts) {
    if (cut.start < end) continue;
    merged.push(cut);
    end = cut.end;
    removed.push({ kind: cut.kind, text: readable(text.slice(cut.start, cut.end)), count: 1 });
  }
  const runs = trimmed(without(line, merged)).map(tidy);
  const hasWords = runs.some((run) => /[\p{L}\p{N}]/u.test(run.text)) || kept.length > 0;
  return {
    runs: hasWords ? runs : [],
    removed,
    engines: [...new Set(cuts.flatMap(({ engine }) => (engine === null ? [] : [engine])))],
  };
}

/** Tiers A to C alone: what the others see (placeholders, formatting, characters) is for the writer to judge. */
const residueRules = allRules.filter(({ tier }) => tier === "A" || tier === "B" || tier === "C");

function ruleCuts(text: string): Cut[] {
  return residueRules.flatMap((rule) => {
    if (!mayMatch(rule, text)) return [];
    return [...matchesOf(rule.pattern, text)].map((span) => cutFor(rule, span, text));
  });
}

function mayMatch(rule: Rule, text: string): boolean {
  const lower = text.toLowerCase();
  return rule.literals.some((literal) => lower.includes(literal));
}

/** A token goes alone, a parameter of an address goes out of it, a phrase to the one who asked takes its sentence along. */
function cutFor(rule: Rule, span: Span, text: string): Cut {
  if (rule.tier === "C") {
    const inside = sentencesOf(text).filter((sentence) => sentence.start < span.end && span.start < sentence.end);
    const [first, last] = [inside[0], inside.at(-1)];
    // A line that hands over ends in a colon: what follows on the same line is the text that was asked for.
    const upToColon = first && last ? text.slice(first.start, last.end).indexOf(": ") : -1;
    if (first && last && upToColon > span.end - span.start)
      return { start: first.start, end: first.start + upToColon + 1, kind: "chat", engine: rule.engine };
    return { start: first?.start ?? span.start, end: last?.end ?? span.end, kind: "chat", engine: rule.engine };
  }
  return { ...span, kind: rule.tier === "B" ? "link" : "token", engine: rule.engine };
}

function invisibleCuts(text: string): Cut[] {
  return [...text.matchAll(INVISIBLE)].map((match) => ({
    start: match.index,
    end: match.index + match[0].length,
    kind: "invisible" as const,
    engine: null,
  }));
}

/** Runs without the given spans of their joined text. */
export function without(runs: readonly TextRun[], spans: readonly Span[]): TextRun[] {
  let at = 0;
  return runs.map((run) => {
    const start = at;
    at += run.text.length;
    let text = "";
    let from = start;
    for (const span of spans) {
      if (span.end <= start || span.start >= at) continue;
      text += run.text.slice(Math.max(0, from - start), Math.max(0, span.start - start));
      from = Math.max(from, span.end);
    }
    return { ...run, text: text + run.text.slice(Math.max(0, from - start)) };
  });
}

/** Blanks that a cut leaves behind, before a full stop and doubled. */
const tidy = (run: TextRun): TextRun => ({
  ...run,
  text: run.text.replace(/ {2,}/gu, " ").replace(/ +([.,;:!?])(?=\s|$)/gu, "$1"),
});

function readable(text: string): string {
  const shown = text
    .replace(/[\p{Co}\p{Cf}\u2028\u2029]/gu, (char) => `[U+${(char.codePointAt(0) ?? 0).toString(16).toUpperCase()}]`)
    .replace(/\s+/gu, " ")
    .trim();
  return shown.length > 160 ? `${shown.slice(0, 159)}…` : shown;
}
