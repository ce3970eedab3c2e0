/** What follows from the pane's state: what the next label will say, what is left to do, and which button comes first. */
import type { LabelRequest } from "../../core/label/label.ts";
import { doesOverlap } from "./ranges.ts";
import type { Wording } from "../../core/errors.ts";
import type { DocumentView, FindingView, PassageView, PictureView } from "../verbs/document-view.ts";
import type { LabelDetails, PaneState, ViewName } from "./state.ts";

/** The engine and the day that a label will get if the person presses now. */
export interface Use {
  readonly engine: string;
  readonly date: string;
  /** Where the engine comes from, so that the pane can say it. */
  readonly from: "trace" | "last-used" | "document" | "register";
}

/** The open document's view, or null. */
export function viewOf(state: PaneState): DocumentView | null {
  return state.document.kind === "open" ? state.document.view : null;
}

/**
 * What a label on the selection, or on a finding, will say: the engine that a trace in it names; else the last used; else the one that the
 * document's traces agree on; else the first decided engine of the register, or its first. Always shown before the click.
 */
export function useFor(state: PaneState, view: DocumentView, finding: FindingView | null): Use {
  const near = finding ?? findingAt(state, view);
  const date = state.defaults.date ?? near?.date ?? view.today;
  if (near?.engine) return { engine: near.engine, date, from: "trace" };
  if (state.defaults.engine !== null) return { engine: state.defaults.engine, date, from: "last-used" };
  const named = [...new Set(view.findings.flatMap(({ engine }) => (engine === null ? [] : [engine])))];
  if (named.length === 1) return { engine: named[0] as string, date, from: "document" };
  const { engines } = view.profile;
  return { engine: (engines.find(({ decided }) => decided) ?? engines[0])?.name ?? "AI", date, from: "register" };
}

/** The finding that the selection touches, or null. */
function findingAt(state: PaneState, view: DocumentView): FindingView | null {
  const range = state.selection?.range;
  return range ? (view.findings.find((finding) => doesOverlap(finding.range, range)) ?? null) : null;
}

/** The request for a label with this use and the person's other defaults. */
export function requestFor(state: PaneState, view: DocumentView, use: Use): LabelRequest {
  const { kind, informationClass, engineReason, details } = state.defaults;
  return {
    ...details,
    kind,
    engine: use.engine,
    searchDate: use.date,
    language: details.language ?? view.language,
    ...(informationClass === null ? {} : { informationClass }),
    ...(engineReason.trim() === "" ? {} : { engineReason }),
  };
}

/** The label as a request again, all that was stated kept, so that one value can be changed. */
export function requestOf({ label }: PassageView): LabelRequest {
  const {
    id: _id,
    anchor: _anchor,
    evidence: _evidence,
    textHash: _hash,
    mark: _mark,
    picture: _picture,
    createdAt: _at,
    engine,
    ...stated
  } = label;
  return {
    // The schema's optional values are absent, never undefined: JSON knows no undefined.
    ...(stated as Omit<LabelRequest, "engine">),
    engine: engine.name,
    ...(engine.version === undefined ? {} : { engineVersion: engine.version }),
    ...(engine.reason === undefined ? {} : { engineReason: engine.reason }),
  };
}

/** A change of what a label says: a value that is undefined, or blank, is taken away. */
export type LabelChange = { readonly [Key in keyof LabelRequest]?: LabelRequest[Key] | undefined };

/** The values with the change made: what was emptied is absent, never empty. */
export function changed<Values extends Partial<LabelRequest>>(values: Values, change: LabelChange): Values {
  const all = Object.entries({ ...values, ...change });
  return Object.fromEntries(
    all.filter(([, value]) => value !== undefined && (typeof value !== "string" || value.trim() !== "")),
  ) as Values;
}

/** Of what was said about one passage, that which is as true of the next: how the person works, not what they did. */
export function lasting({ account, engineVersion, language }: LabelDetails): LabelDetails {
  return {
    ...(account === undefined ? {} : { account }),
    ...(engineVersion === undefined ? {} : { engineVersion }),
    ...(language === undefined ? {} : { language }),
  };
}

/** A picture that is asked about, and what was seen in its data. */
export interface AskedPicture {
  /** The same for the same picture, also after it has moved. Of several that are alike it is its place: one must not be taken for another. */
  readonly key: string;
  readonly picture: PictureView;
  readonly says: Wording;
}

/** The pictures that are asked about. */
export function askedPictures(view: DocumentView): AskedPicture[] {
  const asked = view.signs.flatMap(({ picture, says }) => (picture === null ? [] : [{ picture, says }]));
  const isOne = ({ hash }: PictureView): boolean =>
    hash !== null && asked.filter(({ picture }) => picture.hash === hash).length === 1;
  return asked.map((one) => ({
    ...one,
    key: isOne(one.picture) ? String(one.picture.hash) : JSON.stringify(one.picture.range),
  }));
}

/** Of the values, those that are others than before. */
export function saidSince(before: LabelDetails, now: LabelDetails): LabelDetails {
  return Object.fromEntries(Object.entries(now).filter(([key, value]) => before[key as keyof LabelDetails] !== value));
}

/** One thing that is left to do, in the order it should be done. */
export interface Task {
  readonly view: ViewName;
  readonly key:
    | "todo.questions"
    | "todo.pictures"
    | "todo.place"
    | "todo.stale"
    | "todo.review"
    | "todo.stops"
    | "todo.asks"
    | "todo.register";
  readonly count: number;
}

/** What is left to do with the document. */
export function tasksFor(view: DocumentView): Task[] {
  const ofKind = (test: (passage: PassageView) => boolean): number => view.passages.filter(test).length;
  const isRemoved = (passage: PassageView): boolean =>
    passage.standing.kind === "holds" && passage.standing.review.outcome === "removed";
  const uncertain = ofKind((passage) => !passage.isPlaceCertain && !isRemoved(passage));
  const tasks: Task[] = [
    { view: "questions", key: "todo.questions", count: view.findings.length },
    { view: "overview", key: "todo.pictures", count: askedPictures(view).length },
    { view: "review", key: "todo.place", count: uncertain },
    { view: "review", key: "todo.stale", count: ofKind(({ standing }) => standing.kind === "stale") },
    { view: "review", key: "todo.review", count: ofKind(({ standing }) => standing.kind === "none") },
    { view: "check", key: "todo.stops", count: view.checks.filter(({ result }) => result === "stop").length },
    { view: "check", key: "todo.asks", count: view.checks.filter(({ result }) => result === "ask" || result === "warn").length },
    { view: "registration", key: "todo.register", count: view.state === "ready" ? 1 : 0 },
  ];
  return tasks.filter(({ count }) => count > 0);
}
