/**
 * The pane inside an emulated Word in Chromium, with a document of more than 400 pages: what keeps it from answering while the document is read, by
 * the processor time of each task of its main thread, which other programs on the machine do not lengthen.
 * `npm run bench -- word-pane [--json]`; needs Chromium and the data folder. Taking Word's answer apart is office.js's own work, and is counted too.
 */
import { readFileSync } from "node:fs";
import path from "node:path";
import { ensureBuilt } from "../scripts/ensure.mjs";
import { folder, launch, wordInChromium } from "../test/office/chromium.ts";
import { profiles } from "../test/office/profiles.ts";
import { tasksIn } from "./tasks.ts";

const RUNS = 3;
const LIMIT = 50;
const root = path.resolve(import.meta.dirname, "..");
const shared = process.env["KALLMARKT_SHARED"] ?? path.join(root, "..", "shared");
const handbook = path.join(shared, "corpora", "office", "large", "example-docs__handbook-872p.docx");

const dist = process.env["KALLMARKT_DIST"] ?? path.join(root, "dist");
if (process.env["KALLMARKT_DIST"] === undefined) await ensureBuilt("pages");
const browser = await launch(process.env["CHROMIUM"] ?? "/usr/bin/chromium");
const runs: { readonly over: readonly number[]; readonly most: number; readonly all: number }[] = [];
for (let run = 0; run < RUNS; run++) {
  const word = await wordInChromium(browser, {
    docx: new Uint8Array(readFileSync(handbook)),
    profile: profiles.web,
    serve: folder(dist),
  });
  await browser.startTracing(word.page, {
    categories: ["toplevel", "devtools.timeline", "disabled-by-default-devtools.timeline"],
  });
  const { frame } = await word.open("/taskpane.html");
  await frame.locator('[data-part="state"]').waitFor({ timeout: 120_000 });
  await frame.waitForTimeout(1500);
  const times = tasksIn(await browser.stopTracing(), "/taskpane.html").map(({ processor }) => Math.round(processor));
  await word.close();
  const over = times.filter((processor) => processor > LIMIT).sort((one, other) => other - one);
  runs.push({ over, most: Math.max(0, ...times), all: times.reduce((sum, time) => sum + time, 0) });
}
await browser.close();

if (process.argv.includes("--json")) process.stdout.write(`${JSON.stringify({ wordPane: runs }, null, 2)}\n`);
else
  for (const { over, most, all } of runs)
    process.stdout.write(
      `400 pages in Word's pane: ${all} ms of the main thread's processor time; tasks over ${LIMIT} ms: ${over.join(", ") || "none"}; the most in one: ${most} ms\n`,
    );
