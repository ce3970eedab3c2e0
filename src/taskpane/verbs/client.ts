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
  const waiting = new Map<number, Waiting>();

  const fail = (reason: Error): void => {
    end();
    worker = null;
    handed = null;
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
      if (worker !== mine) throw new Stopped();
      send({ kind: "slice", slice });
      onHanded((index + 1) / slices.length);
      await breath();
    }
    handed = reading;
  }

  async function ask(
    reading: HostReading | null,
    message: (id: number) => ToWorker,
    onHanded: (share: number) => void,
  ): Promise<Answer> {
    if (reading) await handOver(reading, onHanded);
    const id = next++;
    const answer = new Promise<Answer>((resolve, reject) => waiting.set(id, { resolve, reject }));
    send(message(id));
    return answer;
  }

  return {
    async look(reading, choices, now, onHanded = () => undefined) {
      const answer = await ask(reading, (id) => ({ kind: "look", id, choices, now }), onHanded);
      if (answer.kind === "looked") return answer.view;
      throw refusalOf(answer);
    },
    async plan(reading, act, choices, now) {
      const answer = await ask(
        reading,
        (id) => ({ kind: "plan", id, act, choices, now }),
        () => undefined,
      );
      if (answer.kind === "planned") return answer.planned;
      throw refusalOf(answer);
    },
    async settings(choices, now) {
      const answer = await ask(
        null,
        (id) => ({ kind: "settings", id, choices, now }),
        () => undefined,
      );
      if (answer.kind === "settled") return answer.settings;
      throw refusalOf(answer);
    },
    async clean(clipboard, keepsProvenance) {
      const answer = await ask(
        null,
        (id) => ({ kind: "clean", id, clipboard, keepsProvenance }),
        () => undefined,
      );
      if (answer.kind === "cleaned") return answer.pasted;
      throw refusalOf(answer);
    },
    async pack(reading, name, bytes, choices, now) {
      const answer = await ask(
        reading,
        (id) => ({ kind: "pack", id, name, bytes, choices, now }),
        () => undefined,
      );
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
