/** What the one who keeps the settings sees: the profile that holds, its register of engines, and what to see to. No document is needed. */
import type { Wording } from "../../core/errors.ts";
import { dayOf } from "../../core/label/day.ts";
import { adminNotices, profileChange } from "../../core/policy/admin.ts";
import { faultsBehind } from "../../core/policy/bad-profile.ts";
import { builtInLayers } from "../../core/policy/catalogue.ts";
import type { Fault } from "../../core/policy/faults.ts";
import { profileFrom, readLayer } from "../../core/policy/layers.ts";
import { remarksOn, statedValue } from "../../core/policy/lint.ts";
import type { Profile, ProfileLayer } from "../../core/policy/profile.ts";
import { parseProfile } from "../../core/policy/profile-file.ts";
import { engineStanding, missingIn, offeredEngines, storageOf, type EngineStanding } from "../../core/policy/register-parts.ts";

/** A profile of the municipality's own, as its file was: laid on the profiles that come with the product. */
export interface OwnProfile {
  readonly name: string;
  readonly text: string;
}

/** The profile that this person worked under last. */
export interface SeenProfile {
  readonly id: string;
  readonly version: string;
  readonly name: string;
}

/** What the settings decide about the profile. */
export interface ProfileChoice {
  readonly own?: OwnProfile | null;
  /** Ids of engines that the pickers leave out; the rules are the same with them. */
  readonly unused?: readonly string[];
  readonly seen?: SeenProfile | null;
  /** The profile of this installation, where nobody and no document says another; null where the installation has none. */
  readonly homeProfileId?: string | null;
}

export interface EngineSetting {
  readonly id: string;
  readonly name: string;
  readonly standing: EngineStanding;
  readonly storage: Wording;
  readonly missing: readonly Wording[];
  /** False: planned, retired or refused, so that no choice here can offer it. */
  readonly canBeOffered: boolean;
}

export interface SettingsView {
  readonly profile: Pick<Profile, "id" | "name" | "version" | "prompts" | "scope">;
  /** The document's own name, adoption and case number as it has them, or that they are missing; null where there is no document. */
  readonly policy: { readonly title: Wording; readonly adopted: Wording; readonly dnr: Wording } | null;
  readonly profiles: readonly { readonly id: string; readonly name: Wording }[];
  readonly engines: readonly EngineSetting[];
  /** What to see to: for whoever keeps the profile, never for users. */
  readonly notices: readonly { readonly path: string; readonly says: Wording }[];
  readonly remarks: readonly { readonly path: string; readonly says: Wording }[];
  /** Name of the file with the municipality's own profile, and the id in it, where one is in use. */
  readonly own: string | null;
  readonly ownId: string | null;
  /** Why the file that was just handed in is not used; empty when it is. */
  readonly faults: readonly Fault[];
  readonly change: Wording | null;
}

/** The layers that come with the product, and the municipality's own in place of the one with its id. Throws AppError `bad-profile`. */
export function layersWith({ own }: ProfileChoice): readonly ProfileLayer[] {
  if (!own) return builtInLayers;
  const layer = readLayer(parseProfile(own.text, own.name), own.name);
  return [...builtInLayers.filter(({ id }) => id !== layer.id), layer];
}

/** The id of the profile in a file. Throws AppError `bad-profile` when the file or the profile can't be used. */
function ownProfileId(own: OwnProfile): string {
  const { id } = readLayer(parseProfile(own.text, own.name), own.name);
  profileFrom(layersWith({ own }), id);
  return id;
}

/** The engines that the pickers offer. */
export function chosenEngines(profile: Profile, { unused = [] }: ProfileChoice): Profile["engines"] {
  return offeredEngines(profile).filter(({ id }) => !unused.includes(id));
}

/** The settings under these choices. A file that can't be used is answered with its faults, and what held before stays. */
export function settingsOf(choices: ProfileChoice & { readonly profileId: string | null }, now: string): SettingsView {
  const { ownId, faults } = examined(choices.own);
  const layers = layersWith(faults.length === 0 ? choices : {});
  const known = (id: string | null | undefined): id is string => layers.some((layer) => layer.id === id);
  const home = known(choices.homeProfileId) ? choices.homeProfileId : "base";
  const id = known(choices.profileId) ? choices.profileId : home;
  const profile = profileFrom(layers, id);
  const { name, version, policy, prompts, scope } = profile;
  const offered = new Set(offeredEngines(profile).map((engine) => engine.id));
  return {
    profile: { id, name, version, prompts, scope },
    policy: policy && {
      title: statedValue(policy.title),
      adopted: statedValue(policy.adopted),
      dnr: statedValue(policy.dnr),
    },
    profiles: namesOf(layers),
    engines: profile.engines.map((engine) => ({
      id: engine.id,
      name: engine.name,
      standing: engineStanding(engine, profile),
      storage: storageOf(engine),
      missing: missingIn(engine, profile.register?.required ?? []).map((one) => one.name),
      canBeOffered: offered.has(engine.id),
    })),
    notices: adminNotices(profile, dayOf(now)),
    remarks: remarksOn(profile).map(({ path, says }) => ({ path, says })),
    own: ownId === null ? null : (choices.own?.name ?? null),
    ownId,
    faults,
    change: profileChange(choices.seen ?? null, profile),
  };
}

export function namesOf(layers: readonly ProfileLayer[]): SettingsView["profiles"] {
  return layers.map((layer) => ({ id: layer.id, name: layer.name ?? { sv: layer.id, en: layer.id } }));
}

function examined(own: OwnProfile | null | undefined): { readonly ownId: string | null; readonly faults: readonly Fault[] } {
  if (!own) return { ownId: null, faults: [] };
  try {
    return { ownId: ownProfileId(own), faults: [] };
  } catch (error) {
    const faults = faultsBehind(error);
    if (faults === null) throw error;
    return { ownId: null, faults };
  }
}
