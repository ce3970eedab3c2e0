/**
 * Measures the detector and writes docs/evaluation.md and the figures that the pane shows: `npm run evaluate`. Needs the data folder ../shared.
 * `--second-language FILE` measures the row for second-language Swedish anew; `--keep-speed` keeps the times that stand in the page.
 */
import { readFile, writeFile } from "node:fs/promises";
import path from "node:path";
import { fileURLToPath } from "node:url";
import prettier from "prettier";
import { detectorHash } from "./detector.ts";
import { hasShared, humanCorpora, wildExcerpts, type Corpus } from "./evaluate/corpora.ts";
import { figuresOf, wildFiguresOf } from "./evaluate/figures.ts";
import { limits, missing } from "./evaluate/limits.ts";
import { pageOf, speedOf, speedSection } from "./evaluate/page.ts";
import { plantedFiguresOf } from "./evaluate/planted.ts";
import { howToMeasure, secondLanguageFile, secondLanguageRow, type SecondLanguageFigures } from "./evaluate/second-language.ts";
import { measureSpeed, type Speed } from "./evaluate/speed.ts";

const root = fileURLToPath(new URL("..", import.meta.url));

async function write(file: string, text: string): Promise<void> {
  const target = path.join(root, file);
  await writeFile(target, await prettier.format(text, { ...(await prettier.resolveConfig(target)), filepath: target }));
  console.error(`evaluate: ${file}`);
}

if (!hasShared()) {
  console.error("evaluate: needs the data folder ../shared (or KALLMARKT_SHARED).");
  process.exit(1);
}
const published = JSON.parse(await readFile(path.join(root, "src/core/detect/evaluation.json"), "utf8")) as {
  readonly secondLanguage?: SecondLanguageFigures;
};
let secondLanguage: SecondLanguageFigures;
try {
  secondLanguage = secondLanguageRow(secondLanguageFile(process.argv, process.env), published.secondLanguage);
} catch (problem) {
  console.error(`evaluate: ${problem instanceof Error ? problem.message : String(problem)}`);
  process.exit(1);
}
if (secondLanguage.catalogue !== detectorHash()) console.error(`evaluate: ${howToMeasure}`);
const corpora = humanCorpora();
const kept = process.argv.includes("--keep-speed")
  ? speedOf(await readFile(path.join(root, "docs/evaluation.md"), "utf8"))
  : null;
// First, in a process that has done nothing else: what the others read shapes the machine code that the engine makes for all.
const speed = kept ?? speedSection(await measured());
const evaluation = {
  catalogue: detectorHash(),
  human: corpora.map(figuresOf),
  wild: wildFiguresOf(wildExcerpts()),
  planted: plantedFiguresOf(corpora[0] as Corpus),
  secondLanguage,
};
await write("src/core/detect/evaluation.json", JSON.stringify({ ...evaluation, missing, limits }));
await write("docs/evaluation.md", pageOf(evaluation, speed));

async function measured(): Promise<Speed> {
  const times = await measureSpeed(corpora);
  for (const one of times.rows)
    console.error(
      `${one.corpus}: scan ${one.scan.toFixed(1)}, naive ${one.naive.toFixed(2)}, textlint ${one.textlint.toFixed(3)} Mchar/s`,
    );
  return times;
}
