/** Signs of personal data in the marked passages, found on the machine by patterns: a question about what was put in, never a proof. */
import type { Reanchoring } from "../../anchor/anchor.ts";
import type { Label } from "../../label/label.ts";
import { hasDpia } from "../register-parts.ts";
import { kindNames, personalDataIn, type PersonalHit } from "../personal/find.ts";
import type { Check, CheckSubject } from "./check.ts";
import { engineOf, kindOf, labelsFor, met, nothingLabelled, passageOf, unmet } from "./check.ts";

/** A passage is looked through once however many rules ask. */
const known = new WeakMap<Reanchoring, { readonly text: string; readonly hits: readonly PersonalHit[] }>();

function hitsOf(label: Label, subject: CheckSubject): readonly PersonalHit[] {
  const place = subject.anchors.get(label.id);
  const text = passageOf(label, subject);
  if (place === undefined) return [];
  const before = known.get(place);
  if (before?.text === text) return before.hits;
  const hits = personalDataIn(text);
  known.set(place, { text, hits });
  return hits;
}

/** No personal data in a public engine: what points at one person by itself is not in any passage that one made. */
export const personalData: Check = (rule, subject) => {
  const labels = labelsFor(rule, subject);
  if (labels.length === 0) return nothingLabelled;
  const found = labels.filter((label) => kindOf(label, subject.profile) === "public" && hasStrong(label, subject));
  if (found.length === 0)
    return met(
      "Inga tecken på personuppgifter i avsnitt från publika AI-system. Mönster hittar inte allt.",
      "No sign of personal data in passages from public AI systems. Patterns do not find everything.",
    );
  return {
    ...unmet(
      found,
      {
        sv: `Avsnittet ser ut att ha personuppgifter (${kindsIn(found, subject, "sv")}), och ${(found[0] as Label).engine.name} är ett publikt AI-system.`,
        en: `The passage seems to hold personal data (${kindsIn(found, subject, "en")}), and ${(found[0] as Label).engine.name} is a public AI system.`,
      },
      {
        sv: "Skrevs uppgiften in efteråt, ange det som granskare. Har den matats in, anmäl det i kommunens kanal för incidenter.",
        en: "If it was written in afterwards, say so as reviewer. If it was put in, report it in the municipality's incident channel.",
      },
    ),
    ...officer(subject),
  };
};

/** Personal data need an impact assessment of the engine, or a threshold assessment that found none to be needed. */
export const dpia: Check = (rule, subject) => {
  const labels = labelsFor(rule, subject);
  if (labels.length === 0) return nothingLabelled;
  const found = labels.filter((label) => {
    const engine = engineOf(label, subject.profile);
    return hasStrong(label, subject) && (engine === undefined || !hasDpia(engine));
  });
  if (found.length === 0)
    return met(
      "Inga tecken på personuppgifter, eller så är konsekvensbedömning eller tröskelanalys gjord.",
      "No sign of personal data, or an impact or threshold assessment has been made.",
    );
  return {
    ...unmet(
      found,
      {
        sv: `Avsnittet ser ut att ha personuppgifter (${kindsIn(found, subject, "sv")}), och registret har ingen konsekvensbedömning för ${(found[0] as Label).engine.name}.`,
        en: `The passage seems to hold personal data (${kindsIn(found, subject, "en")}), and the register has no impact assessment for ${(found[0] as Label).engine.name}.`,
      },
      {
        sv: `Kontakta ${subject.profile.contacts?.dataProtection?.name.sv.toLowerCase() ?? "dataskyddsombudet"}. Konsekvensbedömning eller tröskelanalys med utfall och datum förs in i registret.`,
        en: `Contact ${subject.profile.contacts?.dataProtection?.name.en.toLowerCase() ?? "the data protection officer"}. An impact assessment, or a threshold assessment with outcome and date, goes into the register.`,
      },
    ),
    ...officer(subject),
  };
};

/** Three weak identifiers in one passage can point at a person together, though none does alone (Dalsland D4). */
const MOSAIC = 3;

export const mosaic: Check = (rule, subject) => {
  const labels = labelsFor(rule, subject);
  if (labels.length === 0) return nothingLabelled;
  const found = labels.filter((label) => {
    const weak = hitsOf(label, subject).filter(({ strength }) => strength === "weak");
    return new Set(weak.map(({ text }) => text.toLowerCase())).size >= MOSAIC;
  });
  if (found.length === 0)
    return met("Inga samlade uppgifter som tillsammans pekar ut någon.", "No details that together point at somebody.");
  return unmet(
    found,
    {
      sv: `Flera uppgifter i samma avsnitt kan tillsammans peka ut en person (${kindsIn(found, subject, "sv")}).`,
      en: `Several details in one passage can together point at a person (${kindsIn(found, subject, "en")}).`,
    },
    { sv: "Se efter om alla uppgifter behövs.", en: "See whether all of them are needed." },
  );
};

const hasStrong = (label: Label, subject: CheckSubject): boolean =>
  hitsOf(label, subject).some(({ strength }) => strength === "strong");

function kindsIn(labels: readonly Label[], subject: CheckSubject, language: "sv" | "en"): string {
  const kinds = new Set(labels.flatMap((label) => hitsOf(label, subject).map(({ kind }) => kind)));
  return [...kinds].map((kind) => kindNames[kind][language]).join(", ");
}

function officer({ profile }: CheckSubject): { ask?: { sv: string; en: string } } {
  return profile.contacts?.dataProtection ? { ask: profile.contacts.dataProtection.name } : {};
}
