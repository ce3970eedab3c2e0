/** Carries out one act at a time, in the order they were asked for: plan, write, read again, and say what became of it. */
import type { EditOutcome } from "../../core/edits.ts";
import { shortfallsSaid } from "../../core/edits-wording.ts";
import { AppError, type Wording } from "../../core/errors.ts";
import type { HostReading } from "../../core/ports.ts";
import type { PaneHost } from "../host.ts";
import type { DocumentView } from "../verbs/document-view.ts";
import type { Act, Planned } from "../verbs/protocol.ts";
import { Stopped } from "../verbs/verbs.ts";
import { viewOf } from "./derive.ts";
import type { PaneEvent } from "./events.ts";
import type { FollowedDocument } from "./followed-document.ts";
import { actLater, movedAct } from "./moved-act.ts";
import type { PanePorts } from "./ports.ts";
import type { Done, PaneState } from "./state.ts";
import { changedMeanwhile, closed, saysOf, WritingFailed } from "./troubles.ts";

/** `of`: the document that it is about, for `FollowedDocument.look`. */
type Run = (view: DocumentView, of: number) => Promise<void>;

/** How it ended: done, left undone because the document is another or the same was asked for already, or refused in these words. */
export type Ended = "done" | "left" | Wording;

/** An act, or how it is made from what stands in the document when its turn comes; null when there is nothing to do any more. */
type Asked = Act | ((view: DocumentView) => Act | null);

export class Carrying {
  readonly #ports: PanePorts;
  readonly #document: FollowedDocument;
  readonly #get: () => PaneState;
  readonly #tell: (event: PaneEvent) => void;
  /** How many of the host's steps each act took, newest last. */
  #steps: number[] = [];
  /** Until all that was asked for has ended. */
  #last: Promise<unknown> = Promise.resolve();
  #waiting = 0;
  /** The acts on their way: pressed again before it is done, a button means the same once. */
  #asked = new Set<string>();

  constructor(ports: PanePorts, document: FollowedDocument, get: () => PaneState, tell: (event: PaneEvent) => void) {
    this.#ports = ports;
    this.#document = document;
    this.#get = get;
    this.#tell = tell;
  }

  /** Nothing that was done can be taken back, and nothing that is on its way is waited for: the document is another. */
  startOver(): void {
    this.#steps = [];
    this.#last = Promise.resolve();
    this.#waiting = 0;
    this.#asked = new Set();
  }

  /** Resolves when all that was asked for so far has ended. */
  async atRest(): Promise<void> {
    await this.#last;
  }

  /** The host took so many steps for an act that has gone through. */
  took(steps: number): void {
    this.#steps.push(steps);
  }

  /** How many of the host's steps the newest act took; it is no longer the newest. */
  takeBack(): number {
    return this.#steps.pop() ?? 1;
  }

  /** One act from plan to result. True when it went through. Its ranges are those of the document as the person sees it now. */
  async carryOut(asked: Asked, doneAs: (labels: readonly string[]) => Done): Promise<boolean> {
    const seen = this.#document.reading;
    const now = viewOf(this.#get());
    const mine = this.#asked;
    const key = now && JSON.stringify(typeof asked === "function" ? asked(now) : asked);
    if (key === null || mine.has(key)) return false;
    mine.add(key);
    const ended = await this.changing(async (view, of) => {
      const { host, reading } = this.#document;
      if (!host || !reading || !seen) return;
      const act = typeof asked === "function" ? asked(view) : actLater(asked, seen.text, reading.text);
      if (act === null && typeof asked === "function") return;
      if (act === null) throw new AppError("document-changed", changedMeanwhile);
      const before = new Set(view.passages.map(({ label }) => label.id));
      const { planned, outcomes } = await this.#planAndWrite(host, reading, act);
      await this.#document.look(of);
      const added = planned.labels.filter((id) => !before.has(id));
      const done = doneAs(added);
      const warnings = [...planned.warnings, ...shortfallsSaid(planned.edits, outcomes)];
      if (planned.edits.length > 0) this.took(1);
      this.#tell({ kind: "acted", done: { ...done, warnings }, isUndoable: planned.edits.length > 0 });
    });
    mine.delete(key);
    return ended === "done";
  }

  /** Runs one thing after the other; a refusal is shown in its own words. */
  async guarded(run: Run): Promise<Ended> {
    const of = this.#document.turn;
    const isBehind = this.#waiting > 0;
    this.#waiting++;
    const mine = this.#last.then(() => this.#run(run, of, isBehind));
    this.#last = mine;
    return mine;
  }

  /** The same for what changes the document: refused at once where it can only be read. */
  async changing(run: Run): Promise<Ended> {
    const access = this.#document.host?.access;
    if (access === undefined || access.kind === "full") return this.guarded(run);
    const says = access.says ?? closed;
    this.#tell({ kind: "refused-act", says });
    return says;
  }

  async #run(run: Run, of: number, isBehind: boolean): Promise<Ended> {
    if (of !== this.#document.turn) return "left";
    try {
      const view = viewOf(this.#get());
      if (view === null) return "left";
      this.#tell({ kind: "began", isBehind });
      await run(view, of);
      return "done";
    } catch (error) {
      if (error instanceof Stopped || of !== this.#document.turn) return "left";
      if (!(error instanceof AppError)) this.#ports.report(error instanceof WritingFailed ? error.cause : error);
      await this.#document.lookAfterFailure(of);
      const says = saysOf(error);
      if (of === this.#document.turn) this.#tell({ kind: "refused-act", says });
      return says;
    } finally {
      if (of === this.#document.turn) {
        this.#waiting--;
        if (this.#get().isBusy) this.#tell({ kind: "ended" });
        this.#document.catchUp();
      }
    }
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
