/** Gathers what a report counts: the records in a folder's documents, records kept beside them, and settings that state a training. */
import { readFile } from "node:fs/promises";
import path from "node:path";
import { AppError } from "../core/errors.ts";
import { dateSchema } from "../core/label/label.ts";
import type { ExtractEntry } from "../core/report/extract.ts";
import { readRecord } from "../core/record/read.ts";
import { filesBelow, SCANNED } from "./folder.ts";
import { readDocument } from "./formats.ts";
import { holdDocument } from "./hold-document.ts";
import { profileFor } from "./policies.ts";
import { readInput } from "./read-file.ts";

/** What was found in the folders. */
export interface Gathered {
  /** Documents before records of their own, so that a document's checks count where both are there. */
  readonly entries: readonly ExtractEntry[];
  /** Days on which people state that they have had training. */
  readonly trained: readonly string[];
  readonly withoutRecord: number;
  readonly notRead: readonly { readonly file: string; readonly error: AppError }[];
}

/** `unit` for all; without it, a unit is the first folder below the path that was given. Throws AppError `not-found`. */
export async function gather(
  paths: readonly string[],
  unit: string | undefined,
  profileId: string | undefined,
): Promise<Gathered> {
  const entries: ExtractEntry[] = [];
  const records: ExtractEntry[] = [];
  const trained: string[] = [];
  const notRead: { file: string; error: AppError }[] = [];
  let withoutRecord = 0;
  for (const given of paths) {
    const { files } = await filesBelow([given], new Set([...SCANNED, ".json"]));
    for (const file of files) {
      const belongs = unit ?? unitOf(given, file);
      try {
        if (path.extname(file).toLowerCase() === ".json") {
          const text = await readFile(file, "utf8");
          const day = trainingIn(text);
          if (day !== null) trained.push(day);
          const { record } = readRecord(text);
          if (record) records.push({ file, unit: belongs, record, checks: null, state: null });
          continue;
        }
        const entry = await documentEntry(file, belongs, profileId);
        if (entry) entries.push(entry);
        else withoutRecord++;
      } catch (error) {
        if (!(error instanceof AppError)) throw error;
        notRead.push({ file, error });
      }
    }
  }
  return { entries: [...entries, ...records], trained, withoutRecord, notRead };
}

/** Null for a document without a record. A profile that is not here leaves the checks out. */
async function documentEntry(file: string, unit: string, profileId: string | undefined): Promise<ExtractEntry | null> {
  const reading = await readDocument(file, await readInput(file));
  if (reading.keptRecord === null) return null;
  const { record } = readRecord(reading.keptRecord);
  if (record === null) return null;
  try {
    const { checks, state } = holdDocument(reading, profileFor(profileId, reading));
    return { file, unit, record, checks, state };
  } catch (error) {
    if (!(error instanceof AppError) || profileId !== undefined) throw error;
    return { file, unit, record, checks: null, state: null };
  }
}

function unitOf(given: string, file: string): string {
  const [first = "", ...rest] = path.relative(given, file).split(path.sep);
  if (rest.length > 0) return first;
  return path.basename(path.resolve(first === "" ? path.dirname(given) : given));
}

/** The day in a settings file that the pane has saved, where it states a training; null otherwise. */
function trainingIn(text: string): string | null {
  try {
    const value = JSON.parse(text) as { kallmarkt?: unknown; training?: unknown } | null;
    return value?.kallmarkt === "settings" ? (dateSchema.safeParse(value.training).data ?? null) : null;
  } catch {
    return null;
  }
}
