/** How a refused command ends: a sentence on stderr, an error object on stdout with --json, and the exit code. */
import type { ErrorCode } from "../core/errors.ts";
import { AppError } from "../core/errors.ts";
import type { Language, Terminal } from "./terminal.ts";
import { answerJson } from "./terminal.ts";

/** The exit codes of every command. */
export const EXIT = {
  /** Done, or the answer is yes. */
  yes: 0,
  /** The answer is no: open findings, not klar, changed. */
  no: 1,
  /** Wrong usage. */
  usage: 2,
  /** Input refused, with `error.code`. */
  refused: 3,
  /** The registry is out of reach. */
  registry: 4,
  /** A fault of our own (EX_SOFTWARE), told apart from any answer. */
  fault: 70,
} as const;

/** `error` as it stands in JSON. `file` is the file as the caller named it, absent when the refusal is about none. */
export interface ErrorValue {
  readonly code: ErrorCode | "internal";
  readonly message: string;
  readonly file?: string;
}

/** Any thrown value as the error it is reported as. Only an AppError was foreseen; the rest are faults of our own. */
export function errorValue(thrown: unknown, language: Language, file?: string): ErrorValue {
  const about = file === undefined ? {} : { file };
  if (thrown instanceof AppError) return { code: thrown.code, message: thrown.wording[language], ...about };
  const what = thrown instanceof Error ? thrown.message : String(thrown);
  const message = {
    sv: `Ett fel i Källmärkt: ${what}. Rapportera det gärna, med filen om den får lämnas ut.`,
    en: `A fault in Källmärkt: ${what}. Please report it, with the file if it may be handed out.`,
  };
  return { code: "internal", message: message[language], ...about };
}

export function exitCodeOf(code: ErrorValue["code"]): number {
  if (code === "usage") return EXIT.usage;
  if (code === "registry-unreachable") return EXIT.registry;
  return code === "internal" ? EXIT.fault : EXIT.refused;
}

/** Reports and gives the exit code. The stack of a fault goes to stderr when KALLMARKT_DEBUG is set. */
export async function refuse(terminal: Terminal, thrown: unknown, file?: string): Promise<number> {
  const error = errorValue(thrown, terminal.language, thrown instanceof FileRefusal ? thrown.file : file);
  if (terminal.json) await answerJson(terminal, { error });
  terminal.note(`kallmarkt: ${error.file === undefined ? "" : `${error.file}: `}${error.message} [${error.code}]`);
  if (process.env["KALLMARKT_DEBUG"] && thrown instanceof Error) terminal.note(thrown.stack ?? "");
  return exitCodeOf(error.code);
}

/** A refusal that knows which file it is about. */
export class FileRefusal extends AppError {
  readonly file: string;

  constructor(file: string, refusal: AppError) {
    super(refusal.code, refusal.wording, refusal);
    this.file = file;
  }
}

/** Runs `work` on a file; a refusal inside comes out naming that file. */
export async function about<Result>(file: string, work: () => Result | Promise<Result>): Promise<Result> {
  try {
    return await work();
  } catch (thrown) {
    if (thrown instanceof AppError && !(thrown instanceof FileRefusal)) throw new FileRefusal(file, thrown);
    throw thrown;
  }
}

/** Wrong usage, in both languages. */
export function usage(sv: string, en: string): AppError {
  return new AppError("usage", { sv, en });
}
