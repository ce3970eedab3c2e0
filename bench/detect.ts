/** Throughput of the detector on human Swedish text, against the naive loop and textlint over the same rules in the same run: `npm run bench -- detect`. */
import { allRules } from "../src/core/detect/rules/index.ts";
import { hasShared, humanCorpora } from "../scripts/evaluate/corpora.ts";
import { measureSpeed } from "../scripts/evaluate/speed.ts";

if (!hasShared()) {
  console.error("bench/detect: needs the data folder ../shared (or KALLMARKT_SHARED).");
  process.exit(0);
}
const speed = await measureSpeed(humanCorpora());
console.log(`Million characters a second on one core (${speed.machine}); the same texts for all three.\n`);
console.log(
  `| text (${allRules.length} rules) | characters | scan | naive | textlint ${speed.textlint} | × naive | × textlint |`,
);
console.log("|---|---:|---:|---:|---:|---:|---:|");
for (const { corpus, characters, scan, naive, textlint } of speed.rows) {
  const times = [scan / naive, scan / textlint].map((number) => number.toFixed(0));
  console.log(
    `| ${corpus} | ${characters} | ${scan.toFixed(1)} | ${naive.toFixed(2)} | ${textlint.toFixed(3)} | ${times.join(" | ")} |`,
  );
}
console.log(`\n400 pages: ${speed.pages400.toFixed(1)} ms. A changed paragraph: ${speed.editedParagraph.toFixed(3)} ms.`);
