/** What is said of a signature: from a validator's report to a sentence, and never a word about who wrote the text. */
import { describe, expect, test } from "@jest/globals";
import { NOT_CHECKED, originCheckOf, saysChecked, type Binding } from "../../../src/core/detect/origin-check.ts";
import { signsOf } from "../../../src/core/detect/signs.ts";
import { plainDocument, plainParagraph } from "../../../src/core/text/document.ts";

const AI = "http://cv.iptc.org/newscodes/digitalsourcetype/trainedAlgorithmicMedia";
const report = (...codes: string[]) => ({
  active_manifest: "urn:c2pa:1",
  manifests: {
    "urn:c2pa:1": {
      assertions: [{ label: "c2pa.actions.v2", data: { actions: [{ action: "c2pa.created", digitalSourceType: AI }] } }],
      signature_info: { issuer: "Kommunen", common_name: "Signerare" },
    },
  },
  validation_state: "Valid",
  validation_status: codes.map((code) => ({ code })),
});

describe("a report", () => {
  const cases: readonly [readonly string[], Binding, string][] = [
    [[], "in-report", "valid"],
    [["signingCredential.untrusted"], "in-report", "issuer-not-trusted"],
    [["signingCredential.expired", "claimSignature.outsideValidity"], "in-report", "issuer-not-trusted"],
    [["signingCredential.untrusted", "assertion.dataHash.mismatch"], "in-report", "changed"],
    [["assertion.collectionHash.incorrectFileCount"], "in-report", "changed"],
    [["claimSignature.mismatch"], "matches", "changed"],
    [["assertion.dataHash.mismatch"], "matches", "valid"],
    [["assertion.dataHash.mismatch"], "differs", "changed"],
    [["assertion.dataHash.mismatch", "signingCredential.untrusted"], "unknown", "issuer-not-trusted"],
    [["algorithm.unsupported"], "in-report", "not-checked"],
  ];

  test.each(cases)("with %j, bound %s, is %s", (codes, binding, result) => {
    const check = originCheckOf(report(...codes), binding);
    expect(check).toMatchObject({ result, signedBy: "Signerare, Kommunen", isBound: binding !== "unknown" });
    expect(check.meaning?.sv).toBe("helt skapat med AI");
  });

  test.each([[null], ["text"], [{}], [{ active_manifest: "x", manifests: {} }], [{ ...report(), validation_state: undefined }]])(
    "that is none is not checked: %j",
    (value) => expect(originCheckOf(value, "in-report")).toEqual(NOT_CHECKED),
  );
});

test("each outcome has a sentence of its own, and none speaks of who wrote", () => {
  const said = new Set<string>();
  for (const binding of ["in-report", "unknown"] as const)
    for (const codes of [[], ["signingCredential.untrusted"], ["claimSignature.mismatch"], ["algorithm.unsupported"]]) {
      const { sv, en } = saysChecked(originCheckOf(report(...codes), binding));
      said.add(sv);
      expect(`${sv} ${en}`).not.toMatch(/skriven av|written by|%|procent|sannolik|misstänk|avslöj|fusk/i);
    }
  expect(said.size).toBeGreaterThanOrEqual(7);
  expect(saysChecked(originCheckOf(report(), "in-report")).sv).toBe(
    "Underskriften av Signerare, Kommunen stämmer, och filen är oförändrad sedan dess. Den uppger att innehållet är helt skapat med AI.",
  );
});

describe("a sign", () => {
  const check = originCheckOf(report("signingCredential.untrusted"), "in-report");

  test("of the file's own statement tells what the check came to, and without one that there was none", () => {
    const text = {
      ...plainDocument(["Badet öppnar i juni."]),
      metadata: { provenance: [{ standard: "c2pa", place: "META-INF", value: "manifest" } as const] },
    };
    expect(signsOf(text, { file: check })[0]).toMatchObject({ kind: "origin", signature: "issuer-not-trusted" });
    expect(signsOf(text, { file: check })[0]?.says.sv).toContain("utgivaren finns inte på någon lista här");
    expect(signsOf(text)[0]).not.toHaveProperty("signature");
    expect(signsOf(text)[0]?.says.sv).toContain("Underskriften är inte kontrollerad här.");
  });

  test("of a picture tells it before the question", () => {
    const claims = [{ standard: "iptc", place: "C2PA", value: "trainedAlgorithmicMedia" } as const];
    const text = plainDocument([plainParagraph("\uFFFC", { pictures: [{ name: "a.png", claims }] })]);
    const [sign] = signsOf(text, { pictures: new Map([["a.png", check]]) });
    expect(sign).toMatchObject({ kind: "picture", signature: "issuer-not-trusted" });
    expect(sign?.says.sv).toMatch(/betrodda utgivare\. Är bilden gjord med AI\?/);
  });
});
