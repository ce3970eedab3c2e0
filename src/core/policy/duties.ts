/** The shape of what a municipality's document may ask for beyond marks and sources: classes, accounts, risk classes, decisions, agents. */
import * as z from "zod";
import { labelKinds } from "../label/label.ts";
import { engineKinds } from "./register.ts";
import { wordingSchema } from "./wording.ts";

export const informationClassSchema = z.strictObject({
  id: z.string(),
  name: wordingSchema,
  engineKinds: z.array(z.enum(engineKinds)).describe("Kinds of engine that may be given information of this class"),
  isOpen: z.boolean().optional().describe("True for what could be published; absent: true when public engines may have it"),
  needsApproval: z.boolean().optional().describe("True: only an engine whose register entry is approved for this very class"),
  isHard: z.boolean().optional().describe("True: a stop here can't be turned into a warning"),
  examples: z.array(wordingSchema).optional().describe("What belongs here, in the document's words"),
});

export const accountSchema = z
  .strictObject({
    id: z.string(),
    name: wordingSchema,
    countsAs: z.enum(engineKinds).nullable().describe("With this account the engine counts as this kind; null: as its own"),
    isPrivate: z.boolean().describe("True for licences and accounts that are a person's own"),
  })
  .describe("A type of account that an engine can be used with");

export const riskClassSchema = z
  .strictObject({
    id: z.string(),
    name: wordingSchema,
    means: z
      .enum(["refused", "two-reviewers", "notice", "record"])
      .describe(
        "refused: can't be chosen, and its text stops. two-reviewers: two people. notice: reader notice always. record: the record is enough",
      ),
  })
  .describe("A risk class that engines are put in");

export const contentKinds = ["text", "image", "map", "proposal", "table", "video"] as const;

export const reviewItemSchema = z
  .strictObject({
    id: z.string(),
    sentence: wordingSchema.describe(
      "What the reviewer says, in the first person; `signOff` must hold it word for word, unless it is asked in some cases only (`when`)",
    ),
    when: z
      .strictObject({
        kinds: z.array(z.enum(labelKinds)).optional().describe("Kinds of label"),
        contents: z.array(z.enum(contentKinds)).optional().describe("Kinds of content"),
        purposes: z.array(z.string().min(1)).optional().describe("Words of which the stated purpose holds one, case ignored"),
      })
      .optional()
      .describe("Asked, and answered by itself, only about such passages; absent: about all"),
  })
  .describe("One thing that a reviewer answers for");

/** The minority languages that notices can be given in besides, each a file of its own in policies/notices. */
export const minorityLanguages = ["fi", "se", "fit"] as const;
/** Every language that can be asked for besides the document's own: a notice is never given twice in one. */
export const noticeLanguages = ["sv", "en", ...minorityLanguages] as const;

const translated = z.string().min(1);
export const translationTextsSchema = z.strictObject({
  unreviewed: translated.describe("Reader notice before review. {engines}"),
  reviewed: translated.describe("Reader notice, only while a review holds. {engines}, {name}, {role}"),
  revised: translated.describe("{engines}, {date}"),
  translated: translated.describe("{engines}, {date}"),
  translatedReviewed: translated.describe("Only while a review holds. {engines}, {date}, {name}, {role}"),
  image: translated.describe("{engine}, {date}"),
  mail: translated.describe("{engines}"),
  mailReviewed: translated.describe("Only while a review holds. {engines}, {name}, {role}"),
  contact: translated.describe("{contact}"),
  noAi: translated.describe("Only ever by a person's own choice"),
});

export const noticeLanguageSchema = z
  .strictObject({
    id: z
      .enum(noticeLanguages)
      .describe(
        "fi: Finnish, se: North Sámi, fit: Meänkieli; sv and en: the profile's own wordings, for documents in the other language",
      ),
    translation: z
      .enum(["machine", "human"])
      .optional()
      .describe("How these texts were made; absent: as the product's file says"),
    checkedBy: z
      .string()
      .min(1)
      .nullable()
      .optional()
      .describe("Who with the language has checked the texts; absent or null: nobody"),
    texts: translationTextsSchema
      .partial()
      .optional()
      .describe("The municipality's own texts; the product's stand in for those absent"),
  })
  .describe("A language that reader notices, e-mail lines and captions are given in after the Swedish");

/** Wordings for what the list of sources and the reader notice do not say. */
export const noticeTextsSchema = z.strictObject({
  revised: wordingSchema.optional().describe("Before review. {engines}, {date}"),
  translated: wordingSchema.optional().describe("Before review. {engines}, {date}"),
  translatedReviewed: wordingSchema.optional().describe("Only while a review holds. {engines}, {date}, {name}, {role}"),
  image: wordingSchema.optional().describe("Caption and alt text. {content}, {engine}, {date}"),
  mail: wordingSchema.optional().describe("Before review. {engines}"),
  mailReviewed: wordingSchema.optional().describe("Only while a review holds. {engines}, {name}, {role}"),
  contact: wordingSchema.optional().describe("Closes the reader notice. {contact}"),
  noAi: wordingSchema
    .nullable()
    .optional()
    .describe("The statement that no AI was used, only ever by a person's own choice; null: nobody may make it"),
  publicEngine: wordingSchema.optional().describe("Shown once per document when a public engine was used"),
});
