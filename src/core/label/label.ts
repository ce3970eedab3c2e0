/** What a person decided about a passage. */
import * as z from "zod";
import { anchorSchema } from "../anchor/anchor.ts";
import { isDay } from "./day.ts";

/** A calendar date as ÅÅÅÅ-MM-DD, and one that exists. */
export const dateSchema = z
  .string()
  .regex(/^\d{4}-\d{2}-\d{2}$/)
  .refine(isDay, "not a date in the calendar");

export const sha256Schema = z.string().regex(/^[0-9a-f]{64}$/);
export const instantSchema = z.iso.datetime();
export const idSchema = z.string().regex(/^[A-Za-z0-9_-]{1,40}$/);

export const labelKinds = ["generated", "revised", "translated"] as const;
export type LabelKind = (typeof labelKinds)[number];

export const contents = ["text", "image", "map", "proposal", "table", "video"] as const;

export const engineUseSchema = z
  .strictObject({
    id: idSchema.nullable().describe("Entry in the profile's register, or null for an engine that is not in it"),
    name: z.string().min(1).max(100).describe("Name as it stands in the mark and in the source entry"),
    version: z.string().max(100).optional().describe("Version as the person stated it"),
    reason: z.string().max(1000).optional().describe("Why an engine outside the register was used, where the profile asks"),
    riskAssessment: z.string().max(300).optional().describe("The risk assessment that the register named at the time"),
    approvedBy: z.string().max(200).optional().describe("The manager whose approval the register named at the time"),
  })
  .describe("The AI engine that was used");

export const promptSchema = z
  .strictObject({
    commitment: sha256Schema.describe("SHA-256 of the salt, a line feed and the prompt"),
    salt: z
      .string()
      .regex(/^[0-9a-f]{32}$/)
      .optional()
      .describe("Random; goes when the prompt is weeded out, so that nobody can try guesses"),
    text: z.string().min(1).max(50_000).optional().describe("The prompt, where the profile says that prompts are stored"),
  })
  .describe("What is kept of the prompt; absent where the profile keeps none, or nobody handed one in");

export const pictureSchema = z
  .strictObject({
    hash: sha256Schema.describe(
      "SHA-256 of the picture file's bytes, when it was labelled, or last reviewed or pointed out by a person; of several in one drawing, of their hashes",
    ),
    name: z.string().max(200).describe("The picture file's name inside the document"),
    about: z
      .string()
      .max(300)
      .describe("How the writer's alternative text begins, so that people know which picture it is; may be empty"),
    altText: z
      .string()
      .max(2000)
      .describe("What was added to the picture's alternative text, exactly as written; empty when nothing was"),
    hadAltText: z
      .boolean()
      .describe("Whether the picture had an alternative text, be it an empty one, before anything was added"),
  })
  .describe("The picture that the label is about; absent for text");

export const labelSchema = z
  .strictObject({
    id: idSchema.describe("Random; in the tags of its content controls"),
    kind: z.enum(labelKinds).describe("What the engine did: made the text, revised a human's text, translated it"),
    engine: engineUseSchema,
    searchDate: dateSchema.describe("The day the engine was used, not the day of labelling"),
    purpose: z.string().max(1000).optional().describe("What the engine was used for"),
    account: z.string().max(100).optional().describe("Account type the engine was used with"),
    informationClass: z.string().max(100).optional().describe("Information class of what was put into the engine"),
    primarySource: z.string().max(1000).optional().describe("The source given instead of the engine"),
    content: z.enum(contents).optional().describe("What kind of content it is; absent: text"),
    useMode: z
      .enum(["assistant", "agent"])
      .optional()
      .describe("Whether the engine answered or acted on its own; absent: answered"),
    onBehalfOf: z.string().max(200).optional().describe("The person an agent acted for"),
    reason: z.string().max(1000).optional().describe("Why a use that takes much energy was justified"),
    isTest: z.literal(true).optional().describe("The engine was only tried out"),
    approval: z
      .strictObject({ name: z.string().min(2).max(200), date: dateSchema })
      .optional()
      .describe("The information owner who approved that the information was used, and when"),
    prompt: promptSchema.optional(),
    picture: pictureSchema.optional(),
    language: z.enum(["sv", "en"]).describe("Language of the mark and notices"),
    evidence: z
      .array(
        z.strictObject({
          rule: z.string().max(100).describe("Id of the rule"),
          version: z.int().min(1).describe("Version of the rule"),
          tier: z.enum(["A", "B", "C", "D", "E"]).describe("What kind of trace, from machine token (A) to character (E)"),
          engine: z.string().max(100).nullable().describe("The tool the trace points at, or null when it could be several"),
        }),
      )
      .describe("Traces that were found in the passage when it was labelled; kept apart from what the person stated"),
    anchor: anchorSchema,
    textHash: sha256Schema.describe("SHA-256 of the passage's normalised text when it was labelled; of a picture, of its bytes"),
    mark: z
      .string()
      .max(300)
      .describe("The visible mark as written into the document; empty when the label shows no text of its own"),
    placement: z
      .enum(["inline", "inline-shaded", "footnote"])
      .optional()
      .describe("How the mark shows, as the profile or the person had it when the label was set; absent: as the profile has it"),
    createdAt: instantSchema.describe("When the passage was first labelled"),
  })
  .describe("A person's decision about one passage");

export type EngineUse = z.infer<typeof engineUseSchema>;
export type Label = z.infer<typeof labelSchema>;
export type LabelledPicture = z.infer<typeof pictureSchema>;
export type KeptPrompt = z.infer<typeof promptSchema>;

/** What a person asks for when labelling: everything that the system does not fill in itself. */
export interface LabelRequest {
  readonly kind: LabelKind;
  /** Name or id of the engine as the person gave it. */
  readonly engine: string;
  readonly engineVersion?: string;
  readonly engineReason?: string;
  readonly searchDate: string;
  readonly purpose?: string;
  readonly account?: string;
  readonly informationClass?: string;
  readonly primarySource?: string;
  readonly content?: (typeof contents)[number];
  readonly useMode?: "assistant" | "agent";
  readonly onBehalfOf?: string;
  readonly reason?: string;
  readonly isTest?: true;
  readonly approval?: { readonly name: string; readonly date: string };
  /** The prompt as it was written; or what a label kept of one, when it is labelled again. */
  readonly prompt?: string | KeptPrompt;
  readonly language: "sv" | "en";
}
