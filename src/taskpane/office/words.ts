/** What the pane says before there is a document: why it can't start, and what to do. */
import type { Wording } from "../../core/errors.ts";
import type { Arrival } from "./office.ts";

export type Trouble = Exclude<Arrival["kind"], "ready"> | "outlook" | "other-program" | "failed";

export interface Explanation {
  readonly title: Wording;
  readonly text: Wording;
  /** True where trying again may help. */
  readonly canTryAgain: boolean;
}

export const explanations: Readonly<Record<Trouble, Explanation>> = {
  "no-library": {
    title: { sv: "Källmärkt kunde inte starta", en: "Källmärkt could not start" },
    text: {
      sv: "Office hjälpbibliotek, office.js, gick inte att hämta från appsforoffice.microsoft.com. Kontrollera nätet och försök igen. Händer det ofta, be it-avdelningen släppa fram den adressen.",
      en: "Office's library, office.js, could not be fetched from appsforoffice.microsoft.com. Check the network and try again. If it happens often, ask your IT department to let that address through.",
    },
    canTryAgain: true,
  },
  outside: {
    title: { sv: "Den här sidan hör hemma i Word", en: "This page belongs in Word" },
    text: {
      sv: "Öppna ett dokument i Word och välj Öppna Källmärkt på fliken Start. Utan Word kan du använda arbetsbänken i webbläsaren.",
      en: "Open a document in Word and choose Open Källmärkt on the Home tab. Without Word, use the workbench in the browser.",
    },
    canTryAgain: false,
  },
  silent: {
    title: { sv: "Word har inte svarat än", en: "Word has not answered yet" },
    text: {
      sv: "Källmärkt väntar på Word. Stäng panelen och öppna den igen om det inte startar snart. Ditt dokument är orört.",
      en: "Källmärkt is waiting for Word. Close the pane and open it again if it does not start soon. Your document is untouched.",
    },
    canTryAgain: true,
  },
  outlook: {
    title: { sv: "Källmärkt för e-post är på väg", en: "Källmärkt for e-mail is on its way" },
    text: {
      sv: "I Outlook gör tillägget ingenting än. Det läser inte ditt meddelande. Använd Källmärkt i Word så länge.",
      en: "In Outlook the add-in does nothing yet. It does not read your message. Use Källmärkt in Word for now.",
    },
    canTryAgain: false,
  },
  "other-program": {
    title: { sv: "Källmärkt arbetar i Word", en: "Källmärkt works in Word" },
    text: {
      sv: "Det här programmet kan Källmärkt inte läsa. Öppna dokumentet i Word.",
      en: "Källmärkt can't read this program. Open the document in Word.",
    },
    canTryAgain: false,
  },
  failed: {
    title: { sv: "Dokumentet kunde inte läsas", en: "The document could not be read" },
    text: {
      sv: "Något oväntat gick fel när Word skulle lämna texten. Ingenting har ändrats i dokumentet. Försök igen.",
      en: "Something unexpected went wrong when Word was to hand over the text. Nothing has changed in the document. Try again.",
    },
    canTryAgain: true,
  },
};

export const again: Wording = { sv: "Försök igen", en: "Try again" };
export const theDocument: Wording = { sv: "dokumentet", en: "the document" };
