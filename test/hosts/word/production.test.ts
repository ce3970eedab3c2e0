/**
 * The production pages, unmodified, in Chromium inside an emulated Word: Microsoft's office.js at its CDN address, and nothing else reachable.
 * What is asserted is the file that Word would save.
 */
import { readFileSync } from "node:fs";
import { expect, test } from "@jest/globals";
import { verifyDocument } from "../../../src/core/pipeline.ts";
import { openDocx } from "../../../src/hosts/docx/index.ts";
import type { AddinFrame, WordInChromium } from "../../office/chromium.ts";
import { annotationsOf, wordsOf } from "../../office/word/annotations.ts";
import { liveDocumentOf } from "../../office/word/index.ts";
import { profiles, type OfficeProfile } from "../../office/profiles.ts";
import { useWord } from "../../office/use-word.ts";
import { describeWithTool } from "../../tools.ts";
import { sample } from "../../workbench/open-page.ts";

const FILE = new Uint8Array(readFileSync(sample("tjansteskrivelse.docx")));

describeWithTool("chromium", "the production pages in Word", (program) => {
  const bench = useWord(program);
  const open = (profile: OfficeProfile = profiles.web): Promise<WordInChromium> =>
    bench.open({ docx: FILE, profile, viewport: { width: 380, height: 800 } });

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
    120_000,
  );

  test("questions are underlined in Word when the person asks for it, a click on one opens it, and the file is as it was", async () => {
    const one = await open();
    const before = one.document.bytes();
    const underlined = (): string[] => {
      const doc = liveDocumentOf(one.document);
      return annotationsOf(doc).map((annotation) => wordsOf(doc, annotation));
    };
    const pane = await one.open("/taskpane.html?view=questions");
    const box = pane.frame.getByRole("checkbox", { name: "Visa frågorna i dokumentet" });
    await box.waitFor({ timeout: 20_000 });
    expect(underlined()).toEqual([]);
    pane.host.metrics.reset();
    await box.check();
    await pane.frame.getByText("understruken i Word").or(pane.frame.getByText("understrukna i Word")).waitFor();
    expect(pane.host.metrics.roundTrips).toBe(2);
    expect(pane.host.metrics.unnamedLoads).toEqual([]);
    const [words = ""] = underlined();
    expect(words).not.toBe("");
    await button(pane, /^Översikt/).click();
    await pane.frame.getByRole("heading", { name: "Översikt" }).waitFor();
    one.document.person.annotation(words, "click");
    await pane.frame.getByRole("heading", { name: "Frågor" }).waitFor();
    // A pane that is closed takes its underlines along.
    await pane.frame.evaluate(() => dispatchEvent(new Event("pagehide")));
    for (let tries = 0; tries < 100 && underlined().length > 0; tries++) await one.page.waitForTimeout(20);
    expect(underlined()).toEqual([]);
    expect(Buffer.from(one.document.bytes()).equals(Buffer.from(before))).toBe(true);
  }, 120_000);
});
