/** Throughput of the detector on human Swedish text, against the naive loop over the same rules in the same run: `node --import tsx bench/detect.ts`. */
import { existsSync, readFileSync } from "node:fs";
import path from "node:path";
import { fileURLToPath } from "node:url";
import { gunzipSync } from "node:zlib";
import { allRules } from "../src/core/detect/rules/index.ts";
import { scan } from "../src/core/detect/scan.ts";
import { plainDocument, type DocumentText } from "../src/core/text/document.ts";

interface Corpus {
  readonly name: string;
  readonly documents: readonly DocumentText[];
  readonly characters: number;
}

/** Whole documents, one paragraph a line, as the reader of plain text has them. */
function corpus(folder: string, name: string): Corpus {
  const lines = gunzipSync(readFileSync(path.join(folder, "corpora", "human-sv", `${name}.jsonl.gz`))).toString("utf8");
  const texts = lines
    .split("\n")
    .filter((line) => line !== "")
    .map((line) => (JSON.parse(line) as { text: string }).text);
  return {
    name,
    documents: texts.map((text) => plainDocument(text.split("\n"))),
    characters: texts.reduce((sum, text) => sum + text.length, 0),
  };
}

/** Seconds of the fastest of several rounds, and what the last one found. */
function fastest(rounds: number, work: () => number): { seconds: number; found: number } {
  let seconds = Infinity;
  let found = 0;
  for (let round = 0; round < rounds; round++) {
    const started = performance.now();
    found = work();
    seconds = Math.min(seconds, (performance.now() - started) / 1000);
  }
  return { seconds, found };
}

/** Every rule over every text: no prefilter, no overlaps, no mentions. The expressions are reused, not cloned for each text. */
function naive(texts: readonly string[]): number {
  let found = 0;
  for (const text of texts) {
    for (const { pattern } of allRules) {
      if (typeof pattern === "function") for (const _span of pattern(text)) found++;
      else for (pattern.lastIndex = 0; pattern.exec(text) !== null;) found++;
    }
  }
  return found;
}

const paragraphsOf = (documents: readonly DocumentText[]): string[] =>
  documents.flatMap(({ stories }) => stories.flatMap((story) => story.paragraphs.map((paragraph) => paragraph.text)));

const shared = process.env["KALLMARKT_SHARED"] ?? fileURLToPath(new URL("../../shared", import.meta.url));
if (!existsSync(path.join(shared, "corpora"))) {
  console.error("bench/detect: needs the data folder ../shared (or KALLMARKT_SHARED).");
  process.exit(0);
}

console.log(
  `| text (${allRules.length} rules) | characters | naive, by paragraph | naive, by document | scan, by paragraph | times faster |`,
);
console.log("|---|---:|---:|---:|---:|---:|");
for (const { name, documents, characters } of ["interpellations", "statutes"].map((name) => corpus(shared, name))) {
  const paragraphs = paragraphsOf(documents);
  const joined = documents.map((text) => paragraphsOf([text]).join("\n"));
  const fast = fastest(9, () => documents.reduce((sum, text) => sum + scan(text).length, 0));
  const byParagraph = fastest(3, () => naive(paragraphs));
  const byDocument = fastest(3, () => naive(joined));
  const speed = (seconds: number): string => `${(characters / seconds / 1e6).toFixed(1)} Mchar/s`;
  const times = Math.min(byParagraph.seconds, byDocument.seconds) / fast.seconds;
  console.log(
    `| ${name} | ${characters} | ${speed(byParagraph.seconds)} | ${speed(byDocument.seconds)} | ${speed(fast.seconds)} | ${times.toFixed(1)} |`,
  );
  console.error(`${name}: ${fast.found} traces, naive ${byParagraph.found} by paragraph, ${byDocument.found} by document`);
}
