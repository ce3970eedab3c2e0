/** Finds things of a profile by the names people write: engines and information classes. */
import type { Engine, Profile } from "./profile.ts";

/** The register's entry for a name, an id or an alias, whatever its case, blanks and hyphens; undefined when it is not in the register. */
export function findEngine(profile: Profile, name: string): Engine | undefined {
  const wanted = key(name);
  if (wanted === "") return undefined;
  const named = (engine: Engine): string[] => [engine.id, engine.name];
  return (
    profile.engines.find((engine) => named(engine).some((one) => key(one) === wanted)) ??
    profile.engines.find((engine) => engine.aliases.some((one) => key(one) === wanted))
  );
}

export type InformationClass = Profile["informationClasses"][number];

/** The information class of this id, name or example, in either language; undefined when the profile has none such. */
export function findInformationClass(profile: Profile, name: string): InformationClass | undefined {
  const wanted = key(name);
  if (wanted === "") return undefined;
  return profile.informationClasses.find((one) => namesOf(one).some((known) => key(known) === wanted));
}

function namesOf({ id, name, examples = [] }: InformationClass): string[] {
  return [id, ...[name, ...examples].flatMap((one) => [one.sv, one.en])];
}

export type Account = NonNullable<Profile["accounts"]>[number];

/** The account type of this id or name, in either language; undefined when the profile has none such. */
export function findAccount(profile: Profile, name: string | undefined): Account | undefined {
  if (name === undefined) return undefined;
  const wanted = key(name);
  return profile.accounts?.find((one) => [one.id, one.name.sv, one.name.en].some((known) => key(known) === wanted));
}

/** True for the answers "osäker" and "unsure", which are allowed everywhere. */
export function isUnsure(answer: string | undefined): boolean {
  return answer !== undefined && /^(?:os[aä]ker|unsure|vetinte|vetej)$/u.test(key(answer));
}

/** Letters and digits alone: "DALL·E", "dall-e" and "Dall E" are one name. */
function key(name: string): string {
  return name
    .normalize("NFKC")
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, "");
}
