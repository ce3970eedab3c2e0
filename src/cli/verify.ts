/** `kallmarkt verify`: holds a document against its record: same, same text, changed or unknown, passage by passage. */
import { createHash } from "node:crypto";
import type { Command } from "commander";
import { AppError } from "../core/errors.ts";
import type { Verdict } from "../core/pipeline.ts";
import { verifyDocument } from "../core/pipeline.ts";
import type { KeptRecord } from "../core/record/record.ts";
import { readRecord } from "../core/record/read.ts";
import { readDocument } from "./formats.ts";
import { describe, option } from "./help.ts";
import { readInput } from "./read-file.ts";
import { readRecordFile, refusePackage } from "./read-record.ts";
import { about, EXIT } from "./refusal.ts";
import type { Terminal } from "./terminal.ts";
import { answerVerdict } from "./verify-print.ts";

interface VerifyOptions {
  readonly record?: string;
  readonly registry?: string;
  readonly proof?: string;
}

export function define(command: Command, terminal: Terminal): void {
  describe(
    command,
    terminal,
    {
      sv: `Jämför dokumentet med registreringen i det, eller med den i --record: samma bytes, samma text, ändrat eller okänt, och varje märkt avsnitt
mening för mening. Har dokumentet bytt format (.pdf, .odt, .html, .txt) och hela texten inte går att jämföra, jämförs bara de märkta avsnitten,
tecken för tecken utan mellanrum; det står i svaret. Slutkod 0: samma bytes, samma text, eller samma märkta avsnitt där bara de kan jämföras.
Slutkod 1: ändrat eller okänt, eller ett avsnitt som en människa behöver titta på.
Kontrollen mot registrets logg (--registry, --proof) finns inte i denna version: den svarar med felkoden unsupported och slutkod 3.`,
      en: `Compares the document with the record in it, or with the one in --record: same bytes, same text, changed or unknown, and each labelled
passage sentence by sentence. Where the document has changed format (.pdf, .odt, .html, .txt) and the whole text can't be compared, only the
labelled passages are, sign by sign without blanks; the answer says so. Exit code 0: same bytes, same text, or the same labelled passages where
only they can be compared. Exit code 1: changed or unknown, or a passage that a person has to look at.
The check against the registry's log (--registry, --proof) is not in this version: it answers with error code unsupported and exit code 3.`,
    },
    {
      sv: "kallmarkt verify granskad.docx\nkallmarkt verify granskad.pdf --record record.json",
      en: "kallmarkt verify reviewed.docx\nkallmarkt verify reviewed.pdf --record record.json",
    },
  )
    .argument("<file>", terminal.say({ sv: "dokumentet", en: "the document" }))
    .addOption(
      option(terminal, "--record <file>", {
        sv: "registrering ur ett paket (record.json), eller paketet självt",
        en: "record from a package (record.json), or the package itself",
      }),
    )
    .addOption(
      option(terminal, "--registry <url>", { sv: "registret (inte i denna version)", en: "the registry (not in this version)" }),
    )
    .addOption(
      option(terminal, "--proof <file>", { sv: "loggbevis (inte i denna version)", en: "log proof (not in this version)" }),
    )
    .action(async (file: string, options: VerifyOptions) => {
      process.exitCode = await verify(file, options, terminal);
    });
}

async function verify(file: string, options: VerifyOptions, terminal: Terminal): Promise<number> {
  const { verdict, record } = await about(file, () => held(file, options));
  await answerVerdict(file, verdict, record, terminal);
  return EXITS[verdict.result];
}

async function held(file: string, options: VerifyOptions): Promise<{ verdict: Verdict; record: KeptRecord | null }> {
  if (options.registry !== undefined || options.proof !== undefined) {
    // Not "registry-unreachable": trying again later would not help.
    throw new AppError("unsupported", {
      sv: "Registret och dess logg finns inte i denna version, så --registry och --proof kan inte prövas. Utan dem jämförs dokumentet med sin registrering.",
      en: "The registry and its log are not in this version, so --registry and --proof can't be checked. Without them the document is compared with its record.",
    });
  }
  const bytes = await readInput(file);
  refusePackage(bytes);
  const beside = options.record === undefined ? undefined : await readRecordFile(options.record);
  const reading = await readDocument(file, bytes);
  const verdict = verifyDocument(reading, createHash("sha256").update(bytes).digest("hex"), beside);
  const kept = reading.keptRecord === null ? null : readRecord(reading.keptRecord).record;
  return { verdict, record: beside ?? kept };
}

const EXITS: Readonly<Record<Verdict["result"], number>> = {
  identical: EXIT.yes,
  "same-text": EXIT.yes,
  "same-passages": EXIT.yes,
  changed: EXIT.no,
  unknown: EXIT.no,
};
