/** `kallmarkt label`: marks a passage, puts source and notice in the document, and keeps the record in it. */
import type { Command } from "commander";
import type { LimitReason } from "../core/edits.ts";
import { shortfalls, WHY } from "../core/edits-wording.ts";
import { AppError } from "../core/errors.ts";
import { contents, dateSchema, labelKinds } from "../core/label/label.ts";
import { commit, suggest } from "../core/pipeline.ts";
import { assertForAgents, assertNewToAgents } from "../core/policy/agent-calls.ts";
import { callingAgent } from "./agent.ts";
import type { EditedFile } from "./edit-file.ts";
import { editFile } from "./edit-file.ts";
import { answerEdited } from "./edit-print.ts";
import { describe, optionsOf } from "./help.ts";
import {
  assertType,
  factsOf,
  PLACEMENTS,
  promptIn,
  requestOf,
  SECRECY,
  statedOf,
  unlistedIn,
  withPlacement,
  type LabelOptions,
} from "./label-request.ts";
import { pictureNumbered, rangesOf } from "./places.ts";
import { profileFor } from "./policies.ts";
import { EXIT, usage } from "./refusal.ts";
import { surroundings } from "./surroundings.ts";
import type { Terminal } from "./terminal.ts";
import { answerJson } from "./terminal.ts";
import { writersView } from "./writers-view.ts";

export function define(command: Command, terminal: Terminal): void {
  const { choice, must } = optionsOf(command, terminal);
  describe(
    command,
    terminal,
    {
      sv: `Märker ett avsnitt i ett Word-dokument eller ett e-postmeddelande: synligt märke, källa och läsarnotis som profilen säger, och registreringen i filen.
Avsnittet vidgas till hela meningar. Samma avsnitt med andra uppgifter är en ommärkning, med samma uppgifter ändras ingenting: svaret har
märkningens id i labelled när den sattes eller ändrades, i unchanged när den redan var så. Inget annat i filen ändras.
Stycken räknas från 1 i brödtextens läsordning, tomma medräknade; stycken som Källmärkt självt har satt in räknas inte.
Med --findings märks varje avsnitt med säkra spår; finns inga sådana skrivs ingen fil, och slutkoden är 1.
Med --picture märks en bild: upplysningen skrivs som bildtext, och alternativtexten får ett tillägg efter det som redan står där.
Bilder räknas från 1 i läsordning, brödtexten först; scan visar numret på dem som uppger AI. Utan --engine och --date gäller bildens egna uppgifter.
--out får vara samma fil som läses: den ersätts i ett steg när allt är klart. Ett namn med en annan filtyps ändelse nekas.`,
      en: `Labels a passage of a Word document or an e-mail message: a visible mark, source and reader notice as the profile says, and the record in the file.
The passage is widened to whole sentences. The same passage with other values is a relabelling, with the same values nothing changes: the
answer has the label's id in labelled when it was set or changed, in unchanged when it was so already. Nothing else in the file changes.
Paragraphs count from 1 in reading order of the body, empty ones included; paragraphs that Källmärkt itself put in do not count.
With --findings every passage with evidence is labelled; where there is none no file is written, and the exit code is 1.
With --picture a picture is labelled: the notice is written as a caption, and the alternative text is extended after what stands there already.
Pictures count from 1 in reading order, the body first; scan shows the number of those that name AI. Without --engine and --date the picture's own data counts.
--out may be the file that is read: it is replaced in one step when everything is done. A name with another file type's ending is refused.`,
    },
    {
      sv: "kallmarkt label samples/tjansteskrivelse.docx --out markt.docx --paragraph 16 --engine ChatGPT --date 2026-11-05 --profile avesta",
      en: "kallmarkt label samples/tjansteskrivelse.docx --out labelled.docx --paragraph 16 --engine ChatGPT --date 2026-11-05 --profile avesta",
    },
  ).argument(
    "<in>",
    terminal.say({ sv: "dokumentet (.docx, .dotx, .docm, .eml)", en: "the document (.docx, .dotx, .docm, .eml)" }),
  );
  must("--out <file>", "filen som skrivs", "the file that is written");
  choice("--paragraph <N[-M]>", "avsnittet är detta stycke, eller dessa", "the passage is this paragraph, or these");
  choice("--quote <text>", "avsnittet är där denna text står, en gång", "the passage is where this text stands, once");
  choice("--findings", "märk varje avsnitt med säkra spår", "label every passage with evidence");
  choice("--picture <N>", "märk bild nummer N", "label picture number N");
  choice(
    "--alt-text <text>",
    "med --picture: tillägget till alternativtexten (annars bildtextens ord; tomt för inget tillägg)",
    "with --picture: the addition to the alternative text (else the caption's words; empty for none)",
  );
  choice(
    "--engine <name>",
    "AI-motor, som i profilens register (kallmarkt engines); krävs, utom med --picture där bilden själv anger den",
    "AI engine, as in the profile's register (kallmarkt engines); needed, but with --picture where the picture names it",
  );
  choice(
    "--date <YYYY-MM-DD>",
    "sökdatum: dagen då motorn användes; krävs, utom med --picture där bilden själv anger den",
    "search date: the day the engine was used; needed, but with --picture where the picture names it",
  );
  choice("--engine-version <text>", "motorns version", "the engine's version");
  choice("--reason <text>", "varför en motor utanför registret användes", "why an engine outside the register was used");
  choice("--profile <id>", "policyprofil (annars dokumentets, annars base)", "policy profile (else the document's, else base)");
  choice(
    "--document-type <type>",
    "dokumenttyp i profilen (annars känns den igen)",
    "document type of the profile (else it is recognised)",
  );
  choice("--audience <audience>", "vem som läser", "who reads", ["intern", "extern"]);
  choice("--kind <kind>", "vad motorn gjorde (annars generated)", "what the engine did (else generated)", labelKinds);
  choice(
    "--content <content>",
    "vad avsnittet är (annars text, med --picture bild)",
    "what the passage is (else text, with --picture an image)",
    contents,
  );
  choice("--primary-source <text>", "källa som anges i stället för motorn", "source given instead of the engine");
  choice("--purpose <text>", "vad motorn användes till", "what the engine was used for");
  choice(
    "--information-class <class>",
    "informationsklass i det som matades in, som i profilen",
    "information class of what was put in, as in the profile",
  );
  choice("--account <type>", "kontotyp som användes, som i profilen", "account type that was used, as in the profile");
  choice(
    "--prompt-file <file>",
    "textfil med prompten; sparas som profilen säger, annars nekas den",
    "text file with the prompt; kept as the profile says, else refused",
  );
  choice(
    "--why <text>",
    "varför en användning som drar mycket energi är motiverad",
    "why a use that takes much energy is justified",
  );
  choice("--agent-for <name>", "AI-motorn handlade som agent, för denna person", "the engine acted as an agent, for this person");
  choice("--test-use", "AI-motorn bara provades", "the engine was only tried out");
  choice(
    "--approved-by <name>",
    "informationsägaren som godkände, med --approved-on",
    "the information owner who approved, with --approved-on",
  );
  choice("--approved-on <YYYY-MM-DD>", "dagen för godkännandet", "the day of the approval");
  choice(
    "--secrecy <answer>",
    "omfattas informationen i just detta dokument av sekretess",
    "is the information in this very document covered by secrecy",
    Object.keys(SECRECY),
  );
  choice("--language <sv|en>", "märkets språk (annars dokumentets)", "language of the mark (else the document's)", ["sv", "en"]);
  choice(
    "--placement <placement>",
    "hur märket visas (annars som profilen säger)",
    "how the mark shows (else as the profile says)",
    PLACEMENTS,
  );
  choice("--allow-protected", "skriv även i ett skyddat dokument", "write in a protected document too");
  command.action(async (file: string, options: LabelOptions) => {
    process.exitCode = await label(file, options, terminal);
  });
}

/** Raised inside the edit when there is nothing to label, so that no file is written. */
class NothingToLabel extends Error {}

async function label(file: string, options: LabelOptions, terminal: Terminal): Promise<number> {
  if (options.picture === undefined) {
    statedOf(options, null);
    if (options.altText !== undefined) throw usage("--alt-text hör till --picture.", "--alt-text goes with --picture.");
  }
  if (options.date !== undefined && !dateSchema.safeParse(options.date).success)
    throw usage(
      `--date tar ett datum som 2026-11-05; ${options.date} går inte.`,
      `--date takes a date such as 2026-11-05; ${options.date} is not possible.`,
    );
  const agent = callingAgent(process.env);
  if (agent !== null) assertForAgents({ command: "label", states: Object.keys(options) });
  const around = surroundings();
  const prompt = options.promptFile === undefined ? undefined : promptIn(options.promptFile);
  let edited: EditedFile;
  try {
    edited = await editFile(file, { ...options, accept: refuseWhereNothingStands }, (reading) => {
      const profile = withPlacement(profileFor(options.profile, reading), options.placement);
      assertType(options, profile);
      const view = writersView(reading);
      const ranges = rangesOf(options, view, () => suggest(reading, profile).findings);
      if (ranges.length === 0) throw new NothingToLabel();
      const pictured = options.picture === undefined ? null : pictureNumbered(options.picture, view.text).picture;
      const request = requestOf(options, reading, prompt, pictured);
      const picture = options.altText === undefined ? {} : { altText: options.altText };
      const requests = ranges.map((range) => ({ range, request, ...(pictured === null ? {} : { picture }) }));
      const result = commit(reading, requests, profile, factsOf(options), around);
      if (agent !== null) assertNewToAgents(suggest(reading, profile).labels, result.record?.labels ?? []);
      return { ...result, warnings: [...result.warnings, ...unlistedIn(options, profile)] };
    });
  } catch (thrown) {
    if (!(thrown instanceof NothingToLabel)) throw thrown;
    if (terminal.json)
      await answerJson(terminal, { file, out: null, recordId: null, labelled: [], unchanged: [], labels: [], warnings: [] });
    else
      await terminal.answer(
        `${terminal.say({ sv: `${file}: inga säkra spår, inget att märka. Ingen fil skrevs.`, en: `${file}: no evidence, nothing to label. No file was written.` })}\n`,
      );
    return EXIT.no;
  }
  await answerEdited(file, options.out, edited, around.now, terminal);
  return EXIT.yes;
}

/**
 * A place without document text is no place for a label. Where there is text that can't carry a mark (a text box, a form field),
 * the label is kept in the record and the source list all the same, and the answer says so.
 */
function refuseWhereNothingStands({ result, outcomes }: EditedFile): void {
  for (const { edit, outcome } of shortfalls(result.edits, outcomes)) {
    if (edit.kind !== "mark" || outcome.kind !== "refused" || !isEmptyPlace(outcome.why)) continue;
    const why = WHY[outcome.why];
    throw new AppError("unmarkable-place", {
      sv: `Avsnittet kan inte märkas: ${why.sv}.`,
      en: `The passage can't be labelled: ${why.en}.`,
    });
  }
}

const isEmptyPlace = (why: LimitReason) => why === "no-text" || why === "placeholder" || why === "deleted-text";
