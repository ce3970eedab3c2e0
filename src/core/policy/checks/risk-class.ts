/** What an engine's risk class asks of a document: refused, two reviewers, a notice, or the record alone (Norsjö N11–N14). */
import type { Label } from "../../label/label.ts";
import type { Profile } from "../profile.ts";
import type { Check, CheckSubject } from "./check.ts";
import { engineOf, labelsFor, met, named, nothingLabelled, unmet } from "./check.ts";
import { reviewedByTwo } from "./reviewers.ts";

export const riskClass: Check = (rule, subject) => {
  const { profile } = subject;
  const wanted = profile.riskClasses?.find((one) => one.id === rule.riskClass);
  const all = labelsFor(rule, subject);
  if (all.length === 0) return nothingLabelled;
  const labels = all.filter((label) => riskClassOf(label, profile) === wanted?.id);
  if (!wanted || labels.length === 0)
    return met(`Ingen AI-motor av klassen ”${wanted?.name.sv ?? ""}”.`, `No AI engine of the class “${wanted?.name.en ?? ""}”.`);
  const which = named(labels);
  switch (wanted.means) {
    case "refused":
      return unmet(
        labels,
        {
          sv: `AI-motorn har klassen ”${wanted.name.sv}” och får inte användas: ${which.sv}.`,
          en: `The AI engine has the class “${wanted.name.en}” and may not be used: ${which.en}.`,
        },
        { sv: "Ta bort texten, och skriv den på annat sätt.", en: "Take the text out, and write it in another way." },
      );
    case "two-reviewers":
      return reviewedByTwo(labels, subject, { sv: "Hög risk:", en: "High risk:" });
    case "notice":
      return hasNotice(subject)
        ? met("Läsaren upplyses om att AI har använts.", "The reader is told that AI was used.")
        : unmet(
            labels,
            {
              sv: `AI-motor av klassen ”${wanted.name.sv}”, och läsarnotisen saknas: ${which.sv}.`,
              en: `An AI engine of the class “${wanted.name.en}”, and the reader notice is missing: ${which.en}.`,
            },
            { sv: "Låt läsarnotisen stå överst i dokumentet.", en: "Let the reader notice stand at the top of the document." },
          );
    case "record":
      return met("Användningen är registrerad. Notis är frivillig.", "The use is recorded. A notice is optional.");
  }
};

function riskClassOf(label: Label, profile: Profile): string | undefined {
  return engineOf(label, profile)?.riskClass;
}

const hasNotice = ({ reading }: CheckSubject): boolean => reading.insertions.some(({ part }) => part === "notice");
