/** Measures the detector and writes docs/evaluation.md and the figures that the pane shows: \`npm run evaluate\`. Needs the data folder ../shared. */
import { writeFile } from "node:fs/promises";
import path from "node:path";
import { fileURLToPath } from "node:url";
import prettier from "prettier";
import { catalogueHash } from "../src/core/detect/catalogue-hash.ts";
import { hasShared, humanCorpora, wildExcerpts } from "./evaluate/corpora.ts";
import { figuresOf, wildFiguresOf } from "./evaluate/figures.ts";
import { limits, missing } from "./evaluate/limits.ts";
import { pageOf } from "./evaluate/page.ts";
import { measureSpeed } from "./evaluate/speed.ts";

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
const corpora = humanCorpora();
const evaluation = {
  catalogue: catalogueHash(),
  human: corpora.map(figuresOf),
  wild: wildFiguresOf(wildExcerpts()),
};
const speed = await measureSpeed(corpora);
await write("src/core/detect/evaluation.json", JSON.stringify({ ...evaluation, missing, limits }));
await write("docs/evaluation.md", pageOf(evaluation, speed));
for (const one of speed.rows)
  console.error(
    `${one.corpus}: scan ${one.scan.toFixed(1)}, naive ${one.naive.toFixed(2)}, textlint ${one.textlint.toFixed(3)} Mchar/s`,
  );
