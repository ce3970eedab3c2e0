/** Faults of the profile's lists: an id that stands twice, and document types that are named and not there. */
import type { Profile } from "../profile.ts";
import type { Fault } from "./fault.ts";

/** References to document types that the profile does not have. */
export function* unknownTypes(profile: Profile): Generator<Fault> {
  const known = new Set(profile.documentTypes.map((type) => type.id));
  const named: [string, string][] = [
    ["defaultDocumentType", profile.defaultDocumentType],
    ...profile.source.documentTypes.map((id): [string, string] => ["source.documentTypes", id]),
    ...profile.rules.flatMap((rule) =>
      (rule.documentTypes ?? []).map((id): [string, string] => [`rules.${rule.id}.documentTypes`, id]),
    ),
  ];
  for (const [path, id] of named) {
    if (known.has(id)) continue;
    yield {
      path,
      reason: { sv: `dokumenttypen ”${id}” finns inte`, en: `there is no document type “${id}”` },
      remedy: {
        sv: `välj en av ${[...known].join(", ")}, eller lägg till typen i documentTypes`,
        en: `choose one of ${[...known].join(", ")}, or add the type to documentTypes`,
      },
    };
  }
}

/** Two entries of one list with the same id. */
export function* twins(profile: Profile): Generator<Fault> {
  const lists = ["documentTypes", "informationClasses", "engines", "rules", "accounts", "riskClasses", "reviewItems"] as const;
  for (const list of lists) {
    const seen = new Set<string>();
    for (const { id } of profile[list] ?? []) {
      if (seen.has(id)) {
        yield {
          path: `${list}.${id}`,
          reason: { sv: "två poster har samma id", en: "two entries have the same id" },
          remedy: { sv: "ge den ena ett annat id, eller ta bort den", en: "give one of them another id, or take it out" },
        };
      }
      seen.add(id);
    }
  }
}
