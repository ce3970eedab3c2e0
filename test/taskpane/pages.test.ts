/** The built pages of the add-in in a browser, without Office: nothing blank, everything explained, and nothing asked of anyone else. */
import type { Server } from "node:http";
import path from "node:path";
import { afterAll, beforeAll, beforeEach, expect, test } from "@jest/globals";
import { chromium, type Browser, type Page } from "playwright-core";
import { encoded, type Shown } from "../../src/commands/show.ts";
import { ensureBuilt } from "../../scripts/ensure.mjs";
import { fileServer, listen } from "../../scripts/serve.mjs";
import { violations } from "../axe.ts";
import { soon } from "../browser.ts";
import { describeWithTool } from "../tools.ts";
import { root } from "../workbench/open-page.ts";

const OFFICE_JS = "https://appsforoffice.microsoft.com/lib/1/hosted/office.js";
const dist = process.env["KALLMARKT_DIST"] ?? path.join(root, "dist");

/** office.js as far as these pages look at it: a stand-in that takes away what the real one takes away. */
const standIn = (host: string | null): string => `
  window.alert = () => { throw new Error("alert is not supported in Office"); };
  history.pushState = null;
  history.replaceState = null;
  window.associated = [];
  window.parentTold = [];
  window.Office = {
    onReady: () => Promise.resolve({ host: ${JSON.stringify(host)}, platform: null }),
    actions: { associate: (name, run) => void window.associated.push([name, run]) },
    context: {
      displayLanguage: "en-US",
      requirements: { isSetSupported: () => false },
      ui: { messageParent: (text) => void window.parentTold.push(text) },
    },
    EventType: {},
    AsyncResultStatus: { Succeeded: "succeeded" },
  };`;

describeWithTool("chromium", "the add-in's pages outside Office", (program) => {
  let server: Server;
  let browser: Browser;
  let address: string;
  let complaints: string[];
  let foreign: string[];

  beforeAll(async () => {
    if (process.env["KALLMARKT_DIST"] === undefined) await ensureBuilt("pages");
    server = fileServer(dist);
    address = `http://127.0.0.1:${await listen(server, 0)}`;
    browser = await chromium.launch({ executablePath: program, args: ["--headless", "--no-sandbox", "--disable-gpu"] });
  }, 600_000);

  afterAll(async () => {
    await browser?.close();
    server?.close();
    server?.closeAllConnections();
  });

  beforeEach(() => {
    complaints = [];
    foreign = [];
  });

  /** Opens a page; `office` is what the CDN answers, null: nothing, as on a closed network. */
  async function open(page: string, office: string | null, width = 320): Promise<Page> {
    const context = await browser.newContext({ viewport: { width, height: 640 }, locale: "sv-SE", reducedMotion: "reduce" });
    await context.route(/.*/u, (route) => {
      const url = route.request().url();
      if (url.startsWith(`${address}/`)) return route.continue();
      foreign.push(url);
      if (url === OFFICE_JS && office !== null) return route.fulfill({ contentType: "text/javascript", body: office });
      return route.abort();
    });
    const opened = await context.newPage();
    opened.on("pageerror", (error) => void complaints.push(error.message));
    await opened.goto(`${address}/${page}`);
    return opened;
  }

  test.each([
    ["without office.js", null, "Källmärkt kunde inte starta", "appsforoffice.microsoft.com"],
    ["in a browser", standIn(null), "This page belongs in Word", "Open a document in Word"],
    ["in Outlook", standIn("Outlook"), "Källmärkt for e-mail is on its way", "does not read your message"],
    ["in Excel", standIn("Excel"), "Källmärkt works in Word", "Open the document in Word"],
  ])(
    "the pane %s explains itself, in 320 pixels, with nothing for axe to mend",
    async (_name, office, title, text) => {
      const page = await open("taskpane.html?view=review&profile=avesta", office);
      await page.getByRole("heading", { name: title }).waitFor();
      expect(await page.locator('[data-part="explanation"]').textContent()).toContain(text);
      expect(await violations(page)).toEqual([]);
      expect(await page.evaluate("document.documentElement.scrollWidth <= innerWidth")).toBe(true);
      expect([complaints, foreign]).toEqual([[], [OFFICE_JS]]);
    },
    120_000,
  );

  test("while office.js is on its way, the pane says that it starts", async () => {
    const context = await browser.newContext({ viewport: { width: 320, height: 640 }, locale: "sv-SE" });
    const page = await context.newPage();
    let release: () => void = () => undefined;
    const held = new Promise<void>((resolve) => {
      release = resolve;
    });
    await context.route(OFFICE_JS, async (route) => {
      await held;
      await route.abort();
    });
    const going = page.goto(`${address}/taskpane.html`).catch(() => null);
    await page.getByText("Källmärkt startar …").waitFor();
    release();
    await going;
    await page.getByRole("heading", { name: "Källmärkt kunde inte starta" }).waitFor();
  }, 120_000);

  test("the commands' page associates its commands at once, where alert throws and history is gone, and asks for nothing else", async () => {
    const page = await open("commands.html?profile=avesta", standIn("Word"));
    const names = await page.evaluate("associated.map(([name]) => name)");
    expect(names).toEqual(["markAiText", "pasteAiText", "reviewText", "checkText", "handOver", "openPane"]);
    // Word itself is not here: the command must come to an end all the same.
    const ended = await page.evaluate("new Promise((resolve) => associated[0][1]({ completed: () => resolve(true) }))");
    expect(ended).toBe(true);
    expect(foreign).toEqual([OFFICE_JS]);
  }, 120_000);

  test("the commands' page without office.js does nothing, and breaks nothing", async () => {
    await open("commands.html", null);
    expect([complaints, foreign]).toEqual([[], [OFFICE_JS]]);
  });

  const labelled: Shown = {
    outcome: {
      kind: "labelled",
      use: { engine: "<b>Copilot</b>", date: "2026-11-28", from: "last-used" },
      mark: "(AI)",
      warnings: [],
      canUndo: true,
    },
    language: "sv",
    theme: "light",
  };

  test.each(["light", "dark", "contrast"] as const)(
    "the small window shows a result and takes Ångra, in %s colours",
    async (theme) => {
      const page = await open(`result.html#${encoded({ ...labelled, theme })}`, standIn("Word"), 400);
      await page.getByRole("heading", { name: "Avsnittet är märkt" }).waitFor();
      expect(await page.locator("main").textContent()).toContain("<b>Copilot</b>, sökdatum 2026-11-28.");
      await soon(async () => expect(await page.evaluate("document.activeElement.textContent")).toBe("Stäng"));
      expect(await violations(page)).toEqual([]);
      await page.getByRole("button", { name: "Ångra" }).click();
      await page.keyboard.press("Escape");
      await soon(async () => expect(await page.evaluate("parentTold")).toEqual(["undo", "close"]));
      expect([complaints, foreign]).toEqual([[], [OFFICE_JS]]);
    },
  );
});
