/** What a rule is: one kind of trace, what it proves and what not, how to find it, and examples that hold it to its word. */
import type { Wording } from "../errors.ts";
import type { Span } from "../text/document.ts";
import type { Tier } from "./finding.ts";

/** What a rule's sentence is made from. */
export interface Seen {
  /** The text that was matched, or the link's whole target. */
  readonly text: string;
  readonly inLink: boolean;
}

/**
 * How a rule finds its traces in one string: a global regular expression, or a function that returns spans in order.
 * Either must take time linear in the text: every repetition has an upper bound. The test feeds each rule a hostile megabyte.
 */
export type Pattern = RegExp | ((text: string) => Iterable<Span>);

/** One rule. A file in `rules/` exports one of these, and its file name is the rule's id. */
export interface Rule {
  readonly id: string;
  /** Raised when the rule begins to see other things than before; kept with each trace in a record. */
  readonly version: number;
  readonly tier: Tier;
  /** The tool it points at, or null when it could be several. */
  readonly engine: string | null;
  /** Languages the trace is written in; `any` for traces that no language owns. */
  readonly languages: readonly ("sv" | "en")[] | "any";
  /** False when no real paste with this trace has been seen: known from documentation or other lists only. */
  readonly confirmed: boolean;
  readonly proves: Wording;
  readonly provesNot: Wording;
  readonly says: (seen: Seen) => Wording;
  /** Lower-case strings, one of which is in every match, whatever its case: what the prefilter looks for. */
  readonly literals: readonly string[];
  readonly pattern: Pattern;
  /**
   * `markup`: the opening tags around a paragraph, in formats that keep them, and tags written out in the text. `lines`: the story read as one string, paragraphs joined
   * by line feeds; the pattern gets the neighbourhood of a literal and must end where the literal ends.
   */
  readonly where: "text" | "link" | "both" | "markup" | "lines";
  /** Its traces are tags: where a page is read, they stand among the page's own tags and are looked for there too. */
  readonly isTag?: true;
  /** `raw`: the text as it stands. Otherwise in normal form: one kind of blank, nothing invisible, composed letters. */
  readonly reads?: "raw";
  /**
   * Whether a trace of this rule is worth a question by itself. `never`: only beside a trace of another rule that is.
   * `not-in-mail`: people write so to each other; in a document that is to stand by itself they do not, and in mail it counts beside
   * another kind of chat speech. `document`: the same in a document, and in mail as `never`.
   */
  readonly alone?: "never" | "not-in-mail" | "document";
  /** Texts with at least one trace of this rule and none of another. */
  readonly hits: readonly string[];
  /** Texts close to the rule that no rule may see anything in. */
  readonly misses: readonly string[];
  /** Where the rule comes from: what was seen and where. What only the catalogue of the project's reference says, it says so. */
  readonly source: string;
  /** The day on which that was last looked at, ÅÅÅÅ-MM-DD. Tools change: what is older is worth another look. */
  readonly checked: string;
}

/** The spans a pattern matches in one string, in order; empty matches are passed over. */
export function* matchesOf(pattern: Pattern, text: string): Generator<Span> {
  if (typeof pattern === "function") {
    yield* pattern(text);
    return;
  }
  for (const match of text.matchAll(pattern)) {
    if (match[0].length > 0) yield { start: match.index, end: match.index + match[0].length };
  }
}
