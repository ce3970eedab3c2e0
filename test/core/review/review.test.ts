/** Reviews: who may make them, what they are bound to, and when they stop to hold. */
import { describe, expect, test } from "@jest/globals";
import type { Reanchoring } from "../../../src/core/anchor/anchor.ts";
import { AppError } from "../../../src/core/errors.ts";
import { documentPrintOf, printOf } from "../../../src/core/label/print.ts";
import { reviewLabel, type ReviewAct } from "../../../src/core/review/review-label.ts";
import { reviewerOf } from "../../../src/core/review/reviewer.ts";
import { reviewStanding } from "../../../src/core/review/standing.ts";
import { stateOf } from "../../../src/core/review/state.ts";
import { type DocumentText, plainDocument, type TextRange } from "../../../src/core/text/document.ts";
import { sampleProfile } from "../sample-profile.ts";
import { sampleLabel, sampleRecord, sampleReview } from "../sample-record.ts";

const profile = sampleProfile();
const document = (...lines: string[]): DocumentText => plainDocument(lines);
const all = (text: DocumentText): TextRange => {
  const last = (text.stories[0]?.paragraphs.length ?? 1) - 1;
  return {
    story: "body",
    from: { paragraph: 0, offset: 0 },
    to: { paragraph: last, offset: text.stories[0]?.paragraphs[last]?.text.length ?? 0 },
  };
};
const found = (range: TextRange): Reanchoring => ({ kind: "found", by: "handle", range, doubts: [], sentences: [], added: [] });
const lost: Reanchoring = { kind: "lost", doubts: ["gone"], sentences: [], before: null, after: null };
const codeOf = (act: () => unknown): string => {
  try {
    act();
  } catch (error) {
    if (error instanceof AppError) return error.code;
    throw error;
  }
  return "done";
};

describe("who may review", () => {
  test.each([
    ["Anna Ek", "handläggare"],
    ["Åsa", "Enhetschef"],
    ["Claude Berg", "utredare"],
    ["Bo-Erik von Ås", "AI-samordnare"],
    ["Gemma Copley", "jurist"],
    ["Ai Tanaka", "ekonom"],
    ["Anna Ek", "ansvarig för Copilot"],
  ])("%s, %s", (name, role) => {
    expect(reviewerOf({ name, role }, [sampleLabel()], profile)).toEqual({ name, role });
  });

  test.each([
    ["", "handläggare"],
    ["  ", "handläggare"],
    ["X", "handläggare"],
    ["--", "handläggare"],
    ["123", "handläggare"],
    ["Anna Ek", ""],
    ["Anna Ek", " \u200B"],
    ["ChatGPT", "handläggare"],
    ["chat gpt", "handläggare"],
    ["ChatGPT 5 Pro", "handläggare"],
    ["Microsoft Copilot", "handläggare"],
    ["Microsoft 365 Copilot", "handläggare"],
    ["Claude", "handläggare"],
    ["claude 4.5 sonnet", "handläggare"],
    ["AI", "handläggare"],
    ["GPT-5", "handläggare"],
    ["ChatGPT Andersson", "handläggare"],
    ["Provmotor Alfa", "handläggare"],
    ["Anna Ek", "ChatGPT"],
  ])("not %j as %j", (name, role) => {
    const labels = [sampleLabel({ engine: { id: null, name: "Provmotor Alfa" } })];
    expect(codeOf(() => reviewerOf({ name, role }, labels, profile))).toBe("reviewer-refused");
  });
});

describe("a review", () => {
  const text = document("En mening. En till.", "Ett stycke.");
  const ground = { id: "g1", now: "2026-11-20T12:00:00Z", text, place: found(all(text)), language: "sv" as const };
  const act: ReviewAct = {
    labelId: "k3f9a2bq",
    outcome: "approved",
    by: { name: "Anna Ek", role: "handläggare" },
    factChecked: true,
  };
  const make = (more: Partial<ReviewAct> = {}, groundMore = {}) =>
    reviewLabel({ ...act, ...more }, sampleLabel(), [sampleLabel()], { ...ground, ...groundMore }, profile);

  test("is bound to the text that stands, sentence by sentence, with the signed words", () => {
    const review = make();
    expect(review.textHash).toBe(printOf(text, all(text)).textHash);
    expect(review.sentenceHashes).toHaveLength(3);
    expect(review.statement).toBe("Jag har läst avsnittet, kontrollerat fakta och ansvarar för innehållet.");
    expect(review.at).toBe(ground.now);
  });

  test("needs the fact check to be stated", () => {
    expect(codeOf(() => make({ factChecked: false }))).toBe("reviewer-refused");
    expect(codeOf(() => make({ factChecked: "yes" as unknown as boolean }))).toBe("reviewer-refused");
  });

  test("as removed needs the passage to be gone, and as approved or corrected needs it to be there", () => {
    expect(codeOf(() => make({ outcome: "removed" }))).toBe("reviewer-refused");
    expect(make({ outcome: "removed" }, { place: lost })).toMatchObject({ outcome: "removed", sentenceHashes: [] });
    expect(codeOf(() => make({}, { place: lost }))).toBe("reviewer-refused");
    expect(codeOf(() => make({ outcome: "corrected" }, { place: lost }))).toBe("reviewer-refused");
  });

  test("needs a certain place: an edited passage in its own control is one, a twin is not", () => {
    const edited = { ...found(all(text)), kind: "to-confirm", doubts: ["edited", "below-floor"] };
    expect(codeOf(() => make({ outcome: "corrected" }, { place: edited }))).toBe("done");
    expect(codeOf(() => make({}, { place: { ...edited, doubts: ["has-twin"] } }))).toBe("reviewer-refused");
    expect(codeOf(() => make({}, { place: { ...edited, by: "outline" } }))).toBe("reviewer-refused");
    expect(codeOf(() => make({}, { place: { ...edited, doubts: ["copied"] } }))).toBe("reviewer-refused");
  });
});

describe("a review's standing", () => {
  const before = document("Ett. Två. Tre.", "Fyra.");
  const print = printOf(before, all(before));
  const review = sampleReview({ textHash: print.textHash, sentenceHashes: [...print.sentenceHashes] });
  const standing = (text: DocumentText, place: Reanchoring | undefined, reviews = [review]) =>
    reviewStanding("k3f9a2bq", reviews, text, place);

  test("holds for the same text, however it is spaced and quoted", () => {
    const same = document("Ett.  Två.\u00A0Tre.", "Fyra.");
    expect(standing(same, found(all(same))).kind).toBe("holds");
  });

  test("names the sentences that changed, came and went", () => {
    const after = document("Ett. Två och en halv. Tre.", "Ny. Fyra.");
    const stale = standing(after, found(all(after)));
    expect(stale).toMatchObject({ kind: "stale", gone: 1 });
    expect(
      stale.kind === "stale" && stale.sentences.filter((sentence) => sentence.isChanged).map((sentence) => sentence.text),
    ).toEqual(["Två och en halv.", "Ny."]);
  });

  test("two sentences that changed places are a change", () => {
    const after = document("Två. Ett. Tre.", "Fyra.");
    const stale = standing(after, found(all(after)));
    expect(stale.kind === "stale" && stale.sentences.filter((sentence) => sentence.isChanged)).toHaveLength(1);
  });

  test("is bounded in cost for very long passages", () => {
    const long = document(Array.from({ length: 4000 }, (_, index) => `Mening ${index}.`).join(" "));
    const stale = standing(long, found(all(long)), [
      { ...review, sentenceHashes: [...printOf(long, all(long)).sentenceHashes].reverse() },
    ]);
    expect(stale.kind === "stale" && stale.gone).toBe(0);
  });

  test("is stale when the passage is lost, or its place is in doubt", () => {
    expect(standing(before, lost)).toMatchObject({ kind: "stale", gone: 4 });
    expect(standing(before, undefined).kind).toBe("stale");
    expect(standing(before, { ...found(all(before)), kind: "to-confirm", doubts: ["has-twin"] } as Reanchoring).kind).toBe(
      "stale",
    );
  });

  test("of a removal holds while the passage is gone, and is stale when it comes back", () => {
    const removed = [review, { ...review, outcome: "removed" as const }];
    expect(standing(before, lost, removed).kind).toBe("holds");
    expect(standing(before, found(all(before)), removed).kind).toBe("stale");
  });

  test("is the newest review's, and only this label's", () => {
    const older = { ...review, textHash: "f".repeat(64) };
    expect(standing(before, found(all(before)), [older, review]).kind).toBe("holds");
    expect(standing(before, found(all(before)), [review, older]).kind).toBe("stale");
    expect(standing(before, found(all(before)), [{ ...review, labelId: "other" }]).kind).toBe("none");
  });
});

test("a document's print does not see how a file numbers its notes, and sees everything that is read", () => {
  const notes = (first: number, ...texts: string[]): DocumentText => ({
    ...document("Brödtext."),
    stories: [
      ...document("Brödtext.").stories,
      ...texts.map((text, index) => ({
        id: `footnote:${first + index}`,
        kind: "footnote" as const,
        paragraphs: document(text).stories[0]?.paragraphs ?? [],
      })),
    ],
  });
  expect(documentPrintOf(notes(1, "En not.", "En till."))).toBe(documentPrintOf(notes(2, "En not.", "", "En till.")));
  const prints = [
    notes(1, "En not.", "En till."),
    notes(1, "En till.", "En not."),
    notes(1, "En not. En till."),
    notes(1, "En not."),
    document("Brödtext."),
  ];
  expect(new Set(prints.map((text) => documentPrintOf(text))).size).toBe(prints.length);
});

describe("a document is", () => {
  const text = document("Ett. Två.");
  const place = new Map([["k3f9a2bq", found(all(text))]]);
  const review = sampleReview({ textHash: printOf(text, all(text)).textHash });
  const stale = sampleReview({ textHash: "f".repeat(64) });
  const seal = { at: "2026-11-20T12:00:00Z", documentHash: "c".repeat(64), by: "Reg", dnr: "KS 2026/1" };
  const sealed = { ...sampleRecord().document, textHash: documentPrintOf(text) };

  test.each([
    ["unlabelled without a record", null, "unlabelled"],
    ["unlabelled without labels", sampleRecord({ labels: [] }), "unlabelled"],
    ["awaiting-review with a label not reviewed", sampleRecord(), "awaiting-review"],
    ["ready when every review holds", sampleRecord({ reviews: [review] }), "ready"],
    ["stale when the text changed after a review", sampleRecord({ reviews: [stale] }), "stale"],
    [
      "awaiting-review with one of two labels reviewed",
      sampleRecord({ labels: [sampleLabel(), sampleLabel({ id: "b" })], reviews: [review] }),
      "awaiting-review",
    ],
    [
      "stale rather than awaiting-review, when both are true",
      sampleRecord({ labels: [sampleLabel(), sampleLabel({ id: "b" })], reviews: [stale] }),
      "stale",
    ],
    ["sealed while the text is the sealed one", sampleRecord({ seal, document: sealed, reviews: [review] }), "sealed"],
    ["what its labels make it, once a sealed text has changed", sampleRecord({ seal, reviews: [stale] }), "stale"],
  ])("%s", (_name, record, state) => {
    const places = new Map([...place, ["b", found(all(text))]] as const);
    expect(stateOf(record, text, places)).toBe(state);
  });
});
