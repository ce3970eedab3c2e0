/** Finds the files that a scan takes, in the same order every time. */
import { readdir, realpath, stat } from "node:fs/promises";
import path from "node:path";
import { AppError } from "../core/errors.ts";
import { FileRefusal } from "./refusal.ts";

/** The formats that scan reads, by file extension. */
export const SCANNED = new Set([
  ".docx",
  ".dotx",
  ".docm",
  ".dotm",
  ".eml",
  ".msg",
  ".odt",
  ".ott",
  ".pdf",
  ".html",
  ".htm",
  ".txt",
  ".md",
]);

/** What was found. `skipped` counts what stands in the folders and is not looked at. */
export interface Found {
  readonly files: readonly string[];
  readonly skipped: { lockFiles: number; hidden: number; otherTypes: number; unreadable: number };
}

/**
 * Files of these types below the given paths, each folder's in the order of their names by code unit, a folder's files where its name stands.
 * A path that is a file is taken as it is named, whatever its extension. Left out: `~$` lock files of Word, hidden files and
 * folders, other types. Symbolic links are followed; a folder is entered once, so that a ring of links ends.
 * Throws `not-found` for a path that is not there.
 */
export async function filesBelow(paths: readonly string[], types: ReadonlySet<string> = SCANNED): Promise<Found> {
  const files: string[] = [];
  const skipped = { lockFiles: 0, hidden: 0, otherTypes: 0, unreadable: 0 };
  const entered = new Set<string>();

  async function enter(folder: string): Promise<void> {
    const real = await realpath(folder);
    if (entered.has(real)) return;
    entered.add(real);
    const names = (await readdir(folder)).sort((a, b) => (a < b ? -1 : a > b ? 1 : 0));
    for (const name of names) {
      if (name.startsWith("~$")) skipped.lockFiles++;
      else if (name.startsWith(".")) skipped.hidden++;
      else await take(path.join(folder, name));
    }
  }

  async function take(entry: string): Promise<void> {
    try {
      const kind = await stat(entry);
      if (kind.isDirectory()) await enter(entry);
      else if (kind.isFile() && types.has(path.extname(entry).toLowerCase())) files.push(entry);
      else skipped.otherTypes++;
    } catch {
      // A document that can't be reached is told when its turn comes; anything else only counts.
      if (types.has(path.extname(entry).toLowerCase())) files.push(entry);
      else skipped.unreadable++;
    }
  }

  for (const given of paths) {
    const kind = await stat(given).catch((cause: unknown) => {
      const absent = new AppError(
        "not-found",
        {
          sv: "Sökvägen finns inte, eller får inte läsas av dig.",
          en: "The path does not exist, or you are not allowed to read it.",
        },
        cause,
      );
      throw new FileRefusal(given, absent);
    });
    if (kind.isDirectory()) await enter(given);
    else files.push(given);
  }
  return { files, skipped };
}
