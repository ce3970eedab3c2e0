/** The registration package as named files: the document, its record, a summary to read, checksums, and half a page for the registrar. */
import { utf8ToBytes } from "@noble/hashes/utils.js";
import type { Wording } from "../core/errors.ts";
import { dayOf } from "../core/label/day.ts";
import { verifyDocument, open } from "../core/pipeline.ts";
import type { CheckResult, Profile } from "../core/policy/profile.ts";
import type { HostReading } from "../core/ports.ts";
import type { KeptRecord } from "../core/record/record.ts";
import { writeRecord } from "../core/record/write.ts";
import { stateOf, standings } from "../core/review/state.ts";
import { sha256Hex } from "../core/sha256.ts";
import { readMeOf } from "./read-me.ts";
import { summaryOf } from "./summary.ts";

/** A document with its record, as they are to be handed over. */
export interface PackageContent {
  /** The document's file name; folders and characters that a file system may refuse are taken away. */
  readonly name: string;
  readonly bytes: Uint8Array;
  /** What a host reads from `bytes`. */
  readonly reading: HostReading;
  readonly record: KeptRecord;
  /** For the document type's name; absent: its id is shown. */
  readonly profile?: Profile;
  /** The profile's rules held against the document, and Article 50; left out of the summary when absent. */
  readonly checks?: readonly CheckResult[];
  readonly article50?: { readonly says: Wording };
  /** When the package is made: ISO 8601 instant. */
  readonly madeAt: string;
}

export interface PackageFile {
  readonly name: string;
  readonly bytes: Uint8Array;
}

/** Names in a package that are not the document's. */
const OWN_NAMES = ["record.json", "sammanfattning.html", "SHA256SUMS", "LÄS-MIG.txt"];

/**
 * The files of a package, in the order a person meets them. The same content gives the same bytes; writing them into a zip, with fixed
 * times, is left to the caller. SHA256SUMS covers all other files, in the form that `sha256sum -c` reads.
 */
export function registrationPackage(content: PackageContent): PackageFile[] {
  const name = safeName(content.name);
  const { record, reading } = content;
  const opened = open(reading, record);
  const fileHash = sha256Hex(content.bytes);
  const recordJson = writeRecord(record);
  const state = stateOf(record, opened.text, opened.places);
  const type = content.profile?.documentTypes.find((one) => one.id === record.document.type);
  const summary = summaryOf({
    fileName: name,
    fileHash,
    fileSize: content.bytes.length,
    record,
    state,
    standings: standings(record, opened.text, opened.places),
    verdict: verifyDocument(reading, fileHash, record),
    recordHash: sha256Hex(recordJson),
    documentType: type?.name.sv ?? record.document.type,
    checks: content.checks ?? [],
    article50: content.article50 ?? null,
    madeAt: content.madeAt,
  });
  const isReady = state === "ready" || state === "sealed";
  const readMe = readMeOf({
    fileName: name,
    labels: record.labels.length,
    isReady,
    day: dayOf(content.madeAt),
    prompts: record.labels.filter(({ prompt }) => prompt !== undefined).length,
    answer: record.retention?.at(-1)?.answer ?? null,
  });
  const files: PackageFile[] = [
    { name: "LÄS-MIG.txt", bytes: utf8ToBytes(readMe) },
    { name, bytes: content.bytes },
    { name: "sammanfattning.html", bytes: utf8ToBytes(summary) },
    { name: "record.json", bytes: utf8ToBytes(recordJson) },
  ];
  return [...files, { name: "SHA256SUMS", bytes: utf8ToBytes(checksumsOf(files)) }];
}

/** `<64 hex digits>  <name>` a line, sorted by name. Names hold neither line breaks nor backslashes, so none needs escaping. */
function checksumsOf(files: readonly PackageFile[]): string {
  return files
    .map((file) => `${sha256Hex(file.bytes)}  ${file.name}\n`)
    .sort((one, other) => (one.slice(66) < other.slice(66) ? -1 : 1))
    .join("");
}

/** A file name without folders, control characters, and characters or names that Windows refuses; never one of the package's own. */
export function safeName(path: string): string {
  const base = path.normalize("NFC").split(/[/\\]/).at(-1) ?? "";
  const name = base
    .replace(/[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}<>:"|?*]/gu, "")
    .replace(/^[\s.-]+|[\s.]+$/gu, "")
    .slice(-120);
  const isReserved = /^(?:con|prn|aux|nul|com\d|lpt\d)(?:\.|$)/iu.test(name);
  const isOwn = OWN_NAMES.some((own) => own.toLowerCase() === name.toLowerCase());
  if (name === "") return "dokument";
  return isReserved || isOwn ? `dokument-${name}` : name;
}
