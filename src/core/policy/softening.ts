/**
 * The log of stops that an administrator has turned into warnings, and back: a list of decisions in the profile that only grows. A later entry
 * about a rule holds over an earlier one, and no layer takes an entry of a layer below it away.
 */
import { AppError } from "../errors.ts";
import type { Profile, ProfileLayer } from "./profile.ts";

export type Softening = NonNullable<Profile["softened"]>[number];

/** The decision that makes a warning of this rule's stop now; undefined when it stops. */
export function softeningOf(profile: Profile, rule: string): Softening | undefined {
  const newest = profile.softened?.findLast((one) => one.rule === rule);
  return newest?.restores === true ? undefined : newest;
}

/** The decisions that hold now, in the log's order. */
export function softenedNow(profile: Profile): Softening[] {
  return (profile.softened ?? []).filter((one) => softeningOf(profile, one.rule) === one);
}

export interface SofteningDecision {
  readonly rule: string;
  readonly by: { readonly name: string; readonly role: string };
  /** ÅÅÅÅ-MM-DD. */
  readonly at: string;
  readonly reason: string;
  /** `soften`: the stop becomes a warning. `restore`: it is a stop again. */
  readonly what: "soften" | "restore";
}

/**
 * The municipality's own layer with the decision at the end of its log. Throws AppError `usage` for a rule that the profile lacks, that may not be
 * softened or is no stop, for a decision without a reason, and where the rule is so already.
 */
export function soften(
  layer: ProfileLayer,
  profile: Profile,
  { rule: id, by, at, reason, what }: SofteningDecision,
): ProfileLayer {
  const rule = profile.rules.find((one) => one.id === id);
  const stops = profile.rules.filter(({ strength, isFixed }) => strength === "stop" && isFixed !== true);
  const ids = stops.map((one) => one.id).join(", ") || "–";
  if (rule === undefined || !stops.includes(rule)) {
    throw usage(
      `Regel ${id} är inget hinder som kan göras till en varning. Välj en av ${ids}.`,
      `Rule ${id} is no stop that can be made a warning. Choose one of ${ids}.`,
    );
  }
  const why = reason.trim();
  if (why === "") throw usage("Skriv varför med --reason.", "Say why with --reason.");
  const isSoft = softeningOf(profile, id) !== undefined;
  if (what === "soften" && isSoft) throw usage(`Regel ${id} är redan en varning.`, `Rule ${id} is a warning already.`);
  if (what === "restore" && !isSoft) throw usage(`Regel ${id} är redan ett hinder.`, `Rule ${id} is a stop already.`);
  const entry: Softening = {
    rule: id,
    by: `${by.name}, ${by.role}`,
    at,
    reason: why,
    ...(what === "restore" ? { restores: true as const } : {}),
  };
  return { ...layer, softened: [...(layer.softened ?? []), entry] };
}

/** One line of the log as people read it: which file it stands in, the rule's words, and whether it holds now. */
export interface SofteningLogLine extends Softening {
  readonly from: string;
  readonly quote: string;
  readonly holds: boolean;
}

/** The whole log, oldest first, of the profile that the layers make. */
export function softeningLog(layers: readonly ProfileLayer[], profile: Profile): SofteningLogLine[] {
  return layers.flatMap(({ id, softened = [] }) =>
    softened.map((entry) => ({
      ...entry,
      from: id,
      quote: profile.rules.find((rule) => rule.id === entry.rule)?.quote ?? "",
      holds: softenedNow(profile).some(
        (one) => one.rule === entry.rule && one.at === entry.at && one.by === entry.by && one.reason === entry.reason,
      ),
    })),
  );
}

function usage(sv: string, en: string): AppError {
  return new AppError("usage", { sv, en });
}
