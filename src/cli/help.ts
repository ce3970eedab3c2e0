/** Makes commander's help and complaints speak Swedish or English in the product's own words. */
import type { Command, CommanderError } from "commander";
import { Option } from "commander";
import type { AppError, Wording } from "../core/errors.ts";
import { usage } from "./refusal.ts";
import type { Terminal } from "./terminal.ts";

const TITLES: Readonly<Record<string, string>> = {
  "Usage:": "Användning:",
  "Arguments:": "Argument:",
  "Options:": "Val:",
  "Commands:": "Kommandon:",
};

/** Settings that subcommands inherit when they are made after this call. */
export function speakHelp(program: Command, terminal: Terminal): void {
  program
    .exitOverride()
    .configureOutput({ writeErr: () => undefined })
    .configureHelp({
      helpWidth: Math.min(process.stdout.columns || 110, 110),
      styleTitle: (title) => (terminal.language === "sv" ? (TITLES[title] ?? title) : title),
      optionDescription: (option) =>
        option.argChoices && !option.flags.includes("|")
          ? `${option.description}: ${option.argChoices.join(", ")}`
          : option.description,
      commandUsage: (command) => usageOf(command, terminal),
      subcommandTerm: (command) => command.name(),
    })
    .helpOption("-h, --help", terminal.say({ sv: "visa hjälp", en: "show help" }))
    .helpCommand(false)
    .addOption(languageOption(terminal));
}

function usageOf(command: Command, terminal: Terminal): string {
  const parent = command.parent ? `${command.parent.name()} ` : "";
  const words = terminal.say(
    command.parent ? { sv: "[val]", en: "[options]" } : { sv: "<kommando> [val]", en: "<command> [options]" },
  );
  const taken = command.registeredArguments.map((argument) =>
    argument.variadic ? `<${argument.name()}...>` : `<${argument.name()}>`,
  );
  return [`${parent}${command.name()}`, ...taken, words].join(" ");
}

/** What every command has: description, --json, --lang, --help, and examples after the options. */
export function describe(command: Command, terminal: Terminal, description: Wording, example: Wording): Command {
  return (
    command
      // Lines are broken by the help itself, to the terminal's width.
      .description(terminal.say(description).replaceAll("\n", " "))
      .option("--json", terminal.say({ sv: "svara med ett JSON-värde på stdout", en: "answer with one JSON value on stdout" }))
      .addOption(languageOption(terminal))
      .helpOption("-h, --help", terminal.say({ sv: "visa hjälp", en: "show help" }))
      .addHelpText("after", `\n${terminal.say({ sv: "Exempel:", en: "Example:" })}\n${indented(terminal.say(example))}`)
  );
}

/** An option with its description in the terminal's language. `choices` refuses any other value. */
export function option(terminal: Terminal, flags: string, wording: Wording, choices?: readonly string[]): Option {
  const made = new Option(flags, terminal.say(wording));
  return choices ? made.choices([...choices]) : made;
}

/** The same, for an option that must be given. */
export function required(terminal: Terminal, flags: string, wording: Wording, choices?: readonly string[]): Option {
  return option(terminal, flags, wording, choices).makeOptionMandatory();
}

/** Adds options to a command, one a line: `choice` may be given, `must` has to be. */
export function optionsOf(command: Command, terminal: Terminal) {
  return {
    choice: (flags: string, sv: string, en: string, choices?: readonly string[]): Command =>
      command.addOption(option(terminal, flags, { sv, en }, choices)),
    must: (flags: string, sv: string, en: string, choices?: readonly string[]): Command =>
      command.addOption(required(terminal, flags, { sv, en }, choices)),
  };
}

function languageOption(terminal: Terminal): Option {
  const wording = {
    sv: "språk för svar och hjälp (annars KALLMARKT_LANG, annars sv)",
    en: "language of answers and help (else KALLMARKT_LANG, else sv)",
  };
  return option(terminal, "--lang <sv|en>", wording, ["sv", "en"]);
}

function indented(text: string): string {
  return text.replace(/^(?=.)/gm, "  ");
}

/** Commander's complaint as a refusal of our own; what is quoted in it is the caller's own word. */
export function commandUsage(error: CommanderError): AppError {
  const [word = ""] = /'([^']*)'/.exec(error.message)?.slice(1) ?? [];
  const see = { sv: "Se kallmarkt --help.", en: "See kallmarkt --help." };
  switch (error.code) {
    case "commander.unknownCommand":
      return usage(`Kommandot ${word} finns inte. ${see.sv}`, `There is no command ${word}. ${see.en}`);
    case "commander.unknownOption":
      return usage(`Valet ${word} finns inte. ${see.sv}`, `There is no option ${word}. ${see.en}`);
    case "commander.missingArgument":
      return usage(`Argumentet ${word} saknas. ${see.sv}`, `The argument ${word} is missing. ${see.en}`);
    case "commander.missingMandatoryOptionValue":
      return usage(`Valet ${word} måste anges. ${see.sv}`, `The option ${word} must be given. ${see.en}`);
    case "commander.optionMissingArgument":
      return usage(`Valet ${word} behöver ett värde. ${see.sv}`, `The option ${word} needs a value. ${see.en}`);
    case "commander.excessArguments":
      return usage(`För många argument. ${see.sv}`, `Too many arguments. ${see.en}`);
    case "commander.conflictingOption":
      return usage(
        `Valen utesluter varandra: ${quoted(error.message)}.`,
        `The options exclude each other: ${quoted(error.message)}.`,
      );
    case "commander.invalidArgument": {
      const allowed = /Allowed choices are (.*)\.$/.exec(error.message)?.[1];
      const value = /argument '([^']*)' is invalid/.exec(error.message)?.[1] ?? "";
      if (allowed !== undefined)
        return usage(
          `${word}: ${value} går inte. Välj bland ${allowed}.`,
          `${word}: ${value} is not possible. Choose among ${allowed}.`,
        );
      return usage(`${word}: ${value} går inte. ${see.sv}`, `${word}: ${value} is not possible. ${see.en}`);
    }
    default:
      return usage(`Anropet kunde inte tolkas: ${error.message}`, `The call could not be understood: ${error.message}`);
  }
}

const quoted = (message: string) => [...message.matchAll(/'([^']*)'/g)].map((match) => match[1]).join(", ");
