/** The registrar's answer: whether prompts are preserved, weeded out or no public records at all. Never given by the tool itself. */
import { AppError } from "../errors.ts";
import { withoutPrompt, withoutPromptText } from "../label/prompt.ts";
import type { Label } from "../label/label.ts";
import type { Profile } from "../policy/profile.ts";
import type { HostReading, Surroundings } from "../ports.ts";
import { reviewerOf } from "../review/reviewer.ts";
import type { RetentionAnswer } from "../record/record.ts";
import { draftOf } from "./draft.ts";
import { finish, type VerbResult } from "./finish.ts";
import { openToWrite } from "./opened.ts";

/** What a registrar has decided about a document. */
export interface Retention {
  readonly answer: RetentionAnswer;
  /** The registrar, by name. */
  readonly by: string;
  /** The case number the document is registered under; absent: as it was. */
  readonly dnr?: string;
}

/** What each answer leaves of the prompts: all of them, their commitments, or nothing. */
const KEPT: Readonly<Record<RetentionAnswer, (label: Label) => Label>> = {
  bevara: (label) => label,
  gallra: withoutPromptText,
  "ej-allman-handling": withoutPrompt,
};

/**
 * Keeps the answer in the record, with who gave it and when, and treats the prompts as it says. The document's text is not touched.
 * Throws AppError `label-not-found` without a record, `reviewer-refused` for an empty name or an engine's, `unsupported` as `commit` does.
 */
export function retain(reading: HostReading, retention: Retention, profile: Profile, surroundings: Surroundings): VerbResult {
  const opened = openToWrite(reading);
  const kept = opened.record;
  if (kept === null) {
    throw new AppError("label-not-found", {
      sv: "Dokumentet har ingen registrering att svara för. Märk det först.",
      en: "The document has no record to answer for. Label it first.",
    });
  }
  const { name: by } = reviewerOf({ name: retention.by, role: "registrator" }, kept.labels, profile);
  const dnr = retention.dnr?.trim() ?? kept.retention?.at(-1)?.dnr;
  const newest = kept.retention?.at(-1);
  const isSame = newest?.answer === retention.answer && newest.by === by && newest.dnr === dnr;
  const answer = { answer: retention.answer, by, at: surroundings.now, ...(dnr === undefined || dnr === "" ? {} : { dnr }) };
  const draft = draftOf(opened, {
    documentType: kept.document.type,
    audience: kept.document.audience,
    language: kept.document.language,
  });
  return finish(
    opened,
    {
      ...draft,
      labels: draft.labels.map(KEPT[retention.answer]),
      ...(isSame ? {} : { retention: [...(kept.retention ?? []), answer] }),
    },
    profile,
    surroundings,
  );
}
