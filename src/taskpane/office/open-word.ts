/** Opens Word's document for the pane and for the commands: the one place, beside the entries, where the host is picked. */
import "../zod-config.ts";
import { openDocx } from "../../hosts/docx/index.ts";
import { openWord, type Opening } from "../../hosts/word/index.ts";
import { Recorder, type BatchSeam } from "../../hosts/word/recorder.ts";
import type { OfficeDocument } from "../host.ts";
import { giveFile } from "../memory.ts";
import { breath } from "../verbs/breath.ts";

/** Call after `Office.onReady`. `opening`: as `openWord`. Throws AppError where this Word can't be used. */
export async function openWordDocument(opening: Opening = {}): Promise<OfficeDocument> {
  recordIfAsked();
  return openWord(
    { Word, Office },
    {
      openPackage: (bytes) => openDocx(bytes),
      pause: (milliseconds) => new Promise((resolve) => setTimeout(resolve, milliseconds)),
      breath,
      clock: () => performance.now(),
      fromBase64: (text) => Uint8Array.from(atob(text), (char) => char.charCodeAt(0)),
    },
    opening,
  );
}

/** The developers' switch (docs/recorder.md): off unless somebody has set it by hand in this browser's storage. */
const SWITCH = "kallmarkt-recorder";

interface Recording {
  /** Saves what was recorded as a file. Only there while the switch is on. */
  kallmarktRecording?: () => void;
  readonly OSF?: { readonly DDA?: { readonly RichApi?: BatchSeam } };
}

function recordIfAsked(): void {
  const page = globalThis as Recording;
  const seam = page.OSF?.DDA?.RichApi;
  if (seam === undefined || page.kallmarktRecording !== undefined || !isOn()) return;
  const recorder = new Recorder(seam, () => performance.now());
  page.kallmarktRecording = () => {
    const text = JSON.stringify(recorder.recording(Office), null, 1);
    giveFile("kallmarkt-inspelning.json", new TextEncoder().encode(text), "application/json");
  };
}

function isOn(): boolean {
  try {
    return localStorage.getItem(SWITCH) === "on";
  } catch {
    return false;
  }
}
