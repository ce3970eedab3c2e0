/** `kallmarkt no-ai`: a person states that no AI was used in a document, or takes the statement back. Never concluded from a search. */
import type { Command } from "commander";
import { stateNoAi, withdrawNoAi } from "../core/pipeline.ts";
import { editFile } from "./edit-file.ts";
import { answerEdited } from "./edit-print.ts";
import { describe, optionsOf, required } from "./help.ts";
import { profileFor } from "./policies.ts";
import { EXIT, usage } from "./refusal.ts";
import { surroundings } from "./surroundings.ts";
import type { Terminal } from "./terminal.ts";

interface NoAiOptions {
  readonly out: string;
  readonly by?: string;
  readonly role?: string;
  readonly withdraw?: true;
  readonly profile?: string;
  readonly allowProtected?: true;
}

export function define(command: Command, terminal: Terminal): void {
  const { choice } = optionsOf(command, terminal);
  describe(
    command,
    terminal,
    {
      sv: `Skriver in en persons egen uppgift om att ingen AI har använts, med namn och roll i registreringen. En sökning utan träffar visar det inte.
Uppgiften avvisas när dokumentet har märkta avsnitt, och försvinner när ett avsnitt märks.`,
      en: `Writes in a person's own statement that no AI was used, with name and role in the record. A search without hits does not show it.
The statement is refused where the document has labelled passages, and goes when a passage is labelled.`,
    },
    {
      sv: 'kallmarkt no-ai brev.docx --out uppgett.docx --by "Mikael Åsander" --role Trafikplanerare',
      en: 'kallmarkt no-ai letter.docx --out stated.docx --by "Mikael Åsander" --role "Traffic planner"',
    },
  )
    .argument("<in>", terminal.say({ sv: "dokumentet", en: "the document" }))
    .addOption(required(terminal, "--out <file>", { sv: "filen som skrivs", en: "the file that is written" }));
  choice("--by <name>", "den som lämnar uppgiften", "the person who states it");
  choice("--role <role>", "personens roll", "the person's role");
  choice("--withdraw", "ta bort uppgiften igen", "take the statement away again");
  choice("--profile <id>", "policyprofil (annars dokumentets)", "policy profile (else the document's)");
  choice("--allow-protected", "skriv även i ett skyddat dokument", "write in a protected document too");
  command.action(async (file: string, { by, role, withdraw, profile: id, ...options }: NoAiOptions) => {
    const around = surroundings();
    const person = by === undefined || role === undefined ? null : { name: by, role };
    if (withdraw === undefined && person === null)
      throw usage("Ange den som lämnar uppgiften med --by och --role.", "Name the person who states it with --by and --role.");
    const edited = await editFile(file, { ...options, ...(by === undefined ? {} : { author: by }) }, (reading) => {
      const profile = profileFor(id, reading);
      return withdraw === undefined && person !== null
        ? stateNoAi(reading, person, profile, around)
        : withdrawNoAi(reading, profile, around);
    });
    await answerEdited(file, options.out, edited, around.now, terminal);
    process.exitCode = EXIT.yes;
  });
}
