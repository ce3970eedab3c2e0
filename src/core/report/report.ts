/** Counts of records per unit and period: engines, document types and kinds of warning. No person, no document, no ranking. */
import type { Wording } from "../errors.ts";
import { dayOf } from "../label/day.ts";
import type { CheckResult, Profile } from "../policy/profile.ts";
import type { KeptRecord } from "../record/record.ts";

/** One record with the unit that it belongs to, and what the profile's rules answered when it was last checked. */
export interface ReportEntry {
  readonly unit: string;
  readonly record: KeptRecord;
  /** Null where the rules could not be held: a record without its document, or a profile that is not here. */
  readonly checks: readonly CheckResult[] | null;
}

/** Days as ÅÅÅÅ-MM-DD, both included. */
export interface Period {
  readonly from: string;
  readonly to: string;
}

export interface Counts {
  readonly documents: number;
  readonly passages: number;
  /** Passages whose newest review is there. */
  readonly reviewed: number;
  /** Passages by engine name, in alphabetical order, as every list here: an order by size would be a ranking. */
  readonly engines: Readonly<Record<string, number>>;
  readonly documentTypes: Readonly<Record<string, number>>;
  /** Documents that the rules were held against. */
  readonly checked: number;
  /** Documents in which a rule asked, warned or stopped, by the rule's id. */
  readonly warnings: Readonly<Record<string, number>>;
  /** Documents that were reviewed although a rule was not met, since an administrator had made its stop a warning; by the rule's id. */
  readonly softened: Readonly<Record<string, number>>;
}

export interface Report {
  readonly period: Period;
  readonly total: Counts;
  readonly units: Readonly<Record<string, Counts>>;
  /** How many have stated that they have had training, by the end of the period; nobody's name is handed in. */
  readonly trained: number;
}

/** The report of the entries whose records were made in the period. `trained`: the days that people have stated, ÅÅÅÅ-MM-DD. */
export function reportOf(entries: readonly ReportEntry[], period: Period, trained: readonly string[] = []): Report {
  const counted = newestInPeriod(entries, period);
  const units = [...new Set(counted.map(({ unit }) => unit))].sort();
  return {
    period,
    total: countsOf(counted),
    units: Object.fromEntries(units.map((unit) => [unit, countsOf(counted.filter((entry) => entry.unit === unit))])),
    trained: trained.filter((day) => day <= period.to).length,
  };
}

/** The entries whose records were made in the period. A record that is handed in twice counts once, its newest revision. */
export function newestInPeriod<Entry extends ReportEntry>(entries: readonly Entry[], { from, to }: Period): Entry[] {
  const newest = new Map<string, Entry>();
  for (const entry of entries) {
    const day = dayOf(entry.record.createdAt);
    if (day < from || day > to) continue;
    const before = newest.get(entry.record.id);
    if (before === undefined || before.record.revision < entry.record.revision) newest.set(entry.record.id, entry);
  }
  return [...newest.values()];
}

function countsOf(entries: readonly ReportEntry[]): Counts {
  const labels = entries.flatMap(({ record }) => record.labels);
  const reviews = new Set(entries.flatMap(({ record }) => record.reviews.map((review) => `${record.id} ${review.labelId}`)));
  const reviewed = entries.flatMap(({ record }) => record.labels.filter(({ id }) => reviews.has(`${record.id} ${id}`)));
  return {
    documents: entries.length,
    passages: labels.length,
    reviewed: reviewed.length,
    engines: tally(labels.map(({ engine }) => engine.name)),
    documentTypes: tally(entries.map(({ record }) => record.document.type)),
    checked: entries.filter(({ checks }) => checks !== null).length,
    warnings: tally(
      entries.flatMap(({ checks }) => [
        ...new Set((checks ?? []).filter(({ result }) => result !== "ok").map(({ rule }) => rule)),
      ]),
    ),
    softened: tally(
      entries.flatMap(({ record }) => [
        ...new Set(record.history.flatMap((event) => (event.kind === "softened" ? [event.rule] : []))),
      ]),
    ),
  };
}

function tally(names: readonly string[]): Record<string, number> {
  const counts = new Map<string, number>();
  for (const name of names) counts.set(name, (counts.get(name) ?? 0) + 1);
  return Object.fromEntries([...counts].sort(([one], [other]) => (one < other ? -1 : 1)));
}

/** The yearly summary that anybody may read, as lines: engines and document types for the municipality as a whole. */
export function openSummary(report: Report, profile: Profile): Wording {
  const typeName = (id: string): Wording => profile.documentTypes.find((type) => type.id === id)?.name ?? { sv: id, en: id };
  const lines = (language: keyof Wording): string => {
    const { documents, passages, reviewed, engines, documentTypes } = report.total;
    const { from, to } = report.period;
    const sv = language === "sv";
    const listed = (counts: Readonly<Record<string, number>>, name: (id: string) => string): string[] =>
      Object.entries(counts).map(([id, count]) => `- ${name(id)}: ${count}`);
    return [
      sv
        ? `Så har AI använts i dokument hos ${profile.name.sv}, ${from} till ${to}`
        : `How AI was used in documents at ${profile.name.en}, ${from} to ${to}`,
      sv
        ? `${documents} dokument har märkta avsnitt, sammanlagt ${passages}. ${reviewed} av dem är lästa och kontrollerade av en människa.`
        : `${documents} documents have labelled passages, ${passages} in all. ${reviewed} of them were read and checked by a human.`,
      sv ? "Avsnitt per AI-motor:" : "Passages per AI engine:",
      ...listed(engines, (id) => id),
      sv ? "Dokument per dokumenttyp:" : "Documents per document type:",
      ...listed(documentTypes, (id) => typeName(id)[language]),
      sv
        ? "Bara märkta avsnitt räknas. Omärkt text har inte bedömts."
        : "Only labelled passages are counted. Unlabelled text has not been judged.",
    ].join("\n");
  };
  return { sv: lines("sv"), en: lines("en") };
}

/** One table of a report: a question, its columns, its rows. */
export interface ReportTable {
  readonly title: Wording;
  readonly heads: readonly Wording[];
  readonly rows: readonly (readonly (string | Wording)[])[];
}

/** Closes every report, in whatever form. */
export const notCounted: Wording = {
  sv: "Bara märkta avsnitt räknas. Omärkt text har inte bedömts. Inga namn finns i rapporten, och ordningen är inte en rangordning.",
  en: "Only labelled passages are counted. Unlabelled text has not been judged. No names stand in the report, and the order is no ranking.",
};

/** The tables of a report, for the terminal and for the page. `quotes`: the words of each rule by its id. */
export function reportTables(report: Report, profile: Profile, quotes: ReadonlyMap<string, string>): ReportTable[] {
  const { total, units, trained } = report;
  const row = (name: string | Wording, one: Counts): (string | Wording)[] => [
    name,
    ...[one.documents, one.passages, one.reviewed, one.checked].map(String),
  ];
  const typeName = (id: string): string | Wording => profile.documentTypes.find((type) => type.id === id)?.name ?? id;
  const counted = (counts: Readonly<Record<string, number>>, name: (id: string) => string | Wording) =>
    Object.entries(counts).map(([id, count]) => [name(id), String(count)]);
  const documents = { sv: "dokument", en: "documents" };
  const passages = { sv: "avsnitt", en: "passages" };
  return [
    {
      title: { sv: "Enheter", en: "Units" },
      heads: [
        { sv: "enhet", en: "unit" },
        documents,
        passages,
        { sv: "granskade avsnitt", en: "reviewed passages" },
        { sv: "kontrollerade dokument", en: "checked documents" },
      ],
      rows: [...Object.entries(units).map(([unit, one]) => row(unit, one)), row({ sv: "Alla", en: "All" }, total)],
    },
    {
      title: { sv: "Avsnitt per AI-motor", en: "Passages per AI engine" },
      heads: [{ sv: "AI-motor", en: "AI engine" }, passages],
      rows: counted(total.engines, (id) => id),
    },
    {
      title: { sv: "Dokument per dokumenttyp", en: "Documents per document type" },
      heads: [{ sv: "dokumenttyp", en: "document type" }, documents],
      rows: counted(total.documentTypes, typeName),
    },
    {
      title: { sv: "Dokument där en regel frågar, varnar eller hindrar", en: "Documents in which a rule asks, warns or stops" },
      heads: [{ sv: "regel", en: "rule" }, documents, { sv: "regelns ord", en: "the rule's words" }],
      rows: Object.entries(total.warnings).map(([id, count]) => [id, String(count), quotes.get(id) ?? ""]),
    },
    {
      title: {
        sv: "Dokument som granskats trots ett hinder som gjorts till en varning",
        en: "Documents reviewed although a stop, made a warning, was not met",
      },
      heads: [{ sv: "regel", en: "rule" }, documents, { sv: "regelns ord", en: "the rule's words" }],
      rows: Object.entries(total.softened).map(([id, count]) => [id, String(count), quotes.get(id) ?? ""]),
    },
    {
      title: { sv: "Utbildning", en: "Training" },
      heads: [
        { sv: "uppgift", en: "statement" },
        { sv: "antal", en: "count" },
      ],
      rows:
        trained === 0 ? [] : [[{ sv: "genomförd utbildning, egen uppgift", en: "training done, as stated" }, String(trained)]],
    },
  ];
}
