/** Finds what may be personal data in a text, by patterns and checksums alone: nothing leaves the machine, and nothing is sure. */
import type { PersonalHit, PersonalKind } from "./hit.ts";
import { addresses, mailAddresses, names, phones, properties } from "./patterns.ts";
import { identityNumbers } from "./personnummer.ts";

export type { PersonalHit } from "./hit.ts";

/** The hits in reading order, none over another. Numbers from the tax agency's test series are nobody's, and are left out. */
export function personalDataIn(text: string): PersonalHit[] {
  const taken: PersonalHit[] = [];
  for (const find of [identityNumbers, mailAddresses, properties, phones, addresses, names]) {
    for (const hit of find(text)) {
      if (!taken.some((other) => hit.start < other.end && other.start < hit.end)) taken.push(hit);
    }
  }
  return taken.filter((hit) => hit.text !== "").sort((one, other) => one.start - other.start);
}

/** How people speak of each kind. */
export const kindNames: Readonly<Record<PersonalKind, { readonly sv: string; readonly en: string }>> = {
  personnummer: { sv: "personnummer", en: "personal identity number" },
  samordningsnummer: { sv: "samordningsnummer", en: "co-ordination number" },
  "e-mail": { sv: "e-postadress", en: "e-mail address" },
  phone: { sv: "telefonnummer", en: "telephone number" },
  name: { sv: "namn", en: "name" },
  address: { sv: "adress", en: "address" },
  property: { sv: "fastighetsbeteckning", en: "property designation" },
};
