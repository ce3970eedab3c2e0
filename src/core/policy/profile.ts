/** A municipality's rules as data, each duty with the verbatim quote it comes from. */
import * as z from "zod";
import { dateSchema, idSchema, labelKinds } from "../label/label.ts";

const wording = z.strictObject({ sv: z.string().min(1), en: z.string().min(1) });

export const engineSchema = z
  .strictObject({
    id: idSchema,
    name: z.string().min(1).max(100).describe("Name as it stands in marks and notices"),
    vendor: z.string().max(100),
    kind: z
      .enum(["public", "contract", "local"])
      .describe(
        "Public: terms of the vendor. Contract: an agreement of the municipality's own. Local: runs on the municipality's machines",
      ),
    aliases: z.array(z.string()).describe("Other names people write, matched without regard to case"),
    decided: z.boolean().describe("True when the municipality has decided to use it (beslutat AI-system)"),
  })
  .describe("An AI system the picker offers");

export const ruleSchema = z
  .strictObject({
    id: z
      .string()
      .regex(/^[A-Z]{1,3}\d{1,3}$/)
      .describe("Row in the policy's rule list, such as A19"),
    check: z
      .enum([
        "source-entry",
        "human-review",
        "named-reviewer",
        "information-class",
        "decided-engine",
        "text-marked",
        "decision-text",
        "facts-checked",
      ])
      .describe("The check in code that answers this rule"),
    quote: z.string().min(1).describe("The rule, verbatim from the document"),
    origin: z
      .enum(["document", "law", "kallmarkt"])
      .optional()
      .describe("Where the duty comes from; absent: the municipality's document. Otherwise `quote` says it in our words"),
    strength: z
      .enum(["ask", "warn", "stop"])
      .describe("What a rule not met means: a question, a warning, or that the document cannot become ready"),
    documentTypes: z.array(z.string()).optional().describe("Only for these document types; absent: for all"),
    kinds: z.array(z.enum(labelKinds)).optional(),
  })
  .describe("One rule of the document and the check that holds it");

const policySchema = z.strictObject({
  title: z.string(),
  adopted: z.string().describe("As written in the document"),
  dnr: z.string().nullable(),
  validity: z.string().nullable(),
  owner: z.string().nullable(),
  incidentChannel: wording.nullable(),
});

const documentTypeSchema = z.strictObject({
  id: z.string(),
  name: wording,
  headings: z.array(z.string()).describe("Words that open a document of this type"),
});

const markSchema = z.strictObject({
  placement: z.enum(["inline", "inline-shaded", "footnote"]),
  whenPrimarySource: z.enum(["show", "hide"]).describe("Whether the AI mark is shown in the text when a primary source is given"),
  text: wording.describe("Template; {engine} and {date} are filled in"),
});

const sourceSchema = z.strictObject({
  documentTypes: z.array(z.string()).describe("Document types that get a source entry; [] means none"),
  headings: z.array(z.string()).describe("Headings to place it under, first found wins, case and colon ignored"),
  newHeading: wording.describe("Heading of the list that is started when none of them is there"),
  text: wording.describe("Template: {engine}, {date}, {passage}, {purpose}"),
  primaryText: wording.describe("Template when a primary source is given: {source}"),
});

const readerNoticeSchema = z.strictObject({
  audiences: z.array(z.enum(["intern", "extern"])).describe("Audiences that get a reader notice at the top; [] means none"),
  unreviewed: wording,
  reviewed: wording.describe("May say granskad: written only while a review holds. {engines}, {name}, {role}, {date}"),
  basis: wording.optional().describe("What the notice rests on, where that is not the municipality's own document"),
});

const informationClassSchema = z.strictObject({
  id: z.string(),
  name: wording,
  engineKinds: z
    .array(z.enum(["public", "contract", "local"]))
    .describe("Kinds of engine that may be given information of this class"),
});

export const profileSchema = z
  .strictObject({
    $schema: z.string().optional(),
    id: idSchema,
    extends: idSchema.nullable().describe("Profile whose values hold where this one is silent"),
    name: wording,
    version: z.string().max(40),
    policy: policySchema.nullable().describe("The adopted document; null for the base profile, which has none"),
    documentTypes: z.array(documentTypeSchema),
    defaultDocumentType: z.string(),
    mark: markSchema,
    source: sourceSchema,
    readerNotice: readerNoticeSchema,
    noNoticeIn: z
      .array(z.string())
      .describe("Headings whose sections are copied into the minutes: never a notice there, and a label there warns"),
    signOff: wording.describe("The sentence in the first person that a reviewer signs"),
    informationClasses: z.array(informationClassSchema),
    engines: z.array(engineSchema),
    engineOutsideRegister: z.enum(["allow", "reason"]).describe("reason: an engine outside the register needs a reason"),
    rules: z.array(ruleSchema),
    reviewBy: dateSchema.nullable().describe("When the policy is due for revision, if its document says so"),
  })
  .describe("A policy profile");

/** A profile with every layer merged: what core works with. */
export type Profile = z.infer<typeof profileSchema>;
export type Engine = z.infer<typeof engineSchema>;
export type PolicyRule = z.infer<typeof ruleSchema>;

/**
 * One file in `policies/`: a layer. All but the id and what it extends may be absent, and so may the values inside a group.
 * An entry of a list with ids (engines, rules, document types, information classes) adds to the entry with the same id below it.
 */
export const layerSchema = profileSchema.partial().extend({
  id: idSchema,
  extends: profileSchema.shape.extends,
  policy: policySchema.partial().nullable().optional(),
  documentTypes: z.array(documentTypeSchema.partial().required({ id: true })).optional(),
  mark: markSchema.partial().optional(),
  source: sourceSchema.partial().optional(),
  readerNotice: readerNoticeSchema.partial().optional(),
  informationClasses: z.array(informationClassSchema.partial().required({ id: true })).optional(),
  engines: z.array(engineSchema.partial().required({ id: true })).optional(),
  rules: z.array(ruleSchema.partial().required({ id: true })).optional(),
});
export type ProfileLayer = z.infer<typeof layerSchema>;

/** Answer of one check. */
export interface CheckResult {
  readonly rule: string;
  readonly result: "ok" | "ask" | "warn" | "stop";
  /** The rule's words; verbatim from the municipality's document when `origin` is "document". */
  readonly quote: string;
  readonly origin: "document" | "law" | "kallmarkt";
  /** How it stands. */
  readonly says: z.infer<typeof wording>;
  /** What to do about it; null when the result is ok. */
  readonly todo: z.infer<typeof wording> | null;
  /** Ids of the labels it is about; empty when it is about none, or about all alike. */
  readonly labels: readonly string[];
}
