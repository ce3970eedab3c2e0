/** Runs a command several times as a whole process and takes the median of its processor time, wall time and peak memory. */
import { spawnSync } from "node:child_process";
import path from "node:path";
import { fileURLToPath } from "node:url";

export const root = fileURLToPath(new URL("..", import.meta.url));
export const program = path.join(root, "dist", "cli", "main.js");

export interface Usage {
  /** Seconds of processor time, user and system. */
  readonly cpu: number;
  /** Seconds from start to end. */
  readonly wall: number;
  /** Peak resident memory in megabytes (MiB). */
  readonly mb: number;
}

/**
 * Node reads the certificates that NODE_EXTRA_CA_CERTS names at every start, whatever it is to do: some 30 ms that are the machine's and not
 * the tool's.
 */
const { NODE_EXTRA_CA_CERTS: _certificates, ...environment } = process.env;

/** One run of Node with these arguments. @throws Error when it does not end with `code` */
export function nodeRun(args: readonly string[], code = 0): Usage {
  const started = performance.now();
  const child = spawnSync(process.execPath, ["--require", path.join(root, "bench", "usage.cjs"), ...args], {
    encoding: "utf8",
    maxBuffer: 1 << 28,
    env: environment,
  });
  return usageOf(child.stderr, (performance.now() - started) / 1000, child.status, code);
}

/** One run of a Python script that ends by printing the same `usage` line on stderr. */
export function pythonRun(python: string, script: string, args: readonly string[]): Usage {
  const started = performance.now();
  const child = spawnSync(python, ["-c", script, ...args], { encoding: "utf8" });
  return usageOf(child.stderr, (performance.now() - started) / 1000, child.status, 0);
}

function usageOf(stderr: string, wall: number, status: number | null, code: number): Usage {
  const line = /^usage (\{.*\})$/m.exec(stderr)?.[1];
  if (status !== code || line === undefined) throw new Error(`ended with ${status}: ${stderr.slice(0, 2000)}`);
  return { ...(JSON.parse(line) as { cpu: number; mb: number }), wall };
}

/** The median of each figure over `runs` runs, after one that is not counted. Several commands are run in turn, so that a busy machine hits all alike. */
export function inTurn(commands: readonly (() => Usage)[], runs: number): Usage[] {
  const all: Usage[][] = commands.map(() => []);
  for (let round = -1; round < runs; round++) {
    commands.forEach((command, index) => {
      const usage = command();
      if (round >= 0) all[index]?.push(usage);
    });
  }
  return all.map((list) => ({
    cpu: median(list.map((u) => u.cpu)),
    wall: median(list.map((u) => u.wall)),
    mb: median(list.map((u) => u.mb)),
  }));
}

export function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.floor(sorted.length / 2)] ?? NaN;
}
