/** What a person decided about a passage. */
import * as z from "zod";
import { anchorSchema } from "../anchor/anchor.ts";

/** A calendar date as ÅÅÅÅ-MM-DD, and one that exists. */
export const dateSchema = z
  .string()
  .regex(/^\d{4}-\d{2}-\d{2}$/)
  .refine((value) => {
    const date = new Date(`${value}T00:00:00Z`);
    return !Number.isNaN(date.getTime()) && date.toISOString().startsWith(value);
  }, "not a date in the calendar");

export const sha256Schema = z.string().regex(/^[0-9a-f]{64}$/);
export const instantSchema = z.iso.datetime();
export const idSchema = z.string().regex(/^[A-Za-z0-9_-]{1,40}$/);

export const labelKinds = ["generated", "revised", "translated"] as const;
export type LabelKind = (typeof labelKinds)[number];

export const engineUseSchema = z
  .strictObject({
    id: idSchema.nullable().describe("Entry in the profile's register, or null for an engine that is not in it"),
    name: z.string().min(1).max(100).describe("Name as it stands in the mark and in the source entry"),
    version: z.string().max(100).optional().describe("Version as the person stated it"),
    reason: z.string().max(1000).optional().describe("Why an engine outside the register was used, where the profile asks"),
  })
  .describe("The AI engine that was used");

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
    textHash: sha256Schema.describe("SHA-256 of the passage's normalised text when it was labelled"),
    mark: z
      .string()
      .max(300)
      .describe("The visible mark as written into the document; empty when the label shows no text of its own"),
    createdAt: instantSchema.describe("When the passage was first labelled"),
  })
  .describe("A person's decision about one passage");

export type EngineUse = z.infer<typeof engineUseSchema>;
export type Label = z.infer<typeof labelSchema>;

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
  readonly language: "sv" | "en";
}
