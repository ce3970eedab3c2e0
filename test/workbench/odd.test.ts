/** What people do besides the straight way: two things at once, twice the same, a folder, the wrong file, and going away too soon. */
import { readFileSync } from "node:fs";
import { expect, test } from "@jest/globals";
import type { Page } from "playwright-core";
import { soon } from "../browser.ts";
import { focused, goTo } from "../taskpane/every-part.ts";
import { describeWithTool } from "../tools.ts";
import { bytesOf, kallmarkt, openFile, result, sample, saveAs, selectParagraph, useBench } from "./open-page.ts";

/** Lets files fall on the page, as a person does who drags them. Without bytes it is a folder, which no page can read. */
function drop(page: Page, files: readonly (readonly [string, Uint8Array | null])[]): Promise<void> {
  const given = files.map(([name, bytes]) => [name, bytes && Buffer.from(bytes).toString("base64")]);
  return page.evaluate(`(() => {
    const files = ${JSON.stringify(given)}.map(([name, bytes]) => {
      if (bytes !== null) return new File([Uint8Array.from(atob(bytes), (one) => one.charCodeAt(0))], name);
      return Object.assign(new File([], name), { arrayBuffer: () => Promise.reject(new DOMException("a folder", "NotFoundError")) });
    });
    const event = new DragEvent("drop", { bubbles: true, cancelable: true });
    Object.defineProperty(event, "dataTransfer", { value: { files } });
    document.body.dispatchEvent(event);
  })()`);
}

const opened = (page: Page, name: string): Promise<void> => page.locator('[data-part="state"]', { hasText: name }).waitFor();

describeWithTool("chromium", "besides the straight way", (program) => {
  const bench = useBench(program);

  test("a part that is chosen right after a sample stays chosen, and a document opened meanwhile is the one that is shown", async () => {
    const { page } = bench;
    await page.locator('[data-sample$="laddplatser.docx"]').click();
    await page.locator('nav button[title="Kontroll"]').click();
    await page.locator('[data-part="article50"]').waitFor();
    expect(await page.locator("h2").innerText()).toBe("Kontroll");
    const input = page.locator('input[type=file][accept*="docx"]');
    await input.setInputFiles(sample("tjansteskrivelse.docx"));
    await input.setInputFiles(sample("biblioteket.docx"));
    await opened(page, "biblioteket.docx");
    await page.locator("article").getByText("biblioteket", { exact: false }).first().waitFor();
    expect(await page.locator("header").first().innerText()).toContain("biblioteket.docx");
    expect(await page.locator('[data-part="left-behind"]').count()).toBe(0);
  });

  test("two presses at once label once; act by act everything is taken back, to the last byte", async () => {
    const { page, folder } = bench;
    await openFile(page, sample("laddplatser.docx"));
    await selectParagraph(page, "Förvaltningen har jämfört sex parkeringar");
    await page.getByRole("button", { name: "Märk som AI-text" }).dblclick();
    await result(page, "Avsnittet är märkt");
    await goTo(page, "Översikt");
    expect(await page.locator('[data-part="state"]').innerText()).toContain("1 märkt avsnitt");
    await goTo(page, "Frågor");
    await page.locator('[data-part="answer"]').getByRole("button", { name: "Märk som AI-text" }).click();
    await page.getByText("Fråga 1 av 1").waitFor();
    await page.getByRole("button", { name: "det är ett citat eller exempel" }).click();
    const last = await result(page, "Svaret är sparat");
    await last.getByRole("button", { name: "Ångra" }).click();
    await page.getByText("Fråga 1 av 1").waitFor();
    // What came before is taken back from the document: the card of the newest act is gone.
    await page.locator('[data-part="document"]').focus();
    await page.keyboard.press("Control+z");
    await page.getByText("Fråga 1 av 2").waitFor();
    await page.keyboard.press("Control+z");
    await goTo(page, "Översikt");
    await page.locator('[data-part="state"]', { hasText: "Inga märkningar" }).waitFor();
    const file = await saveAs(page, folder, "orord.docx");
    expect(readFileSync(file).equals(readFileSync(sample("laddplatser.docx")))).toBe(true);
  });

  test("the second click of a double click never presses what has come to stand there meanwhile", async () => {
    const { page } = bench;
    await openFile(page, sample("laddplatser.docx"));
    await goTo(page, "Frågor");
    const press = async (name: string, clickCount: number): Promise<void> => {
      const button = page.locator('[data-part="answer"]').getByRole("button", { name });
      await button.scrollIntoViewIfNeeded();
      const box = await button.boundingBox();
      await page.mouse.move((box?.x ?? 0) + 20, (box?.y ?? 0) + 8);
      await page.mouse.down({ clickCount });
      await page.mouse.up({ clickCount });
    };
    await press("det är ett citat eller exempel", 1);
    await page.getByText("Fråga 1 av 1").waitFor();
    await press("det är ett citat eller exempel", 2);
    expect(await page.getByText("Fråga 1 av 1").count()).toBe(1);
    await press("det är ett citat eller exempel", 1);
    await page.getByRole("heading", { name: "Alla frågor är besvarade" }).waitFor();
  });

  test("a change that can't be drawn is told, the text before it is not shown as if it were there, and the file has it all the same", async () => {
    const { page, folder } = bench;
    await openFile(page, sample("laddplatser.docx"));
    // The worker gives no bytes to draw from, once.
    await page.evaluate(() => {
      const post = Worker.prototype.postMessage as (this: Worker, message: unknown) => void;
      Worker.prototype.postMessage = function (this: Worker, message: unknown): void {
        const { kind, id } = message as { kind: string; id: number };
        if (kind === "bytes") Worker.prototype.postMessage = post;
        post.call(this, kind === "bytes" ? { kind: "nothing", id } : message);
      };
    });
    await goTo(page, "Frågor");
    await page.locator('[data-part="answer"]').getByRole("button", { name: "Märk som AI-text" }).click();
    await result(page, "Avsnittet är märkt");
    await page.getByText("Dokumentet kan inte visas här").waitFor();
    expect(await page.locator("article").count()).toBe(0);
    expect(bench.complaints()).toEqual(["the worker gave no bytes"]);
    const file = await saveAs(page, folder, "oritad.docx");
    expect(kallmarkt("scan", file, "--json").json).toMatchObject([{ labels: [{ state: "found" }] }]);
    // The next change is drawn again.
    await page.locator('[data-part="document"]').focus();
    await page.keyboard.press("Control+z");
    await page.locator("article").first().waitFor();
  });

  test("of several files that are dropped, the first Word document is opened; a folder and another file are refused in words", async () => {
    const { page } = bench;
    await drop(page, [
      ["bild.png", new Uint8Array([137, 80, 78, 71])],
      ["biblioteket.docx", bytesOf(sample("biblioteket.docx"))],
      ["markavgifter.docx", bytesOf(sample("markavgifter.docx"))],
    ]);
    await opened(page, "biblioteket.docx");
    await drop(page, [["mapp", null]]);
    await page.getByRole("heading", { name: "mapp kunde inte läsas" }).waitFor();
    expect(await page.getByRole("alert").innerText()).toContain("Om det är en mapp");
    await drop(page, [["bild.png", new Uint8Array([137, 80, 78, 71])]]);
    await page.getByRole("heading", { name: "bild.png kunde inte läsas" }).waitFor();
    expect(await page.getByRole("alert").innerText()).toContain("Välj en .docx");
  });

  test("changes that were not saved are asked about before the page goes, and can be saved after another document was opened", async () => {
    const { page, folder } = bench;
    const asked: string[] = [];
    page.on("dialog", (dialog) => void asked.push(dialog.type()));
    await openFile(page, sample("tjansteskrivelse.docx"));
    await page.reload();
    expect(asked).toEqual([]);
    await openFile(page, sample("tjansteskrivelse.docx"));
    await goTo(page, "Frågor");
    await page.locator('[data-part="answer"]').getByRole("button", { name: "Märk som AI-text" }).click();
    await result(page, "Avsnittet är märkt");
    await openFile(page, sample("biblioteket.docx"));
    const left = page.locator('[data-part="left-behind"]');
    await left.getByText("tjansteskrivelse.docx: ändringarna är inte sparade.").waitFor();
    const [download] = await Promise.all([
      page.waitForEvent("download"),
      left.getByRole("button", { name: "Spara det dokumentet" }).click(),
    ]);
    await left.waitFor({ state: "detached" });
    await soon(async () => expect(await focused(page)).not.toBe(""));
    const file = `${folder}/kvarlamnad.docx`;
    await download.saveAs(file);
    expect(kallmarkt("scan", file, "--json").json).toMatchObject([{ labels: [{ state: "found" }] }]);
    await page.reload();
    expect(asked).toEqual([]);
    await openFile(page, sample("tjansteskrivelse.docx"));
    await goTo(page, "Frågor");
    await page.locator('[data-part="answer"]').getByRole("button", { name: "Märk som AI-text" }).click();
    await result(page, "Avsnittet är märkt");
    await page.reload();
    expect(asked).toEqual(["beforeunload"]);
  });
});
