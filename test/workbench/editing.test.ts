/** Changing the text in the workbench: a review that no longer holds is seen at once, sentence by sentence, and everything can be taken back. */
import { readFileSync } from "node:fs";
import { expect, test } from "@jest/globals";
import type { Locator, Page } from "playwright-core";
import { violations } from "../axe.ts";
import { soon } from "../browser.ts";
import { goTo } from "../taskpane/every-part.ts";
import { describeWithTool } from "../tools.ts";
import { Hands, hold, kallmarkt, openFile, result, sample, saveAs, selectParagraph, useBench } from "./open-page.ts";

/** Labels the sample's question and signs its review. */
async function reviewed(page: Page): Promise<void> {
  await openFile(page, sample("tjansteskrivelse.docx"));
  await goTo(page, "Frågor");
  await page.locator('[data-part="answer"]').getByRole("button", { name: "Märk som AI-text" }).click();
  await result(page, "Avsnittet är märkt");
  await goTo(page, "Granskning");
  await page.getByLabel("Jag har kontrollerat sakuppgifterna i avsnittet").check();
  await page.getByLabel("Godkänd som den står").check();
  await page.getByLabel("Namn", { exact: true }).fill("Mikael Åsander");
  await page.getByLabel("Roll", { exact: true }).fill("Trafikplanerare");
  await page.getByRole("button", { name: "Skriv under granskningen" }).click();
  await result(page, "Granskningen är sparad");
  await page.getByText("Granskad 20").waitFor();
}

/** The labelled paragraph on the page. */
const labelled = (page: Page): Locator => page.locator("article p", { hasText: "[AI: " }).first();
const editor = (page: Page): Locator => page.locator('[data-part="editor"]');
const box = (page: Page): Locator => editor(page).getByRole("textbox", { name: "Styckets text" });

describeWithTool("chromium", "changing the text in the workbench", (program) => {
  const bench = useBench(program);

  test("one word changed: the review is out of date at once, the sentence is pointed out, and the file says the same", async () => {
    const { page, folder } = bench;
    await reviewed(page);
    const before = await saveAs(page, folder, "granskad.docx");
    await labelled(page).click({ clickCount: 3 });
    const hands = new Hands(page);
    await hands.click(page.getByRole("button", { name: "Ändra text" }));
    const words = await box(page).inputValue();
    expect(words).not.toContain("[AI: ");
    await box(page).fill(words.replace("är störst", "är allra störst"));
    await hands.click(page.getByRole("button", { name: "Spara ändringen" }));
    expect(hands.clicks).toBe(2);
    await page.getByText("Inaktuell: texten har ändrats").waitFor();
    // The part that was open stays open, and shows which sentence is another.
    expect(await page.locator('[data-part="sentences"] mark').count()).toBe(1);
    expect(await page.locator('[data-part="sentences"] mark').innerText()).toContain("är allra störst");
    await page.locator('[role="status"]', { hasText: "behöver granskas igen" }).waitFor({ state: "attached" });
    await page.locator("article p", { hasText: "är allra störst" }).waitFor();
    const file = await saveAs(page, folder, "andrad.docx");
    expect(kallmarkt("check", file, "--json").json).toMatchObject({ state: "stale" });
    expect(kallmarkt("verify", file, "--json").json).toMatchObject({
      passages: [{ result: "edited", sentences: { edited: 1 } }],
    });
    const card = await result(page, "Texten är ändrad");
    await card.getByRole("button", { name: "Ångra" }).click();
    await page.getByText("Granskad 20").waitFor();
    const back = await saveAs(page, folder, "ater.docx");
    expect(readFileSync(back).equals(readFileSync(before))).toBe(true);
  });

  test("by keyboard alone: choose, Enter, type, Ctrl and Enter, Ctrl and Z; the focus is never lost", async () => {
    const { page, folder } = bench;
    await openFile(page, sample("markavgifter.docx"));
    const focus = (): Promise<string | undefined> => page.evaluate("document.activeElement.closest('[data-part]')?.dataset.part");
    await page.locator('[data-part="document"]').focus();
    const hands = new Hands(page);
    await hands.press("ArrowDown", 12);
    await page.getByRole("button", { name: "Ändra text" }).waitFor();
    await hands.press("Enter");
    await box(page).waitFor();
    await soon(async () => expect(await focus()).toBe("editor"));
    await page.keyboard.press("End");
    await page.keyboard.type("Tillagt. ");
    await page.keyboard.press("Control+Enter");
    await page.locator("article p", { hasText: "Tillagt." }).waitFor();
    await editor(page).waitFor({ state: "detached" });
    await soon(async () => expect(await focus()).toBe("document"));
    await page.keyboard.press("Control+z");
    await page.locator("article p", { hasText: "Tillagt." }).waitFor({ state: "detached" });
    const file = await saveAs(page, folder, "angrad.docx");
    expect(readFileSync(file).equals(readFileSync(sample("markavgifter.docx")))).toBe(true);
  });

  test("Esc leaves the text as it was, and the page's keys do not work inside the box", async () => {
    const { page, folder } = bench;
    await openFile(page, sample("markavgifter.docx"));
    await selectParagraph(page, "Näringslivsrådet har fått");
    await page.getByRole("button", { name: "Ändra text" }).click();
    await box(page).press("ArrowDown");
    await box(page).fill("Något helt annat");
    await box(page).press("Escape");
    expect(await editor(page).count()).toBe(0);
    const file = await saveAs(page, folder, "orord.docx");
    expect(readFileSync(file).equals(readFileSync(sample("markavgifter.docx")))).toBe(true);
  });

  test("a box that is open keeps its words: Enter on another paragraph leads back to it, and an earlier one that is saved late leaves it alone", async () => {
    const { page } = bench;
    await openFile(page, sample("markavgifter.docx"));
    const edits = await hold(page, "edit");
    await selectParagraph(page, "Näringslivsrådet har fått");
    await page.getByRole("button", { name: "Ändra text" }).click();
    await box(page).fill("Det första stycket.");
    await box(page).press("Control+Enter");
    await box(page).press("Escape");
    await selectParagraph(page, "Under 2025 lämnade polismyndigheten");
    await page.getByRole("button", { name: "Ändra text" }).click();
    await box(page).fill("Halvfärdigt");
    await edits.let();
    await result(page, "Texten är ändrad");
    await page.locator("article p", { hasText: "Det första stycket." }).waitFor();
    expect(await box(page).inputValue()).toBe("Halvfärdigt");
    await page.locator('[data-part="document"]').focus();
    await page.keyboard.press("ArrowDown");
    await page.keyboard.press("Enter");
    expect(await box(page).inputValue()).toBe("Halvfärdigt");
    await soon(async () => expect(await page.evaluate("document.activeElement.tagName")).toBe("TEXTAREA"));
    // The second edit was chosen in the drawing before the first one: it means the same paragraph.
    await box(page).press("Control+Enter");
    await page.locator("article p", { hasText: "Halvfärdigt" }).waitFor();
    await page.locator("article p", { hasText: "Det första stycket." }).waitFor();
    await page.locator("article p", { hasText: "Under 2025 lämnade polismyndigheten" }).waitFor({ state: "detached" });
  });

  test("text typed as markup stays text", async () => {
    const { page, folder } = bench;
    await openFile(page, sample("markavgifter.docx"));
    await selectParagraph(page, "Näringslivsrådet har fått");
    await page.getByRole("button", { name: "Ändra text" }).click();
    const hostile = `<img src=x onerror=alert(1)> </w:t></w:p> &lt; "'`;
    await box(page).fill(hostile);
    await box(page).press("Control+Enter");
    await page.locator("article p", { hasText: "onerror" }).waitFor();
    expect(await page.locator("article img").count()).toBe(0);
    const scanned = kallmarkt("scan", await saveAs(page, folder, "fientlig.docx"), "--json");
    expect(scanned.status).toBe(0);
  });

  test("the box has names for everyone, fits 320 pixels, and axe finds nothing to mend", async () => {
    const page = await bench.open({ viewport: { width: 320, height: 640 } });
    await openFile(page, sample("markavgifter.docx"));
    await page.getByRole("button", { name: "Dokument", exact: true }).click();
    await page.locator("article p", { hasText: "Näringslivsrådet" }).first().click();
    await page.getByRole("button", { name: "Ändra text" }).click();
    await box(page).waitFor();
    expect(await page.evaluate("document.documentElement.scrollWidth <= innerWidth")).toBe(true);
    const place = await editor(page).boundingBox();
    expect(place?.x).toBeGreaterThanOrEqual(0);
    expect((place?.x ?? 0) + (place?.width ?? 999)).toBeLessThanOrEqual(320);
    expect(await violations(page)).toEqual([]);
  });
});
