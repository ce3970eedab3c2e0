/** The reader is told that AI was used, in documents for the audiences that the profile names, and knows whom to ask. */
import type { Check } from "./check.ts";
import { idsOf, labelsFor, met, nothingLabelled } from "./check.ts";

export const readerNotice: Check = (rule, subject) => {
  const { record, profile, reading } = subject;
  const labels = labelsFor(rule, subject);
  if (record === null || labels.length === 0) return nothingLabelled;
  const { audience } = record.document;
  if (audience === null) {
    return {
      kind: "open",
      says: {
        sv: "Är dokumentet internt, eller når det allmänheten?",
        en: "Is the document internal, or does it reach the public?",
      },
      todo: { sv: "Ange mottagarna: intern eller extern.", en: "State the audience: internal or external." },
      labels: [],
    };
  }
  if (!profile.readerNotice.audiences.includes(audience))
    return met(
      "Läsarnotis är frivillig för de här mottagarna. Registreringen finns ändå.",
      "A reader notice is optional for this audience. The record is there all the same.",
    );
  const notices = reading.insertions.filter(({ part }) => part === "notice");
  if (notices.length === 0) {
    return {
      kind: "unmet",
      says: { sv: "Det framgår inte för läsaren att AI har använts.", en: "Nothing tells the reader that AI was used." },
      todo: {
        sv: "Märk dokumentet igen, så skrivs läsarnotisen in.",
        en: "Label the document again to have the reader notice written in.",
      },
      labels: idsOf(labels),
    };
  }
  if (profile.readerNotice.place === "end")
    return met("Läsaren upplyses om att AI har använts.", "The reader is told that AI was used.");
  return met("Läsaren upplyses överst om att AI har använts.", "The reader is told at the top that AI was used.");
};
