/** The profiles that come with the product, for the pages, which cannot read files. The command line reads the folder `policies/` instead. */
import avesta from "../../../policies/avesta.json" with { type: "json" };
import base from "../../../policies/base.json" with { type: "json" };
import { profileFrom, readLayer } from "./layers.ts";
import type { Profile, ProfileLayer } from "./profile.ts";

/** The layers in `policies/`, one a file; a test holds the list against the folder. */
export const builtInLayers: readonly ProfileLayer[] = [readLayer(base, "base.json"), readLayer(avesta, "avesta.json")];

/** A profile that comes with the product, all its layers merged. Throws AppError `unknown-profile`. */
export function builtInProfile(id: string): Profile {
  return profileFrom(builtInLayers, id);
}
