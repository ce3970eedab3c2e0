/** The worker pool: results in order; a task that hangs, dies or eats memory costs only itself. */
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "@jest/globals";
import type { Outcome, PoolOptions } from "../../src/cli/pool.ts";
import { inWorkers } from "../../src/cli/pool.ts";

const WORKER = `
import { parentPort, workerData } from "node:worker_threads";
parentPort.on("message", async ({ index, task }) => {
  if (task === "hang") for (;;);
  if (task === "die") process.exit(3);
  if (task === "throw") throw new Error("oväntat");
  if (task === "eat") { const kept = []; for (;;) kept.push(new Array(100000).fill(index)); }
  if (task.startsWith("wait")) await new Promise((resolve) => setTimeout(resolve, Number(task.slice(4))));
  console.log("skräp som inte får synas");
  parentPort.postMessage({ index, result: workerData + task });
});
`;

describe("the worker pool", () => {
  let folder = "";
  let options: PoolOptions;
  beforeAll(() => {
    folder = mkdtempSync(path.join(tmpdir(), "kallmarkt-pool-"));
    const script = path.join(folder, "worker.mjs");
    writeFileSync(script, WORKER);
    options = { script, workerData: ">", workers: 2, timeLimit: 1_500, memoryLimit: 64, signal: new AbortController().signal };
  });
  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  async function run(tasks: readonly string[], more: Partial<PoolOptions> = {}): Promise<string[]> {
    const told: string[] = [];
    for await (const outcome of inWorkers<string, string>(tasks, { ...options, ...more })) told.push(tellOf(outcome));
    return told;
  }
  const tellOf = (outcome: Outcome<string, string>) =>
    outcome.kind === "done" ? outcome.result : `${outcome.kind}:${outcome.task}`;

  test("gives results in the order of the tasks, whoever is ready first", async () => {
    expect(await run(["wait200", "a", "wait50", "b", "c"])).toEqual([">wait200", ">a", ">wait50", ">b", ">c"]);
  });

  test("goes on after tasks that hang, end their worker, throw, or eat all memory", async () => {
    const told = await run(["a", "hang", "b", "die", "throw", "c", "eat", "d"]);
    expect(told).toEqual([">a", "time:hang", ">b", "crash:die", "crash:throw", ">c", "memory:eat", ">d"]);
  });

  test("ends each task with a crash when the worker can't even start", async () => {
    expect(await run(["a", "b"], { script: path.join(folder, "saknas.mjs") })).toEqual(["crash:a", "crash:b"]);
  });

  test("gives nothing for no tasks, and works with more workers than tasks", async () => {
    expect(await run([])).toEqual([]);
    expect(await run(["a"], { workers: 8 })).toEqual([">a"]);
  });

  test("takes more tasks than may run ahead of the slowest", async () => {
    const tasks = ["wait300", ...Array.from({ length: 600 }, (_, index) => `t${index}`)];
    expect(await run(tasks)).toEqual(tasks.map((task) => `>${task}`));
  });

  test("stops when told to", async () => {
    const stop = new AbortController();
    setTimeout(() => stop.abort(), 300);
    expect(await run(["a", "hang", "hang"], { signal: stop.signal, timeLimit: 60_000 })).toEqual([">a"]);
  });
});
