/** The other answer to a question: "this is not AI text", or "this picture was not made with AI", with the person's reason, kept for exactly this text or picture. */
import { AppError } from "../errors.ts";
import { aiClaimOf } from "../detect/claims.ts";
import type { Profile } from "../policy/profile.ts";
import type { HostReading, Surroundings } from "../ports.ts";
import type { RecordEvent } from "../record/record.ts";
import { pictureAt, textIn, type DocumentText, type TextRange } from "../text/document.ts";
import { languageOf } from "../text/language.ts";
import { textHash } from "../text/text-hash.ts";
import { documentTypeOf } from "./document-type.ts";
import { draftOf } from "./draft.ts";
import { finish, type VerbResult } from "./finish.ts";
import { openToWrite } from "./opened.ts";

/** A question as the person answers it. `range` in the reading's positions, as `suggest` gave it. */
export interface Dismissal {
  readonly range: TextRange;
  /** Ids of the rules whose traces are answered; `picture` when the range is the one character of a picture that is asked about. */
  readonly rules: readonly string[] | "picture";
  readonly reason: string;
}

/** An answer before the time it was given. */
type Answer =
  Omit<Extract<RecordEvent, { kind: "dismissed" }>, "at"> | Omit<Extract<RecordEvent, { kind: "picture-dismissed" }>, "at">;

/**
 * Keeps dismissals. They hold while the text, or the picture, stays the same: an edited passage is asked about again. What a picture's own data
 * says is kept beside the answer, which is the person's. A document without labels gets a record for them. Throws AppError `usage` without a
 * reason, `unmarkable-place` for a picture whose bytes are not in the document, and `unsupported` as `commit` does.
 */
export function dismiss(
  reading: HostReading,
  dismissals: readonly Dismissal[],
  profile: Profile,
  surroundings: Surroundings,
): VerbResult {
  const opened = openToWrite(reading);
  const kept = opened.record;
  const events: RecordEvent[] = [];
  for (const dismissal of dismissals) {
    const range = opened.clean.positions.fromReading(dismissal.range);
    for (const answer of answersOf(opened.text, { ...dismissal, range })) {
      if (![...(kept?.history ?? []), ...events].some((event) => isSame(event, answer)))
        events.push({ ...answer, at: surroundings.now });
    }
  }
  const facts = {
    documentType: documentTypeOf(opened.text, profile, undefined, kept?.document.type),
    audience: kept?.document.audience ?? null,
    language: kept?.document.language ?? languageOf(opened.text),
  };
  return finish(
    opened,
    { ...draftOf(opened, facts), events },
    profile,
    surroundings,
    kept === null && events.length === 0 ? "leave" : "keep",
  );
}

/** `range` in the text without Källmärkt's own. */
function answersOf(text: DocumentText, { range, rules, reason }: Dismissal): Answer[] {
  const why = reason.trim().slice(0, 1000);
  if (rules === "picture") return [pictureAnswer(text, range, why)];
  if (why === "") {
    throw new AppError("usage", {
      sv: "Skriv kort varför texten inte är gjord med AI.",
      en: "Say briefly why the text was not made with AI.",
    });
  }
  const hash = textHash(textIn(text, range));
  return [...new Set(rules)].map((rule) => ({ kind: "dismissed", rule, reason: why, textHash: hash }));
}

function pictureAnswer(text: DocumentText, range: TextRange, reason: string): Answer {
  if (reason === "") {
    throw new AppError("usage", {
      sv: "Skriv kort varför bilden inte är gjord med AI.",
      en: "Say briefly why the picture was not made with AI.",
    });
  }
  const picture = pictureAt(text, range);
  const claim = picture && aiClaimOf(picture);
  if (!picture?.hash || claim === null) {
    throw new AppError("unmarkable-place", {
      sv: "Här finns ingen bild i dokumentet som uppger AI. Läs in dokumentet igen och svara på nytt.",
      en: "No picture in the document here states AI. Read the document again and answer anew.",
    });
  }
  const says = `${claim.standard}: ${claim.value}`.slice(0, 200);
  return { kind: "picture-dismissed", says, reason, pictureHash: picture.hash };
}

function isSame(event: RecordEvent, answer: Answer): boolean {
  if (event.kind === "picture-dismissed" && answer.kind === "picture-dismissed")
    return event.pictureHash === answer.pictureHash && event.reason === answer.reason;
  if (event.kind !== "dismissed" || answer.kind !== "dismissed") return false;
  return event.rule === answer.rule && event.textHash === answer.textHash && event.reason === answer.reason;
}

/** True when a person has said of this picture, with just these bytes, that it was not made with AI. */
export function isPictureDismissed(hash: string | null, history: readonly RecordEvent[]): boolean {
  return hash !== null && history.some((event) => event.kind === "picture-dismissed" && event.pictureHash === hash);
}
