/** Lists what can be checked in a passage: law references, sums, dates, links and names. Helps a reviewer; says nothing about right or wrong. */
import { piecesOf, storyOf, textIn, type DocumentText, type TextRange } from "../../core/text/document.ts";

export const claimKinds = ["law", "amount", "date", "link", "name"] as const;
export type ClaimKind = (typeof claimKinds)[number];

export interface Claim {
  readonly kind: ClaimKind;
  /** As it stands in the text. */
  readonly text: string;
}

const MONTH = "januari|februari|mars|april|maj|juni|juli|augusti|september|oktober|november|december";

/** In this order: what an earlier pattern has taken, a later one leaves alone. Every repetition is bounded. */
const PATTERNS: readonly (readonly [ClaimKind, RegExp])[] = [
  ["link", /\bhttps?:\/\/[^\s<>"”)]{3,300}|\bwww\.[^\s<>"”)]{3,200}/giu],
  [
    "law",
    /(?:\d{1,3}\s?[a-z]?\s?kap\.?\s?)?\d{1,3}\s?[a-z]?\s?§(?:\s\p{L}{3,40})?(?:\s\(\d{4}:\d{1,4}\))?|\p{L}{0,40}(?:lagen|balken|förordningen)\s\(\d{4}:\d{1,4}\)|\bSFS\s\d{4}:\d{1,4}|\(\d{4}:\d{1,4}\)|\b(?:EU|EG)\)?\s(?:nr\s)?\d{4}\/\d{1,4}|\bartikel\s\d{1,3}(?:\.\d{1,2})?/giu,
  ],
  [
    "date",
    new RegExp(
      `\\b\\d{4}-\\d{2}-\\d{2}\\b|\\b(?:den\\s)?\\d{1,2}\\s(?:${MONTH})(?:\\s\\d{4})?\\b|\\b(?:${MONTH})\\s\\d{4}\\b`,
      "giu",
    ),
  ],
  [
    "amount",
    /\d{1,3}(?:[ \u00a0\u202f]\d{3}){0,4}(?:[.,]\d{1,3})?(?:[–-]\d{1,6})?\s?(?:kronor|kr\b|tkr\b|mkr\b|miljon(?:er)?(?:\s(?:kronor|kr))?|miljard(?:er)?(?:\s(?:kronor|kr))?|tusen(?:\skronor)?|procent|%|km\/h|kvadratmeter|kilometer|meter|m²|hektar|timmar|elever|personer|invånare|fordon)/giu,
  ],
  [
    "name",
    /(?<![.!?]\s|^)\b\p{Lu}\p{Ll}{1,20}(?:-\p{Lu}\p{Ll}{1,20})?(?:\s(?:von|af|de))?\s\p{Lu}\p{Ll}{1,25}(?:-\p{Lu}\p{Ll}{1,25})?/gu,
  ],
];

/** Most claims that are listed for one passage. */
const LIMIT = 60;

/** The addresses behind a passage's links, which the text itself does not show, come first; then the claims in its words. */
export function claimsOf(text: DocumentText, range: TextRange): Claim[] {
  const story = storyOf(text, range.story);
  const targets = (story ? piecesOf(range, story) : []).flatMap(({ paragraph, start, end }) =>
    (story?.paragraphs[paragraph]?.links ?? []).filter(
      (link) => link.start < end && link.end > start && !link.target.startsWith("#"),
    ),
  );
  const links = [...new Set(targets.map(({ target }) => target))].map((target): Claim => ({ kind: "link", text: target }));
  const inWords = claimsIn(textIn(text, range)).filter(
    ({ kind, text: words }) => kind !== "link" || !links.some((link) => link.text === words),
  );
  return [...links, ...inWords].slice(0, LIMIT);
}

/** The claims in reading order, each spelled claim once. */
export function claimsIn(text: string): Claim[] {
  const found: { readonly at: number; readonly end: number; readonly claim: Claim }[] = [];
  for (const [kind, pattern] of PATTERNS) {
    for (const match of text.matchAll(pattern)) {
      const end = match.index + match[0].length;
      if (found.some((other) => match.index < other.end && other.at < end)) continue;
      found.push({ at: match.index, end, claim: { kind, text: match[0].trim().replace(/[.,;:]$/u, "") } });
      if (found.length >= LIMIT * 2) break;
    }
  }
  found.sort((a, b) => a.at - b.at);
  const unique = new Map(found.map(({ claim }) => [`${claim.kind}\n${claim.text}`, claim]));
  return [...unique.values()].slice(0, LIMIT);
}
