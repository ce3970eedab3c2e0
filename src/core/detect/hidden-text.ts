/** Text that a reader of the page does not see and a machine does: a matter of security (hidden instructions), told apart from AI. */
import type { Wording } from "../errors.ts";
import type { Paragraph, Span } from "../text/document.ts";
import { wrappersIn } from "./c2pa-text.ts";

export type HiddenKind = "tag-characters" | "bidi-controls" | "selector-run" | "formatted-hidden" | "unreadable";

export interface HiddenText extends Span {
  readonly kind: HiddenKind;
  /** What the hidden characters spell, where they spell something. */
  readonly spells: string;
}

/** Tag characters (flags of regions begin with U+1F3F4 and are none), controls that turn text around, selectors in a row. */
const CHARACTERS =
  /(?<![\u{1F3F4}\u{E0020}-\u{E007F}])[\u{E0001}\u{E0020}-\u{E007F}]{2,4000}|[\u202A-\u202E\u2066-\u2069]{1,200}|[\uFE00-\uFE0F\u{E0100}-\u{E01EF}]{3,8000}/gu;

/** One look tells that nearly every paragraph has none. */
const MAY = /[\u202A-\u202E\u2066-\u2069\uDB40]|[\uFE00-\uFE0F]{3}/;

/** Letters of scripts that run from right to left. */
const RIGHT_TO_LEFT = /[\u0590-\u08FF\uFB1D-\uFDFF\uFE70-\uFEFC]/;

/** Controls that force a direction on letters, whatever they are: no text needs them, and they make 123 read 321. */
const FORCES = /[\u202D\u202E]/;

/** Everything hidden in a paragraph, in order. A run of selectors that is a statement of origin (C2PA) is none. */
export function hiddenIn(paragraph: Paragraph): HiddenText[] {
  const found: HiddenText[] = MAY.test(paragraph.text) ? inCharacters(paragraph.text) : [];
  const shown = (kind: HiddenKind, span: Span): void => {
    const spells = paragraph.text.slice(span.start, span.end).trim();
    if (/[\p{L}\d]{2}/u.test(spells)) found.push({ kind, ...{ start: span.start, end: span.end }, spells: spells.slice(0, 400) });
  };
  for (const span of paragraph.hidden) shown("formatted-hidden", span);
  for (const span of paragraph.unreadable ?? []) shown("unreadable", span);
  return found.sort((a, b) => a.start - b.start);
}

function inCharacters(text: string): HiddenText[] {
  const wrappers = wrappersIn(text);
  const found: HiddenText[] = [];
  let next = 0;
  // Arabic and Hebrew have the other controls around them, as programs and translators put them there.
  let isRightToLeft: boolean | null = null;
  for (const match of text.matchAll(CHARACTERS)) {
    const span = { start: match.index, end: match.index + match[0].length };
    // Both come in order: one walk over each is enough.
    while (next < wrappers.length && (wrappers[next] as { span: Span }).span.end <= span.start) next++;
    const wrapper = wrappers[next];
    if (wrapper !== undefined && wrapper.span.start < span.end) continue;
    const code = match[0].codePointAt(0) as number;
    if (code >= 0xe0000 && code <= 0xe007f) found.push({ kind: "tag-characters", ...span, spells: spelled(match[0]) });
    else if (code >= 0x202a && code <= 0x2069) {
      isRightToLeft ??= !FORCES.test(text) && RIGHT_TO_LEFT.test(text);
      if (!isRightToLeft) found.push({ kind: "bidi-controls", ...span, spells: "" });
    } else found.push({ kind: "selector-run", ...span, spells: "" });
  }
  return found;
}

/** Tag characters are ASCII moved up: U+E0041 is A. */
function spelled(tags: string): string {
  return [...tags]
    .map((char) => (char.codePointAt(0) as number) - 0xe0000)
    .filter((code) => code >= 0x20 && code < 0x7f)
    .map((code) => String.fromCharCode(code))
    .join("")
    .slice(0, 400);
}

const WHAT: Readonly<Record<HiddenKind, Wording>> = {
  "tag-characters": { sv: "Osynliga tecken som stavar ord", en: "Invisible characters that spell words" },
  "bidi-controls": { sv: "Tecken som vänder textens riktning", en: "Characters that turn the text's direction" },
  "selector-run": { sv: "En följd av osynliga tecken", en: "A run of invisible characters" },
  "formatted-hidden": { sv: "Text som är formaterad som dold", en: "Text that is formatted as hidden" },
  unreadable: { sv: "Text i en färg eller storlek som inte går att läsa", en: "Text in a colour or size that cannot be read" },
};

export function saysHidden({ kind, spells }: HiddenText): Wording {
  const quoted = spells === "" ? "" : spells.length > 80 ? `${spells.slice(0, 79)}…` : spells;
  return {
    sv: `${WHAT[kind].sv}${quoted ? ` (”${quoted}”)` : ""}. Det gäller säkerhet, inte AI: dold text kan vara skriven för att styra ett AI-verktyg som läser dokumentet. Kontrollera vad som står.`,
    en: `${WHAT[kind].en}${quoted ? ` (“${quoted}”)` : ""}. This is about security, not AI: hidden text may be written to steer an AI tool that reads the document. Check what it says.`,
  };
}
