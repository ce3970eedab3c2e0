/** No label stands in a section that is copied into the minutes, such as Förslag till beslut. */
import type { Label } from "../../label/label.ts";
import { forbiddenSections, type ForbiddenSection } from "../../notice/sections.ts";
import type { Check, CheckSubject } from "./check.ts";
import { idsOf, labelsFor, named, nothingLabelled } from "./check.ts";

export const decisionText: Check = (rule, subject) => {
  const labels = labelsFor(rule, subject);
  if (labels.length === 0) return nothingLabelled;
  const body = subject.reading.text.stories[0];
  const sections = body ? forbiddenSections(body, subject.profile) : [];
  const inside = labels.filter((label) => sections.some((section) => isInside(label, section, subject)));
  if (inside.length === 0) {
    return {
      kind: "met",
      says: {
        sv: "Ingen märkning står i text som kopieras till protokollet.",
        en: "No label stands in text that is copied into the minutes.",
      },
    };
  }
  const titles = [
    ...new Set(sections.filter((section) => inside.some((label) => isInside(label, section, subject))).map(({ title }) => title)),
  ];
  const which = named(inside);
  return {
    kind: "unmet",
    says: {
      sv: `AI-text står i ”${titles.join("” och ”")}”, som kopieras till protokollet: ${which.sv}.`,
      en: `AI text stands in "${titles.join('" and "')}", which is copied into the minutes: ${which.en}.`,
    },
    todo: {
      sv: "Skriv förslaget med egna ord, eller säg till nämndsekreteraren att texten är märkt.",
      en: "Write the proposal in your own words, or tell the committee secretary that the text is labelled.",
    },
    labels: idsOf(inside),
  };
};

function isInside(label: Label, section: ForbiddenSection, { anchors, reading }: CheckSubject): boolean {
  const place = anchors.get(label.id);
  if (place === undefined || place.kind === "lost" || place.range.story !== reading.text.stories[0]?.id) return false;
  return place.range.from.paragraph < section.to && section.from <= place.range.to.paragraph;
}
