/** What notices say, how entries are shared, and the words that only a review may bring. */
import { describe, expect, test } from "@jest/globals";
import type { Label } from "../../../src/core/label/label.ts";
import { claimsReview } from "../../../src/core/notice/claim.ts";
import { sourceEntries, wantedReaderNotice, type NoticeGround } from "../../../src/core/notice/entries.ts";
import { noticeFor, readerNotice } from "../../../src/core/notice/wording.ts";
import type { Review } from "../../../src/core/review/review.ts";
import { sampleLabel, sampleReview } from "../sample-record.ts";
import { sampleProfile } from "../sample-profile.ts";

const profile = sampleProfile();

describe("a source entry", () => {
  test("names the engine and the search date (A19)", () => {
    expect(noticeFor(sampleLabel(), profile)).toBe("AI-motor: ChatGPT. Sökdatum: 2026-11-03.");
  });

  test("names the version, once", () => {
    const engine = { id: null, name: "ChatGPT", version: "5" };
    expect(noticeFor(sampleLabel({ engine }), profile)).toBe("AI-motor: ChatGPT 5. Sökdatum: 2026-11-03.");
    expect(noticeFor(sampleLabel({ engine: { ...engine, name: "ChatGPT 5" } }), profile)).toBe(
      "AI-motor: ChatGPT 5. Sökdatum: 2026-11-03.",
    );
  });

  test("is the primary source instead, when there is one", () => {
    const label = sampleLabel({ primarySource: "SCB,\nBefolkning 2025" });
    expect(noticeFor(label, profile)).toBe("SCB, Befolkning 2025");
  });

  test("follows the label's language", () => {
    expect(noticeFor(sampleLabel({ language: "en" }), profile)).toBe("AI engine: ChatGPT. Search date: 2026-11-03.");
  });

  test("never claims a review, whatever the profile says", () => {
    const claiming = sampleProfile({
      source: { ...profile.source, text: { sv: "{engine}. Texten är granskad.", en: "{engine}" } },
    });
    expect(() => noticeFor(sampleLabel(), claiming)).toThrow(expect.objectContaining({ code: "bad-profile" }));
  });
});

const ground = (labels: Label[], more: Partial<NoticeGround> = {}): NoticeGround => ({
  labels,
  documentType: "tjansteskrivelse",
  audience: "extern",
  language: "sv",
  reviews: null,
  passageOf: () => "Bakgrund",
  ...more,
});
const entry = (owner: string, text: string) => ({ owner, part: "source" as const, text, story: "body", paragraph: 3 });
const T = "AI-motor: ChatGPT. Sökdatum: 2026-11-03.";

describe("the list of sources", () => {
  test("has one entry for each engine", () => {
    const labels = [sampleLabel({ id: "a" }), sampleLabel({ id: "b", engine: { id: null, name: "Claude" } })];
    expect(sourceEntries(ground(labels), [], profile).map(({ owner, text }) => [owner, text])).toEqual([
      ["a", T],
      ["b", "AI-motor: Claude. Sökdatum: 2026-11-03."],
    ]);
  });

  test("names a source once for two passages, and leaves the entry with the label that has it", () => {
    const labels = [sampleLabel({ id: "a" }), sampleLabel({ id: "b" })];
    expect(sourceEntries(ground(labels), [], profile)).toEqual([{ owner: "a", part: "source", text: T }]);
    expect(sourceEntries(ground(labels), [entry("b", T)], profile)).toEqual([{ owner: "b", part: "source", text: T }]);
    expect(sourceEntries(ground(labels), [entry("b", "Annat.")], profile)).toEqual([{ owner: "b", part: "source", text: T }]);
  });

  test("has entries apart where the profile names the passage and the passages differ", () => {
    const naming = sampleProfile({ source: { ...profile.source, text: { sv: "{engine}. Avser: {passage}.", en: "{engine}" } } });
    const labels = [sampleLabel({ id: "a" }), sampleLabel({ id: "b" })];
    const places = ground(labels, { passageOf: (label) => (label.id === "a" ? "Bakgrund" : "Bedömning") });
    expect(sourceEntries(places, [], naming).map(({ text }) => text)).toEqual([
      "ChatGPT. Avser: Bakgrund.",
      "ChatGPT. Avser: Bedömning.",
    ]);
  });

  test("is not made for a document type without the rule", () => {
    expect(sourceEntries(ground([sampleLabel()], { documentType: "annat" }), [], profile)).toEqual([]);
  });
});

describe("the reader notice", () => {
  const labels = [sampleLabel({ id: "a" }), sampleLabel({ id: "b", engine: { id: null, name: "Claude" } })];

  test("names the engines, and is only for the audiences of the profile", () => {
    expect(wantedReaderNotice(ground(labels), profile)?.text).toBe("Delar av texten är framtagna med AI (ChatGPT och Claude).");
    expect(wantedReaderNotice(ground(labels, { audience: "intern" }), profile)).toBeNull();
    expect(wantedReaderNotice(ground(labels, { audience: null }), profile)).toBeNull();
    expect(wantedReaderNotice(ground([]), profile)).toBeNull();
  });

  test("says granskad with name and role when reviews are handed to it, never otherwise", () => {
    const reviews: Review[] = [sampleReview({ labelId: "a" }), sampleReview({ labelId: "b" })];
    const text = readerNotice(labels, reviews, profile, "sv");
    expect(text).toContain("granskad av Anna Ek, handläggare, som ansvarar");
    expect(claimsReview(readerNotice(labels, null, profile, "sv"))).toBe(false);
    expect(claimsReview(readerNotice(labels, [], profile, "sv"))).toBe(false);
  });

  test("names every reviewer with their role", () => {
    const reviews = [sampleReview(), sampleReview({ by: { name: "Bo Ås", role: "enhetschef" } })];
    expect(readerNotice(labels, reviews, profile, "sv")).toContain("granskad av Anna Ek, handläggare, och Bo Ås, enhetschef,");
  });

  test("refuses a profile whose unreviewed wording speaks of reviews", () => {
    for (const sv of ["Texten har inte granskats.", "Ogranskad AI-text.", "Inte granskat ännu."]) {
      const readers = sampleProfile({ readerNotice: { ...profile.readerNotice, unreviewed: { sv, en: "Made with AI." } } });
      expect(() => readerNotice(labels, null, readers, "sv")).toThrow(expect.objectContaining({ code: "bad-profile" }));
    }
  });

  test("fits in the record whatever stands in it", () => {
    const many = Array.from({ length: 60 }, (_, index) =>
      sampleLabel({ id: `a${index}`, engine: { id: null, name: `Motor ${index} ${"x".repeat(80)}` } }),
    );
    expect(wantedReaderNotice(ground(many), profile)?.text.length).toBeLessThanOrEqual(2000);
  });
});

test("the words of a claim are known in both languages, and the duty to review is no claim", () => {
  for (const text of ["granskad", "Granskats", "faktagranskad", "ogranskat", "Reviewed by", "GRANSKAD"])
    expect(claimsReview(text)).toBe(true);
  for (const text of ["granskning", "väntar på granskning", "review", "ska granskas"]) expect(claimsReview(text)).toBe(false);
});
