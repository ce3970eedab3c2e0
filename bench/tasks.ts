/** What a browser's trace says of the main thread: its tasks, with the processor time of each. */

export interface Task {
  readonly at: number;
  readonly ms: number;
  /** The thread's own processor time in it. */
  readonly processor: number;
}

interface TraceEvent {
  readonly name: string;
  readonly ph: string;
  readonly pid: number;
  readonly tid: number;
  readonly ts: number;
  readonly dur?: number;
  readonly tdur?: number;
  readonly args?: { readonly name?: string; readonly data?: { readonly url?: string; readonly processId?: number } };
}

/**
 * Tasks of a page's main thread, from a trace. Times in ms of the trace's own clock. `address`: part of the address of a frame that runs in a process of
 * its own, whose tasks are meant; without it those of every page.
 */
export function tasksIn(trace: Buffer, address: string | null = null): Task[] {
  const { traceEvents } = JSON.parse(trace.toString("utf8")) as { traceEvents: TraceEvent[] };
  const processes = new Set(
    traceEvents.flatMap(({ args }) =>
      address !== null && args?.data?.url?.includes(address) && args.data.processId !== undefined ? [args.data.processId] : [],
    ),
  );
  const mains = new Set(
    traceEvents
      .filter(({ name, args }) => name === "thread_name" && args?.name === "CrRendererMain")
      .filter(({ pid }) => address === null || processes.has(pid))
      .map(({ pid, tid }) => `${pid} ${tid}`),
  );
  const tasks = traceEvents
    .filter(({ name, ph, pid, tid }) => /RunTask$/u.test(name) && ph === "X" && mains.has(`${pid} ${tid}`))
    .map(({ ts, dur = 0, tdur = 0 }) => ({ at: ts / 1000, ms: dur / 1000, processor: tdur / 1000 }))
    .sort((one, other) => one.at - other.at);
  // A task and the step that runs it are told as two events, one inside the other.
  return tasks.filter(({ at, ms }, index) => {
    const before = tasks[index - 1];
    return before === undefined || at + ms > before.at + before.ms;
  });
}
