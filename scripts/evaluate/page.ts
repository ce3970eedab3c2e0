/** docs/evaluation.md from the figures. */
import type { Tier } from "../../src/core/detect/finding.ts";
import { allRules } from "../../src/core/detect/rules/index.ts";
import { tiers, type CorpusFigures, type WildFigures } from "./figures.ts";
import { limits, missing } from "./limits.ts";
import type { PlantedFigures } from "./planted.ts";
import { learnerTreebank, SMALLEST_GROUP, type SecondLanguageFigures } from "./second-language.ts";
import type { Speed } from "./speed.ts";

export interface Evaluation {
  readonly catalogue: string;
  readonly human: readonly CorpusFigures[];
  readonly wild: WildFigures;
  readonly planted: PlantedFigures;
  readonly secondLanguage: SecondLanguageFigures;
}

const row = (...cells: readonly (string | number)[]): string => `| ${cells.join(" | ")} |`;
const table = (head: readonly string[], rows: readonly (readonly (string | number)[])[]): string =>
  [row(...head), row(...head.map((_, index) => (index === 0 ? "---" : "---:"))), ...rows.map((cells) => row(...cells))].join(
    "\n",
  );
const count = (number: number): string => number.toLocaleString("en-GB");
const list = (sentences: readonly { readonly en: string }[]): string => sentences.map(({ en }) => `- ${en}`).join("\n");

/** What so few texts can rule out when none led to a question, with 95 % confidence (the rule of three), as a count and nothing finer. */
export function atMost(asked: number, of: number): string {
  if (asked > 0) return `${asked} of ${count(of)} seen`;
  return of < 30 ? "too few to say" : `1 in ${count(Math.floor(of / 3))}`;
}

/** `speed`: its section of the page, measured now or kept from before. */
export function pageOf({ catalogue, human, wild, planted, secondLanguage }: Evaluation, speed: string): string {
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
  ["text", "origin", "documents", "characters", ...tiers, "at most"],
  human.map((one) => [
    one.name.en,
    one.origin.en,
    count(one.documents),
    count(one.characters),
    ...tiers.map((tier) => one.asked[tier]),
    atMost(Math.max(...tiers.map((tier) => one.asked[tier])), one.documents),
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

${secondLanguageSection(secondLanguage, catalogue)}

## Real residue

${wild.seen} of ${wild.excerpts} verbatim excerpts of public files lead to a question, ${wild.strong} of them on tier A, B or C.

${table(
  ["engine", "seen", "of"],
  Object.entries(wild.byEngine).map(([engine, [seen, of]]) => [engine, seen, of]),
)}

${plantedSection(planted)}

${speed}

## What is missing

${list(missing)}

## Limits

${list(limits)}
`;
}

function plantedSection({ planted, asked, missed, places, rules }: PlantedFigures): string {
  const left = Object.entries(missed);
  return `### Planted in human text

What takes away texts about traces must not take away residue. The first example of each of the ${rules} rules of tier A and B for running text was put at the end of
${places} sentences of the interpellations: ${count(asked)} of ${count(planted)} are asked about.

${
  left.length === 0
    ? "None was missed."
    : `${table(
        ["rule", "asked about", "of"],
        left.map(([rule, seen]) => [`[${rule}](rules.md#${rule})`, seen, places]),
      )}

A reasoning tag amid a sentence counts as spoken of, since models write it around paragraphs; a token right after "t.ex." or "bl.a." does, too.`
}`;
}

const groupKinds = { level: "level", "first-language": "first language" } as const;

function secondLanguageSection(figures: SecondLanguageFigures, catalogue: string): string {
  const { unit, documents, characters, asked, rules, groups, texts, isWholeFile } = figures;
  const units = unit === "document" ? "essays" : "sentences";
  const all = Object.values(asked).reduce((sum, one) => sum + one, 0);
  const { name, address, file, commit, licence, sentences } = learnerTreebank;
  return `## Swedish as a second language

Nobody may get more questions because Swedish is not their first language. The texts are essays by adults who learn Swedish:
[${name}](${address}), ${licence}, file \`${file}\` at commit \`${commit.slice(0, 12)}\`. None of them is kept
here. Fetch the file and run \`npm run evaluate -- --second-language FILE\` (or name it in \`KALLMARKT_SECOND_LANGUAGE\`). SHA-256 over the
${units} as they were read, with level and first language: \`${texts}\`.

${
  unit === "sentence"
    ? "The file's sentences stand in an order of their own, without the essay that they are from, so each is measured alone."
    : "Sentences of the same essay are measured together."
}${documents < sentences && unit === "sentence" ? ` Measured are the first ${count(documents)} of its ${count(sentences)} sentences.` : ""}${
    isWholeFile
      ? ""
      : " They were copied from a page that shows the file. Characters that do not show may have been lost, so rules about hidden characters are not tried here."
  }${
    figures.catalogue === catalogue
      ? ""
      : " **The rules have changed since this row was measured**: it is true of the rules as they were then, and needs the file to be measured anew."
  }
"At most" is the rule of three: what so few texts can rule out with 95 % confidence, and says nothing about any one text or writer.

${table(
  ["group", units, "with a question", "at most"],
  [
    ["all", count(documents), all, atMost(all, documents)],
    ...groups.map((one) => [
      `${groupKinds[one.kind]}: ${one.name ?? `groups of fewer than ${SMALLEST_GROUP}, together`}`,
      count(one.documents),
      one.asked,
      atMost(one.asked, one.documents),
    ]),
  ],
)}

${count(characters)} characters. ${
    Object.keys(rules).length === 0
      ? "No rule saw a trace in any of them."
      : `Rules that saw anything: ${Object.entries(rules)
          .map(([rule, number]) => `[${rule}](rules.md#${rule}) in ${number}`)
          .join(", ")}.`
  } A writer with several first languages counts in each group.`;
}

/** The section of an earlier page, so that a busy machine need not overwrite times measured on a quiet one. */
export function speedOf(page: string): string | null {
  return /^## Speed\n[^]*?(?=^## )/mu.exec(page)?.[0].trim() ?? null;
}

export function speedSection(speed: Speed): string {
  return `## Speed

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
with its neighbours, ${count(speed.editedCharacters)} characters with a trace in the middle, takes ${speed.editedParagraph.toFixed(2)} ms.`;
}
