/** `kallmarkt unlabel`: takes a label off again, so that the text is as before. */
import type { Command } from "commander";
import { uncommit } from "../core/pipeline.ts";
import { editFile } from "./edit-file.ts";
import { answerEdited } from "./edit-print.ts";
import { describe, option, required } from "./help.ts";
import { profileFor } from "./policies.ts";
import { EXIT } from "./refusal.ts";
import { surroundings } from "./surroundings.ts";
import type { Terminal } from "./terminal.ts";

interface UnlabelOptions {
  readonly out: string;
  readonly label: string;
  readonly profile?: string;
  readonly allowProtected?: true;
}

export function define(command: Command, terminal: Terminal): void {
  describe(
    command,
    terminal,
    {
      sv: `Tar bort en märkning: märket, källan och, med den sista, allt annat som Källmärkt har satt in i texten. Texten blir som förut.
En registrering där någon har granskat, eller svarat, blir kvar i filen.`,
      en: `Takes a label off: the mark, the source and, with the last one, everything else that Källmärkt put into the text. The text becomes as before.
A record in which somebody has reviewed, or answered, stays in the file.`,
    },
    {
      sv: "kallmarkt unlabel markt.docx --out utan.docx --label k3f9a2bqx1",
      en: "kallmarkt unlabel labelled.docx --out without.docx --label k3f9a2bqx1",
    },
  )
    .argument("<in>", terminal.say({ sv: "det märkta dokumentet", en: "the labelled document" }))
    .addOption(required(terminal, "--out <file>", { sv: "filen som skrivs", en: "the file that is written" }))
    .addOption(
      required(terminal, "--label <id>", {
        sv: "märkningens id, som kallmarkt scan visar det",
        en: "the label's id, as kallmarkt scan shows it",
      }),
    )
    .addOption(
      option(terminal, "--profile <id>", { sv: "policyprofil (annars dokumentets)", en: "policy profile (else the document's)" }),
    )
    .addOption(
      option(terminal, "--allow-protected", { sv: "skriv även i ett skyddat dokument", en: "write in a protected document too" }),
    )
    .action(async (file: string, options: UnlabelOptions) => {
      const around = surroundings();
      const edited = await editFile(file, options, (reading) =>
        uncommit(reading, options.label, profileFor(options.profile, reading), around),
      );
      await answerEdited(file, options.out, edited, around.now, terminal);
      process.exitCode = EXIT.yes;
    });
}
