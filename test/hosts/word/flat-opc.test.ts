/** The flat XML that Word gives, as a file: the same whether its parts can be cut out of it unseen or it is scanned as a whole. */
import { Buffer } from "node:buffer";
import { expect, test } from "@jest/globals";
import { strFromU8, unzipSync } from "fflate";
import { packed, unflatten } from "../../../src/hosts/word/flat-opc.ts";

const OFFICE = "application/vnd.openxmlformats-officedocument.wordprocessingml";
const part = (name: string, type: string, inside: string, kind = "xmlData"): string =>
  `<pkg:part pkg:name="${name}" pkg:contentType="${type}"><pkg:${kind}>${inside}</pkg:${kind}></pkg:part>`;
const DOCUMENT = `<w:document xmlns:w="urn:w" w:odd="a > b"><w:body><w:p w:x='"'><w:t>Ett &amp; två</w:t></w:p></w:body></w:document>`;
const flatOf = (document: string, more = "", root = ""): string =>
  `<?xml version="1.0" standalone="yes"?>\r\n<pkg:package xmlns:pkg="http://schemas.microsoft.com/office/2006/xmlPackage"${root}>${part(
    "/word/document.xml",
    `${OFFICE}.document.main+xml`,
    document,
  )}${part("/word/media/image1.png", "image/png", "AAEC\r\nAwQ=", "binaryData")}${more}</pkg:package>`;

const bytesOf = (text: string): Uint8Array => new Uint8Array(Buffer.from(text, "base64"));
const entriesOf = async (flat: string): Promise<Record<string, Uint8Array>> =>
  unzipSync(await packed(unflatten(flat, bytesOf), () => Promise.resolve()));
const textOf = async (flat: string): Promise<string> =>
  strFromU8((await entriesOf(flat))["word/document.xml"] ?? new Uint8Array());

test.each([
  ["as Word writes it", DOCUMENT, ""],
  ["with blanks around the content", `\r\n  ${DOCUMENT}\r\n`, ""],
  ["with a namespace that is bound further out", DOCUMENT.replace(' xmlns:w="urn:w"', ""), ' xmlns:w="urn:w"'],
  ["with an empty part", "<w:document/>", ' xmlns:w="urn:w"'],
])("%s, it is the same file as one that is scanned whole", async (_name, document, root) => {
  const cut = flatOf(document, "", root);
  // A comment anywhere makes the cutting uncertain.
  const whole = cut.replace("</pkg:package>", "<!-- x --></pkg:package>");
  expect(await entriesOf(cut)).toEqual(await entriesOf(whole));
  expect(await textOf(cut)).toContain('xmlns:w="urn:w"');
  expect((await textOf(cut)).startsWith('<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n<w:document')).toBe(true);
  expect([...((await entriesOf(cut))["word/media/image1.png"] ?? [])]).toEqual([0, 1, 2, 3, 4]);
});

test("an end tag in words that Word would not write so is no end", async () => {
  const odd = DOCUMENT.replace("Ett &amp; två", "<![CDATA[</pkg:xmlData></pkg:part>]]>");
  expect(await textOf(flatOf(odd))).toContain("<![CDATA[</pkg:xmlData></pkg:part>]]>");
});

test.each([
  ["another root", "<a/>"],
  ["no parts", '<pkg:package xmlns:pkg="http://schemas.microsoft.com/office/2006/xmlPackage"/>'],
])("%s is refused", (_name, flat) => {
  expect(() => unflatten(flat, bytesOf)).toThrow("Word gav inte");
});
