/** How files spell things: prefixes, Strict, encodings, targets, content types; whatever the spelling, the laws hold. */
import { describe, expect, test } from "@jest/globals";
import { strToU8 } from "fflate";
import { nodeZip } from "../../../src/cli/node-zip.ts";
import { AppError } from "../../../src/core/errors.ts";
import { openDocx } from "../../../src/hosts/docx/index.ts";
import {
  contentTypesXml,
  DECLARATION,
  docx,
  documentXml,
  override,
  p,
  type Parts,
  partsOf,
  r,
  relation,
  relationshipsXml,
  STRICT_NS,
  strictly,
  style,
  W_NS,
  wordPart,
  zipOf,
} from "./fake-docx.ts";
import { rawEntries, textOf } from "../package/naive-zip.ts";
import { covered, FOOTNOTE, INLINE, lawfully, MAIN, markEdit, rangeOf, readBytes, SHADED, type Written } from "./laws.ts";

const MAIN_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml";

/** Everything a label brings, on the word "två". */
async function everything(bytes: Uint8Array): Promise<Written> {
  const reading = await readBytes(bytes);
  const written = await lawfully(bytes, [
    markEdit("a", rangeOf(reading, "två"), SHADED),
    markEdit("b", rangeOf(reading, "ett"), FOOTNOTE),
    { kind: "insert", owner: "document", part: "notice", alias: "Notis", text: "Notis", at: { paragraph: 0, side: "before" } },
    { kind: "insert", owner: "a", part: "source", alias: "Källa", text: "Källa", at: { paragraph: 0, side: "after" } },
    { kind: "keep-record", recordId: "r1", json: `{"id":"r1"}` },
  ]);
  expect([covered(written.after, "a"), covered(written.after, "b")]).toEqual([["två"], ["ett"]]);
  expect(written.after).toMatchObject({ keptRecord: `{"id":"r1"}`, flag: "r1" });
  return written;
}

async function refusal(bytes: Uint8Array): Promise<string> {
  try {
    await openDocx(bytes, { zip: nodeZip }).read();
  } catch (error) {
    if (error instanceof AppError) return error.code;
    throw error;
  }
  return "read";
}

const BODY = p(r("ett två tre"));
const withMain = (xml: string | Uint8Array, given: Parts = {}): Uint8Array => zipOf(partsOf(BODY, { ...given, [MAIN]: xml }));
const root = (declarations: string, prefix: string): string => {
  const e = (local: string): string => `${prefix}${local}`;
  return `${DECLARATION}<${e("document")} ${declarations}><${e("body")}><${e("p")}><${e("r")}><${e("t")}>ett två tre</${e("t")}></${e("r")}></${e("p")}></${e("body")}></${e("document")}>`;
};

describe("prefixes", () => {
  test("another prefix", async () => {
    const { part } = await everything(withMain(root(`xmlns:ns0="${W_NS}"`, "ns0:")));
    expect(part()).toMatch(
      /<ns0:sdt><ns0:sdtPr><ns0:alias ns0:val="[^"]*"\/><ns0:tag ns0:val="kallmarkt:1:a:1"\/><ns0:id ns0:val="\d+"\/><\/ns0:sdtPr>/,
    );
    expect(part()).not.toMatch(/<w:|xmlns:w=/);
  });

  test("the default namespace, with a prefix for attributes", async () => {
    const { part } = await everything(withMain(root(`xmlns="${W_NS}" xmlns:q="${W_NS}"`, "")));
    expect(part()).toContain(`<tag q:val="kallmarkt:1:a:1"/>`);
    expect(part().split("xmlns")).toHaveLength(3);
  });

  test("the default namespace alone: a prefix is declared where it is needed", async () => {
    const { part } = await everything(withMain(root(`xmlns="${W_NS}"`, "")));
    expect(part()).toContain(`<sdt xmlns:w="${W_NS}"><sdtPr><alias w:val=`);
  });

  test("the default namespace alone, and w taken by another", async () => {
    const { part } = await everything(withMain(root(`xmlns="${W_NS}" xmlns:w="urn:annat"`, "")));
    expect(part()).toContain(`<sdt xmlns:w1="${W_NS}"><sdtPr><alias w1:val=`);
  });

  test("two prefixes for one namespace, declared further in", async () => {
    const xml = `${DECLARATION}<a:document xmlns:a="${W_NS}"><a:body><b:p xmlns:b="${W_NS}"><b:r><a:t>ett två tre</a:t></b:r></b:p></a:body></a:document>`;
    await everything(withMain(xml));
  });

  test("a prefix bound to another namespace further in", async () => {
    const xml = `${DECLARATION}<w:document xmlns:w="${W_NS}"><w:body><w:p><w:r><w:t>ett två tre</w:t></w:r><x:p xmlns:x="urn:a" xmlns:w="urn:b"><w:r><w:t>nej</w:t></w:r></x:p></w:p></w:body></w:document>`;
    const { before } = await everything(withMain(xml));
    expect(before.text.stories[0]?.paragraphs).toHaveLength(1);
  });

  test("other parts in prefixes of their own", async () => {
    await everything(
      docx(BODY, {
        "word/styles.xml": `<s:styles xmlns:s="${W_NS}"/>`,
        "word/settings.xml": `<settings xmlns="${W_NS}"></settings>`,
        "word/footnotes.xml": `<footnotes xmlns="${W_NS}"/>`,
        "docProps/custom.xml": `<cp:Properties xmlns:cp="http://schemas.openxmlformats.org/officeDocument/2006/custom-properties" xmlns:vt="http://schemas.openxmlformats.org/officeDocument/2006/docPropsVTypes"/>`,
      }),
    );
  });
});

describe("Strict", () => {
  test("every name that is added is Strict's", async () => {
    const styles = strictly(wordPart("styles", style("Normal", "Normal")));
    const { part } = await everything(docx(BODY, { "word/styles.xml": styles }, { strict: true }));
    const added = [
      "word/footnotes.xml",
      "docProps/custom.xml",
      "customXml/itemProps1.xml",
      "word/_rels/document.xml.rels",
      "_rels/.rels",
      "customXml/_rels/item1.xml.rels",
    ];
    for (const name of added)
      expect(part(name).replace("http://schemas.openxmlformats.org/package/2006/relationships", "")).not.toContain(
        "schemas.openxmlformats.org",
      );
    expect(part("word/footnotes.xml")).toContain(STRICT_NS);
    expect(part("_rels/.rels")).toContain("http://purl.oclc.org/ooxml/officeDocument/relationships/customProperties");
  });
});

describe("encodings", () => {
  const xml = documentXml(BODY);
  const utf16 = (text: string, little: boolean): Uint8Array => {
    const buffer = Buffer.from(`\ufeff${text}`, "utf16le");
    return little ? buffer : buffer.swap16();
  };

  test.each([
    ["a byte order mark", `\ufeff${xml}`],
    ["no declaration", xml.replace(/^<\?xml[^>]*>\s*/, "")],
    ["a declaration followed by a bare line end", xml.replace("\r\n", "\n")],
    ["a declaration in single quotes", xml.replace(/^<\?xml.*?\?>/, "<?xml version='1.0' encoding='utf-8'?>")],
    ["a declaration without encoding", xml.replace(/ encoding="UTF-8"/, "")],
    ["a declaration of ASCII", xml.replace("UTF-8", "US-ASCII")],
    ["attributes in single quotes", xml.replaceAll(/="([^"]*)"/g, "='$1'")],
    [
      "blanks around everything in tags",
      xml.replaceAll("<w:t ", "<w:t \n ").replaceAll("</w:t>", "</w:t\t>").replaceAll('="', ' = "'),
    ],
    [
      "comments and instructions around the root",
      xml.replace("<w:document", "<!-- <w:p> --><?mso-application progid='Word.Document'?><w:document") + "<!-- slut -->\n",
    ],
  ])("%s", async (_name, main) => {
    await everything(withMain(main));
  });

  test.each([
    ["little end first", true],
    ["big end first", false],
  ])("UTF-16, %s: every part is written in the encoding it is in", async (_name, little) => {
    const given = partsOf(p(r("Åäö 𝄞")) + BODY, {
      "word/styles.xml": wordPart("styles", style("Normal", "Normal")),
      "word/footnotes.xml": wordPart("footnotes", ""),
    });
    const encoded: Record<string, Uint8Array> = {};
    for (const [name, part] of Object.entries(given)) encoded[name] = utf16(String(part).replace("UTF-8", "UTF-16"), little);
    const bytes = zipOf(encoded);
    const { bytes: written, undone } = await everything(bytes);
    const [old, now, back] = [rawEntries(bytes), rawEntries(written), rawEntries(undone)];
    for (const [name, { content }] of old) {
      expect([name, ...(now.get(name)?.content.subarray(0, 2) ?? [])]).toEqual([name, ...content.subarray(0, 2)]);
      expect([name, now.get(name)?.content.length ?? 0]).not.toEqual([name, content.length]);
    }
    const main = Buffer.from(now.get(MAIN)?.content ?? []);
    const head = utf16(xml.slice(0, xml.indexOf("<w:body>")).replace("UTF-8", "UTF-16"), little);
    expect(Buffer.compare(main.subarray(0, head.length), head)).toBe(0);
    expect(main.includes(Buffer.from(utf16(r("Åäö 𝄞"), little).subarray(2)))).toBe(true);
    expect(textOf(back.get(MAIN))).toContain("Åäö 𝄞");
    expect(Buffer.from(now.get("customXml/item1.xml")?.content ?? []).toString("utf8")).toContain('encoding="UTF-8"');
  });

  test("a record kept in UTF-16 is found, and replaced in UTF-8", async () => {
    const { bytes } = await everything(docx(BODY));
    const parts = Object.fromEntries([...rawEntries(bytes)].map(([name, { content }]) => [name, content]));
    const item = Buffer.from(parts["customXml/item1.xml"] ?? []).toString("utf8");
    parts["customXml/item1.xml"] = utf16(item.replace("UTF-8", "UTF-16"), false);
    const host = openDocx(zipOf(parts), { zip: nodeZip });
    expect((await host.read()).keptRecord).toBe(`{"id":"r1"}`);
    await host.apply([{ kind: "keep-record", recordId: "r2", json: `{"id":"r2"}` }]);
    expect(textOf(rawEntries(host.bytes()).get("customXml/item1.xml"))).toMatch(/^<\?xml version="1.0" encoding="UTF-8"/);
    expect(await readBytes(host.bytes())).toMatchObject({ keptRecord: `{"id":"r2"}`, flag: "r2" });
  });

  test.each([
    ["UTF-16 that says it is UTF-8", utf16(xml, true), "unsupported"],
    ["UTF-8 that says it is UTF-16", strToU8(xml.replace("UTF-8", "UTF-16")), "unsupported"],
    ["UTF-16 that ends within a character", utf16(xml.replace("UTF-8", "UTF-16"), true).subarray(0, -1), "damaged-document"],
    ["UTF-16 without a mark", utf16(xml, true).subarray(2), "unsupported"],
    ["another encoding by its declaration", strToU8(xml.replace("UTF-8", "windows-1252")), "unsupported"],
    [
      "bytes that are no UTF-8",
      Buffer.concat([strToU8(xml.slice(0, 60)), Buffer.from([0xc3, 0x28]), strToU8(xml.slice(60))]),
      "damaged-document",
    ],
    ["an empty main part", new Uint8Array(0), "damaged-document"],
    ["a main part that is cut short", strToU8(xml.slice(0, -20)), "damaged-document"],
    [
      "a declaration of entities",
      strToU8(xml.replace("<w:document", `<!DOCTYPE d [<!ENTITY e SYSTEM "file:///etc/passwd">]><w:document`)),
      "external-entities",
    ],
    [
      "ten thousand levels",
      strToU8(documentXml(`${"<w:smartTag>".repeat(10_000)}${"</w:smartTag>".repeat(10_000)}`)),
      "too-large",
    ],
  ])("%s is refused", async (_name, main, code) => {
    expect(await refusal(withMain(main))).toBe(code);
  });
});

describe("parts and targets", () => {
  const parts = (main: string, target: string, more: Parts = {}): Record<string, string | Uint8Array> => {
    const { [MAIN]: xml, "word/_rels/document.xml.rels": rels, ...rest } = partsOf(BODY);
    const slash = main.lastIndexOf("/") + 1;
    const given: Parts = {
      ...rest,
      [main]: xml as string,
      [`${main.slice(0, slash)}_rels/${main.slice(slash)}.rels`]: rels as string,
      "_rels/.rels": relationshipsXml(relation("rId1", "officeDocument", target)),
      "[Content_Types].xml": contentTypesXml(override(main, MAIN_TYPE)),
      ...more,
    };
    return Object.fromEntries(Object.entries(given).flatMap(([name, part]) => (part === null ? [] : [[name, part]])));
  };

  test.each([
    ["an absolute target", "word/document.xml", "/word/document.xml"],
    ["another main part, as Word on the web writes it", "word/document2.xml", "/word/document2.xml"],
    ["a main part in the top folder", "document.xml", "document.xml"],
    ["a main part deep down", "a/b/c/main.xml", "a/b/c/main.xml"],
    ["a target in another letter case", "word/document.xml", "Word/Document.XML"],
    ["a target with an escape", "word/min fil.xml", "word/min%20fil.xml"],
    ["a target with dots", "word/document.xml", "./word/../word/document.xml"],
    ["a target that climbs out of the package stays inside", "word/document.xml", "../../word/document.xml"],
  ])("%s", async (_name, main, target) => {
    await everything(zipOf(parts(main, target)));
  });

  /** The same parts under names as `spelt` writes them; what refers to them does not change. */
  const renamed = (given: Record<string, string | Uint8Array>, spelt: (name: string) => string): Uint8Array =>
    zipOf(Object.fromEntries(Object.entries(given).map(([name, part]) => [spelt(name), part])));
  const NOTES = wordPart("footnotes", "");
  const inFolder = (folder: string, file: string): Record<string, string | Uint8Array> =>
    parts(`${folder}/${file}`, `/${folder}/${file}`, {
      [`${folder}/å footnotes.xml`]: NOTES,
      [`${folder}/_rels/${file}.rels`]: relationshipsXml(relation("r1", "footnotes", "%c3%a5%20footnotes.xml")),
      "[Content_Types].xml": contentTypesXml(
        override("Inneh%C3%A5ll/huvud%20del.xml", MAIN_TYPE) +
          override("Inneh%C3%A5ll/%C3%A5%20footnotes.xml", MAIN_TYPE.replace("document.main", "footnotes")),
      ),
    });

  test.each<[string, (name: string) => string]>([
    ["as UTF-8", (name) => name],
    ["as URIs", (name) => (name.startsWith("[") ? name : encodeURI(name))],
    ["as URIs in small letters", (name) => (name.startsWith("[") ? name : encodeURI(name).toLowerCase())],
    ["with escapes that nobody needs", (name) => name.replace("huvud", "%68uvu%64")],
    ["in capitals", (name) => name.replace(/[a-z]/g, (letter) => letter.toUpperCase())],
    ["with backslashes", (name) => name.replaceAll("/", "\\")],
    ["with a slash in front", (name) => `/${name}`],
  ])("names that the archive spells %s are the parts that targets mean, and stay as they are", async (_name, spelt) => {
    const bytes = renamed(inFolder("Innehåll", "huvud del.xml"), spelt);
    const { bytes: written, part } = await everything(bytes);
    const [old, now] = [[...rawEntries(bytes).keys()], [...rawEntries(written).keys()]];
    expect(now.slice(0, old.length)).toEqual(old);
    // The notes that were there have ours, and there is no second part for them.
    expect(part(spelt("Innehåll/å footnotes.xml"))).toContain("kallmarkt:1:b:note");
    expect(now.filter((name) => /footnotes/i.test(name))).toHaveLength(1);
    const added = now.slice(old.length).filter((name) => !/^(customXml|docProps)\//.test(name));
    expect(added).toEqual([spelt("Innehåll/").replaceAll("\\", "/").replace(/^\//, "") + "styles.xml"]);
    expect(part(spelt("[Content_Types].xml"))).toMatch(/<Override PartName="\/inneh%c3%a5ll\/styles\.xml"/i);
  });

  test("a new part does not take a name that is there in another spelling", async () => {
    const given = parts("Innehåll/huvud.xml", "/Inneh%C3%A5ll/huvud.xml", { "inneh%c3%a5ll/Styles.XML": "<annat/>" });
    const { bytes, part } = await everything(zipOf(given));
    expect([...rawEntries(bytes).keys()]).toContain("Innehåll/styles1.xml");
    expect(part("inneh%c3%a5ll/Styles.XML")).toBe("<annat/>");
  });

  test("letters beyond ASCII keep their case, and a bare percent sign is one", async () => {
    await everything(zipOf(parts("100% å/Å.xml", "100%25%20%C3%A5/%C3%85.xml")));
    expect(await refusal(zipOf(parts("å.xml", "%C3%85.xml")))).toBe("not-a-document");
  });

  test("two names for one part are refused", async () => {
    expect(await refusal(zipOf(parts(MAIN, MAIN, { "a b.xml": "<a/>", "a%20b.xml": "<b/>" })))).toBe("damaged-document");
  });

  test("a main part without relationships of its own", async () => {
    const { part } = await everything(zipOf(parts(MAIN, MAIN, { "word/_rels/document.xml.rels": null })));
    expect(part("word/_rels/document.xml.rels")).toContain("footnotes.xml");
  });

  test("a relationships part without any", async () => {
    const empty = `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"/>`;
    const { part } = await everything(zipOf(parts(MAIN, MAIN, { "word/_rels/document.xml.rels": empty })));
    expect(part("word/_rels/document.xml.rels")).toMatch(/^<Relationships xmlns="[^"]*"><Relationship .*<\/Relationships>$/);
  });

  test("a relationships part with a prefix", async () => {
    const xml = `<x:Relationships xmlns:x="http://schemas.openxmlformats.org/package/2006/relationships"></x:Relationships>`;
    const { part } = await everything(zipOf(parts(MAIN, MAIN, { "word/_rels/document.xml.rels": xml })));
    expect(part("word/_rels/document.xml.rels")).toMatch(/<x:Relationship Id="rIdKm1"/);
  });

  test("relationship ids are free ones", async () => {
    const taken = relationshipsXml(relation("rIdKm1", "theme", "theme.xml") + relation("rIdKm2", "theme", "theme2.xml"));
    const { part } = await everything(zipOf(parts(MAIN, MAIN, { "word/_rels/document.xml.rels": taken })));
    const ids = [...part("word/_rels/document.xml.rels").matchAll(/ Id="([^"]*)"/g)].map((match) => match[1]);
    expect(new Set(ids).size).toBe(ids.length);
  });

  test("what lies outside the file is never fetched nor taken for a part", async () => {
    const rels = relationshipsXml(
      relation("r1", "styles", "word/styles.xml", false, "External") +
        relation("r2", "footnotes", "https://example.se/footnotes.xml", false, "External"),
    );
    const { part } = await everything(zipOf(parts(MAIN, MAIN, { "word/_rels/document.xml.rels": rels })));
    expect(part("word/footnotes.xml")).toContain("kallmarkt:1:b:note");
  });

  test("a part that is named and not there", async () => {
    const rels = relationshipsXml(
      relation("r1", "styles", "styles.xml") +
        relation("r2", "footnotes", "footnotes.xml") +
        relation("r3", "customXml", "../customXml/item9.xml"),
    );
    await everything(zipOf(parts(MAIN, MAIN, { "word/_rels/document.xml.rels": rels })));
  });

  test.each([
    ["no relationship to a main part, but the usual name", parts(MAIN, MAIN, { "_rels/.rels": relationshipsXml("") }), "read"],
    ["no main part", parts("word/annat.xml", MAIN), "not-a-document"],
    ["no content types", parts(MAIN, MAIN, { "[Content_Types].xml": null }), "not-a-document"],
    [
      "a workbook",
      parts("xl/workbook.xml", "xl/workbook.xml", {
        "[Content_Types].xml": contentTypesXml(
          override("xl/workbook.xml", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"),
        ),
      }),
      "not-a-document",
    ],
    ["relationships that are no XML", parts(MAIN, MAIN, { "_rels/.rels": "nej" }), "damaged-document"],
    [
      "styles that are no XML",
      parts(MAIN, MAIN, {
        "word/styles.xml": "<w:styles",
        "word/_rels/document.xml.rels": relationshipsXml(relation("r1", "styles", "styles.xml")),
      }),
      "damaged-document",
    ],
    [
      "a theme that is no XML, on which no text hangs",
      parts(MAIN, MAIN, {
        "word/theme/theme1.xml": "<a:theme",
        "word/_rels/document.xml.rels": relationshipsXml(relation("r1", "theme", "theme/theme1.xml")),
      }),
      "read",
    ],
  ])("%s: %#", async (_name, given, code) => {
    expect(await refusal(zipOf(given))).toBe(code);
  });
});

describe("content types", () => {
  const with2 = (xml: string): Uint8Array => zipOf({ ...partsOf(BODY), "[Content_Types].xml": xml });
  const NS = "http://schemas.openxmlformats.org/package/2006/content-types";
  const rels = `Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"`;

  test("with a prefix", async () => {
    const { part } = await everything(
      with2(
        `<t:Types xmlns:t="${NS}"><t:Default ${rels}/><t:Default Extension="xml" ContentType="application/xml"/><t:Override PartName="/${MAIN}" ContentType="${MAIN_TYPE}"/></t:Types>`,
      ),
    );
    expect(part("[Content_Types].xml")).toContain(`<t:Override PartName="/word/footnotes.xml"`);
  });

  test.each([
    ["no default for xml", ""],
    ["another default for xml", `<Default Extension="xml" ContentType="${MAIN_TYPE}"/>`],
    ["a default in capitals", `<Default Extension="XML" ContentType="application/xml"/>`],
  ])("%s", async (_name, given) => {
    const { part } = await everything(
      with2(`<Types xmlns="${NS}"><Default ${rels}/>${given}<Override PartName="/${MAIN}" ContentType="${MAIN_TYPE}"/></Types>`),
    );
    const has = part("[Content_Types].xml").includes(`PartName="/customXml/item1.xml" ContentType="application/xml"`);
    expect(has).toBe(!given.includes("application/xml"));
  });

  test("an override in another letter case", async () => {
    await everything(with2(contentTypesXml(override("Word/Document.xml", MAIN_TYPE))));
  });

  test("no override is written twice", async () => {
    const bytes = docx(BODY);
    const { part } = await everything(bytes);
    const names = [...part("[Content_Types].xml").matchAll(/PartName="([^"]*)"/g)].map((match) => match[1]);
    expect(new Set(names).size).toBe(names.length);
  });
});

describe("kinds of Word files", () => {
  test.each([
    ["a template", "application/vnd.openxmlformats-officedocument.wordprocessingml.template.main+xml"],
    ["a document with macros", "application/vnd.ms-word.document.macroEnabled.main+xml"],
    ["a template with macros", "application/vnd.ms-word.template.macroEnabledTemplate.main+xml"],
  ])("%s keeps its type, and its macros byte for byte", async (_name, mainType) => {
    const macros = Uint8Array.from({ length: 900 }, (_, index) => (index * 31) % 251);
    const bytes = docx(
      BODY,
      { "word/vbaProject.bin": macros, "word/vbaData.xml": "<x/>" },
      { mainType, relationships: relation("rIdV", "vbaProject", "vbaProject.bin") },
    );
    const { part, bytes: written } = await everything(bytes);
    expect(part("[Content_Types].xml")).toContain(mainType);
    expect(Buffer.from(rawEntries(written).get("word/vbaProject.bin")?.raw ?? [])).toEqual(
      Buffer.from(rawEntries(bytes).get("word/vbaProject.bin")?.raw ?? []),
    );
  });
});

describe("permission to write", () => {
  const settings = (inside: string): Parts => ({ "word/settings.xml": wordPart("settings", inside) });
  const edits = async (bytes: Uint8Array) => [markEdit("a", rangeOf(await readBytes(bytes), "två"), INLINE)];

  test.each([
    ["read-only", settings(`<w:documentProtection w:edit="readOnly" w:enforcement="1"/>`), "protected-document"],
    ["comments only", settings(`<w:documentProtection w:edit="comments" w:enforcement="on"/>`), "protected-document"],
    ["forms only", settings(`<w:documentProtection w:edit="forms" w:enforcement="true"/>`), "protected-document"],
    ["signed", { "_xmlsignatures/sig1.xml": "<x/>" }, "signed-document"],
  ])("%s: read, never written", async (_name, parts, code) => {
    const bytes = docx(BODY, parts);
    const host = openDocx(bytes, { zip: nodeZip });
    expect((await host.read()).text.stories[0]?.paragraphs).toHaveLength(1);
    await expect(host.apply(await edits(bytes))).rejects.toMatchObject({ code });
    expect(Buffer.from(host.bytes()).equals(Buffer.from(bytes))).toBe(true);
  });

  test("a person may allow the writing of a protected document, never that of a signed one", async () => {
    const bytes = docx(BODY, settings(`<w:documentProtection w:edit="readOnly" w:enforcement="1"/>`));
    await lawfully(bytes, await edits(bytes), { allowProtected: true });
    const signed = docx(BODY, { "_xmlsignatures/sig1.xml": "<x/>" });
    await expect(openDocx(signed, { zip: nodeZip, allowProtected: true }).apply(await edits(signed))).rejects.toMatchObject({
      code: "signed-document",
    });
  });

  test("where only tracked changes are allowed, all that is added is an insertion", async () => {
    const bytes = docx(BODY, settings(`<w:documentProtection w:edit="trackedChanges" w:enforcement="1"/>`));
    const reading = await readBytes(bytes);
    const revision = { author: "Anna & Källmärkt", date: "2026-11-03T10:00:00Z" };
    const { part } = await lawfully(
      bytes,
      [
        markEdit("a", rangeOf(reading, "två"), INLINE),
        markEdit("b", rangeOf(reading, "tre"), FOOTNOTE),
        { kind: "insert", owner: "a", part: "source", alias: "Källa", text: "Källa", at: { paragraph: 0, side: "after" } },
      ],
      { revision },
    );
    const ins = (inside: string): RegExp =>
      new RegExp(`<w:ins w:id="\\d+" w:author="Anna &amp; Källmärkt" w:date="2026-11-03T10:00:00Z">${inside}`);
    expect(part()).toMatch(ins(`<w:r><w:rPr><w:rStyle w:val="KallmarktMark"/></w:rPr><w:t xml:space="preserve"> \\[AI`));
    expect(part()).toMatch(ins(`<w:r><w:rPr><w:rStyle w:val="KallmarktFotnotsreferens"/></w:rPr><w:footnoteReference`));
    expect(part()).toMatch(ins(`<w:r><w:t xml:space="preserve">Källa</w:t>`));
    expect(part("word/footnotes.xml")).toMatch(ins(`<w:r><w:t xml:space="preserve"> AI: ChatGPT`));
    expect(part()).toMatch(/<w:pPr><w:rPr><w:ins w:id="\d+" w:author="Anna &amp; Källmärkt" w:date="[^"]*"\/><\/w:rPr><\/w:pPr>/);
    const ids = [...part().matchAll(/<w:ins w:id="(\d+)"/g)].map((match) => match[1]);
    expect(new Set(ids).size).toBe(ids.length);
  });
});
