/** The real office.js on a live .docx: what an add-in does in Word, asserted on the saved file. */
import { strFromU8, unzipSync } from "fflate";
import { afterEach, describe, expect, test } from "@jest/globals";
import { docx, p, r, table } from "../hosts/docx/fake-docx.ts";
import { startOffice, type StartedOffice, type StartOptions } from "./environment.ts";
import { COMMON } from "./word/open.ts";

let office: StartedOffice | null = null;

async function open(body: string, options: Partial<StartOptions> = {}): Promise<StartedOffice> {
  office = await startOffice({ docx: docx(body, COMMON), profile: "pc", ...options });
  return office;
}

afterEach(() => {
  office?.close();
  office = null;
});

const partOf = (started: StartedOffice, name: string): string => {
  const part = unzipSync(started.bytes())[name];
  return part === undefined ? "" : strFromU8(part);
};

const BODY =
  p(r("Första stycket.")) + p(r("Andra stycket, "), r("fet", "<w:b/>"), r(".")) + table(p(r("Cell A1"))) + p(r("Sist."));

describe("an add-in in Word", () => {
  test("reads every paragraph by named values in one batch", async () => {
    const { Word, host } = await open(BODY);
    await Word.run(async (context) => {
      const { paragraphs } = context.document.body;
      paragraphs.load("items/text,items/style,items/uniqueLocalId,items/tableNestingLevel");
      await context.sync();
      expect(paragraphs.items.map((item) => [item.text, item.tableNestingLevel])).toEqual([
        ["Första stycket.", 0],
        ["Andra stycket, fet.", 0],
        ["Cell A1", 1],
        ["Sist.", 0],
      ]);
      expect(new Set(paragraphs.items.map((item) => item.uniqueLocalId)).size).toBe(4);
    });
    await host.idle();
    expect(host.metrics.roundTrips).toBe(2);
    expect(host.metrics.unnamedLoads).toEqual([]);
    expect(host.metrics.liveReferences).toBe(0);
  });

  test("finds a sentence, puts a control around it, a note behind it, and keeps a record in the file", async () => {
    const started = await open(BODY);
    const { Word } = started;
    await Word.run(async (context) => {
      const { body, customXmlParts, properties } = context.document;
      const hit = body.search("Andra stycket", { matchCase: true }).getFirst();
      const control = hit.insertContentControl();
      control.set({ tag: "kallmarkt:1", title: "AI" });
      control.appearance = "BoundingBox";
      hit.getRange("End").insertFootnote("Källa: M365 Copilot.");
      customXmlParts.add('<p:prov xmlns:p="urn:prov">1</p:prov>');
      properties.customProperties.add("AIMärkt", "ja");
      await context.sync();
    });
    expect(partOf(started, "word/document.xml")).toMatch(/<w:sdt>.*<w:tag w:val="kallmarkt:1"\/>.*Andra stycket.*<\/w:sdt>/su);
    expect(partOf(started, "word/footnotes.xml")).toContain("Källa: M365 Copilot.");
    expect(
      Object.entries(unzipSync(started.bytes())).some(
        ([name, data]) => name.startsWith("customXml/") && strFromU8(data).includes("urn:prov"),
      ),
    ).toBe(true);
    expect(partOf(started, "docProps/custom.xml")).toContain("AIMärkt");

    await Word.run(async (context) => {
      const controls = context.document.contentControls.load("items/id,items/tag,items/text");
      const notes = context.document.body.footnotes.load("items/body/text");
      const part = context.document.customXmlParts.getByNamespace("urn:prov").getOnlyItemOrNullObject();
      const none = context.document.customXmlParts.getByNamespace("urn:none").getOnlyItemOrNullObject();
      await context.sync();
      const xml = part.getXml();
      await context.sync();
      expect(controls.items.map(({ tag }) => tag)).toEqual(["kallmarkt:1"]);
      expect(notes.items.map((note) => note.body.text)).toEqual([expect.stringContaining("Källa: M365 Copilot.")]);
      expect([part.isNullObject, none.isNullObject]).toEqual([false, true]);
      expect(xml.value).toContain("urn:prov");
    });
  });

  test("marks what the person selected, and hears when the person selects something else", async () => {
    const started = await open(BODY);
    const { Word, Office, person, host } = started;
    let moved = 0;
    await new Promise<void>((resolve) => {
      Office.context.document.addHandlerAsync(
        "documentSelectionChanged" as unknown as Office.EventType,
        () => moved++,
        () => resolve(),
      );
    });
    person.select({ paragraph: 1, offset: 0 }, { paragraph: 1, offset: 13 });
    await host.idle();
    expect(moved).toBe(1);
    await Word.run(async (context) => {
      const selection = context.document.getSelection();
      selection.load("text,isEmpty");
      const parent = selection.parentContentControlOrNullObject.load("id");
      await context.sync();
      expect([selection.text, selection.isEmpty, parent.isNullObject]).toEqual(["Andra stycket", false, true]);
      const control = selection.insertContentControl();
      control.tag = "valt";
      await context.sync();
    });
    expect(partOf(started, "word/document.xml")).toContain('<w:tag w:val="valt"/>');
    const selected = await new Promise<string>((resolve) => {
      Office.context.document.getSelectedDataAsync<string>("text" as unknown as Office.CoercionType, ({ value }) =>
        resolve(value),
      );
    });
    expect(selected).toBe("Andra stycket");
  });

  test("hears what a person and a co-author write", async () => {
    const { Word, person, host } = await open(BODY);
    const heard: (readonly [kind: string, source: string])[] = [];
    await Word.run(async (context) => {
      context.document.onParagraphAdded.add(async ({ type, source }) => void heard.push([type, source]));
      context.document.onParagraphChanged.add(async ({ type, source }) => void heard.push([type, source]));
      context.document.onParagraphDeleted.add(async ({ type, source }) => void heard.push([type, source]));
      await context.sync();
    });
    person.type(0, 0, 6, "Ändrade");
    person.insertParagraph(1, "Nytt", true);
    person.deleteParagraph(1);
    await host.idle();
    expect(heard).toEqual([
      ["ParagraphChanged", "Local"],
      ["ParagraphAdded", "Remote"],
      ["ParagraphDeleted", "Local"],
    ]);
  });

  test("gets the whole file, as it is now", async () => {
    const started = await open(BODY);
    await started.Word.run(async (context) => {
      context.document.body.paragraphs.getFirst().insertText("Nytt: ", "Start");
      await context.sync();
    });
    const file = await new Promise<Office.File>((resolve) => {
      started.Office.context.document.getFileAsync("compressed" as unknown as Office.FileType, ({ value }) => resolve(value));
    });
    const slice = await new Promise<Office.Slice>((resolve) => file.getSliceAsync(0, ({ value }) => resolve(value)));
    const bytes = new Uint8Array(slice.data as number[]);
    expect(bytes).toEqual(started.bytes());
    expect(strFromU8(unzipSync(bytes)["word/document.xml"] ?? new Uint8Array())).toContain("Nytt: ");
    await new Promise<void>((resolve) => file.closeAsync(() => resolve()));
  });

  test("is told so where a control stands in the way, and keeps what went before", async () => {
    const started = await open(BODY);
    const { Word } = started;
    const mark = (words: string): Promise<string | null> =>
      Word.run(async (context) => {
        context.document.body.search(words).getFirst().insertContentControl().tag = words;
        await context.sync();
      }).then(
        () => null,
        (error: unknown) => (error as OfficeExtension.Error).code,
      );
    expect(await mark("stycket, fet")).toBeNull();
    expect(await mark("Andra stycket")).toBe("GeneralException");
    expect(partOf(started, "word/document.xml").match(/<w:tag /gu)).toHaveLength(1);
  });

  test("reads 5,000 paragraphs with their ids in the same two round trips", async () => {
    const many = Array.from({ length: 5000 }, (_, at) => p(r(`Stycke ${at} i en lång skrivelse.`))).join("");
    const { Word, host } = await open(many);
    await Word.run(async (context) => {
      const { paragraphs } = context.document.body;
      paragraphs.load("items/text,items/uniqueLocalId");
      await context.sync();
      expect(paragraphs.items).toHaveLength(5000);
      expect(paragraphs.items[4999]?.text).toBe("Stycke 4999 i en lång skrivelse.");
    });
    await host.idle();
    expect(host.metrics.roundTrips).toBe(2);
    expect(host.metrics.liveReferences).toBe(0);
  });
});
