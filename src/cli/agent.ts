/** Calls by an AI agent: the account that runs one says so with KALLMARKT_AGENT, and a call that is refused is written to a log. */
import { appendFileSync, mkdirSync } from "node:fs";
import { homedir } from "node:os";
import path from "node:path";
import { AppError } from "../core/errors.ts";
import { assertForAgents } from "../core/policy/agent-calls.ts";

/** The agent that the surroundings name; null when a person calls. */
export function callingAgent(environment: NodeJS.ProcessEnv): string | null {
  const name = environment["KALLMARKT_AGENT"]?.trim();
  return name ? name.slice(0, 100) : null;
}

/** The command among the words of a call; null when there is none, as in `kallmarkt --help`. */
export function commandIn(args: readonly string[]): string | null {
  for (let index = 0; index < args.length; index++) {
    const arg = args[index] as string;
    // The only option before a command that takes a value.
    if (arg === "--lang") index++;
    else if (!arg.startsWith("-")) return arg;
  }
  return null;
}

/** Runs an agent's call. A refusal that is for agents only is logged before it goes on. */
export async function asAgent<Result>(agent: string, args: readonly string[], work: () => Promise<Result>): Promise<Result> {
  const command = commandIn(args);
  try {
    // What a label states is known once its options are read: the command asks then.
    if (command !== null && command !== "label") assertForAgents({ command });
    return await work();
  } catch (thrown) {
    if (thrown instanceof AppError && thrown.code === "not-for-agents") keep(agent, command ?? "", thrown);
    throw thrown;
  }
}

/** One JSON value a line: when, which agent, which command, and why. No name of a file and no text of a document. */
function keep(agent: string, command: string, { code, wording }: AppError): void {
  const file = logFile(process.env);
  try {
    mkdirSync(path.dirname(file), { recursive: true });
    const line = { at: new Date().toISOString(), agent, command, refused: code, says: wording.sv };
    appendFileSync(file, `${JSON.stringify(line)}\n`, { mode: 0o600 });
  } catch (cause) {
    // The call stays refused; who runs the agent must know that nothing was kept of it.
    const why = cause instanceof Error ? cause.message : String(cause);
    process.stderr.write(`kallmarkt: loggen går inte att skriva / the log can't be written: ${why}\n`);
  }
}

/** KALLMARKT_AGENT_LOG, or a file where the system keeps what programs remember. */
function logFile(environment: NodeJS.ProcessEnv): string {
  const stated = environment["KALLMARKT_AGENT_LOG"];
  if (stated) return stated;
  const state = environment["XDG_STATE_HOME"] ?? environment["LOCALAPPDATA"] ?? path.join(homedir(), ".local", "state");
  return path.join(state, "kallmarkt", "agent-calls.jsonl");
}
