/** The page in a real browser: every state, both languages, the keyboard, narrow and wide, and text that pretends to be markup. */
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import type { Server } from "node:http";
import { tmpdir } from "node:os";
import path from "node:path";
import { fileURLToPath } from "node:url";
import { AxeBuilder } from "@axe-core/playwright";
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from "@jest/globals";
import { Document, Packer, Paragraph } from "docx";
import { chromium, type Browser, type BrowserContext, type Page } from "playwright-core";
import { ensureBuilt } from "../../scripts/ensure.mjs";
import { fileServer, listen } from "../../scripts/serve.mjs";
import { describeWithTool } from "../tools.ts";

const root = path.resolve(path.dirname(fileURLToPath(import.meta.url)), "../..");
const sample = path.join(root, "samples", "tjansteskrivelse.docx");

describeWithTool("chromium", "the page", (program) => {
  let folder: string;
  let server: Server;
  let address: string;
  let browser: Browser;
  let context: BrowserContext;
  let page: Page;
  /** What the browser complained about, a refused script by the content security policy among it. */
  let complaints: string[];

  beforeAll(async () => {
    await ensureBuilt("pages");
    folder = mkdtempSync(path.join(tmpdir(), "kallmarkt-page-"));
    server = fileServer(path.join(root, "dist"));
    address = `http://127.0.0.1:${await listen(server, 0)}`;
    browser = await chromium.launch({
      executablePath: program,
      args: ["--no-sandbox", "--disable-gpu", "--disable-background-networking", "--no-first-run"],
    });
  }, 120_000);

  afterAll(async () => {
    await browser?.close();
    server?.close();
    server?.closeAllConnections();
    if (folder) rmSync(folder, { recursive: true, force: true });
  });

  beforeEach(async () => {
    context = await browser.newContext({ viewport: { width: 1280, height: 800 } });
    page = await context.newPage();
    complaints = [];
    page.on("console", (message) => void (message.type() === "error" && complaints.push(message.text())));
    page.on("pageerror", (error) => void complaints.push(error.message));
    await page.goto(address);
  });

  afterEach(async () => {
    await context.close();
    expect(complaints).toEqual([]);
  });

  const choose = (file: string): Promise<void> => page.locator("input[type=file]").setInputFiles(file);
  const questions = () => page.getByRole("heading", { name: "Frågor till dig" });

  test("a chosen file is shown beside the question it raises, and focus goes to the questions", async () => {
    await choose(sample);
    await questions().waitFor();
    expect(await page.evaluate("document.activeElement.id")).toBe("questions");
    expect(await page.locator(".question").count()).toBe(1);
    const asked = await page.locator(".question").innerText();
    expect(asked).toContain("stycke 15");
    expect(asked).toContain(":contentReference[oaicite:0]{index=0}");
    expect(await page.locator(".paper").getByText("Säkrare skolvägar vid Ekbackeskolan").count()).toBe(1);
  });

  test("the keyboard alone reaches the place in the document", async () => {
    await choose(sample);
    await questions().waitFor();
    await page.keyboard.press("Tab");
    expect(await page.evaluate("document.activeElement.textContent")).toBe("Visa i dokumentet");
    await page.keyboard.press("Enter");
    expect(await page.locator(".asked").innerText()).toContain("Upphöjda gångpassager");
    expect(
      await page.evaluate(`document.querySelector(".paper > div").shadowRoot.activeElement.classList.contains("asked")`),
    ).toBe(true);
  });

  test("a file that is no document is refused in words, and another can be chosen at once", async () => {
    const file = path.join(folder, "bild.docx");
    writeFileSync(file, "inte ett dokument");
    await choose(file);
    await page.getByRole("alert").waitFor();
    expect(await page.getByRole("alert").innerText()).toContain("bild.docx: Filen kunde inte läsas.");
    expect(await page.evaluate("document.activeElement.textContent")).toBe("Välj fil");
    await choose(sample);
    await questions().waitFor();
    expect(await page.getByRole("alert").count()).toBe(0);
  });

  test("a truncated file is refused, not shown in part", async () => {
    const file = path.join(folder, "halv.docx");
    writeFileSync(file, readFileSync(sample).subarray(0, 3000));
    await choose(file);
    await page.getByRole("alert").waitFor();
    expect(await page.locator(".paper").count()).toBe(0);
  });

  test("a document without traces is not called written by a person", async () => {
    const file = path.join(folder, "ren.docx");
    writeFileSync(
      file,
      await Packer.toBuffer(new Document({ sections: [{ children: [new Paragraph("Nämnden beslutar att anta planen.")] }] })),
    );
    await choose(file);
    await questions().waitFor();
    expect(await page.locator(".questions").innerText()).toContain("visar inte att en människa har skrivit texten");
  });

  test("text that looks like markup stays text", async () => {
    const file = path.join(folder, "marke.docx");
    const hostile = `<img src=x onerror="document.title='taken'"> Vill du att jag skriver en sammanfattning? :contentReference[oaicite:1]{index=1}`;
    writeFileSync(file, await Packer.toBuffer(new Document({ sections: [{ children: [new Paragraph(hostile)] }] })));
    await choose(file);
    await questions().waitFor();
    expect(await page.locator(".question").innerText()).toContain(":contentReference[oaicite:1]");
    expect(await page.locator("img").count()).toBe(0);
    expect(await page.title()).toBe("marke.docx – Källmärkt");
  });

  test("English is one press away, and keeps the document", async () => {
    await choose(sample);
    await questions().waitFor();
    await page.getByRole("button", { name: "English" }).click();
    await page.getByRole("heading", { name: "Questions for you" }).waitFor();
    expect(await page.evaluate("document.documentElement.lang")).toBe("en");
    expect(await page.locator(".paper").count()).toBe(1);
    expect(await page.evaluate("document.activeElement.textContent")).toBe("English");
  });

  test("a dropped file is opened wherever it lands", async () => {
    const bytes = readFileSync(sample).toString("base64");
    const transfer = await page.evaluateHandle(`(async () => {
      const transfer = new DataTransfer();
      const bytes = Uint8Array.from(atob(${JSON.stringify(bytes)}), (c) => c.charCodeAt(0));
      transfer.items.add(new File([bytes], "släppt.docx"));
      return transfer;
    })()`);
    await page.dispatchEvent("h1", "drop", { dataTransfer: transfer });
    await questions().waitFor();
    expect(await page.title()).toBe("släppt.docx – Källmärkt");
  });

  test.each([320, 768, 1280])("nothing runs over the side at %i pixels, empty and shown", async (width) => {
    await page.setViewportSize({ width, height: 800 });
    expect(await page.evaluate("document.documentElement.scrollWidth <= innerWidth")).toBe(true);
    await choose(sample);
    await questions().waitFor();
    expect(await page.evaluate("document.documentElement.scrollWidth <= innerWidth")).toBe(true);
  });

  test.each(["light", "dark"] as const)("axe finds nothing to mend, empty and shown, in %s colours", async (colorScheme) => {
    await page.emulateMedia({ colorScheme });
    // The drawn document is the author's; its colours and tables are not ours to mend.
    const violations = async () =>
      (await new AxeBuilder({ page }).exclude(".paper > div").analyze()).violations.map(
        ({ id, nodes }) => `${id}: ${nodes[0]?.html}`,
      );
    expect(await violations()).toEqual([]);
    await choose(sample);
    await questions().waitFor();
    expect(await violations()).toEqual([]);
  });
});
