/** The same host over the transport of Word for Windows, with the script that office.js loads there. */
import { afterEach, expect, test } from "@jest/globals";
import { strFromU8, unzipSync } from "fflate";
import { docx, p, r } from "../hosts/docx/fake-docx.ts";
import { startOffice, type StartedOffice } from "./environment.ts";
import { TRANSPORT_ERRORS } from "./faults.ts";
import { COMMON } from "./word/open.ts";

let office: StartedOffice | null = null;

async function open(profile: "pc" | "ltsc2021" = "pc"): Promise<StartedOffice> {
  const bytes = docx(p(r("Första stycket.")) + p(r("Andra stycket.")), COMMON);
  office = await startOffice({ docx: bytes, profile, transport: "win32", settings: { antal: "3" } });
  return office;
}

afterEach(() => {
  office?.close();
  office = null;
});

test("the page is told that it runs in Word for Windows", async () => {
  const { Office, foreignRequests } = await open();
  expect(await Office.onReady()).toMatchObject({ host: "Word", platform: "PC" });
  expect(Office.context.displayLanguage).toBe("sv-SE");
  expect(Office.context.document.mode).toBe("readWrite");
  expect(Office.context.requirements.isSetSupported("WordApiDesktop", "1.4")).toBe(true);
  expect(Office.context.requirements.isSetSupported("WordApi", "1.10")).toBe(false);
  expect(Office.context.officeTheme.bodyBackgroundColor.toLowerCase()).toBe("#ffffff");
  expect(foreignRequests).toEqual([]);
});

test("batches, errors and null objects are the same as on the web", async () => {
  const started = await open();
  const { Word, host } = started;
  await Word.run(async (context) => {
    const { paragraphs } = context.document.body;
    paragraphs.load("items/text");
    const none = context.document.contentControls.getByIdOrNullObject(1);
    await context.sync();
    expect(paragraphs.items.map((item) => item.text)).toEqual(["Första stycket.", "Andra stycket."]);
    expect(none.isNullObject).toBe(true);
    const control = paragraphs.items[0]?.getRange("Content").insertContentControl();
    if (control) control.tag = "ai";
    await context.sync();
  });
  await host.idle();
  expect(host.metrics.liveReferences).toBe(0);
  expect(strFromU8(unzipSync(started.bytes())["word/document.xml"] ?? new Uint8Array())).toContain('<w:tag w:val="ai"/>');
  host.faults.next({ kind: "transport", code: TRANSPORT_ERRORS.sessionLost });
  const refused = Word.run(async (context) => {
    context.document.body.load("text");
    await context.sync();
  });
  await expect(refused).rejects.toMatchObject({ code: "InvalidOrTimedOutSession" });
});

test("events of the document and of the selection arrive", async () => {
  const { Word, Office, person, host } = await open();
  const heard: string[] = [];
  await new Promise<void>((resolve) => {
    const type = "documentSelectionChanged" as unknown as Office.EventType;
    Office.context.document.addHandlerAsync(
      type,
      () => heard.push("selection"),
      () => resolve(),
    );
  });
  await Word.run(async (context) => {
    context.document.onParagraphChanged.add(async ({ source }) => void heard.push(source));
    await context.sync();
  });
  person.select({ paragraph: 0, offset: 0 }, { paragraph: 0, offset: 6 });
  person.type(1, 0, 5, "Ändrat", true);
  await host.idle();
  expect(heard).toEqual(["selection", "Remote"]);
});

test("file, settings and commands", async () => {
  const started = await open();
  const { Office, host } = started;
  const file = await new Promise<Office.File>((resolve) => {
    const type = "compressed" as unknown as Office.FileType;
    Office.context.document.getFileAsync(type, { sliceSize: 65_536 }, ({ value }) => resolve(value));
  });
  const slice = await new Promise<Office.Slice>((resolve) => file.getSliceAsync(0, ({ value }) => resolve(value)));
  expect(new Uint8Array(slice.data as number[])).toEqual(started.bytes());
  await new Promise<void>((resolve) => file.closeAsync(() => resolve()));
  expect(host.openFiles).toBe(0);

  const { settings } = Office.context.document;
  expect(settings.get("antal")).toBe(3);
  settings.set("antal", 4);
  await new Promise((resolve) => settings.saveAsync(resolve));
  expect([...host.settings]).toEqual([["antal", "4"]]);

  let pressed = "";
  Office.actions.associate("mark", (event: Office.AddinCommands.Event) => {
    pressed = event.source.id;
    event.completed();
  });
  expect((await host.invokeCommand("mark", "ribbon")).status).toBe(0);
  expect(pressed).toBe("ribbon");
});
