/** Text that pretends to be markup stays text, wherever it comes from: names, titles, comments, alt texts, records, the clipboard. */
import { writeFileSync } from "node:fs";
import path from "node:path";
import { expect, test } from "@jest/globals";
import * as d from "docx";
import { strToU8, unzipSync, zipSync } from "fflate";
import type { Page } from "playwright-core";
import { goTo } from "../taskpane/every-part.ts";
import { describeWithTool } from "../tools.ts";
import { bytesOf, openFile, result, root, sample, selectParagraph, useBench } from "./open-page.ts";

const ATTACK = `<img src=x onerror="document.title='taken'"><script>document.title='taken'</script>`;

describeWithTool("chromium", "hostile documents and pastes", (program) => {
  const bench = useBench(program);

  async function hostileFile(): Promise<string> {
    const document = new d.Document({
      title: ATTACK,
      creator: ATTACK,
      description: ATTACK,
      comments: { children: [{ id: 0, author: ATTACK, date: new Date(0), children: [new d.Paragraph(ATTACK)] }] },
      sections: [
        {
          headers: { default: new d.Header({ children: [new d.Paragraph(ATTACK)] }) },
          children: [
            new d.Paragraph({ heading: "Heading1", children: [new d.TextRun(`Rubrik ${ATTACK}`)] }),
            new d.Paragraph({
              children: [
                new d.CommentRangeStart(0),
                new d.TextRun(`${ATTACK} Vill du att jag skriver mer? :contentReference[oaicite:1]{index=1}`),
                new d.CommentRangeEnd(0),
                new d.ExternalHyperlink({ link: "javascript:document.title='taken'", children: [new d.TextRun("länk")] }),
                new d.ImageRun({
                  type: "png",
                  data: Buffer.from(
                    "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNkYPhfDwAChwGA60e6kgAAAABJRU5ErkJggg==",
                    "base64",
                  ),
                  transformation: { width: 10, height: 10 },
                  altText: { title: ATTACK, description: ATTACK, name: ATTACK },
                }),
              ],
            }),
          ],
        },
      ],
    });
    const file = path.join(bench.folder, "<b>fil & 'citat' <img src=x onerror=alert(1)>.docx");
    writeFileSync(file, await d.Packer.toBuffer(document));
    return file;
  }

  /** True when nothing of the attack became an element or ran. */
  async function isUntouched(page: Page): Promise<boolean> {
    return page.evaluate(`(() => {
      const roots = [document, ...[...document.querySelectorAll("*")].flatMap((one) => (one.shadowRoot ? [one.shadowRoot] : []))];
      const bad = roots.some((root) => root.querySelector('img[src="x"], [onerror], [onload], [onclick], a[href^="javascript:" i]') !== null || [...root.querySelectorAll("script")].some((one) => one.src === ""));
      return !bad && !document.title.includes("taken");
    })()`);
  }

  test("a document full of markup is shown as text in every part", async () => {
    const { page } = bench;
    await openFile(page, await hostileFile());
    await goTo(page, "Frågor");
    expect(await page.locator('[data-part="question"]').innerText()).toContain("<img src=x onerror=");
    await page.locator('[data-part="answer"]').getByRole("button", { name: "Märk som AI-text" }).click();
    await result(page, "Avsnittet är märkt");
    for (const part of ["Översikt", "Granskning", "Källor och notiser", "Kontroll", "Registrering", "Om"]) {
      await goTo(page, part);
      expect([part, await isUntouched(page)]).toEqual([part, true]);
    }
  });

  test("a record that somebody wrote markup into is shown as text", async () => {
    const { page } = bench;
    await openFile(page, sample("markavgifter.docx"));
    await selectParagraph(page, "Avgiften för byggetableringar");
    await page.getByRole("button", { name: "Märk som AI-text" }).click();
    const card = await result(page, "Avsnittet är märkt");
    await card.getByRole("button", { name: "Ange primärkälla i stället" }).click();
    await page.keyboard.type(ATTACK);
    await page.keyboard.press("Enter");
    await page.locator("article").getByText("<img src=x").waitFor();
    await goTo(page, "Källor och notiser");
    expect(await isUntouched(page)).toBe(true);
    await goTo(page, "Registrering");
    expect(await page.locator('[data-part="labels"]').innerText()).toContain("<img src=x");
    expect(await isUntouched(page)).toBe(true);
  });

  test("styles of a document stay inside it", async () => {
    const { page, folder } = bench;
    const entries = unzipSync(bytesOf(sample("markavgifter.docx")));
    const styles = Buffer.from(entries["word/styles.xml"] as Uint8Array).toString("utf8");
    entries["word/styles.xml"] = strToU8(
      styles.replace('w:ascii="Arial"', 'w:ascii="x;} body,#page,.fui-FluentProvider{display:none!important} y{"'),
    );
    const file = path.join(folder, "stil.docx");
    writeFileSync(file, zipSync(entries));
    await openFile(page, file);
    expect(await page.getByRole("heading", { name: "Översikt" }).isVisible()).toBe(true);
  });

  test("pasted HTML is read, never run", async () => {
    const { page } = bench;
    await openFile(page, sample("markavgifter.docx"));
    await goTo(page, "Klistra in AI-text");
    await page.getByLabel("Klistra in här").focus();
    await page.evaluate(
      `((html) => {
        const data = new DataTransfer();
        data.setData("text/html", html);
        data.setData("text/plain", "x");
        document.activeElement.dispatchEvent(new ClipboardEvent("paste", { clipboardData: data, bubbles: true, cancelable: true }));
      })(${JSON.stringify(`<p>Text ${ATTACK}</p><p>&lt;script&gt;document.title='taken'&lt;/script&gt;</p><iframe srcdoc="<script>parent.document.title='taken'</script>"></iframe>`)})`,
    );
    await page.locator('[data-part="cleaned"]').waitFor();
    expect(await page.locator('[data-part="cleaned"]').innerText()).toContain("<script>document.title='taken'</script>");
    expect(await isUntouched(page)).toBe(true);
  });

  test("the page's policy allows our own scripts and nothing inline", async () => {
    const { page, address } = bench;
    const response = await page.request.get(`${address}/`);
    const policy = response.headers()["content-security-policy"] ?? "";
    expect(policy).toContain("default-src 'none'");
    expect(policy).toMatch(/script-src 'self'(?:;|$)/u);
    expect(policy).not.toMatch(/script-src[^;]*unsafe/u);
    const html = await response.text();
    expect(html).not.toMatch(/<script(?![^>]*\ssrc=)/u);
    expect(html).not.toMatch(/\son\w+=/u);
    expect(root).not.toBe("");
  });
});
