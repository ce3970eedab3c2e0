/** A whole profile for core's own tests, so that they do not depend on which policies are installed. */
import { type Profile, profileSchema } from "../../src/core/policy/profile.ts";

const base: Profile = {
  id: "provkommun",
  extends: null,
  name: { sv: "Provkommun", en: "Test municipality" },
  version: "1.0",
  policy: null,
  documentTypes: [
    {
      id: "tjansteskrivelse",
      name: { sv: "Tjänsteskrivelse", en: "Official report" },
      headings: ["Tjänsteskrivelse", "Tjänsteutlåtande"],
    },
    { id: "annat", name: { sv: "Annat", en: "Other" }, headings: [] },
  ],
  defaultDocumentType: "annat",
  mark: { placement: "inline", whenPrimarySource: "hide", text: { sv: "[AI: {engine}, {date}]", en: "[AI: {engine}, {date}]" } },
  source: {
    documentTypes: ["tjansteskrivelse"],
    headings: ["Beslutsunderlag", "Källor"],
    newHeading: { sv: "Källor", en: "Sources" },
    text: { sv: "AI-motor: {engine}. Sökdatum: {date}.", en: "AI engine: {engine}. Search date: {date}." },
    primaryText: { sv: "{source}", en: "{source}" },
  },
  readerNotice: {
    audiences: ["extern"],
    unreviewed: {
      sv: "Delar av texten är framtagna med AI ({engines}).",
      en: "Parts of this text were made with AI ({engines}).",
    },
    reviewed: {
      sv: "Delar av texten är framtagna med stöd av AI ({engines}). Texten är granskad av {name}, {role}, som ansvarar för innehållet.",
      en: "Parts of this text were made with AI ({engines}). Reviewed by {name}, {role}, who answers for the content.",
    },
  },
  noNoticeIn: ["Förslag till beslut", "Sammanfattning"],
  signOff: {
    sv: "Jag har läst avsnittet, kontrollerat fakta och ansvarar för innehållet.",
    en: "I have read the passage, checked the facts and answer for the content.",
  },
  informationClasses: [],
  engines: [
    { id: "chatgpt", name: "ChatGPT", vendor: "OpenAI", kind: "public", aliases: ["chat gpt"], decided: false },
    {
      id: "m365-copilot",
      name: "Microsoft 365 Copilot",
      vendor: "Microsoft",
      kind: "contract",
      aliases: ["Copilot"],
      decided: true,
    },
    { id: "claude", name: "Claude", vendor: "Anthropic", kind: "public", aliases: [], decided: false },
  ],
  engineOutsideRegister: "reason",
  rules: [],
  reviewBy: null,
};

/** The sample profile with some values replaced; checked against the schema, so that it can't drift from it. */
export function sampleProfile(more: Partial<Profile> = {}): Profile {
  return profileSchema.parse({ ...base, ...more });
}
