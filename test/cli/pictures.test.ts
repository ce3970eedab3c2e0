/** Pictures whose own data names AI: the question with its texts, and the caption that a person then labels. */
import { mkdtempSync, readFileSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { expect, test } from "@jest/globals";
import { strToU8 } from "fflate";
import { docx, p, r, relation, run } from "../hosts/docx/fake-docx.ts";
import { kallmarkt, withBuiltProgram } from "./command-line.ts";

withBuiltProgram();

const AI = "http://cv.iptc.org/newscodes/digitalsourcetype/trainedAlgorithmicMedia";
const XMP = `XML:com.adobe.xmp\0\0\0\0\0<x DigitalSourceType="${AI}"/>`;
const png = Uint8Array.of(0x89, ...strToU8("PNG\r\n\x1a\n"), 0, 0, 0, XMP.length, ...strToU8(`iTXt${XMP}`), 0, 0, 0, 0);

const folder = mkdtempSync(path.join(tmpdir(), "kallmarkt-pictures-"));
const file = path.join(folder, "karta.docx");
const shown = run('<w:drawing><a:blip xmlns:a="urn:a" r:embed="rIdA"/></w:drawing>');
writeFileSync(
  file,
  docx(
    p(r("Ingress.")) + p(shown) + p(r("Bild 1. Badplatserna.")),
    { "word/media/image1.png": png },
    {
      relationships: relation("rIdA", "image", "media/image1.png"),
    },
  ),
);

test("scan asks about the picture, and gives the texts to put beside it", async () => {
  const { stdout } = await kallmarkt(["scan", file]);
  expect(stdout).toContain("stycke 2: Bildens egna uppgifter (XMP) säger att den är helt skapat med AI.");
  expect(stdout).toContain("bildtext: AI-genererad bild. {engine}, {date}.");
  expect(stdout).toContain("alternativtext: {description} Bilden är skapad med AI.");
});

test("label marks the caption as a picture's, in the profile's words", async () => {
  const out = path.join(folder, "markt.docx");
  const label = [
    "label",
    file,
    "--out",
    out,
    "--paragraph",
    "3",
    "--engine",
    "DALL·E",
    "--reason",
    "prov",
    "--date",
    "2026-11-03",
  ];
  expect(await kallmarkt([...label, "--content", "image", "--json"])).toMatchObject({ code: 0 });
  const [entry] = (await kallmarkt(["scan", out, "--json"])).json() as { labels: { paragraphs: number[]; engine: string }[] }[];
  expect(entry?.labels).toMatchObject([{ paragraphs: [3], engine: "DALL·E" }]);
  const { stdout } = await kallmarkt(["check", out, "--json"]);
  expect(JSON.parse(stdout)).toMatchObject({ state: "awaiting-review" });
  expect(readFileSync(out).length).toBeGreaterThan(0);
  expect(await kallmarkt([...label, "--content", "musik"])).toMatchObject({ code: 2 });
});
