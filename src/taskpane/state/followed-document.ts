/** The document beside the pane, followed while it changes: which host it has, the newest reading, and looking at it again. */
import { AppError } from "../../core/errors.ts";
import type { HostReading } from "../../core/ports.ts";
import { textIn, type DocumentText, type TextRange } from "../../core/text/document.ts";
import { movedRange } from "../../core/text/moved-range.ts";
import type { PaneHost } from "../host.ts";
import type { DocumentView } from "../verbs/document-view.ts";
import { Stopped } from "../verbs/verbs.ts";
import type { PaneEvent } from "./events.ts";
import type { PanePorts } from "./ports.ts";
import type { PaneState } from "./state.ts";
import { saysOf } from "./troubles.ts";

export class FollowedDocument {
  readonly #ports: PanePorts;
  readonly #get: () => PaneState;
  readonly #tell: (event: PaneEvent) => void;
  #host: PaneHost | null = null;
  #unlisten: () => void = () => undefined;
  /** Counts documents, so that an answer about an earlier one is never shown. */
  #turn = 0;
  /** The document has become another while it was being looked at, or while an act was on its way. */
  #isOutdated = false;
  #isLooking = false;
  /** What acts are planned from. An act that has read the document itself puts its reading here. */
  reading: HostReading | null = null;

  constructor(ports: PanePorts, get: () => PaneState, tell: (event: PaneEvent) => void) {
    this.#ports = ports;
    this.#get = get;
    this.#tell = tell;
  }

  get host(): PaneHost | null {
    return this.#host;
  }

  /** Answers about the document that are still on their way come too late. */
  pass(): void {
    this.#turn++;
  }

  /** There is no document any more. */
  leave(): void {
    this.pass();
    this.#unlisten();
    this.#host = null;
    this.reading = null;
  }

  /** This is the document from now on: looked at, and again whenever it changes by itself. */
  async take(name: string, host: PaneHost): Promise<void> {
    this.pass();
    this.#host = host;
    this.#unlisten = host.onChange((what) => {
      if (what === "selection") void this.readSelection();
      else void this.#follow(name);
    });
    await this.look(name, true);
    await this.readSelection();
  }

  /** Reads the document and tells what stands in it. `isNew`: another document than before, with progress shown. */
  async look(name: string, isNew = false): Promise<void> {
    if (!this.#host) return;
    const mine = this.#turn;
    const current = await this.#host.read();
    if (mine !== this.#turn) return;
    if (!isNew && this.reading) this.#carrySelection(this.reading.text, current.text);
    this.reading = current;
    if (isNew) this.#tell({ kind: "progressed", phase: "hand-over", share: 0 });
    const onHanded = (share: number): void => {
      if (isNew) this.#tell({ kind: "progressed", phase: share < 1 ? "hand-over" : "search", share });
    };
    const view = await this.#ports.verbs.look(current, this.#get().choices, this.#ports.now(), onHanded);
    if (mine !== this.#turn) return;
    this.#tell({ kind: "looked", name, view, isNew });
    this.#keepSeen(view);
  }

  /** A selection that the host can't tell of is none: the rest of the document is there all the same. */
  async readSelection(): Promise<void> {
    const range = await this.#selected();
    const quote = range && this.reading ? textIn(this.reading.text, range) : "";
    this.#tell({ kind: "selected", selection: range && quote.trim() !== "" ? { range, quote } : null });
  }

  /** What is selected stands elsewhere after a change, or is gone: never is it other words than the person sees quoted. */
  #carrySelection(before: DocumentText, now: DocumentText): void {
    const { selection } = this.#get();
    if (selection === null || before === now) return;
    const range = movedRange(selection.range, before, now);
    this.#tell({ kind: "selected", selection: range && { ...selection, range } });
  }

  async #selected(): Promise<TextRange | null> {
    try {
      return (await this.#host?.selection()) ?? null;
    } catch (error) {
      if (!(error instanceof AppError)) this.#ports.report(error);
      // A place that can't be handed out has its reason, which the person wants to know; that nobody answered is none.
      else if (error.code !== "host-unavailable" && !this.#get().isBusy) this.#tell({ kind: "refused-act", says: error.wording });
      return null;
    }
  }

  /** Catches up with what was typed while an act was on its way. */
  catchUp(name: string): void {
    if (this.#isOutdated) void this.#follow(name);
  }

  /** After a failure: what stands in the document is seen only by reading it. The failure itself is what is told. */
  async lookAfterFailure(name: string): Promise<void> {
    try {
      if (this.#host && (await this.#host.read()) !== this.reading) await this.look(name);
    } catch (error) {
      if (!(error instanceof AppError) && !(error instanceof Stopped)) this.#ports.report(error);
    }
  }

  /** Looks again after the document has changed by itself: one look at a time, however fast a person types. */
  async #follow(name: string): Promise<void> {
    this.#isOutdated = true;
    if (this.#isLooking || this.#get().isBusy) return;
    this.#isLooking = true;
    const mine = this.#turn;
    try {
      while (this.#isOutdated && mine === this.#turn && !this.#get().isBusy) {
        this.#isOutdated = false;
        await this.look(name);
        await this.readSelection();
      }
    } catch (error) {
      if (error instanceof Stopped || mine !== this.#turn) return;
      if (!(error instanceof AppError)) this.#ports.report(error);
      this.#tell({ kind: "refused-act", says: saysOf(error) });
    } finally {
      this.#isLooking = false;
    }
  }

  /** The first profile that a person works under is the one that a later change is told against. */
  #keepSeen({ profile: { id, version, name } }: DocumentView): void {
    if (this.#get().choices.seen) return;
    const seen = { id, version, name: name.sv };
    this.#tell({ kind: "chose", choices: { seen } });
    this.#ports.remember({ seen });
  }
}
