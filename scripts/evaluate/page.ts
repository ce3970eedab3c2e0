/** docs/evaluation.md from the figures. */
import type { Tier } from "../../src/core/detect/finding.ts";
import { allRules } from "../../src/core/detect/rules/index.ts";
import { tiers, type CorpusFigures, type WildFigures } from "./figures.ts";
import { limits, missing } from "./limits.ts";
import type { Speed } from "./speed.ts";

export interface Evaluation {
  readonly catalogue: string;
  readonly human: readonly CorpusFigures[];
  readonly wild: WildFigures;
}

const row = (...cells: readonly (string | number)[]): string => `| ${cells.join(" | ")} |`;
const table = (head: readonly string[], rows: readonly (readonly (string | number)[])[]): string =>
  [row(...head), row(...head.map((_, index) => (index === 0 ? "---" : "---:"))), ...rows.map((cells) => row(...cells))].join(
    "\n",
  );
const count = (number: number): string => number.toLocaleString("en-GB");
const list = (sentences: readonly { readonly en: string }[]): string => sentences.map(({ en }) => `- ${en}`).join("\n");

export function pageOf({ catalogue, human, wild }: Evaluation, speed: Speed): string {
  const before = human.filter(({ id }) => id !== "ai-policies");
  const documents = before.reduce((sum, one) => sum + one.documents, 0);
  const asked = (tier: Tier): number => before.reduce((sum, one) => sum + one.asked[tier], 0);
  const perTier = (tier: Tier): number => allRules.filter((rule) => rule.tier === tier).length;
  const seenRules = [...new Set(human.flatMap((one) => Object.keys(one.rules)))].sort();
  return `# The detector, measured

<!-- Written by \`npm run evaluate\`. A test fails when the catalogue has changed since. -->

Catalogue \`${catalogue.slice(0, 16)}\`: ${allRules.length} rules (${tiers.map((tier) => `${perTier(tier)} ${tier}`).join(", ")}), of which
${allRules.filter(({ confirmed }) => !confirmed).length} are marked as not confirmed by a real paste. What each rule sees stands in [rules.md](rules.md). Sentences about a trace
say *spår av*, never *är skriven av*, and give no figure that looks like a probability.

## False alarms on human text

Whole documents, a line a paragraph. A document counts when a question would be asked in it, under each tier of that question's traces.

${table(
  ["text", "origin", "documents", "characters", ...tiers],
  human.map((one) => [
    one.name.en,
    one.origin.en,
    count(one.documents),
    count(one.characters),
    ...tiers.map((tier) => one.asked[tier]),
  ]),
)}

In the ${count(documents)} documents from before the tools there ${asked("A") + asked("B") === 0 ? `is none on tier A or B: by the rule of three, at most ${((3 / documents) * 100).toFixed(3)} % of such documents, with 95 % confidence` : `are ${asked("A") + asked("B")} on tier A or B`}.
${asked("C") === 0 ? "There is none on tier C, either." : `There are ${asked("C")} on tier C.`} The aim of at most one in 50,000 cannot be shown on so few.

${
  seenRules.length === 0
    ? "No rule saw a trace in any of them."
    : `Rules that saw anything, in documents; what they saw need not lead to a question:\n\n${table(
        ["rule", ...human.map((one) => one.name.en)],
        seenRules.map((rule) => [`[${rule}](rules.md#${rule})`, ...human.map((one) => one.rules[rule] ?? 0)]),
      )}`
}

## Real residue

${wild.seen} of ${wild.excerpts} verbatim excerpts of public files lead to a question, ${wild.strong} of them on tier A, B or C.

${table(
  ["engine", "seen", "of"],
  Object.entries(wild.byEngine).map(([engine, [seen, of]]) => [engine, seen, of]),
)}

## Speed

One core of a shared machine (${speed.machine}), million characters a second; all three over the same texts in the same run,
the best of nine rounds (textlint: of three). Naive is
the better of two loops over the same rules, by document and by paragraph. textlint ${speed.textlint} (MIT) runs the same patterns as rules
of its own over each paragraph; it also builds a syntax tree and reports lines and columns, which the others do not.

${table(
  ["text", "characters", "scan", "naive", "textlint", "× naive", "× textlint"],
  speed.rows.map((one) => [
    one.corpus,
    count(one.characters),
    one.scan.toFixed(1),
    one.naive.toFixed(2),
    one.textlint.toFixed(3),
    (one.scan / one.naive).toFixed(0),
    (one.scan / one.textlint).toFixed(0),
  ]),
)}

A document of 400 pages (1.2 million characters) is searched, and its questions gathered, in ${speed.pages400.toFixed(0)} ms. A changed paragraph
with its neighbours, ${count(speed.editedCharacters)} characters with a trace in the middle, takes ${speed.editedParagraph.toFixed(2)} ms.

## What is missing

${list(missing)}

## Limits

${list(limits)}
`;
}
