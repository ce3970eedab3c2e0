/** Reading and writing records: untrusted text in, canonical text out. */
import { readFileSync } from "node:fs";
import { describe, expect, test } from "@jest/globals";
import fc from "fast-check";
import { canonicalJson } from "../../../src/core/canonical-json.ts";
import { MADE_WITH } from "../../../src/core/record/made-with.ts";
import { readRecord } from "../../../src/core/record/read.ts";
import { type KeptRecord, recordLimits } from "../../../src/core/record/record.ts";
import { nextRecord, writeRecord } from "../../../src/core/record/write.ts";
import { sampleLabel, sampleRecord, sampleReview } from "../sample-record.ts";

const problemOf = (json: string) => readRecord(json).problem?.kind ?? null;
const json = (change: (record: Record<string, unknown>) => void): string => {
  const record = structuredClone(sampleRecord()) as unknown as Record<string, unknown>;
  change(record);
  return JSON.stringify(record);
};

describe("reading a record", () => {
  test("gives back what was written", () => {
    const record = sampleRecord({ reviews: [sampleReview()] });
    expect(readRecord(writeRecord(record))).toEqual({ record, problem: null });
  });

  test("reads records with and without the number of the detector", () => {
    const record = sampleRecord();
    const now = { ...record, document: { ...record.document, detector: "a5ecee11eddd1831" } };
    expect(record.document).not.toHaveProperty("detector");
    for (const one of [record, now]) expect(readRecord(writeRecord(one))).toEqual({ record: one, problem: null });
    expect(problemOf(JSON.stringify({ ...now, document: { ...now.document, detector: "v1" } }))).toBe("invalid");
  });

  test.each<[string, string, string]>([
    ["text that is not JSON", "{", "not-json"],
    ["nothing", "", "not-json"],
    ["JSON of somebody else", `{"a":1}`, "not-a-record"],
    ["a list", "[]", "not-a-record"],
    ["null", "null", "not-a-record"],
    ["a version that is no number", json((record) => (record["$schema"] = "urn:kallmarkt:record:1e3")), "not-a-record"],
    ["version 0", json((record) => (record["$schema"] = "urn:kallmarkt:record:0")), "not-a-record"],
    ["a newer version, whatever it holds", `{"$schema":"urn:kallmarkt:record:2","new":true}`, "newer-version"],
    ["a member we do not know", json((record) => (record["extra"] = 1)), "invalid"],
    ["a prototype in disguise", sampleText().replace("{", `{"__proto__":{"id":"x"},`), "invalid"],
    [
      "a date that is not in the calendar",
      sampleText().replace(`"searchDate":"2026-11-03"`, `"searchDate":"2026-02-30"`),
      "invalid",
    ],
    [
      "a review without fact check",
      json((record) => (record["reviews"] = [{ ...sampleReview(), factChecked: false }])),
      "invalid",
    ],
    ["two labels with one id", json((record) => (record["labels"] = [sampleLabel(), sampleLabel()])), "invalid"],
    [
      "a label that calls itself the document",
      json((record) => (record["labels"] = [sampleLabel({ id: "document" })])),
      "invalid",
    ],
    ["an id that would break out of a tag", json((record) => (record["id"] = "a:b")), "invalid"],
    [
      "more labels than a document can have",
      json((record) => (record["labels"] = Array.from({ length: recordLimits.labels + 1 }, () => ({})))),
      "invalid",
    ],
    ["a text of 16 million characters", " ".repeat(recordLimits.characters + 1), "too-large"],
    ["brackets 200,000 deep", "[".repeat(200_000), "not-json"],
  ])("tells of %s", (_name, text, kind) => {
    const { record, problem } = readRecord(text);
    expect([record, problem?.kind]).toEqual([null, kind]);
    expect(problem?.wording.sv).toMatch(/[.]$/);
    expect(problem?.wording.en).toMatch(/[.]$/);
  });

  test("never throws, whatever the text", () => {
    fc.assert(
      fc.property(
        fc.oneof(
          fc.string(),
          fc.json(),
          fc.jsonValue().map((value) => JSON.stringify({ ...sampleRecord(), labels: value })),
        ),
        (text) => {
          const { record, problem } = readRecord(text);
          expect((record === null) !== (problem === null)).toBe(true);
        },
      ),
    );
  });

  test("takes an older version through its migrations, one step at a time", () => {
    const old = json((record) => {
      delete record["seal"];
    });
    const third = { ...sampleRecord(), $schema: "urn:kallmarkt:record:1" };
    const migrations = {
      1: (record: object) => ({ ...record, $schema: "urn:kallmarkt:record:2", step: 1 }),
      2: (record: Readonly<Record<string, unknown>>) => ({ ...third, revision: (record["step"] as number) + 1 }),
    };
    expect(readRecord(old, migrations, 3).record?.revision).toBe(2);
    expect(readRecord(old, {}, 3).problem?.kind).toBe("not-a-record");
    expect(readRecord(old, { 1: () => { throw new Error("no"); } }, 2).problem?.kind).toBe("invalid"); // prettier-ignore
  });
});

describe("writing a record", () => {
  test("is canonical: the order of members does not show", () => {
    const record = sampleRecord();
    const turned = Object.fromEntries(Object.entries(record).reverse()) as unknown as KeptRecord;
    expect(writeRecord(turned)).toBe(writeRecord(record));
    expect(writeRecord(record)).toBe(canonicalJson(JSON.parse(writeRecord(record))));
  });

  test("half a surrogate pair from a document becomes U+FFFD", () => {
    const label = sampleLabel({ purpose: "a\ud800b" });
    expect(readRecord(writeRecord(sampleRecord({ labels: [label] }))).record?.labels[0]?.purpose).toBe("a\uFFFDb");
  });

  test("refuses to write what is no record", () => {
    expect(() => writeRecord({ ...sampleRecord(), revision: 0 })).toThrow();
  });

  const at = { now: "2026-11-21T09:00:00Z", newId: () => "r9" };
  const contentOf = ({ profile, document, labels, reviews, notices }: KeptRecord) => ({
    profile,
    document,
    labels,
    reviews,
    notices,
  });

  test("without a difference gives the same record, even when another version of the product wrote it", () => {
    const record = sampleRecord({ madeWith: { name: "Källmärkt", version: "0.0.9" } });
    expect(nextRecord(record, { ...contentOf(record), events: [] }, at)).toBe(record);
  });

  test("with a difference raises the revision, keeps identity and history, and breaks the seal", () => {
    const seal = { at: at.now, documentHash: "c".repeat(64), by: "Reg", dnr: "KS 2026/1" };
    const record = sampleRecord({ seal });
    const event = { kind: "unlabelled", at: at.now, labelId: "k3f9a2bq", was: "{}" } as const;
    const next = nextRecord(record, { ...contentOf(record), labels: [], events: [event] }, at);
    expect(next).toMatchObject({
      id: "r1",
      revision: 2,
      createdAt: record.createdAt,
      changedAt: at.now,
      seal: null,
      madeWith: MADE_WITH,
    });
    expect(next.history).toEqual([...record.history, event]);
  });
});

test("records carry the version in package.json", () => {
  const manifest = JSON.parse(readFileSync(new URL("../../../package.json", import.meta.url), "utf8")) as { version: string };
  expect(MADE_WITH.version).toBe(manifest.version);
});

test("the sample is a valid record", () => {
  expect(problemOf(sampleText())).toBeNull();
});

function sampleText(): string {
  return JSON.stringify(sampleRecord());
}
