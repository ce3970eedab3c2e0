/** Carries out planned steps in Word: everything is queued, nothing waits. Places are found before anything is written there. */
import { NOTICE_STYLE_NAME, MARK_STYLE_NAME } from "../wordprocessing/styles.ts";
import { skeleton } from "./align.ts";
import { storiesOf, type Beside, type Step } from "./plan.ts";
import type { Loose } from "./loose.ts";
import type { Places } from "./places.ts";

/** What the pen knows of the document besides its text. */
export interface PenFacts {
  /** Texts of the footnotes in order, where a step takes one away. */
  readonly notes: readonly string[];
  /** Names of our own styles that the document has. */
  readonly styles: ReadonlySet<string>;
  readonly canStyle: boolean;
  /** Style of each paragraph of the writer's, by its index in the text. */
  readonly styleOf: (paragraph: number) => string | null;
  readonly isInList: (paragraph: number) => boolean;
  /** How many controls around a paragraph of the writer's a new one beside it stays outside of: they can't be named, only gone out to. */
  readonly around: ReadonlyMap<number, number>;
}

type LabelStep = Extract<Step, { kind: "label" }>;
type ParagraphStep = Extract<Step, { kind: "paragraph" }>;

/**
 * Queues the steps. Answers what dresses them in styles of our own: to be queued last of all, since a Word that can't do it must fail after
 * everything that matters.
 * @throws Unreachable for a place that can't be named; nothing has been sent then
 */
export function draw(document: Word.Document, steps: readonly Step[], places: Places, facts: PenFacts): () => void {
  const found = new Map<LabelStep, Word.Range[]>();
  const anchors = new Map<ParagraphStep, Word.Paragraph>();
  const marks: Word.Range[] = [];
  const notices: Word.Paragraph[] = [];
  for (const story of storiesOf(steps)) places.open(story);
  for (const step of steps) if (isRemoval(step)) remove(document, step, facts);
  for (const step of steps) {
    if (step.kind === "label")
      found.set(
        step,
        step.pieces.map(({ range: { story, from, to } }) => places.stretch(from.paragraph, from.offset, to.offset, story)),
      );
    if (step.kind === "paragraph" && step.beside.kind === "text") anchors.set(step, places.paragraph(step.beside.paragraph));
  }
  for (const step of steps) if (step.kind === "label") marks.push(...label(step, found.get(step) ?? []));
  for (const step of steps) if (step.kind === "retext") control(document, step.tag).insertText(step.text, "Replace");
  const added = new Map<string, Word.Paragraph>();
  for (const step of steps) {
    if (step.kind !== "paragraph") continue;
    const fresh = paragraph(document, step, anchors.get(step) ?? null, added, facts);
    added.set(step.tag, fresh);
    if (step.part === "notice") notices.push(fresh);
  }
  return () => {
    if (!facts.canStyle) return;
    if (marks.length > 0 && !facts.styles.has(MARK_STYLE_NAME)) addMarkStyle(document);
    for (const mark of marks) mark.style = MARK_STYLE_NAME;
    if (notices.length > 0 && !facts.styles.has(NOTICE_STYLE_NAME)) addNoticeStyle(document);
    for (const notice of notices) notice.style = NOTICE_STYLE_NAME;
  };
}

type Removal = Extract<Step, { kind: "unwrap" | "erase" | "erase-note" | "erase-paragraph" }>;

const isRemoval = (step: Step): step is Removal => step.kind.startsWith("unwrap") || step.kind.startsWith("erase");

const control = (document: Word.Document, tag: string): Word.ContentControl => document.contentControls.getByTag(tag).getFirst();

function remove(document: Word.Document, step: Removal, facts: PenFacts): void {
  switch (step.kind) {
    case "unwrap":
      control(document, step.tag).delete(true);
      return;
    case "erase":
      control(document, step.tag).delete(false);
      return;
    case "erase-paragraph":
      control(document, step.tag).paragraphs.getFirst().delete();
      return;
    case "erase-note":
      eraseNote(document, step.text, facts.notes);
      return;
    default:
      step satisfies never;
  }
}

/** Queues that loose words, paragraphs and notes go, and that controls without a tag go from around the writer's words. */
export function erase(document: Word.Document, loose: Loose, places: Places, notes: readonly string[]): void {
  const words = loose.words.map(({ story, paragraph: index, start, end }) => places.stretch(index, start, end, story));
  const whole = loose.paragraphs.map((index) => places.paragraph(index));
  for (const id of loose.controls) document.contentControls.getById(id).delete(true);
  for (const text of loose.notes) eraseNote(document, text, notes);
  for (const range of words) range.delete();
  for (const one of whole) one.delete();
}

function eraseNote(document: Word.Document, words: string, notes: readonly string[]): void {
  const at = notes.findIndex((text) => skeleton(text) === skeleton(words));
  if (at < 0) return;
  let note = document.body.footnotes.getFirst();
  for (let number = 0; number < at; number++) note = note.getNext();
  note.delete();
}

/** The mark is put behind the last piece before anything is wrapped, so that it never comes to stand inside the passage's control. */
function label({ pieces, mark }: LabelStep, ranges: readonly Word.Range[]): Word.Range[] {
  const last = ranges.at(-1);
  const shown: Word.Range[] = [];
  if (last && mark?.as === "inline") {
    const text = last.insertText(` ${mark.text}`, "After");
    wrap(text, mark.tag, mark.alias);
    shown.push(text);
  }
  for (let index = ranges.length - 1; index >= 0; index--) {
    const piece = pieces[index];
    if (piece) wrap(ranges[index] as Word.Range, piece.tag, piece.alias ?? "");
  }
  if (last && mark?.as === "footnote") {
    const note = last.insertFootnote(mark.text);
    wrap(note.body.paragraphs.getFirst().getRange("Content"), mark.tag, mark.alias);
  }
  return shown;
}

function wrap(range: Word.Range, tag: string, alias: string): void {
  const around = range.insertContentControl();
  // The tag comes last: what carries it is whole.
  around.title = alias;
  around.tag = tag;
}

function paragraph(
  document: Word.Document,
  step: ParagraphStep,
  anchor: Word.Paragraph | null,
  added: ReadonlyMap<string, Word.Paragraph>,
  facts: PenFacts,
): Word.Paragraph {
  const fresh = insert(document, step, anchor, added, facts.around);
  const { beside, look, part } = step;
  const inherited = isNextTo(beside, facts) ? facts.styleOf(beside.paragraph) : undefined;
  if (part === "notice") {
    // A heading's or a list's look is none for a notice; its own style comes last.
    if (inherited !== null) fresh.styleBuiltIn = "Normal";
  } else if (look && (look.style ?? null) !== inherited) dress(fresh, look.style, part);
  if (look && !look.inList && beside.kind === "text" && facts.isInList(beside.paragraph)) fresh.detachFromList();
  wrap(fresh.getRange("Content"), step.tag, step.alias);
  return fresh;
}

function outermost(paragraph: Word.Paragraph, depth: number): Word.ContentControl {
  let control = paragraph.parentContentControl;
  for (let step = 1; step < depth; step++) control = control.parentContentControl;
  return control;
}

/** True for a paragraph that takes on the look of the writer's beside it. */
const isNextTo = (beside: Beside, { around }: PenFacts): beside is Extract<Beside, { kind: "text" }> =>
  beside.kind === "text" && !beside.side.endsWith("-table") && !around.has(beside.paragraph);

function insert(
  document: Word.Document,
  { text, beside }: ParagraphStep,
  anchor: Word.Paragraph | null,
  added: ReadonlyMap<string, Word.Paragraph>,
  around: PenFacts["around"],
): Word.Paragraph {
  const where = (side: Beside["side"]): "Before" | "After" => (side.startsWith("before") ? "Before" : "After");
  if (beside.kind === "own") {
    const own = added.get(beside.tag) ?? control(document, beside.tag).paragraphs.getFirst();
    return own.insertParagraph(text, where(beside.side));
  }
  if (anchor === null) throw new Error("a paragraph has no anchor");
  const outer = around.get(beside.paragraph);
  if (outer !== undefined) return outermost(anchor, outer).insertParagraph(text, where(beside.side));
  if (beside.side.endsWith("-table")) return anchor.parentTable.insertParagraph(text, where(beside.side));
  return anchor.insertParagraph(text, where(beside.side));
}

/** Built-in styles have other names in each language of Word: they are asked for by what they are. */
function dress(fresh: Word.Paragraph, style: string | null, part: string): void {
  const heading = /^heading ([1-9])$/i.exec(style ?? "")?.[1];
  if (heading !== undefined) fresh.styleBuiltIn = `Heading${heading}` as Word.BuiltInStyleName;
  else if (style === null || style.toLowerCase() === "normal") {
    fresh.styleBuiltIn = "Normal";
    if (part === "heading") fresh.font.bold = true;
  } else fresh.style = style;
}

function addMarkStyle(document: Word.Document): void {
  document.addStyle(MARK_STYLE_NAME, "Character").font.color = "#1F3A68";
}

/** As in a .docx of ours, as far as a style can be made here: the box around the notice needs more than Word on the web can do. */
function addNoticeStyle(document: Word.Document): void {
  const style = document.addStyle(NOTICE_STYLE_NAME, "Paragraph");
  style.paragraphFormat.spaceBefore = 6;
  style.paragraphFormat.spaceAfter = 12;
  style.paragraphFormat.leftIndent = 6.5;
  style.paragraphFormat.rightIndent = 6.5;
}
