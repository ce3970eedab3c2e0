/** Everything the pane knows, as one value. */
import type { Wording } from "../../core/errors.ts";
import type { LabelKind, LabelRequest } from "../../core/label/label.ts";
import type { DocumentFacts } from "../../core/pipeline.ts";
import type { ReviewOutcome } from "../../core/review/review.ts";
import type { TextRange } from "../../core/text/document.ts";
import type { Pasted } from "../paste/pasted.ts";
import type { DocumentView } from "../verbs/document-view.ts";
import type { Choices } from "../verbs/look.ts";
import type { OwnProfile, SeenProfile, SettingsView } from "../verbs/settings.ts";

export const viewNames = [
  "overview",
  "questions",
  "paste",
  "review",
  "sources",
  "check",
  "registration",
  "settings",
  "about",
] as const;
export type ViewName = (typeof viewNames)[number];
export type Language = "sv" | "en";

/** The document beside the pane. */
export type DocumentStatus =
  | { readonly kind: "none" }
  | { readonly kind: "reading"; readonly name: string; readonly phase: "open" | "hand-over" | "search"; readonly share: number }
  | { readonly kind: "refused"; readonly name: string; readonly says: Wording }
  | { readonly kind: "open"; readonly name: string; readonly view: DocumentView };

/** What is marked in the document, with its words. */
export interface Selection {
  readonly range: TextRange;
  readonly quote: string;
}

/** All that a label may say besides its kind, engine, day and class; what is absent is not stated. */
export type LabelDetails = Partial<Omit<LabelRequest, "kind" | "engine" | "engineReason" | "searchDate" | "informationClass">>;

/** What the next label will say unless the person changes it; shown before the click. */
export interface LabelDefaults {
  /** Null until the person has used or chosen one. */
  readonly engine: string | null;
  /** Null: today. */
  readonly date: string | null;
  readonly kind: LabelKind;
  readonly informationClass: string | null;
  /** Why an engine outside the register was used. */
  readonly engineReason: string;
  readonly details: LabelDetails;
}

/** What was just done, shown with a way back. */
export type Done =
  | { readonly kind: "labelled"; readonly labelId: string; readonly warnings: readonly Wording[] }
  | {
      readonly kind: "unlabelled" | "dismissed" | "reviewed" | "confirmed" | "changed" | "edited";
      readonly warnings: readonly Wording[];
    }
  | { readonly kind: "pasted"; readonly labelId: string | null; readonly warnings: readonly Wording[] };

/** One person's review of one passage, before it is signed. Nothing in it is ever filled in for the person. */
export interface ReviewDraft {
  /** Items of the checklist that the person has ticked. */
  readonly ticked: readonly string[];
  readonly factChecked: boolean;
  readonly outcome: ReviewOutcome | null;
}

/** Whether questions are shown in the document itself. Not remembered: it is off for each new document. */
export interface OverlayState {
  readonly isOn: boolean;
  /** How many questions could be shown; null until the document's program has answered. */
  readonly shown: number | null;
  /** Why it is off although the person turned it on. */
  readonly says: Wording | null;
}

export const overlayOff: OverlayState = { isOn: false, shown: null, says: null };

export interface PaneState {
  readonly view: ViewName;
  /** The view that the next document opens at, where something outside has asked for one. */
  readonly wanted: ViewName | null;
  readonly language: Language;
  readonly document: DocumentStatus;
  readonly selection: Selection | null;
  /** Other words were selected while the act that is on its way was carried out. */
  readonly isSelectionNew: boolean;
  readonly choices: Choices;
  /** What the person has said about the document; written with the next label where none stands yet. */
  readonly facts: DocumentFacts;
  readonly defaults: LabelDefaults;
  readonly done: Done | null;
  /** How many acts can be taken back. */
  readonly undoable: number;
  /** Why the last act was not carried out. */
  readonly refusal: Wording | null;
  readonly isBusy: boolean;
  /** Which question is shown, from 0. */
  readonly question: number;
  readonly overlay: OverlayState;
  /** Keys of findings that the person has answered with "unclear"; kept for the session only. */
  readonly unclear: readonly string[];
  readonly reviewer: { readonly name: string; readonly role: string; readonly delegation: string };
  readonly drafts: Readonly<Record<string, ReviewDraft>>;
  readonly pasted: Pasted | null;
  readonly training: string | null;
  /** What the settings show; null until they have been opened. */
  readonly settings: SettingsView | null;
  /** The newest thing said to a screen reader: a key of the strings with its values, and a number that makes it new. */
  readonly said: { readonly key: string; readonly values: Readonly<Record<string, string | number>>; readonly turn: number };
}

export const emptyDraft: ReviewDraft = { ticked: [], factChecked: false, outcome: null };

/** What is remembered from one session to the next. */
export interface Remembered {
  /** The profile that the installation starts with. Not kept: it comes with the page's address. */
  readonly homeProfileId?: string | null;
  readonly language?: Language;
  readonly engine?: string;
  readonly profileId?: string;
  readonly reviewer?: { readonly name: string; readonly role: string };
  /** The municipality's own profile, as its file was. */
  readonly own?: OwnProfile | null;
  readonly unused?: readonly string[];
  readonly seen?: SeenProfile;
  /** The day of a training in AI that the person states, ÅÅÅÅ-MM-DD; nothing depends on it. */
  readonly training?: string | null;
}

/** The view named in an address (`?view=review`), or null. For pages that a command opens. */
export function viewInAddress(search: string): ViewName | null {
  const asked = new URLSearchParams(search).get("view");
  return viewNames.find((name) => name === asked) ?? null;
}

export function firstState(remembered: Remembered = {}, wanted: ViewName | null = null): PaneState {
  return {
    view: wanted ?? "overview",
    wanted,
    language: remembered.language ?? "sv",
    document: { kind: "none" },
    selection: null,
    isSelectionNew: false,
    choices: {
      profileId: remembered.profileId ?? null,
      placement: null,
      own: remembered.own ?? null,
      unused: remembered.unused ?? [],
      seen: remembered.seen ?? null,
      homeProfileId: remembered.homeProfileId ?? null,
    },
    facts: {},
    defaults: {
      engine: remembered.engine ?? null,
      date: null,
      kind: "generated",
      informationClass: null,
      engineReason: "",
      details: {},
    },
    done: null,
    undoable: 0,
    refusal: null,
    isBusy: false,
    question: 0,
    overlay: overlayOff,
    unclear: [],
    reviewer: { name: "", role: "", delegation: "", ...remembered.reviewer },
    drafts: {},
    pasted: null,
    training: remembered.training ?? null,
    settings: null,
    said: { key: "", values: {}, turn: 0 },
  };
}
