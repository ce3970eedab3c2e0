/** What the commands and their result say, in both languages. `{engine}` and `{date}` are filled in. */
import type { Wording } from "../core/errors.ts";
import type { Use } from "../taskpane/state/derive.ts";

export const says = {
  nothingSelected: {
    sv: "Ingen text är markerad. Markera de meningar som AI har skrivit, och välj Märk AI-text igen.",
    en: "No text is selected. Select the sentences that AI has written, and choose Label AI text again.",
  },
  readOnly: {
    sv: "Dokumentet kan inte ändras här. Öppna det för redigering, och välj Märk AI-text igen.",
    en: "The document can't be changed here. Open it for editing, and choose Label AI text again.",
  },
  unexpected: {
    sv: "Något oväntat gick fel. Se efter i dokumentet vad som står där, och försök igen.",
    en: "Something unexpected went wrong. See what stands in the document, and try again.",
  },
  nothingToUndo: {
    sv: "Det finns ingenting att ångra. Märkningen kan tas bort i Källmärkt, under Källor.",
    en: "There is nothing to undo. The label can be removed in Källmärkt, under Sources.",
  },
  openPane: {
    sv: "Välj Öppna Källmärkt på fliken Start. Panelen visar då den del du valde.",
    en: "Choose Open Källmärkt on the Home tab. The pane then shows the part you chose.",
  },
} as const satisfies Readonly<Record<string, Wording>>;

export const titles = {
  labelled: { sv: "Avsnittet är märkt", en: "The passage is labelled" },
  unchanged: { sv: "Avsnittet är redan märkt så", en: "The passage is labelled like that already" },
  undone: { sv: "Märkningen är borttagen", en: "The label is removed" },
  refused: { sv: "Det gick inte", en: "That did not work" },
} as const satisfies Readonly<Record<string, Wording>>;

export const texts = {
  use: { sv: "{engine}, sökdatum {date}.", en: "{engine}, search date {date}." },
  mark: { sv: "Synligt märke: {mark}", en: "Visible mark: {mark}" },
  undone: { sv: "Texten är som före märkningen.", en: "The text is as it was before." },
} as const satisfies Readonly<Record<string, Wording>>;

/** Where the engine comes from: what the person did not say in this click must be said to them. */
export const origins: Readonly<Record<Use["from"], Wording>> = {
  trace: { sv: "AI-motorn kommer från ett spår i texten.", en: "The AI engine comes from a trace in the text." },
  "last-used": { sv: "AI-motorn är den som användes senast.", en: "The AI engine is the one used last." },
  document: {
    sv: "AI-motorn kommer från ett spår i dokumentet. Kontrollera att den stämmer.",
    en: "The AI engine comes from a trace in the document. Check that it is right.",
  },
  register: {
    sv: "Du har inte valt AI-motor än, så den första i registret användes. Kontrollera att den stämmer. Välj en annan i Källmärkt.",
    en: "You have not chosen an AI engine yet, so the first in the register was used. Check that it is right. Choose another in Källmärkt.",
  },
};

export const buttons = {
  undo: { sv: "Ångra", en: "Undo" },
  close: { sv: "Stäng", en: "Close" },
} as const satisfies Readonly<Record<string, Wording>>;
