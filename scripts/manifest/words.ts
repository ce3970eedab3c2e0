/** What the ribbon, the context menu and the admin centre say, in both languages: one source for all manifests. */
import type { Wording } from "../../src/core/errors.ts";

/** The product. `tagline` is at most 80 characters, the unified manifest's limit; `about` at most 250, the XML's. */
export const product = {
  name: "Källmärkt",
  tagline: {
    sv: "Märk AI-text, ange källan, granska och arkivera",
    en: "Label AI text, state the source, review and archive",
  },
  about: {
    sv: "Hjälper dig att märka text som AI har skrivit, ange AI-motor och sökdatum, granska den och lämna ett register till arkivet. Verktyget frågar, du bestämmer. Ingenting lämnar datorn.",
    en: "Helps you to label text that AI has written, state the AI engine and the date, review it and hand a record to the archive. The tool asks, you decide. Nothing leaves the computer.",
  },
  mail: {
    sv: "Källmärkt för e-post är på väg. Tillägget visar än så länge bara det, och läser ingenting.",
    en: "Källmärkt for e-mail is on its way. So far the add-in only says so, and reads nothing.",
  },
  open: { sv: "Öppna Källmärkt", en: "Open Källmärkt" },
  start: {
    sv: "Källmärkt är klart att använda",
    en: "Källmärkt is ready to use",
  },
  startAbout: {
    sv: "Markera text i dokumentet och välj Märk AI-text på fliken Start. Ångra finns i svaret.",
    en: "Select text in the document and choose Label AI text on the Home tab. Undo stands in the answer.",
  },
} as const satisfies Readonly<Record<string, string | Wording>>;

/** What Word says at a question that it underlines; the Word host names these words by their resids. */
export const question = {
  title: { sv: "Fråga till dig", en: "Question to you" },
  text: { sv: "Är det här AI-text? Svara i Källmärkts panel.", en: "Is this AI text? Answer in the Källmärkt pane." },
} as const satisfies Readonly<Record<string, Wording>>;

/** Resids that no element of the manifest names: code does. */
export const namedInCode: readonly string[] = ["Question.Title", "Question.Text"];

/** One button. `label` is at most 32 characters, so that the ribbon shows it whole; `tip` at most 250. */
export interface Command {
  /** The name under which the function is associated in the page, and under which the XML finds its words. */
  readonly id: string;
  readonly icon: string;
  /** The part of the pane that the button opens; null: it acts at once, without the pane. */
  readonly view: "overview" | "paste" | "review" | "check" | "registration" | null;
  readonly label: Wording;
  readonly tip: Wording;
  /** Key combination, only where Office knows those of add-ins. */
  readonly keys: string;
}

/** In the order of the ribbon. */
export const commands: readonly Command[] = [
  {
    id: "markAiText",
    icon: "mark",
    view: null,
    label: { sv: "Märk AI-text", en: "Label AI text" },
    tip: {
      sv: "Märker den markerade texten med den AI-motor du använde senast och dagens datum. Du ser vad som skrevs och kan ångra.",
      en: "Labels the selected text with the AI engine you used last and today's date. You see what was written and can undo it.",
    },
    keys: "Ctrl+Alt+Shift+M",
  },
  {
    id: "pasteAiText",
    icon: "paste",
    view: "paste",
    label: { sv: "Klistra in AI-text", en: "Paste AI text" },
    tip: {
      sv: "Rensar ett svar från ett AI-verktyg, visar vad som tas bort och infogar texten med märkning.",
      en: "Cleans an answer from an AI tool, shows what is taken away, and inserts the text with a label.",
    },
    keys: "Ctrl+Alt+Shift+V",
  },
  {
    id: "reviewText",
    icon: "review",
    view: "review",
    label: { sv: "Granska", en: "Review" },
    tip: {
      sv: "Visar varje märkt avsnitt och vad som ska kontrolleras. Du skriver under med ditt namn, ingenting är ifyllt åt dig.",
      en: "Shows each labelled passage and what to check in it. You sign with your name, and nothing is filled in for you.",
    },
    keys: "Ctrl+Alt+Shift+G",
  },
  {
    id: "checkText",
    icon: "check",
    view: "check",
    label: { sv: "Kontroll", en: "Check" },
    tip: {
      sv: "Håller dokumentet mot kommunens regler och artikel 50 i EU:s AI-förordning. Att spara hindras aldrig.",
      en: "Holds the document against the municipality's rules and Article 50 of the EU AI Act. Saving is never hindered.",
    },
    keys: "Ctrl+Alt+Shift+K",
  },
  {
    id: "handOver",
    icon: "hand-over",
    view: "registration",
    label: { sv: "Lämna till registrator", en: "Hand to the registrar" },
    tip: {
      sv: "Visar registreringen i ord och sparar ett paket med dokumentet, registreringen och kontrollsummor.",
      en: "Shows the record in words and saves a package with the document, the record and checksums.",
    },
    keys: "Ctrl+Alt+Shift+L",
  },
  {
    id: "openPane",
    icon: "kallmarkt",
    view: "overview",
    label: product.open,
    tip: {
      sv: "Öppnar Källmärkt bredvid dokumentet: hur det står till, frågor om spår i texten och vad som är kvar att göra.",
      en: "Opens Källmärkt beside the document: how it stands, questions about traces in the text, and what is left to do.",
    },
    keys: "Ctrl+Alt+Shift+O",
  },
];
