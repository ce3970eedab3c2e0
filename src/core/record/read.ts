/** Reads the record kept in a document or beside it: untrusted text, of this version, an older or a newer one. */
import type * as z from "zod";
import type { Wording } from "../errors.ts";
import { recordLimits, recordSchema, type KeptRecord } from "./record.ts";

/** Why a record could not be read. The text is left where it is, whatever the answer. */
export interface RecordProblem {
  readonly kind: "too-large" | "not-json" | "not-a-record" | "newer-version" | "invalid";
  readonly wording: Wording;
  /** For the log and for support: where the value first departs from the schema. Never shown as the sentence. */
  readonly detail?: string;
}

export type RecordReading =
  { readonly record: KeptRecord; readonly problem: null } | { readonly record: null; readonly problem: RecordProblem };

/** Makes a record of version n into one of version n + 1, by n. Empty while there is only one version. */
export type Migrations = Readonly<Record<number, (old: Readonly<Record<string, unknown>>) => unknown>>;
const MIGRATIONS: Migrations = {};

const CURRENT_VERSION = 1;

/** Reads a record from its JSON text. Never throws: what is wrong comes back as `problem`, in words for the user. */
export function readRecord(json: string, migrations: Migrations = MIGRATIONS, current = CURRENT_VERSION): RecordReading {
  if (json.length > recordLimits.characters) return problem("too-large", ...sentences.tooLarge);
  let value: unknown;
  try {
    value = JSON.parse(json);
  } catch (error) {
    return problem("not-json", ...sentences.damaged, error instanceof Error ? error.message : undefined);
  }
  const version = versionOf(value);
  if (version === null) return problem("not-a-record", ...sentences.notOurs);
  if (version > current) return problem("newer-version", ...sentences.newer);
  for (let from = version; from < current; from++) {
    const migrate = migrations[from];
    if (!migrate || !isObject(value)) return problem("not-a-record", ...sentences.notOurs, `no migration from version ${from}`);
    try {
      value = migrate(value);
    } catch (error) {
      return problem("invalid", ...sentences.damaged, error instanceof Error ? error.message : undefined);
    }
  }
  const parsed = recordSchema.safeParse(value);
  if (parsed.success) return { record: parsed.data, problem: null };
  return problem("invalid", ...sentences.damaged, detailOf(parsed.error));
}

function versionOf(value: unknown): number | null {
  if (!isObject(value) || typeof value["$schema"] !== "string") return null;
  const match = /^urn:kallmarkt:record:([1-9]\d{0,5})$/.exec(value["$schema"]);
  return match ? Number(match[1]) : null;
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

function detailOf(error: z.ZodError): string {
  const issue = error.issues[0];
  return issue ? `${issue.path.join(".") || "(root)"}: ${issue.message}` : "unknown";
}

function problem(kind: RecordProblem["kind"], sv: string, en: string, detail?: string): RecordReading {
  return { record: null, problem: { kind, wording: { sv, en }, ...(detail === undefined ? {} : { detail }) } };
}

const sentences = {
  tooLarge: ["Registreringen i dokumentet är för stor för att läsas.", "The record in the document is too large to be read."],
  damaged: [
    "Registreringen i dokumentet är skadad och går inte att läsa. Märkningarna i texten står kvar.",
    "The record in the document is damaged and can't be read. The marks in the text remain.",
  ],
  notOurs: [
    "Det som ligger i dokumentet är ingen registrering från Källmärkt.",
    "What the document carries is not a record made by Källmärkt.",
  ],
  newer: [
    "Registreringen är gjord med en nyare version av Källmärkt. Uppdatera för att läsa eller ändra den; den lämnas orörd.",
    "The record was made with a newer version of Källmärkt. Update to read or change it; it is left untouched.",
  ],
} as const;
