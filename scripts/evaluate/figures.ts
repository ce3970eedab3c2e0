/** Counts that do not depend on the machine: false alarms on human text, and what is seen in real residue. */
import type { Tier } from "../../src/core/detect/finding.ts";
import { findingsOf } from "../../src/core/detect/findings.ts";
import { scan } from "../../src/core/detect/scan.ts";
import type { DocumentText } from "../../src/core/text/document.ts";
import { readHtml } from "../../src/hosts/plain/index.ts";
import { byLine, type Corpus, type Excerpt } from "./corpora.ts";

export const tiers: readonly Tier[] = ["A", "B", "C", "D", "E"];

export interface CorpusFigures {
  readonly id: string;
  readonly name: Corpus["name"];
  readonly origin: Corpus["origin"];
  readonly documents: number;
  readonly characters: number;
  /** Documents in which a question would be asked, by the strongest tier of its traces. */
  readonly asked: Readonly<Record<Tier, number>>;
  /** Documents with a trace, by rule; rules without any are left out. Traces that ask nothing by themselves are counted here, too. */
  readonly rules: Readonly<Record<string, number>>;
}

export function figuresOf({ id, name, origin, documents }: Corpus): CorpusFigures {
  const asked: Record<Tier, number> = { A: 0, B: 0, C: 0, D: 0, E: 0 };
  const rules = new Map<string, number>();
  let characters = 0;
  for (const { text } of documents) {
    const document = byLine(text);
    characters += text.length;
    const traces = scan(document);
    for (const rule of new Set(traces.map((trace) => trace.rule))) rules.set(rule, (rules.get(rule) ?? 0) + 1);
    const seen = new Set(findingsOf(document, traces).flatMap((finding) => finding.traces.map(({ tier }) => tier)));
    for (const tier of seen) asked[tier]++;
  }
  return { id, name, origin, documents: documents.length, characters, asked, rules: Object.fromEntries([...rules].sort()) };
}

/** Whether any question would be asked in the text. */
export function isAsked(text: string): boolean {
  const document = byLine(text);
  return findingsOf(document, scan(document)).length > 0;
}

export interface WildFigures {
  readonly excerpts: number;
  readonly seen: number;
  /** Excerpts in which a question is asked on tier A, B or C: what the excerpt was kept for. */
  readonly strong: number;
  readonly byEngine: Readonly<Record<string, readonly [seen: number, of: number]>>;
}

export function wildFiguresOf(excerpts: readonly Excerpt[]): WildFigures {
  const byEngine = new Map<string, [number, number]>();
  let seen = 0;
  let strong = 0;
  for (const excerpt of excerpts) {
    const document = documentOf(excerpt);
    const found = findingsOf(document, scan(document)).flatMap((finding) => finding.traces);
    const count = byEngine.get(excerpt.engine) ?? [0, 0];
    count[1]++;
    if (found.length > 0) {
      seen++;
      count[0]++;
    }
    if (found.some(({ tier }) => tier === "A" || tier === "B" || tier === "C")) strong++;
    byEngine.set(excerpt.engine, count);
  }
  return { excerpts: excerpts.length, seen, strong, byEngine: Object.fromEntries([...byEngine].sort()) };
}

function documentOf({ language, text }: Excerpt): DocumentText {
  return language === "html" ? readHtml(new TextEncoder().encode(text)).text : byLine(text);
}
