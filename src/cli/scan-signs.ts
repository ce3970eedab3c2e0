/** What a file says about itself besides its text, as `scan` gives it: one shape for JSON, one line for people. */
import { NOT_READ, signsOf, type OriginChecks, type Sign } from "../core/detect/signs.ts";
import { bodyPlace } from "./places-print.ts";
import type { Language, Terminal } from "./terminal.ts";
import type { WritersView } from "./writers-view.ts";

/** A sign. Without `paragraph` it is about the file as a whole. Paragraphs count from 1 in their story, the body unless named. */
export interface SignEntry {
  readonly kind: Sign["kind"];
  readonly what: string;
  readonly story?: string;
  readonly paragraph?: number;
  readonly text: string;
  readonly says: string;
  /** How many places more have hidden text of this kind. */
  readonly more?: number;
  /** For a statement of origin: valid, issuer-not-trusted, changed or not-checked. Never about who wrote the text. */
  readonly signature?: NonNullable<Sign["signature"]>;
  readonly caption?: string;
  readonly altText?: string;
}

/** The most signs of one kind listed for a file: a mail with a hundred hidden lines is told by the first. */
const MOST = 20;

/** The signs of the writer's own text: what Källmärkt has put in the document is none. */
export function signEntries(view: WritersView, language: Language, checks: OriginChecks = {}): SignEntry[] {
  const counts = new Map<Sign["kind"], number>();
  return signsOf(view.text, checks).flatMap((sign) => {
    const count = (counts.get(sign.kind) ?? 0) + 1;
    counts.set(sign.kind, count);
    return count > MOST ? [] : [signEntry(sign, language)];
  });
}

export function signEntry({ kind, what, place, text, says, more, offers, signature }: Sign, language: Language): SignEntry {
  const told = {
    text,
    says: says[language],
    ...(more === undefined ? {} : { more }),
    ...(signature === undefined ? {} : { signature }),
    ...(offers ? { caption: offers.caption[language], altText: offers.altText[language] } : {}),
  };
  if (place === null) return { kind, what, ...told };
  return { kind, what, ...(place.story === "body" ? {} : { story: place.story }), paragraph: place.paragraph + 1, ...told };
}

/** One line a sign, and what is not read here when a statement of origin is among them. */
export function printSigns(signs: readonly SignEntry[], terminal: Terminal): string[] {
  const lines = signs.flatMap((sign) => {
    const place = sign.paragraph === undefined ? "" : `${bodyPlace(sign.story, [sign.paragraph], terminal)}: `;
    return [`  ${place}${terminal.tone(sign.kind === "security" ? "warn" : "faint", sign.says)}`, ...offersOf(sign, terminal)];
  });
  const hasOrigin = signs.some(({ kind }) => kind === "origin" || kind === "picture");
  return hasOrigin ? [...lines, `  ${terminal.tone("faint", terminal.say(NOT_READ))}`] : lines;
}

/** What to write beside a picture once somebody has said that it is AI-made; the words in braces are for that person. */
function offersOf({ caption, altText }: SignEntry, terminal: Terminal): string[] {
  const offers = [
    [caption, { sv: "bildtext", en: "caption" }],
    [altText, { sv: "alternativtext", en: "alternative text" }],
  ] as const;
  return offers.flatMap(([text, name]) =>
    text === undefined ? [] : [`    ${terminal.say(name)}: ${terminal.tone("faint", text)}`],
  );
}
