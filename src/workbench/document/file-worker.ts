/** The worker that holds the open .docx: reads it, writes into it, and keeps what it was before, so that every act can be taken back. */
import * as z from "zod";
import { AppError } from "../../core/errors.ts";
import type { HostReading } from "../../core/ports.ts";
import { openDocx, withEditedText, withNewText, type DocxHost } from "../../hosts/docx/index.ts";
import { isSameParagraph, slicesOf } from "../../taskpane/verbs/slices.ts";
import type { FromFile, ToFile } from "./protocol.ts";

z.config({ jitless: true });

/** How many acts can be taken back: whole files, so not without end. */
const KEPT = 30;

let file: DocxHost | null = null;
let earlier: Uint8Array[] = [];
/** What the page has been told of the open file. */
let told: HostReading | null = null;

const post = (message: FromFile): void => self.postMessage(message);

self.addEventListener("message", ({ data }: MessageEvent<ToFile>) => {
  void answer(data).then(post, (error: unknown) => {
    const { id } = data;
    if (error instanceof AppError) post({ kind: "refused", id, code: error.code, wording: error.wording });
    else post({ kind: "failed", id, message: error instanceof Error ? error.message : String(error) });
  });
});

post({ kind: "ready" });

async function answer(asked: ToFile): Promise<FromFile> {
  const done = { kind: "done", id: asked.id, outcomes: [], range: null, isUndone: false } as const;
  switch (asked.kind) {
    case "open":
      file = openDocx(asked.bytes);
      earlier = [];
      told = null;
      await tellReading();
      return done;
    case "apply": {
      const before = open().bytes();
      const outcomes = await open().apply(asked.edits);
      keep(before);
      await tellReading();
      return { ...done, outcomes };
    }
    case "insert": {
      const before = open().bytes();
      const { bytes, range } = withNewText(before, asked.blocks, asked.after);
      file = openDocx(bytes);
      keep(before);
      await tellReading();
      return { ...done, range };
    }
    case "edit": {
      const before = open().bytes();
      file = openDocx(withEditedText(before, asked.place, asked.before, asked.text));
      keep(before);
      await tellReading();
      return done;
    }
    case "undo": {
      const before = earlier.pop();
      if (!before) return done;
      file = openDocx(before);
      await tellReading();
      return { ...done, isUndone: true };
    }
    case "bytes":
      return { kind: "bytes", id: asked.id, bytes: open().bytes() };
    default:
      return asked satisfies never;
  }
}

function open(): DocxHost {
  if (!file) throw new Error("no file is open");
  return file;
}

function keep(bytes: Uint8Array): void {
  earlier = [...earlier, bytes].slice(-KEPT);
}

async function tellReading(): Promise<void> {
  const reading = await open().read();
  for (const slice of slicesOf(reading, told, isSameParagraph)) post({ kind: "slice", slice });
  told = reading;
}
