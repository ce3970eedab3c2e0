/**
 * The workbench in Chromium: when the first view can be used with a processor four times slower, and what keeps the page from answering while
 * a document of more than 400 pages is read. `npm run bench -- workbench [--json]`; needs Chromium, and the data folder for the second part.
 */
import { existsSync } from "node:fs";
import path from "node:path";
import { chromium, type Page } from "playwright-core";
import { ensureBuilt } from "../scripts/ensure.mjs";
import { fileServer, listen } from "../scripts/serve.mjs";

const RUNS = 7;
const SLOWER = 4;
const root = path.resolve(import.meta.dirname, "..");
const shared = process.env["KALLMARKT_SHARED"] ?? path.join(root, "..", "shared");
const handbook = path.join(shared, "corpora", "office", "large", "example-docs__handbook-872p.docx");
const FLAGS = ["--headless", "--no-sandbox", "--disable-gpu", "--no-first-run", "--disable-background-networking"];

/** Notes when the first button stands on the page, and every task of the main thread that took more than 50 ms. */
const WATCH = `
  window.watched = { usable: null, tasks: [] };
  new MutationObserver(() => {
    if (window.watched.usable === null && document.querySelector('[data-part="start"] button')) requestAnimationFrame(() => { window.watched.usable ??= performance.now(); });
  }).observe(document, { childList: true, subtree: true });
  new PerformanceObserver((list) => { for (const entry of list.getEntries()) window.watched.tasks.push({ at: entry.startTime, ms: entry.duration }); }).observe({ type: "longtask", buffered: true });
`;

interface Watched {
  readonly usable: number | null;
  readonly tasks: readonly { readonly at: number; readonly ms: number }[];
}

const watched = (page: Page): Promise<Watched> => page.evaluate("window.watched");
const median = (numbers: readonly number[]): number => [...numbers].sort((a, b) => a - b)[Math.floor(numbers.length / 2)] ?? NaN;

if (process.env["KALLMARKT_DIST"] === undefined) await ensureBuilt("pages");
const server = fileServer(process.env["KALLMARKT_DIST"] ?? path.join(root, "dist"));
const address = `http://127.0.0.1:${await listen(server, 0)}/`;
const browser = await chromium.launch({ executablePath: "/usr/bin/chromium", args: FLAGS });

async function fresh(slower: number): Promise<Page> {
  const page = await (await browser.newContext({ viewport: { width: 1360, height: 850 } })).newPage();
  await page.addInitScript(WATCH);
  if (slower > 1) await (await page.context().newCDPSession(page)).send("Emulation.setCPUThrottlingRate", { rate: slower });
  return page;
}

async function firstView(): Promise<number> {
  const page = await fresh(SLOWER);
  await page.goto(address);
  await page.waitForFunction("window.watched.usable !== null");
  const { usable } = await watched(page);
  await page.context().close();
  return usable ?? NaN;
}

async function longDocument(): Promise<{
  readonly opened: number;
  readonly drawn: number;
  readonly whileReading: number[];
  readonly whileDrawing: number[];
}> {
  const page = await fresh(1);
  await page.goto(address);
  await page.locator('[data-part="start"] button').first().waitFor();
  const from: number = await page.evaluate("performance.now()");
  await page.locator("input[type=file]").setInputFiles(handbook);
  await page.locator('[data-part="state"]').waitFor({ timeout: 120_000 });
  const opened: number = await page.evaluate("performance.now()");
  await page.locator("article p").nth(8000).waitFor({ state: "attached", timeout: 120_000 });
  const drawn: number = await page.evaluate("performance.now()");
  await page.waitForTimeout(1000);
  const { tasks } = await watched(page);
  await page.context().close();
  const between = (start: number, end: number): number[] =>
    tasks.filter(({ at }) => at >= start && at < end).map(({ ms }) => Math.round(ms));
  return {
    opened: opened - from,
    drawn: drawn - from,
    whileReading: between(from, opened),
    whileDrawing: between(opened, Infinity),
  };
}

const views: number[] = [];
for (let run = 0; run < RUNS; run++) views.push(await firstView());
const long = existsSync(handbook) ? [await longDocument(), await longDocument(), await longDocument()] : [];
await browser.close();
server.close();
server.closeAllConnections();

if (process.argv.includes("--json")) {
  console.log(JSON.stringify({ slower: SLOWER, firstView: views.map(Math.round), longDocument: long }));
} else {
  console.log(
    `First usable view, processor ${SLOWER} times slower: median ${Math.round(median(views))} ms of ${RUNS} (${views.map(Math.round).join(", ")})`,
  );
  for (const { opened, drawn, whileReading, whileDrawing } of long) {
    console.log(
      `400 pages: read and searched in ${Math.round(opened)} ms, drawn in ${Math.round(drawn)} ms; tasks over 50 ms while reading: ${whileReading.join(", ") || "none"}; while drawing: ${whileDrawing.join(", ") || "none"}`,
    );
  }
  if (long.length === 0) console.log("The data folder ../shared is not here: the long document was left out.");
}
