/** What can be wrong with a profile besides its shape, each fault with its path, the reason and what to do. */
import type { Wording } from "../errors.ts";
import { claimsReview } from "../notice/claim.ts";
import type { Profile } from "./profile.ts";

export interface Fault {
  /** Where in the profile: "source.text.sv", "rules.3.documentTypes". */
  readonly path: string;
  readonly reason: Wording;
  readonly remedy: Wording;
}

/** Faults of a profile that has the right shape, in the order of its parts. Empty when it can be used. */
export function faultsOf(profile: Profile): Fault[] {
  return [...unknownTypes(profile), ...twins(profile), ...templates(profile), ...claims(profile)];
}

/** References to document types that the profile does not have. */
function* unknownTypes(profile: Profile): Generator<Fault> {
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
function* twins(profile: Profile): Generator<Fault> {
  for (const list of ["documentTypes", "informationClasses", "engines", "rules"] as const) {
    const seen = new Set<string>();
    for (const { id } of profile[list]) {
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

/** What each template must hold and what it may hold. */
const placeholders: readonly {
  readonly path: string;
  readonly must: readonly string[];
  readonly may: readonly string[];
  readonly of: (profile: Profile) => Wording;
}[] = [
  { path: "mark.text", must: ["engine", "date"], may: [], of: (profile) => profile.mark.text },
  { path: "source.text", must: ["engine", "date"], may: ["passage", "purpose"], of: (profile) => profile.source.text },
  { path: "source.primaryText", must: ["source"], may: [], of: (profile) => profile.source.primaryText },
  { path: "readerNotice.unreviewed", must: [], may: ["engines"], of: (profile) => profile.readerNotice.unreviewed },
  {
    path: "readerNotice.reviewed",
    must: ["name"],
    may: ["engines", "role", "date"],
    of: (profile) => profile.readerNotice.reviewed,
  },
  { path: "signOff", must: [], may: ["name", "role", "date", "engine"], of: (profile) => profile.signOff },
];

function* templates(profile: Profile): Generator<Fault> {
  for (const { path, must, may, of } of placeholders) {
    for (const language of ["sv", "en"] as const) {
      const used = [...of(profile)[language].matchAll(/\{([^{}]*)\}/g)].map((match) => match[1] as string);
      for (const name of must.filter((one) => !used.includes(one))) {
        yield {
          path: `${path}.${language}`,
          reason: { sv: `{${name}} saknas`, en: `{${name}} is missing` },
          remedy: { sv: `skriv {${name}} där värdet ska stå`, en: `write {${name}} where the value goes` },
        };
      }
      for (const name of used.filter((one) => !must.includes(one) && !may.includes(one))) {
        const known = [...must, ...may].map((one) => `{${one}}`).join(", ");
        yield {
          path: `${path}.${language}`,
          reason: { sv: `{${name}} kan inte fyllas i här`, en: `{${name}} can't be filled in here` },
          remedy: { sv: `använd ${known}`, en: `use ${known}` },
        };
      }
    }
  }
}

/** Texts that are shown without a review may not say that there was one. */
function* claims(profile: Profile): Generator<Fault> {
  const shown: [string, Wording][] = [
    ["mark.text", profile.mark.text],
    ["source.text", profile.source.text],
    ["source.primaryText", profile.source.primaryText],
    ["readerNotice.unreviewed", profile.readerNotice.unreviewed],
  ];
  for (const [path, wording] of shown) {
    for (const language of ["sv", "en"] as const) {
      if (!claimsReview(wording[language])) continue;
      yield {
        path: `${path}.${language}`,
        reason: {
          sv: "texten visas utan granskning och får inte säga granskad",
          en: "the text is shown without a review and may not say reviewed",
        },
        remedy: {
          sv: "skriv det i readerNotice.reviewed, som bara visas när en granskning gäller",
          en: "say it in readerNotice.reviewed, which is only shown while a review holds",
        },
      };
    }
  }
}
