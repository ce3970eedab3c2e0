/** The live document behind Microsoft's real office.js: what an add-in like ours does, asserted on the saved package. */
import { readFileSync } from "node:fs";
import { strFromU8, unzipSync } from "fflate";
import { afterEach, describe, expect, test } from "@jest/globals";
import { docx, p, r, table } from "../../hosts/docx/fake-docx.ts";
import { startOffice, type StartedOffice } from "../environment.ts";
import { profiles, type OfficeProfile } from "../profiles.ts";
import { openInWord } from "./index.ts";
import { COMMON } from "./open.ts";

let office: StartedOffice | null = null;

async function start(
  bytes: Uint8Array,
  profile: OfficeProfile,
): Promise<StartedOffice & { readonly part: (name: string) => string }> {
  const document = openInWord(bytes, profile);
  office = await startOffice({ document, profile });
  return { ...office, part: (name) => strFromU8(unzipSync(document.bytes())[name] ?? new Uint8Array()) };
}

afterEach(() => {
  office?.close();
  office = null;
});

const body = p(r("Inledning.")) + p(r("Det här skrev en modell. Det här skrev jag.")) + table(p(r("Cell"))) + p(r("Slut."));

describe.each([profiles.web, profiles.pc, profiles.mac])("in Word ($name)", (profile) => {
  test("reading, labelling with mark, note and record, and taking the label off", async () => {
    const { Word, part, host } = await start(docx(body, COMMON), profile);
    await Word.run(async (context) => {
      const { document } = context;
      const flat = document.body.getOoxml();
      const paragraphs = document.body.paragraphs.load("items/text,items/uniqueLocalId");
      await context.sync();
      expect(flat.value).toContain("Det här skrev en modell.");
      expect(paragraphs.items.map(({ text }) => text)).toEqual([
        "Inledning.",
        "Det här skrev en modell. Det här skrev jag.",
        "Cell",
        "Slut.",
      ]);
      expect(new Set(paragraphs.items.map(({ uniqueLocalId }) => uniqueLocalId)).size).toBe(4);

      const [, second] = paragraphs.items;
      if (!second) throw new Error("no second paragraph");
      const head = second.search("Det här skrev en", { matchCase: true }).getFirst();
      const tail = second.search("modell.", { matchCase: true }).getFirst();
      const passage = head.expandTo(tail);
      const style = document.addStyle("AI-märke", "Character");
      style.font.color = "#1F3A68";
      const text = passage.insertText(" [AI: X]", "After");
      text.style = "AI-märke";
      const mark = text.insertContentControl();
      mark.tag = "kallmarkt:1:a:mark";
      const label = passage.insertContentControl();
      label.tag = "kallmarkt:1:a:1";
      label.title = "AI-text";
      const note = passage.insertFootnote("Källa: X");
      const notice = document.body.paragraphs.getLast().insertParagraph("Läsarnotis", "After");
      notice.getRange("Content").insertContentControl().tag = "kallmarkt:1:a:notice";
      const record = document.customXmlParts.add(`<k:record xmlns:k="urn:kallmarkt:record:1">{}</k:record>`);
      document.properties.customProperties.add("Kallmarkt", "id1");
      label.load("id,subtype,text");
      note.body.load("text");
      record.load("id");
      await context.sync();
      expect(label.subtype).toBe("RichTextInline");
      expect(label.text).toContain("Det här skrev en modell.");
      expect(note.body.text).toContain("Källa: X");

      const own = document.contentControls.getByTag("kallmarkt:1:a:1").getFirstOrNullObject();
      own.load("tag");
      const none = document.contentControls.getByTag("saknas").getFirstOrNullObject();
      none.load("tag");
      await context.sync();
      expect([own.isNullObject, none.isNullObject]).toEqual([false, true]);
    });
    expect(part("word/document.xml")).toMatch(/<w:tag w:val="kallmarkt:1:a:1"\/>.*<w:tag w:val="kallmarkt:1:a:mark"\/>/s);
    expect(part("word/footnotes.xml")).toContain("Källa: X");
    expect(part("customXml/item1.xml")).toContain("urn:kallmarkt:record:1");
    expect(part("docProps/custom.xml")).toContain("id1");

    await Word.run(async (context) => {
      const { contentControls, body: all } = context.document;
      contentControls.getByTag("kallmarkt:1:a:1").getFirst().delete(true);
      contentControls.getByTag("kallmarkt:1:a:mark").getFirst().delete(false);
      contentControls.getByTag("kallmarkt:1:a:notice").getFirst().paragraphs.getFirst().delete();
      all.footnotes.getFirst().delete();
      const paragraphs = all.paragraphs.load("items/text");
      await context.sync();
      expect(paragraphs.items.map(({ text }) => text)).toEqual([
        "Inledning.",
        "Det här skrev en modell. Det här skrev jag.",
        "Cell",
        "Slut.",
      ]);
    });
    expect(part("word/document.xml")).not.toContain("w:sdt");
    await host.idle();
    expect(host.metrics.liveReferences).toBe(0);
  });

  test("what the person selects is what the add-in gets, and a refusal is Word's", async () => {
    const { Word, host } = await start(docx(body, COMMON), profile);
    host.document.person.select({ paragraph: 1, offset: 0 }, { paragraph: 1, offset: 24 });
    await Word.run(async (context) => {
      const selection = context.document.getSelection().load("text,isEmpty");
      const paragraphs = selection.paragraphs.load("items/text");
      const { parentBody } = selection;
      parentBody.load("type");
      const lead = paragraphs.getFirst().getRange("Start").expandTo(selection.getRange("Start")).load("text");
      selection.insertContentControl().tag = "a";
      await context.sync();
      expect([selection.text, selection.isEmpty, paragraphs.items.length, lead.text]).toEqual([
        "Det här skrev en modell.",
        false,
        1,
        "",
      ]);
      expect(parentBody.type).toBe("MainDoc");
      const part = context.document.body.search("modell. Det").getFirst();
      part.insertContentControl();
      await expect(context.sync()).rejects.toMatchObject({ code: "GeneralException" });
    });
  });

  test("events reach their handlers", async () => {
    const { Word, host } = await start(docx(body, COMMON), profile);
    const heard: string[] = [];
    await Word.run(async (context) => {
      context.document.onParagraphChanged.add(async ({ source, uniqueLocalIds }) => {
        heard.push(`${source} ${uniqueLocalIds.length}`);
      });
      await context.sync();
    });
    host.document.person.type(0, 0, 0, "Nytt. ", true);
    await host.idle();
    expect(heard).toEqual(["Remote 1"]);
  });
});

test("viewing mode refuses what is written", async () => {
  const { Word, host } = await start(docx(body, COMMON), profiles.web);
  host.document.person.setViewing(true);
  await Word.run(async (context) => {
    context.document.body.paragraphs.getFirst().insertText("x", "End");
    await expect(context.sync()).rejects.toMatchObject({ code: "GeneralException" });
  });
});

test("the sample opens, and reads the same through office.js as its members say", async () => {
  const bytes = new Uint8Array(readFileSync(new URL("../../../samples/tjansteskrivelse.docx", import.meta.url)));
  const { Word } = await start(bytes, profiles.pc);
  const texts = await Word.run(async (context) => {
    const paragraphs = context.document.body.paragraphs.load("items/text");
    await context.sync();
    return paragraphs.items.map(({ text }) => text);
  });
  expect(texts.length).toBeGreaterThan(5);
});
