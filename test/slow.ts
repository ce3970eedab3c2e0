/**
 * A slow machine whose answers come in any order, for the browser tests, on request: `KALLMARKT_SLOW=600 npm run t -- test/workbench` makes
 * everything in the pages that is asynchronous up to 600 ms late. `600:4` slows the processor to a quarter as well, and `600:4:7` draws other
 * delays than `600:4`. What fails then reads before what it waits for is there; that may be the test, or the page.
 */
import type { BrowserContext, Page } from "playwright-core";

interface Slowness {
  /** How late anything comes at the most, in milliseconds. */
  readonly most: number;
  /** How many times slower the processor is. */
  readonly rate: number;
  readonly seed: number;
}

const asked = process.env["KALLMARKT_SLOW"] ?? "";
const [most = 0, rate = 1, seed = 1] = asked.split(":").map(Number);
const slowness: Slowness | null = asked === "" ? null : { most, rate, seed };

/** Makes what happens in the pages of a context late, where that is asked for. */
export async function slowDown(context: BrowserContext): Promise<void> {
  if (slowness === null) return;
  await context.addInitScript(`(${late.toString()})(${JSON.stringify(slowness)})`);
}

/** Slows the processor of a page, where that is asked for. */
export async function slowProcessor(page: Page): Promise<void> {
  if (slowness === null || slowness.rate === 1) return;
  const session = await page.context().newCDPSession(page);
  await session.send("Emulation.setCPUThrottlingRate", { rate: slowness.rate });
}

/** Waits as a slow network or disk lets one wait for a file. */
export async function slowFile(): Promise<void> {
  if (slowness !== null) await new Promise((resolve) => setTimeout(resolve, Math.random() * slowness.most));
}

/** Runs in the page, before anything of it does. What a worker is told and tells keeps its order; nothing else does. */
function late({ most, seed }: Slowness): void {
  let drawn = seed;
  const some = (): number => {
    drawn = (drawn * 48_271) % 2_147_483_647;
    // Mostly short, sometimes long.
    return most * (drawn / 2_147_483_647) ** 2;
  };
  const timeout = setTimeout;
  /** Carries things out late, one after the other. */
  const inOrder = () => {
    let before = Promise.resolve();
    return (run: () => void): void => {
      const delay = new Promise((resolve) => timeout(resolve, some()));
      before = before.then(() => delay).then(run);
    };
  };
  const listen = EventTarget.prototype.addEventListener;
  const unlisten = EventTarget.prototype.removeEventListener;
  const wrapped = new WeakMap<object, EventListener>();
  EventTarget.prototype.addEventListener = function (this: EventTarget, type, listener, options) {
    const isLate = (type === "message" && this instanceof Worker) || (type === "selectionchange" && this === document);
    if (!isLate || typeof listener !== "function") return listen.call(this, type, listener, options);
    const queue = inOrder();
    const run = (event: Event): void => queue(() => void listener.call(this, event));
    wrapped.set(listener, run);
    listen.call(this, type, run, options);
  };
  EventTarget.prototype.removeEventListener = function (this: EventTarget, type, listener, options) {
    const run = typeof listener === "function" ? wrapped.get(listener) : undefined;
    unlisten.call(this, type, run ?? listener, options);
  };
  if (typeof Worker !== "undefined") {
    const post = Worker.prototype.postMessage as (this: Worker, ...given: unknown[]) => void;
    const queues = new WeakMap<Worker, (run: () => void) => void>();
    Worker.prototype.postMessage = function (this: Worker, ...given: unknown[]): void {
      const queue = queues.get(this) ?? inOrder();
      queues.set(this, queue);
      queue(() => post.apply(this, given));
    };
  }
  window.setTimeout = ((run: TimerHandler, ms = 0, ...given: unknown[]) =>
    timeout(run, ms + some() / 4, ...given)) as typeof setTimeout;
}
