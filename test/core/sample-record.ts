/** Labels, reviews and records for core's own tests, each whole and valid, with some values replaced. */
import { type Label, labelSchema } from "../../src/core/label/label.ts";
import { type KeptRecord, recordSchema } from "../../src/core/record/record.ts";
import { type Review, reviewSchema } from "../../src/core/review/review.ts";

export function sampleLabel(more: Partial<Label> = {}): Label {
  return labelSchema.parse({
    id: "k3f9a2bq",
    kind: "generated",
    engine: { id: "chatgpt", name: "ChatGPT" },
    searchDate: "2026-11-03",
    language: "sv",
    evidence: [],
    anchor: {
      story: "body",
      exact: "En mening. En till.",
      prefix: "",
      suffix: "",
      sentences: [
        { text: "En mening.", floor: 0.5 },
        { text: "En till.", floor: 0.5 },
      ],
      from: { paragraph: 0, offset: 0 },
      to: { paragraph: 0, offset: 19 },
      outline: { salt: "0".repeat(32), first: 0, at: 0, prints: "" },
      textModel: 1,
      splitter: 1,
    },
    textHash: "a".repeat(64),
    mark: "[AI: ChatGPT, 2026-11-03]",
    createdAt: "2026-11-20T10:00:00Z",
    ...more,
  });
}

export function sampleReview(more: Partial<Review> = {}): Review {
  return reviewSchema.parse({
    id: "g1",
    labelId: "k3f9a2bq",
    outcome: "approved",
    factChecked: true,
    by: { name: "Anna Ek", role: "handläggare" },
    at: "2026-11-20T12:00:00Z",
    textHash: "a".repeat(64),
    sentenceHashes: ["0".repeat(16)],
    statement: "Jag har läst avsnittet, kontrollerat fakta och ansvarar för innehållet.",
    ...more,
  });
}

export function sampleRecord(more: Partial<KeptRecord> = {}): KeptRecord {
  return recordSchema.parse({
    $schema: "urn:kallmarkt:record:1",
    id: "r1",
    revision: 1,
    createdAt: "2026-11-20T10:00:00Z",
    changedAt: "2026-11-20T10:00:00Z",
    madeWith: { name: "Källmärkt", version: "0.1.0" },
    profile: { id: "provkommun", version: "1.0", name: "Provkommun" },
    document: { type: "tjansteskrivelse", audience: null, language: "sv", textHash: "b".repeat(64), textModel: 1, splitter: 1 },
    labels: [sampleLabel()],
    reviews: [],
    notices: [{ owner: "k3f9a2bq", part: "mark", text: "[AI: ChatGPT, 2026-11-03]" }],
    history: [{ kind: "labelled", at: "2026-11-20T10:00:00Z", labelId: "k3f9a2bq" }],
    seal: null,
    ...more,
  });
}
