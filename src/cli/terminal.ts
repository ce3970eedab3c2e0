/** Where a command's words go: the answer to stdout, everything else to stderr, in the chosen language. */
import { styleText } from "node:util";
import type { Wording } from "../core/errors.ts";

export type Language = keyof Wording;
export type Tone = "good" | "bad" | "warn" | "faint" | "strong";

export interface Terminal {
  readonly language: Language;
  /** True when the answer is one JSON value. */
  readonly json: boolean;
  say(wording: Wording): string;
  /** A piece of the answer, as it is. Resolves when more may be written. */
  answer(text: string): Promise<void>;
  /** A line for a person, on stderr. */
  note(text: string): void;
  /** Colour for the answer; plain text where stdout is no terminal or NO_COLOR is set. */
  tone(tone: Tone, text: string): string;
}

const STYLES = { good: "green", bad: "red", warn: "yellow", faint: "dim", strong: "bold" } as const;

/** The language of `--lang`, or else of KALLMARKT_LANG; Swedish when neither says English. */
export function languageOf(args: readonly string[], environment: NodeJS.ProcessEnv): Language {
  const at = args.findIndex((arg) => arg === "--lang" || arg.startsWith("--lang="));
  const stated =
    at < 0 ? environment["KALLMARKT_LANG"] : args[at]?.includes("=") ? args[at].slice("--lang=".length) : args[at + 1];
  return stated?.toLowerCase().startsWith("en") ? "en" : "sv";
}

export function terminalOf(language: Language, json: boolean): Terminal {
  const isColoured = process.stdout.isTTY === true && !process.env["NO_COLOR"] && process.env["TERM"] !== "dumb";
  return {
    language,
    json,
    say: (wording) => wording[language],
    answer: (text) => write(process.stdout, text),
    note: (text) => void process.stderr.write(`${text}\n`),
    tone: (tone, text) => (isColoured ? styleText(STYLES[tone], text) : text),
  };
}

function write(stream: NodeJS.WriteStream, text: string): Promise<void> {
  return new Promise((resolve) => {
    if (stream.write(text)) resolve();
    else stream.once("drain", resolve);
  });
}

/** One JSON value as the whole answer. */
export function answerJson(terminal: Terminal, value: unknown): Promise<void> {
  return terminal.answer(`${JSON.stringify(value, null, 2)}\n`);
}
