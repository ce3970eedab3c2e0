/** A document in memory that reads and applies edits honestly: for testing core's laws without a file format. */
import type { EditOutcome, HostEdit, InsertionPart } from "../../src/core/edits.ts";
import type { DocumentHost, HostReading, Insertion, MarkedPiece } from "../../src/core/ports.ts";
import { type DocumentText, type Paragraph, plainParagraph, piecesOf, storyOf } from "../../src/core/text/document.ts";

/** A stretch of a paragraph: the writer's text, inside a label or not, or a visible mark of ours. */
interface Run {
  text: string;
  label?: { id: string; piece: number };
  own?: { owner: string; part: "mark" | "note" | "caption" };
}

interface Block {
  own?: { owner: string; part: InsertionPart | "caption" };
  props: Omit<Paragraph, "text">;
  runs: Run[];
}

interface State {
  stories: { id: string; kind: DocumentText["stories"][number]["kind"]; blocks: Block[] }[];
  record: string | null;
  flag: string | null;
}

export class MemoryHost implements DocumentHost {
  #state: State;
  readonly #base: DocumentText;

  /** Body paragraphs that hold a prompt or a date picker: marks leave them out, as real hosts do. */
  readonly leftOut = new Set<number>();

  constructor(text: DocumentText) {
    this.#base = text;
    const blocksOf = (paragraphs: readonly Paragraph[]): Block[] =>
      paragraphs.map(({ text: line, ...props }) => ({ props, runs: line === "" ? [] : [{ text: line }] }));
    this.#state = {
      stories: text.stories.map(({ id, kind, paragraphs }) => ({ id, kind, blocks: blocksOf(paragraphs) })),
      record: null,
      flag: null,
    };
  }

  read(): Promise<HostReading> {
    return Promise.resolve(this.reading());
  }

  /** The same as `read`, at once. */
  reading(): HostReading {
    const marks: MarkedPiece[] = [];
    const insertions: Insertion[] = [];
    const stories = this.#state.stories.map((story) => {
      const paragraphs: Paragraph[] = [];
      for (const block of story.blocks) {
        const place = { story: story.id, paragraph: paragraphs.length };
        if (block.own) {
          insertions.push({ ...block.own, text: block.runs.map((run) => run.text).join(""), ...place });
          continue;
        }
        let text = "";
        for (const run of block.runs) {
          if (run.own?.part === "note") {
            // A footnote is two things of ours: the reference in the text, and the note.
            insertions.push({ ...run.own, text: "", ...place });
            insertions.push({ ...run.own, text: run.text, story: `footnote:own-${run.own.owner}`, paragraph: 0 });
            continue;
          }
          if (run.own) {
            insertions.push({ ...run.own, text: run.text.trim(), ...place });
            continue;
          }
          const last = marks.at(-1);
          const at = { paragraph: paragraphs.length, offset: text.length };
          const end = { paragraph: paragraphs.length, offset: text.length + run.text.length };
          if (
            run.label &&
            last?.labelId === run.label.id &&
            last.piece === run.label.piece &&
            last.range.to.paragraph === at.paragraph &&
            last.range.to.offset === at.offset
          ) {
            marks[marks.length - 1] = { ...last, range: { ...last.range, to: end } };
          } else if (run.label) {
            marks.push({ labelId: run.label.id, piece: run.label.piece, range: { story: story.id, from: at, to: end } });
          }
          text += run.text;
        }
        paragraphs.push({ ...block.props, text });
      }
      return { id: story.id, kind: story.kind, paragraphs };
    });
    const { record: keptRecord, flag } = this.#state;
    return { text: { ...this.#base, stories }, marks, insertions, keptRecord, flag, notExamined: [], notices: [] };
  }

  apply(edits: readonly HostEdit[]): Promise<readonly EditOutcome[]> {
    return Promise.resolve(this.applyNow(edits));
  }

  applyNow(edits: readonly HostEdit[]): EditOutcome[] {
    const before = this.#state;
    this.#state = structuredClone(before);
    const text = this.reading().text;
    // Positions mean the paragraphs as they were read: held fast here, before anything is inserted among them.
    const paragraphs = new Map(this.#state.stories.map((story) => [story.id, story.blocks.filter((block) => !block.own)]));
    try {
      return edits.map((edit) => {
        const then = JSON.stringify(this.#state);
        const outcome = this.#one(edit, text, paragraphs);
        return outcome.kind === "done" && JSON.stringify(this.#state) === then ? { kind: "unchanged" } : outcome;
      });
    } catch (error) {
      this.#state = before;
      throw error;
    }
  }

  #one(edit: HostEdit, text: DocumentText, paragraphs: Map<string, Block[]>): EditOutcome {
    switch (edit.kind) {
      case "mark": {
        if (edit.alias.length > 64) throw new Error("alias too long");
        this.#unmark(edit.labelId);
        const story = storyOf(text, edit.range.story);
        if (!story) throw new Error("no such story");
        const whole = piecesOf(edit.range, story).filter((piece) => piece.end > piece.start);
        const pieces = whole.filter((piece) => story.kind !== "body" || !this.leftOut.has(piece.paragraph));
        if (whole.length === 0) return { kind: "refused", why: "no-text" };
        if (pieces.length === 0) return { kind: "refused", why: "placeholder" };
        pieces.forEach((piece, index) => {
          const block = paragraphs.get(story.id)?.[piece.paragraph] as Block;
          const inside = cut(block, piece.start, piece.end);
          if (inside.some((run) => run.label)) throw new Error("a mark inside a mark");
          for (const run of inside) run.label = { id: edit.labelId, piece: index + 1 };
          if (index !== pieces.length - 1 || edit.appearance.place === "none") return;
          const part = edit.appearance.place === "footnote" ? "note" : "mark";
          const own: Run = { text: `${part === "mark" ? " " : ""}${edit.appearance.text}`, own: { owner: edit.labelId, part } };
          block.runs.splice(block.runs.indexOf(inside.at(-1) as Run) + 1, 0, own);
        });
        return pieces.length < whole.length ? { kind: "limited", why: "placeholder" } : { kind: "done" };
      }
      case "unmark":
        this.#unmark(edit.labelId);
        return { kind: "done" };
      case "insert": {
        const body = this.#state.stories[0] as State["stories"][number];
        const standing = body.blocks.filter((block) => block.own?.owner === edit.owner && block.own.part === edit.part);
        if (standing.length > 0) {
          for (const block of standing) block.runs = [{ text: edit.text }];
          return { kind: "done" };
        }
        const target = paragraphs.get(body.id)?.[edit.at.paragraph];
        if (!target) throw new Error(`no paragraph ${edit.at.paragraph}`);
        let at = body.blocks.indexOf(target);
        if (edit.at.side === "after")
          do at++;
          while (body.blocks[at]?.own);
        const { text: _text, ...props } = plainParagraph("");
        body.blocks.splice(at, 0, { own: { owner: edit.owner, part: edit.part }, props, runs: [{ text: edit.text }] });
        return { kind: "done" };
      }
      case "remove":
        for (const story of this.#state.stories) {
          story.blocks = story.blocks.filter((block) => block.own?.owner !== edit.owner || block.own.part !== edit.part);
          for (const block of story.blocks)
            block.runs = block.runs.filter(({ own }) => own?.owner !== edit.owner || own.part !== edit.part);
        }
        return { kind: "done" };
      case "caption": {
        const target = paragraphs.get(edit.at.story)?.[edit.at.paragraph];
        const story = this.#state.stories.find(({ id }) => id === edit.at.story);
        if (!target || !story) throw new Error(`no paragraph ${edit.at.paragraph}`);
        const standing = story.blocks.filter(({ own }) => own?.owner === edit.labelId && own.part === "caption");
        for (const block of standing) block.runs = [{ text: edit.text }];
        if (standing.length > 0) return { kind: "done" };
        if (edit.at.side === "within") {
          target.runs = target.runs.filter(({ own }) => own?.owner !== edit.labelId);
          target.runs.push({ text: ` ${edit.text}`, own: { owner: edit.labelId, part: "caption" } });
          return { kind: "done" };
        }
        let at = story.blocks.indexOf(target) + 1;
        while (story.blocks[at]?.own) at++;
        const { text: _text, ...props } = plainParagraph("");
        story.blocks.splice(at, 0, { own: { owner: edit.labelId, part: "caption" }, props, runs: [{ text: edit.text }] });
        return { kind: "done" };
      }
      case "alt-text": {
        const block = paragraphs.get(edit.at.story)?.[edit.at.from.paragraph];
        if (!block) throw new Error(`no paragraph ${edit.at.from.paragraph}`);
        const pictures = (block.props.pictures ?? []).map((picture) => {
          if (picture.offset !== edit.at.from.offset) return picture;
          const { altText: _altText, ...rest } = picture;
          return edit.text === null ? rest : { ...rest, altText: edit.text };
        });
        block.props = { ...block.props, pictures };
        return { kind: "done" };
      }
      case "keep-record":
        this.#state.record = edit.json;
        this.#state.flag = edit.recordId;
        return { kind: "done" };
      case "drop-record":
        this.#state.record = null;
        this.#state.flag = null;
        return { kind: "done" };
      default:
        return edit satisfies never;
    }
  }

  #unmark(labelId: string): void {
    for (const block of this.#state.stories.flatMap((story) => story.blocks)) {
      block.runs = block.runs.filter((run) => run.own?.owner !== labelId);
      for (const run of block.runs) if (run.label?.id === labelId) delete run.label;
      joinRuns(block);
    }
  }

  /** The writer types: `length` code units go at `offset` of a body paragraph, and `text` comes; it takes the label it is typed inside. */
  type(paragraph: number, offset: number, length: number, text: string): void {
    const block = (this.#state.stories[0] as State["stories"][number]).blocks.filter((one) => !one.own)[paragraph];
    if (!block) return;
    const inside = cut(block, offset, offset + length);
    for (const run of inside) run.text = "";
    const after = inside.at(-1) ?? cut(block, Math.max(0, offset - 1), offset).at(-1);
    if (after) after.text += text;
    else block.runs.push({ text });
    joinRuns(block);
  }

  /** The writer takes whole body paragraphs away, with whatever stands in them. */
  deleteParagraphs(from: number, count: number): void {
    const body = this.#state.stories[0] as State["stories"][number];
    const gone = new Set(body.blocks.filter((block) => !block.own).slice(from, from + count));
    body.blocks = body.blocks.filter((block) => !gone.has(block));
  }

  /** What LibreOffice does to our tags: content and the record stay, and everything of ours becomes ordinary text. */
  stripTags(): void {
    const notes: string[] = [];
    for (const block of this.#state.stories.flatMap((story) => story.blocks)) {
      delete block.own;
      for (const run of block.runs) {
        delete run.label;
        if (run.own?.part === "note") {
          notes.push(run.text);
          run.text = "";
        }
        delete run.own;
      }
      joinRuns(block);
    }
    const { text: _text, ...props } = plainParagraph("");
    notes.forEach((text, index) => {
      this.#state.stories.push({
        id: `footnote:${index + 90}`,
        kind: "footnote",
        blocks: [{ props, runs: [{ text: ` ${text}` }] }],
      });
    });
  }

  /** Everything a reader sees, line by line, our own text included. */
  visible(): string[] {
    return this.#state.stories.flatMap((story) => story.blocks.map((block) => block.runs.map((run) => run.text).join("")));
  }
}

/** Splits runs so that `start..end` of the writer's text is made of whole runs, and returns these. */
function cut(block: Block, start: number, end: number): Run[] {
  const inside: Run[] = [];
  const runs: Run[] = [];
  let at = 0;
  for (const run of block.runs) {
    if (run.own) {
      runs.push(run);
      continue;
    }
    const edges = [0, start - at, end - at, run.text.length]
      .filter((edge) => edge >= 0 && edge <= run.text.length)
      .sort((a, b) => a - b);
    for (let index = 1; index < edges.length; index++) {
      const [from, to] = [edges[index - 1] as number, edges[index] as number];
      if (from === to) continue;
      const part: Run = { ...run, text: run.text.slice(from, to) };
      runs.push(part);
      if (at + from >= start && at + to <= end) inside.push(part);
    }
    at += run.text.length;
  }
  block.runs = runs;
  return inside;
}

/** Puts neighbours with one label together, and drops empty runs. */
function joinRuns(block: Block): void {
  const runs: Run[] = [];
  for (const run of block.runs.filter((one) => one.text !== "")) {
    const last = runs.at(-1);
    if (last && !last.own && !run.own && last.label?.id === run.label?.id && last.label?.piece === run.label?.piece)
      last.text += run.text;
    else runs.push({ ...run });
  }
  block.runs = runs;
}
