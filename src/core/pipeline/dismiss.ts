/** The other answer to a finding: "this is not AI text", with the person's reason, kept in the record for exactly this text. */
import { AppError } from "../errors.ts";
import type { Profile } from "../policy/profile.ts";
import type { HostReading, Surroundings } from "../ports.ts";
import type { RecordEvent } from "../record/record.ts";
import { textIn, type TextRange } from "../text/document.ts";
import { languageOf } from "../text/language.ts";
import { textHash } from "../text/text-hash.ts";
import { documentTypeOf } from "./document-type.ts";
import { draftOf } from "./draft.ts";
import { finish, type VerbResult } from "./finish.ts";
import { openToWrite } from "./opened.ts";

/** A finding as the person answers it. `range` in the reading's positions, as `suggest` gave it. */
export interface Dismissal {
  readonly range: TextRange;
  /** Ids of the rules whose traces are answered. */
  readonly rules: readonly string[];
  readonly reason: string;
}

/**
 * Keeps dismissals. They hold while the text stays the same: an edited passage is asked about again. A document without labels gets a
 * record for them. Throws AppError `usage` without a reason, and `unsupported` as `commit` does.
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
  for (const { range, rules, reason } of dismissals) {
    const why = reason.trim().slice(0, 1000);
    if (why === "") {
      throw new AppError("usage", {
        sv: "Skriv kort varför texten inte är gjord med AI.",
        en: "Say briefly why the text was not made with AI.",
      });
    }
    const hash = textHash(textIn(opened.text, opened.clean.positions.fromReading(range)));
    for (const rule of new Set(rules)) {
      const isKept = [...(kept?.history ?? []), ...events].some(
        (event) => event.kind === "dismissed" && event.rule === rule && event.textHash === hash && event.reason === why,
      );
      if (!isKept) events.push({ kind: "dismissed", at: surroundings.now, rule, reason: why, textHash: hash });
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
