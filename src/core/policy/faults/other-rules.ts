/** Faults of the rows that no check answers for: a row that stands twice, and values that a row asks for and that are missing. */
import type { Profile } from "../profile.ts";
import type { Fault } from "./fault.ts";

export function* otherRuleFaults(profile: Profile): Generator<Fault> {
  const ids = new Set(profile.rules.map((rule) => rule.id));
  for (const { id } of profile.otherRules ?? []) {
    if (!ids.has(id)) continue;
    yield {
      path: `otherRules.${id}`,
      reason: { sv: "raden står redan i rules", en: "the row stands in rules already" },
      remedy: { sv: "behåll den på ett ställe", en: "keep it in one place" },
    };
  }
  for (const { id, values = [] } of profile.otherRules ?? []) {
    for (const path of values.filter((one) => !isThere(profile, one))) {
      yield {
        path,
        reason: {
          sv: `värdet saknas, och regel ${id} ställer krav på det`,
          en: `the value is missing, and rule ${id} asks for it`,
        },
        remedy: { sv: "fyll i det som dokumentet säger", en: "fill in what the document says" },
      };
    }
  }
}

/** True when the profile holds a value at a path, lists with ids walked by id; an empty list is a value, null and "" are not. */
function isThere(profile: Profile, path: string): boolean {
  const value = path.split(".").reduce<unknown>((inside, step) => {
    if (Array.isArray(inside)) return inside.find((entry: { id?: unknown } | null) => entry?.id === step);
    return typeof inside === "object" && inside !== null ? (inside as Record<string, unknown>)[step] : undefined;
  }, profile);
  return value !== undefined && value !== null && value !== "";
}
