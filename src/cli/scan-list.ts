/** The answer of a scan as it grows, and the line that sums it up. */
import type { Found } from "./folder.ts";
import type { ScanEntry } from "./scan-entry.ts";
import { printEntry } from "./scan-print.ts";
import type { Terminal } from "./terminal.ts";

/** What a scan has come to so far. */
export interface Tally {
  /** Files gone through, those that could not be read among them. */
  done: number;
  failed: number;
  findings: number;
  withFindings: number;
}

export function count(entry: ScanEntry, tally: Tally): void {
  tally.done++;
  if ("error" in entry) tally.failed++;
  else if (entry.findings.length > 0) {
    tally.findings += entry.findings.length;
    tally.withFindings++;
  }
}

/** The answer, file by file: a JSON array that is written as it grows, or lines for a person. */
export class Listing {
  readonly #terminal: Terminal;
  readonly #isOneFile: boolean;
  #count = 0;

  constructor(terminal: Terminal, isOneFile: boolean) {
    this.#terminal = terminal;
    this.#isOneFile = isOneFile;
  }

  /** `makeRoom` is called before anything is written where a person may be looking. */
  async add(entry: ScanEntry, makeRoom: () => void): Promise<void> {
    const { json } = this.#terminal;
    const text = json
      ? `${this.#count === 0 ? "[\n" : ",\n"}${JSON.stringify(entry)}`
      : printEntry(entry, this.#terminal, !this.#isOneFile);
    this.#count++;
    if (!text) return;
    if (process.stdout.isTTY) makeRoom();
    await this.#terminal.answer(text);
  }

  async end(): Promise<void> {
    if (this.#terminal.json) await this.#terminal.answer(this.#count === 0 ? "[]\n" : "\n]\n");
  }
}

export function summaryOf(tally: Tally, skipped: Found["skipped"], terminal: Terminal): string {
  const many = (count: number, one: string, more: string) => `${count} ${count === 1 ? one : more}`;
  const read = tally.done - tally.failed;
  const sv = [
    `${many(read, "fil läst", "filer lästa")}, ${many(tally.findings, "fråga", "frågor")} i ${many(tally.withFindings, "fil", "filer")}`,
  ];
  const en = [
    `${many(read, "file", "files")} read, ${many(tally.findings, "question", "questions")} in ${many(tally.withFindings, "file", "files")}`,
  ];
  const add = (count: number, inSwedish: string, inEnglish: string) => {
    if (count === 0) return;
    sv.push(`${inSwedish}: ${count}`);
    en.push(`${inEnglish}: ${count}`);
  };
  add(tally.failed, "gick inte att läsa", "could not be read");
  add(skipped.lockFiles, "låsfiler överhoppade", "lock files passed over");
  add(skipped.hidden, "dolda överhoppade", "hidden passed over");
  add(skipped.otherTypes, "av annan typ", "of other types");
  add(skipped.unreadable, "mappar eller filer utan läsrätt", "folders or files without permission");
  const sentence = terminal.say({
    sv: "En sökning utan träff visar inte att texten är skriven av en människa.",
    en: "A search without a hit does not show that a person wrote the text.",
  });
  return `${terminal.say({ sv: sv.join("; "), en: en.join("; ") })}. ${sentence}`;
}
