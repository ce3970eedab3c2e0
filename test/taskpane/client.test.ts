/** The page's side of the worker, against a worker that only puts together what it is told: nothing mixes, however things are asked. */
import { expect, test } from "@jest/globals";
import type { HostReading } from "../../src/core/ports.ts";
import { workerVerbs } from "../../src/taskpane/verbs/client.ts";
import type { ToWorker } from "../../src/taskpane/verbs/protocol.ts";
import { ReadingAssembly } from "../../src/taskpane/verbs/slices.ts";
import { Stopped } from "../../src/taskpane/verbs/verbs.ts";
import { NOW } from "./fake-pane.ts";
import { readingOfLines } from "./readings.ts";

const CHOICES = { profileId: null, placement: null };

/** A document so long that it is handed over in several slices. */
const long = (word: string, lines = 2000): HostReading => readingOfLines(Array.from({ length: lines }, () => word));

/** Answers each question with the words that it has been handed, each once. */
function workers(): { readonly start: () => Worker; readonly started: () => number } {
  let started = 0;
  const start = (): Worker => {
    started++;
    const listeners: ((event: { readonly data: unknown }) => void)[] = [];
    const assembly = new ReadingAssembly();
    let reading: HostReading | null = null;
    let isOver = false;
    const tell = (data: unknown): void => {
      setTimeout(() => {
        if (!isOver) for (const listener of listeners) listener({ data });
      });
    };
    const fake = {
      addEventListener: (type: string, listener: (event: { readonly data: unknown }) => void) =>
        void (type === "message" && listeners.push(listener)),
      postMessage: (message: ToWorker) => {
        if (message.kind === "slice") {
          reading = assembly.take(structuredClone(message.slice)) ?? reading;
          return;
        }
        const words = new Set((reading?.text.stories[0]?.paragraphs ?? []).map(({ text }) => text));
        tell({ kind: "looked", id: message.id, view: [...words] });
      },
      terminate: () => (isOver = true),
    };
    tell({ kind: "ready" });
    return fake as unknown as Worker;
  };
  return { start, started: () => started };
}

test("a document that is opened while the one before it is still handed over is the one that is looked at", async () => {
  const verbs = workerVerbs(workers().start);
  const views = await Promise.all(["ett", "två", "tre"].map((word) => verbs.look(long(word), CHOICES, NOW)));
  expect(views).toEqual([["ett"], ["två"], ["tre"]]);
});

test("what was asked before a stop is asked of nobody after it, and the same document is handed over anew", async () => {
  const { start, started } = workers();
  const verbs = workerVerbs(start);
  const reading = long("ett");
  const asked = [
    verbs.look(reading, CHOICES, NOW, (share) => share === 1 && verbs.stop()),
    verbs.look(long("två"), CHOICES, NOW),
  ];
  for (const one of asked) await expect(one).rejects.toThrow(Stopped);
  expect(await verbs.look(reading, CHOICES, NOW)).toEqual(["ett"]);
  expect(started()).toBe(2);
});
