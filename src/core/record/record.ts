/** What is kept about a document: one JSON value, one schema; types, JSON Schema and docs derive from it. */
import * as z from "zod";
import { dateSchema, idSchema, instantSchema, labelSchema, sha256Schema } from "../label/label.ts";
import { DOCUMENT_OWNER } from "../label/tag.ts";
import { reviewSchema } from "../review/review.ts";
import { storyKinds } from "../text/document.ts";

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

/** What a registrar may answer about prompts. */
export const retentionAnswers = ["bevara", "gallra", "ej-allman-handling"] as const;
export type RetentionAnswer = (typeof retentionAnswers)[number];

const at = instantSchema.describe("When it happened");
const labelId = idSchema.describe("The label it is about");

const person = z
  .strictObject({
    name: z.string().min(2).max(200).describe("Their name"),
    role: z.string().min(1).max(200).describe("Their role"),
  })
  .describe("The person who states it");

export const noAiSchema = z
  .strictObject({
    by: person,
    at: instantSchema.describe("When"),
    textHash: sha256Schema.describe("SHA-256 of the document's normalised text then: the statement is about exactly it"),
  })
  .describe("A person's statement that no AI was used; never made by the tool, and never beside a label");

const eventSchema = z.discriminatedUnion("kind", [
  z.strictObject({ kind: z.literal("labelled").describe("A person labelled a passage"), at, labelId }),
  z.strictObject({
    kind: z
      .literal("relabelled")
      .describe("A person labelled the same passage again, with other values or after its text had changed"),
    at,
    labelId,
    was: z.string().describe("The label before, without anchor and evidence, as canonical JSON"),
  }),
  z.strictObject({
    kind: z.literal("unlabelled").describe("A person took a label off"),
    at,
    labelId,
    was: z.string().describe("Engine, date and text hash of the label that was taken off, as canonical JSON"),
  }),
  z.strictObject({
    kind: z.literal("reviewed").describe("A person reviewed a passage"),
    at,
    labelId,
    reviewId: idSchema.describe("The review, in `reviews`"),
  }),
  z.strictObject({
    kind: z.literal("dismissed").describe("A person answered a finding: not AI text"),
    at,
    rule: z.string().max(100).describe("The rule whose trace was answered"),
    reason: z.string().max(1000).describe("Why, in the person's words"),
    textHash: sha256Schema.describe("SHA-256 of the passage's normalised text: the answer holds for exactly it"),
  }),
  z.strictObject({
    kind: z
      .literal("picture-dismissed")
      .describe("A person answered a picture's question: not made with AI, whatever the picture's own data says"),
    at,
    says: z.string().max(200).describe("What the picture's own data said: its standard and its value, as the file has them"),
    reason: z.string().max(1000).describe("Why, in the person's words"),
    pictureHash: sha256Schema.describe("SHA-256 of the picture file's bytes: the answer holds for exactly them"),
  }),
  z.strictObject({
    kind: z
      .literal("reanchored")
      .describe("A person reviewed the passage or pointed out its place, and the anchor was renewed to it"),
    at,
    labelId,
  }),
  z.strictObject({
    kind: z.literal("no-ai-stated").describe("A person stated that no AI was used"),
    at,
    by: person,
  }),
  z.strictObject({
    kind: z.literal("no-ai-withdrawn").describe("The statement that no AI was used was taken away"),
    at,
    why: z.enum(["person", "labelled"]).describe("A person took it back, or a passage was labelled"),
  }),
  z.strictObject({
    kind: z
      .literal("softened")
      .describe("Every passage was reviewed while this rule was not met: an administrator had turned its stop into a warning"),
    at,
    rule: z.string().max(20).describe("The rule's id in the profile"),
    decision: z
      .strictObject({
        by: z.string().max(400).describe("Who decided it"),
        at: dateSchema.describe("When"),
        reason: z.string().max(2000).describe("Why"),
      })
      .describe("The decision, as the profile had it then"),
  }),
]);

export const noticeSchema = z
  .strictObject({
    owner: z.string().max(40).describe("Label id, or `document`"),
    part: z
      .enum(["mark", "note", "caption", "source", "notice", "heading"])
      .describe(
        "Visible mark, footnote, words beside a picture, source entry, reader notice, or the heading of a list of sources",
      ),
    text: z.string().max(2000).describe("Exactly as written into the document"),
  })
  .describe("Text that Källmärkt put into the document");

export const recordSchema = z
  .strictObject({
    $schema: z.literal(RECORD_NAMESPACE).describe("This schema, with its version at the end"),
    id: idSchema.describe("Random, made when the first label was set"),
    revision: z.int().min(1).describe("Raised by one each time the record is written"),
    createdAt: instantSchema.describe("When the record was made"),
    changedAt: instantSchema.describe("When this revision was written"),
    madeWith: z
      .strictObject({ name: z.literal("Källmärkt").describe("Its name"), version: z.string().max(40).describe("Its version") })
      .describe("The product that wrote this revision"),
    profile: z
      .strictObject({
        id: idSchema.describe("Its id among the installed profiles"),
        version: z.string().max(40).describe("Its version"),
        name: z.string().max(200).describe("Its Swedish name"),
      })
      .describe("The policy profile that held when the record was written"),
    document: z
      .strictObject({
        type: z.string().max(60).describe("Document type, such as tjansteskrivelse"),
        audience: z.enum(["intern", "extern"]).nullable().describe("Stated by the official; null while not stated"),
        secrecy: z
          .strictObject({
            answer: z.enum(["no", "yes", "unsure"]).describe("What the official answered for this very document"),
            at: instantSchema.describe("When"),
          })
          .optional()
          .describe("Whether the information is covered by secrecy; asked per document, never remembered"),
        noAi: noAiSchema.optional(),
        language: z.enum(["sv", "en"]).describe("Language of the reader notice and the heading"),
        textHash: sha256Schema.describe("SHA-256 of the whole document's normalised text, Källmärkt's own text left out"),
        unread: z
          .array(z.enum(storyKinds))
          .max(storyKinds.length)
          .optional()
          .describe("Kinds of stories that could not be read where this was written, so that textHash does not cover them"),
        textModel: z.int().min(1).describe("Version of the rules that turned the file into text"),
        splitter: z.int().min(1).describe("Version of the sentence splitter"),
        detector: z
          .string()
          .regex(/^[0-9a-f]{16}$/)
          .optional()
          .describe(
            "The detector that this was written with: a number over its rules and over what takes traces away again, so that a search can be repeated. Records from before November 2026 have none",
          ),
      })
      .describe("The document"),
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
    retention: z
      .array(
        z.strictObject({
          answer: z.enum(retentionAnswers).describe("Preserve, weed out when no longer needed, or no public record"),
          by: z.string().min(2).max(200).describe("The registrar"),
          at: instantSchema.describe("When"),
          dnr: z.string().max(100).optional().describe("Case number (diarienummer) that the registrar stated"),
        }),
      )
      .max(1000)
      .optional()
      .describe("The registrar's answers about the prompts, oldest first; the newest holds. Never given by the tool"),
    seal: z
      .strictObject({
        at: instantSchema.describe("When it was sealed"),
        documentHash: sha256Schema.describe("SHA-256 of the sealed file's bytes"),
        by: z.string().max(200).describe("The registrar"),
        dnr: z.string().max(100).describe("Case number (diarienummer)"),
      })
      .nullable()
      .describe("Set by the registrar; null before"),
  })
  .describe("Källmärkt's record of a document");

export { dateSchema };
export type KeptRecord = z.infer<typeof recordSchema>;
export type RecordEvent = z.infer<typeof eventSchema>;
export type NoAiStatement = z.infer<typeof noAiSchema>;
export type RecordNotice = z.infer<typeof noticeSchema>;
