/**
 * Makes samples/*.docx: Swedish committee reports as Word writes them (localised style ids, tables, footnotes, page header and footer). Three carry
 * what an AI tool leaves behind, one carries nothing. Municipality, people and figures are invented. The same bytes every time.
 */
import { mkdirSync, writeFileSync } from "node:fs";
import path from "node:path";
import { root } from "./root.mjs";
import * as biblioteket from "./samples/biblioteket.mjs";
import * as laddplatser from "./samples/laddplatser.mjs";
import * as markavgifter from "./samples/markavgifter.mjs";
import * as tjansteskrivelse from "./samples/tjansteskrivelse.mjs";

for (const sample of [tjansteskrivelse, laddplatser, biblioteket, markavgifter]) {
  const file = path.join(root, "samples", sample.file);
  mkdirSync(path.dirname(file), { recursive: true });
  writeFileSync(file, await sample.bytes());
  console.error(`samples: ${path.relative(root, file)}`);
}
