/** What a record says of softened stops: that every passage came to be reviewed while a rule was not met, and who had decided that it only warns. */
import { checkDocument } from "../policy/checks/index.ts";
import type { Profile } from "../policy/profile.ts";
import { softenedNow } from "../policy/softening.ts";
import { dayOf } from "../label/day.ts";
import type { KeptRecord, RecordEvent } from "../record/record.ts";
import type { DocumentState } from "../review/review.ts";
import type { Draft } from "./draft.ts";
import type { Opened } from "./opened.ts";

/**
 * The events to add to a record that is as it will be kept: none before every passage is reviewed, and none about a decision that the record tells of
 * already. A profile without such decisions costs nothing.
 */
export function softenedEvents(
  opened: Opened,
  draft: Draft,
  record: KeptRecord,
  state: DocumentState,
  profile: Profile,
  now: string,
): RecordEvent[] {
  const rules = softenedNow(profile).map(({ rule }) => rule);
  if (state !== "ready" || rules.length === 0) return [];
  // What of ours will stand in the document when the edits are done is what the record says of it.
  const insertions = record.notices.map((notice) => ({ ...notice, story: "body", paragraph: 0 }));
  const results = checkDocument({
    reading: { text: opened.text, insertions },
    record,
    anchors: draft.places,
    state,
    profile: { ...profile, rules: profile.rules.filter(({ id }) => rules.includes(id)) },
    today: dayOf(now),
  });
  return results.flatMap(({ rule, softened }) => {
    if (softened === undefined) return [];
    const decision = { by: softened.by.slice(0, 400), at: softened.at, reason: softened.reason.slice(0, 2000) };
    const isTold = record.history.some(
      (event) =>
        event.kind === "softened" &&
        event.rule === rule &&
        event.decision.at === decision.at &&
        event.decision.by === decision.by,
    );
    return isTold ? [] : [{ kind: "softened" as const, at: now, rule, decision }];
  });
}
