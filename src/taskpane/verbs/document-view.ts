/** What the pane shows about a document, as plain data that crosses from the worker to the page. */
import type { AnchorDoubt } from "../../core/anchor/anchor.ts";
import type { Trace } from "../../core/detect/finding.ts";
import type { PictureSign, Sign } from "../../core/detect/signs.ts";
import type { Wording } from "../../core/errors.ts";
import type { Label, LabelKind } from "../../core/label/label.ts";
import type { Article50 } from "../../core/policy/article50.ts";
import type { CheckResult, Profile } from "../../core/policy/profile.ts";
import type { ReadingNotice } from "../../core/ports.ts";
import type { KeptRecord } from "../../core/record/record.ts";
import type { DocumentState, Review } from "../../core/review/review.ts";
import type { SentenceSince } from "../../core/review/standing.ts";
import type { TextRange } from "../../core/text/document.ts";
import type { Claim } from "./claims.ts";

/** A trace with what its rule proves, and what not. */
export interface TraceView extends Trace {
  readonly proves: Wording;
  readonly provesNot: Wording;
}

/** A question to the writer. */
export interface FindingView {
  /** The same for the same words with the same traces, also after the document was read again. */
  readonly key: string;
  readonly range: TextRange;
  readonly quote: string;
  readonly strength: "evidence" | "hint";
  readonly traces: readonly TraceView[];
  /** The engine that the traces point at, by its name in the register where it is there; null when they point at several or none. */
  readonly engine: string | null;
  /** A day that stands in a trace, ÅÅÅÅ-MM-DD; null when none does. */
  readonly date: string | null;
}

/** How the newest review of a passage stands. */
export type StandingView =
  | { readonly kind: "none" }
  | { readonly kind: "holds"; readonly review: Review }
  | { readonly kind: "stale"; readonly review: Review; readonly sentences: readonly SentenceSince[]; readonly gone: number };

/** A labelled passage as it stands now. */
export interface PassageView {
  readonly label: Label;
  readonly place: "found" | "to-confirm" | "lost";
  readonly range: TextRange | null;
  /** True when a review can be signed without a person first saying where the passage stands. */
  readonly isPlaceCertain: boolean;
  readonly doubts: readonly AnchorDoubt[];
  readonly text: string;
  readonly standing: StandingView;
  readonly claims: readonly Claim[];
}

/** Text of our own that stands in the document, and where. */
export interface NoticeView {
  readonly part: "source" | "notice" | "heading" | "mark" | "note" | "caption";
  readonly owner: string;
  readonly text: string;
  /** The heading it stands under, or null. */
  readonly under: string | null;
  /** Paragraph from 1 that it stands before or in; null when it is not in the body. */
  readonly paragraph: number | null;
}

/** Something the file says about itself besides its text: no finding, and nothing to label. */
export interface SignView {
  readonly kind: Sign["kind"];
  /** What was seen, as the file has it. */
  readonly text: string;
  readonly says: Wording;
  /** Null when it is about the file as a whole. */
  readonly range: TextRange | null;
  /** For a picture: texts to put beside it once a person has said that it is AI-made. */
  readonly offers: { readonly caption: Wording; readonly altText: Wording } | null;
  /** For a picture that can be labelled on the spot; null for anything else. */
  readonly picture: PictureView | null;
}

/** A picture that is asked about. */
export interface PictureView extends PictureSign {
  /** What its caption and its alternative text will say, by what the engine did; `{engine}` and `{date}` are filled in as the person has them. */
  readonly words: Readonly<Record<LabelKind, string>>;
}

/** What the pane needs of the profile. */
export type ProfileView = Pick<
  Profile,
  | "accounts"
  | "id"
  | "name"
  | "version"
  | "policy"
  | "documentTypes"
  | "engineOutsideRegister"
  | "engines"
  | "informationClasses"
  | "mark"
  | "prompts"
  | "readerNotice"
  | "retention"
  | "contacts"
  | "reviewBy"
  | "reviewItems"
  | "rules"
  | "signOff"
  | "source"
>;

export interface DocumentView {
  readonly profile: ProfileView;
  /** All profiles that can be chosen. */
  readonly profiles: readonly { readonly id: string; readonly name: Wording }[];
  /** "Policyn har ändrats", where the document or the person knew another; null otherwise. */
  readonly policyChange: Wording | null;
  readonly language: "sv" | "en";
  readonly documentType: string;
  readonly audience: "intern" | "extern" | null;
  /** The official's answer for this document; null while nobody has answered. */
  readonly secrecy: "no" | "yes" | "unsure" | null;
  /** True when the profile has a rule about secrecy, so that the pane asks. */
  readonly asksSecrecy: boolean;
  /** A person's statement that no AI was used, and whether one may be made here: the profile has words for it. */
  readonly noAi: {
    readonly isAllowed: boolean;
    readonly statement: {
      readonly name: string;
      readonly role: string;
      readonly date: string;
      readonly isStale: boolean;
    } | null;
  };
  /** True when a review of this document needs a delegation. */
  readonly asksDelegation: boolean;
  readonly state: DocumentState;
  readonly findings: readonly FindingView[];
  readonly answered: { readonly byLabel: number; readonly byDismissal: number };
  readonly passages: readonly PassageView[];
  readonly notices: readonly NoticeView[];
  readonly checks: readonly CheckResult[];
  readonly article50: Article50;
  readonly allowsReady: boolean;
  readonly record: KeptRecord | null;
  readonly problem: Wording | null;
  readonly notExamined: readonly string[];
  readonly remarks: readonly ReadingNotice[];
  /** Hidden text first, then the rest in reading order. */
  readonly signs: readonly SignView[];
  readonly size: { readonly paragraphs: number; readonly characters: number };
  /** ÅÅÅÅ-MM-DD in Sweden when the document was looked at. */
  readonly today: string;
}
