/** Which paragraphs of Källmärkt's own to insert, reword and remove: source entries, their heading, the reader notice. */
import type { HostEdit } from "../edits.ts";
import type { Wording } from "../errors.ts";
import { DOCUMENT_OWNER } from "../label/tag.ts";
import { sourceEntries, sourceHeading, wantedReaderNotice, type NoticeGround, type WantedText } from "../notice/entries.ts";
import { forbiddenSectionAt, placeReaderNotice, placeSource, type Placement } from "../notice/place.ts";
import type { Profile } from "../policy/profile.ts";
import type { Insertion } from "../ports.ts";
import type { RecordNotice } from "../record/record.ts";
import type { Draft } from "./draft.ts";
import type { Opened } from "./opened.ts";
import { leftoverWarning, noticeOf, type Plan } from "./plan-marks.ts";

const ALIASES = {
  source: "Källmärkt: källhänvisning",
  notice: "Källmärkt: läsarnotis",
  heading: "Källmärkt: källrubrik",
} as const;

/**
 * The paragraphs as edits: the difference between what stands (with or without its tag) and what should. What stands already is left
 * where it is, even if the writer has moved it; only what is new gets a place.
 */
export function planTexts(opened: Opened, draft: Draft, ground: NoticeGround, profile: Profile): Plan {
  const tagged = opened.reading.insertions.filter(isParagraph);
  const untagged = opened.clean.untagged.filter(isParagraph);
  const isUntagged = (want: WantedText): boolean => untagged.some((one) => one.part === want.part && one.text === want.text);

  const sources = sourceEntries(ground, [...tagged, ...untagged], profile);
  const reader = wantedReaderNotice(ground, profile);
  const source = sources.length === 0 ? null : sourcePlace(opened, tagged, untagged, ground.language, profile);
  const wanted: { want: WantedText; at: Placement }[] = [];
  // First of ours, so that a notice at the end never comes to stand among the entries that later labels add.
  if (reader) wanted.push({ want: reader, at: toReading(opened, placeReaderNotice(opened.text, profile)) });
  if (source?.heading) wanted.push({ want: source.heading, at: source.at });
  if (source) for (const want of sources) wanted.push({ want, at: source.at });

  const edits: HostEdit[] = [];
  const notices: RecordNotice[] = [];
  const warnings: Wording[] = [];
  const ours = new Set([DOCUMENT_OWNER, ...draft.labels.map((label) => label.id), ...draft.cleared]);
  for (const one of tagged) {
    const isWanted = wanted.some(({ want }) => want.owner === one.owner && want.part === one.part && !isUntagged(want));
    if (
      !isWanted &&
      ours.has(one.owner) &&
      !edits.some((edit) => edit.kind === "remove" && edit.owner === one.owner && edit.part === one.part)
    ) {
      edits.push({ kind: "remove", owner: one.owner, part: one.part as WantedText["part"] });
    }
    const isUnderOwnHeading =
      one.part !== "notice" && tagged.some((other) => other.part === "heading" && other.paragraph === one.paragraph);
    const section = isWanted && !isUnderOwnHeading ? forbiddenSectionAt(opened.reading.text, one.paragraph, profile) : null;
    if (section !== null) warnings.push(movedWarning(section));
  }
  for (const { want, at } of wanted) {
    if (isUntagged(want)) continue;
    const standing = tagged.find((one) => one.owner === want.owner && one.part === want.part);
    const first = want.part === "notice" && profile.readerNotice.mailPlace === "top" ? { isFirstInMail: true as const } : {};
    if (standing?.text.trim() !== want.text.trim())
      edits.push({ kind: "insert", ...want, alias: ALIASES[want.part], at, ...first });
    notices.push({ owner: want.owner, part: want.part, text: want.text });
  }
  for (const one of untagged) {
    notices.push(noticeOf(one));
    if (!wanted.some(({ want }) => want.part === one.part && want.text === one.text)) warnings.push(leftoverWarning(one.text));
  }
  return { edits, notices, warnings };
}

/** Where new entries go: to the list that stands already, tagged or not, before a place is looked for in the writer's text. */
function sourcePlace(
  opened: Opened,
  tagged: readonly Insertion[],
  untagged: readonly Insertion[],
  language: "sv" | "en",
  profile: Profile,
): { at: Placement; heading: WantedText | null } {
  const ownHeading = tagged.find((one) => one.part === "heading");
  if (ownHeading) {
    // The heading stands before this paragraph of the text, and an insert there comes after all of ours that stand there.
    const last = (opened.reading.text.stories[0]?.paragraphs.length ?? 0) - 1;
    const at: Placement =
      ownHeading.paragraph <= last
        ? { paragraph: ownHeading.paragraph, side: "before" }
        : { paragraph: Math.max(0, last), side: "after" };
    return { at, heading: { owner: DOCUMENT_OWNER, part: "heading", text: profile.source.newHeading[language] } };
  }
  const list = untagged.filter((one) => one.part === "heading" || one.part === "source").map((one) => one.paragraph);
  if (list.length > 0) return { at: { paragraph: Math.max(...list), side: "after" }, heading: keptHeading(untagged) };
  const place = placeSource(opened.text, profile);
  return { at: toReading(opened, place.at), heading: place.kind === "new-heading" ? sourceHeading(profile, language) : null };
}

function keptHeading(untagged: readonly Insertion[]): WantedText | null {
  const heading = untagged.find((one) => one.part === "heading");
  return heading ? { owner: heading.owner, part: "heading", text: heading.text } : null;
}

function toReading(opened: Opened, at: Placement): Placement {
  const body = opened.text.stories[0]?.id ?? "body";
  return { ...at, paragraph: opened.clean.positions.paragraphToReading(body, at.paragraph) };
}

function isParagraph(insertion: Insertion): boolean {
  return insertion.part === "source" || insertion.part === "notice" || insertion.part === "heading";
}

function movedWarning(section: string): Wording {
  return {
    sv: `En källhänvisning eller läsarnotis står under ”${section}”, som kopieras till protokollet. Flytta den därifrån.`,
    en: `A source entry or reader notice stands under “${section}”, which is copied into the minutes. Move it from there.`,
  };
}
