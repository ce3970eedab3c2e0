/** `kallmarkt`: finds the command that is asked for, loads only that one, and turns what comes out into an exit code. */
import { Command, CommanderError } from "commander";
import { AppError } from "../core/errors.ts";
import { asAgent, callingAgent } from "./agent.ts";
import { commandUsage, speakHelp } from "./help.ts";
import { EXIT, FileRefusal, refuse, usage } from "./refusal.ts";
import type { Terminal } from "./terminal.ts";
import { languageOf, terminalOf } from "./terminal.ts";

/** What a command's file exports: it adds its arguments, options and action to a command that has its name already. */
export interface CommandFile {
  define(command: Command, terminal: Terminal): void;
}

/** Every command: its file, loaded when asked for, and the line that help gives it. */
const COMMANDS: Readonly<
  Record<string, { readonly load: () => Promise<CommandFile>; readonly sv: string; readonly en: string }>
> = {
  scan: {
    load: () => import("./scan.ts"),
    sv: "sök spår av AI-verktyg i filer och mappar",
    en: "look for traces of AI tools in files and folders",
  },
  label: {
    load: () => import("./label.ts"),
    sv: "märk ett avsnitt: märke, källa och registrering",
    en: "label a passage: mark, source and record",
  },
  unlabel: {
    load: () => import("./unlabel.ts"),
    sv: "ta bort en märkning: texten blir som förut",
    en: "take a label off: the text becomes as before",
  },
  review: {
    load: () => import("./review.ts"),
    sv: "registrera att en människa har granskat",
    en: "record that a person has reviewed",
  },
  "no-ai": {
    load: () => import("./no-ai.ts"),
    sv: "skriv in en persons uppgift att ingen AI har använts",
    en: "write in a person's statement that no AI was used",
  },
  check: {
    load: () => import("./check.ts"),
    sv: "pröva dokumentet mot profilens regler och artikel 50",
    en: "hold the document against the profile's rules and Article 50",
  },
  verify: {
    load: () => import("./verify.ts"),
    sv: "jämför dokumentet med det som är registrerat",
    en: "compare the document with what is recorded",
  },
  package: {
    load: () => import("./package.ts"),
    sv: "lägg dokument och registrering i ett paket för registratorn",
    en: "put document and record in a package for the registrar",
  },
  report: {
    load: () => import("./report.ts"),
    sv: "räkna märkta dokument per enhet och period, utan namn",
    en: "count labelled documents per unit and period, without names",
  },
  profiles: {
    load: () => import("./profiles.ts"),
    sv: "visa installerade policyprofiler",
    en: "show the policy profiles installed",
  },
  profile: {
    load: () => import("./profile.ts"),
    sv: "gör, pröva, förklara och jämför policyprofiler",
    en: "make, lint, explain and compare policy profiles",
  },
  engines: {
    load: () => import("./engines.ts"),
    sv: "visa AI-motorerna i en profils register",
    en: "show the AI engines in a profile's register",
  },
};

/** Commands of the published interface that this version does not have: a plain answer instead of "no such command". */
const LATER: ReadonlySet<string> = new Set(["seal", "fsck", "serve"]);

function notYet([name = "", ...args]: readonly string[]): AppError {
  const refusal = new AppError("unsupported", {
    sv: `Kommandot ${name} finns inte i denna version: registret är inte byggt än.`,
    en: `The command ${name} is not in this version: the registry has not been built yet.`,
  });
  const file = name === "seal" ? fileAmong(args) : undefined;
  return file === undefined ? refusal : new FileRefusal(file, refusal);
}

/** The first argument that is neither an option nor its value: all options of `seal` but --json take one. */
function fileAmong(args: readonly string[]): string | undefined {
  const isOption = (arg: string | undefined): boolean => arg?.startsWith("-") ?? false;
  const takesValue = (arg: string | undefined): boolean => isOption(arg) && arg !== "--json" && !arg?.includes("=");
  return args.find((arg, index) => !isOption(arg) && !takesValue(args[index - 1]));
}

async function run(args: readonly string[]): Promise<number> {
  const terminal = terminalOf(languageOf(args, process.env), args.includes("--json"));
  const program = new Command("kallmarkt");
  speakHelp(program, terminal);
  program
    .description(
      terminal.say({
        sv: "Källmärkt: märk AI-skriven text, ange källan, granska och registrera.",
        en: "Källmärkt: label AI-made text, state its source, review and record.",
      }),
    )
    .version(KALLMARKT_VERSION, "-V, --version", terminal.say({ sv: "visa version", en: "show the version" }))
    .addHelpText("after", terminal.say(EXIT_CODES));
  const asked = args.find((arg) => Object.hasOwn(COMMANDS, arg));
  for (const [name, { load, sv, en }] of Object.entries(COMMANDS)) {
    const command = program.command(name).summary(terminal.say({ sv, en }));
    if (name === asked) (await load()).define(command, terminal);
  }
  try {
    const parsed = async (): Promise<void> => {
      if (LATER.has(args[0] ?? "")) throw notYet(args);
      await program.parseAsync(args, { from: "user" });
    };
    const agent = callingAgent(process.env);
    await (agent === null ? parsed() : asAgent(agent, args, parsed));
    return Number(process.exitCode ?? EXIT.yes);
  } catch (thrown) {
    if (!(thrown instanceof CommanderError)) return refuse(terminal, thrown);
    if (thrown.exitCode === 0) return EXIT.yes;
    if (thrown.code === "commander.help")
      return refuse(
        terminal,
        usage(
          "Ange ett kommando; kallmarkt --help visar vilka som finns.",
          "Name a command; kallmarkt --help shows which there are.",
        ),
      );
    return refuse(terminal, commandUsage(thrown));
  }
}

const EXIT_CODES = {
  sv: `
Varje kommando tar --json (ett JSON-värde på stdout), --lang sv|en och --help.

Slutkoder: 0 klart, eller svaret är ja · 1 svaret är nej (öppna frågor, inte klart, ändrat) · 2 fel i anropet ·
3 filen eller begäran avvisad, med en felkod · 4 registret nås inte`,
  en: `
Every command takes --json (one JSON value on stdout), --lang sv|en and --help.

Exit codes: 0 done, or the answer is yes · 1 the answer is no (open questions, not ready, changed) · 2 wrong usage ·
3 file or request refused, with an error code · 4 the registry is out of reach`,
};

// A library's talk is no answer: some write to the console about files they find odd.
if (!process.env["KALLMARKT_DEBUG"]) console.log = console.info = console.debug = console.warn = () => undefined;

// A reader that has had enough (`kallmarkt scan . | head`) is no fault.
process.stdout.on("error", (error: NodeJS.ErrnoException) => {
  if (error.code !== "EPIPE") throw error;
  process.exit(EXIT.yes);
});

void run(process.argv.slice(2)).then((code) => {
  process.exitCode = code;
});
