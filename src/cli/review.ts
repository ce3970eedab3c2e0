/** `kallmarkt review`: records that a named person has reviewed labelled passages, bound to the text as it stands. */
import type { Command } from "commander";
import { AppError } from "../core/errors.ts";
import { review, suggest, type ReviewAct } from "../core/pipeline.ts";
import type { Profile } from "../core/policy/profile.ts";
import type { HostReading } from "../core/ports.ts";
import type { ReviewOutcome } from "../core/review/review.ts";
import { outcomes } from "../core/review/review.ts";
import { editFile } from "./edit-file.ts";
import { answerEdited } from "./edit-print.ts";
import { describe, optionsOf } from "./help.ts";
import { profileFor } from "./policies.ts";
import { EXIT, usage } from "./refusal.ts";
import { surroundings } from "./surroundings.ts";
import type { Terminal } from "./terminal.ts";

interface ReviewOptions {
  readonly out: string;
  readonly label?: string;
  readonly all?: true;
  readonly by: string;
  readonly role: string;
  readonly factChecked?: true;
  readonly item?: readonly string[];
  readonly outcome?: ReviewOutcome;
  readonly profile?: string;
  readonly allowProtected?: true;
}

export function define(command: Command, terminal: Terminal): void {
  const { choice, must } = optionsOf(command, terminal);
  describe(
    command,
    terminal,
    {
      sv: `Registrerar en mänsklig granskning av märkta avsnitt. Den gäller den text som står där nu: ändras texten behövs en ny granskning.
Den som granskar anger namn och roll och intygar med --fact-checked att uppgifterna är kontrollerade; utan det sparas ingen granskning.`,
      en: `Records a human review of labelled passages. It holds for the text that stands there now: when the text changes, a new review is needed.
The reviewer gives name and role, and says with --fact-checked that the facts were checked; without it no review is kept.`,
    },
    {
      sv: 'kallmarkt review markt.docx --out granskad.docx --all --by "Mikael Åsander" --role Trafikplanerare --fact-checked',
      en: 'kallmarkt review labelled.docx --out reviewed.docx --all --by "Mikael Åsander" --role "Traffic planner" --fact-checked',
    },
  ).argument("<in>", terminal.say({ sv: "det märkta dokumentet", en: "the labelled document" }));
  must("--out <file>", "filen som skrivs", "the file that is written");
  choice("--label <id>", "en märkning, med id som kallmarkt scan visar det", "one label, by its id as kallmarkt scan shows it");
  choice("--all", "alla märkningar", "all labels");
  must("--by <name>", "granskarens namn", "the reviewer's name");
  must("--role <role>", "granskarens roll", "the reviewer's role");
  choice(
    "--fact-checked",
    "granskaren intygar att uppgifterna är kontrollerade",
    "the reviewer says that the facts were checked",
  );
  choice(
    "--item <id...>",
    "en punkt i profilen som granskaren svarar ja på, där den frågas för sig",
    "an item of the profile that the reviewer answers yes to, where it is asked by itself",
  );
  choice(
    "--outcome <outcome>",
    "vad granskningen ledde till (annars approved)",
    "what the review led to (else approved)",
    outcomes,
  );
  choice("--profile <id>", "policyprofil (annars dokumentets)", "policy profile (else the document's)");
  choice("--allow-protected", "skriv även i ett skyddat dokument", "write in a protected document too");
  command.action(async (file: string, options: ReviewOptions) => {
    if ((options.label === undefined) === (options.all === undefined))
      throw usage("Ange antingen --label eller --all.", "Give either --label or --all.");
    const around = surroundings();
    const edited = await editFile(file, { ...options, author: options.by }, (reading) => {
      const profile = profileFor(options.profile, reading);
      const labelIds = options.label === undefined ? allLabels(reading, profile) : [options.label];
      const { outcome = "approved", by: name, role, factChecked = false } = options;
      const items = answersTo(options.item, profile);
      return review(
        reading,
        labelIds.map((labelId) => ({ labelId, outcome, by: { name, role }, factChecked, ...items })),
        profile,
        around,
      );
    });
    await answerEdited(file, options.out, edited, around.now, terminal);
    process.exitCode = EXIT.yes;
  });
}

/** The items that the person names, and those that the signed sentence says already. Throws AppError `usage` for one that the profile lacks. */
function answersTo(named: readonly string[] | undefined, { id: profile, reviewItems = [] }: Profile): Pick<ReviewAct, "items"> {
  if (named === undefined) return {};
  const unknown = named.find((id) => !reviewItems.some((item) => item.id === id));
  if (unknown !== undefined) {
    const known = reviewItems.map(({ id }) => id).join(", ") || "–";
    throw usage(
      `Profilen ${profile} har ingen granskningspunkt ${unknown}. Den har: ${known}.`,
      `The profile ${profile} has no review item ${unknown}. It has: ${known}.`,
    );
  }
  const said = reviewItems.filter(({ id, when }) => when === undefined || named.includes(id));
  return { items: Object.fromEntries(said.map(({ id }) => [id, "yes" as const])) };
}

function allLabels(reading: HostReading, profile: Profile): string[] {
  const ids = suggest(reading, profile).labels.map(({ label }) => label.id);
  if (ids.length > 0) return ids;
  throw new AppError("label-not-found", {
    sv: "Dokumentet har inga märkningar att granska.",
    en: "The document has no labels to review.",
  });
}
