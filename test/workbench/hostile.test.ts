/** Text that pretends to be markup stays text, wherever it comes from: names, titles, comments, alt texts, records, the clipboard. */
import { writeFileSync } from "node:fs";
import path from "node:path";
import { expect, test } from "@jest/globals";
import * as d from "docx";
import { strToU8, unzipSync, zipSync } from "fflate";
import type { Page } from "playwright-core";
import { docx, p, r, relation } from "../hosts/docx/fake-docx.ts";
import { goTo } from "../taskpane/every-part.ts";
import { describeWithTool } from "../tools.ts";
import { bytesOf, openFile, result, root, sample, selectParagraph, useBench } from "./open-page.ts";

/** What cleaners of HTML have let through elsewhere. */
const MORE = `<svg onload="document.title='taken'"><use href="data:image/svg+xml,x#y"></use></svg>
<math><mtext><table><mglyph><style><img src=x onerror="document.title='taken'"></style></mglyph></table></mtext></math>
<template><img src=x onerror="document.title='taken'"></template><base href="https://evil.example/"><meta http-equiv="refresh" content="0;url=https://evil.example/">
<link rel="stylesheet" href="https://evil.example/a.css"><style>@import "https://evil.example/b.css"; body { display: none }</style>
<p style="position:fixed;inset:0;background:url(https://evil.example/c.png)">Sist <a href=" java\tscript:document.title='taken'">länk</a></p>
<form action="https://evil.example/"><input autofocus onfocus="document.title='taken'"></form><video src="https://evil.example/d.mp4" onerror="document.title='taken'"></video>`;
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

  test("nothing is fetched for a document: pictures that are only linked to, frames, and pieces of HTML in it", async () => {
    const { page, folder } = bench;
    const link = (id: string, kind: string, target: string): string => relation(id, kind, target, false, "External");
    const picture = (id: string): string =>
      `<w:r><w:drawing><wp:inline xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing"><wp:extent cx="9525" cy="9525"/><a:graphic xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"><a:graphicData uri="http://schemas.openxmlformats.org/drawingml/2006/picture"><pic:pic xmlns:pic="http://schemas.openxmlformats.org/drawingml/2006/picture"><pic:blipFill><a:blip r:link="${id}"/></pic:blipFill><pic:spPr><a:xfrm><a:ext cx="9525" cy="9525"/></a:xfrm></pic:spPr></pic:pic></a:graphicData></a:graphic></wp:inline></w:drawing></w:r>`;
    const relationships =
      link("rIdA", "image", "https://evil.example/a.png") +
      link("rIdB", "image", "a.png") +
      link("rIdC", "hyperlink", "data:text/html,hej") +
      link("rIdD", "hyperlink", " javascript:document.title='taken'") +
      relation("rIdE", "aFChunk", "chunk.html");
    const body =
      p(r("Inledning om avgifter.")) +
      p(picture("rIdA") + picture("rIdB")) +
      p(`<w:hyperlink r:id="rIdC">${r("data")}</w:hyperlink><w:hyperlink r:id="rIdD">${r("kod")}</w:hyperlink>`) +
      `<w:altChunk r:id="rIdE"/>` +
      p(r("Avslutning."));
    const file = path.join(folder, "lankad.docx");
    const chunk = `<svg onload="document.title='taken'"><img src=x onerror="document.title='taken'"></svg>`;
    writeFileSync(file, docx(body, { "word/chunk.html": chunk }, { relationships }));
    await openFile(page, file);
    await page.locator("article").getByText("Avslutning.").waitFor();
    expect(await isUntouched(page)).toBe(true);
    expect(await page.locator("article a[href]").count()).toBe(0);
    expect(await page.locator("iframe").count()).toBe(0);
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
      })(${JSON.stringify(`<p>Text ${ATTACK}</p><p>&lt;script&gt;document.title='taken'&lt;/script&gt;</p><iframe srcdoc="<script>parent.document.title='taken'</script>"></iframe>${MORE}`)})`,
    );
    await page.locator('[data-part="cleaned"]').waitFor();
    expect(await page.locator('[data-part="cleaned"]').innerText()).toContain("<script>document.title='taken'</script>");
    expect(await page.getByRole("button", { name: "Infoga märkt text" }).isVisible()).toBe(true);
    expect(
      await page
        .locator('form, video, base, meta[http-equiv="refresh"], [style*="url("], [data-part="cleaned"] [style*="position"]')
        .count(),
    ).toBe(0);
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
