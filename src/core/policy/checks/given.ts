/** What a document may ask to be stated of every use: the engine's version, a primary source, the prompt. */
import type { Wording } from "../../errors.ts";
import type { Label } from "../../label/label.ts";
import type { Check } from "./check.ts";
import { labelsFor, met, named, nothingLabelled, unmet } from "./check.ts";

/** A check that something is there for every label. */
function given(has: (label: Label) => boolean, done: Wording, missing: Wording, todo: Wording): Check {
  return (rule, subject) => {
    const labels = labelsFor(rule, subject);
    if (labels.length === 0) return nothingLabelled;
    const silent = labels.filter((label) => !has(label));
    if (silent.length === 0) return met(done.sv, done.en);
    const which = named(silent);
    return unmet(silent, { sv: `${missing.sv}: ${which.sv}.`, en: `${missing.en}: ${which.en}.` }, todo);
  };
}

export const versionStated = given(
  ({ engine }) => engine.version !== undefined,
  { sv: "AI-motorns version är angiven.", en: "The AI engine's version is stated." },
  { sv: "AI-motorns version är inte angiven", en: "The AI engine's version is not stated" },
  { sv: "Ange versionen, eller modellens namn.", en: "State the version, or the model's name." },
);

export const primarySource = given(
  ({ primarySource: source }) => source !== undefined,
  { sv: "Primärkälla är angiven.", en: "A primary source is given." },
  { sv: "Primärkälla saknas", en: "A primary source is missing" },
  { sv: "Ange primärkällan, eller skriv texten utan AI.", en: "Give the primary source, or write the text without AI." },
);

export const promptKept = given(
  ({ prompt }) => prompt !== undefined,
  { sv: "Prompten är lämnad.", en: "The prompt has been handed in." },
  { sv: "Prompten är inte lämnad", en: "The prompt has not been handed in" },
  { sv: "Märk avsnittet igen, med prompten.", en: "Label the passage again, with its prompt." },
);
