/** Whether the information is covered by secrecy is asked for every document, never remembered; doubt goes to legal counsel (Karlskoga K8–K10, K42). */
import { findInformationClass } from "../engines.ts";
import type { Check } from "./check.ts";
import { engineOf, idsOf, kindOf, labelsFor, met, named, nothingLabelled, open, unmet } from "./check.ts";

export const secrecy: Check = (rule, subject) => {
  const { profile, record } = subject;
  const labels = labelsFor(rule, subject);
  if (record === null || labels.length === 0) return nothingLabelled;
  const answer = record.document.secrecy?.answer;
  const legal = profile.contacts?.legal?.name;
  const ask = legal ? { ask: legal } : {};
  // Several sentences of a document may be about the same question: one of them puts it, the others answer once it has an answer.
  const rules = profile.rules.filter(({ check }) => check === "secrecy");
  const asking = rules.filter(({ strength }) => strength === "ask");
  const first = asking[0] ?? rules[0];
  if (answer === undefined && rule.id !== first?.id)
    return met("Prövas när frågan om sekretess är besvarad.", "Checked when the question of secrecy has an answer.");
  if (answer === undefined) {
    return {
      kind: "open",
      says: { sv: "Omfattas informationen av sekretess?", en: "Is the information covered by secrecy?" },
      todo: {
        sv: "Svara ja, nej eller osäker. Frågan ställs för varje dokument.",
        en: "Answer yes, no or unsure. The question is put for every document.",
      },
      labels: idsOf(labels),
    };
  }
  if (answer === "unsure" && asking.length > 1 && (rule.strength !== "ask" || rule.id === first?.id))
    return met("Prövas när frågan om sekretess är avgjord.", "Checked when the question of secrecy is settled.");
  if (answer === "unsure") {
    return {
      ...open(
        labels,
        {
          sv: "Väntar: det är osäkert om informationen omfattas av sekretess.",
          en: "Waiting: it is unsure whether the information is covered by secrecy.",
        },
        {
          sv: `Fråga ${legal?.sv.toLowerCase() ?? "den som kan bedöma sekretess"} innan informationen används.`,
          en: `Ask ${legal?.en.toLowerCase() ?? "someone who can judge secrecy"} before the information is used.`,
        },
      ),
      ...ask,
    };
  }
  const isSecretClass = (id: string | undefined): boolean =>
    id !== undefined && /sekretess/u.test(findInformationClass(profile, id)?.id ?? "");
  const secret = labels.filter((label) => answer === "yes" || isSecretClass(label.informationClass));
  const wrong = secret.filter((label) => {
    const classes = (engineOf(label, profile)?.approvals ?? []).flatMap((one) => one.classes);
    return kindOf(label, profile) === "public" || !classes.some((id) => isSecretClass(id));
  });
  const stops = rules.some(({ strength }) => strength === "stop");
  if (wrong.length === 0 || (stops && rule.strength !== "stop"))
    return met("Sekretess är bedömd för det här dokumentet.", "Secrecy has been judged for this document.");
  const which = named(wrong);
  return {
    ...unmet(
      wrong,
      {
        sv: `Sekretessbelagd information, och AI-motorn är inte godkänd för den: ${which.sv}.`,
        en: `Secret information, and the AI engine is not approved for it: ${which.en}.`,
      },
      {
        sv: "Anmäl det i kommunens kanal för incidenter. Använd ett AI-system som är godkänt för sekretess.",
        en: "Report it in the municipality's incident channel. Use an AI system that is approved for secrecy.",
      },
    ),
    ...ask,
  };
};
