/** Finds what may be personal data in a text, by patterns and checksums alone: nothing leaves the machine, and nothing is sure. */
import type { PersonalHit, PersonalKind } from "./hit.ts";
import { addresses, mailAddresses, names, phones, properties } from "./patterns.ts";
import { identityNumbers } from "./personnummer.ts";

export type { PersonalHit } from "./hit.ts";

/** The hits in reading order, none over another. Numbers from the tax agency's test series are nobody's, and are left out. */
export function personalDataIn(text: string): PersonalHit[] {
  const found: PersonalHit[] = [];
  // One mark per character: what an earlier pattern has taken, a later one leaves alone, at a cost that does not grow with the hits.
  const taken = new Uint8Array(text.length);
  for (const find of [identityNumbers, mailAddresses, properties, phones, addresses, names]) {
    for (const hit of find(text)) {
      if (taken.subarray(hit.start, hit.end).includes(1)) continue;
      taken.fill(1, hit.start, hit.end);
      if (hit.text !== "") found.push(hit);
    }
  }
  return found.sort((one, other) => one.start - other.start);
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
