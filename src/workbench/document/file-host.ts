/** A .docx file as the pane's document: the worker reads and writes, the drawn page shows and selects. */
import type { EditOutcome, HostEdit } from "../../core/edits.ts";
import { AppError, type Wording } from "../../core/errors.ts";
import type { HostReading } from "../../core/ports.ts";
import { storyOf, type DocumentText, type TextRange } from "../../core/text/document.ts";
import { movedRange } from "../../core/text/moved-range.ts";
import type { HostSelection, PaneHost, SeenPlace, TextBlock } from "../../taskpane/host.ts";
import { endingOf } from "../../taskpane/verbs/ending.ts";
import { ReadingAssembly } from "../../taskpane/verbs/slices.ts";
import type { FromFile, ToFile } from "./protocol.ts";

/** The file as it is drawn on the page. */
export interface Surface {
  /** The text that is drawn: for a moment after a change it is the text before it. */
  readonly text: DocumentText;
  selection(): TextRange | null;
  jumpTo(range: TextRange, how: "go" | "glance"): boolean;
}

/** What of the file has changed: `text` also redraws, `record` is kept out of sight. */
export type Change = "text" | "record";

/** For a paragraph that can't be told from another, or is gone. */
const elsewhere: Wording = {
  sv: "Stycket står inte kvar som du såg det. Ingenting har ändrats. Välj det igen.",
  en: "The paragraph no longer stands as you saw it. Nothing has changed. Choose it again.",
};

type Answer = Extract<FromFile, { id: number }>;
type Listener = (what: "text" | "selection") => void;

export class FileHost implements PaneHost {
  readonly name: string;
  #worker: Worker;
  #end: () => void;
  #give: (name: string, bytes: Uint8Array) => void;
  #reading: HostReading | null = null;
  #assembly = new ReadingAssembly();
  #waiting = new Map<number, { resolve: (answer: Answer) => void; reject: (reason: Error) => void }>();
  #listeners = new Set<Listener>();
  #next = 1;
  /** A number for each state that the document has been in, the present one last; and the one that was saved. */
  #states: number[] = [0];
  #saved = 0;
  /** Set by the page once the file is drawn. */
  surface: Surface | null = null;
  /** Kept by the page: until the newest text is drawn. */
  drawing: Promise<void> = Promise.resolve();
  /** Told after each change, so that the page is drawn anew. */
  onWritten: (change: Change) => void = () => undefined;

  constructor(name: string, worker: Worker, give: (name: string, bytes: Uint8Array) => void) {
    this.name = name;
    this.#worker = worker;
    this.#end = endingOf(worker);
    this.#give = give;
    worker.addEventListener("message", ({ data }: MessageEvent<FromFile>) => this.#hear(data));
    worker.addEventListener("error", (event) => {
      // Told to whoever waits: the browser need not tell it once more.
      event.preventDefault();
      this.#fail(new Error(event.message));
    });
  }

  /** Opens the bytes in the worker. Throws AppError as `openDocx` does. */
  async load(bytes: Uint8Array): Promise<void> {
    await this.#ask((id) => ({ kind: "open", id, bytes }));
  }

  /** Ends the worker; whatever is being asked is not answered any more. */
  close(): void {
    this.#end();
    this.#listeners.clear();
  }

  /** True when the document is another than the file that was opened or saved last. */
  get isUnsaved(): boolean {
    return this.#states.at(-1) !== this.#saved;
  }

  #wrote(): void {
    this.#states.push(this.#next);
  }

  async read(): Promise<HostReading> {
    if (!this.#reading) throw new Error("the file has not been opened");
    return this.#reading;
  }

  /** The newest reading, or null before the file is open: for drawing. */
  get reading(): HostReading | null {
    return this.#reading;
  }

  async apply(edits: readonly HostEdit[]): Promise<readonly EditOutcome[]> {
    const answer = await this.#ask((id) => ({ kind: "apply", id, edits }));
    this.#wrote();
    this.onWritten(edits.every(({ kind }) => kind === "keep-record") ? "record" : "text");
    return answer.kind === "done" ? answer.outcomes : [];
  }

  readonly insertText = async (blocks: readonly TextBlock[]): Promise<TextRange> => {
    const at = this.#selected();
    const after = at?.story === "body" ? at.to.paragraph : null;
    const answer = await this.#ask((id) => ({ kind: "insert", id, blocks, after }));
    this.#wrote();
    this.onWritten("text");
    if (answer.kind !== "done" || answer.range === null) throw new Error("the inserted text has no place");
    return answer.range;
  };

  readonly editText = async (seen: SeenPlace, before: string, text: string): Promise<void> => {
    const { story, paragraph } = seen;
    const length = storyOf(seen.text, story)?.paragraphs[paragraph]?.text.length ?? 0;
    const whole = { story, from: { paragraph, offset: 0 }, to: { paragraph, offset: length } };
    const now = this.#reading && movedRange(whole, seen.text, this.#reading.text);
    if (!now) throw new AppError("document-changed", elsewhere);
    const place = { story, paragraph: now.from.paragraph };
    await this.#ask((id) => ({ kind: "edit", id, place, before, text }));
    this.#wrote();
    this.onWritten("text");
  };

  readonly undo = async (): Promise<boolean> => {
    const answer = await this.#ask((id) => ({ kind: "undo", id }));
    if (answer.kind === "done" && answer.isUndone && this.#states.length > 1) this.#states.pop();
    this.onWritten("text");
    return answer.kind === "done" && answer.isUndone;
  };

  readonly bytes = async (): Promise<Uint8Array> => {
    const answer = await this.#ask((id) => ({ kind: "bytes", id }));
    if (answer.kind !== "bytes") throw new Error("the worker gave no bytes");
    return answer.bytes;
  };

  readonly save = async (): Promise<void> => {
    const state = this.#states.at(-1) ?? 0;
    this.#give(this.name, await this.bytes());
    this.#saved = state;
  };

  async selection(): Promise<HostSelection | null> {
    const range = this.#selected();
    return range && this.#reading && { range, text: this.#reading.text };
  }

  async jumpTo(range: TextRange, how: "go" | "glance"): Promise<boolean> {
    await this.drawing;
    return this.surface?.jumpTo(range, how) ?? false;
  }

  /** What is selected on the page, as a place in the newest text: null where its words no longer stand there. */
  #selected(): TextRange | null {
    const range = this.surface?.selection() ?? null;
    return range && this.surface && this.#reading ? movedRange(range, this.surface.text, this.#reading.text) : null;
  }

  onChange(listener: Listener): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  /** The page tells that something else is selected. */
  tellSelection(): void {
    for (const listener of this.#listeners) listener("selection");
  }

  async #ask(message: (id: number) => ToFile): Promise<Answer> {
    const id = this.#next++;
    const answer = await new Promise<Answer>((resolve, reject) => {
      this.#waiting.set(id, { resolve, reject });
      this.#worker.postMessage(message(id));
    });
    if (answer.kind === "refused") throw new AppError(answer.code, answer.wording);
    if (answer.kind === "failed") throw new Error(answer.message);
    return answer;
  }

  #hear(message: FromFile): void {
    if (message.kind === "ready") return;
    if (message.kind === "slice") {
      this.#reading = this.#assembly.take(message.slice) ?? this.#reading;
      return;
    }
    this.#waiting.get(message.id)?.resolve(message);
    this.#waiting.delete(message.id);
  }

  #fail(reason: Error): void {
    for (const { reject } of this.#waiting.values()) reject(reason);
    this.#waiting.clear();
  }
}
