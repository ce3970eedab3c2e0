/** The wrapper of C2PA's Annex A.8: public vectors, good and damaged. */
import { readFileSync } from "node:fs";
import path from "node:path";
import { describe, expect, test } from "@jest/globals";
import fc from "fast-check";
import { exampleWrapper, readTextManifest, wrappersIn } from "../../../src/core/detect/c2pa-text.ts";
import { describeWithShared } from "../../shared.ts";

interface Vector {
  readonly id: string;
  readonly op: "embed" | "extract";
  readonly text: string;
  readonly payload?: string;
  readonly expect?: string;
  readonly status: string;
}

const utf8 = (hex: string): string => new TextDecoder("utf-8", { ignoreBOM: true }).decode(Buffer.from(hex, "hex"));

describeWithShared("public vectors", (shared) => {
  const { vectors } = JSON.parse(readFileSync(path.join(shared, "vectors", "c2pa-text-a8.json"), "utf8")) as {
    vectors: Vector[];
  };

  test.each(vectors.map((vector) => [vector.id, vector] as const))("%s", (_id, vector) => {
    const text = vector.op === "embed" ? (vector.expect ?? "") : vector.text;
    const { status, manifest } = readTextManifest(utf8(text));
    expect(status).toBe(vector.status);
    const payload = vector.op === "embed" ? vector.payload : vector.expect;
    if (vector.status === "OK") expect(Buffer.from(manifest ?? []).toString("hex")).toBe(payload ?? "");
    else expect(manifest).toBeNull();
  });
});

describe("wrappersIn", () => {
  test("gives the place from the mark to the last selector, and leaves a selector of the text alone", () => {
    expect(wrappersIn(`Hej.${exampleWrapper}\uFE0F slut`).map(({ span }) => span)).toEqual([
      { start: 4, end: 4 + exampleWrapper.length },
    ]);
  });

  test("never throws, whatever is cut away or changed", () => {
    fc.assert(
      fc.property(fc.nat(exampleWrapper.length), fc.nat(exampleWrapper.length), fc.string(), (from, to, between) => {
        const text = exampleWrapper.slice(0, from) + between + exampleWrapper.slice(to);
        for (const { span } of wrappersIn(text)) expect(span.end).toBeGreaterThan(span.start);
      }),
    );
  });
});
