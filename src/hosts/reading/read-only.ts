/** Readings of formats that Källmärkt reads and does not write: text, and what was left out. */
import type { Wording } from "../../core/errors.ts";
import { AppError } from "../../core/errors.ts";
import type { HostReading, ReadingNotice } from "../../core/ports.ts";
import type { DocumentText } from "../../core/text/document.ts";

/** The largest file that any reader takes, in bytes. */
export const LARGEST_FILE = 200 * 1024 * 1024;

/** The most text that a reader builds from one file, in UTF-16 code units; beyond it the file is `too-large`. */
export const MOST_TEXT = 64 * 1024 * 1024;

/** A reading without marks, insertions or a kept record. `notExamined` loses its repetitions and keeps its order. */
export function readOnly(
  text: DocumentText,
  notExamined: readonly string[] = [],
  notices: readonly ReadingNotice[] = [],
): HostReading {
  const left = [...new Set(notExamined)];
  return { text, marks: [], insertions: [], keptRecord: null, flag: null, notExamined: left, notices, isConverted: true };
}

/** The refusal of a file that says it is of a format and is not. `what` names the format in both languages. */
export function notA(what: Wording, cause?: unknown): AppError {
  return new AppError(
    "not-a-document",
    {
      sv: `Filen är inte ${what.sv}. Kontrollera att det är rätt fil och att filändelsen stämmer.`,
      en: `The file is not ${what.en}. Check that it is the right file and that its extension is right.`,
    },
    cause,
  );
}

/** The refusal of a file that begins as it should and can't be read to its end. */
export function damaged(what: Wording, cause?: unknown): AppError {
  return new AppError(
    "damaged-document",
    {
      sv: `Filen är ${what.sv}, men den är skadad och går inte att läsa. Hämta den på nytt eller öppna och spara om den i programmet den kommer från.`,
      en: `The file is ${what.en}, but it is damaged and can't be read. Fetch it again, or open and save it in the program it comes from.`,
    },
    cause,
  );
}

/** The refusal of a file that only opens with a password or a key. */
export function encrypted(cause?: unknown): AppError {
  return new AppError(
    "encrypted-document",
    {
      sv: "Filen är krypterad eller lösenordsskyddad. Ta bort skyddet i programmet den kommer från och försök igen.",
      en: "The file is encrypted or protected by a password. Remove the protection in the program it comes from and try again.",
    },
    cause,
  );
}

/** The refusal of a file that would take too much memory or time. */
export function tooLarge(sv: string, en: string): AppError {
  return new AppError("too-large", {
    sv: `Filen är för stor: ${sv}. Dela upp den och försök igen.`,
    en: `The file is too large: ${en}. Split it and try again.`,
  });
}
