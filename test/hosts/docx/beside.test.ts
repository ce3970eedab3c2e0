/** What a Word file has beside the words on its page: addresses in fields within fields, alternative texts, the letters of formulas. */
import { describe, expect, test } from "@jest/globals";
import { findingsOf } from "../../../src/core/detect/findings.ts";
import { scan } from "../../../src/core/detect/scan.ts";
import { signsOf } from "../../../src/core/detect/signs.ts";
import { type DocumentText, storyOf } from "../../../src/core/text/document.ts";
import { openDocx } from "../../../src/hosts/docx/index.ts";
import { docx, field, fld, instr, p, r, relation, run } from "./fake-docx.ts";

const read = async (body: string, relationships = ""): Promise<DocumentText> =>
  (await openDocx(docx(body, {}, { relationships })).read()).text;
const bodyOf = (text: DocumentText) => storyOf(text, "body")?.paragraphs ?? [];
const TOKEN = ":contentReference[oaicite:0]{index=0}";
const ADDRESS = "https://skr.se/?utm_source=chatgpt.com";
const link = (target: string, shown: string): string => field(` HYPERLINK "${target}" `, r(shown));

describe("a link in another field's instruction", () => {
  const choice = (inside: string, result: string): string =>
    fld("begin") + instr(" IF 1 = 1 ") + inside + instr(' "" ') + fld("separate") + result + fld("end");

  test.each([
    ["a field", p(r("Se "), choice(link(ADDRESS, "SKR"), r("SKR")))],
    ["a field in a field", p(r("Se "), choice(choice(link(ADDRESS, "SKR"), r("SKR")), r("SKR")))],
    [
      "a field of one element",
      p(r("Se "), choice(`<w:fldSimple w:instr=' HYPERLINK "${ADDRESS}" '>${r("SKR")}</w:fldSimple>`, r("SKR"))),
    ],
    ["a link of the file's", p(r("Se "), choice(`<w:hyperlink r:id="rIdL">${r("SKR")}</w:hyperlink>`, r("SKR")))],
    ["the result once more", p(r("Se "), choice(link(ADDRESS, "SKR"), link(ADDRESS, "SKR")))],
  ])("stands where the result does: %s", async (_name, body) => {
    const text = await read(body, relation("rIdL", "hyperlink", ADDRESS, false, "External"));
    expect(bodyOf(text)).toMatchObject([{ text: "Se SKR", links: [{ start: 3, end: 6, target: ADDRESS }] }]);
    expect(bodyOf(text)[0]?.links).toHaveLength(1);
    expect(scan(text)).toMatchObject([{ rule: "chatgpt-link-parameter", inLink: true, span: { start: 3, end: 6 } }]);
  });

  test("is none where nothing is shown, or where the field is closed before", async () => {
    const text = await read(p(r("Se "), choice(link(ADDRESS, "SKR"), "")) + p(link("https://skr.se", "SKR"), r(" nu")));
    expect(bodyOf(text).map(({ links }) => links)).toEqual([[], [{ start: 0, end: 3, target: "https://skr.se" }]]);
  });
});

describe("words beside an object", () => {
  const DRAWING =
    'xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing" xmlns:pic="http://schemas.openxmlformats.org/drawingml/2006/picture"';
  const picture = (named: string, inside = ""): string =>
    run(`<w:drawing><wp:inline ${DRAWING}><wp:docPr id="1" name="Bild 1" ${named}/>${inside}</wp:inline></w:drawing>`);
  const math = (inside: string): string => `<m:oMath>${inside}</m:oMath>`;
  const mt = (letters: string): string => `<m:r><m:t>${letters}</m:t></m:r>`;
  const token =
    mt(":contentReference") +
    `<m:d><m:dPr><m:begChr m:val="["/><m:endChr m:val="]"/></m:dPr><m:e>${mt("oaicite:0")}</m:e></m:d>` +
    `<m:d><m:dPr><m:begChr m:val="{"/><m:endChr m:val="}"/></m:dPr><m:e>${mt("index=0")}</m:e></m:d>`;
  const subscript = `<m:d><m:dPr><m:begChr m:val="["/><m:endChr m:val="]"/></m:dPr><m:e><m:sSub><m:e>${mt("cite")}</m:e><m:sub>${mt("start")}</m:sub></m:sSub></m:e></m:d>`;

  test.each([
    ["a picture's description", picture(`descr="Karta över badet ${TOKEN}"`), "chatgpt-content-reference", "alt-text"],
    ["a picture's title", picture(`title="Karta [cite: 4]"`), "gemini-cite-marker", "alt-text"],
    [
      "the picture in the drawing",
      picture("", `<pic:cNvPr id="2" name="x" descr="Karta ${TOKEN}"/>`),
      "chatgpt-content-reference",
      "alt-text",
    ],
    ["an address", picture(`descr="Karta, ${ADDRESS}"`), "chatgpt-link-parameter", "alt-text"],
    ["an older shape", run(`<w:pict><v:shape alt="Karta ${TOKEN}"/></w:pict>`), "chatgpt-content-reference", "alt-text"],
    ["a formula", math(token), "chatgpt-content-reference", "formula"],
    [
      "a formula on a line of its own",
      `<m:oMathPara>${math(mt("x=1 citeturn0search0"))}</m:oMathPara>`,
      "chatgpt-turn-reference",
      "formula",
    ],
    ["a mark that Word has made a subscript of", math(subscript), "gemini-cite-marker", "formula"],
  ])("are searched for what is evidence: %s", async (_name, object, rule, inAside) => {
    const text = await read(p(r("Badet öppnar i juni. "), object, r(" Välkommen.")));
    expect(scan(text)).toMatchObject([{ rule, inAside, inLink: false, span: { start: 21, end: 22 } }]);
    const [finding, ...others] = findingsOf(text, scan(text));
    expect(others).toEqual([]);
    expect(finding).toMatchObject({ strength: "evidence", range: { from: { paragraph: 0 } } });
    expect(finding?.traces[0]?.says.sv).toMatch(inAside === "formula" ? /Det står i en formel\.$/ : /alternativtexten/);
  });

  test("an older shape that is a link carries its address", async () => {
    const text = await read(p(run(`<w:pict><v:rect href="${ADDRESS}"/></w:pict>`)));
    expect(scan(text)).toMatchObject([{ rule: "chatgpt-link-parameter", inLink: true }]);
  });

  test.each([
    ["a screenshot that shows a mark", picture(`descr="Skärmbild där märket [cite: 4] är inringat"`)],
    ["a quoted mark", picture(`descr="Skärmbild: ”${TOKEN}” i texten"`)],
    ["chat speech", picture(`descr="Självklart! Här är en bildbeskrivning:"`)],
    ["an open field", picture(`descr="[Ditt namn]"`)],
    ["a formula", math(`<m:sSup><m:e>${mt("x")}</m:e><m:sup>${mt("2")}</m:sup></m:sSup>`)],
  ])("ask nothing: %s", async (_name, object) => expect(scan(await read(p(r("Hej. "), object)))).toEqual([]));

  test("are said once, however often the file says them", async () => {
    const text = await read(
      p(picture(`descr="Karta ${TOKEN}" title="Karta ${TOKEN}"`, `<pic:cNvPr id="2" name="x" descr="Karta ${TOKEN}"/>`)),
    );
    expect(bodyOf(text)[0]?.asides).toHaveLength(1);
    expect(scan(text)).toHaveLength(1);
  });

  test("Word's warning below a description that it has made itself is told", async () => {
    const text = await read(p(picture('descr="En röd kvadrat&#10;&#10;AI-genererat innehåll kan vara felaktigt."')));
    expect(signsOf(text)).toMatchObject([
      { kind: "disclosure", what: "described-by-ai", text: "AI-genererat innehåll kan vara felaktigt" },
    ]);
    expect(signsOf(await read(p(picture('descr="En röd kvadrat"'))))).toEqual([]);
  });
});
