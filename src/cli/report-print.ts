/** A report as text for a person: one table a question, all of them in alphabetical order. */
import type { Wording } from "../core/errors.ts";
import type { Profile } from "../core/policy/profile.ts";
import { notCounted, reportTables, type Report } from "../core/report/report.ts";
import { table } from "./table.ts";
import type { Terminal } from "./terminal.ts";

export function reportText(
  report: Report,
  profile: Profile,
  quotes: ReadonlyMap<string, string>,
  withoutRecord: number,
  terminal: Terminal,
): string {
  const tables = reportTables(report, profile, quotes).map(({ title, heads, rows }) => {
    const body =
      rows.length === 0
        ? `${terminal.say({ sv: "inga", en: "none" })}\n`
        : table(
            heads.map((head) => terminal.say(head)),
            rows.map((row) => row.map((cell) => shortened(typeof cell === "string" ? cell : terminal.say(cell)))),
            terminal,
          );
    return `${terminal.tone("strong", terminal.say(title))}\n${body}`;
  });
  const { from, to } = report.period;
  const title: Wording = { sv: `AI i dokument, ${from} till ${to}`, en: `AI in documents, ${from} to ${to}` };
  const left: Wording = {
    sv: `${withoutRecord} dokument utan registrering räknas inte.`,
    en: `${withoutRecord} documents without a record are not counted.`,
  };
  const closing = [...(withoutRecord > 0 ? [left] : []), notCounted].map((one) => terminal.say(one)).join(" ");
  return `${terminal.tone("strong", terminal.say(title))}\n\n${tables.join("\n")}\n${closing}\n`;
}

const WIDTH = 70;
const shortened = (text: string): string => (text.length > WIDTH ? `${text.slice(0, WIDTH - 1).trimEnd()}…` : text);
