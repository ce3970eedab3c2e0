/** What the search for personal data answers. */
export type PersonalKind = "personnummer" | "samordningsnummer" | "e-mail" | "phone" | "name" | "address" | "property";

/** A hit. `strong`: points at one person by itself. `weak`: may be of a person, and counts together with others. */
export interface PersonalHit {
  readonly kind: PersonalKind;
  readonly strength: "strong" | "weak";
  readonly text: string;
  readonly start: number;
  readonly end: number;
}
