/** `kallmarkt scan`: traces and findings in files and folders, read in worker threads, told in the order of their names. */
import { availableParallelism } from "node:os";
import type { Command } from "commander";
import { AppError } from "../core/errors.ts";
import { filesBelow } from "./folder.ts";
import { describe, option } from "./help.ts";
import { loadProfile } from "./policies.ts";
import type { Outcome } from "./pool.ts";
import { readInput } from "./read-file.ts";
import { inWorkers } from "./pool.ts";
import { programFile } from "./program-files.ts";
import { Progress } from "./progress.ts";
import { errorValue, EXIT, FileRefusal, usage } from "./refusal.ts";
import type { FailedEntry, ScanEntry } from "./scan-entry.ts";
import type { Tally } from "./scan-list.ts";
import { count, Listing, summaryOf } from "./scan-list.ts";
import type { ScanWorkerData } from "./scan-worker.ts";
import type { Terminal } from "./terminal.ts";

/** Milliseconds and megabytes that one file may take. */
const TIME_LIMIT = 60_000;
const MEMORY_LIMIT = 1_536;
const INTERRUPTED = 130;

interface ScanOptions {
  readonly profile?: string;
  readonly workers?: string;
  readonly trust?: string;
}

export function define(command: Command, terminal: Terminal): void {
  describe(
    command,
    terminal,
    {
      sv: `Söker spår av AI-verktyg i .docx, .dotx, .docm, .odt, .eml, .msg, .pdf, .html, .txt och .md; mappar genomsöks helt. Ett spår är en
fråga till den som skrivit, aldrig ett omdöme, och en sökning utan träff visar inte att texten är skriven av en människa.
Stycken räknas från 1 i brödtextens läsordning, tomma medräknade; stycken som Källmärkt självt har satt in räknas inte.
Låsfiler (~$…) och dolda filer och mappar hoppas över.`,
      en: `Looks for traces of AI tools in .docx, .dotx, .docm, .odt, .eml, .msg, .pdf, .html, .txt and .md; folders are searched whole. A trace
is a question to the writer, never a verdict, and a search without a hit does not show that a person wrote the text.
Paragraphs count from 1 in reading order of the body, empty ones included; paragraphs that Källmärkt itself put in do not count.
Lock files (~$…) and hidden files and folders are passed over.`,
    },
    {
      sv: "kallmarkt scan samples/tjansteskrivelse.docx\nkallmarkt scan G:/Utskick --json > svar.json",
      en: "kallmarkt scan samples/tjansteskrivelse.docx\nkallmarkt scan G:/Letters --json > answer.json",
    },
  )
    .argument("<path...>", terminal.say({ sv: "filer eller mappar", en: "files or folders" }))
    .addOption(option(terminal, "--profile <id>", { sv: "policyprofil (annars base)", en: "policy profile (else base)" }))
    .addOption(
      option(terminal, "--workers <n>", {
        sv: "antal trådar (annars en per processorkärna)",
        en: "number of threads (else one for each processor core)",
      }),
    )
    .addOption(
      option(terminal, "--trust <file.pem>", {
        sv: "certifikat för betrodda utgivare av ursprungsuppgifter (C2PA); annars räknas ingen som betrodd",
        en: "certificates of trusted issuers of statements of origin (C2PA); else none counts as trusted",
      }),
    )
    .action(async (paths: string[], options: ScanOptions) => {
      process.exitCode = await scan(paths, options, terminal);
    });
}

/** Exit code: 1 when something was found, else 3 when a file could not be read, else 0. */
async function scan(paths: readonly string[], options: ScanOptions, terminal: Terminal): Promise<number> {
  const workers = workersOf(options.workers);
  const data: ScanWorkerData = {
    profile: loadProfile(options.profile ?? "base"),
    language: terminal.language,
    anchors: await anchorsIn(options.trust),
  };
  const { files, skipped } = await filesBelow(paths);
  const isOneFile = paths.length === 1 && files.length === 1 && files[0] === paths[0];
  const tally: Tally = { done: 0, failed: 0, findings: 0, withFindings: 0 };
  const list = new Listing(terminal, isOneFile);
  const progress = new Progress(isOneFile ? 0 : files.length, terminal.language);
  const stop = new AbortController();
  const interrupt = () => stop.abort();
  process.once("SIGINT", interrupt);
  const pool = {
    script: programFile("scan-worker.cjs"),
    workerData: data,
    workers,
    timeLimit: TIME_LIMIT,
    memoryLimit: MEMORY_LIMIT,
    signal: stop.signal,
  };
  progress.show(0);
  for await (const outcome of inWorkers<string, ScanEntry>(files, pool)) {
    const entry = entryOf(outcome, terminal);
    if (isOneFile && "error" in entry) throw asRefusal(entry);
    count(entry, tally);
    await list.add(entry, () => progress.clear());
    progress.show(tally.done);
  }
  progress.clear();
  process.off("SIGINT", interrupt);
  await list.end();
  if (stop.signal.aborted) {
    terminal.note(
      terminal.say({
        sv: `Avbrutet: ${tally.done} av ${files.length} filer genomgångna.`,
        en: `Interrupted: ${tally.done} of ${files.length} files gone through.`,
      }),
    );
    return INTERRUPTED;
  }
  const summary = summaryOf(tally, skipped, terminal);
  if (!terminal.json) await terminal.answer(`${summary}\n`);
  else if (!isOneFile) terminal.note(summary);
  if (tally.findings > 0) return EXIT.no;
  return tally.failed > 0 ? EXIT.refused : EXIT.yes;
}

function entryOf(outcome: Outcome<string, ScanEntry>, terminal: Terminal): ScanEntry {
  const seconds = TIME_LIMIT / 1000;
  switch (outcome.kind) {
    case "done":
      return outcome.result;
    case "time": {
      const message = {
        sv: `Filen tog längre tid än ${seconds} sekunder att läsa och hoppades över.`,
        en: `The file took more than ${seconds} seconds to read and was passed over.`,
      };
      return { file: outcome.task, error: { code: "too-large", message: terminal.say(message) } };
    }
    case "memory": {
      const message = {
        sv: "Filen tog mer minne än vad som är rimligt och hoppades över.",
        en: "The file took more memory than is reasonable and was passed over.",
      };
      return { file: outcome.task, error: { code: "too-large", message: terminal.say(message) } };
    }
    case "crash": {
      const { code, message } = errorValue(outcome.cause, terminal.language);
      return { file: outcome.task, error: { code, message } };
    }
    default:
      return outcome satisfies never;
  }
}

/** One file that can't be read is a refused command, not a list with a hole. The worker gave the sentence in the right language. */
function asRefusal({ file, error }: FailedEntry): Error {
  if (error.code === "internal") return new Error(error.message);
  return new FileRefusal(file, new AppError(error.code, { sv: error.message, en: error.message }));
}

function workersOf(given: string | undefined): number {
  if (given === undefined) return availableParallelism();
  const workers = Number(given);
  if (!Number.isInteger(workers) || workers < 1 || workers > 64)
    throw usage("--workers tar ett heltal från 1 till 64.", "--workers takes a whole number from 1 to 64.");
  return workers;
}

/** The certificates of the file that `--trust` names. Throws as `readInput`, and for a file without any. */
async function anchorsIn(file: string | undefined): Promise<string | null> {
  if (file === undefined) return null;
  const text = new TextDecoder().decode(await readInput(file));
  if (!text.includes("-----BEGIN CERTIFICATE-----"))
    throw usage("--trust tar en fil med certifikat (PEM).", "--trust takes a file of certificates (PEM).");
  return text;
}
