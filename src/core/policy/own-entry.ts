/** Källmärkt's own entry in a municipality's register of AI systems: the same form as for every other, filled in by us. */
import type { Engine } from "./register.ts";

/**
 * The search for traces is no model, and still answers a municipality's questions like one. What only the municipality can say (owner,
 * manager, assessments) is left out, and shows as missing until it is filled in.
 */
export const ownEntry: Engine = {
  id: "kallmarkt",
  name: "Källmärkt",
  vendor: "Källmärkt",
  kind: "local",
  aliases: ["Kallmarkt"],
  decided: false,
  purpose: {
    sv: "Hittar spår av AI-verktyg i dokument, märker avsnitt, anger källa och registrerar mänsklig granskning.",
    en: "Finds traces of AI tools in documents, labels passages, states sources and records human review.",
  },
  storage: { place: "local", note: "I dokumentet självt. I kommunens eget register när det används." },
  supplier: {
    security: "Fasta regler utan språkmodell. Öppen källkod (EUPL-1.2) som kommunen kan granska.",
    processing: "Texten behandlas på användarens dator. Ingen dokumenttext skickas till oss.",
    storage: "I dokumentet, och i kommunens eget register när det används.",
    subprocessors: "Inga. Office.js hämtas från Microsoft när tillägget körs i Word eller Outlook.",
  },
};
