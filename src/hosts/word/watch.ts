/** Tells when the selection or the text in Word has become another. Events are taken as hints: the document is read again once it is still. */
import { atLeast } from "./office.ts";
import type { Session } from "./session.ts";

/** How long nothing must have happened before the document is read again; and how long events of our own writing may come late. */
export const STILL = 1200;
const OWN_ECHO = 1000;

export interface Heard {
  /** The selection has moved. */
  readonly selection: () => void;
  /** Something in the document has changed and it has been still since. */
  readonly stillness: () => void;
  /** Something in the document has changed just now. */
  readonly change: () => void;
}

export class Watch {
  readonly #session: Session;
  readonly #heard: Heard;
  #turn = 0;
  #ownUntil = 0;
  #own: ReadonlySet<string> = new Set();
  /** True where Word tells of each change of a paragraph (WordApi 1.6). */
  hearsText = false;

  constructor(session: Session, heard: Heard) {
    this.#session = session;
    this.#heard = heard;
  }

  /** Begins to listen. What Word can't tell is found out when the selection moves. */
  async begin(): Promise<void> {
    const { Office: office } = this.#session.world;
    office.context.document.addHandlerAsync(office.EventType.DocumentSelectionChanged, () => {
      this.#heard.selection();
      if (!this.hearsText) this.#later();
    });
    if (!atLeast(this.#session.level, "1.6")) return;
    try {
      const context = this.#session.context();
      const { document } = context;
      const hear = (event: { readonly uniqueLocalIds: string[]; readonly source?: string }): Promise<void> => {
        if (!this.#isEcho(event.uniqueLocalIds, event.source ?? "")) this.#changed();
        return Promise.resolve();
      };
      document.onParagraphChanged.add(hear);
      document.onParagraphAdded.add(hear);
      document.onParagraphDeleted.add(hear);
      await context.sync();
      this.hearsText = true;
    } catch {
      // Without events the selection's moves are what is left; nothing else depends on them.
      this.hearsText = false;
    }
  }

  /** Our own writing raises events too: for a moment, those about these paragraphs alone say nothing new. */
  expectEcho(paragraphs: readonly string[]): void {
    this.#own = new Set(paragraphs);
    this.#ownUntil = this.#session.ports.clock() + OWN_ECHO;
  }

  #isEcho(ids: readonly string[], source: string): boolean {
    return (
      source.toLowerCase() !== "remote" && this.#session.ports.clock() < this.#ownUntil && ids.every((id) => this.#own.has(id))
    );
  }

  #changed(): void {
    this.#heard.change();
    this.#later();
  }

  #later(): void {
    const turn = ++this.#turn;
    void this.#session.ports.pause(STILL).then(() => {
      if (turn === this.#turn) this.#heard.stillness();
    });
  }
}
