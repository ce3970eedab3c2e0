/** Reads an input file whole, or says plainly why it can't be read. The file is only ever opened for reading. */
import { readFileSync, statSync } from "node:fs";
import { AppError } from "../core/errors.ts";
import { LARGEST_FILE, tooLarge } from "../hosts/reading/read-only.ts";

/**
 * The file's bytes. Symbolic links are followed.
 * Throws `not-found` (absent, or not readable for this user), `not-a-document` (a folder, a device), `too-large`.
 */
export async function readInput(file: string): Promise<Uint8Array> {
  const kind = orUnreadable(() => statSync(file));
  // Told before opening: to open a named pipe is to wait for somebody to write to it.
  if (kind.isDirectory()) throw folderRefused();
  if (kind.isFIFO() || kind.isSocket()) throw streamRefused();
  if (!kind.isFile())
    throw new AppError("not-a-document", { sv: "Detta är ingen vanlig fil.", en: "This is not an ordinary file." });
  if (kind.size > LARGEST_FILE) throw tooLarge("den är över 200 MB", "it exceeds 200 MB");
  const { buffer, byteOffset, byteLength } = orUnreadable(() => readFileSync(file));
  return new Uint8Array(buffer, byteOffset, byteLength);
}

function orUnreadable<T>(read: () => T): T {
  try {
    return read();
  } catch (cause) {
    throw unreadable(cause);
  }
}

function unreadable(cause: unknown): AppError {
  const code = (cause as NodeJS.ErrnoException).code;
  if (code === "EACCES" || code === "EPERM") {
    return new AppError(
      "not-found",
      {
        sv: "Filen får inte läsas av dig. Kontrollera behörigheten.",
        en: "You are not allowed to read the file. Check its permissions.",
      },
      cause,
    );
  }
  return new AppError(
    "not-found",
    { sv: "Filen finns inte. Kontrollera sökvägen.", en: "The file does not exist. Check the path." },
    cause,
  );
}

/** A document is read more than once and named by its ending; a stream has neither a beginning to return to nor a name. */
function streamRefused(): AppError {
  return new AppError("not-a-document", {
    sv: "Detta är en ström, ingen fil. Spara dokumentet i en fil och ange den.",
    en: "This is a stream, not a file. Save the document in a file and name that.",
  });
}

function folderRefused(): AppError {
  return new AppError("not-a-document", {
    sv: "Detta är en mapp. Ange en fil; hela mappar tar bara scan emot.",
    en: "This is a folder. Name a file; only scan takes whole folders.",
  });
}
