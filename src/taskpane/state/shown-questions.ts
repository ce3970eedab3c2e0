/** Keeps the questions that are shown in the document itself the same as those in the pane, while the person wants that. */
import { AppError } from "../../core/errors.ts";
import type { QuestionOverlay, ShownQuestion } from "../host.ts";
import type { FindingView } from "../verbs/document-view.ts";
import { viewOf } from "./derive.ts";
import type { PaneEvent } from "./events.ts";
import type { PanePorts } from "./ports.ts";
import { overlayOff, type PaneState } from "./state.ts";
import { saysOf } from "./troubles.ts";

export class ShownQuestions {
  readonly #ports: PanePorts;
  readonly #get: () => PaneState;
  readonly #tell: (event: PaneEvent) => void;
  #overlay: QuestionOverlay | null = null;
  #unlisten: () => void = () => undefined;
  #isOutdated = false;
  #isShowing = false;

  constructor(ports: PanePorts, get: () => PaneState, tell: (event: PaneEvent) => void) {
    this.#ports = ports;
    this.#get = get;
    this.#tell = tell;
  }

  /** This document's program shows them from now on; null where it can't. */
  take(overlay: QuestionOverlay | null): void {
    this.leave();
    this.#overlay = overlay;
    this.#unlisten =
      overlay?.onChosen((id) => {
        const question = questionsIn(this.#get()).findIndex((one) => one.id === id);
        if (question >= 0) this.#tell({ kind: "pointed-at", question });
      }) ?? this.#unlisten;
  }

  /** The document is another, or is closed: nothing of ours stays in the one that was. */
  leave(): void {
    const overlay = this.#overlay;
    this.#overlay = null;
    this.#unlisten();
    this.#unlisten = () => undefined;
    // A document that is gone can't be told any more, and then shows nothing either.
    if (overlay !== null && this.#get().overlay.isOn) overlay.show([]).catch(() => undefined);
  }

  async turn(isOn: boolean): Promise<void> {
    if (this.#overlay === null || this.#get().overlay.isOn === isOn) return;
    this.#tell({ kind: "overlaid", overlay: { ...overlayOff, isOn } });
    await this.follow(true);
    if (this.#get().overlay.isOn === isOn) this.#tell({ kind: "said", key: isOn ? "said.overlay.on" : "said.overlay.off" });
  }

  /** Shows the questions as they are now: one showing at a time, the newest last. Does nothing while it is off, unless `isTurned`. */
  async follow(isTurned = false): Promise<void> {
    if (!isTurned && !this.#get().overlay.isOn) return;
    this.#isOutdated = true;
    if (this.#isShowing) return;
    this.#isShowing = true;
    try {
      while (this.#isOutdated && this.#overlay !== null) {
        this.#isOutdated = false;
        await this.#show(this.#overlay);
      }
    } finally {
      this.#isShowing = false;
    }
  }

  async #show(overlay: QuestionOverlay): Promise<void> {
    const state = this.#get();
    try {
      const ids = await overlay.show(state.overlay.isOn ? questionsIn(state) : []);
      if (overlay !== this.#overlay || !this.#get().overlay.isOn) return;
      this.#tell({ kind: "overlaid", overlay: { isOn: true, shown: ids.length, says: null } });
    } catch (error) {
      if (overlay !== this.#overlay) return;
      if (!(error instanceof AppError)) this.#ports.report(error);
      this.#tell({ kind: "overlaid", overlay: { ...overlayOff, says: saysOf(error) } });
    }
  }
}

/** The pane's questions in order. Two with the same words and traces are told apart by their number. */
function questionsIn(state: PaneState): ShownQuestion[] {
  const counts = new Map<string, number>();
  return (viewOf(state)?.findings ?? []).map(({ key, range }: FindingView) => {
    const nth = (counts.get(key) ?? 0) + 1;
    counts.set(key, nth);
    return { id: `${nth} ${key}`, range };
  });
}
