/** What the pane says when something went wrong that has no words of its own. */
import { AppError, type Wording } from "../../core/errors.ts";

const unexpected: Wording = {
  sv: "Något oväntat gick fel. Ingenting har ändrats i dokumentet. Försök igen.",
  en: "Something unexpected went wrong. Nothing has changed in the document. Try again.",
};

/** For what went wrong while the host was writing: nobody can promise that the document is as it was. */
const unexpectedWriting: Wording = {
  sv: "Något oväntat gick fel när dokumentet skulle ändras. Det är läst på nytt. Se efter vad som står där innan du försöker igen.",
  en: "Something unexpected went wrong while the document was being changed. It has been read again. See what stands in it before you try again.",
};

export const closed: Wording = {
  sv: "Dokumentet kan bara läsas här. Ingenting har ändrats.",
  en: "The document can only be read here. Nothing has changed.",
};

/** For what was pressed while another change was on its way, and whose words that change has touched. */
export const changedMeanwhile: Wording = {
  sv: "Texten har ändrats sedan du valde detta. Ingenting mer är ändrat. Se efter och försök igen.",
  en: "The text has changed since you chose this. Nothing more has been changed. Look at it and try again.",
};

/** For words that can't be saved because the document is no longer open. */
export const left: Wording = {
  sv: "Ändringen är inte sparad. Försök igen.",
  en: "The change has not been saved. Try again.",
};

/** Something that nobody foresaw, while the host was writing. */
export class WritingFailed extends Error {
  constructor(cause: unknown) {
    super("writing failed", { cause });
  }
}

/** A refusal in its own words; what nobody foresaw in ours. */
export function saysOf(error: unknown): Wording {
  if (error instanceof AppError) return error.wording;
  return error instanceof WritingFailed ? unexpectedWriting : unexpected;
}
