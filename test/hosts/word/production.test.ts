/**
 * The production pages, unmodified, in Chromium inside an emulated Word: Microsoft's office.js at its CDN address, and nothing else reachable.
 * What is asserted is the file that Word would save.
 */
import { readFileSync } from "node:fs";
import path from "node:path";
import { afterAll, afterEach, beforeAll, expect, test } from "@jest/globals";
import AxeBuilder from "@axe-core/playwright";
import type { Browser } from "playwright-core";
import { ensureBuilt } from "../../../scripts/ensure.mjs";
import { verifyDocument } from "../../../src/core/pipeline.ts";
import { openDocx } from "../../../src/hosts/docx/index.ts";
import { folder, launch, wordInChromium, type AddinFrame, type WordInChromium } from "../../office/chromium.ts";
import { profiles, type OfficeProfile } from "../../office/profiles.ts";
import { describeWithTool } from "../../tools.ts";
import { root, sample } from "../../workbench/open-page.ts";

const dist = process.env["KALLMARKT_DIST"] ?? path.join(root, "dist");
const FILE = new Uint8Array(readFileSync(sample("tjansteskrivelse.docx")));

describeWithTool("chromium", "the production pages in Word", (program) => {
  let browser: Browser;
  let word: WordInChromium | null = null;

  beforeAll(async () => {
    await ensureBuilt("pages");
    browser = await launch(program);
  }, 240_000);
  afterAll(() => browser?.close());
  afterEach(async () => {
    const { foreignRequests, complaints } = word ?? { foreignRequests: [], complaints: [] };
    await word?.close();
    word = null;
    expect(foreignRequests).toEqual([]);
    expect(complaints).toEqual([]);
  });

  async function open(profile: OfficeProfile = profiles.web, more: object = {}): Promise<WordInChromium> {
    word = await wordInChromium(browser, {
      docx: FILE,
      profile,
      serve: folder(dist),
      viewport: { width: 380, height: 800 },
      ...more,
    });
    return word;
  }

  const saved = (one: WordInChromium) => openDocx(one.document.bytes()).read();
  const selectFirstLong = async (one: WordInChromium): Promise<void> => {
    const paragraphs = (await saved(one)).text.stories[0]?.paragraphs ?? [];
    const paragraph = paragraphs.findIndex(({ text, heading, inTable }) => text.length > 120 && heading === 0 && !inTable);
    one.document.person.select(
      { paragraph, offset: 0 },
      { paragraph, offset: (paragraphs[paragraph]?.text.indexOf(".") ?? 0) + 1 },
    );
  };
  const button = ({ frame }: AddinFrame, name: string | RegExp) => frame.getByRole("button", { name });

  test.each([
    ["on the web", profiles.web],
    ["for Windows", profiles.pc],
    ["LTSC 2024", profiles.ltsc2024],
  ])(
    "one click in the pane labels the selection, and Ångra takes it back, in Word %s",
    async (_name, profile) => {
      const one = await open(profile);
      const before = await saved(one);
      await selectFirstLong(one);
      const pane = await one.open("/taskpane.html");
      await button(pane, "Märk som AI-text").waitFor({ timeout: 20_000 });
      pane.host.metrics.reset();
      await button(pane, "Märk som AI-text").click();
      await button(pane, "Ångra").waitFor();
      expect(pane.host.metrics.roundTrips).toBeLessThanOrEqual(3);
      expect(pane.host.metrics.unnamedLoads).toEqual([]);
      expect(pane.host.metrics.liveReferences).toBe(0);
      const labelled = await saved(one);
      expect(labelled.marks).toHaveLength(1);
      expect(labelled.insertions.map(({ part }) => part)).toContain("mark");
      expect(verifyDocument(labelled)).toMatchObject({ result: "same-text", passages: [{ result: "intact" }] });
      await button(pane, "Ångra").click();
      await button(pane, "Ångra").waitFor({ state: "detached" });
      const after = await saved(one);
      expect(after.marks).toEqual([]);
      expect(after.keptRecord).toBeNull();
      expect(after.text.stories).toEqual(before.text.stories);
    },
    60_000,
  );

  test("the pane shows no violation of the accessibility rules, and its first view fits 320 pixels", async () => {
    const one = await open(profiles.web, { viewport: { width: 320, height: 700 } });
    await selectFirstLong(one);
    const pane = await one.open("/taskpane.html");
    await button(pane, "Märk som AI-text").waitFor({ timeout: 20_000 });
    const { violations } = await new AxeBuilder({ page: one.page }).exclude("[data-tabster-dummy]").analyze();
    expect(violations.filter(({ nodes }) => nodes.some(({ target }) => target.length > 1)).map(({ id }) => id)).toEqual([]);
    expect(await pane.frame.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(320);
  }, 60_000);
});
