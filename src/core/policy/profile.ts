/** A municipality's rules as data, each duty with the verbatim quote it comes from. */
import * as z from "zod";
import { dateSchema, idSchema, labelKinds } from "../label/label.ts";
import { contactsSchema, policySchema, scopeSchema } from "./document.ts";
import {
  accountSchema,
  contentKinds,
  informationClassSchema,
  noticeLanguageSchema,
  noticeTextsSchema,
  reviewItemSchema,
  riskClassSchema,
} from "./duties.ts";
import { engineKinds, engineSchema, registerParts, storagePlaces } from "./register.ts";
import { wordingSchema } from "./wording.ts";

const wording = wordingSchema;

export { engineSchema };

/** Every check there is in code; `checks/index.ts` holds one for each. */
export const checkNames = [
  "source-entry", "human-review", "named-reviewer", "information-class", "decided-engine", "text-marked", "decision-text", "facts-checked",
  "in-register", "register-parts", "class-stated", "purpose-stated", "approved-use", "agreement", "account", "test-use", "owner-approval",
  "secrecy", "personal-data", "dpia", "mosaic", "risk-class", "reader-notice", "image-caption", "heavy-use", "agent", "review-items",
  "decision-maker", "automated-decision", "storage", "public-engine", "not-allowed",
  "version-stated", "primary-source", "prompt-kept", "two-reviewers", "reviewer-role",
  "use-recent", "own-words", "case-number",
] as const; // prettier-ignore

export const ruleSchema = z
  .strictObject({
    id: z
      .string()
      .regex(/^[A-Z]{1,3}\d{1,3}$/)
      .describe("Row in the policy's rule list, such as A19"),
    check: z.enum(checkNames).describe("The check in code that answers this rule"),
    quote: z.string().min(1).describe("The rule, verbatim from the document"),
    origin: z
      .enum(["document", "law", "kallmarkt"])
      .optional()
      .describe("Where the duty comes from; absent: the municipality's document. Otherwise `quote` says it in our words"),
    strength: z
      .enum(["ask", "warn", "stop"])
      .describe("What a rule not met means: a question, a warning, or that the document cannot become ready"),
    documentTypes: z.array(z.string()).optional().describe("Only for these document types; absent: for all"),
    kinds: z.array(z.enum(labelKinds)).optional().describe("Only for labels of these kinds; absent: all"),
    audiences: z
      .array(z.enum(["intern", "extern"]))
      .optional()
      .describe("Only in documents for these audiences; absent: all"),
    engines: z.array(idSchema).optional().describe("Only for these engines of the register; absent: all"),
    engineKinds: z.array(z.enum(engineKinds)).optional().describe("Only for engines that count as these kinds; absent: all"),
    classes: z.array(z.string()).optional().describe("Only for information stated to be of these classes; absent: all"),
    contents: z.array(z.enum(contentKinds)).optional().describe("Only for these kinds of content; absent: all"),
    purposes: z
      .array(z.string().min(1))
      .optional()
      .describe("Only for labels whose stated purpose holds one of these words, case ignored; absent: all"),
    sections: z
      .array(z.string().min(1))
      .optional()
      .describe("Only for passages that stand under one of these headings; absent: everywhere"),
    from: dateSchema.optional().describe("First day that the rule holds; absent: it always has"),
    until: dateSchema.optional().describe("Last day that the rule holds; absent: no end"),
    asWritten: z.string().optional().describe("The same words as the file has them, where a scanned document was misread"),
    parts: z.array(z.enum(registerParts)).optional().describe("For register-parts: what the entry must hold"),
    items: z.array(z.string()).optional().describe("For review-items: ids of the items"),
    riskClass: z.string().optional().describe("For risk-class: the class it is about"),
    roles: z.array(z.string().min(1)).optional().describe("For reviewer-role: words of which a reviewer's role holds one"),
    days: z.int().min(1).optional().describe("For use-recent: how many days old a search date may be"),
    share: z
      .enum(["whole", "most"])
      .optional()
      .describe("For own-words: how much of the body may not be labelled, all of it or more than half; absent: all of it"),
    places: z
      .array(z.enum(storagePlaces))
      .optional()
      .describe("For storage: places where what is put in may not be stored; absent: as the rule's words say of third countries"),
    withPersonalData: z.boolean().optional().describe("For purpose-stated: true, only for passages that hold personal data"),
    isFixed: z.boolean().optional().describe("True: `softened` may not name this rule"),
  })
  .describe("One rule of the document and the check that holds it");

export const otherRuleSchema = z
  .strictObject({
    id: z.string().regex(/^[A-Z]{1,3}\d{1,3}$/),
    quote: z.string().min(1).describe("The sentence, verbatim from the document"),
    asWritten: z.string().optional(),
    values: z.array(z.string()).optional().describe("Paths of the values in this profile that it sets, which must be there"),
    part: z.string().optional().describe("The part of the product that meets it, when no value does"),
  })
  .describe("A sentence of the document that no check of a document answers");

const documentTypeSchema = z.strictObject({
  id: z.string(),
  name: wording,
  headings: z.array(z.string()).describe("Words that open a document of this type"),
});

const markSchema = z.strictObject({
  placement: z.enum(["inline", "inline-shaded", "footnote"]),
  whenPrimarySource: z.enum(["show", "hide"]).describe("Whether the AI mark is shown in the text when a primary source is given"),
  text: wording.describe("Template; {engine} and {date} are filled in"),
  kinds: z
    .array(z.enum(labelKinds))
    .optional()
    .describe(
      "Kinds of label whose passages get the visible mark; absent: all. [] for a document that asks for none: the record is kept all the same",
    ),
});

const sourceSchema = z.strictObject({
  documentTypes: z.array(z.string()).describe("Document types that get a source entry; [] means none"),
  headings: z.array(z.string()).describe("Headings to place it under, first found wins, case and colon ignored"),
  newHeading: wording.describe("Heading of the list that is started when none of them is there"),
  text: wording.describe("Template: {engine}, {date}, {passage}, {purpose}"),
  primaryText: wording.describe("Template when a primary source is given: {source}"),
  kinds: z.array(z.enum(labelKinds)).optional().describe("Kinds of label that get a source entry; absent: all"),
});

const readerNoticeSchema = z.strictObject({
  audiences: z.array(z.enum(["intern", "extern"])).describe("Audiences that get a reader notice at the top; [] means none"),
  unreviewed: wording,
  reviewed: wording.describe("May say granskad: written only while a review holds. {engines}, {name}, {role}, {date}"),
  kinds: z.array(z.enum(labelKinds)).optional().describe("Kinds of label that a reader is told of; absent: all"),
  place: z
    .enum(["top", "end"])
    .optional()
    .describe(
      "Where the notice stands in a document: near the title, or last, before signatures and recipients and above sources that are added there; absent: top",
    ),
  mailPlace: z
    .enum(["top", "bottom"])
    .optional()
    .describe("Where the notice and what goes with it stand in an e-mail; absent: last, before the message that is answered"),
  basis: wording.optional().describe("What the notice rests on, where that is not the municipality's own document"),
});

const registerSchema = z
  .strictObject({
    required: z.array(z.enum(registerParts)).describe("Parts that an entry must hold to be complete"),
    requiredWhenDecided: z
      .array(z.enum(registerParts))
      .optional()
      .describe("Parts without which an engine can't be marked as decided: the profile is refused"),
    classifiers: z
      .array(z.array(z.string().min(1)).min(1))
      .optional()
      .describe(
        "Who puts an engine in a risk class, together: for each role the words of which it holds one. Absent: nobody by command",
      ),
    publicIsNeverApproved: z.boolean().optional().describe("True: a public engine is never shown as approved"),
  })
  .describe("What the document asks of the register of AI systems");

const markingSchema = z
  .strictObject({
    contents: z.array(z.enum(contentKinds)).describe("Kinds of content that the duty to tell is about"),
    audiences: z
      .array(z.enum(["intern", "extern"]))
      .describe("Audiences that must be told; [] where the document has no such duty"),
  })
  .describe("The duty to tell that AI was used, as the document has it");

const softenedSchema = z
  .strictObject({
    rule: z.string(),
    by: z.string().min(1).describe("Who decided it"),
    at: dateSchema,
    reason: z.string().min(1),
    restores: z.literal(true).optional().describe("True: from this day the rule is a stop again"),
  })
  .describe("A decision of an administrator: a stop becomes a warning, or is a stop again. Every result it touches says so");

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
    scope: scopeSchema.optional(),
    contacts: contactsSchema.optional(),
    marking: markingSchema.optional(),
    accounts: z.array(accountSchema).optional(),
    register: registerSchema.optional(),
    riskClasses: z.array(riskClassSchema).optional(),
    reviewItems: z.array(reviewItemSchema).optional(),
    noticeTexts: noticeTextsSchema.optional(),
    noticeLanguages: z.array(noticeLanguageSchema).optional().describe("Further languages of the notices; absent: none"),
    automatedDecisions: z
      .enum(["forbidden", "human-control", "humans-decide"])
      .nullable()
      .optional()
      .describe("Forbidden without exception; not without human control; humans decide. Null: the document does not say"),
    decisionTypes: z.array(z.string()).optional().describe("Document types that decide about individuals"),
    agents: z.enum(["risk-assessed", "not-mentioned"]).optional(),
    heavyUse: z
      .array(z.enum(contentKinds))
      .optional()
      .describe("Kinds of content that need a reason, since they take much energy"),
    purposes: z.array(wording).optional().describe("Purposes that the picker offers; free text is always possible"),
    prompts: z
      .enum(["store", "commitment", "no"])
      .optional()
      .describe("Whether prompts are kept: whole, as a hash, not at all; absent: no"),
    retention: z
      .enum(["bevara", "gallra", "ej-allman-handling"])
      .nullable()
      .optional()
      .describe("What the registrar is shown first; the registrar decides"),
    sensitive: z
      .array(z.strictObject({ id: z.string(), classes: z.array(z.string()).optional(), text: wording }))
      .optional()
      .describe(
        "Categories that may not be put into public engines, with the words of the warning for the class of that id, and for `classes`",
      ),
    terms: z
      .array(z.strictObject({ id: z.string(), sv: z.string().min(1), en: z.string().min(1) }))
      .optional()
      .describe("Legal terms, in the words of the Swedish text of the regulation"),
    softened: z
      .array(softenedSchema)
      .optional()
      .describe(
        "The log of such decisions, oldest first. It only grows: layers add to it, and the newest entry about a rule holds",
      ),
    otherRules: z.array(otherRuleSchema).optional().describe("The document's other sentences, so that none is lost"),
  })
  .describe("A policy profile");

/** A profile with every layer merged: what core works with. */
export type Profile = z.infer<typeof profileSchema>;
export type { Engine } from "./register.ts";
export type PolicyRule = z.infer<typeof ruleSchema>;

const remove = z.literal(true).optional().describe("Takes away the entry with this id that the layer below has");

/**
 * One file in `policies/`: a layer. All but the id and what it extends may be absent, and so may the values inside a group.
 * An entry of a list with ids (engines, rules, document types, information classes …) adds to the entry with the same id below it;
 * `{ "id": "dall-e", "remove": true }` takes that entry away.
 */
export const layerSchema = profileSchema.partial().extend({
  id: idSchema,
  extends: profileSchema.shape.extends,
  policy: policySchema.partial().nullable().optional(),
  documentTypes: z.array(documentTypeSchema.partial().required({ id: true }).extend({ remove })).optional(),
  mark: markSchema.partial().optional(),
  source: sourceSchema.partial().optional(),
  readerNotice: readerNoticeSchema.partial().optional(),
  informationClasses: z.array(informationClassSchema.partial().required({ id: true }).extend({ remove })).optional(),
  engines: z.array(engineSchema.partial().required({ id: true }).extend({ remove })).optional(),
  rules: z.array(ruleSchema.partial().required({ id: true }).extend({ remove })).optional(),
  otherRules: z.array(otherRuleSchema.partial().required({ id: true }).extend({ remove })).optional(),
  accounts: z.array(accountSchema.partial().required({ id: true }).extend({ remove })).optional(),
  riskClasses: z.array(riskClassSchema.partial().required({ id: true }).extend({ remove })).optional(),
  reviewItems: z.array(reviewItemSchema.partial().required({ id: true }).extend({ remove })).optional(),
  noticeLanguages: z.array(noticeLanguageSchema.extend({ remove })).optional(),
  scope: scopeSchema.partial().optional(),
  marking: markingSchema.partial().optional(),
  register: registerSchema.partial().optional(),
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
  /** The administrator's decision that made a warning of this stop; absent when there is none. */
  readonly softened?: z.infer<typeof softenedSchema>;
  /** Whom to ask; absent when the profile names nobody. */
  readonly ask?: z.infer<typeof wording>;
}
