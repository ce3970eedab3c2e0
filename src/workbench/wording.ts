/** Every sentence of the page, in Swedish and English. */
import type { ReadingNotice } from "../core/ports.ts";

export type Language = "sv" | "en";

const sv = {
  subtitle: "Märk AI-genererad text, ange källan, granska och arkivera",
  languages: "Språk",
  drop: "Släpp en .docx-fil här",
  dropMore: "Filen stannar i din webbläsare. Ingenting skickas någonstans.",
  choose: "Välj fil",
  example: "Visa exemplet",
  another: "Välj en annan fil",
  loading: (name: string) => `Läser ${name} …`,
  refused: "Filen kunde inte läsas.",
  noPicture: "Dokumentet kunde inte visas här. Frågorna gäller ändå hela texten.",
  document: "Dokumentet",
  questions: "Frågor till dig",
  found: (count: number) => (count === 1 ? "1 ställe har spår av AI-verktyg." : `${count} ställen har spår av AI-verktyg.`),
  none: "Inga spår av AI-verktyg hittades.",
  noneOpen: "Inga frågor är öppna.",
  proves: "En sökning utan träff visar inte att en människa har skrivit texten. Bara den som har skrivit den vet.",
  question: (number: number) => `Fråga ${number}`,
  ask: "Kommer texten från ett AI-verktyg?",
  strength: { evidence: "tydligt spår", hint: "ledtråd" },
  paragraph: (number: number) => `stycke ${number}`,
  show: "Visa i dokumentet",
  seen: "Spåret:",
  labels: (count: number) => (count === 1 ? "1 avsnitt är redan märkt." : `${count} avsnitt är redan märkta.`),
  answered: (count: number) => (count === 1 ? "1 fråga är redan besvarad." : `${count} frågor är redan besvarade.`),
  notExamined: (names: string) => `Detta i filen har inte undersökts: ${names}.`,
  notices: {
    "several-records": "Filen innehåller flera register över märkningar.",
    signed: "Filen är elektroniskt underskriven.",
    protected: "Filen är skyddad mot ändringar.",
    "tracked-changes": "Filen har spårade ändringar.",
    macros: "Filen innehåller makron. De körs inte här.",
    "sensitivity-label": "Filen har en känslighetsetikett.",
  } satisfies Record<ReadingNotice, string>,
};

const en: typeof sv = {
  subtitle: "Label AI-made text, state the source, review and archive",
  languages: "Language",
  drop: "Drop a .docx file here",
  dropMore: "The file stays in your browser. Nothing is sent anywhere.",
  choose: "Choose a file",
  example: "Show the example",
  another: "Choose another file",
  loading: (name) => `Reading ${name} …`,
  refused: "The file could not be read.",
  noPicture: "The document could not be shown here. The questions still cover the whole text.",
  document: "The document",
  questions: "Questions for you",
  found: (count) => (count === 1 ? "1 place has traces of AI tools." : `${count} places have traces of AI tools.`),
  none: "No traces of AI tools were found.",
  noneOpen: "No questions are open.",
  proves: "A search without a hit does not show that a person wrote the text. Only the writer knows.",
  question: (number) => `Question ${number}`,
  ask: "Does this text come from an AI tool?",
  strength: { evidence: "clear trace", hint: "hint" },
  paragraph: (number) => `paragraph ${number}`,
  show: "Show in the document",
  seen: "The trace:",
  labels: (count) => (count === 1 ? "1 passage is labelled already." : `${count} passages are labelled already.`),
  answered: (count) => (count === 1 ? "1 question is answered already." : `${count} questions are answered already.`),
  notExamined: (names) => `This part of the file has not been examined: ${names}.`,
  notices: {
    "several-records": "The file holds several records of labels.",
    signed: "The file is electronically signed.",
    protected: "The file is protected against changes.",
    "tracked-changes": "The file has tracked changes.",
    macros: "The file holds macros. They are not run here.",
    "sensitivity-label": "The file has a sensitivity label.",
  },
};

export const wordings: Readonly<Record<Language, typeof sv>> = { sv, en };
export type PageWording = typeof sv;
