/** A pane without a page: acts over a .docx in memory, with the verbs called directly, and a host that fails when a test wants it to. */
import { readFileSync } from "node:fs";
import path from "node:path";
import { fileURLToPath } from "node:url";
import type { EditOutcome, HostEdit } from "../../src/core/edits.ts";
import type { HostReading } from "../../src/core/ports.ts";
import type { TextRange } from "../../src/core/text/document.ts";
import { openDocx, withNewText, type DocxHost } from "../../src/hosts/docx/index.ts";
import type { HostAccess, HostSelection, PaneHost, QuestionOverlay, TextBlock } from "../../src/taskpane/host.ts";
import { cleanPaste } from "../../src/taskpane/paste/clean.ts";
import { makeActs, type Acts } from "../../src/taskpane/state/acts.ts";
import type { PaneEvent } from "../../src/taskpane/state/events.ts";
import { reduce } from "../../src/taskpane/state/reducer.ts";
import { firstState, type PaneState, type ViewName } from "../../src/taskpane/state/state.ts";
import { look, profileFor } from "../../src/taskpane/verbs/look.ts";
import { pack } from "../../src/taskpane/verbs/pack.ts";
import { plan } from "../../src/taskpane/verbs/plan.ts";
import { settingsOf } from "../../src/taskpane/verbs/settings.ts";
import type { Verbs } from "../../src/taskpane/verbs/verbs.ts";

const root = path.resolve(path.dirname(fileURLToPath(import.meta.url)), "../..");
export const NOW = "2026-11-20T10:00:00Z";
export const sampleBytes = (name: string): Uint8Array => new Uint8Array(readFileSync(path.join(root, "samples", name)));

/** A host whose next call can be made to fail, before or after it has written. */
export class FakeHost implements PaneHost {
  access?: HostAccess;
  overlay?: QuestionOverlay;
  selected: TextRange | null = null;
  /** Thrown when somebody asks what is selected. */
  unselectable: Error | null = null;
  /** Thrown by the next `apply`: `before` anything is written, or `after` all is. */
  failure: { readonly when: "before" | "after"; readonly error: unknown; readonly becomes?: Uint8Array } | null = null;
  reads = 0;
  listener: (what: "text" | "selection") => void = () => undefined;
  #file: DocxHost;
  #earlier: Uint8Array[] = [];

  constructor(bytes: Uint8Array) {
    this.#file = openDocx(bytes);
  }

  /** The document becomes another by itself, as when a person types. */
  become(bytes: Uint8Array): void {
    this.#file = openDocx(bytes);
    this.listener("text");
  }

  get now(): Uint8Array {
    return this.#file.bytes();
  }

  read(): Promise<HostReading> {
    this.reads++;
    return this.#file.read();
  }

  async apply(edits: readonly HostEdit[]): Promise<readonly EditOutcome[]> {
    const { failure } = this;
    this.failure = null;
    if (failure?.becomes) this.#file = openDocx(failure.becomes);
    if (failure?.when === "before") throw failure.error;
    this.#earlier.push(this.#file.bytes());
    const outcomes = await this.#file.apply(edits);
    if (failure) throw failure.error;
    return outcomes;
  }

  readonly insertText = async (blocks: readonly TextBlock[]): Promise<TextRange> => {
    this.#earlier.push(this.#file.bytes());
    const { bytes, range } = withNewText(this.#file.bytes(), blocks, null);
    this.#file = openDocx(bytes);
    return range;
  };

  readonly undo = async (): Promise<boolean> => {
    const before = this.#earlier.pop();
    if (before) this.#file = openDocx(before);
    return before !== undefined;
  };

  save: PaneHost["save"] = null;
  readonly bytes = async (): Promise<Uint8Array> => this.#file.bytes();

  async selection(): Promise<HostSelection | null> {
    if (this.unselectable) throw this.unselectable;
    return this.selected && { range: this.selected, text: (await this.#file.read()).text };
  }

  async jumpTo(): Promise<boolean> {
    return false;
  }

  onChange(listener: FakeHost["listener"]): () => void {
    this.listener = listener;
    return () => (this.listener = () => undefined);
  }
}

export interface FakePane {
  readonly acts: Acts;
  readonly tell: (event: PaneEvent) => void;
  readonly state: () => PaneState;
  /** What was reported as unforeseen. */
  readonly reported: unknown[];
  /** How many times the document was looked at. */
  readonly looks: () => number;
  /** Verbs that a test makes wait before they answer. */
  readonly held: { look?: Promise<void>; plan?: Promise<void>; clean?: Promise<void> };
}

export function fakePane(first: ViewName | null = null): FakePane {
  let state = firstState({}, first);
  let looks = 0;
  let ids = 0;
  const reported: unknown[] = [];
  const surroundings = { now: NOW, newId: () => `a${String(++ids).padStart(9, "0")}`, newSalt: () => "0".repeat(32) };
  const held: FakePane["held"] = {};
  const verbs: Verbs = {
    look: async (reading, choices, now) => {
      looks++;
      await held.look;
      return look(reading, choices, now);
    },
    plan: async (reading, act, choices) => {
      await held.plan;
      return plan(reading, act, profileFor(reading, choices), surroundings);
    },
    settings: async (choices, now) => settingsOf(choices, now),
    clean: async (clipboard, keepsProvenance) => {
      await held.clean;
      return cleanPaste(clipboard, keepsProvenance);
    },
    pack: async (reading, name, bytes, choices, now) => pack(name, bytes, reading, choices, now),
    stop: () => undefined,
  };
  const tell = (event: PaneEvent): void => {
    state = reduce(state, event);
  };
  const acts = makeActs(
    {
      verbs,
      now: () => NOW,
      remember: () => undefined,
      giveFile: () => undefined,
      report: (error) => reported.push(error),
    },
    () => state,
    tell,
  );
  return { acts, tell, state: () => state, reported, looks: () => looks, held };
}
