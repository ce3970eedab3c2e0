/** Writes an output file whole or not at all: a temporary file beside the target, flushed, then renamed. */
import { randomBytes } from "node:crypto";
import {
  closeSync,
  existsSync,
  fchmodSync,
  fsyncSync,
  openSync,
  realpathSync,
  renameSync,
  rmSync,
  statSync,
  writeSync,
} from "node:fs";
import path from "node:path";
import { AppError } from "../core/errors.ts";

/**
 * A reader sees the old file or the new one, never a part. On failure nothing is left behind. A target that is a symbolic link
 * stays one: the file it points at is replaced. An existing file's permissions are kept.
 *
 * The steps are synchronous, and Ctrl-C is held back until they are done: an interrupt can't leave the temporary file behind.
 * Throws `not-written`.
 */
export function writeWhole(target: string, bytes: Uint8Array): void {
  // A listener of any kind keeps the signal from ending the process between two steps; the command ends right after anyway.
  const hold = () => undefined;
  process.on("SIGINT", hold);
  process.on("SIGTERM", hold);
  try {
    replace(target, bytes);
  } catch (cause) {
    throw notWritten(target, cause);
  } finally {
    process.off("SIGINT", hold);
    process.off("SIGTERM", hold);
  }
}

function replace(target: string, bytes: Uint8Array): void {
  const real = existsSync(target) ? realpathSync(target) : target;
  const mode = existsSync(real) ? statSync(real).mode & 0o777 : null;
  if (existsSync(real) && !statSync(real).isFile()) throw new Error("EISDIR");
  const temporary = path.join(path.dirname(real), `.${path.basename(real).slice(0, 60)}.${randomBytes(6).toString("hex")}.tmp`);
  const handle = openSync(temporary, "wx", 0o666);
  try {
    try {
      for (let at = 0; at < bytes.length;) at += writeSync(handle, bytes, at);
      if (mode !== null) fchmodSync(handle, mode);
      fsyncSync(handle);
    } finally {
      closeSync(handle);
    }
    renameSync(temporary, real);
  } catch (error) {
    rmSync(temporary, { force: true });
    throw error;
  }
  flushFolder(path.dirname(real));
}

/** Makes the rename itself last through a power cut. Not every system lets a folder be opened; the file is whole all the same. */
function flushFolder(folder: string): void {
  try {
    const handle = openSync(folder, "r");
    fsyncSync(handle);
    closeSync(handle);
  } catch {
    // Nothing to undo, and nothing that the user could do about it.
  }
}

function notWritten(target: string, cause: unknown): AppError {
  const code = (cause as NodeJS.ErrnoException).code ?? (cause as Error).message;
  const why = {
    ENOENT: { sv: "mappen finns inte", en: "the folder does not exist" },
    EACCES: { sv: "du får inte skriva där", en: "you are not allowed to write there" },
    EPERM: { sv: "du får inte skriva där", en: "you are not allowed to write there" },
    EROFS: { sv: "platsen går bara att läsa", en: "the place can only be read" },
    ENOSPC: { sv: "disken är full", en: "the disk is full" },
    EISDIR: { sv: "det är en mapp", en: "it is a folder" },
  }[code] ?? { sv: code, en: code };
  return new AppError(
    "not-written",
    {
      sv: `${target} kunde inte skrivas: ${why.sv}. Inget har ändrats.`,
      en: `${target} could not be written: ${why.en}. Nothing has changed.`,
    },
    cause,
  );
}
