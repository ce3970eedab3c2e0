/** The shape of what a profile says about the adopted document itself: metadata as written, scope, contacts, laws. */
import * as z from "zod";
import { wordingSchema } from "./wording.ts";

const written = z.string().nullable();

export const policySchema = z.strictObject({
  title: z.string().describe("Empty when the document has none"),
  adopted: z.string().describe("As written in the document; empty when it does not say"),
  dnr: written,
  validity: written.describe("As written: “Tills vidare”, “År 2025 och framåt”"),
  owner: written.describe("Dokumentansvarig"),
  incidentChannel: wordingSchema.nullable(),
  adoptedBy: written.optional(),
  revising: written.optional().describe("Ansvarig för revidering, where it is another than the owner"),
  validTo: written.optional().describe("End of validity as written; absent or null: none"),
  reviewed: written.optional().describe("Granskad, as written; an empty field is empty here too"),
  revised: written.optional(),
  appliesTo: written.optional().describe("Gäller för, as written"),
  reading: z
    .enum(["text", "machine-read"])
    .optional()
    .describe(
      "machine-read: the document was scanned; quotes are given with å, ä and ö put back, and `asWritten` as the file has them",
    ),
  laws: z.array(z.string().min(1)).optional().describe("Laws as the document writes them, odd dates and all"),
  documents: z.array(z.string().min(1)).optional().describe("The municipality's own documents that it names"),
  links: z
    .array(z.strictObject({ name: z.string().min(1), address: z.url().nullable() }))
    .optional()
    .describe("Further reading that the document names; nothing here is needed for the work"),
});

const contactSchema = z.strictObject({
  name: wordingSchema.describe("A function rather than a person"),
  address: z.string().min(1).optional().describe("E-mail, telephone or web address; set by the municipality"),
});

export const contactsSchema = z
  .strictObject({
    incident: contactSchema.optional(),
    legal: contactSchema.optional().describe("Asked when somebody is unsure about secrecy"),
    dataProtection: contactSchema.optional().describe("Dataskyddsombud"),
    security: contactSchema.optional().describe("Informationssäkerhetsansvarig"),
    manager: contactSchema.optional(),
    informationOwner: contactSchema.optional(),
    questions: contactSchema.optional().describe("Where readers turn with questions about the use of AI"),
  })
  .describe("Whom to ask");

export const scopeSchema = z.strictObject({
  text: z.string().nullable().describe("Whom and what the document is about, as written"),
  roles: z
    .array(z.strictObject({ id: z.string().min(1), name: wordingSchema }))
    .describe("Roles that the rules hold for alike; [] when the document names none"),
});
