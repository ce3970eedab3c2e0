/** The document beside the pane, followed while it changes: which host it has, the newest reading, and looking at it again. */
import { AppError } from "../../core/errors.ts";
import type { HostReading } from "../../core/ports.ts";
import { textIn, type DocumentText } from "../../core/text/document.ts";
import { movedRange } from "../../core/text/moved-range.ts";
import type { HostSelection, PaneHost } from "../host.ts";
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
  #name = "";
  #unlisten: () => void = () => undefined;
  #turn = 0;
  /** The document has become another while it was being looked at, or while an act was on its way. */
  #isOutdated = false;
  #isFollowing = false;
  #looks: Promise<unknown> = Promise.resolve();
  /** Counts the questions for the selection: an earlier answer that comes late is none. */
  #asked = 0;
  /** What is selected stands in a text that is being looked at, and not yet in the one that the person sees in the pane. */
  #isSelectionAhead = false;
  #reading: HostReading | null = null;

  constructor(ports: PanePorts, get: () => PaneState, tell: (event: PaneEvent) => void) {
    this.#ports = ports;
    this.#get = get;
    this.#tell = tell;
  }

  get host(): PaneHost | null {
    return this.#host;
  }

  /** What the pane shows was read here: ranges of the view and of the selection count in its text. */
  get reading(): HostReading | null {
    return this.#reading;
  }

  /** Another number for each document, so that an answer about an earlier one is never shown. */
  get turn(): number {
    return this.#turn;
  }

  /** Answers about the document that are still on their way come too late. */
  pass(): void {
    this.#turn++;
  }

  /** There is no document any more. */
  leave(): void {
    this.pass();
    this.#unlisten();
    this.#unlisten = () => undefined;
    this.#host = null;
    this.#reading = null;
    [this.#isOutdated, this.#isFollowing, this.#isSelectionAhead] = [false, false, false];
    this.#looks = Promise.resolve();
  }

  /** This is the document from now on: looked at, and again whenever it changes by itself. @throws Stopped when it is left meanwhile */
  async take(name: string, host: PaneHost): Promise<void> {
    this.leave();
    this.#host = host;
    this.#name = name;
    const of = this.#turn;
    this.#unlisten = host.onChange((what) => {
      if (what === "selection") void this.readSelection();
      else void this.#follow();
    });
    await this.look(of, true);
    await this.readSelection();
  }

  /**
   * Reads the document and tells what stands in it: one look after the other, so that an earlier one never has the last word. `of`: the
   * document that is meant. `isNew`: another than before, with progress shown. @throws Stopped when that document has been left
   */
  look(of = this.#turn, isNew = false): Promise<void> {
    const next = this.#looks.then(() => this.#look(of, isNew));
    this.#looks = next.catch(() => undefined);
    return next;
  }

  async #look(of: number, isNew: boolean): Promise<void> {
    const current = await this.#at(of).read();
    this.#at(of);
    if (isNew) this.#tell({ kind: "progressed", phase: "hand-over", share: 0 });
    const onHanded = (share: number): void => {
      if (isNew && of === this.#turn) this.#tell({ kind: "progressed", phase: share < 1 ? "hand-over" : "search", share });
    };
    let choices: PaneState["choices"];
    let view: DocumentView;
    // What was chosen while the answer was on its way holds for this document as well.
    do {
      choices = this.#get().choices;
      view = await this.#ports.verbs.look(current, choices, this.#ports.now(), onHanded);
      this.#at(of);
    } while (choices !== this.#get().choices);
    if (this.#reading) this.#carrySelection(this.#reading.text, current.text);
    this.#reading = current;
    this.#tell({ kind: "looked", name: this.#name, view, isNew });
    this.#keepSeen(view);
    if (this.#isSelectionAhead) await this.readSelection();
  }

  #at(of: number): PaneHost {
    if (of !== this.#turn || this.#host === null) throw new Stopped();
    return this.#host;
  }

  /** A selection that the host can't tell of is none: the rest of the document is there all the same. */
  async readSelection(): Promise<void> {
    const [of, asked] = [this.#turn, ++this.#asked];
    const selected = await this.#selected();
    if (of !== this.#turn || asked !== this.#asked) return;
    if (selected instanceof AppError) this.#tell({ kind: "refused-act", says: selected.wording });
    const found = selected instanceof AppError ? null : selected;
    const now = this.#reading?.text;
    const range = found && now ? movedRange(found.range, found.text, now) : null;
    this.#isSelectionAhead = found !== null && range === null && found.text !== now;
    const quote = range && now ? textIn(now, range) : "";
    this.#tell({ kind: "selected", selection: range && quote.trim() !== "" ? { range, quote } : null });
  }

  /** What is selected stands elsewhere after a change, or is gone: never is it other words than the person sees quoted. */
  #carrySelection(before: DocumentText, now: DocumentText): void {
    const { selection } = this.#get();
    if (selection === null || before === now) return;
    const range = movedRange(selection.range, before, now);
    this.#tell({ kind: "selected", selection: range && { ...selection, range }, isMoved: true });
  }

  /** A place that can't be handed out has its reason, which the person wants to know; that nobody answered is none. */
  async #selected(): Promise<HostSelection | AppError | null> {
    try {
      return (await this.#host?.selection()) ?? null;
    } catch (error) {
      if (!(error instanceof AppError)) this.#ports.report(error);
      return error instanceof AppError && error.code !== "host-unavailable" && !this.#get().isBusy ? error : null;
    }
  }

  /** Catches up with what was typed while an act was on its way. */
  catchUp(): void {
    if (this.#isOutdated) void this.#follow();
  }

  /** After a failure: what stands in the document is seen only by reading it. The failure itself is what is told. */
  async lookAfterFailure(of: number): Promise<void> {
    try {
      if ((await this.#at(of).read()) !== this.#reading) await this.look(of);
    } catch (error) {
      if (!(error instanceof AppError) && !(error instanceof Stopped)) this.#ports.report(error);
    }
  }

  /** Looks again after the document has changed by itself: one look at a time, however fast a person types. */
  async #follow(): Promise<void> {
    this.#isOutdated = true;
    if (this.#isFollowing || this.#get().isBusy) return;
    this.#isFollowing = true;
    const of = this.#turn;
    try {
      while (of === this.#turn && this.#isOutdated && !this.#get().isBusy) {
        this.#isOutdated = false;
        await this.look(of);
        await this.readSelection();
      }
    } catch (error) {
      if (error instanceof Stopped || of !== this.#turn) return;
      if (!(error instanceof AppError)) this.#ports.report(error);
      this.#tell({ kind: "refused-act", says: saysOf(error) });
    } finally {
      if (of === this.#turn) this.#isFollowing = false;
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
