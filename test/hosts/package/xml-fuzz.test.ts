/** What the scanner accepts, a strict parser accepts too: over random strings, and over real markup damaged in small ways. */
import { describe, expect, test } from "@jest/globals";
import fc from "fast-check";
import { SaxesParser } from "saxes";
import { AppError } from "../../../src/core/errors.ts";
import { scanXml } from "../../../src/hosts/package/xml.ts";
import {
  documentXml,
  field,
  p,
  r,
  relationshipsXml,
  relation,
  sdt,
  contentTypesXml,
  override,
  table,
  wordPart,
} from "../docx/fake-docx.ts";
import { body } from "../docx/random-docx.ts";
import { damaged, numbers, SNIPPETS } from "./xml-fuzz.ts";

const SEED = 20261103;

/** Null when the scanner accepts, else the code of its refusal. Anything else that is thrown is a fault. */
function scanned(xml: string): string | null {
  try {
    scanXml(xml, () => 0, "prov.xml");
    return null;
  } catch (error) {
    if (error instanceof AppError) return error.code;
    throw error;
  }
}

/** Null when saxes, strict and with namespaces, accepts; else its first complaint. */
function strictly(xml: string): string | null {
  const parser = new SaxesParser({ xmlns: true });
  let complaint: string | null = null;
  parser.on("error", (error) => {
    complaint ??= error.message;
  });
  parser.write(xml).close();
  return complaint;
}

const PARTS = [
  documentXml(
    p(r("ett &amp; två"), field(" REF ", r("x"))) +
      table(p(r("c"))) +
      sdt(`<w:tag w:val='a'/>`, p("<!-- k -->", r("<![CDATA[<x>]]>"))) +
      "<w:sectPr/>",
  ),
  wordPart("styles", `<w:style w:type="paragraph" w:styleId="A"><w:name w:val="a &quot;b&quot;"/></w:style>`),
  relationshipsXml(relation("r1", "styles", "styles.xml")),
  contentTypesXml(override("word/document.xml", "x")),
  `\ufeff<?xml version='1.0' standalone='yes'?>\n<?mso a?><a xmlns='u' b='1'><c xmlns='' d='2'/><x:e xmlns:x='v' x:f='3' f="4"/></a>\n<!-- slut -->`,
];

/** Says where the two differ: `lax` what only the scanner accepts, `strict` what only saxes does. A DOCTYPE is refused by design. */
function differences(xmls: Iterable<string>): { accepted: number; lax: Record<string, string>; strict: Record<string, string> } {
  const [lax, strict] = [new Map<string, string>(), new Map<string, string>()];
  let accepted = 0;
  for (const xml of xmls) {
    // saxes takes `<?a?b ?>` for an instruction and `a:-b` for a name, against production 16 and Namespaces 4.
    if (/<\?[^\s?]+\?(?!>)|:[-.0-9]/.test(xml)) continue;
    const refusal = scanned(xml);
    const complaint = strictly(xml)?.replace(/^\d+:\d+: /, "") ?? null;
    if (refusal === null && complaint === null) accepted++;
    else if (refusal === null) lax.set(complaint as string, xml);
    else if (complaint === null && refusal === "damaged-document") strict.set(refusal, xml);
  }
  return { accepted, lax: Object.fromEntries(lax), strict: Object.fromEntries(strict) };
}

describe("the scanner accepts what a strict parser accepts", () => {
  test("over damaged parts", () => {
    const next = numbers(SEED);
    const runs = Number(process.env["KALLMARKT_RUNS"] ?? 10_000);
    const { accepted, ...different } = differences(
      Array.from({ length: runs }, () => damaged(PARTS[next(PARTS.length)] as string, next)),
    );
    expect(accepted).toBeGreaterThan(runs / 20);
    expect(different).toEqual({ lax: {}, strict: {} });
  });

  test("over random strings", () => {
    const strings = fc.sample(
      fc.array(fc.constantFrom(...SNIPPETS), { maxLength: 14 }).map((pieces) => pieces.join("")),
      { numRuns: 5000, seed: SEED },
    );
    expect(differences(strings)).toMatchObject({ lax: {}, strict: {} });
  });

  test("over documents of every kind", () => {
    const bodies = fc.sample(body, { numRuns: 300, seed: SEED }).map(documentXml);
    expect(differences(bodies)).toEqual({ accepted: 300, lax: {}, strict: {} });
  });

  const known: readonly (readonly [string, string, string | null])[] = [
    ["an angle bracket in a value", `<a b="<"/>`, "damaged-document"],
    ["an attribute that stands twice", `<a b="1" b="2"/>`, "damaged-document"],
    ["an attribute that stands twice far apart", `<a b="1" c="2" d='3' b="4"/>`, "damaged-document"],
    ["a value that looks like an attribute", `<a b="1" c="2 b=3"/>`, null],
    ["a reference to nothing known", "<a>&nbsp;</a>", "damaged-document"],
    ["a reference to nothing known in a value", `<a b="&nbsp;"/>`, "damaged-document"],
    ["a bare ampersand", "<a>A & B</a>", "damaged-document"],
    ["a reference to no character", "<a>&#0;</a>", "damaged-document"],
    ["a reference to half a pair", "<a>&#xD800;</a>", "damaged-document"],
    ["a control character", "<a>\u0001</a>", "damaged-document"],
    ["a character that is none", "<a>\uffff</a>", "damaged-document"],
    ["the end of a section that was not begun", "<a>]]></a>", "damaged-document"],
    ["the same in a section, a comment, a value", `<a b="]]>"><!-- ]]> --><![CDATA[]] >]]></a>`, null],
    ["two hyphens in a comment", "<a><!-- -- --></a>", "damaged-document"],
    ["a declaration that is not at the start", ` <?xml version="1.0"?><a/>`, "damaged-document"],
    ["a prefix that nothing binds", "<x:a/>", "damaged-document"],
    ["an attribute's prefix that nothing binds", `<a x:b="1"/>`, "damaged-document"],
    ["an attribute's prefix bound in the same tag", `<a x:b="1" xmlns:x="u"/>`, null],
    ["an attribute's prefix bound further out, and no more", `<a><b xmlns:x="u"/><c x:d="1"/></a>`, "damaged-document"],
    ["names beyond ASCII", `<å ö="1"><ünder/></å>`, null],
    ["a name that begins with a digit", "<1a/>", "damaged-document"],
    ["blanks in every place where they may be", "<a  b = '1'\n c\t=\r\n\"2\" ></a >", null],
    ["a mark for byte order at the start", "\ufeff<a/>", null],
    ["a mark for byte order behind the root", "<a/>\ufeff", "damaged-document"],
    ["a DOCTYPE", "<!DOCTYPE a><a/>", "external-entities"],
    ["nothing", "", "damaged-document"],
    [
      "one attribute under two prefixes of one namespace",
      `<a xmlns:x="u" xmlns:y="u"><b x:c="1" y:c="2"/></a>`,
      "damaged-document",
    ],
  ];

  test.each(known)("%s", (_name, xml, is) => {
    expect(scanned(xml)).toBe(is);
  });

  test("a file of thousands of prefixes is read in a moment", () => {
    const many = Array.from({ length: 5000 }, (_, n) => `<p${n}:a xmlns:p${n}="u${n}" p${n}:b="1"/>`).join("");
    const began = process.cpuUsage();
    expect(scanned(`<r>${many}</r>`)).toBeNull();
    expect(process.cpuUsage(began).user / 1e6).toBeLessThan(2);
  });

  test("a tag of thousands of attributes is read in a moment", () => {
    const many = Array.from({ length: 20_000 }, (_, n) => ` a${n}="1"`).join("");
    const began = process.cpuUsage();
    expect(scanned(`<r${many}/>`)).toBeNull();
    expect(process.cpuUsage(began).user / 1e6).toBeLessThan(2);
  });
});
