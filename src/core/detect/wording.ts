/** The sentences that rules of one tier share: *spår av*, never *är skriven av*, and never a number that looks like a probability. */
import type { Wording } from "../errors.ts";
import type { Aside } from "../text/document.ts";
import type { Rule, Seen } from "./rule.ts";

const SHOWN = 60;

/** Private-use characters, and those that show nothing: a reader gets their numbers. */
const UNPRINTABLE =
  /[\uE000-\uF8FF\u00AD\u200B-\u200F\u202A-\u202E\u2060-\u2069\uFEFF]|\u034F|[\uFE00-\uFE0F]|[\u{E0000}-\u{E01EF}]/gu;

/** What was seen, as it can stand in a sentence: private-use characters by their number, cut at 60 characters. */
export function shown(text: string): string {
  const readable = text
    .replace(UNPRINTABLE, (char) => `[U+${(char.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, "0")}]`)
    .replace(/\s+/g, " ");
  return readable.length > SHOWN ? `${readable.slice(0, SHOWN - 1)}…` : readable;
}

type Shared = Pick<Rule, "tier" | "engine" | "languages" | "where" | "proves" | "provesNot" | "says">;

/** Tier A: a token that only the tool's own interface makes. `sure` false: the tool is likely, not certain. */
export function machineToken(engine: string | null, likely?: string): Shared {
  const tool: Wording = engine
    ? { sv: engine, en: engine }
    : likely
      ? { sv: `ett AI-verktyg (troligen ${likely})`, en: `an AI tool (probably ${likely})` }
      : { sv: "ett AI-verktyg", en: "an AI tool" };
  return {
    tier: "A",
    engine,
    languages: "any",
    where: "text",
    proves: { sv: `Texten har passerat ${tool.sv}.`, en: `The text has passed through ${tool.en}.` },
    provesNot: {
      sv: "Hur stor del av texten som verktyget har skrivit, eller om någon har granskat den.",
      en: "How much of the text the tool wrote, or whether anyone has reviewed it.",
    },
    says: (seen) => ({
      sv: `Spår av ${tool.sv} i texten (${shown(seen.text)}). Texten har passerat verktyget. Hur stor del som är AI-skriven framgår inte.`,
      en: `Trace of ${tool.en} in the text (${shown(seen.text)}). The text has passed through the tool. How much of it AI wrote does not show.`,
    }),
  };
}

/** Tier A in an address: a link that only works, or only comes to be, inside the tool. */
export function machineLink(engine: string): Shared {
  return {
    ...machineToken(engine),
    where: "both",
    says: (seen) => ({
      sv: `Spår av ${engine} i ${seen.inLink ? "en länk" : "texten"} (${shown(seen.text)}). Adressen är gjord av verktyget. Hur stor del av texten som är AI-skriven framgår inte.`,
      en: `Trace of ${engine} in ${seen.inLink ? "a link" : "the text"} (${shown(seen.text)}). The tool made the address. How much of the text AI wrote does not show.`,
    }),
  };
}

/** Tier B: an address that the tool has put its name on when it gave the link. */
export function linkFrom(engine: string): Shared {
  return {
    tier: "B",
    engine,
    languages: "any",
    where: "both",
    proves: { sv: `Länken kommer från ${engine}.`, en: `The link comes from ${engine}.` },
    provesNot: { sv: "Vem som har skrivit texten runt länken.", en: "Who wrote the text around the link." },
    says: (seen: Seen) => ({
      sv: `Länken kommer från ${engine} (${shown(seen.text)}). Vem som har skrivit texten runt den framgår inte.`,
      en: `The link comes from ${engine} (${shown(seen.text)}). Who wrote the text around it does not show.`,
    }),
  };
}

/** Tier B: an address of a conversation in the tool, or of what else it keeps; `what` names that in both languages, with an article. */
export function linkTo(engine: string, what: Wording = { sv: "ett samtal", en: "a conversation" }): Shared {
  return {
    ...linkFrom(engine),
    proves: { sv: `Texten länkar till ${what.sv} i ${engine}.`, en: `The text links to ${what.en} in ${engine}.` },
    says: (seen: Seen) => ({
      sv: `Länken går till ${what.sv} i ${engine} (${shown(seen.text)}). Vem som har skrivit texten runt den framgår inte.`,
      en: `The link goes to ${what.en} in ${engine} (${shown(seen.text)}). Who wrote the text around it does not show.`,
    }),
  };
}

/** Tier C: words from a chat's interface, copied along with the answer. */
export function chatInterface(engine: string | null): Shared {
  return {
    tier: "C",
    engine,
    languages: ["sv", "en"],
    where: "text",
    proves: {
      sv: "Ord ur gränssnittet i en chatt har följt med när text kopierades.",
      en: "Words from a chat's interface came along when text was copied.",
    },
    provesNot: { sv: "Vad i dokumentet som kommer från chatten.", en: "What in the document comes from the chat." },
    says: (seen: Seen) => ({
      sv: `Ord ur gränssnittet i ${engine ?? "en chatt"} (”${shown(seen.text)}”). Kontrollera om ett svar har klistrats in här.`,
      en: `Words from the interface of ${engine ?? "a chat"} (“${shown(seen.text)}”). Check whether an answer has been pasted here.`,
    }),
  };
}

/** Tier C: a sentence spoken to the one who asked, not to the reader of the document. */
export function chatSpeech(language: "sv" | "en"): Shared {
  return {
    tier: "C",
    engine: null,
    languages: [language],
    where: "text",
    proves: {
      sv: "Meningen vänder sig till någon som har bett om en text.",
      en: "The sentence speaks to someone who asked for a text.",
    },
    provesNot: {
      sv: "Att den kommer från ett AI-verktyg: en kollega kan skriva så.",
      en: "That it comes from an AI tool: a colleague may write so.",
    },
    says: (seen: Seen) => ({
      sv: `Formulering som riktar sig till den som frågade en chatt (”${shown(seen.text)}”). En människa kan också ha skrivit den.`,
      en: `Wording that speaks to the one who asked a chat (“${shown(seen.text)}”). A person may have written it too.`,
    }),
  };
}

/** Tier A in HTML: attributes and class names that only the tool's own page gives its answers. */
export function toolMarkup(engine: string): Shared {
  return {
    ...machineToken(engine),
    where: "markup",
    proves: {
      sv: `Stycket är kopierat från sidan i ${engine}.`,
      en: `The paragraph was copied from the page of ${engine}.`,
    },
    says: (seen: Seen) => ({
      sv: `Spår av ${engine} i textens formatering (${shown(seen.text)}). Stycket är kopierat från verktygets sida. Hur stor del som är AI-skriven framgår inte.`,
      en: `Trace of ${engine} in the text's formatting (${shown(seen.text)}). The paragraph was copied from the tool's page. How much of it AI wrote does not show.`,
    }),
  };
}

/** Tier D: a field that somebody was meant to fill in. */
export function openField(languages: Shared["languages"]): Shared {
  return {
    tier: "D",
    engine: null,
    languages,
    where: "text",
    proves: { sv: "Ett fält är inte ifyllt.", en: "A field has not been filled in." },
    provesNot: {
      sv: "Att texten kommer från ett AI-verktyg: mallar har också sådana fält.",
      en: "That the text comes from an AI tool: templates have such fields too.",
    },
    says: (seen: Seen) => ({
      sv: `Ofyllt fält (”${shown(seen.text)}”). Kontrollera om texten är inklistrad eller kommer ur en mall.`,
      en: `A field not filled in (“${shown(seen.text)}”). Check whether the text was pasted or comes from a template.`,
    }),
  };
}

/** Tier D: signs that some program would have turned into formatting. `what` names them in both languages, with an article. */
export function pasteResidue(what: Wording, engine: string | null = null): Shared {
  return {
    tier: "D",
    engine,
    languages: "any",
    where: "text",
    proves: {
      sv: `I texten står ${what.sv}, som annars inte syns.`,
      en: `The text has ${what.en}, which is not meant to be seen.`,
    },
    provesNot: {
      sv: "Att texten kommer från ett AI-verktyg: andra program skriver också så.",
      en: "That the text comes from an AI tool: other programs write so too.",
    },
    says: (seen: Seen) => ({
      sv: `I texten står ${what.sv} (”${shown(seen.text)}”). Det kan vara inklistrat. Kontrollera var texten kommer ifrån.`,
      en: `The text has ${what.en} (“${shown(seen.text)}”). It may have been pasted. Check where the text comes from.`,
    }),
  };
}

/** Tier E: characters that show nothing and that were put there on purpose. */
export function invisibleMark(what: Wording): Shared {
  return {
    tier: "E",
    engine: null,
    languages: "any",
    where: "text",
    proves: { sv: `I texten ligger ${what.sv}.`, en: `The text holds ${what.en}.` },
    provesNot: {
      sv: "Hur mycket av texten märket gäller, eller om texten har ändrats sedan dess.",
      en: "How much of the text the mark is about, or whether the text has been changed since.",
    },
    says: () => ({
      sv: `I texten ligger ${what.sv}. Vad i texten det gäller framgår inte. Låt tecknen vara kvar tills du har kontrollerat.`,
      en: `The text holds ${what.en}. What in the text it is about does not show. Leave the characters until you have checked.`,
    }),
  };
}

const ASIDES: Readonly<Record<Aside["kind"], Wording>> = {
  "alt-text": {
    sv: "Det står i alternativtexten till en bild eller en figur.",
    en: "It stands in the alternative text of a picture or a shape.",
  },
  formula: { sv: "Det står i en formel.", en: "It stands in a formula." },
};

/** The same sentence about what was seen beside an object: the reader has to be told where to look. */
export const saysAside = (says: Wording, kind: Aside["kind"]): Wording => ({
  sv: `${says.sv} ${ASIDES[kind].sv}`,
  en: `${says.en} ${ASIDES[kind].en}`,
});
