/** Runs the built command line as a child process, as anybody would. */
import { spawn } from "node:child_process";
import path from "node:path";
import { fileURLToPath } from "node:url";
import { beforeAll } from "@jest/globals";
import { ensureBuilt } from "../../scripts/ensure.mjs";

export const root = path.resolve(path.dirname(fileURLToPath(import.meta.url)), "..", "..");
export const program = path.join(root, "dist", "cli", "main.js");

export interface Answer {
  readonly code: number | null;
  readonly stdout: string;
  readonly stderr: string;
  /** stdout as one JSON value; throws when it is anything else. */
  json(): unknown;
}

export interface RunOptions {
  readonly cwd?: string;
  readonly env?: Readonly<Record<string, string>>;
}

/** Exit code, stdout and stderr of `kallmarkt …args`. Colour and language are those of a pipe and no settings. */
export function kallmarkt(args: readonly string[], options: RunOptions = {}): Promise<Answer> {
  const { KALLMARKT_LANG: _language, NO_COLOR: _colour, ...inherited } = process.env;
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, [program, ...args], {
      cwd: options.cwd ?? root,
      env: { ...inherited, NODE_OPTIONS: "", ...options.env },
      stdio: ["ignore", "pipe", "pipe"],
    });
    const out: Buffer[] = [];
    const err: Buffer[] = [];
    child.stdout.on("data", (chunk: Buffer) => out.push(chunk));
    child.stderr.on("data", (chunk: Buffer) => err.push(chunk));
    child.on("error", reject);
    child.on("close", (code) => {
      const [stdout, stderr] = [Buffer.concat(out).toString("utf8"), Buffer.concat(err).toString("utf8")];
      resolve({ code, stdout, stderr, json: () => JSON.parse(stdout) as unknown });
    });
  });
}

/** Builds the command line before the tests of a file when its sources are newer. */
export function withBuiltProgram(): void {
  beforeAll(async () => {
    await ensureBuilt("cli");
  }, 180_000);
}
