/** How a scan reads on a terminal. */
import type { FailedEntry, FindingEntry, LabelEntry, ReadEntry, ScanEntry } from "./scan-entry.ts";
import { bodyPlace } from "./places-print.ts";
import { printSigns, type SignEntry } from "./scan-signs.ts";
import type { Terminal } from "./terminal.ts";

/** Several lines for a file with something to say; one line for a file without, and none for such a file among many: notices alone are nothing. */
export function printEntry(entry: ScanEntry, terminal: Terminal, isOneOfMany: boolean): string {
  if ("error" in entry) return printFailed(entry, terminal);
  const lines: string[] = [];
  for (const finding of entry.findings) lines.push(...printFinding(finding, terminal));
  for (const label of entry.labels) lines.push(`  ${printLabel(label, terminal)}`);
  if (entry.problem !== undefined) lines.push(`  ${terminal.tone("warn", entry.problem)}`);
  if (entry.notExamined.length > 0) {
    const names = entry.notExamined.map((name) => (terminal.language === "sv" ? inSwedish(name) : name));
    lines.push(`  ${terminal.tone("warn", terminal.say({ sv: "inte undersökt:", en: "not examined:" }))} ${names.join(", ")}`);
  }
  const signs = entry.signs ?? [];
  const isQuiet = ({ kind }: SignEntry): boolean => kind === "file" || kind === "disclosure";
  lines.push(
    ...printSigns(
      signs.filter((sign) => !isQuiet(sign)),
      terminal,
    ),
  );
  if (lines.length === 0 && isOneOfMany) return "";
  lines.push(...printSigns(signs.filter(isQuiet), terminal));
  for (const notice of entry.notices) lines.push(`  ${terminal.say(NOTICES[notice] ?? { sv: notice, en: notice })}`);
  return `${[header(entry, terminal), ...lines].join("\n")}\n`;
}

function header(entry: ReadEntry, terminal: Terminal): string {
  const [paragraphs, characters] = [entry.paragraphs, entry.characters];
  const size = terminal.say({
    sv: `${paragraphs} ${paragraphs === 1 ? "stycke" : "stycken"}, ${characters} tecken`,
    en: `${paragraphs} ${paragraphs === 1 ? "paragraph" : "paragraphs"}, ${characters} ${characters === 1 ? "character" : "characters"}`,
  });
  const none =
    entry.findings.length === 0 ? `  ${terminal.tone("good", terminal.say({ sv: "inga spår", en: "no traces" }))}` : "";
  return `${terminal.tone("strong", entry.file)}  ${terminal.tone("faint", size)}${none}`;
}

function printFinding(finding: FindingEntry, terminal: Terminal): string[] {
  const strength =
    finding.strength === "evidence"
      ? terminal.tone("strong", terminal.say({ sv: "spår", en: "trace" }))
      : terminal.say({ sv: "fråga", en: "question" });
  const last = finding.endParagraph ?? finding.paragraph;
  const place = bodyPlace(
    finding.story,
    Array.from({ length: last - finding.paragraph + 1 }, (_, index) => finding.paragraph + index),
    terminal,
  );
  const lines = [`  ${place}: ${strength}  ${terminal.tone("faint", `»${shortened(finding.quote, 90)}«`)}`];
  const told = new Set<string>();
  for (const trace of finding.traces) {
    const line = `    ${trace.says}`;
    if (!told.has(line)) lines.push(line);
    told.add(line);
  }
  return lines;
}

function printLabel(label: LabelEntry, terminal: Terminal): string {
  const what = `${label.engine}, ${label.searchDate} ${terminal.tone("faint", `(${label.id})`)}`;
  switch (label.state) {
    case "found":
      return `${bodyPlace(label.story, label.paragraphs, terminal)}: ${terminal.say({ sv: "märkt", en: "labelled" })}  ${what}`;
    case "to-confirm":
      return `${bodyPlace(label.story, label.paragraphs, terminal)}: ${terminal.tone("warn", terminal.say({ sv: "märkt, men ändrat sedan dess", en: "labelled, but changed since" }))}  ${what}`;
    case "lost":
      return `${terminal.tone("warn", terminal.say({ sv: "märkt text som inte finns kvar", en: "labelled text that is no longer there" }))}  ${what}`;
    default:
      return label.state satisfies never;
  }
}

function printFailed({ file, error }: FailedEntry, terminal: Terminal): string {
  return `${terminal.tone("strong", file)}  ${terminal.tone("bad", error.message)} [${error.code}]\n`;
}

/** One line, at most `limit` characters, cut between whole characters. */
export function shortened(text: string, limit: number): string {
  const line = [...text.replace(/\s+/g, " ").trim()];
  return line.length <= limit ? line.join("") : `${line.slice(0, limit - 1).join("")}…`;
}

const NOTICES: Readonly<Record<string, { readonly sv: string; readonly en: string }>> = {
  "several-records": { sv: "filen bär flera registreringar", en: "the file carries several records" },
  signed: { sv: "filen är signerad: den kan läsas men inte märkas", en: "the file is signed: it can be read but not labelled" },
  protected: { sv: "filen är skyddad mot ändringar", en: "the file is protected against changes" },
  "tracked-changes": { sv: "filen har spårade ändringar", en: "the file has tracked changes" },
  macros: { sv: "filen har makron; de körs aldrig", en: "the file has macros; they are never run" },
  "sensitivity-label": { sv: "filen har en känslighetsetikett", en: "the file has a sensitivity label" },
};

/** What the readers name as not examined is named in English, as in the JSON; people get it in Swedish. Names of the formats stay. */
const SWEDISH: readonly (readonly [RegExp, string])[] = [
  [/^attachment: /, "bilaga: "],
  [/^page (\d+) has no text$/, "sida $1 utan text"],
  [/^form-field$/, "formulärfält"],
  [/^comment$/, "kommentar"],
  [/^embedded-object$/, "inbäddat objekt"],
  [/^rtf-body$/, "brödtext i RTF"],
  [/^picture-metadata$/, "stora bilders uppgifter om sig själva"],
];

function inSwedish(name: string): string {
  const known = SWEDISH.find(([pattern]) => pattern.test(name));
  return known ? name.replace(...known) : name;
}
