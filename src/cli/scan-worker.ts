/** The worker thread of a scan: reads one file at a time and answers with its entry. It never ends because of a file. */
import { parentPort, workerData } from "node:worker_threads";
import { suggest } from "../core/pipeline.ts";
import type { Profile } from "../core/policy/profile.ts";
import { formatOf, readDocument } from "./formats.ts";
import { originChecks } from "./origins.ts";
import { readInput } from "./read-file.ts";
import { errorValue } from "./refusal.ts";
import { sidecarSigns } from "./sidecar.ts";
import { signEntries } from "./scan-signs.ts";
import type { ScanEntry } from "./scan-entry.ts";
import { readEntry } from "./scan-entry.ts";
import type { Language } from "./terminal.ts";
import { writersView } from "./writers-view.ts";

/** Handed to the worker when it starts. */
export interface ScanWorkerData {
  readonly profile: Profile;
  readonly language: Language;
  /** Certificates of trusted issuers of statements of origin (PEM), or null. */
  readonly anchors: string | null;
}

const { profile, language, anchors } = workerData as ScanWorkerData;

async function scanFile(file: string): Promise<ScanEntry> {
  try {
    const bytes = await readInput(file);
    const reading = await readDocument(file, bytes);
    const view = writersView(reading);
    const checks = await originChecks(view.text, formatOf(file, bytes), bytes, anchors);
    const suggested = suggest(reading, profile);
    const labelled = suggested.labels.flatMap(({ label, reanchoring }) =>
      label.picture === undefined || reanchoring.kind === "lost" ? [] : [reanchoring.range],
    );
    const signs = [
      ...signEntries(view, language, checks, labelled, suggested.record?.history),
      ...(await sidecarSigns(file, bytes, anchors, language)),
    ];
    return readEntry(file, view, suggested, language, signs);
  } catch (thrown) {
    const { code, message } = errorValue(thrown, language);
    return { file, error: { code, message } };
  }
}

parentPort?.on("message", ({ index, task }: { readonly index: number; readonly task: string }) => {
  void scanFile(task).then((result) => parentPort?.postMessage({ index, result }));
});
