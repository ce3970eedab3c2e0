/** The same emulated host in front of a real browser: cross-origin frames, the CDN's address, and nothing else reachable. */
import { afterAll, afterEach, beforeAll, expect, test } from "@jest/globals";
import type { Browser } from "playwright-core";
import { describeWithTool } from "../tools.ts";
import { launch, wordInChromium, type AddinFrame, type ChromiumOptions, type WordInChromium } from "./chromium.ts";
import { CDN, startOffice } from "./environment.ts";
import { openSample, type SampleDocument } from "./sample-document.ts";

/** A page as the product's are: office.js from the CDN, and a script that waits for it. */
const page = (body: string): string =>
  `<!doctype html><html lang="sv"><head><title>t</title><script src="${CDN}office.js"></script></head><body><p id="said">väntar</p><script>
  const say = (text) => { document.getElementById("said").textContent = text; };
  Office.onReady().then(async () => { ${body} }).catch((error) => say("fel: " + error.message));
</script></body></html>`;

/** Reads, marks the second paragraph and reads back. */
const SCENARIO = `
  const said = await Word.run(async (context) => {
    const paragraphs = context.document.body.paragraphs.load("items/text");
    await context.sync();
    const control = paragraphs.items[1].insertContentControl();
    control.tag = "ai";
    control.load("id,tag,text");
    await context.sync();
    return [paragraphs.items.length, control.id, control.tag, control.text].join(" ");
  });
`;

describeWithTool("chromium", "office.js in Chromium", (program) => {
  let browser: Browser;
  let word: WordInChromium | null = null;

  beforeAll(async () => {
    browser = await launch(program);
  }, 120_000);
  afterAll(() => browser?.close());
  afterEach(async () => {
    const { foreignRequests, complaints } = word ?? { foreignRequests: [], complaints: [] };
    await word?.close();
    word = null;
    expect(foreignRequests).toEqual([]);
    expect(complaints).toEqual([]);
  });

  async function open(
    pages: Readonly<Record<string, string>>,
    options: Partial<ChromiumOptions> = {},
  ): Promise<WordInChromium & { readonly document: SampleDocument }> {
    const document = openSample(["Första", "Andra", "Tredje"]);
    const serve = (pathname: string): string | null => pages[pathname] ?? (pathname === "/favicon.ico" ? "" : null);
    word = await wordInChromium(browser, { document, serve, ...options });
    return { ...word, document };
  }

  const saidIn = async ({ frame }: AddinFrame, beginning = ""): Promise<string> => {
    const said = frame.locator("#said");
    await said.filter({ hasText: new RegExp(`^(?!väntar)${beginning}`, "u") }).waitFor();
    return (await said.textContent()) ?? "";
  };

  test("carries out what it is asked, and sends the very batches that it sends in jsdom", async () => {
    const { document, open: openPage } = await open({ "/taskpane.html": page(`${SCENARIO} say(said);`) });
    const addin = await openPage("/taskpane.html");
    expect(await saidIn(addin)).toBe("3 1000001 ai Andra");
    expect(document.controls.map(({ tag }) => tag)).toEqual(["ai"]);
    while (addin.host.metrics.liveReferences > 0) await addin.frame.waitForTimeout(20);

    const inNode = await startOffice({ document: openSample(["Första", "Andra", "Tredje"]) });
    inNode.window.eval(`(async () => { ${SCENARIO} window.said = said; })()`);
    while (inNode.window["said"] === undefined) await inNode.host.idle();
    await inNode.host.idle();
    expect(inNode.window["said"]).toBe("3 1000001 ai Andra");
    const exchanged = ({ host }: Pick<AddinFrame, "host">): unknown =>
      host.metrics.batches.map(({ request, response }) => ({ request, response }));
    expect(exchanged(addin)).toEqual(exchanged(inNode));
    inNode.close();
  });

  test("tells platform and sets of another profile, and lower levels answer ApiNotFound", async () => {
    const body = `
      const { platform } = await Office.onReady();
      let code = "ingen";
      await Word.run(async (context) => { context.document.load("changeTrackingMode"); await context.sync(); }).catch((error) => { code = error.code; });
      say(platform + " " + code);`;
    const { open: openPage } = await open({ "/taskpane.html": page(body) }, { profile: "ltsc2021" });
    expect(await saidIn(await openPage("/taskpane.html"))).toBe("PC ApiNotFound");
  });

  test("shares one document between pane and commands, and events of one reach the other", async () => {
    const pane = page(`
      await Word.run(async (context) => {
        context.document.onParagraphAdded.add(async ({ uniqueLocalIds }) => say("hörde " + uniqueLocalIds.join()));
        await context.sync();
      });
      say("lyssnar");`);
    const commands = page(`
      Office.actions.associate("mark", async (event) => {
        await Word.run(async (context) => { context.document.body.insertParagraph("ny", "End"); await context.sync(); });
        event.completed();
      });
      say("redo");`);
    const { document, open: openPage } = await open({ "/taskpane.html": pane, "/commands.html": commands });
    const [left, right] = [await openPage("/taskpane.html"), await openPage("/commands.html")];
    await saidIn(left, "lyssnar");
    await saidIn(right, "redo");
    expect((await right.host.invokeCommand("mark")).status).toBe(0);
    expect(document.paragraphs).toHaveLength(4);
    expect(await saidIn(left, "hörde")).toBe("hörde new");
  });

  test("opens a dialog inside Office, and both sides hear each other", async () => {
    const pane = page(`
      Office.context.ui.displayDialogAsync("https://addin.example.test/result.html#shown=1", { width: 30, height: 30, displayInIframe: true }, ({ value: dialog }) => {
        dialog.addEventHandler(Office.EventType.DialogMessageReceived, ({ message }) => {
          say("svar " + message);
          if (message === "stäng") dialog.close();
          else dialog.messageChild("igen");
        });
      });`);
    const result = page(`
      if (!Office.context.requirements.isSetSupported("DialogApi", "1.2")) return say("för gammal");
      Office.context.ui.addHandlerAsync(Office.EventType.DialogParentMessageReceived, ({ message }) => {
        say("fick " + message);
        Office.context.ui.messageParent("stäng");
      }, () => Office.context.ui.messageParent("ångra"));`);
    const { open: openPage } = await open({ "/taskpane.html": pane, "/result.html": result });
    const opener = await openPage("/taskpane.html");
    expect(await saidIn(opener, "svar stäng")).toBe("svar stäng");
    expect(opener.host.dialog).toMatchObject({ isOpen: false, told: ["igen"], info: { width: 30, height: 30 } });
  });

  test("opens a dialog in a window of its own, which office.js does by itself", async () => {
    const pane = page(`
      const options = { width: 30, height: 30, promptBeforeOpen: false };
      Office.context.ui.displayDialogAsync("https://addin.example.test/result.html", options, ({ value: dialog }) => {
        dialog.addEventHandler(Office.EventType.DialogMessageReceived, ({ message }) => { say("svar " + message); dialog.close(); });
      });`);
    const result = page(`Office.context.ui.messageParent("hej");`);
    const { open: openPage } = await open({ "/taskpane.html": pane, "/result.html": result });
    const opener = await openPage("/taskpane.html");
    expect(await saidIn(opener, "svar")).toBe("svar hej");
    expect(opener.host.dialog).toBeNull();
  });

  test("refuses and remembers what goes elsewhere", async () => {
    const {
      open: openPage,
      foreignRequests,
      complaints,
    } = await open({
      "/taskpane.html": page(`await fetch("https://telemetry.example.test/").catch(() => say("stopp"));`),
    });
    expect(await saidIn(await openPage("/taskpane.html"))).toBe("stopp");
    expect(foreignRequests).toEqual(["https://telemetry.example.test/"]);
    (foreignRequests as string[]).length = 0;
    (complaints as string[]).length = 0;
  });

  test("trusts no host at another address", async () => {
    const {
      open: openPage,
      complaints,
      foreignRequests,
    } = await open({ "/taskpane.html": page(`say("igång");`) }, { hostOrigin: "https://evil.example" });
    const { frame, host } = await openPage("/taskpane.html");
    await frame.waitForTimeout(500);
    expect(
      await frame
        .locator("#said")
        .textContent()
        .catch(() => "borta"),
    ).not.toBe("igång");
    expect(host.metrics.batches).toEqual([]);
    (complaints as string[]).length = 0;
    (foreignRequests as string[]).length = 0;
  });
});
