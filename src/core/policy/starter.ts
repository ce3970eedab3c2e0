/** The first file of a new municipality's profile: its own document's metadata to fill in, and nothing that it has not decided. */
import type { ProfileLayer } from "./profile.ts";

/**
 * A layer that extends `below` and can be used at once: it adds no duty. Every value that the municipality has to copy from its document
 * is a placeholder that `lint` tells of.
 */
export function starterLayer(id: string, name: string, below: string): ProfileLayer {
  return {
    $schema: "../docs/profile.schema.json",
    id,
    extends: below,
    name: { sv: name, en: name },
    version: "1",
    policy: {
      title: "[dokumentets namn fylls i]",
      adopted: "[datum fylls i]",
      dnr: "[dnr fylls i]",
      validity: "[fylls i]",
      owner: "[fylls i]",
      incidentChannel: null,
      laws: [],
    },
    scope: { text: null, roles: [] },
    contacts: {},
    engines: [],
    rules: [],
    otherRules: [],
    reviewBy: null,
  };
}
