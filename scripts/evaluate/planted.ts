/** Residue planted in human text: how often a trace that ends a sentence is asked about, whatever the sentence speaks of. */
import { findingsOf } from "../../src/core/detect/findings.ts";
import { matchesOf, type Rule } from "../../src/core/detect/rule.ts";
import { allRules } from "../../src/core/detect/rules/index.ts";
import { scan } from "../../src/core/detect/scan.ts";
import { sentencesOf } from "../../src/core/text/sentences.ts";
import { byLine, type Corpus } from "./corpora.ts";

/** Sentences that each trace is planted in. */
const PLACES = 100;

export interface PlantedFigures {
  readonly planted: number;
  readonly asked: number;
  /** Rules whose trace was not asked about everywhere: in how many places it was. */
  readonly missed: Readonly<Record<string, number>>;
  readonly places: number;
  readonly rules: number;
}

/**
 * Every rule of tier A and B for running text. Its first example's trace stands between the last word of a sentence and its stop, after a
 * blank; a trace that a tool may also write right behind a word does so every second time.
 */
export function plantedFiguresOf({ documents }: Corpus): PlantedFigures {
  const sentences = documents
    .flatMap(({ text }) => text.split("\n").slice(0, 40))
    .flatMap((line) => sentencesOf(line).map(({ start, end }) => line.slice(start, end)))
    .filter((sentence) => /^\p{Lu}.{40,300}\p{L}\.$/u.test(sentence));
  const rules = allRules.filter(({ tier, where }) => (tier === "A" || tier === "B") && (where === "text" || where === "both"));
  const missed: Record<string, number> = {};
  let asked = 0;
  rules.forEach((rule, index) => {
    let seen = 0;
    const trace = traceOf(rule);
    const mayCling = clings(trace, rule);
    for (let place = 0; place < PLACES; place++) {
      // Far apart, so that the sentences are of different documents.
      const sentence = sentences[((index * PLACES + place) * 7919) % sentences.length] as string;
      if (isAskedAbout(planted(sentence, trace, mayCling && place % 2 === 0), rule)) seen++;
    }
    asked += seen;
    if (seen < PLACES) missed[rule.id] = seen;
  });
  return { planted: rules.length * PLACES, asked, missed, places: PLACES, rules: rules.length };
}

const planted = (sentence: string, trace: string, isBehind: boolean): string =>
  `${sentence.slice(0, -1)}${isBehind ? "" : " "}${trace}. Nämnden fattar beslut i juni.`;

/** True when the rule sees its trace behind a word, too: an address always has a blank before it. */
const clings = (trace: string, { tier, pattern }: Rule): boolean =>
  tier === "A" && [...matchesOf(pattern, `ordet${trace}`)].some(({ start }) => start === 5);

/** The first example's trace; of an address, the whole. */
function traceOf({ hits, pattern, tier }: Rule): string {
  const hit = hits[0] as string;
  const { start, end } = [...matchesOf(pattern, hit)][0] ?? { start: 0, end: hit.length };
  if (tier === "A") return hit.slice(start, end);
  const before = hit.slice(0, start).match(/\S*$/)?.[0] ?? "";
  const after = hit.slice(end).match(/^[^\s.,)]*/)?.[0] ?? "";
  return before + hit.slice(start, end) + after;
}

function isAskedAbout(text: string, { id }: Rule): boolean {
  const document = byLine(text);
  return findingsOf(document, scan(document)).some(({ traces }) => traces.some(({ rule }) => rule === id));
}
