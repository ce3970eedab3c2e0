/** Carries out one act at a time: plan, write, read again, and say what became of it. */
import type { EditOutcome } from "../../core/edits.ts";
import { shortfallsSaid } from "../../core/edits-wording.ts";
import { AppError } from "../../core/errors.ts";
import type { HostReading } from "../../core/ports.ts";
import type { PaneHost } from "../host.ts";
import type { DocumentView } from "../verbs/document-view.ts";
import type { Act, Planned } from "../verbs/protocol.ts";
import { Stopped } from "../verbs/verbs.ts";
import { viewOf } from "./derive.ts";
import type { PaneEvent } from "./events.ts";
import type { FollowedDocument } from "./followed-document.ts";
import { movedAct } from "./moved-act.ts";
import type { PanePorts } from "./ports.ts";
import type { Done, PaneState } from "./state.ts";
import { closed, saysOf, WritingFailed } from "./troubles.ts";

type Run = (view: DocumentView, name: string) => Promise<void>;

export class Carrying {
  readonly #ports: PanePorts;
  readonly #document: FollowedDocument;
  readonly #get: () => PaneState;
  readonly #tell: (event: PaneEvent) => void;
  /** How many of the host's steps each act took, newest last. */
  #steps: number[] = [];

  constructor(ports: PanePorts, document: FollowedDocument, get: () => PaneState, tell: (event: PaneEvent) => void) {
    this.#ports = ports;
    this.#document = document;
    this.#get = get;
    this.#tell = tell;
  }

  /** Nothing that was done can be taken back: the document is another. */
  startOver(): void {
    this.#steps = [];
  }

  /** The host took so many steps for an act that has gone through. */
  took(steps: number): void {
    this.#steps.push(steps);
  }

  /** How many of the host's steps the newest act took; it is no longer the newest. */
  takeBack(): number {
    return this.#steps.pop() ?? 1;
  }

  /** One act from plan to result. True when it went through. */
  async carryOut(act: Act, doneAs: (labels: readonly string[]) => Done): Promise<boolean> {
    return this.changing(async (view, name) => {
      const { host, reading } = this.#document;
      if (!host || !reading) return;
      const before = new Set(view.passages.map(({ label }) => label.id));
      const { planned, outcomes } = await this.#planAndWrite(host, reading, act);
      await this.#document.look(name);
      const added = planned.labels.filter((id) => !before.has(id));
      const done = doneAs(added);
      const warnings = [...planned.warnings, ...shortfallsSaid(planned.edits, outcomes)];
      if (planned.edits.length > 0) this.took(1);
      this.#tell({ kind: "acted", done: { ...done, warnings }, isUndoable: planned.edits.length > 0 });
    });
  }

  /** Runs one thing at a time; a refusal is shown in its own words. True when it went through. */
  async guarded(run: Run): Promise<boolean> {
    const state = this.#get();
    const view = viewOf(state);
    if (!view || state.document.kind !== "open" || state.isBusy) return false;
    const { name } = state.document;
    this.#tell({ kind: "began" });
    try {
      await run(view, name);
      if (this.#get().isBusy) this.#tell({ kind: "ended" });
      return true;
    } catch (error) {
      if (error instanceof Stopped) return false;
      if (!(error instanceof AppError)) this.#ports.report(error instanceof WritingFailed ? error.cause : error);
      await this.#document.lookAfterFailure(name);
      this.#tell({ kind: "refused-act", says: saysOf(error) });
      return false;
    } finally {
      this.#document.catchUp(name);
    }
  }

  /** The same for what changes the document: refused at once where it can only be read. */
  async changing(run: Run): Promise<boolean> {
    const access = this.#document.host?.access;
    if (access === undefined || access.kind === "full") return this.guarded(run);
    this.#tell({ kind: "refused-act", says: access.says ?? closed });
    return false;
  }

  /** Somebody else may have changed the document since it was read: where the act's own words stand as they did, it is planned anew, once. */
  async #planAndWrite(
    host: PaneHost,
    read: HostReading,
    act: Act,
  ): Promise<{ readonly planned: Planned; readonly outcomes: readonly EditOutcome[] }> {
    const attempt = async (from: HostReading, what: Act): Promise<{ planned: Planned; outcomes: readonly EditOutcome[] }> => {
      const planned = await this.#ports.verbs.plan(from, what, this.#get().choices, this.#ports.now());
      return { planned, outcomes: planned.edits.length === 0 ? [] : await written(host.apply(planned.edits)) };
    };
    try {
      return await attempt(read, act);
    } catch (error) {
      if (!(error instanceof AppError) || error.code !== "document-changed") throw error;
      const now = await host.read();
      const moved = now === read ? null : movedAct(act, read.text, now.text);
      if (moved === null) throw error;
      this.#document.reading = now;
      return attempt(now, moved);
    }
  }
}

/** What the host answers to a change; its failure is told as one of writing. */
export async function written<T>(change: Promise<T>): Promise<T> {
  try {
    return await change;
  } catch (error) {
    if (error instanceof AppError || error instanceof Stopped) throw error;
    throw new WritingFailed(error);
  }
}
