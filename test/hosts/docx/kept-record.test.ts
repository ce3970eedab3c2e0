/** The record inside the file (rulebook §4.8): where it goes, how it is found again, and what of other people's stays. */
import { describe, expect, test } from "@jest/globals";
import { nodeZip } from "../../../src/cli/node-zip.ts";
import type { HostEdit } from "../../../src/core/edits.ts";
import { RECORD_NAMESPACE } from "../../../src/core/record/record.ts";
import { openDocx } from "../../../src/hosts/docx/index.ts";
import { rawEntries, textOf } from "../package/naive-zip.ts";
import { DECLARATION, docx, p, type Parts, partsOf, r, relation, zipOf } from "./fake-docx.ts";
import { lawfully, MAIN, readBytes, type Written } from "./laws.ts";

const JSON_TEXT = `{"id":"r1","title":"Ärende <1> & \\"beslut\\"","n":[1,2]}`;
const keep = (json = JSON_TEXT, recordId = "r1"): HostEdit => ({ kind: "keep-record", recordId, json });
const DROP: HostEdit = { kind: "drop-record" };
const BODY = p(r("ett"));
const RELS = "word/_rels/document.xml.rels";
const CUSTOM = "docProps/custom.xml";

const kept = (given: Parts = {}, options = {}): Promise<Written> => lawfully(docx(BODY, given, options), [keep()]);

async function apply(bytes: Uint8Array, ...edits: readonly HostEdit[]): Promise<Uint8Array> {
  const host = openDocx(bytes, { zip: nodeZip });
  await host.apply(edits);
  return host.bytes();
}

const namesOf = (bytes: Uint8Array): string[] => [...rawEntries(bytes).keys()];
const partOf = (bytes: Uint8Array, name: string): string => textOf(rawEntries(bytes).get(name));
/** The file's parts with some of them named or written otherwise, as other programs do when they save it again. */
const resaved = (bytes: Uint8Array, change: (parts: Map<string, string>) => void): Uint8Array => {
  const parts = new Map([...rawEntries(bytes)].map(([name, entry]) => [name, textOf(entry)]));
  change(parts);
  return zipOf(Object.fromEntries(parts));
};

describe("keeping a record", () => {
  test("writes a custom XML part with its properties, relationships and content types, and the flag", async () => {
    const { part, after, bytes } = await kept();
    expect(after).toMatchObject({ keptRecord: JSON_TEXT, flag: "r1", notices: [] });
    expect(part("customXml/item1.xml")).toMatch(
      new RegExp(`^<\\?xml [^>]*\\?>\\r\\n<record xmlns="${RECORD_NAMESPACE}">\\{.*\\}</record>$`),
    );
    expect(part("customXml/itemProps1.xml")).toMatch(/ds:itemID="\{[0-9A-F]{8}(?:-[0-9A-F]{4}){3}-[0-9A-F]{12}\}"/);
    expect(part("customXml/_rels/item1.xml.rels")).toContain(`/relationships/customXmlProps" Target="itemProps1.xml"`);
    expect(part(RELS)).toContain(`/relationships/customXml" Target="../customXml/item1.xml"`);
    expect(part("[Content_Types].xml")).toContain(
      `PartName="/customXml/itemProps1.xml" ContentType="application/vnd.openxmlformats-officedocument.customXmlProperties+xml"`,
    );
    expect(part(CUSTOM)).toContain(`fmtid="{D5CDD505-2E9C-101B-9397-08002B2CF9AE}" pid="2" name="Kallmarkt"><vt:lpwstr`);
    expect(part("_rels/.rels")).toContain(`/relationships/custom-properties" Target="docProps/custom.xml"`);
    expect(namesOf(bytes)).not.toContain("docProps/core.xml");
  });

  test("and dropping it leaves none of it", async () => {
    const { undone } = await kept();
    expect(namesOf(undone)).toEqual(namesOf(docx(BODY)));
    for (const name of ["[Content_Types].xml", RELS, "_rels/.rels"]) expect(partOf(undone, name)).toBe(partOf(docx(BODY), name));
  });

  test.each([
    ["plain", "{}"],
    ["markup and references", `{"a":"</record>&amp;<![CDATA[x]]>&#13;"}`],
    ["line ends and tabs between its parts", `{\r\n\t"a": 1\n}`],
    ["characters outside the first plane, and odd line ends", `{"a":"😀\u2028\u0085\u00a0"}`],
    ["large", JSON.stringify({ a: "x".repeat(1_000_000) })],
  ])("gives it back exactly as it was: %s", async (_name, json) => {
    const { after } = await lawfully(docx(BODY), [keep(json)]);
    expect(after.keptRecord).toBe(json);
  });

  test("characters that XML can't hold come back as JSON spells them", async () => {
    const { after } = await lawfully(docx(BODY), [keep(`{"a":"\ufffe\uffff\ud800"}`)]);
    expect(JSON.parse(after.keptRecord ?? "")).toEqual({ a: "\ufffe\uffff\ud800" });
  });

  test("replaces the one kept before in its own place", async () => {
    const first = await apply(docx(BODY), keep());
    const second = await apply(first, keep(`{"id":"r2"}`, "r2"));
    expect(namesOf(second)).toEqual(namesOf(first));
    expect(await readBytes(second)).toMatchObject({ keptRecord: `{"id":"r2"}`, flag: "r2" });
    expect(partOf(second, CUSTOM).split("<property")).toHaveLength(2);
  });
});

describe("the number of the part", () => {
  const item = (n: number, folder = "customXml"): Parts => ({ [`${folder}/item${n}.xml`]: "<a/>" });
  const properties = (n: number, folder = "customXml"): Parts => ({
    [`${folder}/itemProps${n}.xml`]: `<ds:datastoreItem ds:itemID="{0}" xmlns:ds="http://schemas.openxmlformats.org/officeDocument/2006/customXml"/>`,
  });

  test.each([
    ["the first", {}, "customXml/item1.xml"],
    ["the next after the writer's", { ...item(1), ...properties(1) }, "customXml/item2.xml"],
    ["a gap", { ...item(1), ...item(3) }, "customXml/item2.xml"],
    [
      "not one whose properties are taken",
      { ...item(1), ...item(2), ...properties(2), "customXml/itemProps3.xml": "<a/>" },
      "customXml/item4.xml",
    ],
    ["in the folder as the file spells it", item(1, "customXML"), "customXML/item2.xml"],
  ])("is %s", async (_name, given, name) => {
    const parts = partsOf(BODY, given);
    const { part } = await lawfully(zipOf(parts), [keep()]);
    expect(part(name)).toContain(RECORD_NAMESPACE);
    expect(part(name.replace("item", "itemProps"))).toContain("datastoreItem");
  });
});

describe("the record is found again", () => {
  const start = (): Promise<Uint8Array> => apply(docx(BODY, { "customXml/item1.xml": "<annat/>" }), keep());

  test("by its namespace, when Word has numbered the parts anew", async () => {
    const renamed = resaved(await start(), (parts) => {
      for (const [from, to] of [
        ["item2", "item7"],
        ["itemProps2", "itemProps7"],
      ]) {
        for (const [name, xml] of [...parts]) {
          const fresh = name.replace(`${from as string}.xml`, `${to as string}.xml`);
          parts.delete(name);
          parts.set(fresh, xml.replaceAll(`${from as string}.xml`, `${to as string}.xml`));
        }
      }
    });
    expect(namesOf(renamed)).toContain("customXml/item7.xml");
    expect((await readBytes(renamed)).keptRecord).toBe(JSON_TEXT);
    const again = await apply(renamed, keep(`{"id":"r2"}`, "r2"));
    expect(partOf(again, "customXml/item7.xml")).toContain("r2");
    expect(partOf(again, "customXml/item1.xml")).toBe("<annat/>");
  });

  test("with a prefix, a comment or CDATA, as other programs write it", async () => {
    for (const xml of [
      `<k:record xmlns:k="${RECORD_NAMESPACE}">{"id":"r1"}</k:record>`,
      `${DECLARATION}<record xmlns="${RECORD_NAMESPACE}"><![CDATA[{"id":"r1"}]]></record>`,
      `\ufeff<record xmlns='${RECORD_NAMESPACE}'>{&quot;id&quot;:&quot;r1&quot;}</record>`,
    ]) {
      const changed = resaved(await start(), (parts) => parts.set("customXml/item2.xml", xml));
      expect((await readBytes(changed)).keptRecord).toBe(`{"id":"r1"}`);
    }
  });

  test("without its properties part, which some programs drop, and replaced and dropped all the same", async () => {
    const bare = resaved(await start(), (parts) => {
      parts.delete("customXml/itemProps2.xml");
      parts.delete("customXml/_rels/item2.xml.rels");
    });
    expect((await readBytes(bare)).keptRecord).toBe(JSON_TEXT);
    expect((await readBytes(await apply(bare, keep(`{"id":"r2"}`, "r2")))).keptRecord).toBe(`{"id":"r2"}`);
    expect(namesOf(await apply(bare, DROP))).not.toContain("customXml/item2.xml");
  });

  test("is not taken from parts that only speak of the namespace, or are other products' and broken", async () => {
    const reading = await readBytes(
      docx(BODY, {
        "customXml/item1.xml": `<a>${RECORD_NAMESPACE}</a>`,
        "customXml/item2.xml": new Uint8Array([0xff, 0xfe, 0x3c, 0]),
        "customXml/item3.xml": `<annat xmlns="${RECORD_NAMESPACE}"/>`,
      }),
    );
    expect([reading.keptRecord, reading.flag]).toEqual([null, null]);
  });

  test("broken properties of the document stop no reading", async () => {
    const rels = partsOf(BODY, { [CUSTOM]: "<a/>" })["_rels/.rels"] as string;
    const core = `<Relationship Id="rC" Type="http://schemas.openxmlformats.org/package/2006/relationships/metadata/core-properties" Target="docProps/core.xml"/></Relationships>`;
    const parts: Parts = {
      [CUSTOM]: "<Properties",
      "docProps/core.xml": "<cp:a/>",
      "_rels/.rels": rels.replace("</Relationships>", core),
    };
    expect(await readBytes(docx(BODY, parts))).toMatchObject({ flag: null, text: { metadata: {} } });
  });

  test("a broken part of another product that speaks of the namespace stops nothing", async () => {
    const reading = await readBytes(docx(BODY, { "customXml/item1.xml": `<a>${RECORD_NAMESPACE}` }));
    expect(reading.keptRecord).toBeNull();
  });
});

describe("several records, as when two documents became one", () => {
  const two = docx(BODY, {
    "customXml/item1.xml": `<record xmlns="${RECORD_NAMESPACE}">{"id":"r1"}</record>`,
    "customXml/item2.xml": `<record xmlns="${RECORD_NAMESPACE}">{"id":"r2"}</record>`,
    [CUSTOM]: `<Properties xmlns="http://schemas.openxmlformats.org/officeDocument/2006/custom-properties" xmlns:vt="v"><property fmtid="{D5CDD505-2E9C-101B-9397-08002B2CF9AE}" pid="2" name="Kallmarkt"><vt:lpwstr>r2</vt:lpwstr></property></Properties>`,
  });

  test("the flag says which one counts, and it is said that there are several", async () => {
    expect(await readBytes(two)).toMatchObject({ keptRecord: `{"id":"r2"}`, flag: "r2", notices: ["several-records"] });
  });

  test("keeping one leaves one; dropping leaves none", async () => {
    const one = await apply(two, keep());
    expect(await readBytes(one)).toMatchObject({ keptRecord: JSON_TEXT, flag: "r1", notices: [] });
    expect((await readBytes(await apply(two, DROP))).keptRecord).toBeNull();
  });
});

describe("custom properties of others stay", () => {
  const NS = "http://schemas.openxmlformats.org/officeDocument/2006/custom-properties";
  const VT = "http://schemas.openxmlformats.org/officeDocument/2006/docPropsVTypes";
  const theirs = (prefix = "", pid = 5): string =>
    `<${prefix}property fmtid="{D5CDD505-2E9C-101B-9397-08002B2CF9AE}" pid="${pid}" name="Diarienummer"><vt:lpwstr>KS 2026/1</vt:lpwstr></${prefix}property>`;

  test.each([
    [
      "without prefix",
      `<Properties xmlns="${NS}" xmlns:vt="${VT}">${theirs()}</Properties>`,
      `</property><property fmtid="{D5CDD505-2E9C-101B-9397-08002B2CF9AE}" pid="6" name="Kallmarkt">`,
    ],
    [
      "one with the last number that there is",
      `<Properties xmlns="${NS}" xmlns:vt="${VT}">${theirs("", 2_147_483_647)}</Properties>`,
      `</property><property fmtid="{D5CDD505-2E9C-101B-9397-08002B2CF9AE}" pid="2" name="Kallmarkt">`,
    ],
    [
      "with prefix",
      `<op:Properties xmlns:op="${NS}" xmlns:vt="${VT}">${theirs("op:")}</op:Properties>`,
      `</op:property><op:property fmtid="{D5CDD505-2E9C-101B-9397-08002B2CF9AE}" pid="6" name="Kallmarkt">`,
    ],
  ])("%s", async (_name, xml, added) => {
    const bytes = docx(BODY, { [CUSTOM]: xml });
    const { part, undone, after } = await lawfully(bytes, [keep()]);
    expect(after.flag).toBe("r1");
    expect(part(CUSTOM)).toContain(added);
    expect(partOf(undone, CUSTOM)).toBe(xml);
  });

  test("a property called so that says something else is replaced, and keeps its number", async () => {
    const xml = `<Properties xmlns="${NS}" xmlns:vt="${VT}"><property fmtid="{D5CDD505-2E9C-101B-9397-08002B2CF9AE}" pid="4" name="Kallmarkt"><vt:i4>7</vt:i4></property>${theirs()}</Properties>`;
    const { part, after } = await kept({ [CUSTOM]: xml });
    expect(after.flag).toBe("r1");
    expect(part(CUSTOM)).toMatch(/pid="4" name="Kallmarkt"><vt:lpwstr[^>]*>r1</);
  });

  test("an unrelated file of that name is left alone", async () => {
    const parts = { ...partsOf(BODY), [CUSTOM]: "nej" };
    const { part } = await lawfully(zipOf(parts), [keep()]);
    expect(part(CUSTOM)).toBe("nej");
    expect(part("docProps/custom1.xml")).toContain("Kallmarkt");
  });
});

test("dropping what is not there changes nothing", async () => {
  const bytes = docx(BODY);
  const host = openDocx(bytes, { zip: nodeZip });
  expect(await host.apply([DROP])).toEqual([{ kind: "unchanged" }]);
  expect(host.bytes()).toBe(bytes);
});

test("a document that another document's relationships point into keeps its record apart", async () => {
  const bytes = docx(BODY, {}, { relationships: relation("rIdX", "customXml", "../customXml/item4.xml") });
  const { part } = await lawfully(bytes, [keep()]);
  expect(part(RELS)).toContain("../customXml/item1.xml");
  expect(part(MAIN)).toContain("ett");
});
