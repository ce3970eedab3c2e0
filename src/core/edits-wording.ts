/** What could not be done in full, and why, in a person's words: the pane, the ribbon's commands and the command line say the same. */
import type { EditOutcome, HostEdit, LimitReason } from "./edits.ts";
import type { Wording } from "./errors.ts";

/** An edit that was done in part or not at all: to be told, never passed over. */
export interface Shortfall {
  readonly edit: HostEdit;
  readonly outcome: Extract<EditOutcome, { why: unknown }>;
}

/** The edits that fell short. Outcomes stand in the order of the edits. */
export function shortfalls(edits: readonly HostEdit[], outcomes: readonly EditOutcome[]): Shortfall[] {
  return edits.flatMap((edit, index) => {
    const outcome = outcomes[index];
    return outcome && (outcome.kind === "limited" || outcome.kind === "refused") ? [{ edit, outcome }] : [];
  });
}

/** One sentence about one shortfall: what became of the edit, and the place's reason. */
export function shortfallSaid({ edit, outcome }: Shortfall): Wording {
  const became = outcome.kind === "limited" ? inPart : notDone(edit);
  const why = WHY[outcome.why];
  return { sv: `${became.sv}: ${why.sv}.`, en: `${became.en}: ${why.en}.` };
}

/** All that fell short, each sentence once: a passage of ten pieces in a form is one reason. */
export function shortfallsSaid(edits: readonly HostEdit[], outcomes: readonly EditOutcome[]): Wording[] {
  const said = new Map<string, Wording>();
  for (const one of shortfalls(edits, outcomes)) {
    const wording = shortfallSaid(one);
    said.set(wording.sv, wording);
  }
  return [...said.values()];
}

const inPart: Wording = { sv: "Delvis gjort", en: "Done in part" };

function notDone(edit: HostEdit): Wording {
  switch (edit.kind) {
    case "mark":
      return { sv: "Utan synligt märke, men i registreringen", en: "Without a visible mark, but in the record" };
    case "unmark":
      return { sv: "Märket står kvar i texten", en: "The mark still stands in the text" };
    case "insert":
      return {
        sv: "Källhänvisningen eller läsarnotisen skrevs inte in",
        en: "The source entry or the reader notice was not written",
      };
    case "caption":
      return { sv: "Bildens upplysning skrevs inte in", en: "The picture's notice was not written" };
    case "alt-text":
      return { sv: "Bildens alternativtext är som den var", en: "The picture's alternative text is as it was" };
    case "remove":
      return {
        sv: "Källhänvisningen eller läsarnotisen står kvar",
        en: "The source entry or the reader notice still stands",
      };
    case "keep-record":
      return { sv: "Registreringen sparades inte i dokumentet", en: "The record was not kept in the document" };
    case "drop-record":
      return { sv: "Registreringen ligger kvar i dokumentet", en: "The record is still kept in the document" };
    default:
      return edit satisfies never;
  }
}

/** Why a place could not be marked in full, for a person. */
export const WHY: Readonly<Record<LimitReason, Wording>> = {
  "typed-control": {
    sv: "texten står i ett formulärfält, där inget märke kan stå",
    en: "the text stands in a form field, where no mark can stand",
  },
  placeholder: {
    sv: "platsen är ledtext i ett fält, inte dokumentets text; fyll i fältet först",
    en: "the place is a field's prompt, not text of the document; fill it in first",
  },
  "text-box": {
    sv: "texten står i en textruta, där inget märke kan stå; flytta den till brödtexten",
    en: "the text stands in a text box, where no mark can stand; move it out",
  },
  "beside-text-box": {
    sv: "texten står i en textruta, så märket står i stycket bredvid",
    en: "the text is in a text box, so its mark stands in the paragraph beside",
  },
  comment: {
    sv: "texten står i en kommentar, där inget märke kan stå",
    en: "the text stands in a comment, where no mark can stand",
  },
  "no-notes-here": {
    sv: "fotnoter får inte finnas här, så märket står i texten",
    en: "footnotes are not allowed here, so the mark stands in the text",
  },
  "no-text": { sv: "det finns ingen text att märka; markera ord", en: "there is no text to mark; select words" },
  "deleted-text": {
    sv: "texten är struken med spårade ändringar; avgör dem först",
    en: "the text is deleted with tracked changes; settle them first",
  },
  indivisible: {
    sv: "texten ligger i ett fält som inte kan delas; skriv den som vanlig text först",
    en: "the text lies in a field that can't be divided; write it as text first",
  },
  "locked-control": {
    sv: "texten är låst av den som skrev dokumentet; lås upp den först",
    en: "the text is locked by its writer; unlock it first",
  },
  "out-of-reach": {
    sv: "Word låter inget tillägg skriva på den platsen; märk filen i arbetsbänken",
    en: "Word lets no add-in write in that place; label the file in the workbench",
  },
  "old-word": { sv: "den här versionen av Word kan inte bära märket", en: "this version of Word can't carry the mark" },
  "no-alt-text": {
    sv: "filen har ingen plats för bildens alternativtext",
    en: "the file has no place for the picture's alternative text",
  },
  "picture-out-of-reach": {
    sv: "Word låter inget tillägg ändra bilden. Märk den i den sparade filen",
    en: "Word lets no add-in change the picture. Label it in the saved file",
  },
  "shading-stays": {
    sv: "skuggningen bakom texten står kvar; ta bort den i Word",
    en: "the shading behind the text stays; remove it in Word",
  },
  "no-shading-here": {
    sv: "märket står utan skuggning, som skulle skriva över textens egen",
    en: "the mark stands without shading, which would overwrite the text's own",
  },
};
