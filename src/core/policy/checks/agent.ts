/** Text from an agent needs a risk assessment with its three headings, the person it acted for, and a human review (Karlskoga K23, K24). */
import { standings } from "../../review/state.ts";
import type { Check } from "./check.ts";
import { engineOf, labelsFor, met, named, nothingLabelled, unmet } from "./check.ts";

export const agent: Check = (rule, subject) => {
  const { profile, record, reading, anchors } = subject;
  const labels = labelsFor(rule, subject);
  if (record === null || labels.length === 0) return nothingLabelled;
  const byAgent = labels.filter(({ useMode }) => useMode === "agent");
  if (byAgent.length === 0) return met("Inget avsnitt kommer från en AI-agent.", "No passage comes from an AI agent.");
  const unassessed = byAgent.filter((label) => {
    const one = engineOf(label, profile)?.agent;
    return [one?.riskAssessment, one?.legalCertainty, one?.lossOfControl, one?.informationHandling].some(
      (part) => part === undefined,
    );
  });
  if (unassessed.length > 0) {
    const which = named(unassessed);
    return unmet(
      unassessed,
      {
        sv: `Riskbedömning av AI-agenten saknas: ${which.sv}.`,
        en: `The risk assessment of the AI agent is missing: ${which.en}.`,
      },
      {
        sv: "Riskbedömningen ska ta upp rättssäkerhet, kontrollförlust och informationshantering, och står i registret.",
        en: "The risk assessment covers legal certainty, loss of control and handling of information, and stands in the register.",
      },
    );
  }
  const nobody = byAgent.filter(({ onBehalfOf }) => onBehalfOf === undefined);
  if (nobody.length > 0) {
    const which = named(nobody);
    return unmet(
      nobody,
      {
        sv: `Det framgår inte för vem agenten har handlat: ${which.sv}.`,
        en: `It is not stated for whom the agent acted: ${which.en}.`,
      },
      { sv: "Skriv namnet på den som agenten handlade för.", en: "Write the name of the person the agent acted for." },
    );
  }
  const standing = standings(record, reading.text, anchors);
  const unreviewed = byAgent.filter((label) => standing.get(label.id)?.kind !== "holds");
  if (unreviewed.length === 0)
    return met("Agentens text är bedömd och granskad av en människa.", "The agent's text is assessed and reviewed by a human.");
  const which = named(unreviewed);
  return unmet(
    unreviewed,
    { sv: `Ingen människa har granskat agentens text: ${which.sv}.`, en: `No human has reviewed the agent's text: ${which.en}.` },
    { sv: "Granska avsnittet.", en: "Review the passage." },
  );
};
