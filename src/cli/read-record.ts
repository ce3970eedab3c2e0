/** Reads the record that is kept beside a document: a file, a pipe, or the package that it lies in. */
import { createReadStream } from "node:fs";
import { stat } from "node:fs/promises";
import { AppError } from "../core/errors.ts";
import { type RecordProblem, readRecord } from "../core/record/read.ts";
import { type KeptRecord, recordLimits } from "../core/record/record.ts";
import { looksLikeZip, readEntry, readZip, type ZipArchive, type ZipEntry } from "../hosts/package/zip.ts";
import { nodeZip } from "./node-zip.ts";
import { readInput } from "./read-file.ts";
import { about } from "./refusal.ts";

/** UTF-8 takes at most three bytes for a UTF-16 code unit. */
const MOST_BYTES = recordLimits.characters * 3;

/**
 * Throws `not-found`, `not-a-document` (no record), `damaged-document` (one that was cut short or changed), `unsupported` (one of a newer
 * version), `too-large`; each names the record's file.
 */
export function readRecordFile(file: string): Promise<KeptRecord> {
  return about(file, async () => {
    const text = recordText(await bytesOf(file));
    const { record, problem } = readRecord(text);
    if (record) return record;
    throw refusalOf(problem.kind, text, problem);
  });
}

/** A pipe (`<(…)`, /dev/stdin) is read as it comes, and no further than a record may be long. */
async function bytesOf(file: string): Promise<Uint8Array> {
  const kind = await stat(file).catch(() => null);
  if (!kind?.isFIFO() && !kind?.isSocket()) return readInput(file);
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of createReadStream(file) as AsyncIterable<Buffer>) {
    chunks.push(chunk);
    size += chunk.length;
    if (size > MOST_BYTES) break;
  }
  return new Uint8Array(Buffer.concat(chunks));
}

/** The record in a package, or the file's own text. */
function recordText(bytes: Uint8Array): string {
  const inPackage = looksLikeZip(bytes) ? packedRecord(readZip(bytes)) : null;
  return new TextDecoder().decode(inPackage ?? bytes.subarray(0, MOST_BYTES + 1));
}

function packedRecord(archive: ZipArchive): Uint8Array | null {
  const entry = entryIn(archive);
  if (!entry) return null;
  if (entry.size > MOST_BYTES) throw new AppError("too-large", SENTENCES.tooLarge);
  return readEntry(archive, entry, nodeZip);
}

const entryIn = ({ entries }: ZipArchive): ZipEntry | undefined => entries.find(({ name }) => name === "record.json");

/** Refuses a package where a document is asked for: which of its files is meant, a person has to say. */
export function refusePackage(bytes: Uint8Array): void {
  if (looksLikeZip(bytes) && entryIn(readZip(bytes))) throw new AppError("not-a-document", SENTENCES.isPackage);
}

function refusalOf(kind: RecordProblem["kind"], text: string, cause: RecordProblem): AppError {
  if (kind === "too-large") return new AppError("too-large", SENTENCES.tooLarge, cause);
  if (kind === "newer-version") return new AppError("unsupported", SENTENCES.newer, cause);
  const isOurs = text.includes("urn:kallmarkt:record:");
  return isOurs
    ? new AppError("damaged-document", SENTENCES.damaged, cause)
    : new AppError("not-a-document", SENTENCES.notOurs, cause);
}

const SENTENCES = {
  isPackage: {
    sv: "Filen är ett arkivpaket. Packa upp det och ange dokumentet i det; paketet självt kan stå efter --record.",
    en: "The file is an archive package. Unpack it and name the document in it; the package itself may stand after --record.",
  },
  tooLarge: {
    sv: "Registreringen är för stor för att läsas. Kontrollera att det är rätt fil.",
    en: "The record is too large to be read. Check that it is the right file.",
  },
  newer: {
    sv: "Registreringen är gjord med en nyare version av Källmärkt. Uppdatera och försök igen; den lämnas orörd.",
    en: "The record was made with a newer version of Källmärkt. Update and try again; it is left untouched.",
  },
  damaged: {
    sv: "Registreringen är avkortad eller har ändrats och går inte att läsa. Hämta den på nytt ur arkivpaketet, eller fråga registratorn.",
    en: "The record was cut short or changed and can't be read. Fetch it again from the archive package, or ask the registrar.",
  },
  notOurs: {
    sv: "Filen är ingen registrering från Källmärkt. I ett arkivpaket heter den record.json.",
    en: "The file is no record from Källmärkt. In an archive package it is called record.json.",
  },
} as const;
