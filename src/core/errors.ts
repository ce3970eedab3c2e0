/** The one error class of refusals: a code from a closed union and a sentence for the user in both languages. */

/** Why an input or a request was refused. Public interface: codes are kept, never renamed. */
export type ErrorCode =
  | "not-found"
  | "not-a-document"
  | "damaged-document"
  | "encrypted-document"
  | "signed-document"
  | "protected-document"
  | "external-entities"
  | "too-large"
  | "too-compressed"
  | "quote-not-found"
  | "quote-not-unique"
  | "paragraph-not-found"
  | "picture-not-found"
  | "label-not-found"
  | "unmarkable-place"
  | "overlaps-label"
  | "labels-stand"
  | "unknown-engine-needs-reason"
  | "missing-engine-or-date"
  | "unknown-profile"
  | "bad-profile"
  | "reviewer-refused"
  | "classifier-refused"
  | "not-for-agents"
  | "unsupported"
  | "usage"
  | "not-written"
  | "document-changed"
  | "host-unavailable"
  | "registry-unreachable";

/** A sentence in each language of the product. */
export interface Wording {
  readonly sv: string;
  readonly en: string;
}

/** A refusal: what happened, to what, and what to do next, in both languages. `message` is the Swedish sentence. */
export class AppError extends Error {
  readonly code: ErrorCode;
  readonly wording: Wording;

  constructor(code: ErrorCode, wording: Wording, cause?: unknown) {
    super(wording.sv, cause === undefined ? undefined : { cause });
    this.name = "AppError";
    this.code = code;
    this.wording = wording;
  }
}
