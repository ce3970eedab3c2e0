/** What a person selects on the page: told once it has come to rest, and kept when a changed document takes the place of the one on the page. */
import { movedRange } from "../../core/text/moved-range.ts";
import type { TextRange } from "../../core/text/document.ts";
import type { HostSelection } from "../../taskpane/host.ts";
import { isSameRange } from "../../taskpane/state/ranges.ts";
import type { DrawnDocument } from "./drawn-document.ts";
import type { Surface } from "./file-host.ts";

/** While a person drags, the selection changes with every character. */
const REST_MS = 120;

export class PageSelection {
  /** A changed document is on its way to the page; what was selected before the change has had its act. */
  #isChanging = false;
  #acted: TextRange | null = null;
  #kept: HostSelection | null = null;

  /** Calls `tell` when something else has been selected for a moment, or when something is pressed before that; the answer ends it. */
  follow(drawn: DrawnDocument, tell: () => void): () => void {
    let waiting: ReturnType<typeof setTimeout> | undefined;
    let told: TextRange | null = null;
    const rest = (): void => {
      clearTimeout(waiting);
      waiting = undefined;
      told = drawn.selection();
      if (!this.#hasActed(drawn.selection())) tell();
    };
    // Who presses a button means what is selected then, be it so new that the browser has not told of it. Not sooner than the click: what
    // is shown of the selection moves the button, and a click that ends beside it is none.
    const onClick = ({ target }: Event): void => {
      if (target instanceof Node && drawn.holder.contains(target)) return;
      const range = drawn.selection();
      const isNew = range !== null && (told === null || !isSameRange(range, told));
      if (waiting !== undefined || isNew) rest();
    };
    const onChange = (): void => {
      // A browser also tells of a selection that is what it was, when the focus moves.
      if (!this.#hasActed(drawn.selection())) this.#acted = null;
      clearTimeout(waiting);
      waiting = setTimeout(rest, REST_MS);
    };
    // What was selected between the drawing's first sight and now has been heard by nobody.
    if (drawn.selection() !== null) onChange();
    document.addEventListener("selectionchange", onChange);
    document.addEventListener("click", onClick, true);
    return () => {
      clearTimeout(waiting);
      document.removeEventListener("selectionchange", onChange);
      document.removeEventListener("click", onClick, true);
    };
  }

  /** The document has changed, and is being drawn anew; that may happen several times before one drawing arrives. */
  change(old: Surface | null): void {
    if (!this.#isChanging) this.#acted = old?.selection() ?? null;
    this.#isChanging = true;
  }

  /** The old drawing is about to leave the page. */
  leave(old: Surface | null): void {
    const range = old?.selection() ?? null;
    this.#kept = old && range && !this.#hasActed(range) ? { range, text: old.text } : null;
  }

  /** The new one stands on the page. */
  arrive(drawn: DrawnDocument): void {
    const range = this.#kept && movedRange(this.#kept.range, this.#kept.text, drawn.text);
    [this.#isChanging, this.#acted, this.#kept] = [false, null, null];
    if (range) drawn.select(range);
  }

  #hasActed(range: TextRange | null): boolean {
    return range !== null && this.#acted !== null && isSameRange(range, this.#acted);
  }
}
