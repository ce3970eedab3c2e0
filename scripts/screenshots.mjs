/** Makes docs/images/*.png: the workbench with a sample, as the README shows it, and each part of the pane. Needs Chromium and a build. */
import { mkdirSync } from "node:fs";
import path from "node:path";
import { chromium } from "playwright-core";
import { explained, onPath } from "./ensure.mjs";
import { root } from "./root.mjs";
import { fileServer, listen } from "./serve.mjs";

const folder = path.join(root, "docs", "images");
const FLAGS = ["--headless", "--no-sandbox", "--disable-gpu", "--no-first-run", "--disable-background-networking"];

async function open(browser, address, options = {}) {
  const context = await browser.newContext({
    viewport: { width: 1360, height: 850 },
    locale: "sv-SE",
    reducedMotion: "reduce",
    ...options,
  });
  const page = await context.newPage();
  await page.goto(address);
  await page.locator('[data-sample$="tjansteskrivelse.docx"]').click();
  await page.locator('[data-part="document"] article').first().waitFor({ state: "attached" });
  await page.locator('[data-part="state"]').waitFor({ state: "attached" });
  return page;
}

const goTo = (page, name) => page.locator(`nav button[title="${name}"]`).click();
const settle = (page) => page.waitForTimeout(700);

async function answerQuestion(page) {
  await goTo(page, "Frågor");
  await page.locator('[data-part="answer"]').getByRole("button", { name: "Märk som AI-text" }).click();
  await page.locator('[data-part="result"]').waitFor();
  await settle(page);
}

await explained(async () => {
  if (!onPath("chromium")) throw new Error("chromium is needed for the pictures: apt-get install chromium");
  mkdirSync(folder, { recursive: true });
  const server = fileServer(process.env.KALLMARKT_DIST ?? path.join(root, "dist"));
  const address = `http://127.0.0.1:${await listen(server, 0)}/`;
  const browser = await chromium.launch({ executablePath: "/usr/bin/chromium", args: FLAGS });
  const save = async (page, name) => {
    await settle(page);
    await page.screenshot({ path: path.join(folder, `${name}.png`) });
    console.error(`docs/images/${name}.png`);
  };
  try {
    const page = await open(browser, address);
    await page.getByLabel("Policyprofil").selectOption("avesta");
    await page.getByLabel("Läsare").selectOption("extern");
    await goTo(page, "Frågor");
    await save(page, "fragor");
    await answerQuestion(page);
    await save(page, "workbench");
    await goTo(page, "Granskning");
    await save(page, "granskning");
    await goTo(page, "Kontroll");
    await save(page, "kontroll");
    const dark = await open(browser, address, { colorScheme: "dark" });
    await save(dark, "mork");
    const narrow = await open(browser, address, { viewport: { width: 320, height: 640 } });
    await save(narrow, "smal");
  } finally {
    await browser.close();
    server.close();
    server.closeAllConnections();
  }
});
