/** The built pages in Word for one file of tests: one browser, another Word in each test. What the pages complain about, and every foreign request, fails the test. */
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterAll, afterEach, beforeAll, expect, jest } from "@jest/globals";
import type { Browser } from "playwright-core";
import { ensureBuilt } from "../../scripts/ensure.mjs";
import { root } from "../workbench/open-page.ts";
import { folder, launch, wordInChromium, type ChromiumOptions, type WordInChromium } from "./chromium.ts";

/** What a test has at hand. */
export interface WordBench {
  /** An empty folder that lives as long as the tests of the file. */
  files: string;
  open(options: Omit<ChromiumOptions, "serve">): Promise<WordInChromium>;
}

export function useWord(program: string): WordBench {
  let browser: Browser;
  let word: WordInChromium | null = null;
  const bench: WordBench = {
    files: "",
    async open(options) {
      await word?.close();
      word = await wordInChromium(browser, {
        serve: folder(process.env["KALLMARKT_DIST"] ?? path.join(root, "dist")),
        ...options,
      });
      return word;
    },
  };

  // Each wait has an end of its own; all of a test together may take long on a machine that does much besides.
  jest.setTimeout(120_000);
  beforeAll(async () => {
    if (process.env["KALLMARKT_DIST"] === undefined) await ensureBuilt("pages");
    browser = await launch(program);
    bench.files = mkdtempSync(path.join(tmpdir(), "kallmarkt-word-"));
  }, 600_000);
  afterAll(async () => {
    await browser?.close();
    if (bench.files !== "") rmSync(bench.files, { recursive: true, force: true });
  });
  afterEach(async () => {
    const { foreignRequests = [], complaints = [] } = word ?? {};
    // Closing a page is no complaint of its own.
    const told = [...complaints];
    await word?.close();
    word = null;
    expect(foreignRequests).toEqual([]);
    expect(told).toEqual([]);
  });
  return bench;
}
