/** The public shape of one scanned file, as `scan --json` prints it, made from what core suggests. */
import type { Reanchoring } from "../core/anchor/anchor.ts";
import type { Wording } from "../core/errors.ts";
import type { Finding } from "../core/detect/finding.ts";
import type { Label } from "../core/label/label.ts";
import type { DocumentText, TextRange } from "../core/text/document.ts";
import type { SignEntry } from "./scan-signs.ts";
import type { ErrorValue } from "./refusal.ts";
import type { Language } from "./terminal.ts";
import type { WritersView } from "./writers-view.ts";

/**
 * A finding. Paragraphs count from 1 in their story, which is the body unless `story` names another. `start` is an offset in the
 * text of `paragraph`, `end` one in `endParagraph` (given only where it is another); both in UTF-16 code units.
 */
export interface FindingEntry {
  readonly id: string;
  readonly story?: string;
  readonly paragraph: number;
  readonly endParagraph?: number;
  readonly start: number;
  readonly end: number;
  readonly quote: string;
  readonly strength: Finding["strength"];
  readonly traces: readonly TraceEntry[];
}

export interface TraceEntry {
  readonly rule: string;
  readonly tier: string;
  readonly engine: string | null;
  readonly paragraph: number;
  readonly start: number;
  readonly end: number;
  /** What was seen; of a link its target, of the tags around a paragraph the attribute, of words beside an object the token: then `inLink`, `inMarkup` or `inAside` says so. */
  readonly text: string;
  readonly inLink?: true;
  readonly inMarkup?: true;
  readonly inAside?: "alt-text" | "formula";
  readonly says: string;
}

/** A label of the kept record. A lost label stands in no paragraph. */
export interface LabelEntry {
  readonly id: string;
  readonly state: Reanchoring["kind"];
  readonly story?: string;
  readonly paragraphs: readonly number[];
  readonly engine: string;
  readonly searchDate: string;
}

export interface ReadEntry {
  readonly file: string;
  readonly language: string;
  readonly paragraphs: number;
  readonly characters: number;
  readonly findings: readonly FindingEntry[];
  readonly labels: readonly LabelEntry[];
  readonly notExamined: readonly string[];
  readonly notices: readonly string[];
  /** What the file says about itself besides its text; absent when it says nothing. */
  readonly signs?: readonly SignEntry[];
  /** Why the record in the file could not be read; absent when it could, and when there is none. */
  readonly problem?: string;
}

/** A file that could not be read stands in the list all the same, with `error` and nothing else. */
export interface FailedEntry {
  readonly file: string;
  readonly error: Omit<ErrorValue, "file">;
}

export type ScanEntry = ReadEntry | FailedEntry;

/** Paragraph numbers and the other extent of a range, for people: from 1, story left out for the body. */
function placeOf(range: TextRange): { readonly story?: string; readonly paragraphs: number[] } {
  const paragraphs = Array.from(
    { length: range.to.paragraph - range.from.paragraph + 1 },
    (_, index) => range.from.paragraph + index + 1,
  );
  // A range that ends at the very start of a paragraph holds nothing of it.
  if (range.to.offset === 0 && paragraphs.length > 1) paragraphs.pop();
  return range.story === "body" ? { paragraphs } : { story: range.story, paragraphs };
}

function findingEntry(finding: Finding, view: WritersView, language: Language): FindingEntry {
  const { story, from, to } = view.fromReading(finding.range);
  return {
    id: finding.id,
    ...(story === "body" ? {} : { story }),
    paragraph: from.paragraph + 1,
    ...(to.paragraph === from.paragraph ? {} : { endParagraph: to.paragraph + 1 }),
    start: from.offset,
    end: to.offset,
    quote: finding.quote,
    strength: finding.strength,
    traces: finding.traces.map(({ rule, tier, engine, paragraph, span, text, inLink, inMarkup, inAside, says }) => ({
      rule,
      tier,
      engine,
      paragraph: paragraph + 1,
      start: span.start,
      end: span.end,
      text,
      ...(inLink ? { inLink } : {}),
      ...(inMarkup ? { inMarkup } : {}),
      ...(inAside ? { inAside } : {}),
      says: says[language],
    })),
  };
}

export function labelEntry(label: Label, reanchoring: Reanchoring, view: WritersView): LabelEntry {
  const place = reanchoring.kind === "lost" ? { paragraphs: [] } : placeOf(view.fromReading(reanchoring.range));
  return { id: label.id, state: reanchoring.kind, ...place, engine: label.engine.name, searchDate: label.searchDate };
}

/** Body paragraphs, and the characters of all stories as UTF-16 code units. */
function sizeOf(text: DocumentText): { readonly paragraphs: number; readonly characters: number } {
  let characters = 0;
  for (const story of text.stories) for (const paragraph of story.paragraphs) characters += paragraph.text.length;
  return { paragraphs: text.stories[0]?.paragraphs.length ?? 0, characters };
}

export type Suggested = {
  readonly language: string;
  readonly findings: readonly Finding[];
  readonly labels: readonly { readonly label: Label; readonly reanchoring: Reanchoring }[];
  readonly notExamined: readonly string[];
  readonly notices: readonly string[];
  readonly problem: Wording | null;
};

export function readEntry(
  file: string,
  view: WritersView,
  suggested: Suggested,
  language: Language,
  signs: readonly SignEntry[] = [],
): ReadEntry {
  return {
    file,
    language: suggested.language,
    ...sizeOf(view.text),
    findings: suggested.findings.map((finding) => findingEntry(finding, view, language)),
    labels: suggested.labels.map(({ label, reanchoring }) => labelEntry(label, reanchoring, view)),
    notExamined: suggested.notExamined,
    notices: suggested.notices,
    ...(signs.length > 0 ? { signs } : {}),
    ...(suggested.problem ? { problem: suggested.problem[language] } : {}),
  };
}
