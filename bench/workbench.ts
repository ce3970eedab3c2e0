/**
 * The workbench in Chromium, beside a pane made like Microsoft's React template: how much each loads, when its first view can be used with a
 * processor four times slower, and what keeps our page from answering while a document of more than 400 pages is read.
 * `npm run bench -- workbench [--json]`; needs Chromium, and the data folder for the second part. Beside each time stands the main thread's
 * own processor time, which other programs on the machine do not lengthen.
 */
import { existsSync } from "node:fs";
import path from "node:path";
import { chromium, type Page } from "playwright-core";
import { ensureBuilt } from "../scripts/ensure.mjs";
import { fileServer, listen } from "../scripts/serve.mjs";
import { firstView as sizeOf } from "../scripts/size.mjs";
import { buildTemplate } from "./office-template.ts";
import { tasksIn, type Task } from "./tasks.ts";

const RUNS = 7;
const SLOWER = 4;
/** Milliseconds after which a task is felt as a delay. */
const LIMIT = 50;
const root = path.resolve(import.meta.dirname, "..");
const shared = process.env["KALLMARKT_SHARED"] ?? path.join(root, "..", "shared");
const handbook = path.join(shared, "corpora", "office", "large", "example-docs__handbook-872p.docx");
const FLAGS = ["--headless", "--no-sandbox", "--disable-gpu", "--no-first-run", "--disable-background-networking"];

/** Notes when the first button stands on the page, and every task of the main thread that took more than 50 ms. */
const WATCH = `
  window.watched = { usable: null, tasks: [] };
  new MutationObserver(() => {
    if (window.watched.usable === null && document.querySelector('main button, [data-part="start"] button, #container button')) requestAnimationFrame(() => { window.watched.usable ??= performance.now(); });
  }).observe(document, { childList: true, subtree: true });
  new PerformanceObserver((list) => { for (const entry of list.getEntries()) window.watched.tasks.push({ at: entry.startTime, ms: entry.duration }); }).observe({ type: "longtask", buffered: true });
`;

interface View {
  /** Milliseconds from navigation to a button that can be pressed. */
  readonly usable: number;
  /** Milliseconds of the main thread's processor time until then, at the machine's full speed. */
  readonly processor: number;
}

const median = (numbers: readonly number[]): number => [...numbers].sort((a, b) => a - b)[Math.floor(numbers.length / 2)] ?? NaN;

if (process.env["KALLMARKT_DIST"] === undefined) await ensureBuilt("pages");
const dist = process.env["KALLMARKT_DIST"] ?? path.join(root, "dist");
const template = path.join(root, ".cache", "office-template");
const templateSize = await buildTemplate(root, template);
const servers = [fileServer(dist), fileServer(template)];
const [ours = "", theirs = ""] = await Promise.all(servers.map(async (server) => `http://127.0.0.1:${await listen(server, 0)}/`));
const browser = await chromium.launch({ executablePath: "/usr/bin/chromium", args: FLAGS });

async function fresh(): Promise<Page> {
  const page = await (await browser.newContext({ viewport: { width: 1360, height: 850 } })).newPage();
  await page.addInitScript(WATCH);
  return page;
}

async function firstView(address: string): Promise<View> {
  const page = await fresh();
  const session = await page.context().newCDPSession(page);
  await session.send("Performance.enable", { timeDomain: "threadTicks" });
  await session.send("Emulation.setCPUThrottlingRate", { rate: SLOWER });
  await page.goto(`${address}workbench.html`);
  await page.waitForFunction("window.watched.usable !== null");
  const usable: number = await page.evaluate("window.watched.usable");
  const { metrics } = await session.send("Performance.getMetrics");
  await page.context().close();
  return { usable, processor: (metrics.find(({ name }) => name === "TaskDuration")?.value ?? NaN) * 1000 };
}

async function longDocument(): Promise<{ readonly opened: number; readonly drawn: number; readonly tasks: readonly Task[] }> {
  const page = await fresh();
  await page.goto(ours);
  await page.locator('[data-part="start"] button').first().waitFor();
  await browser.startTracing(page, { categories: ["toplevel", "devtools.timeline", "disabled-by-default-devtools.timeline"] });
  const from = performance.now();
  await page.locator("input[type=file]").setInputFiles(handbook);
  await page.locator('[data-part="state"]').waitFor({ timeout: 120_000 });
  const opened = performance.now() - from;
  await page.locator("article p").nth(8000).waitFor({ state: "attached", timeout: 120_000 });
  const drawn = performance.now() - from;
  await page.waitForTimeout(1000);
  const tasks = tasksIn(await browser.stopTracing());
  await page.context().close();
  return { opened, drawn, tasks };
}

const views: { readonly ours: View[]; readonly theirs: View[] } = { ours: [], theirs: [] };
// In turn, so that a busy machine hits both alike.
for (let run = 0; run < RUNS; run++) {
  views.ours.push(await firstView(ours));
  views.theirs.push(await firstView(theirs));
}
const long = existsSync(handbook) ? [await longDocument(), await longDocument(), await longDocument()] : [];
await browser.close();
for (const server of servers) {
  server.close();
  server.closeAllConnections();
}

const sizes = { ours: sizeOf(dist).gzip, theirs: templateSize };
if (process.argv.includes("--json")) {
  console.log(
    JSON.stringify({
      slower: SLOWER,
      sizes,
      views,
      longDocument: long.map((one) => ({ ...one, tasks: one.tasks.filter(({ ms }) => ms > LIMIT) })),
    }),
  );
} else {
  console.log(`First view, processor ${SLOWER} times slower, median of ${RUNS} (shortest):`);
  for (const [name, list, size] of [
    ["the workbench", views.ours, sizes.ours],
    ["a pane like Microsoft's template", views.theirs, sizes.theirs],
  ] as const) {
    const times = list.map(({ usable }) => usable);
    const processor = Math.round(median(list.map((view) => view.processor)));
    console.log(
      `  ${name}: ${(size / 1000).toFixed(1)} kB gzip, usable after ${Math.round(median(times))} ms (${Math.round(Math.min(...times))}), ${processor} ms of the main thread's processor time`,
    );
  }
  for (const { opened, drawn, tasks } of long) {
    const over = tasks.filter(({ ms }) => ms > LIMIT);
    const told = over.map(({ ms, processor }) => `${Math.round(ms)} ms (processor ${Math.round(processor)})`).join(", ");
    const longest = Math.round(Math.max(0, ...tasks.map(({ processor }) => processor)));
    console.log(
      `400 pages: read and searched in ${Math.round(opened)} ms, drawn in ${Math.round(drawn)} ms; tasks over ${LIMIT} ms: ${told || "none"}; the most processor time in one: ${longest} ms`,
    );
  }
  if (long.length === 0) console.log("The data folder ../shared is not here: the long document was left out.");
}
