/** The worker in which the verbs run, so that reading a long document never keeps the page from answering. */
import * as z from "zod";
import { AppError } from "../../core/errors.ts";
import type { HostReading } from "../../core/ports.ts";
import { cleanPaste } from "../paste/clean.ts";
import type { Scanned } from "../../core/detect/rescan.ts";
import { lookAgain, profileFor } from "./look.ts";
import { pack } from "./pack.ts";
import { plan } from "./plan.ts";
import type { FromWorker, ToWorker } from "./protocol.ts";
import { settingsOf } from "./settings.ts";
import { ReadingAssembly } from "./slices.ts";
import { surroundings } from "./surroundings.ts";

// Without this zod compiles its schemas with `new Function`, which the content security policy refuses.
z.config({ jitless: true });

const assembly = new ReadingAssembly();
let reading: HostReading | null = null;
/** What was seen in the document the last time: only what has changed since is scanned. */
let scanned: Scanned | null = null;

self.addEventListener("message", ({ data }: MessageEvent<ToWorker>) => {
  if (data.kind === "slice") {
    // Nothing is kept of the document before: it is another one.
    if (data.slice.kind === "begin" && data.slice.kept.every(({ head, tail }) => head + tail === 0)) scanned = null;
    reading = assembly.take(data.slice) ?? reading;
    return;
  }
  self.postMessage(answerTo(data));
});

self.postMessage({ kind: "ready" } satisfies FromWorker);

function answerTo(asked: Exclude<ToWorker, { kind: "slice" }>): FromWorker {
  const { id } = asked;
  try {
    if (asked.kind === "clean") return { kind: "cleaned", id, pasted: cleanPaste(asked.clipboard, asked.keepsProvenance) };
    const { choices, now } = asked;
    if (asked.kind === "settings") return { kind: "settled", id, settings: settingsOf(choices, now) };
    if (reading === null) throw new Error("a verb was asked for before a document was handed over");
    if (asked.kind === "look") {
      const looked = lookAgain(reading, choices, now, scanned);
      scanned = looked.scanned;
      return { kind: "looked", id, view: looked.view };
    }
    if (asked.kind === "pack") return { kind: "packed", id, zip: pack(asked.name, asked.bytes, reading, choices, now) };
    return { kind: "planned", id, planned: plan(reading, asked.act, profileFor(reading, choices), surroundings(now)) };
  } catch (error) {
    if (error instanceof AppError) return { kind: "refused", id, code: error.code, wording: error.wording };
    return { kind: "failed", id, message: error instanceof Error ? error.message : String(error) };
  }
}
