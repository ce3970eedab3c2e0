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

export const busy: Wording = {
  sv: "En annan ändring pågår. Försök igen om en stund.",
  en: "Another change is under way. Try again in a moment.",
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
