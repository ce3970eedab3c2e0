/** Runs many tasks in worker threads and gives their results in the order of the tasks, as soon as each one's turn has come. */
import { Worker } from "node:worker_threads";

export interface PoolOptions {
  /** The worker's file. It answers each `{ index, task }` with `{ index, result }`. */
  readonly script: string;
  /** Handed to each worker once, when it starts. */
  readonly workerData: unknown;
  readonly workers: number;
  /** Milliseconds that one task may take before its worker is replaced. */
  readonly timeLimit: number;
  /** Megabytes of heap that a worker may take before it is replaced. */
  readonly memoryLimit: number;
  /** Stops everything when it aborts: no further results are given. */
  readonly signal: AbortSignal;
}

export type Outcome<Task, Result> =
  | { readonly kind: "done"; readonly task: Task; readonly result: Result }
  /** The task took too long, took too much memory, or ended its worker. The run goes on with a new worker. */
  | { readonly kind: "time" | "memory" | "crash"; readonly task: Task; readonly cause: unknown };

/** How far the work may run ahead of the slowest task: bounds the results that wait for their turn. */
const AHEAD = 256;

/** A task that ends its worker costs only itself. When the caller stops early, the workers are ended. */
export async function* inWorkers<Task, Result>(
  tasks: readonly Task[],
  options: PoolOptions,
): AsyncGenerator<Outcome<Task, Result>> {
  const waiting = new Map<number, Outcome<Task, Result>>();
  const idle = new Set<() => void>();
  const running = new Set<Worker>();
  let next = 0;
  let turn = 0;
  let wake = () => undefined as void;

  function start(): void {
    const worker = new Worker(options.script, {
      workerData: options.workerData,
      resourceLimits: { maxOldGenerationSizeMb: options.memoryLimit },
      // A library that writes to the console must not reach the answer.
      stdout: true,
      stderr: true,
    });
    worker.stdout.resume();
    worker.stderr.resume();
    running.add(worker);
    let index = -1;
    let timer: NodeJS.Timeout | undefined;

    const settle = (outcome: Outcome<Task, Result>) => {
      clearTimeout(timer);
      waiting.set(index, outcome);
      index = -1;
      wake();
    };
    const take = () => {
      idle.delete(take);
      if (next >= tasks.length) return;
      if (next >= turn + AHEAD) return void idle.add(take);
      index = next++;
      timer = setTimeout(() => replace("time", new Error(`more than ${options.timeLimit} ms`)), options.timeLimit);
      timer.unref();
      worker.postMessage({ index, task: tasks[index] });
    };
    const replace = (kind: "time" | "memory" | "crash", cause: unknown) => {
      if (!running.delete(worker)) return;
      idle.delete(take);
      void worker.terminate();
      if (index >= 0) settle({ kind, task: tasks[index] as Task, cause });
      if (next < tasks.length) start();
    };

    worker.on("message", ({ result }: { readonly result: Result }) => {
      if (index < 0 || !running.has(worker)) return;
      settle({ kind: "done", task: tasks[index] as Task, result });
      take();
    });
    worker.on("error", (error: NodeJS.ErrnoException) =>
      replace(error.code === "ERR_WORKER_OUT_OF_MEMORY" ? "memory" : "crash", error),
    );
    worker.on("exit", (code) => replace("crash", new Error(`worker ended with ${code}`)));
    take();
  }

  const stop = () => wake();
  options.signal.addEventListener("abort", stop);
  try {
    for (let count = Math.min(options.workers, tasks.length); count > 0; count--) start();
    while (turn < tasks.length && !options.signal.aborted) {
      const outcome = waiting.get(turn);
      if (!outcome) {
        await new Promise<void>((resolve) => (wake = resolve));
        continue;
      }
      waiting.delete(turn++);
      for (const take of [...idle]) take();
      yield outcome;
    }
  } finally {
    options.signal.removeEventListener("abort", stop);
    const ending = [...running];
    running.clear();
    await Promise.all(ending.map((worker) => worker.terminate()));
  }
}
