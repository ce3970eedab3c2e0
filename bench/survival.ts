/** Survival of marks under edits, on real text, beside two other ways to find them again: `npm run bench:survival [runs a seed]`. */
import { writeFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { readCorpus, textKinds } from "./survival/corpus.ts";
import { edits } from "./survival/edits.ts";
import { keptJson, noCounts, page, pageFile, publishedFile, type Counts, type Figures } from "./survival/published.ts";
import { methods, run, type Method } from "./survival/runs.ts";

const shared = process.env["KALLMARKT_SHARED"] ?? fileURLToPath(new URL("../../shared", import.meta.url));
const seeds = [1, 2, 3];
const runsPerSeed = Number(process.argv[2] ?? 300);
const corpus = readCorpus(shared);

const counts = Object.fromEntries(textKinds.map((kind) => [kind, {}])) as Figures["counts"];
for (const kind of textKinds) {
  for (const edit of edits) {
    const row = Object.fromEntries(methods.map((method) => [method, noCounts()])) as Record<Method, Counts>;
    for (const seed of seeds) {
      for (let number = 0; number < runsPerSeed; number++) {
        for (const [method, outcome] of run(corpus, kind, edit, seed, number)) row[method][outcome]++;
      }
    }
    counts[kind][edit.name] = row;
    console.error(
      `${kind.padEnd(9)} ${edit.name.padEnd(38)} ${Object.entries(row.ours)
        .map(([outcome, count]) => `${outcome} ${count}`)
        .join(", ")}`,
    );
  }
}

const figures: Figures = { runs: seeds.length * runsPerSeed, seeds, counts };
writeFileSync(publishedFile, keptJson(figures));
writeFileSync(pageFile, page(figures));
