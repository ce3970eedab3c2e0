/** What a file says about itself besides its text, as `scan` gives it: one shape for JSON, one line for people. */
import { NOT_READ, signsOf, type OriginChecks, type Sign } from "../core/detect/signs.ts";
import { isPictureDismissed } from "../core/pipeline.ts";
import type { RecordEvent } from "../core/record/record.ts";
import { picturesIn, type TextRange } from "../core/text/document.ts";
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
  /** A picture's number, for `label --picture`; absent where it can't be pointed at, or is labelled already. */
  readonly picture?: number;
  /** The tool and the day that its own data names; untrusted text. */
  readonly engine?: string;
  readonly date?: string;
}

/** The most signs of one kind listed for a file: a mail with a hundred hidden lines is told by the first. */
const MOST = 20;

/** The signs of the writer's own text: what Källmärkt has put in the document is none. */
export function signEntries(
  view: WritersView,
  language: Language,
  checks: OriginChecks = {},
  labelled: readonly TextRange[] = [],
  history: readonly RecordEvent[] = [],
): SignEntry[] {
  const counts = new Map<Sign["kind"], number>();
  const keyOf = ({ story, from }: TextRange): string => `${story} ${from.paragraph} ${from.offset}`;
  const numbers = new Map(picturesIn(view.text).map(({ range }, index) => [keyOf(range), index + 1]));
  const answered = new Set(labelled.map((range) => keyOf(view.fromReading(range))));
  return signsOf(view.text, checks).flatMap((sign) => {
    // A picture that is labelled, or of which a person has said that it was not made with AI, is no question any more.
    const key = sign.picture && keyOf(sign.picture.range);
    if (key !== undefined && answered.has(key)) return [];
    if (sign.picture && isPictureDismissed(sign.picture.hash, history)) return [];
    const count = (counts.get(sign.kind) ?? 0) + 1;
    counts.set(sign.kind, count);
    return count > MOST ? [] : [signEntry(sign, language, key === undefined ? undefined : numbers.get(key))];
  });
}

export function signEntry(sign: Sign, language: Language, picture?: number): SignEntry {
  const { kind, what, place, text, says, more, offers, signature } = sign;
  const { engine, date } = sign.picture ?? { engine: null, date: null };
  const told = {
    text,
    says: says[language],
    ...(more === undefined ? {} : { more }),
    ...(signature === undefined ? {} : { signature }),
    ...(offers ? { caption: offers.caption[language], altText: offers.altText[language] } : {}),
    ...(picture === undefined ? {} : { picture }),
    ...(engine === null ? {} : { engine }),
    ...(date === null ? {} : { date }),
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
function offersOf({ caption, altText, picture }: SignEntry, terminal: Terminal): string[] {
  if (picture !== undefined) {
    const how = {
      sv: `märk den med: kallmarkt label … --picture ${picture}`,
      en: `label it with: kallmarkt label … --picture ${picture}`,
    };
    return [`    ${terminal.tone("faint", terminal.say(how))}`];
  }
  const offers = [
    [caption, { sv: "bildtext", en: "caption" }],
    [altText, { sv: "alternativtext", en: "alternative text" }],
  ] as const;
  return offers.flatMap(([text, name]) =>
    text === undefined ? [] : [`    ${terminal.say(name)}: ${terminal.tone("faint", text)}`],
  );
}
