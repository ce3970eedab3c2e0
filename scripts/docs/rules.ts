/** Writes docs/rules.md: every rule of the detector, what it proves and what not, with its own examples. */
import type { Tier } from "../../src/core/detect/finding.ts";
import type { Rule } from "../../src/core/detect/rule.ts";
import { allRules } from "../../src/core/detect/rules/index.ts";

const tiers: Readonly<Record<Tier, string>> = {
  A: "Machine tokens: only the tool's own interface makes them",
  B: "Links: an address that a tool gave, or that leads to a conversation with one",
  C: "Chat speech and interface words: hints, a person decides",
  D: "Placeholders and markup residue: hints",
  E: "Characters: hints",
};

const intro = `# The detector's rules

<!-- Written by scripts/docs/rules.ts: change the rule files in src/core/detect/rules/, then run \`npm run docs\`. -->

Källmärkt looks for *traces*: strings that a tool leaves behind. It never judges style, gives no percentages, and a document
without traces may still hold text from an AI tool. A trace is a question to the writer. Text that only speaks of a trace, in
quotation marks, in program code or as an example, is not counted, and so this page scans clean.`;

export const pages = [{ file: "docs/rules.md", render }];

function render(): string {
  const sections = (Object.keys(tiers) as Tier[]).map((tier) => {
    const rules = allRules.filter((rule) => rule.tier === tier);
    if (rules.length === 0) return "";
    return [`## ${tier}. ${tiers[tier]}`, summary(rules), ...rules.map(entry)].join("\n\n");
  });
  return `${[intro, ...sections.filter((section) => section !== "")].join("\n\n")}\n`;
}

function summary(rules: readonly Rule[]): string {
  const rows = rules.map((rule) => `| [${rule.id}](#${rule.id}) | ${rule.engine ?? "several"} | ${places[rule.where]} |`);
  return ["| rule | points at | looks in |", "|---|---|---|", ...rows].join("\n");
}

const places: Readonly<Record<Rule["where"], string>> = {
  text: "text",
  link: "link targets",
  both: "text and link targets",
  markup: "HTML tags",
  lines: "text over line ends",
};

const standing: Readonly<Record<NonNullable<Rule["alone"]>, string>> = {
  never: "Asks only beside a trace of another rule.",
  "not-in-mail": "In e-mail it asks only beside a trace of another rule.",
};

function entry(rule: Rule): string {
  return [
    `### ${rule.id}`,
    `Version ${rule.version}. ${rule.confirmed ? "Seen in real pasted text." : "**Not confirmed**: no real pasted text with it has been found."} Source: ${rule.source}.${rule.alone ? ` ${standing[rule.alone]}` : ""}`,
    `- Proves: ${rule.proves.sv} / ${rule.proves.en}\n- Does not prove: ${rule.provesNot.sv} / ${rule.provesNot.en}`,
    `Seen in:`,
    rule.hits.map(example).join("\n"),
    `Not seen in:`,
    rule.misses.map(example).join("\n"),
  ].join("\n\n");
}

const UNPRINTABLE = /[\uE000-\uF8FF\u200B-\u200F\u2060\uFEFF]|\u034F|[\uFE00-\uFE0E]|[\u{E0000}-\u{E01EF}]/gu;

/** An example as a list item in a code span that is longer than any run of backticks in it; unprintable characters by number. */
function example(text: string): string {
  const printable = text
    .replace(UNPRINTABLE, (char) => `[U+${(char.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, "0")}]`)
    .replace(/\n/g, " ⏎ ");
  const longest = Math.max(0, ...(printable.match(/`+/g) ?? []).map((run) => run.length));
  const fence = "`".repeat(longest + 1);
  const pad = printable.startsWith("`") || printable.endsWith("`") ? " " : "";
  return `- ${fence}${pad}${printable}${pad}${fence}`;
}
