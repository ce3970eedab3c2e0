/** A person's act on a passage, bound to the hash of exactly the text that was read. */
import * as z from "zod";
import { idSchema, instantSchema, sha256Schema } from "../label/label.ts";

export const outcomes = ["approved", "corrected", "removed"] as const;
export type ReviewOutcome = (typeof outcomes)[number];

export const reviewSchema = z
  .strictObject({
    id: idSchema,
    labelId: idSchema,
    outcome: z.enum(outcomes),
    factChecked: z.literal(true).describe("The person says that the facts were checked; a review without it is not kept"),
    by: z.strictObject({ name: z.string().min(2).max(200), role: z.string().min(1).max(200) }),
    at: instantSchema,
    textHash: sha256Schema.describe("SHA-256 of the passage's normalised text as it stood when it was reviewed"),
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
