/** `kallmarkt check`: the profile's rules and Article 50 held against a document; the answer is whether it is ready. */
import type { Command } from "commander";
import type { CheckResult } from "../core/policy/profile.ts";
import { STATES } from "./edit-print.ts";
import { readDocument } from "./formats.ts";
import { describe, option } from "./help.ts";
import type { Held } from "./hold-document.ts";
import { holdDocument } from "./hold-document.ts";
import { profileFor } from "./policies.ts";
import { readInput } from "./read-file.ts";
import { about, EXIT } from "./refusal.ts";
import type { Terminal, Tone } from "./terminal.ts";
import { answerJson } from "./terminal.ts";

export function define(command: Command, terminal: Terminal): void {
  describe(
    command,
    terminal,
    {
      sv: `Prövar dokumentet mot profilens regler och mot artikel 50.4 i AI-förordningen. Slutkod 0: klar, det vill säga märkt, granskat och
utan hinder. Slutkod 1: inte klar; även ett dokument utan märkningar svarar så. Ett hinder stoppar aldrig någon från att spara eller skicka.`,
      en: `Holds the document against the profile's rules and Article 50(4) of the AI Act. Exit code 0: ready, that is labelled, reviewed and
without a stop. Exit code 1: not ready; a document without labels answers so too. A stop never keeps anybody from saving or sending.`,
    },
    { sv: "kallmarkt check markt.docx --profile avesta", en: "kallmarkt check labelled.docx --profile avesta" },
  )
    .argument("<in>", terminal.say({ sv: "dokumentet", en: "the document" }))
    .addOption(
      option(terminal, "--profile <id>", {
        sv: "policyprofil (annars dokumentets, annars base)",
        en: "policy profile (else the document's, else base)",
      }),
    )
    .action(async (file: string, options: { readonly profile?: string }) => {
      const held = await about(file, () => hold(file, options.profile));
      await answerHeld(file, held, terminal);
      process.exitCode = held.isReady ? EXIT.yes : EXIT.no;
    });
}

async function hold(file: string, profileId: string | undefined): Promise<Held> {
  const reading = await readDocument(file, await readInput(file));
  return holdDocument(reading, profileFor(profileId, reading));
}

async function answerHeld(file: string, held: Held, terminal: Terminal): Promise<void> {
  if (terminal.json) {
    const checks = held.checks.map(({ rule, result, quote, says, todo, labels, ask, softened }) => ({
      rule,
      result,
      quote,
      says: terminal.say(says),
      todo: todo && terminal.say(todo),
      labels,
      ...(ask ? { ask: terminal.say(ask) } : {}),
      ...(softened ? { softened } : {}),
    }));
    const { result, says } = held.article50;
    return answerJson(terminal, {
      file,
      profile: held.profile.id,
      state: held.state,
      checks,
      article50: { result, says: terminal.say(says) },
    });
  }
  const lines = [
    `${terminal.tone("strong", file)}  ${terminal.say(STATES[held.state])}  ${terminal.tone("faint", terminal.say(held.profile.name))}`,
  ];
  for (const { rule, result, quote, says, todo, softened } of held.checks) {
    lines.push(
      `  ${terminal.tone(TONES[result], terminal.say(RESULTS[result]).padEnd(width(terminal)))}  ${rule.padEnd(4)} ${terminal.say(says)}`,
    );
    if (result === "ok") continue;
    lines.push(`  ${" ".repeat(width(terminal))}       ${terminal.tone("faint", `»${quote}«`)}`);
    if (softened) {
      const { by, at, reason } = softened;
      const said = {
        sv: `hinder som gjorts till varning av ${by}, ${at}: ${reason}`,
        en: `a stop made a warning by ${by}, ${at}: ${reason}`,
      };
      lines.push(`  ${" ".repeat(width(terminal))}       ${terminal.say(said)}`);
    }
    if (todo) lines.push(`  ${" ".repeat(width(terminal))}       → ${terminal.say(todo)}`);
  }
  lines.push(`  ${terminal.say({ sv: "Artikel 50.4:", en: "Article 50(4):" })} ${terminal.say(held.article50.says)}`);
  return terminal.answer(`${lines.join("\n")}\n`);
}

const RESULTS = {
  ok: { sv: "uppfyllt", en: "met" },
  ask: { sv: "fråga", en: "question" },
  warn: { sv: "obs", en: "note" },
  stop: { sv: "hinder", en: "stop" },
} as const;

const TONES: Readonly<Record<CheckResult["result"], Tone>> = { ok: "good", ask: "strong", warn: "warn", stop: "bad" };

/** Columns of the widest result word in the language. */
const width = (terminal: Terminal) => Math.max(...Object.values(RESULTS).map((wording) => terminal.say(wording).length));
