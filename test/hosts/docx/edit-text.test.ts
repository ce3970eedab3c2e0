/** A person's new wording of a paragraph: exactly that text stands there afterwards, and nothing else in the file has changed. */
import { describe, expect, test } from "@jest/globals";
import fc from "fast-check";
import { AppError } from "../../../src/core/errors.ts";
import { asTyped, withEditedText } from "../../../src/hosts/docx/edit-text.ts";
import { openDocx } from "../../../src/hosts/docx/index.ts";
import { changesBetween } from "../../../src/hosts/docx/text-changes.ts";
import { rawEntries, textOf } from "../package/naive-zip.ts";
import { docx, documentXml, field, fld, instr, p, r, run, sdt } from "./fake-docx.ts";
import { INLINE, MAIN, markEdit, rangeOf, readBytes, covered } from "./laws.ts";
import { body } from "./random-docx.ts";

const numRuns = Number(process.env["KALLMARKT_RUNS"] ?? 60);
const seed = Number(process.env["KALLMARKT_SEED"] ?? 20261103);

const xmlOf = (bytes: Uint8Array): string => textOf(rawEntries(bytes).get(MAIN));
const textsOf = async (bytes: Uint8Array): Promise<string[]> =>
  (await readBytes(bytes)).text.stories.flatMap(({ paragraphs }) => paragraphs.map(({ text }) => text));

/** The body's XML after paragraph 0 got the text. */
async function edited(paragraph: string, text: string): Promise<string> {
  const bytes = docx(paragraph);
  const [before = ""] = await textsOf(bytes);
  const after = withEditedText(bytes, { story: "body", paragraph: 0 }, before, text);
  expect((await textsOf(after))[0]).toBe(text);
  return xmlOf(after);
}

const codeOf = (change: () => unknown): string => {
  try {
    change();
  } catch (error) {
    return error instanceof AppError ? error.code : String(error);
  }
  return "nothing";
};

describe("changes between two texts", () => {
  const words = fc.array(fc.constantFrom("ett", "två", " ", "  ", ".", "😀", "\ufffc", "\n", "\t", "é"), { maxLength: 14 });

  test("make the old text into the new one, and keep every object", () => {
    fc.assert(
      fc.property(words, words, (old, fresh) => {
        const before = old.join("");
        const objects = before.split("\ufffc").length - 1;
        const after = fresh.filter((word) => word !== "\ufffc").join("") + "\ufffc".repeat(objects);
        let text = "";
        let at = 0;
        for (const { start, end, insert } of changesBetween(before, after)) {
          expect(start).toBeGreaterThanOrEqual(at);
          expect(before.slice(start, end)).not.toContain("\ufffc");
          text += before.slice(at, start) + insert;
          at = end;
        }
        expect(text + before.slice(at)).toBe(after);
      }),
      { numRuns: 500, seed },
    );
  });

  test("are the words that differ, and no more", () => {
    expect(changesBetween("Avgiften höjs i två steg.", "Avgiften sänks i tre steg.")).toEqual([
      { start: 9, end: 13, insert: "sänks" },
      { start: 16, end: 19, insert: "tre" },
    ]);
  });
});

describe("formatting", () => {
  test("a replaced word takes the look of the word it replaces, and the rest keeps its own", async () => {
    const xml = await edited(p(r("Det är "), r("viktigt", "<w:b/>"), r(" och nytt.")), "Det är bråttom och gammalt.");
    expect(xml).toContain(r("bråttom", "<w:b/>"));
    expect(xml).toContain(r(" och gammalt."));
    expect(xml).toContain(r("Det är "));
  });

  test("words added at the end of a link stand outside it", async () => {
    const link = `<w:hyperlink w:anchor="x">${r("lagen")}</w:hyperlink>`;
    const xml = await edited(p(r("Se "), link, r(".")), "Se lagen igen.");
    expect(xml).toContain(link);
    expect(xml).toContain(r(" igen."));
  });

  test("tabs and line breaks that are typed become elements, and those that go are taken out", async () => {
    const xml = await edited(p(run("<w:t>a</w:t><w:tab/><w:t>b</w:t>")), "a b\nc\td");
    expect(xml).not.toMatch(/<w:t[^>]*>[^<]*\n/u);
    expect(xml.match(/<w:tab\/>/gu)).toHaveLength(1);
    expect(xml.match(/<w:br\/>/gu)).toHaveLength(1);
  });

  test("an empty paragraph takes text, also one written as an empty element", async () => {
    expect(await edited("<w:p/>", "Nytt.")).toContain("Nytt.");
    const properties = `<w:pPr><w:jc w:val="both"/></w:pPr>`;
    expect(await edited(p(properties), "Nytt.")).toContain(`${properties}<w:r><w:t xml:space="preserve">Nytt.</w:t></w:r>`);
  });

  test("a paragraph can be emptied, and written again", async () => {
    const bytes = docx(p(r("Allt.", "<w:i/>")) + p(r("Resten.")));
    const empty = withEditedText(bytes, { story: "body", paragraph: 0 }, "Allt.", "");
    expect(await textsOf(empty)).toEqual(["", "Resten."]);
    const again = withEditedText(empty, { story: "body", paragraph: 0 }, "", "Igen.");
    expect(await textsOf(again)).toEqual(["Igen.", "Resten."]);
  });

  test("characters that XML must spell are spelt", async () => {
    expect(await edited(p(r("a")), 'a <b> & "c" ]]>')).toContain("a &lt;b&gt; &amp;");
  });
});

describe("what stays", () => {
  test("a mark and its control, with the edited words still inside", async () => {
    const bytes = docx(p(r("Taxan höjs i maj. "), r("Den gäller alla.")));
    const host = openDocx(bytes);
    await host.apply([markEdit("l1", rangeOf(await host.read(), "Taxan höjs i maj."), INLINE)]);
    const [before = ""] = await textsOf(host.bytes());
    const after = withEditedText(host.bytes(), { story: "body", paragraph: 0 }, before, before.replace("höjs", "sänks kraftigt"));
    const reading = await readBytes(after);
    expect(covered(reading, "l1")).toEqual(["Taxan sänks kraftigt i maj."]);
    expect(reading.insertions.map(({ text }) => text.trim())).toEqual([INLINE.text]);
  });

  test("pictures, and a field that counts pages, may not go", async () => {
    const bytes = docx(p(r("före "), "<w:r><w:drawing/></w:r>", r(" efter ") + field(" PAGE ", r("3"))));
    const [before = ""] = await textsOf(bytes);
    expect(before).toBe("före \ufffc efter \ufffc");
    expect(codeOf(() => withEditedText(bytes, { story: "body", paragraph: 0 }, before, "före efter \ufffc"))).toBe("unsupported");
    const after = withEditedText(bytes, { story: "body", paragraph: 0 }, before, "innan \ufffc sedan \ufffc slut");
    expect(await textsOf(after)).toEqual(["innan \ufffc sedan \ufffc slut"]);
    expect(xmlOf(after)).toContain(r("3"));
  });

  test.each([
    ["a date", sdt("<w:date/>", r("2026-01-01"))],
    ["a control bound to data", sdt(`<w:dataBinding w:xpath="/a" w:storeItemID="{0}"/>`, r("värde"))],
    ["a locked control", sdt(`<w:lock w:val="sdtContentLocked"/>`, r("låst"))],
    [
      "text that stands twice in the file",
      `<mc:AlternateContent><mc:Choice Requires="w14">${r("val")}</mc:Choice><mc:Fallback>${r("reserv")}</mc:Fallback></mc:AlternateContent>`,
    ],
  ])("%s is Word's to change", async (_name, inside) => {
    const bytes = docx(p(r("före "), inside, r(" efter")));
    const [before = ""] = await textsOf(bytes);
    const word = before.replace("före ", "").replace(" efter", "");
    expect(codeOf(() => withEditedText(bytes, { story: "body", paragraph: 0 }, before, before.replace(word, "annat")))).toBe(
      "unsupported",
    );
    // The words around it can be changed.
    const after = withEditedText(bytes, { story: "body", paragraph: 0 }, before, before.replace("före", "innan"));
    expect(xmlOf(after)).toContain(inside);
  });

  test("a paragraph inside the instruction of a field shows nothing, and takes nothing", async () => {
    const bytes = docx(p(r("före"), fld("begin"), instr("IF")) + p(r("dolt")) + p(fld("separate"), r("syns"), fld("end")));
    expect(await textsOf(bytes)).toEqual(["före", "", "syns"]);
    expect(codeOf(() => withEditedText(bytes, { story: "body", paragraph: 1 }, "", "nytt"))).toBe("unsupported");
    expect(await textsOf(withEditedText(bytes, { story: "body", paragraph: 2 }, "syns", "syns nu"))).toEqual([
      "före",
      "",
      "syns nu",
    ]);
  });

  test("a paragraph that reads otherwise than the person saw is refused", () => {
    const bytes = docx(p(r("Nu.")));
    expect(codeOf(() => withEditedText(bytes, { story: "body", paragraph: 0 }, "Förut.", "Sedan."))).toBe("document-changed");
    expect(codeOf(() => withEditedText(bytes, { story: "body", paragraph: 7 }, "Nu.", "Sedan."))).toBe("document-changed");
  });

  test("a signed or protected file is refused", () => {
    const settings = `<w:documentProtection w:edit="readOnly" w:enforcement="1"/>`;
    const bytes = docx(p(r("Nu.")), {
      "word/settings.xml": documentXml("")
        .replace(/<w:body>.*<\/w:body>/u, settings)
        .replaceAll("w:document ", "w:settings ")
        .replaceAll("/w:document>", "/w:settings>"),
    });
    expect(codeOf(() => withEditedText(bytes, { story: "body", paragraph: 0 }, "Nu.", "Sedan."))).toBe("protected-document");
  });

  test("in any document, any new wording: exactly that text, or a refusal; the other paragraphs and all other parts to the byte", async () => {
    const typed = fc.array(fc.constantFrom("ord", " ", "😀", "\n", "\t", "&", "<", "å", ".", "\u0301", "\ud800", "\u0001"), {
      maxLength: 8,
    });
    let written = 0;
    await fc.assert(
      fc.asyncProperty(
        body,
        fc.nat(20),
        typed,
        fc.double({ min: 0, max: 1, noNaN: true }),
        fc.nat(6),
        async (xml, which, words, place, cut) => {
          const bytes = docx(xml);
          const reading = await readBytes(bytes);
          const paragraphs = reading.text.stories[0]?.paragraphs ?? [];
          if (paragraphs.length === 0) return;
          const paragraph = which % paragraphs.length;
          const before = paragraphs[paragraph]?.text ?? "";
          const at = Math.floor(place * before.length);
          const gone = before.slice(at, at + cut);
          const text =
            before.slice(0, at) + words.join("") + "\ufffc".repeat(gone.split("\ufffc").length - 1) + before.slice(at + cut);
          let after: Uint8Array;
          try {
            after = withEditedText(bytes, { story: "body", paragraph }, before, text);
          } catch (error) {
            if (!(error instanceof AppError)) throw error;
            expect(["unsupported", "not-written"]).toContain(error.code);
            return;
          }
          written++;
          const wanted = reading.text.stories.map((story) => story.paragraphs.map((one) => one.text));
          if (wanted[0]) wanted[0][paragraph] = asTyped(text);
          const now = await readBytes(after);
          expect(now.text.stories.map((story) => story.paragraphs.map((one) => one.text))).toEqual(wanted);
          const [old, fresh] = [rawEntries(bytes), rawEntries(after)];
          expect([...fresh.keys()]).toEqual([...old.keys()]);
          for (const [name, entry] of fresh) if (name !== MAIN) expect(entry.content).toEqual(old.get(name)?.content);
          // Outside text and its elements nothing is touched.
          const bones = (source: string): string =>
            source
              .replace(/<w:t(?:\s[^>]*)?(?:\/>|>[\s\S]*?<\/w:t>)/gu, "")
              .replace(/<w:(?:tab|br|noBreakHyphen|softHyphen)(?:\s[^>]*)?\/>/gu, "")
              .replace(/<w:r><\/w:r>/gu, "");
          if (before !== "") expect(bones(xmlOf(after))).toBe(bones(xmlOf(bytes)));
        },
      ),
      { numRuns: numRuns * 4, seed },
    );
    // Most edits go through: refusing is no way to pass.
    expect(written).toBeGreaterThan(numRuns * 2.5);
  });
});
