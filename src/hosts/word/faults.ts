/** What Word's refusals mean for the person, and which are worth another try. */
import { AppError, type ErrorCode, type Wording } from "../../core/errors.ts";

/** The code of an error from Office's runtime, or null for any other error. */
export function officeCode(error: unknown): string | null {
  if (typeof error !== "object" || error === null || !("code" in error)) return null;
  const { code } = error as { readonly code: unknown };
  return typeof code === "string" || typeof code === "number" ? String(code) : null;
}

/** Faults of the line between us and Word, not of what was asked: the same question may be asked again. */
const PASSING = new Set([
  "InvalidOrTimedOutSession",
  "ActivityLimitReached",
  "WriteNotSupportedWhenModalDialogOpen",
  "5012",
  "5102",
]);

export const isPassing = (error: unknown): boolean => PASSING.has(officeCode(error) ?? "");

/** The host has no such member, whatever its version says. */
export function isLacking(error: unknown): boolean {
  const code = officeCode(error instanceof AppError ? error.cause : error);
  return code === "ApiNotFound" || code === "NotImplemented";
}

const WITHOUT_XML = new Set(["ResponsePayloadSizeLimitExceeded", "5104", "GeneralException", "ApiNotFound"]);

/** Word could not put the document into one answer. */
export const isWithoutXml = (error: unknown): boolean => WITHOUT_XML.has(officeCode(error) ?? "");

/** Word refused to put a content control somewhere. */
export function isControlRefused(error: unknown): boolean {
  if (officeCode(error) !== "GeneralException") return false;
  const { debugInfo } = error as { readonly debugInfo?: { readonly errorLocation?: string } };
  return debugInfo?.errorLocation?.endsWith(".insertContentControl") === true;
}

interface Meaning {
  readonly code: ErrorCode;
  readonly wording: Wording;
}

/** A document that is shut: what a general refusal means there. */
export const closed: Meaning = {
  code: "protected-document",
  wording: {
    sv: "Word tillåter inga ändringar i dokumentet. Det är skyddat, öppnat för visning eller låst av någon annan. Välj Redigera i Word, eller ta bort skyddet under Granska.",
    en: "Word allows no changes to the document. It is protected, open for viewing, or locked by someone else. Choose Editing in Word, or remove the protection under Review.",
  },
};

const meanings: Readonly<Record<string, Meaning>> = {
  InvalidOrTimedOutSession: {
    code: "host-unavailable",
    wording: {
      sv: "Förbindelsen med dokumentet bröts. Ingenting har ändrats. Ladda om dokumentet i Word och försök igen.",
      en: "The connection to the document was lost. Nothing has changed. Reload the document in Word and try again.",
    },
  },
  ActivityLimitReached: {
    code: "host-unavailable",
    wording: {
      sv: "Word tar inte emot fler anrop just nu. Ingenting har ändrats. Vänta en stund och försök igen.",
      en: "Word takes no more calls at the moment. Nothing has changed. Wait a little and try again.",
    },
  },
  WriteNotSupportedWhenModalDialogOpen: {
    code: "host-unavailable",
    wording: {
      sv: "En dialogruta är öppen i Word. Stäng den och försök igen.",
      en: "A dialog is open in Word. Close it and try again.",
    },
  },
  AccessDenied: closed,
  ResponsePayloadSizeLimitExceeded: {
    code: "too-large",
    wording: {
      sv: "Dokumentet är för stort för att Word ska kunna lämna ut det. Dela upp det, eller märk filen i arbetsbänken.",
      en: "The document is too large for Word to hand it over. Split it, or label the file in the workbench.",
    },
  },
  RequestPayloadSizeLimitExceeded: {
    code: "too-large",
    wording: {
      sv: "Registreringen är för stor för att Word ska ta emot den. Ingenting har ändrats. Märk filen i arbetsbänken i stället.",
      en: "The record is too large for Word to take. Nothing has changed. Label the file in the workbench instead.",
    },
  },
  ApiNotFound: {
    code: "unsupported",
    wording: {
      sv: "Den här versionen av Word saknar något som Källmärkt behöver. Ingenting har ändrats. Uppdatera Word, eller märk filen i arbetsbänken.",
      en: "This version of Word lacks something that Källmärkt needs. Nothing has changed. Update Word, or label the file in the workbench.",
    },
  },
};

const other: Meaning = {
  code: "not-written",
  wording: {
    sv: "Word kunde inte skriva på den här platsen. Ingenting har ändrats. Markera en annan del av texten, eller märk filen i arbetsbänken.",
    en: "Word could not write in this place. Nothing has changed. Select another part of the text, or label the file in the workbench.",
  },
};

/** Word's refusal in words of ours. Errors that are ours already stay as they are; `fallback` is for codes without a meaning here. */
export function refusalOf(error: unknown, fallback: Meaning = other): unknown {
  if (error instanceof AppError) return error;
  const code = officeCode(error);
  if (code === null) return error;
  const aliases: Readonly<Record<string, string>> = {
    "5012": "InvalidOrTimedOutSession",
    "5102": "ActivityLimitReached",
    "7000": "AccessDenied",
  };
  const meaning = meanings[aliases[code] ?? code] ?? fallback;
  return new AppError(meaning.code, meaning.wording, error);
}

/** Asked when nothing was to be written. */
export const unread: Meaning = {
  code: "host-unavailable",
  wording: {
    sv: "Word svarade inte på frågan om dokumentets innehåll. Försök igen om en stund.",
    en: "Word did not answer the question about the document's content. Try again in a little while.",
  },
};

/** A selection that Word shows and does not hand out. */
export const unseen = (): AppError =>
  new AppError("unsupported", {
    sv: "Word lämnar inte ut dokumentets sidhuvuden och sidfötter här. Öppna dokumentet i Word på datorn, eller märk filen i arbetsbänken.",
    en: "Word does not hand out the document's headers and footers here. Open the document in Word on the desktop, or label the file in the workbench.",
  });

/** Word did something else than was asked, or shows something else than its file says. Nothing of it stands. */
export const notWritten = (cause: unknown): AppError => new AppError(other.code, other.wording, cause);

export const changed = (): AppError =>
  new AppError("document-changed", {
    sv: "Texten ändrades medan märkningen skulle göras, kanske av någon annan i dokumentet. Ingenting har ändrats. Läs avsnittet och försök igen.",
    en: "The text changed while the label was being made, perhaps by someone else in the document. Nothing has changed. Read the passage and try again.",
  });

/** Some of it stands and could not be taken back: said as it is, with what to do. */
export const halfWritten = (cause: unknown): AppError =>
  new AppError(
    "host-unavailable",
    {
      sv: "Word avbröt mitt i märkningen, och det går inte att läsa hur det blev. Ångra det senaste i Word, ladda om dokumentet och försök igen.",
      en: "Word stopped in the middle of the label, and what became of it can't be read. Undo the last change in Word, reload the document and try again.",
    },
    cause,
  );

const PAUSES = [300, 1200];

/** Asks again after a passing fault, with longer and longer pauses. Only for what may be asked twice. */
export async function patiently<T>(ask: () => Promise<T>, pause: (milliseconds: number) => Promise<void>): Promise<T> {
  for (const wait of PAUSES) {
    try {
      return await ask();
    } catch (error) {
      if (!isPassing(error)) throw error;
      await pause(wait);
    }
  }
  return ask();
}
