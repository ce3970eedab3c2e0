/** The shape of one entry in a municipality's register of AI systems; every part beyond the name may be missing, and then shows as missing. */
import * as z from "zod";
import { dateSchema, idSchema } from "../label/label.ts";
import { wordingSchema } from "./wording.ts";

export const storagePlaces = ["local", "eu", "third-country"] as const;
export const engineKinds = ["public", "contract", "local", "embedded"] as const;

const reference = z.string().min(1).max(300).describe("Case number, file name or address of the document");

const riskSchema = z
  .strictObject({
    reference: reference.optional(),
    date: dateSchema.optional(),
    outcome: z
      .enum(["works", "works-with-conditions", "no"])
      .optional()
      .describe("no: the engine can't be chosen. Absent: the assessment is incomplete"),
    informationSecurity: reference.optional(),
    personalData: reference.optional(),
    itSecurity: reference.optional(),
    individualRights: reference.optional().describe("Påverkan på individens rättigheter"),
    transparency: reference.optional().describe("Transparens och förklarbarhet"),
    insight: reference.optional().describe("Möjlighet till insyn och överklagande"),
    next: dateSchema.optional().describe("When it is to be made again"),
  })
  .describe("Risk assessment: where it stands, what it came to, and its parts");

const agentSchema = z
  .strictObject({
    abilities: z.array(z.string().min(1)).describe("What the agent may do; nothing else is allowed"),
    riskAssessment: reference.optional(),
    legalCertainty: reference.optional().describe("Rättssäkerhet"),
    lossOfControl: reference.optional().describe("Kontrollförlust"),
    informationHandling: reference.optional().describe("Informationshantering"),
  })
  .describe("For an engine that acts on its own");

const approvalSchema = z
  .strictObject({
    purposes: z.array(z.string()).optional().describe("For these purposes only; absent: for any"),
    classes: z.array(z.string()).describe("Ids of the information classes it may be given"),
    by: z.string().min(1).optional().describe("The manager who approved it"),
    date: dateSchema.optional(),
    until: dateSchema.optional().describe("Last day of the approval, for a trial; absent: no end"),
  })
  .describe("One approved use: an engine may be approved for one use and not for another");

export const engineSchema = z
  .strictObject({
    id: idSchema,
    name: z.string().min(1).max(100).describe("Name as it stands in marks and notices"),
    vendor: z.string().max(100),
    kind: z
      .enum(engineKinds)
      .describe(
        "Public: terms of the vendor. Contract: an agreement of the municipality's own. Local: runs on the municipality's machines. Embedded: built into a line-of-business system (verksamhetssystem)",
      ),
    aliases: z.array(z.string()).describe("Other names people write, matched without regard to case"),
    decided: z.boolean().describe("True when the municipality has decided to use it (beslutat AI-system)"),
    purpose: wordingSchema.optional().describe("What it is for, for the page about the engine"),
    status: z.enum(["planned", "in-use", "retired"]).optional().describe("Only engines in use are offered; absent: in use"),
    accounts: z.array(z.string()).optional().describe("Ids of the account types it is used with"),
    approvals: z.array(approvalSchema).optional(),
    agreement: z
      .strictObject({ holds: z.boolean(), reference: reference.optional() })
      .optional()
      .describe("Whether an agreement regulates data protection and information security"),
    storage: z
      .strictObject({ place: z.enum(storagePlaces), note: z.string().optional() })
      .optional()
      .describe("Where what is put in is stored"),
    owner: z.string().min(1).optional().describe("Who owns the system in the municipality (function)"),
    manager: z.string().min(1).optional().describe("The responsible manager (function)"),
    contact: z.string().min(1).optional(),
    approvedBy: z.strictObject({ name: z.string().min(1), date: dateSchema.optional() }).optional(),
    riskAssessment: riskSchema.optional(),
    dpia: z.strictObject({ reference, date: dateSchema.optional() }).optional().describe("Konsekvensbedömning enligt GDPR"),
    threshold: z
      .strictObject({
        reference: reference.optional(),
        outcome: z.enum(["needed", "not-needed"]).optional(),
        date: dateSchema.optional(),
      })
      .optional()
      .describe("Tröskelanalys: with the outcome not-needed and a date it stands in place of the DPIA"),
    legalBasis: z.string().min(1).optional().describe("Rättslig grund for personal data"),
    dpoConsulted: dateSchema.optional(),
    classification: reference.optional().describe("Informationsklassning"),
    measures: reference.optional().describe("Säkerhetsåtgärder"),
    supplier: z
      .strictObject({
        reference: reference.optional(),
        security: reference.optional(),
        processing: reference.optional(),
        storage: reference.optional(),
        subprocessors: reference.optional(),
      })
      .optional()
      .describe("Evaluation of the supplier"),
    riskClass: z.string().optional().describe("Id of one of the profile's risk classes"),
    classifiedBy: z.string().min(1).optional(),
    classifiedOn: dateSchema.optional(),
    disputed: z.boolean().optional().describe("True when the group did not agree; then `decidedBy` is needed"),
    decidedBy: z.string().min(1).optional(),
    agent: agentSchema.optional(),
  })
  .describe("An AI system the picker offers");

/** What a municipality's document asks an entry to hold. */
export const registerParts = [
  "owner", "manager-approval", "agreement", "storage", "risk-assessment", "risk-outcome", "risk-three-parts", "risk-four-headings",
  "dpia", "legal-basis", "dpo-consulted", "classification", "measures", "supplier", "supplier-four-parts", "risk-class", "classified-by",
] as const; // prettier-ignore
export type RegisterPart = (typeof registerParts)[number];

export type Engine = z.infer<typeof engineSchema>;
