/** What is kept about a document: one JSON value, one schema; types, JSON Schema and docs derive from it. */
import * as z from "zod";
import { dateSchema, idSchema, instantSchema, labelSchema, sha256Schema } from "../label/label.ts";
import { DOCUMENT_OWNER } from "../label/tag.ts";
import { reviewSchema } from "../review/review.ts";

export const RECORD_NAMESPACE = "urn:kallmarkt:record:1";

/** Upper bounds of a record, so that a hostile or broken one can't exhaust the reader. */
export const recordLimits = {
  /** Characters of the JSON text. 500 labels of a page each stay well below. */
  characters: 16_000_000,
  labels: 5_000,
  reviews: 20_000,
  notices: 15_000,
  history: 50_000,
} as const;

const eventSchema = z.discriminatedUnion("kind", [
  z.strictObject({ kind: z.literal("labelled"), at: instantSchema, labelId: idSchema }),
  z.strictObject({
    kind: z.literal("relabelled"),
    at: instantSchema,
    labelId: idSchema,
    was: z.string().describe("The values that were replaced, as canonical JSON"),
  }),
  z.strictObject({
    kind: z.literal("unlabelled"),
    at: instantSchema,
    labelId: idSchema,
    was: z.string().describe("Engine, date and text hash of the label that was taken off, as canonical JSON"),
  }),
  z.strictObject({ kind: z.literal("reviewed"), at: instantSchema, labelId: idSchema, reviewId: idSchema }),
  z.strictObject({
    kind: z.literal("dismissed"),
    at: instantSchema,
    rule: z.string(),
    reason: z.string().max(1000),
    textHash: sha256Schema,
  }),
  z.strictObject({ kind: z.literal("reanchored"), at: instantSchema, labelId: idSchema }),
]);

export const noticeSchema = z
  .strictObject({
    owner: z.string().max(40).describe("Label id, or `document`"),
    part: z.enum(["mark", "note", "source", "notice", "heading"]),
    text: z.string().max(2000).describe("Exactly as written into the document"),
  })
  .describe("Text that Källmärkt put into the document");

export const recordSchema = z
  .strictObject({
    $schema: z.literal(RECORD_NAMESPACE),
    id: idSchema.describe("Random, made when the first label was set"),
    revision: z.int().min(1).describe("Raised by one each time the record is written"),
    createdAt: instantSchema,
    changedAt: instantSchema,
    madeWith: z.strictObject({ name: z.literal("Källmärkt"), version: z.string().max(40) }),
    profile: z
      .strictObject({ id: idSchema, version: z.string().max(40), name: z.string().max(200) })
      .describe("The policy profile that held when the record was written"),
    document: z.strictObject({
      type: z.string().max(60).describe("Document type, such as tjansteskrivelse"),
      audience: z.enum(["intern", "extern"]).nullable().describe("Stated by the official; null while not stated"),
      language: z.enum(["sv", "en"]),
      textHash: sha256Schema.describe("SHA-256 of the whole document's normalised text, Källmärkt's own text left out"),
      textModel: z.int().min(1),
      splitter: z.int().min(1),
    }),
    labels: z
      .array(labelSchema)
      .max(recordLimits.labels)
      .refine((labels) => new Set(labels.map((label) => label.id)).size === labels.length, "two labels with one id")
      .refine((labels) => labels.every((label) => label.id !== DOCUMENT_OWNER), "a label's id is a reserved word")
      .describe("The labels that hold, in the order they were set"),
    reviews: z
      .array(reviewSchema)
      .max(recordLimits.reviews)
      .describe("All reviews ever made, oldest first; the newest of a label counts"),
    notices: z
      .array(noticeSchema)
      .max(recordLimits.notices)
      .describe("All text of Källmärkt's own in the document, so that it can be told from the writer's where tags are lost"),
    history: z
      .array(eventSchema)
      .max(recordLimits.history)
      .describe("What happened, oldest first; kept when a label is taken off"),
    seal: z
      .strictObject({ at: instantSchema, documentHash: sha256Schema, by: z.string().max(200), dnr: z.string().max(100) })
      .nullable()
      .describe("Set by the registrar; null before"),
  })
  .describe("Källmärkt's record of a document");

export { dateSchema };
export type KeptRecord = z.infer<typeof recordSchema>;
export type RecordEvent = z.infer<typeof eventSchema>;
export type RecordNotice = z.infer<typeof noticeSchema>;
