/** Opens files: chosen, dropped anywhere on the page, or a sample. */
import { useCallback, useEffect, useRef, useState, type ReactNode } from "react";
import { AppError, type Wording } from "../../core/errors.ts";
import type { Acts } from "../../taskpane/state/acts.ts";
import type { FileHost } from "../document/file-host.ts";
import type { Unsaved } from "./LeftBehind.tsx";
import type { WorkbenchPorts } from "./ports.ts";
import { sampleAddress, type Sample } from "./samples.ts";
import { pageWords, type PageKey } from "./words.ts";

const unexpected: Wording = {
  sv: "Något oväntat gick fel när filen lästes. Prova att öppna och spara den i Word.",
  en: "Something unexpected went wrong while reading the file. Try to open and save it in Word.",
};

const unreadable: Wording = {
  sv: "Det går inte att läsa filen. Om det är en mapp: öppna den, och släpp ett dokument ur den.",
  en: "The file can't be read. If it is a folder, open it and drop a document from it.",
};

/** Of several files that are dropped at once, the first Word document; else the first file, which is refused in words. */
function wordDocumentAmong(files: FileList | undefined): File | undefined {
  const all = [...(files ?? [])];
  return all.find(({ name }) => /\.(?:docx|docm|dotx|dotm)$/iu.test(name)) ?? all[0];
}

/** The bytes of a document whose changes were not saved, once the acts that are `under` way have ended; null when there is nothing to lose. */
async function unsavedIn(host: FileHost | null, under: Promise<void>): Promise<Unsaved | null> {
  await under;
  if (host === null || !host.isUnsaved) return null;
  return { name: host.name, bytes: await host.bytes() };
}

async function bytesOf(file: File): Promise<Uint8Array> {
  try {
    return new Uint8Array(await file.arrayBuffer());
  } catch (cause) {
    throw new AppError("not-found", unreadable, cause);
  }
}

export interface Opening {
  readonly choose: () => void;
  readonly openSample: (sample: Sample) => Promise<void>;
  /** True while a file is held over the page. */
  readonly isOver: boolean;
  /** Another number for each file, so that nothing of the one before stays. */
  readonly turn: number;
  /** Documents before this one whose changes were not saved, the oldest first. */
  readonly left: readonly Unsaved[];
  readonly forgetLeft: (one: Unsaved) => void;
  /** The hidden input that the system's file dialog belongs to. */
  readonly picker: ReactNode;
}

export function useOpening(
  ports: WorkbenchPorts,
  acts: Acts,
  setHost: (host: FileHost | null) => void,
  say: (key: PageKey) => string,
): Opening {
  const input = useRef<HTMLInputElement>(null);
  const current = useRef<FileHost | null>(null);
  const [turn, setTurn] = useState(0);
  const [isOver, setOver] = useState(false);
  const [left, setLeft] = useState<readonly Unsaved[]>([]);

  const open = useCallback(
    async (name: string, read: () => Promise<Uint8Array>): Promise<void> => {
      const before = current.current;
      const host = ports.hostFor(name);
      current.current = host;
      setHost(null);
      const under = acts.atRest();
      acts.begin(name, () => {
        host.close();
        // Nothing more is told of a file that the person no longer waits for.
        if (current.current === host) current.current = null;
      });
      void unsavedIn(before, under)
        .then((unsaved) => unsaved && setLeft((all) => [...all, unsaved]), ports.report)
        .finally(() => before?.close());
      try {
        await host.load(await read());
      } catch (error) {
        if (current.current !== host) return;
        if (!(error instanceof AppError)) ports.report(error);
        acts.refuse(name, error instanceof AppError ? error.wording : unexpected);
        return;
      }
      if (current.current !== host) return;
      setHost(host);
      setTurn((before) => before + 1);
      await acts.open(name, host);
    },
    [ports, acts, setHost],
  );

  const openFile = useCallback(
    async (file: File | undefined): Promise<void> => {
      if (input.current) input.current.value = "";
      if (file) await open(file.name, () => bytesOf(file));
    },
    [open],
  );

  const openSample = useCallback(
    (sample: Sample) =>
      open(sample.file, async () => {
        const response = await fetch(sampleAddress(sample));
        if (!response.ok)
          throw new AppError("not-found", { sv: pageWords.sv["page.missing-sample"], en: pageWords.en["page.missing-sample"] });
        return new Uint8Array(await response.arrayBuffer());
      }),
    [open],
  );

  // The whole window takes a drop: a file that misses the box would otherwise replace the page.
  useEffect(() => {
    const over = (event: DragEvent): void => {
      event.preventDefault();
      setOver(true);
    };
    const leave = (event: DragEvent): void => {
      if (event.relatedTarget === null) setOver(false);
    };
    const drop = (event: DragEvent): void => {
      // A place that takes other files than documents (the settings) has prevented the default already.
      const isTaken = event.defaultPrevented;
      event.preventDefault();
      setOver(false);
      if (!isTaken) void openFile(wordDocumentAmong(event.dataTransfer?.files));
    };
    addEventListener("dragover", over);
    addEventListener("dragleave", leave);
    addEventListener("drop", drop);
    return () => {
      removeEventListener("dragover", over);
      removeEventListener("dragleave", leave);
      removeEventListener("drop", drop);
    };
  }, [openFile]);

  const forgetLeft = (one: Unsaved): void => setLeft((all) => all.filter((other) => other !== one));
  const picker = (
    <input
      ref={input}
      type="file"
      accept=".docx,.dotx,.docm"
      hidden
      aria-label={say("page.open")}
      onChange={(event) => void openFile(event.target.files?.[0])}
    />
  );
  return { choose: () => input.current?.click(), openSample, isOver, turn, left, forgetLeft, picker };
}
