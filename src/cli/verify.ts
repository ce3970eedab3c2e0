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
import { about, EXIT } from "./refusal.ts";
import type { Terminal } from "./terminal.ts";
import { answerJson } from "./terminal.ts";

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
mening för mening. Slutkod 0: samma bytes eller samma text. Slutkod 1: ändrat eller okänt.
Kontrollen mot registrets logg (--registry, --proof) finns inte i denna version: den svarar med felkoden unsupported och slutkod 3.`,
      en: `Compares the document with the record in it, or with the one in --record: same bytes, same text, changed or unknown, and each labelled
passage sentence by sentence. Exit code 0: same bytes or same text. Exit code 1: changed or unknown.
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
        sv: "registrering ur ett paket (record.json)",
        en: "record from a package (record.json)",
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
  if (options.registry !== undefined || options.proof !== undefined) {
    // Not "registry-unreachable": trying again later would not help.
    throw new AppError("unsupported", {
      sv: "Registret och dess logg finns inte i denna version, så --registry och --proof kan inte prövas. Utan dem jämförs dokumentet med sin registrering.",
      en: "The registry and its log are not in this version, so --registry and --proof can't be checked. Without them the document is compared with its record.",
    });
  }
  const verdict = await about(file, async () => {
    const bytes = await readInput(file);
    const beside = options.record === undefined ? undefined : await recordIn(options.record);
    return verifyDocument(await readDocument(file, bytes), createHash("sha256").update(bytes).digest("hex"), beside);
  });
  await answerVerdict(file, verdict, terminal);
  return verdict.result === "identical" || verdict.result === "same-text" ? EXIT.yes : EXIT.no;
}

function recordIn(file: string): Promise<KeptRecord> {
  return about(file, async () => {
    const { record, problem } = readRecord(new TextDecoder().decode(await readInput(file)));
    if (record) return record;
    const wording = problem?.wording ?? {
      sv: "Filen är ingen registrering från Källmärkt.",
      en: "The file is no record from Källmärkt.",
    };
    throw new AppError("not-a-document", wording);
  });
}

async function answerVerdict(file: string, verdict: Verdict, terminal: Terminal): Promise<void> {
  const { result, recordId, problem } = verdict;
  if (terminal.json) {
    const passages = verdict.passages.map(({ label, result: fate, sentences }) => ({ label, result: fate, sentences }));
    return answerJson(terminal, {
      file,
      result,
      recordId,
      log: { result: "not-checked" },
      passages,
      ...(problem ? { problem: terminal.say(problem) } : {}),
    });
  }
  const tone = result === "identical" || result === "same-text" ? "good" : "warn";
  const lines = [`${terminal.tone("strong", file)}  ${terminal.tone(tone, terminal.say(RESULTS[result]))}`];
  if (recordId) lines.push(`  ${terminal.say({ sv: "registrering", en: "record" })} ${recordId}`);
  if (problem) lines.push(`  ${terminal.say(problem)}`);
  for (const { label, result: fate, sentences } of verdict.passages) {
    const { intact, edited, gone, added } = sentences;
    const counted = terminal.say({
      sv: `${intact} meningar orörda, ${edited} ändrade, ${gone} borta, ${added} tillagda`,
      en: `${intact} sentences intact, ${edited} edited, ${gone} gone, ${added} added`,
    });
    lines.push(
      `  ${label}: ${terminal.tone(fate === "intact" ? "good" : "warn", terminal.say(FATES[fate]))}  ${terminal.tone("faint", counted)}`,
    );
  }
  return terminal.answer(`${lines.join("\n")}\n`);
}

const RESULTS: Readonly<Record<Verdict["result"], { readonly sv: string; readonly en: string }>> = {
  identical: { sv: "samma bytes som förseglades", en: "the same bytes that were sealed" },
  "same-text": { sv: "samma text som registrerades", en: "the same text that was recorded" },
  changed: { sv: "texten är ändrad sedan den registrerades", en: "the text has changed since it was recorded" },
  unknown: { sv: "okänt: här finns ingen registrering att jämföra med", en: "unknown: there is no record to compare with" },
};

const FATES = {
  intact: { sv: "orört", en: "intact" },
  edited: { sv: "ändrat", en: "edited" },
  gone: { sv: "borta", en: "gone" },
  added: { sv: "orört, med nya meningar emellan", en: "intact, with new sentences in between" },
} as const;
