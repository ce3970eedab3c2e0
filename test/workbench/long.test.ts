/** A document of more than 400 pages: it opens, answers, can be labelled, and its opening can be stopped. */
import path from "node:path";
import { expect, test } from "@jest/globals";
import { describeWithShared } from "../shared.ts";
import { describeWithTool } from "../tools.ts";
import { kallmarkt, result, sample, saveAs, openFile, selectParagraph, useBench } from "./open-page.ts";

describeWithTool("chromium", "a long document", (program) => {
  describeWithShared("from the corpus", (shared) => {
    const bench = useBench(program);
    const handbook = path.join(shared, "corpora", "office", "large", "example-docs__handbook-872p.docx");

    test("is shown in a simple form, and labelled with one click like any other", async () => {
      const { page, folder } = bench;
      await openFile(page, handbook);
      await page.getByText("Dokumentet är långt och visas förenklat").waitFor();
      await page.locator("article p").nth(8000).waitFor({ state: "attached" });
      await selectParagraph(page, "The ");
      await page.getByRole("button", { name: "Märk som AI-text" }).click();
      await result(page, "Avsnittet är märkt");
      expect(kallmarkt("verify", await saveAs(page, folder, "lang.docx")).status).toBe(0);
    }, 120_000);

    test("can be left before it is read, and another opened", async () => {
      const { page } = bench;
      await page.locator("input[type=file]").setInputFiles(handbook);
      await page.getByRole("button", { name: "Avbryt" }).click();
      await page.locator('[data-part="start"]').waitFor();
      await openFile(page, sample("biblioteket.docx"));
      expect(await page.locator('[data-part="state"]').innerText()).toContain("biblioteket.docx");
    });
  });
});
