/**
 * `npm start`: makes the checkout ready, labels, reviews, verifies and packages the sample with the command line, then serves the page.
 * `npm start -- --no-serve` stops after the sample.
 */
import { spawnSync } from "node:child_process";
import { cpSync, mkdirSync, rmSync } from "node:fs";
import path from "node:path";
import { ensureBuilt, ensureInstalled, explained } from "./ensure.mjs";
import { root } from "./root.mjs";
import { serveUntilStopped } from "./serve.mjs";

const folder = path.join("dist", "exempel");
const original = path.join(folder, "tjansteskrivelse.docx");
const labelled = path.join(folder, "tjansteskrivelse-markt.docx");
const reviewed = path.join(folder, "tjansteskrivelse-granskad.docx");
const packed = path.join(folder, "tjansteskrivelse-paket.zip");

const use = [
  "--engine",
  "ChatGPT",
  "--date",
  "2026-11-05",
  "--profile",
  "avesta",
  "--audience",
  "extern",
  "--information-class",
  "oppen",
];
const reviewer = ["--by", "Mikael Åsander", "--role", "Trafikplanerare", "--fact-checked"];

/** Exit code 1 is an answer (open questions, not ready), not a failure. */
const steps = [
  { says: "Söker spår av AI i exemplet", words: ["scan", original], expects: 1 },
  {
    says: "Märker stycket som skribenten säger är skrivet av ChatGPT",
    words: ["label", original, "--out", labelled, "--paragraph", "15", ...use],
    expects: 0,
  },
  {
    says: "Kontrollerar mot kommunens regler: granskning saknas än",
    words: ["check", labelled, "--profile", "avesta"],
    expects: 1,
  },
  { says: "Granskar det märkta avsnittet", words: ["review", labelled, "--out", reviewed, "--all", ...reviewer], expects: 0 },
  { says: "Kontrollerar igen: nu är det klart", words: ["check", reviewed, "--profile", "avesta"], expects: 0 },
  { says: "Verifierar filen mot det som står i den", words: ["verify", reviewed], expects: 0 },
  { says: "Gör ett paket för arkivet", words: ["package", reviewed, "--out", packed], expects: 0 },
];

function runSteps() {
  rmSync(path.join(root, folder), { recursive: true, force: true });
  mkdirSync(path.join(root, folder), { recursive: true });
  cpSync(path.join(root, "samples", "tjansteskrivelse.docx"), path.join(root, original));
  for (const [index, { says, words, expects }] of steps.entries()) {
    console.log(`\n${index + 1}. ${says}\n   $ npx kallmarkt ${words.map(quoted).join(" ")}\n`);
    const run = spawnSync(process.execPath, [path.join(root, "bin", "kallmarkt.js"), ...words], { cwd: root, encoding: "utf8" });
    process.stdout.write(indented(run.stdout + run.stderr));
    if (run.status !== expects) throw new Error(`Steg ${index + 1} gav ${run.status}, väntat var ${expects}.`);
  }
}

const quoted = (word) => (/^[\w./=-]+$/.test(word) ? word : `"${word}"`);
const indented = (text) => text.replace(/^(?=.)/gm, "   ");

await explained(async () => {
  await ensureInstalled();
  await ensureBuilt("cli");
  await ensureBuilt("pages");
  runSteps();
  console.log(`\nFilerna ligger i ${folder}${path.sep}.\n`);
  if (!process.argv.includes("--no-serve")) await serveUntilStopped(path.join(root, "dist"));
});
