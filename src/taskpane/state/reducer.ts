/** The pane's next state after an event. Pure: effects stand in `acts.ts`. */
import type { DocumentView } from "../verbs/document-view.ts";
import type { PaneEvent } from "./events.ts";
import { askedPictures } from "./derive.ts";
import { doesOverlap, isSameRange } from "./ranges.ts";
import { emptyDraft, firstState, overlayOff, type Done, type PaneState, type Selection } from "./state.ts";

export function reduce(state: PaneState, event: PaneEvent): PaneState {
  switch (event.kind) {
    case "opening":
      return {
        ...forgetDocument(state),
        document: { kind: "reading", name: event.name, phase: "open", share: 0 },
        said: say(state, "said.reading", { name: event.name }),
      };
    case "progressed":
      if (state.document.kind !== "reading") return state;
      return { ...state, document: { ...state.document, phase: event.phase, share: event.share } };
    case "stopped":
      return { ...forgetDocument(state), said: say(state, "said.stopped") };
    case "refused-document":
      return { ...forgetDocument(state), document: { kind: "refused", name: event.name, says: event.says } };
    case "looked":
      return looked(state, event.name, event.view, event.isNew);
    case "selected":
      return {
        ...state,
        selection: event.selection,
        isSelectionNew: state.isSelectionNew || (event.isMoved !== true && isOther(state.selection, event.selection)),
      };
    case "went":
      return {
        ...state,
        view: event.to,
        // Chosen while the document is on its way: it opens there.
        wanted: state.document.kind === "reading" ? event.to : state.wanted,
        refusal: null,
        done: null,
      };
    case "asked-for":
      return {
        ...state,
        view: event.view,
        wanted: state.document.kind === "open" ? null : event.view,
        refusal: null,
        done: null,
      };
    case "spoke":
      return { ...state, language: event.language };
    case "began":
      return { ...state, isBusy: true, isSelectionNew: false, refusal: event.isBehind ? state.refusal : null };
    case "ended":
      return { ...state, isBusy: false };
    case "acted":
      return {
        ...state,
        isBusy: false,
        done: event.done,
        selection: hasActed(state, event.done) ? null : state.selection,
        undoable: event.isUndoable ? state.undoable + 1 : state.undoable,
        said: say(state, `said.${event.done.kind}`),
        ...(event.done.kind === "pasted" ? { pasted: null } : {}),
        ...(event.done.kind === "reviewed" ? { drafts: unsigned(state.drafts) } : {}),
      };
    case "undone":
      return { ...state, isBusy: false, done: null, undoable: Math.max(0, state.undoable - 1), said: say(state, "said.undone") };
    case "closed-result":
      return { ...state, done: null, refusal: null };
    case "refused-act":
      return { ...state, refusal: event.says };
    case "chose":
      return { ...state, choices: { ...state.choices, ...event.choices } };
    case "settled":
      return { ...state, settings: event.settings };
    case "trained":
      return { ...state, training: event.day };
    case "forgot": {
      const { choices, defaults, reviewer, training } = firstState({
        homeProfileId: state.choices.homeProfileId ?? null,
      });
      return { ...state, choices, defaults, reviewer, training, settings: null, said: say(state, "said.forgot") };
    }
    case "stated":
      return { ...state, facts: { ...state.facts, ...event.facts } };
    case "preset":
      return { ...state, defaults: { ...state.defaults, ...event.defaults } };
    case "stepped":
      return { ...state, question: within(event.to, questionCount(state)), done: null, refusal: null };
    case "pointed-at": {
      const count = questionCount(state);
      const question = within(event.question, count);
      return {
        ...state,
        view: "questions",
        question,
        done: null,
        refusal: null,
        said: say(state, "said.pointed-at", { number: question + 1, count }),
      };
    }
    case "overlaid":
      return { ...state, overlay: event.overlay };
    case "unclear":
      return {
        ...state,
        unclear: [...new Set([...state.unclear, event.key])],
        question: within(state.question + 1, questionCount(state)),
        said: say(state, "said.unclear"),
      };
    case "named-reviewer":
      return { ...state, reviewer: { ...state.reviewer, ...event.reviewer } };
    case "drafted": {
      const draft = { ...(state.drafts[event.labelId] ?? emptyDraft), ...event.draft };
      return { ...state, drafts: { ...state.drafts, [event.labelId]: draft } };
    }
    case "pasted":
      return { ...state, pasted: event.pasted, done: null, refusal: null };
    case "said":
      return { ...state, said: say(state, event.key, event.values) };
    default:
      return event satisfies never;
  }
}

/** The document as it was just read. Review drafts hold for the text that the person saw: they go when it has changed. */
function looked(state: PaneState, name: string, view: DocumentView, isNew: boolean): PaneState {
  const before = !isNew && state.document.kind === "open" ? state.document.view : null;
  const textOf = (one: DocumentView | null, id: string): string | undefined =>
    one?.passages.find(({ label }) => label.id === id)?.text;
  const drafts = Object.fromEntries(
    Object.entries(state.drafts).filter(
      ([id]) => before !== null && textOf(before, id) !== undefined && textOf(before, id) === textOf(view, id),
    ),
  );
  const next: PaneState = {
    ...state,
    document: { kind: "open", name, view },
    drafts,
    done: isStill(state.done, view) ? state.done : null,
    question: within(state.question, view.findings.length),
  };
  if (!isNew) return next;
  const count = view.findings.length + askedPictures(view).length;
  return {
    ...next,
    ...fresh,
    // What was told while the document was on its way, such as by a command, is still to be read.
    refusal: state.refusal,
    view: state.wanted ?? "overview",
    wanted: null,
    said: say(state, count === 0 ? "said.opened.none" : "said.opened", { count }),
  };
}

/** True when other words are selected than before. */
function isOther(before: Selection | null, now: Selection | null): boolean {
  return now !== null && (before === null || before.quote !== now.quote || !isSameRange(before.range, now.range));
}

/** True when what is selected is what was labelled: the same button again would do nothing. */
function hasActed({ selection, isSelectionNew, document }: PaneState, done: Done): boolean {
  if (done.kind !== "labelled" && done.kind !== "pasted") return false;
  if (selection === null || !isSelectionNew || document.kind !== "open") return true;
  const range = document.view.passages.find(({ label }) => label.id === done.labelId)?.range ?? null;
  return range !== null && doesOverlap(range, selection.range);
}

/** What is filled in whole has just been signed. */
function unsigned(drafts: PaneState["drafts"]): PaneState["drafts"] {
  return Object.fromEntries(Object.entries(drafts).filter(([, { factChecked, outcome }]) => !factChecked || outcome === null));
}

const fresh = {
  selection: null,
  isSelectionNew: false,
  done: null,
  refusal: null,
  isBusy: false,
  undoable: 0,
  question: 0,
  overlay: overlayOff,
  unclear: [],
  drafts: {},
  facts: {},
} as const;

function forgetDocument(state: PaneState): PaneState {
  return { ...state, ...fresh, document: { kind: "none" }, pasted: null, view: state.wanted ?? "overview" };
}

/** False when the label that a result speaks of is gone from the document. */
function isStill(done: Done | null, view: DocumentView): boolean {
  if (done === null || !("labelId" in done) || done.labelId === null) return true;
  return view.passages.some(({ label }) => label.id === done.labelId);
}

function questionCount(state: PaneState): number {
  return state.document.kind === "open" ? state.document.view.findings.length : 0;
}

function within(index: number, count: number): number {
  return Math.max(0, Math.min(index, count - 1));
}

function say(state: PaneState, key: string, values: Readonly<Record<string, string | number>> = {}): PaneState["said"] {
  return { key, values, turn: state.said.turn + 1 };
}
