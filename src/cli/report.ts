/** `kallmarkt report`: counts of labelled documents per unit and period, and the extract that can be verified. No person, no ranking. */
import type { Command } from "commander";
import { reportPage } from "../archive/report-page.ts";
import { AppError } from "../core/errors.ts";
import { dayOf } from "../core/label/day.ts";
import { dateSchema } from "../core/label/label.ts";
import { csvOf, dnrOf, extractOf, type ExtractEntry } from "../core/report/extract.ts";
import { openSummary, reportOf, type Period } from "../core/report/report.ts";
import { describe, optionsOf } from "./help.ts";
import { DEFAULT_PROFILE, loadProfile } from "./policies.ts";
import { EXIT, usage } from "./refusal.ts";
import { gather, type Gathered } from "./report-entries.ts";
import { reportText } from "./report-print.ts";
import type { Terminal } from "./terminal.ts";
import { answerJson } from "./terminal.ts";
import { writeWhole } from "./write-file.ts";

interface ReportOptions {
  readonly year?: string;
  readonly from?: string;
  readonly to?: string;
  readonly unit?: string;
  readonly profile?: string;
  readonly dnr?: string;
  readonly html?: string;
  readonly summary?: string;
  readonly extract?: string;
}

export function define(command: Command, terminal: Terminal): void {
  const { choice } = optionsOf(command, terminal);
  describe(
    command,
    terminal,
    {
      sv: `Räknar registreringarna i dokument och record.json i en mapp: avsnitt per AI-motor, dokument per typ, och dokument där en regel frågar,
varnar eller hindrar. En enhet är den första mappen under den som anges. Inga namn räknas, och listorna står i bokstavsordning.
--extract ger varje registrering i perioden en gång, med kontrollsummor (.json eller .csv). --summary ger den öppna årssammanfattningen.`,
      en: `Counts the records in documents and record.json files of a folder: passages per AI engine, documents per type, and documents in which
a rule asks, warns or stops. A unit is the first folder below the one given. No names are counted, and the lists stand in alphabetical order.
--extract gives each record of the period once, with checksums (.json or .csv). --summary gives the open yearly summary.`,
    },
    {
      sv: 'kallmarkt report handlingar --year 2026 --html rapport.html\nkallmarkt report handlingar --dnr "KS 2026/12" --extract utdrag.csv',
      en: 'kallmarkt report documents --year 2026 --html report.html\nkallmarkt report documents --dnr "KS 2026/12" --extract extract.csv',
    },
  ).argument("<paths...>", terminal.say({ sv: "mappar eller filer", en: "folders or files" }));
  choice("--year <YYYY>", "året (annars innevarande år)", "the year (else this year)");
  choice("--from <YYYY-MM-DD>", "periodens första dag", "first day of the period");
  choice("--to <YYYY-MM-DD>", "periodens sista dag", "last day of the period");
  choice("--unit <name>", "enheten, för alla filer", "the unit, for all files");
  choice("--profile <id>", "policyprofil (annars varje dokuments egen)", "policy profile (else each document's own)");
  choice("--dnr <text>", "bara registreringar med detta diarienummer", "only records with this case number");
  choice("--html <file>", "skriv rapporten som en sida att läsa", "write the report as a page to read");
  choice("--summary <file>", "skriv den öppna årssammanfattningen", "write the open yearly summary");
  choice("--extract <file>", "skriv utdraget, .json eller .csv", "write the extract, .json or .csv");
  command.action(async (paths: readonly string[], options: ReportOptions) => {
    process.exitCode = await report(paths, options, terminal);
  });
}

async function report(paths: readonly string[], options: ReportOptions, terminal: Terminal): Promise<number> {
  const period = periodOf(options);
  const profile = loadProfile(options.profile ?? DEFAULT_PROFILE);
  const all = await gather(paths, options.unit, options.profile);
  const gathered = { ...all, entries: withDnr(all.entries, options.dnr) };
  const counted = reportOf(gathered.entries, period, gathered.trained);
  const quotes = quotesIn(gathered.entries);
  if (options.html !== undefined) write(options.html, reportPage(counted, profile, quotes, terminal.language));
  if (options.summary !== undefined) write(options.summary, `${terminal.say(openSummary(counted, profile))}\n`);
  if (options.extract !== undefined) writeExtract(options.extract, gathered.entries, period);
  const { notRead, withoutRecord } = gathered;
  for (const { file, error } of notRead) terminal.note(`kallmarkt: ${file}: ${terminal.say(error.wording)} [${error.code}]`);
  if (terminal.json) {
    const missed = notRead.map(({ file, error }) => ({ file, code: error.code, message: terminal.say(error.wording) }));
    await answerJson(terminal, { ...counted, withoutRecord, notRead: missed });
  } else await terminal.answer(reportText(counted, profile, quotes, withoutRecord, terminal));
  return EXIT.yes;
}

/** Throws AppError `usage` for a day or a year that is none, and for both ways at once. */
function periodOf({ year, from, to }: ReportOptions): Period {
  if (year !== undefined && (from !== undefined || to !== undefined)) {
    throw usage("Ange antingen --year eller --from och --to.", "State either --year, or --from and --to.");
  }
  const whole = year ?? dayOf(new Date().toISOString()).slice(0, 4);
  const period = { from: from ?? `${whole}-01-01`, to: to ?? `${whole}-12-31` };
  const isDays = [period.from, period.to].every((day) => dateSchema.safeParse(day).success);
  if (!isDays || period.from > period.to) {
    throw usage(
      `Perioden går inte: ${period.from} till ${period.to}. Skriv dagar som 2026-01-31.`,
      `The period is not possible: ${period.from} to ${period.to}. Write days such as 2026-01-31.`,
    );
  }
  return period;
}

const plain = (dnr: string): string => dnr.normalize("NFC").toLowerCase().replace(/\s+/gu, "");

function withDnr(entries: Gathered["entries"], dnr: string | undefined): Gathered["entries"] {
  return dnr === undefined ? entries : entries.filter(({ record }) => plain(dnrOf(record) ?? "") === plain(dnr));
}

/** The words of each rule that answered something else than ok, for whoever reads its id. */
function quotesIn(entries: Gathered["entries"]): ReadonlyMap<string, string> {
  return new Map(entries.flatMap(({ checks }) => (checks ?? []).map(({ rule, quote }) => [rule, quote] as const)));
}

function writeExtract(file: string, entries: readonly ExtractEntry[], period: Period): void {
  const rows = extractOf(entries, period);
  if (file.endsWith(".csv")) return write(file, csvOf(rows.map(({ row }) => row)));
  if (file.endsWith(".json")) {
    const records = rows.map(({ row, record }) => ({ ...row, record }));
    return write(file, `${JSON.stringify({ period, records }, null, 2)}\n`);
  }
  throw new AppError("usage", {
    sv: `Utdraget skrivs som .json eller .csv; ${file} går inte.`,
    en: `The extract is written as .json or .csv; ${file} is not possible.`,
  });
}

const write = (file: string, text: string): void => writeWhole(file, new TextEncoder().encode(text));
