/**
 * Signatures in statements of origin (C2PA), checked by the library itself over files made and signed for this test: a stored .docx and one
 * with compressed parts, a text with its sidecar and one with its wrapper, a PDF, pictures. `trusted.pem` and `trusted-2.pem` are the
 * issuers' certificates; their keys were thrown away.
 */
import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import path from "node:path";
import { fileURLToPath } from "node:url";
import { describe, expect, test } from "@jest/globals";
import { zipSync, unzipSync } from "fflate";
import { bindingOf, checkDetached, checkEmbedded } from "../../src/cli/c2pa.ts";
import { readDocument } from "../../src/cli/formats.ts";
import { originChecks } from "../../src/cli/origins.ts";
import { sidecarSigns } from "../../src/cli/sidecar.ts";
import { signsOf } from "../../src/core/detect/signs.ts";
import { kallmarkt, withBuiltProgram } from "./command-line.ts";
import { readZip, type ZipEntry } from "../../src/hosts/package/zip.ts";
import { readPdf } from "../../src/hosts/pdf/index.ts";

withBuiltProgram();

const folder = path.join(path.dirname(fileURLToPath(import.meta.url)), "c2pa");
const bytesOf = (name: string): Uint8Array => new Uint8Array(readFileSync(path.join(folder, name)));
const trusted = readFileSync(path.join(folder, "trusted.pem"), "utf8");
const second = readFileSync(path.join(folder, "trusted-2.pem"), "utf8");
const DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document";
const changed = (bytes: Uint8Array, at: number): Uint8Array => bytes.map((byte, index) => (index === at ? byte ^ 1 : byte));

describe("a statement inside the file", () => {
  test("is right by an issuer on the list, and right by one on none", async () => {
    expect(await checkEmbedded(DOCX, bytesOf("signed.docx"), trusted)).toMatchObject({ result: "valid", isBound: true });
    expect(await checkEmbedded(DOCX, bytesOf("signed.docx"), null)).toMatchObject({
      result: "issuer-not-trusted",
      signedBy: "Kallmarkt test signer, Kallmarkt test",
    });
    expect((await checkEmbedded("image/png", bytesOf("picture.png"), trusted)).result).toBe("valid");
  });

  test("does not agree with a file that was changed", async () => {
    const docx = bytesOf("signed.docx");
    const word = Buffer.from(docx).indexOf("Badet");
    expect((await checkEmbedded(DOCX, changed(docx, word), trusted)).result).toBe("changed");
    const picture = bytesOf("picture.png");
    expect((await checkEmbedded("image/png", changed(picture, picture.length - 25), trusted)).result).toBe("changed");
  });

  test("is checked in a package with compressed parts, as Word saves them, over its entries and its directory", async () => {
    const packed = bytesOf("packed.docx");
    const { entries } = readZip(packed);
    const part = entries.find(({ name }) => name === "word/document.xml") as ZipEntry;
    const statement = entries.find(({ name }) => name.endsWith(".c2pa")) as ZipEntry;
    expect([part.method, statement.method]).toEqual([8, 0]);
    expect(await checkEmbedded(DOCX, packed, second)).toMatchObject({ result: "valid", isBound: true });
    expect((await checkEmbedded(DOCX, packed, trusted)).result).toBe("issuer-not-trusted");
    for (const at of [part.dataStart + 5, part.localStart + 10, part.centralStart + 12])
      expect((await checkEmbedded(DOCX, changed(packed, at), second)).result).not.toBe("valid");
    const more = { ...unzipSync(packed), "word/x.xml": new Uint8Array(1) };
    const stored = (parts: Record<string, Uint8Array>) =>
      zipSync({ ...parts, [statement.name]: [parts[statement.name] as Uint8Array, { level: 0 }] });
    expect((await checkEmbedded(DOCX, stored(more), second)).result).toBe("changed");
  });

  test("of a PDF is checked with it", async () => {
    const pdf = bytesOf("signed.pdf");
    expect(await checkEmbedded("application/pdf", pdf, second)).toMatchObject({ result: "valid", isBound: true });
    expect((await checkEmbedded("application/pdf", changed(pdf, 100), second)).result).toBe("changed");
  });

  test("cannot be checked where the statement itself was packed, in a file without one, in no file at all", async () => {
    const packed = zipSync(unzipSync(bytesOf("signed.docx")));
    expect((await checkEmbedded(DOCX, packed, trusted)).result).toBe("not-checked");
    expect((await checkEmbedded("image/png", bytesOf("letter.txt"), trusted)).result).toBe("not-checked");
    expect((await checkEmbedded("application/x-unknown", new Uint8Array(), trusted)).result).toBe("not-checked");
  });
});

describe("a statement beside the file", () => {
  test("is bound to the very bytes it was made over", async () => {
    const [sidecar, letter] = [bytesOf("letter.txt.c2pa"), bytesOf("letter.txt")];
    expect(await checkDetached(sidecar, letter, trusted)).toMatchObject({ result: "valid", isBound: true });
    expect((await checkDetached(sidecar, changed(letter, 3), trusted)).result).toBe("changed");
    expect(await checkDetached(sidecar, null, trusted)).toMatchObject({ result: "valid", isBound: false });
    expect((await checkDetached(sidecar.subarray(0, 900), letter, trusted)).result).toBe("not-checked");
    expect((await checkDetached(changed(sidecar, sidecar.length - 1300), letter, trusted)).result).not.toBe("valid");
  });

  test("leaves out what it says it leaves out, and nothing else", () => {
    const about = new TextEncoder().encode("Badet XXX öppnar");
    const hash = "b64'" + Buffer.from(digestOf("Badet  öppnar")).toString("base64") + "'";
    const over = (exclusions: unknown, value: unknown = hash, alg: unknown = "sha256") =>
      bindingOf({ alg, hash: value, exclusions }, about);
    expect(over([{ start: 6, length: 3 }])).toBe("matches");
    expect(over([{ start: 6, length: 2 }])).toBe("differs");
    expect(over([])).toBe("differs");
    expect(
      over([
        { start: 6, length: 3 },
        { start: 2, length: 1 },
      ]),
    ).toBe("unknown");
    expect(over([{ start: "6", length: 3 }])).toBe("unknown");
    expect(over([], "kort")).toBe("unknown");
    expect(over([], hash, "md5")).toBe("unknown");
  });

  test("is told with the file, in words", async () => {
    const [sign] = await sidecarSigns(path.join(folder, "letter.txt"), bytesOf("letter.txt"), trusted, "sv");
    expect(sign).toMatchObject({ kind: "origin", what: "c2pa", signature: "valid" });
    expect(sign?.says).toBe(
      "Filen bär en ursprungsuppgift (C2PA, letter.txt.c2pa). Underskriften av Kallmarkt test signer, Kallmarkt test stämmer, och filen är oförändrad sedan dess. Den uppger att innehållet är helt skapat med AI.",
    );
    expect(await sidecarSigns(path.join(folder, "picture.png"), bytesOf("picture.png"), trusted, "sv")).toEqual([]);
  });
});

describe("a document's statements", () => {
  const checked = async (name: string, bytes: Uint8Array, format: "docx" | "text" | "html" | "pdf", anchors = trusted) => {
    const { text } = await readDocument(name, bytes);
    return signsOf(text, await originChecks(text, format, bytes, anchors)).map(({ kind, what, signature }) => [
      kind,
      what,
      signature,
    ]);
  };

  test("in a package are checked with the file", async () => {
    expect(await checked("a.docx", bytesOf("signed.docx"), "docx")).toEqual([["origin", "c2pa", "valid"]]);
  });

  test("in invisible characters are checked over the whole text: a statement made over another text is not this one's", async () => {
    const wrapped = new TextEncoder().encode(`Badet öppnar i juni.${wrapperOf(bytesOf("letter.txt.c2pa"))}\n`);
    expect(await checked("a.txt", wrapped, "text")).toEqual([["origin", "c2pa-text-wrapper", "changed"]]);
  });

  test("in invisible characters hold for the very text around them, and for no other", async () => {
    const wrapped = bytesOf("wrapped.txt");
    expect(await checked("a.txt", wrapped, "text", second)).toEqual([["origin", "c2pa-text-wrapper", "valid"]]);
    expect(await checked("a.txt", changed(wrapped, 4), "text", second)).toEqual([["origin", "c2pa-text-wrapper", "changed"]]);
    const longer = new TextEncoder().encode(`${new TextDecoder("utf-8", { ignoreBOM: true }).decode(wrapped)}Mer.\n`);
    expect(await checked("a.txt", longer, "text", second)).toEqual([["origin", "c2pa-text-wrapper", "changed"]]);
    // Letters and their marks apart are the same text (A.8 counts composed letters).
    const apart = new TextEncoder().encode(new TextDecoder("utf-8", { ignoreBOM: true }).decode(wrapped).normalize("NFD"));
    expect(await checked("a.txt", apart, "text", second)).toEqual([["origin", "c2pa-text-wrapper", "valid"]]);
  });

  test("of a PDF, and in a picture inside one, are checked each over its own", async () => {
    const jpeg = bytesOf("picture.jpg");
    const around = (file: Uint8Array, content: Uint8Array) =>
      Buffer.concat([
        file,
        Buffer.from("\n90 0 obj\n<</Subtype/Image/Filter/DCTDecode>>stream\n"),
        content,
        Buffer.from("\nendstream\nendobj\n"),
      ]);
    expect(await checked("a.pdf", bytesOf("signed.pdf"), "pdf", second)).toEqual([["origin", "c2pa", "valid"]]);
    const whole = new Uint8Array(around(bytesOf("signed.pdf"), jpeg));
    expect(await checked("a.pdf", whole, "pdf", second)).toEqual([
      ["origin", "c2pa", "changed"],
      ["picture", "iptc", "valid"],
    ]);
    const damaged = new Uint8Array(around(bytesOf("signed.pdf"), changed(jpeg, jpeg.length - 20)));
    expect(await checked("a.pdf", damaged, "pdf", second)).toContainEqual(["picture", "iptc", "changed"]);
  });

  test("in a picture inside a package are checked over the picture", async () => {
    const parts = unzipSync(bytesOf("signed.docx"));
    delete parts["META-INF/content_credential.c2pa"];
    const shown =
      '<w:drawing><a:blip xmlns:a="urn:a" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships" r:embed="rId9"/></w:drawing>';
    const edit = (name: string, from: string, to: string) =>
      (parts[name] = new TextEncoder().encode(new TextDecoder().decode(parts[name]).replace(from, to)));
    edit("word/document.xml", "</w:r></w:p>", `</w:r><w:r>${shown}</w:r></w:p>`);
    parts["word/media/image1.png"] = Uint8Array.from(bytesOf("picture.png"));
    parts["word/_rels/document.xml.rels"] = new TextEncoder().encode(
      '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId9" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/image" Target="media/image1.png"/></Relationships>',
    );
    edit("[Content_Types].xml", "<Default", '<Default Extension="png" ContentType="image/png"/><Default');
    expect(await checked("a.docx", zipSync(parts), "docx")).toEqual([["picture", "iptc", "valid"]]);
  });

  test("that stand elsewhere cannot be checked", async () => {
    const html = new TextEncoder().encode('<link rel="c2pa-manifest" href="x.c2pa"><p>Badet öppnar i juni.</p>');
    expect(await checked("a.html", html, "html")).toEqual([["origin", "c2pa", "not-checked"]]);
    await expect(readPdf(html)).rejects.toThrow();
  });
});

describe("kallmarkt scan", () => {
  const signs = async (...args: string[]) => {
    const answer = await kallmarkt(["scan", path.join(folder, "signed.docx"), "--json", ...args]);
    return (answer.json() as { signs?: unknown[] }[])[0]?.signs;
  };

  test("finds the library from its bundle, and takes the certificates it is given", async () => {
    expect(await signs()).toMatchObject([{ kind: "origin", signature: "issuer-not-trusted" }]);
    expect(await signs("--trust", path.join(folder, "trusted.pem"))).toMatchObject([{ signature: "valid" }]);
  });

  test("refuses a file without certificates, and one that is not there", async () => {
    for (const [file, code] of [
      ["letter.txt", 2],
      ["saknas.pem", 3],
    ] as const)
      expect((await kallmarkt(["scan", folder, "--trust", path.join(folder, file)])).code).toBe(code);
  });
});

function digestOf(text: string): Uint8Array {
  return createHash("sha256").update(text).digest();
}

/** The wrapper of Annex A.8 around a statement. */
function wrapperOf(statement: Uint8Array): string {
  const size = [24, 16, 8, 0].map((shift) => (statement.length >>> shift) & 255);
  const bytes = [...new TextEncoder().encode("C2PATXT\0"), 1, ...size, ...statement];
  return `\uFEFF${bytes.map((byte) => String.fromCodePoint(byte < 16 ? 0xfe00 + byte : 0xe0100 + byte - 16)).join("")}`;
}
