/** Times on this machine, each against its measure in the same run: the naive loop over the same rules, and textlint with them. */
import { readFileSync } from "node:fs";
import { cpus } from "node:os";
import { findingsOf } from "../../src/core/detect/findings.ts";
import { allRules } from "../../src/core/detect/rules/index.ts";
import { scan } from "../../src/core/detect/scan.ts";
import { byLine, type Corpus } from "./corpora.ts";
import { naiveCount } from "./naive.ts";
import { textlintCount } from "./textlint.ts";

export interface Speed {
  readonly machine: string;
  readonly rows: readonly SpeedRow[];
  /** A document of 400 pages (3,000 characters each): milliseconds for traces and questions. */
  readonly pages400: number;
  readonly editedCharacters: number;
  /** A changed paragraph with two neighbours on each side: milliseconds. */
  readonly editedParagraph: number;
  readonly textlint: string;
}

export interface SpeedRow {
  readonly corpus: string;
  readonly characters: number;
  /** Million characters a second. */
  readonly scan: number;
  readonly naive: number;
  readonly textlint: number;
}

const rules = allRules.filter(({ where }) => where === "text" || where === "both");

/** textlint takes its time: this much of each corpus is read by all three. */
const SAMPLE = 600;

export async function measureSpeed(corpora: readonly Corpus[]): Promise<Speed> {
  const rows: SpeedRow[] = [];
  for (const { id, documents } of corpora.filter((corpus) => corpus.documents.length >= SAMPLE)) {
    const texts = documents.slice(0, SAMPLE).map(({ text }) => text);
    const characters = texts.reduce((sum, text) => sum + text.length, 0);
    const read = texts.map(byLine);
    const paragraphs = read.flatMap(({ stories }) => stories.flatMap((story) => story.paragraphs.map(({ text }) => text)));
    const speed = (seconds: number): number => characters / seconds / 1e6;
    const scanned = fastest(9, () => read.reduce((sum, text) => sum + scan(text).length, 0));
    // The better of two ways to be naive: a whole document at a time is faster, and gives no paragraph.
    const naive = Math.min(
      fastest(9, () => naiveCount(texts, rules)),
      fastest(5, () => naiveCount(paragraphs, rules)),
    );
    let peer = Infinity;
    for (let round = 0; round < 3; round++) {
      const started = performance.now();
      await textlintCount(texts, rules);
      peer = Math.min(peer, (performance.now() - started) / 1000);
    }
    rows.push({
      corpus: id,
      characters,
      scan: speed(scanned),
      naive: speed(naive),
      textlint: speed(peer),
    });
  }
  const long =
    corpora[0]?.documents
      .map(({ text }) => text)
      .join("\n")
      .slice(0, 400 * 3000) ?? "";
  const document = byLine(long);
  // Five long paragraphs, the one in the middle with a trace: what is scanned again when somebody types.
  const longest = [...new Set(long.split("\n"))].sort((a, b) => b.length - a.length).slice(0, 5);
  const part = byLine(longest.map((line, index) => (index === 2 ? `${line} [cite: 4]` : line)).join("\n"));
  return {
    machine: `${cpus()[0]?.model.trim() ?? "unknown"}, Node ${process.version}`,
    rows,
    pages400: fastest(7, () => findingsOf(document, scan(document)).length) * 1000,
    editedCharacters: longest.reduce((sum, line) => sum + line.length, 0),
    editedParagraph: fastest(50, () => findingsOf(part, scan(part)).length) * 1000,
    textlint: (
      JSON.parse(readFileSync(new URL("../../node_modules/@textlint/kernel/package.json", import.meta.url), "utf8")) as {
        version: string;
      }
    ).version,
  };
}

/** Seconds of the fastest of several rounds: the machine is shared, and only the best round is the work's own. */
function fastest(rounds: number, work: () => number): number {
  let seconds = Infinity;
  for (let round = 0; round < rounds; round++) {
    const started = performance.now();
    work();
    seconds = Math.min(seconds, (performance.now() - started) / 1000);
  }
  return seconds;
}
