/** The document that Word shows, as the pane and the ribbon's commands know it. */
import type { EditOutcome, HostEdit } from "../../core/edits.ts";
import { AppError, type Wording } from "../../core/errors.ts";
import type { HostReading } from "../../core/ports.ts";
import { storyOf, type DocumentText, type TextRange } from "../../core/text/document.ts";
import { carryOut, takeBack } from "./act.ts";
import { isPassing, refusalOf, unread, unseen } from "./faults.ts";
import { fileOf } from "./file.ts";
import type { Overlay } from "./overlay.ts";
import { insertBlocks, linesOf, removeBlocks, type NewBlock } from "./new-text.ts";
import { Places, Unreachable } from "./places.ts";
import { isSameReading } from "./same.ts";
import { kindsOf, placeBelow, placesOf, queueAbove, queueSelection, queueStory, type RawSelection } from "./selection.ts";
import type { WordReading } from "./read.ts";
import type { Session, Standing } from "./session.ts";
import type { StoryPlace } from "./stories.ts";
import { Watch } from "./watch.ts";

/** How far the document can be written; `says` is for the person. */
export interface WordAccess {
  readonly kind: "full" | "read-only" | "old-word";
  readonly says: Wording | null;
}

/** What is selected, and the text that the range counts in. */
export interface WordSelection {
  readonly range: TextRange;
  readonly text: DocumentText;
}

type Listener = (what: "text" | "selection") => void;

/** What an act left behind, newest last: the state before it, or text that was put in. */
type Past =
  | { readonly kind: "edits"; readonly before: HostReading }
  | { readonly kind: "text"; readonly place: TextRange; readonly lines: readonly string[] };

/** Milliseconds in which a selection that came with the reading is still the selection: Word tells of a move later than that. */
const AT_ONCE = 300;

/** How many acts can be taken back here; Word's own undo knows them all. */
const KEPT = 30;

export class WordHost {
  readonly name: string;
  readonly access: WordAccess;
  /** Word saves its document itself. */
  readonly save = null;
  /** Questions underlined in Word, for a page that shows them. */
  readonly overlay?: Overlay;
  readonly #session: Session;
  readonly #watch: Watch;
  readonly #listeners = new Set<Listener>();
  #isStale = true;
  #isListening = false;
  /** The selection as it was when the document was read: for whoever asks at once, before it can have moved. */
  #selected: { readonly raw: RawSelection; readonly at: number } | null = null;
  #past: Past[] = [];
  #isMovingSelection = false;

  constructor(session: Session, name: string, access: WordAccess, overlay: Overlay | null) {
    this.#session = session;
    this.name = name;
    this.access = access;
    if (overlay !== null) this.overlay = overlay;
    this.#watch = new Watch(session, {
      selection: () => this.#moved(),
      change: () => {
        this.#isStale = true;
      },
      stillness: () => void this.#lookAgain(),
    });
  }

  /** Begins to hear what happens in Word. */
  async begin(): Promise<void> {
    this.#isListening = true;
    await this.#watch.begin();
  }

  /** The document as it is now: the same object while nothing has changed. @throws AppError */
  read(): Promise<HostReading> {
    return this.#session.alone(async () => {
      const { latest } = this.#session;
      if (latest && !this.#isStale) {
        // Where Word tells of no changes, what was read back after an act holds for one question only.
        this.#isStale = !this.#watch.hearsText;
        return latest.reading;
      }
      return this.#fresh();
    });
  }

  async #fresh(): Promise<HostReading> {
    const before = this.#session.latest?.reading ?? null;
    const latest = await this.#readWithSelection();
    this.#isStale = !this.#watch.hearsText;
    if (before === null || !isSameReading(before, latest.reading)) return latest.reading;
    this.#session.latest = { ...latest, reading: before };
    return before;
  }

  /** Who reads asks for the selection next: both are had in one batch. A selection that Word can't tell of keeps nobody from reading. */
  async #readWithSelection(): Promise<WordReading> {
    try {
      const { more, ...reading } = await this.#session.readWith(queueSelection);
      this.#selected = { raw: more, at: this.#session.ports.clock() };
      return reading;
    } catch (error) {
      if (error instanceof AppError && isPassing(error.cause)) throw error;
      this.#selected = null;
      return this.#session.read();
    }
  }

  /** Applies all edits or none. @throws AppError document-changed, protected-document, not-written, host-unavailable … */
  apply(edits: readonly HostEdit[]): Promise<readonly EditOutcome[]> {
    return this.#session.alone(async () => {
      if (edits.length === 0) return [];
      const planned = this.#session.latest?.reading ?? null;
      this.#isStale = true;
      const { outcomes, before, touched } = await carryOut(this.#session, edits, planned);
      this.#remember({ kind: "edits", before });
      this.#written(touched);
      return outcomes;
    });
  }

  #written(touched: readonly string[]): void {
    this.#watch.expectEcho(touched);
    // Nobody tells of what happens later, so what was read back is worth nothing by then.
    this.#isStale = !this.#isListening;
  }

  #remember(past: Past): void {
    this.#past = [...this.#past, past].slice(-KEPT);
  }

  /** Takes back the newest act of ours; false when there is none. @throws AppError document-changed when the text has moved on */
  readonly undo = (): Promise<boolean> =>
    this.#session.alone(async () => {
      const past = this.#past.at(-1);
      if (!past) return false;
      this.#isStale = true;
      if (past.kind === "edits") await takeBack(this.#session, past.before);
      else if (!(await removeBlocks(this.#session, past.place, past.lines))) return false;
      this.#past = this.#past.slice(0, -1);
      this.#written([]);
      return true;
    });

  /** Puts new text after the selection where that is in the body, else last in it. @throws AppError */
  readonly insertText = (blocks: readonly NewBlock[]): Promise<TextRange> =>
    this.#session.alone(async () => {
      this.#isStale = true;
      const place = await insertBlocks(this.#session, blocks);
      this.#remember({ kind: "text", place, lines: linesOf(blocks) });
      this.#written([]);
      return place;
    });

  /** The document saved as a .docx. @throws AppError */
  readonly bytes = async (): Promise<Uint8Array> => {
    try {
      return await fileOf(this.#session.world.Office);
    } catch (error) {
      throw refusalOf(error, unread);
    }
  };

  /** What is selected, as a range of the text that was read last; null for nothing, or for what is no text of the document. @throws AppError */
  selection(): Promise<WordSelection | null> {
    return this.#session.alone(async () => {
      const fresh = this.#selected && this.#session.ports.clock() - this.#selected.at < AT_ONCE ? this.#selected.raw : null;
      this.#selected = null;
      const raw = fresh ?? (await this.#ask(queueSelection));
      if (raw.isEmpty) return null;
      const reading = this.#session.latest?.reading ?? (await this.#session.read()).reading;
      const places = placesOf(raw, reading);
      const { unread = [] } = reading.text;
      if (places.length === 0 && kindsOf(raw).every((kind) => unread.includes(kind))) throw unseen();
      const range = places.length <= 1 ? (places[0] ?? null) : await this.#toldApart(places, reading);
      return range && { range, text: reading.text };
    });
  }

  /** The place that is meant, where the same words stand in several. */
  async #toldApart(places: readonly TextRange[], reading: HostReading): Promise<TextRange | null> {
    const stories = this.#session.latest?.stories ?? new Map<string, StoryPlace>();
    const ids = [...new Set(places.map(({ story }) => story))];
    const id = ids.length === 1 ? ids[0] : await this.#ask((context) => queueStory(context, ids, stories));
    const left = places.filter(({ story }) => story === id);
    if (left.length <= 1) return left[0] ?? null;
    const place = stories.get(left[0]?.story ?? "") ?? null;
    if (place === null && id !== "body") return null;
    return placeBelow(left, await this.#ask((context) => queueAbove(context, place)), reading);
  }

  async #ask<T>(queue: (context: Word.RequestContext) => () => T): Promise<T> {
    try {
      const context = this.#session.context();
      const answer = queue(context);
      await context.sync();
      return answer();
    } catch (error) {
      throw refusalOf(error, unread);
    }
  }

  /** Selects the place in Word, which shows it. `glance` does nothing: it would move the writer's cursor. */
  async jumpTo(range: TextRange, how: "go" | "glance"): Promise<boolean> {
    if (how === "glance") return false;
    return this.#session.alone(async () => {
      const { story, from, to } = range;
      if (story !== "body" && !this.#session.latest?.stories.has(story)) return false;
      try {
        const standing = (context: Word.RequestContext): (() => Standing) => this.#session.queueStanding(context, false, [story]);
        const { reading, more, stories } = await this.#session.readWith(standing);
        const context = this.#session.context();
        const places = new Places(context.document, reading, more.api, { stories, others: more.others });
        const text = storyOf(reading.text, story)?.paragraphs ?? [];
        const end = (paragraph: number): number => (paragraph === to.paragraph ? to.offset : (text[paragraph]?.text.length ?? 0));
        let shown = places.stretch(from.paragraph, from.offset, end(from.paragraph), story);
        if (to.paragraph > from.paragraph && to.offset > 0)
          shown = shown.expandTo(places.stretch(to.paragraph, 0, to.offset, story));
        shown.select("Select");
        await context.sync();
        return true;
      } catch (error) {
        if (error instanceof Unreachable) return false;
        throw refusalOf(error, unread);
      }
    });
  }

  onChange(listener: Listener): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  #tell(what: "text" | "selection"): void {
    for (const listener of this.#listeners) listener(what);
  }

  /** Word moves the selection at every key: only the last of a burst is told. */
  #moved(): void {
    this.#selected = null;
    if (this.#isMovingSelection) return;
    this.#isMovingSelection = true;
    void this.#session.ports.pause(200).then(() => {
      this.#isMovingSelection = false;
      this.#tell("selection");
    });
  }

  async #lookAgain(): Promise<void> {
    try {
      const before = this.#session.latest?.reading ?? null;
      const after = await this.#session.alone(() => this.#fresh());
      if (after !== before) this.#tell("text");
    } catch {
      // Nobody asked: the next question meets the same fault and says so.
      this.#isStale = true;
    }
  }
}
