/** Calls the verb that an act names, and answers with the edits it amounts to. */
import {
  commit,
  confirmPlace,
  dismiss,
  retain,
  review,
  stateNoAi,
  uncommit,
  withdrawNoAi,
  type VerbResult,
} from "../../core/pipeline.ts";
import type { Profile } from "../../core/policy/profile.ts";
import type { HostReading, Surroundings } from "../../core/ports.ts";
import type { Act, Planned } from "./protocol.ts";

/** The edits of one act. Throws AppError as the verb does. */
export function plan(reading: HostReading, act: Act, profile: Profile, surroundings: Surroundings): Planned {
  const { edits, warnings, labels } = resultOf(reading, act, profile, surroundings);
  return { edits, warnings, labels: labels.map(({ label }) => label.id) };
}

function resultOf(reading: HostReading, act: Act, profile: Profile, surroundings: Surroundings): VerbResult {
  switch (act.kind) {
    case "commit":
      return commit(reading, act.requests, profile, act.facts, surroundings);
    case "uncommit":
      return uncommit(reading, act.labelId, profile, surroundings);
    case "review":
      return review(reading, act.acts, profile, surroundings);
    case "confirm":
      return confirmPlace(reading, act.labelId, act.range, profile, surroundings);
    case "dismiss":
      return dismiss(reading, act.dismissals, profile, surroundings);
    case "state-no-ai":
      return stateNoAi(reading, act.by, profile, surroundings);
    case "withdraw-no-ai":
      return withdrawNoAi(reading, profile, surroundings);
    case "retain":
      return retain(reading, act.retention, profile, surroundings);
    default:
      return act satisfies never;
  }
}
