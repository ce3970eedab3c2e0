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

/** What was looked for, tool by tool. `none`: searched for in stored public files and pages, and not found. */
const engines: readonly { readonly engine: string; readonly seen: string; readonly only: string; readonly none: string }[] = [
  {
    engine: "ChatGPT",
    seen: "source marks, private-use brackets, writing blocks, link parameter, shared chats, HTML attributes, Swedish and English speaker lines, the Swedish caution below the box",
    only: "–",
    none: "a mark in text by the provider",
  },
  {
    engine: "Microsoft 365 Copilot, Copilot Chat",
    seen: "the English speaker line and the footer with BizChat in pasted conversations, the link parameter, numbered marks with two carets",
    only: "class names of its page (in programs that read it), addresses of conversations (in a test file), the Swedish speaker line (a guess)",
    none: "anything in text that Copilot wrote inside Word or Outlook, in any language; properties of such files",
  },
  {
    engine: "Gemini",
    seen: "source and span marks, redirects, the link parameter (Google's own campaigns set apart), HTML attributes, the English speaker line",
    only: "–",
    none: "the Swedish interface's words",
  },
  {
    engine: "Claude",
    seen: "class names in stored HTML, the English speaker line, shared chats, artifact markup",
    only: "the link parameter, the Swedish speaker line (a guess)",
    none: "its statistical watermark cannot be read: no public detector",
  },
  {
    engine: "Perplexity",
    seen: "file marks, upload links, the asterism of its export, class names in stored HTML, search addresses",
    only: "the link parameter, its logo's address",
    none: "Swedish forms",
  },
  { engine: "Mistral Le Chat", seen: "addresses of conversations", only: "–", none: "tokens, a link parameter, class names" },
  {
    engine: "Eneo, Intric",
    seen: "–",
    only: "the source tag (the services' own public source code, and a client that strips it on copying)",
    none: "a pasted document with the tag; other Nordic services were not looked into",
  },
  { engine: "Grok", seen: "citation cards, the link parameter, shared chats", only: "a class name", none: "Swedish forms" },
  {
    engine: "DeepSeek",
    seen: "numbered marks, a class name in stored HTML",
    only: "–",
    none: "a style of that name in Word files",
  },
];

const signs = `## What a file says about itself

Signs stand apart from the rules: none is a passage to label, and none tells how the text was written.

- A file made by a program: what python-docx, docx (npm), Pandoc, Apache POI, docx4j and Aspose leave in a file's properties. Business systems
  make files with the same libraries, and so the sentence does not speak of AI.
- A statement of origin: C2PA in the package, beside the file, in HTML and in invisible characters (whole, damaged or several);
  IPTC's digital source type in a file's properties; \`ai-disclosure\` in HTML and in a mail's head. The command line checks signatures. Watermarks
  from Google (SynthID) and other providers cannot be read locally.
- A picture whose own data (XMP, C2PA, the settings of a generator) names AI: a question, with a caption and an alternative text to offer.
- Hidden text, which is a matter of security: tag characters, controls that turn the text, runs of selectors, text formatted as hidden;
  in Word files letters that are tiny or in the colour of what is behind them (a run, a paragraph, a table's cell, the page; not where a style
  or the theme leaves it open), and frames and boxes placed where no page is; white letters in HTML and .odt.
- A disclosure: where the text says itself that AI was used. No question is asked about links and wordings there.
- Word's own warning in an alternative text that it has written itself.

In Word files the rules of tier A and B read what stands beside the words, too: targets of links, also of fields within fields, alternative
texts, and the letters of formulas.`;

function engineTable(): string {
  const rows = engines.map(({ engine, seen, only, none }) => `| ${engine} | ${seen} | ${only} | ${none} |`);
  return [
    "## Tools looked into",
    "| tool | seen in real pastes | known otherwise | looked for, not found |\n|---|---|---|---|\n" + rows.join("\n"),
  ].join("\n\n");
}

function render(): string {
  const sections = (Object.keys(tiers) as Tier[]).map((tier) => {
    const rules = allRules.filter((rule) => rule.tier === tier);
    if (rules.length === 0) return "";
    return [`## ${tier}. ${tiers[tier]}`, summary(rules), ...rules.map(entry)].join("\n\n");
  });
  return `${[intro, ...sections.filter((section) => section !== ""), signs, engineTable()].join("\n\n")}\n`;
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
  document: "In e-mail it asks nothing by itself.",
  never: "Asks only beside a trace of another rule.",
  "not-in-mail": "In e-mail it asks only beside a trace of another rule.",
};

function entry(rule: Rule): string {
  return [
    `### ${rule.id}`,
    `Version ${rule.version}. ${rule.confirmed ? "Seen in real pasted text." : "**Not confirmed**: no real pasted text with it has been found."} Source, looked at ${rule.checked}: ${rule.source}.${rule.alone ? ` ${standing[rule.alone]}` : ""}`,
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
