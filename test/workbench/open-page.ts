/** The built page in Debian's Chromium: one browser for a file of tests, a fresh context for each, and nothing reached but this machine. */
import { spawnSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import type { Server } from "node:http";
import { tmpdir } from "node:os";
import path from "node:path";
import { fileURLToPath } from "node:url";
import { afterAll, afterEach, beforeAll, beforeEach, expect, jest } from "@jest/globals";
import type { Browser, BrowserContextOptions, Locator, Page } from "playwright-core";
import { ensureBuilt } from "../../scripts/ensure.mjs";
import { fileServer, listen } from "../../scripts/serve.mjs";
import { startChromium } from "../browser.ts";
import { slowDown, slowFile, slowProcessor } from "../slow.ts";

export const root = path.resolve(path.dirname(fileURLToPath(import.meta.url)), "../..");
/** The built pages: `dist`, or a copy that nobody builds anew while the tests run. */
const dist = process.env["KALLMARKT_DIST"] ?? path.join(root, "dist");
export const sample = (name: string): string => path.join(root, "samples", name);

/** What a test has at hand. `page` is another one in each test. */
export interface Bench {
  page: Page;
  /** An empty folder that lives as long as the tests of the file. */
  folder: string;
  address: string;
  /** What the pages have complained about so far: a test that asks for it has expected it. */
  complaints(): readonly string[];
  /** A page of its own with other settings: colours, size, reduced motion. */
  open(options: BrowserContextOptions): Promise<Page>;
}

/** Sets up the browser for the tests of one `describe`. What the page complains about, and every foreign request, fails the test. */
export function useBench(program: string): Bench {
  let server: Server;
  let browser: Browser;
  let complaints: string[] = [];
  const bench = {
    page: undefined as unknown as Page,
    folder: "",
    address: "",
    open: openPage,
    complaints: () => complaints.splice(0),
  } satisfies Bench;

  async function openPage(options: BrowserContextOptions): Promise<Page> {
    const context = await browser.newContext({ viewport: { width: 1280, height: 800 }, locale: "sv-SE", ...options });
    await slowDown(context);
    await context.route(/.*/u, async (route) => {
      await slowFile();
      if (route.request().url().startsWith(`${bench.address}/`)) return route.continue();
      complaints.push(`request to ${route.request().url()}`);
      return route.abort();
    });
    const page = await context.newPage();
    await slowProcessor(page);
    page.on("console", (message) => void (message.type() === "error" && complaints.push(message.text())));
    page.on("pageerror", (error) => void complaints.push(error.message));
    page.on("dialog", (dialog) => {
      // The browser's own question before changes are lost: a test that goes away means it.
      if (dialog.type() !== "beforeunload") complaints.push(`dialog: ${dialog.message()}`);
      void dialog.accept();
    });
    await page.goto(`${bench.address}/`);
    return page;
  }

  // Each wait has an end of its own; all of a test together may take long on a machine that does much besides.
  jest.setTimeout(120_000);
  beforeAll(async () => {
    if (process.env["KALLMARKT_DIST"] === undefined) await ensureBuilt("pages");
    bench.folder = mkdtempSync(path.join(tmpdir(), "kallmarkt-page-"));
    server = fileServer(dist);
    bench.address = `http://127.0.0.1:${await listen(server, 0)}`;
    browser = await startChromium(program);
  }, 300_000);

  afterAll(async () => {
    await browser?.close();
    server?.close();
    server?.closeAllConnections();
    if (bench.folder !== "") rmSync(bench.folder, { recursive: true, force: true });
  });

  beforeEach(async () => {
    complaints = [];
    bench.page = await openPage({});
  });

  afterEach(async () => {
    for (const context of browser.contexts()) await context.close();
    expect(complaints).toEqual([]);
  });

  return bench;
}

/** Opens a file through the page's own input, which is not the one for a profile, and waits until it is read and drawn. */
export async function openFile(page: Page, file: string): Promise<void> {
  await page.locator('input[type=file][accept*="docx"]').setInputFiles(file);
  await page.locator('[data-part="state"]').waitFor({ state: "attached" });
  await page.locator('[data-part="document"] article').first().waitFor({ state: "attached" });
}

/** Selects a whole paragraph of the drawn document, as a person does with the mouse. */
export async function selectParagraph(page: Page, words: string): Promise<void> {
  const paragraph = page.locator('[data-part="document"] article p', { hasText: words }).first();
  await paragraph.scrollIntoViewIfNeeded();
  await paragraph.click({ clickCount: 3 });
  await page.locator('[data-part="selection"]').waitFor();
}

/** From now on a worker is told nothing of this kind until the test lets it, as if that took long. */
export async function hold(page: Page, kind: string): Promise<{ readonly let: () => Promise<void> }> {
  await page.evaluate((held) => {
    const waiting: (() => void)[] = [];
    const post = Worker.prototype.postMessage as (this: Worker, message: unknown) => void;
    Worker.prototype.postMessage = function (this: Worker, message: unknown): void {
      if ((message as { kind: string }).kind === held) waiting.push(() => post.call(this, message));
      else post.call(this, message);
    };
    Object.assign(window, {
      letGo: () => {
        Worker.prototype.postMessage = post;
        for (const one of waiting) one();
      },
    });
  }, kind);
  return { let: () => page.evaluate("letGo()") };
}

/** Waits for what was just done, and answers the card that shows it. */
export async function result(page: Page, title: string): Promise<Locator> {
  const card = page.locator('[data-part="result"]', { hasText: title });
  await card.waitFor();
  return card;
}

/** Saves the document as the person does, and answers where it lies. */
export async function saveAs(page: Page, folder: string, name: string): Promise<string> {
  const [download] = await Promise.all([
    page.waitForEvent("download"),
    page.getByRole("button", { name: "Spara dokument" }).click(),
  ]);
  const file = path.join(folder, name);
  await download.saveAs(file);
  return file;
}

/** Runs the command line and gives its answer. */
export function kallmarkt(...words: string[]): { readonly status: number | null; readonly json: unknown; readonly said: string } {
  const run = spawnSync(process.execPath, [path.join(root, "bin", "kallmarkt.js"), ...words], { cwd: root, encoding: "utf8" });
  return {
    status: run.status,
    json: words.includes("--json") && run.stdout !== "" ? JSON.parse(run.stdout) : null,
    said: run.stdout + run.stderr,
  };
}

/** Counts what a person does: clicks and key presses. */
export class Hands {
  clicks = 0;
  keys = 0;
  readonly #page: Page;

  constructor(page: Page) {
    this.#page = page;
  }

  async click(place: Locator): Promise<void> {
    this.clicks++;
    await place.click();
  }

  async press(key: string, times = 1): Promise<void> {
    for (let time = 0; time < times; time++) {
      this.keys++;
      await this.#page.keyboard.press(key);
    }
  }
}

export const bytesOf = (file: string): Uint8Array => new Uint8Array(readFileSync(file));
