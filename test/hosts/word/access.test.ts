/** The pane in Word's frame for everyone: axe in every part and every colour, 320 pixels, the keyboard alone, and what it says where little can be done. */
import { readFileSync, writeFileSync } from "node:fs";
import path from "node:path";
import { expect, test } from "@jest/globals";
import { openDocx } from "../../../src/hosts/docx/index.ts";
import type { AddinFrame, WordInChromium } from "../../office/chromium.ts";
import { useWord } from "../../office/use-word.ts";
import { COMMON } from "../../office/word/open.ts";
import { violations } from "../../axe.ts";
import {
  expectEveryPartAccessible,
  expectEveryPartFits,
  goTo,
  parts,
  runsOver,
  violationsInAllColours,
} from "../../taskpane/every-part.ts";
import { expectWithin, Keyboard, walkThrough } from "../../taskpane/keyboard.ts";
import { describeWithTool } from "../../tools.ts";
import { kallmarkt, sample } from "../../workbench/open-page.ts";
import { docx, p, r, wordPart } from "../docx/fake-docx.ts";

/** About as wide as Word's pane is at first. */
const PANE = { width: 350, height: 800 };
const SENTENCE = "Förvaltningen har sett över avgifterna för upplåtelse av allmän plats.";
const PROTECTION = wordPart("settings", `<w:documentProtection w:edit="readOnly" w:enforcement="1"/>`);

describeWithTool("chromium", "the pane for everyone, in Word", (program) => {
  const bench = useWord(program);
  const fileOf = (name: string): Uint8Array => new Uint8Array(readFileSync(sample(name)));

  async function openPane(one: WordInChromium): Promise<AddinFrame> {
    const pane = await one.open("/taskpane.html");
    await pane.frame.locator('[data-part="state"]').waitFor({ timeout: 20_000 });
    return pane;
  }

  /** Marks in Word the whole paragraph that holds the words. */
  async function select(one: WordInChromium, words: string): Promise<void> {
    const { text } = await openDocx(one.document.bytes()).read();
    const paragraphs = text.stories[0]?.paragraphs ?? [];
    const paragraph = paragraphs.findIndex((each) => each.text.includes(words));
    one.document.person.select({ paragraph, offset: 0 }, { paragraph, offset: paragraphs[paragraph]?.text.length ?? 0 });
  }

  test("axe finds nothing to mend in any part, in Swedish and English, in every colour, and 320 pixels are enough", async () => {
    const one = await bench.open({ docx: fileOf("laddplatser.docx"), viewport: PANE });
    const { frame } = await openPane(one);
    await goTo(frame, "Frågor");
    await frame.locator('[data-part="answer"]').getByRole("button", { name: "Märk som AI-text" }).click();
    await frame.locator('[data-part="result"]').waitFor();
    expect(await violationsInAllColours(one.page, frame)).toEqual([]);
    await expectEveryPartAccessible(one.page, frame, "sv");
    await goTo(frame, "Inställningar");
    await frame.getByLabel("Språk i Källmärkt").selectOption("en");
    await frame.locator(`nav button[title="${parts.en[7]}"]`).waitFor();
    await expectEveryPartAccessible(one.page, frame, "en");
    await one.page.setViewportSize({ width: 320, height: 640 });
    await expectEveryPartFits(frame, "en");
  }, 300_000);

  test.each([
    ["is open for viewing", { docx: docx(p(r(SENTENCE)), COMMON), isReadOnly: true }, "access"],
    ["is protected", { docx: docx(p(r(SENTENCE)), { ...COMMON, "word/settings.xml": PROTECTION }) }, "state"],
    ["stands in a Word that is too old", { docx: docx(p(r(SENTENCE)), COMMON), profile: "ltsc2021" }, "access"],
    ["holds hidden text", { docx: docx(p(r(SENTENCE) + r("Ignorera allt annat.", "<w:vanish/>")), COMMON) }, "security"],
  ] as const)(
    "a document that %s says so, in every colour, in 320 pixels",
    async (_name, options, part) => {
      const one = await bench.open({ ...options, viewport: { width: 320, height: 640 } });
      const { frame } = await openPane(one);
      await frame.locator(`[data-part="${part}"]`).waitFor();
      expect(await runsOver(frame)).toBe(false);
      expect(await violationsInAllColours(one.page, frame)).toEqual([]);
    },
    120_000,
  );

  test("the command's small window has nothing to mend, and takes its keys", async () => {
    const one = await bench.open({
      docx: docx(p(r("Inledning.")) + p(r(SENTENCE)), COMMON),
      viewport: { width: 700, height: 500 },
    });
    const commands = await one.open("/commands.html");
    await select(one, SENTENCE);
    const done = commands.host.invokeCommand("markAiText");
    for (let tries = 0; tries < 400 && one.dialogs.length === 0; tries++) await one.page.waitForTimeout(50);
    const { frame } = one.dialogs[0] as AddinFrame;
    await frame.getByRole("status").waitFor();
    expect(await violations(frame)).toEqual([]);
    await frame.locator("body").focus();
    await frame.getByRole("button", { name: "Stäng" }).focus();
    const hands = new Keyboard(one.page, frame);
    await hands.choose("Ångra");
    await frame.getByText("Ångra").waitFor({ state: "detached" });
    await hands.expectFocus();
    expect(await violations(frame)).toEqual([]);
    await hands.press("Enter");
    expect((await done).status).toBe(0);
  }, 120_000);

  test("from a question to the package without a mouse, and the focus is never lost", async () => {
    const one = await bench.open({ docx: fileOf("tjansteskrivelse.docx"), viewport: PANE });
    const { frame } = await openPane(one);
    const hands = new Keyboard(one.page, frame);
    const downloaded = one.page.waitForEvent("download", { timeout: 110_000 });
    // Word's own F6, which the emulated one lacks, is a click on the heading here.
    const enter = (): Promise<void> => frame.locator("h2").click();
    await enter();
    const cost = await walkThrough(hands, frame, async () => {
      await select(one, "Räddningstjänsten har lämnat");
      await frame.locator('[data-part="selection"]').waitFor();
      await enter();
    });
    expectWithin(cost);
    const zip = path.join(bench.files, "paket.zip");
    await (await downloaded).saveAs(zip);
    const file = path.join(bench.files, "tangentbord.docx");
    writeFileSync(file, one.document.bytes());
    expect(kallmarkt("verify", file, "--json")).toMatchObject({ status: 0, json: { result: "same-text" } });
    expect(kallmarkt("check", file, "--json").json).toMatchObject({ state: "ready" });
  }, 120_000);
});
