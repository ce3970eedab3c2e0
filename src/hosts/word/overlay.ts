/** Underlines questions in Word itself, as annotations: a state of the open document, which Word never writes into the file. */
import { AppError, type Wording } from "../../core/errors.ts";
import type { TextRange } from "../../core/text/document.ts";
import { isLacking, isPassing, officeCode } from "./faults.ts";
import { mapBody } from "./align.ts";
import { atLeast } from "./office.ts";
import { refusalFor, tooOld } from "./overlay-faults.ts";
import { Places } from "./places.ts";
import type { Session, WordStanding } from "./session.ts";
import { piecesFor, spanIn, type Piece } from "./underlines.ts";

/** A question of the pane's, and where it stands. */
export interface Question {
  readonly id: string;
  readonly range: TextRange;
}

/** One colour for all: the colour says nothing. Neither that of spelling nor that of grammar. */
const COLOUR = "Lavender";

/**
 * What Word shows when somebody points at an underline, by its name in the manifest's resources. No suggestions: one that is accepted would
 * replace the writer's words. An add-in that was installed by the unified manifest has no such resources; then Word is asked without.
 */
const POPUP = {
  brandingTextResourceId: "Group.Label",
  titleResourceId: "Question.Title",
  subtitleResourceId: "Question.Text",
  suggestions: [],
};

/** An annotation that stands in the document. */
interface Underline {
  readonly annotation: string;
  readonly question: string;
}

export class Overlay {
  /** Why this Word can't show questions; null where it says that it can. */
  readonly says: Wording | null;
  readonly #session: Session;
  readonly #listeners = new Set<(id: string) => void>();
  /** What stands in the document now, by what it underlines. */
  readonly #shown = new Map<string, Underline>();
  /** Questions whose underline the person has put away in Word: still questions, but not underlined again. */
  readonly #putAway = new Set<string>();
  /** Paragraphs that may hold an underline of ours, by Word's id. */
  readonly #touched = new Set<string>();
  #isListening = false;
  /** Tried until Word says no: an underline without a popup is still one. */
  #hasPopup: boolean;

  constructor(session: Session) {
    this.#session = session;
    this.#hasPopup = atLeast(session.level, "1.8");
    this.says = atLeast(session.level, "1.7") ? null : tooOld;
  }

  /** Tells which question the person chose in the document; the answer ends the telling. */
  onChosen(listener: (id: string) => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  /**
   * Shows exactly these from now on, and answers which could be shown; an empty list takes all away. Two round trips at most however many
   * they are, none where nothing is new. @throws AppError; then none is shown
   */
  show(questions: readonly Question[]): Promise<readonly string[]> {
    return this.#session.alone(async () => {
      if (this.says !== null) throw new AppError("unsupported", this.says);
      if (questions.length === 0) this.#putAway.clear();
      try {
        return await this.#bring(questions);
      } catch (error) {
        // The popup may be what Word refuses; an underline may have gone by itself: then all of it is done anew, once.
        const isWorthwhile = this.#hasPopup || isPassing(error) || officeCode(error) === "ItemNotFound";
        this.#hasPopup &&= isPassing(error) || officeCode(error) === "ItemNotFound";
        const isClean = await this.#takeAllAway();
        if (!isWorthwhile || !isClean) throw refusalFor(error, isClean);
        return this.#again(questions);
      }
    });
  }

  async #again(questions: readonly Question[]): Promise<readonly string[]> {
    try {
      return await this.#bring(questions);
    } catch (error) {
      throw refusalFor(error, await this.#takeAllAway());
    }
  }

  async #bring(questions: readonly Question[]): Promise<readonly string[]> {
    const { reading } = this.#session.latest ?? (await this.#session.read());
    const wanted = new Map(piecesFor(questions, reading).map((piece) => [piece.key, piece]));
    const gone = [...this.#shown].filter(([key]) => !wanted.has(key));
    const fresh = [...wanted.values()].filter(({ key, question }) => !this.#shown.has(key) && !this.#putAway.has(question));
    if (gone.length > 0 || fresh.length > 0) {
      const api = fresh.length > 0 ? await this.#ask() : [];
      const context = this.#session.context();
      for (const [, { annotation }] of gone) context.document.getAnnotationById(annotation).delete();
      const drawn = this.#underline(context.document, fresh, { ...this.#standing(), api });
      await context.sync();
      for (const [key] of gone) this.#shown.delete(key);
      for (const { piece, ids } of drawn) {
        const [annotation] = ids.value;
        if (annotation !== undefined) this.#shown.set(piece.key, { annotation, question: piece.question });
      }
    }
    const shown = new Set([...this.#shown.values()].map(({ question }) => question));
    return questions.flatMap(({ id }) => (shown.has(id) ? [id] : []));
  }

  #standing(): Pick<WordStanding, "reading"> {
    const { latest } = this.#session;
    if (latest === null) throw new Error("nothing has been read");
    return latest;
  }

  /** Queues an underline for each piece whose place Word and we count alike. */
  #underline(
    document: Word.Document,
    pieces: readonly Piece[],
    { reading, api }: Pick<WordStanding, "reading" | "api">,
  ): { readonly piece: Piece; readonly ids: OfficeExtension.ClientResult<string[]> }[] {
    const places = new Places(document, reading, api);
    const at = mapBody(reading, api);
    return pieces.flatMap((piece) => {
      const span = spanIn(piece, reading, api[at[piece.paragraph] ?? -1]);
      if (span === null) return [];
      const { id, start, length } = span;
      if (id !== null) this.#touched.add(id);
      const critique = { colorScheme: COLOUR, start, length, ...(this.#hasPopup ? { popupOptions: POPUP } : {}) } as const;
      return [{ piece, ids: places.paragraph(piece.paragraph).insertAnnotations({ critiques: [critique] }) }];
    });
  }

  /** Word's paragraphs as they are now. `queue`: what else is asked for with them. */
  async #paragraphs(queue: (document: Word.Document) => void = () => undefined): Promise<WordStanding["api"]> {
    const context = this.#session.context();
    const answer = this.#session.queueStanding(context, false);
    queue(context.document);
    await context.sync();
    return answer().api;
  }

  /** The same; from the first time on, what happens to underlines is heard. */
  async #ask(): Promise<WordStanding["api"]> {
    const api = await this.#paragraphs((document) => {
      if (!this.#isListening) this.#listen(document);
    });
    this.#isListening = true;
    return api;
  }

  #listen(document: Word.Document): void {
    const keyOf = (annotation: string): string | undefined =>
      [...this.#shown].find(([, underline]) => underline.annotation === annotation)?.[0];
    document.onAnnotationClicked.add(({ id }) => {
      const question = this.#shown.get(keyOf(id) ?? "")?.question;
      if (question !== undefined) for (const listener of this.#listeners) listener(question);
      return Promise.resolve();
    });
    document.onAnnotationRemoved.add(({ ids }) => {
      for (const id of ids) this.#shown.delete(keyOf(id) ?? "");
      return Promise.resolve();
    });
    if (!atLeast(this.#session.level, "1.8")) return;
    document.onAnnotationPopupAction.add(({ id }) => {
      const question = this.#shown.get(keyOf(id) ?? "")?.question;
      if (question !== undefined) this.#putAway.add(question);
      return Promise.resolve();
    });
  }

  /**
   * Takes away every underline of ours, whether or not its id ever reached us, and answers whether that succeeded. They are looked for in
   * the paragraphs themselves: deleting by ids fails as a whole where one is gone already (OfficeDev/office-js #4319).
   */
  async #takeAllAway(): Promise<boolean> {
    const known = new Set([...this.#shown.values()].map(({ annotation }) => annotation));
    this.#shown.clear();
    if (this.#touched.size === 0) return known.size === 0;
    try {
      const api = await this.#paragraphs();
      const context = this.#session.context();
      const held = api.flatMap(({ id }) => {
        if (id === null || !this.#touched.has(id)) return [];
        const annotations = context.document.getParagraphByUniqueLocalId(id).getAnnotations();
        annotations.load("items/id,items/critiqueAnnotation/critique");
        return [annotations];
      });
      await context.sync();
      const ours = held
        .flatMap(({ items }) => items)
        .filter(({ id, critiqueAnnotation }) => {
          const { colorScheme } = critiqueAnnotation.critique;
          return known.has(id) || colorScheme === COLOUR;
        });
      const last = this.#session.context();
      for (const { id } of ours) last.document.getAnnotationById(id).delete();
      if (ours.length > 0) await last.sync();
      this.#touched.clear();
      return true;
    } catch (error) {
      // Told to the person with the fault that led here; the underlines themselves go with the open document.
      return isLacking(error) && known.size === 0;
    }
  }
}
