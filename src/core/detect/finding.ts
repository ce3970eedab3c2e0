/** What one rule saw, and traces gathered per passage into a question for the writer. */
import type { Aside, Span, TextRange } from "../text/document.ts";
import type { Wording } from "../errors.ts";

/** A: machine token. B: link from an AI tool. C: chat speech or interface text. D: placeholder or markup residue. E: characters. */
export type Tier = "A" | "B" | "C" | "D" | "E";

/** One trace: rule, exact span, and what it proves, in words. */
export interface Trace {
  readonly rule: string;
  readonly version: number;
  readonly tier: Tier;
  /** The tool the trace points at, or null when it could be several. */
  readonly engine: string | null;
  readonly story: string;
  readonly paragraph: number;
  /** Span in the paragraph's text. For a link target: the span of the link's text. */
  readonly span: Span;
  /** What was seen: the text, or the link's target. */
  readonly text: string;
  /** True when it was seen in a link's target, which a reader of the page does not see. */
  readonly inLink: boolean;
  /** True when it was seen in the tags around the paragraph; `span` is then the whole paragraph. Absent otherwise. */
  readonly inMarkup?: true;
  /** Where it was seen in words beside an object, which a reader of the page does not see; `span` is then the object's one character. */
  readonly inAside?: Aside["kind"];
  readonly says: Wording;
}

/** True for what stands beside the paragraph's words rather than among them: nothing in the sentence speaks of it. */
export const isUnseen = ({ inLink, inMarkup, inAside }: Pick<Trace, "inLink" | "inMarkup" | "inAside">): boolean =>
  inLink || inMarkup === true || inAside !== undefined;

/** A trace before it is known where its paragraph stands. */
export type LocalTrace = Omit<Trace, "story" | "paragraph">;

/** A question to the writer about one passage. Never a verdict. */
export interface Finding {
  /** "f1", "f2" … in reading order. */
  readonly id: string;
  readonly range: TextRange;
  readonly quote: string;
  /** `evidence` when a trace of tier A or B is in it; `hint` otherwise. */
  readonly strength: "evidence" | "hint";
  readonly traces: readonly Trace[];
}
