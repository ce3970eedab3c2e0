/** The profiles that come with the product, for the pages, which cannot read files. The command line reads the folder `policies/` instead. */
import amal from "../../../policies/amal.json" with { type: "json" };
import avesta from "../../../policies/avesta.json" with { type: "json" };
import base from "../../../policies/base.json" with { type: "json" };
import bengtsfors from "../../../policies/bengtsfors.json" with { type: "json" };
import dalsland from "../../../policies/dalsland.json" with { type: "json" };
import fargelanda from "../../../policies/fargelanda.json" with { type: "json" };
import generic from "../../../policies/generic.json" with { type: "json" };
import hallefors from "../../../policies/hallefors.json" with { type: "json" };
import karlskoga from "../../../policies/karlskoga.json" with { type: "json" };
import norsjo from "../../../policies/norsjo.json" with { type: "json" };
import { profileFrom, readLayer } from "./layers.ts";
import type { Profile, ProfileLayer } from "./profile.ts";

const files: Readonly<Record<string, unknown>> = {
  base,
  avesta,
  hallefors,
  norsjo,
  karlskoga,
  dalsland,
  bengtsfors,
  fargelanda,
  amal,
  generic,
};

/** The layers in `policies/`, one a file; a test holds the list against the folder. */
export const builtInLayers: readonly ProfileLayer[] = Object.entries(files).map(([id, value]) => readLayer(value, `${id}.json`));

/** A profile that comes with the product, all its layers merged. Throws AppError `unknown-profile`. */
export function builtInProfile(id: string): Profile {
  return profileFrom(builtInLayers, id);
}
