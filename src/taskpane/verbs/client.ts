/** The page's side of the worker: hands a reading over once, asks, and can stop a question that takes too long. */
import { AppError } from "../../core/errors.ts";
import type { HostReading } from "../../core/ports.ts";
import { breath } from "./breath.ts";
import { endingOf, type Ready } from "./ending.ts";
import type { FromWorker, ToWorker } from "./protocol.ts";
import { slicesOf } from "./slices.ts";
import { Stopped, type Verbs } from "./verbs.ts";

type Answer = Exclude<FromWorker, Ready>;
type Waiting = { readonly resolve: (answer: Answer) => void; readonly reject: (reason: Error) => void };

/** Verbs in a worker made by `start`, anew after each stop. */
export function workerVerbs(start: () => Worker): Verbs {
  let worker: Worker | null = null;
  let end: () => void = () => undefined;
  let handed: HostReading | null = null;
  let next = 1;
  /** How many workers have been ended: what was asked of them is not asked of the next. */
  let stops = 0;
  /** Readings are handed over one after the other, each with its question: slices of two would mix. */
  let line: Promise<unknown> = Promise.resolve();
  const waiting = new Map<number, Waiting>();

  const fail = (reason: Error): void => {
    end();
    worker = null;
    handed = null;
    stops++;
    for (const { reject } of waiting.values()) reject(reason);
    waiting.clear();
  };

  const running = (): Worker => {
    if (worker) return worker;
    const mine = start();
    worker = mine;
    end = endingOf(mine);
    worker.addEventListener("message", ({ data }: MessageEvent<FromWorker>) => {
      // One that was ended while it came up has nothing more to say.
      if (data.kind === "ready" || worker !== mine) return;
      waiting.get(data.id)?.resolve(data);
      waiting.delete(data.id);
    });
    worker.addEventListener("error", (event) => {
      // Told to whoever waits: the browser need not tell it once more.
      event.preventDefault();
      fail(new Error(event.message));
    });
    return worker;
  };

  const send = (message: ToWorker): void => running().postMessage(message);

  async function handOver(reading: HostReading, onHanded: (share: number) => void): Promise<void> {
    if (handed === reading) return;
    const mine = running();
    const slices = [...slicesOf(reading, handed)];
    for (const [index, slice] of slices.entries()) {
      send({ kind: "slice", slice });
      onHanded((index + 1) / slices.length);
      await breath();
      if (worker !== mine) throw new Stopped();
    }
    handed = reading;
  }

  function post(message: (id: number) => ToWorker): { readonly answer: Promise<Answer> } {
    const id = next++;
    const answer = new Promise<Answer>((resolve, reject) => waiting.set(id, { resolve, reject }));
    send(message(id));
    return { answer };
  }

  async function ask(message: (id: number) => ToWorker): Promise<Answer> {
    return post(message).answer;
  }

  async function askOf(
    reading: HostReading,
    message: (id: number) => ToWorker,
    onHanded: (share: number) => void = () => undefined,
  ): Promise<Answer> {
    const asked = stops;
    const posted = line.then(async () => {
      if (asked !== stops) throw new Stopped();
      await handOver(reading, onHanded);
      return post(message);
    });
    line = posted.catch(() => undefined);
    return (await posted).answer;
  }

  return {
    async look(reading, choices, now, onHanded) {
      const answer = await askOf(reading, (id) => ({ kind: "look", id, choices, now }), onHanded);
      if (answer.kind === "looked") return answer.view;
      throw refusalOf(answer);
    },
    async plan(reading, act, choices, now) {
      const answer = await askOf(reading, (id) => ({ kind: "plan", id, act, choices, now }));
      if (answer.kind === "planned") return answer.planned;
      throw refusalOf(answer);
    },
    async settings(choices, now) {
      const answer = await ask((id) => ({ kind: "settings", id, choices, now }));
      if (answer.kind === "settled") return answer.settings;
      throw refusalOf(answer);
    },
    async clean(clipboard, keepsProvenance) {
      const answer = await ask((id) => ({ kind: "clean", id, clipboard, keepsProvenance }));
      if (answer.kind === "cleaned") return answer.pasted;
      throw refusalOf(answer);
    },
    async pack(reading, name, bytes, choices, now) {
      const answer = await askOf(reading, (id) => ({ kind: "pack", id, name, bytes, choices, now }));
      if (answer.kind === "packed") return answer.zip;
      throw refusalOf(answer);
    },
    stop: () => fail(new Stopped()),
  };
}

function refusalOf(answer: Answer): Error {
  if (answer.kind === "refused") return new AppError(answer.code, answer.wording);
  return new Error(answer.kind === "failed" ? answer.message : `unexpected answer ${answer.kind}`);
}
