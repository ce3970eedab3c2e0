/** The contract of edits over every host: the .docx host, and Word as the real office.js speaks to it. */
import { afterEach, describe, expect, test } from "@jest/globals";
import fc from "fast-check";
import type { HostEdit, MarkAppearance } from "../../src/core/edits.ts";
import { openDocx } from "../../src/hosts/docx/index.ts";
import { profiles, type OfficeProfile } from "../office/profiles.ts";
import { holdsTheLaws, seen, type Held, type HostKind } from "./contract.ts";
import { field, p, r, sdt, table } from "./docx/fake-docx.ts";
import { FOOTNOTE, INLINE, markEdit, NOTHING, rangeOf, rangesOf, readBytes } from "./docx/laws.ts";
import { body, cuts } from "./docx/random-docx.ts";
import { closeAll, docx, inWord, RECORD } from "./word/in-word.ts";

afterEach(closeAll);

/** More by hand: KALLMARKT_RUNS=500. Each run through Word starts an office.js of its own. */
const numRuns = Number(process.env["KALLMARKT_RUNS"] ?? 5);
const seed = Number(process.env["KALLMARKT_SEED"] ?? 20261103);

const paper: HostKind = {
  name: "the .docx host",
  open: (bytes) => {
    const host = openDocx(bytes);
    return Promise.resolve({ host, saved: () => Promise.resolve(host.bytes()) });
  },
};

const word = (name: string, profile: OfficeProfile): HostKind => ({
  name,
  open: async (bytes) => {
    const one = await inWord(bytes, profile);
    return { host: one.word, saved: () => Promise.resolve(one.bytes()) };
  },
});

/** Each Word costs half a second for a case: the one without ids of paragraphs is tried with every second, or all with KALLMARKT_RUNS. */
const KINDS = [
  { kind: paper, every: 1 },
  { kind: word("Word on the web", profiles.web), every: 1 },
  { kind: word("Word LTSC 2024", profiles.ltsc2024), every: process.env["KALLMARKT_RUNS"] === undefined ? 2 : 1 },
];

const LONG = "En mening som upprepas ordagrant. ".repeat(12);
const br = "<w:r><w:br/></w:r>";
const link = (text: string): string => `<w:hyperlink w:anchor="x">${r(text)}</w:hyperlink>`;
const textBox = `<w:r><mc:AlternateContent><mc:Choice Requires="wps"><w:drawing><wps:txbx><w:txbxContent>${p(r("I rutan."))}</w:txbxContent></wps:txbx></w:drawing></mc:Choice><mc:Fallback><w:pict><v:textbox><w:txbxContent>${p(r("I rutan."))}</w:txbxContent></v:textbox></w:pict></mc:Fallback></mc:AlternateContent></w:r>`;
const ins = (content: string): string => `<w:ins w:id="51" w:author="A" w:date="2026-01-01T00:00:00Z">${content}</w:ins>`;
const del = (text: string): string =>
  `<w:del w:id="52" w:author="A" w:date="2026-01-01T00:00:00Z"><w:r><w:delText xml:space="preserve">${text}</w:delText></w:r></w:del>`;
const nested = `<w:tbl><w:tblPr/><w:tblGrid/><w:tr><w:tc>${p(r("Yttre cell."))}${table(p(r("Inre ett.")), p(r("Inre två.")))}${p("")}</w:tc></w:tr></w:tbl>`;

interface Case {
  readonly name: string;
  readonly body: string;
  readonly quote: string;
  /** Which of the places with these words; the first unless told. */
  readonly nth?: number;
}

const CASES: readonly Case[] = [
  { name: "words around a hyperlink", body: p(r("Läs "), link("mer här"), r(" i dag.")), quote: "Läs mer här i dag." },
  { name: "words inside a hyperlink", body: p(r("Läs "), link("mer om detta här"), r(" i dag.")), quote: "om detta" },
  { name: "a field and what follows", body: p(r("Se "), field(" REF _x ", r("avsnitt 2")), r(" för mer.")), quote: "avsnitt 2 för" },
  { name: "a control of the writer's", body: p(r("Före "), sdt(`<w:tag w:val="annat"/>`, r("inuti den")), r(" efter.")), quote: "inuti den" },
  { name: "half a control of the writer's", body: p(r("Före "), sdt(`<w:tag w:val="annat"/>`, r("inuti den")), r(" efter.")), quote: "den efter" },
  { name: "a date control", body: p(r("Den "), sdt("<w:date/>", r("3 november")), r(" hölls mötet.")), quote: "Den 3 november hölls" },
  { name: "a locked control", body: p(r("Före "), sdt(`<w:lock w:val="sdtContentLocked"/>`, r("låst text")), r(" efter.")), quote: "Före låst text efter." },
  { name: "a control that must not be deleted", body: p(r("Före "), sdt(`<w:lock w:val="sdtLocked"/>`, r("kvar här")), r(" efter.")), quote: "kvar här efter" },
  { name: "a control around a paragraph", body: `${p(r("Ovan."))}${sdt("", p(r("Inne i blocket står detta.")))}${p(r("Under."))}`, quote: "blocket står" },
  { name: "a tracked insertion", body: p(r("Gammalt "), ins(r("nytt infört ")), r("slut.")), quote: "infört slut" },
  { name: "around a tracked deletion", body: p(r("Det här "), del("är struket "), r("står kvar.")), quote: "här står kvar" },
  { name: "a cell", body: `${p(r("Före."))}${table(p(r("Första cellen.")), p(r("Andra cellen.")))}${p(r("Efter."))}`, quote: "Andra cellen." },
  { name: "from a cell into the next", body: `${p(r("Före."))}${table(p(r("Första cellen.")), p(r("Andra cellen.")))}${p(r("Efter."))}`, quote: "cellen.\nAndra" },
  { name: "a table in a table", body: `${p(r("Före."))}${nested}${p(r("Efter."))}`, quote: "Inre två." },
  { name: "a text box", body: p(r("Före "), textBox, r(" efter.")), quote: "Före" },
  { name: "a soft hyphen", body: p("<w:r><w:t>kommun</w:t><w:softHyphen/><w:t>styrelsen beslutade.</w:t></w:r>"), quote: "styrelsen" },
  { name: "tabs and line breaks", body: p(r("Ett"), "<w:r><w:tab/></w:r>", r("två"), br, r("tre och fyra.")), quote: "två\ntre och" },
  { name: "a symbol", body: p(r("Klart "), `<w:r><w:sym w:font="Wingdings" w:char="F0FC"/></w:r>`, r(" i dag.")), quote: "i dag" },
  { name: "right to left", body: `<w:p><w:pPr><w:bidi/></w:pPr>${r("שלום עולם. זה טקסט.", "<w:rtl/>")}</w:p>`, quote: "זה טקסט." },
  { name: "a long paragraph", body: p(r(LONG + "Och slutet.")), quote: LONG.slice(40, 340) },
  { name: "the ninth of twelve like sentences", body: p(r(LONG)), quote: "En mening som upprepas ordagrant.", nth: 8 },
  { name: "the fourth of five like paragraphs", body: p(r("Samma rad.")).repeat(5), quote: "Samma rad.", nth: 3 },
  { name: "empty paragraphs between", body: `${p(r("Först."))}${p("")}${p("")}${p(r("Sist."))}`, quote: "Först.\n\n\nSist" },
  { name: "letters of two code units", body: p(r("Hej 😀 och 👩‍💻 där.")), quote: "😀 och 👩‍💻" },
]; // prettier-ignore

const editsFor = (labelRange: HostEdit & { kind: "mark" }): HostEdit[] => [
  labelRange,
  { kind: "insert", owner: "document", part: "notice", alias: "Läsarnotis", text: "Delar är framtagna med AI.", at: { paragraph: 0, side: "before" } },
  { kind: "insert", owner: "a", part: "source", alias: "Källa", text: "ChatGPT, 2026-11-03.", at: { paragraph: 99, side: "after" } },
  RECORD,
]; // prettier-ignore

describe.each(KINDS)("$kind.name keeps the contract", ({ kind, every }) => {
  test.each(CASES.filter((_case, index) => index % every === 0))(
    "over $name, and says what a .docx says",
    async ({ body: xml, quote, nth }) => {
      const bytes = docx(xml);
      const reading = await readBytes(bytes);
      const edits = editsFor(markEdit("a", rangeOf(reading, quote, "body", nth), INLINE) as HostEdit & { kind: "mark" });
      const held = await holdsTheLaws(kind, bytes, edits);
      const host = openDocx(bytes);
      expect(inShort(held)).toEqual({ kind: "written", outcomes: await host.apply(edits), seen: seen(await host.read()) });
    },
  );

  test("over a document without a word", async () => {
    const bytes = docx(p(""));
    const nowhere = { story: "body", from: { paragraph: 0, offset: 0 }, to: { paragraph: 0, offset: 0 } };
    const held = await holdsTheLaws(kind, bytes, editsFor(markEdit("a", nowhere, INLINE) as HostEdit & { kind: "mark" }));
    expect(held).toMatchObject({ kind: "written", outcomes: [{ kind: "refused", why: "no-text" }, {}, {}, {}] });
  });

  test(`over ${numRuns} random documents`, async () => {
    let refused = 0;
    await fc.assert(
      fc.asyncProperty(
        body,
        cuts,
        fc.constantFrom<MarkAppearance>(NOTHING, INLINE, FOOTNOTE),
        async (xml, fractions, appearance) => {
          const bytes = docx(xml);
          const ranges = rangesOf(await readBytes(bytes), fractions);
          const held = await holdsTheLaws(
            kind,
            bytes,
            ranges.map((range, index) => markEdit(`l${index}`, range, appearance)),
          );
          closeAll();
          // A field that is cut off half-way may have no place for a control: then nothing is written, and it is said.
          if (held.kind === "refused") expect(held.code).toBe("not-written");
          refused += Number(held.kind === "refused");
        },
      ),
      { numRuns, seed, endOnFailure: true },
    );
    expect(refused).toBeLessThanOrEqual(kind === paper ? 0 : Math.ceil(numRuns / 10));
  }, 600_000);
});

const inShort = (held: Held): unknown =>
  held.kind === "refused" ? held : { kind: held.kind, outcomes: held.outcomes, seen: seen(held.saved) };
