/** Images and what else is no running text: a caption that says so, and a reason where making it takes much energy (Karlskoga K26, K32). */
import { contentNames } from "../../label/wording.ts";
import type { Check } from "./check.ts";
import { labelsFor, met, named, nothingLabelled, unmet } from "./check.ts";

export const imageCaption: Check = (rule, subject) => {
  const labels = labelsFor(rule, subject);
  if (labels.length === 0) return nothingLabelled;
  const wanted = (subject.profile.marking?.contents ?? []).filter((content) => content !== "text");
  const shown = labels.filter(({ content }) => content !== undefined && (wanted as readonly string[]).includes(content));
  const bare = shown.filter(
    (label) =>
      !subject.reading.insertions.some(
        ({ owner, part }) => owner === label.id && (part === "mark" || part === "note" || part === "caption"),
      ),
  );
  if (bare.length === 0)
    return met("Bilder, kartor och förslag har sin upplysning.", "Images, maps and proposals have their notice.");
  const which = named(bare);
  const content = bare[0]?.content ?? "image";
  return unmet(
    bare,
    {
      sv: `Upplysning saknas vid AI-genererad ${contentNames[content].sv}: ${which.sv}.`,
      en: `The notice is missing at an AI-generated ${contentNames[content].en}: ${which.en}.`,
    },
    { sv: "Märk avsnittet igen, så skrivs bildtexten in.", en: "Label the passage again to have the caption written in." },
  );
};

export const heavyUse: Check = (rule, subject) => {
  const labels = labelsFor(rule, subject);
  if (labels.length === 0) return nothingLabelled;
  const heavy = subject.profile.heavyUse ?? [];
  const bare = labels.filter(({ content, reason }) => content !== undefined && heavy.includes(content) && reason === undefined);
  if (bare.length === 0) return met("Skälet är angivet där det behövs.", "The reason is stated where it is needed.");
  const which = named(bare);
  return unmet(
    bare,
    {
      sv: `Bild- och videogenerering är resurskrävande, och skälet saknas: ${which.sv}.`,
      en: `Making images and video takes much energy, and the reason is missing: ${which.en}.`,
    },
    { sv: "Skriv en rad om varför det var motiverat.", en: "Write a line on why it was justified." },
  );
};
