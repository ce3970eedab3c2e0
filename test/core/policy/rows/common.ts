/** What the row tests share: profiles of the five documents, and an engine of the register with some of its parts filled in. */
import { builtInProfile } from "../../../../src/core/policy/catalogue.ts";
import { profileSchema, type Engine, type Profile } from "../../../../src/core/policy/profile.ts";

export const hallefors = builtInProfile("hallefors");
export const avesta = builtInProfile("avesta");
export const norsjo = builtInProfile("norsjo");
export const karlskoga = builtInProfile("karlskoga");
export const dalsland = builtInProfile("dalsland");

/** The profile with an engine's entry added to, still a whole profile. */
export function withEngine(profile: Profile, id: string, more: Partial<Engine>): Profile {
  return profileSchema.parse({ ...profile, engines: profile.engines.map((one) => (one.id === id ? { ...one, ...more } : one)) });
}

/** Sentences with the data that the checks look for. Tolvan's number is a well-known example; its checksum is right. */
export const lines = {
  number: "Ärendet gäller sökande med personnummer 19121212-1212.",
  mail: "Frågor går till anna.ek@exempel.se innan beslutet.",
  one: "Platsen ligger vid Storgatan 14 i centrum.",
  mosaic: "Anna Ek på Storgatan 14 nås på 0591-641 00 om fastigheten Sikfors 1:23.",
};

/** Every rule with one of these checks, as [profile, rule id], from the profiles given. */
export function rulesWith(check: string, profiles: readonly Profile[]): [string, string, Profile][] {
  return profiles.flatMap((profile) =>
    profile.rules.filter((rule) => rule.check === check).map((rule): [string, string, Profile] => [profile.id, rule.id, profile]),
  );
}
