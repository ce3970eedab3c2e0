/** Machine-readable statements about how something was made, as metadata of files and pictures carries them, and what they say about AI. */
import type { Wording } from "../errors.ts";
import type { Picture, ProvenanceClaim } from "../text/document.ts";

/** IPTC's digital source types that name AI or may do so, with what each says. The others (camera, scan, human edits) say nothing of it. */
const SOURCE_TYPES: ReadonlyMap<string, Wording> = new Map([
  ["trainedalgorithmicmedia", { sv: "helt skapat med AI", en: "made with AI throughout" }],
  ["compositewithtrainedalgorithmicmedia", { sv: "sammansatt, delvis med AI", en: "composed, partly with AI" }],
  ["compositesynthetic", { sv: "sammansatt, med inslag som en maskin har skapat", en: "composed, with parts made by a machine" }],
  ["algorithmicmedia", { sv: "skapat av ett program utan träningsdata", en: "made by a program without training data" }],
]);

/** Values of `ai-disclosure` that say that AI took part (W3C Community Group's report and draft-abaris-aicdh). */
const DISCLOSED: ReadonlyMap<string, Wording> = new Map([
  ["ai-assisted", { sv: "gjort med stöd av AI", en: "made with the support of AI" }],
  ["ai-modified", { sv: "ändrat med AI", en: "modified with AI" }],
  ["ai-generated", { sv: "skapat med AI", en: "made with AI" }],
  ["ai-originated", { sv: "skapat med AI", en: "made with AI" }],
  ["ai-autonomous", { sv: "skapat av AI på egen hand", en: "made by AI on its own" }],
  ["autonomous", { sv: "skapat av AI på egen hand", en: "made by AI on its own" }],
  ["machine-generated", { sv: "skapat av en maskin", en: "made by a machine" }],
  ["mixed", { sv: "delvis gjort med AI", en: "partly made with AI" }],
]);

/** What a statement says about AI, or null when it says nothing of it. Presence of C2PA alone says nothing of it. */
export function aiMeaning({ standard, value }: ProvenanceClaim): Wording | null {
  switch (standard) {
    case "iptc":
      return SOURCE_TYPES.get(value.toLowerCase()) ?? null;
    case "ai-disclosure":
      return (
        [...DISCLOSED].find(([word]) => new RegExp(`(?:^|[^\\w-])${word}(?:$|[^\\w-])`).test(value.toLowerCase()))?.[1] ?? null
      );
    case "generator":
      return { sv: `skapat med ${value}`, en: `made with ${value}` };
    case "c2pa":
      return null;
    default:
      return standard satisfies never;
  }
}

/** The statement that a picture is asked about, as its file has it, else null: a drawing by a program without training data is no AI. */
export function aiClaimOf({ claims }: Picture): ProvenanceClaim | null {
  const isAi = (meaning: Wording | null): boolean => meaning !== null && !/utan träningsdata/.test(meaning.sv);
  return claims.find((claim) => isAi(aiMeaning(claim))) ?? null;
}

const SOURCE_TYPE = /digitalsourcetype\/([A-Za-z]{4,60})(?![A-Za-z])/gi;

/** IPTC's digital source types named in a text: XMP, a custom property, JSON. Each once. `place` says where the text stood. */
export function sourceTypesIn(text: string, place: string): ProvenanceClaim[] {
  const values = new Set<string>();
  for (const match of text.matchAll(SOURCE_TYPE)) {
    values.add(match[1] as string);
    if (values.size >= 8) break;
  }
  return [...values].map((value) => ({ standard: "iptc", place, value }));
}
