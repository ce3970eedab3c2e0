/** A person's act on a passage, bound to the hash of exactly the text that was read. */
import * as z from "zod";
import { idSchema, instantSchema, sha256Schema } from "../label/label.ts";

export const outcomes = ["approved", "corrected", "removed"] as const;
export type ReviewOutcome = (typeof outcomes)[number];

export const reviewSchema = z
  .strictObject({
    id: idSchema.describe("Random"),
    labelId: idSchema.describe("The label of the passage"),
    outcome: z
      .enum(outcomes)
      .describe("Approved as it stood, corrected by the reviewer first, or removed: the passage is no longer in the document"),
    factChecked: z.literal(true).describe("The person says that the facts were checked; a review without it is not kept"),
    by: z
      .strictObject({
        name: z.string().min(2).max(200).describe("The person's name"),
        role: z.string().min(1).max(200).describe("The role in which they answer for the text"),
      })
      .describe("Who reviewed: a human, by name and role"),
    items: z
      .array(z.strictObject({ id: z.string().max(60), answer: z.literal("yes") }))
      .optional()
      .describe("Review items that were answered one by one; absent where the signed sentence covers them"),
    delegation: z.string().max(300).optional().describe("The delegation under which a decision is made"),
    at: instantSchema.describe("When the review was signed"),
    textHash: sha256Schema.describe(
      "SHA-256 of the passage's normalised text as it stood when it was reviewed; of the labelled text when it was removed",
    ),
    sentenceHashes: z
      .array(z.string().regex(/^[0-9a-f]{16}$/))
      .describe("First 8 bytes of SHA-256 of each normalised sentence, so that a later change can be shown sentence by sentence"),
    statement: z.string().max(1000).describe("The sentence in the first person that was signed, verbatim"),
  })
  .describe("A human review of one passage");

export type Review = z.infer<typeof reviewSchema>;

/** The states a document can be in. "Stale": a review was made, and the text has changed since. */
export const documentStates = ["unlabelled", "awaiting-review", "ready", "stale", "sealed"] as const;
export type DocumentState = (typeof documentStates)[number];
