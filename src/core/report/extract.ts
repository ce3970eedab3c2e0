/** The extract for supervision and audit: every record of a period once, as rows, each with what it takes to verify it. */
import type { KeptRecord } from "../record/record.ts";
import { writeRecord } from "../record/write.ts";
import type { DocumentState } from "../review/review.ts";
import { sha256Hex } from "../sha256.ts";
import { newestInPeriod, type Period, type ReportEntry } from "./report.ts";

/** A record with the file it was read from. */
export interface ExtractEntry extends ReportEntry {
  readonly file: string;
  /** Null where only the record was there, without its document. */
  readonly state: DocumentState | null;
}

/** One record of the extract. No person's name stands in it; the record itself has them, where it is handed out. */
export interface ExtractRow {
  readonly file: string;
  readonly unit: string;
  readonly recordId: string;
  readonly revision: number;
  readonly createdAt: string;
  readonly changedAt: string;
  readonly dnr: string;
  readonly profile: string;
  readonly profileVersion: string;
  readonly documentType: string;
  readonly audience: string;
  readonly state: string;
  readonly passages: number;
  readonly reviewed: number;
  readonly engines: string;
  /** SHA-256 of the document's normalised text, and of the record as canonical JSON. */
  readonly textHash: string;
  readonly recordHash: string;
}

/** The case number that the registrar stated, at the seal or with an answer; null without one. */
export function dnrOf({ seal, retention }: KeptRecord): string | null {
  return seal?.dnr ?? retention?.findLast(({ dnr }) => dnr !== undefined)?.dnr ?? null;
}

/** The rows, in the order of the records' days and ids. */
export function extractOf(
  entries: readonly ExtractEntry[],
  period: Period,
): { readonly row: ExtractRow; readonly record: KeptRecord }[] {
  return newestInPeriod(entries, period)
    .map(({ file, unit, state, record }) => ({ row: rowOf(file, unit, state, record), record }))
    .sort(({ row: one }, { row: other }) => {
      const [a, b] = [`${one.createdAt} ${one.recordId}`, `${other.createdAt} ${other.recordId}`];
      return a < b ? -1 : a > b ? 1 : 0;
    });
}

function rowOf(file: string, unit: string, state: DocumentState | null, record: KeptRecord): ExtractRow {
  const reviewed = new Set(record.reviews.map(({ labelId }) => labelId));
  return {
    file,
    unit,
    recordId: record.id,
    revision: record.revision,
    createdAt: record.createdAt,
    changedAt: record.changedAt,
    dnr: dnrOf(record) ?? "",
    profile: record.profile.id,
    profileVersion: record.profile.version,
    documentType: record.document.type,
    audience: record.document.audience ?? "",
    state: state ?? "",
    passages: record.labels.length,
    reviewed: record.labels.filter(({ id }) => reviewed.has(id)).length,
    engines: [...new Set(record.labels.map(({ engine }) => engine.name))].sort().join(", "),
    textHash: record.document.textHash,
    recordHash: sha256Hex(writeRecord(record)),
  };
}

/** The rows as CSV that spreadsheets with Swedish settings open as columns: semicolons, CRLF, a byte order mark. */
export function csvOf(rows: readonly ExtractRow[]): string {
  const heads = Object.keys(rows[0] ?? rowKeys) as (keyof ExtractRow)[];
  const lines = rows.map((row) => heads.map((head) => cell(String(row[head]))).join(";"));
  return `\uFEFF${[heads.join(";"), ...lines].join("\r\n")}\r\n`;
}

/** What begins like a formula is told to be text: a file name from outside may not run anything in a spreadsheet. */
function cell(text: string): string {
  const safe = /^[=+\-@\t\r]/u.test(text) ? `'${text}` : text;
  return /[";\r\n]/u.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}

const rowKeys: Readonly<Record<keyof ExtractRow, true>> = {
  file: true,
  unit: true,
  recordId: true,
  revision: true,
  createdAt: true,
  changedAt: true,
  dnr: true,
  profile: true,
  profileVersion: true,
  documentType: true,
  audience: true,
  state: true,
  passages: true,
  reviewed: true,
  engines: true,
  textHash: true,
  recordHash: true,
};
