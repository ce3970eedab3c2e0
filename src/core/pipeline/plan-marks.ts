/** Which marks to set and take away, so that every label stands in the text as its record says. */
import type { HostEdit } from "../edits.ts";
import type { Wording } from "../errors.ts";
import type { Label } from "../label/label.ts";
import { aliasOf, appearanceOf } from "../label/wording.ts";
import type { Profile } from "../policy/profile.ts";
import type { Insertion } from "../ports.ts";
import type { RecordNotice } from "../record/record.ts";
import { isRemoved, type ReviewStanding } from "../review/standing.ts";
import { piecesOf, storyOf, type TextRange } from "../text/document.ts";
import type { Draft } from "./draft.ts";
import type { Opened } from "./opened.ts";

/** A part of the plan: edits, what the record says we wrote, and what the person should know. */
export interface Plan {
  readonly edits: readonly HostEdit[];
  readonly notices: readonly RecordNotice[];
  readonly warnings: readonly Wording[];
}

/**
 * Marks as edits. A label that is lost or waits for confirmation keeps whatever stands: nothing is moved without a person.
 * A label whose passage was reviewed as removed loses what is left of its mark. A mark whose tag is lost but whose text
 * stands is given its content control back without a second text.
 */
export function planMarks(opened: Opened, draft: Draft, standings: ReadonlyMap<string, ReviewStanding>, profile: Profile): Plan {
  const edits: HostEdit[] = [];
  const notices: RecordNotice[] = [];
  const warnings: Wording[] = [];
  const before = new Map(opened.record?.labels.map((label) => [label.id, label]));
  for (const owner of draft.cleared) {
    if (stands(opened, owner)) edits.push({ kind: "unmark", labelId: owner });
    const leftover = untaggedMark(opened, owner);
    if (leftover) warnings.push(leftoverWarning(leftover.text));
  }
  for (const label of draft.labels) {
    const tagged = visibleMark(opened.reading.insertions, label.id);
    const untagged = untaggedMark(opened, label.id);
    const place = draft.places.get(label.id);
    const standing = standings.get(label.id);
    if (standing && isRemoved(standing)) {
      if (stands(opened, label.id)) edits.push({ kind: "unmark", labelId: label.id });
      continue;
    }
    if (place?.kind !== "found") {
      for (const one of [tagged, untagged]) if (one) notices.push(noticeOf(one));
      continue;
    }
    const story = storyOf(opened.text, place.range.story);
    const wanted = appearanceOf(label, profile, story?.kind ?? "body");
    const isTextThere = untagged !== undefined && untagged.text === label.mark;
    const appearance = isTextThere ? ({ place: "none" } as const) : wanted;
    const text = appearance.place === "none" ? "" : appearance.text;
    const isAsWanted =
      (tagged?.text.trim() ?? "") === text.trim() &&
      !(appearance.place === "inline" && tagged?.part === "note") &&
      isMarked(opened, label.id, place.range, place.by !== "handle" || draft.placed.has(label.id)) &&
      hasSameAlias(before.get(label.id), label);
    if (!isAsWanted) {
      edits.push({
        kind: "mark",
        labelId: label.id,
        range: opened.clean.positions.toReading(place.range),
        alias: aliasOf(label),
        appearance,
      });
    }
    if (text !== "")
      notices.push({ owner: label.id, part: appearance.place === "footnote" && tagged?.part !== "mark" ? "note" : "mark", text });
    if (untagged) notices.push(noticeOf(untagged));
    if (untagged && !isTextThere) warnings.push(leftoverWarning(untagged.text));
  }
  return { edits, notices, warnings };
}

function hasSameAlias(before: Label | undefined, label: Label): boolean {
  return before !== undefined && aliasOf(before) === aliasOf(label);
}

/** True when content controls of this label stand: over exactly this range if `isExact`, anywhere if not. */
function isMarked(opened: Opened, labelId: string, range: TextRange, isExact: boolean): boolean {
  const pieces = opened.clean.marks.filter((mark) => mark.labelId === labelId);
  if (pieces.length === 0) return false;
  if (!isExact) return true;
  const covered = coverage(
    opened,
    pieces.map((piece) => piece.range),
  );
  return covered !== null && covered === coverage(opened, [range]);
}

/** Which characters ranges cover, blanks and empty paragraphs apart; null when a range lies in no story. */
function coverage(opened: Opened, ranges: readonly TextRange[]): string | null {
  const covered = new Set<string>();
  for (const range of ranges) {
    const story = storyOf(opened.text, range.story);
    if (!story) return null;
    for (const piece of piecesOf(range, story)) {
      const text = story.paragraphs[piece.paragraph]?.text ?? "";
      for (let at = piece.start; at < piece.end; at++)
        if (!/\s/u.test(text[at] as string)) covered.add(`${story.id} ${piece.paragraph} ${at}`);
    }
  }
  return [...covered].sort().join("\n");
}

function stands(opened: Opened, owner: string): boolean {
  return (
    opened.reading.marks.some((mark) => mark.labelId === owner) || visibleMark(opened.reading.insertions, owner) !== undefined
  );
}

function visibleMark(insertions: readonly Insertion[], owner: string): Insertion | undefined {
  return insertions.find((one) => one.owner === owner && (one.part === "mark" || one.part === "note"));
}

function untaggedMark(opened: Opened, owner: string): Insertion | undefined {
  return visibleMark(opened.clean.untagged, owner);
}

export function noticeOf(insertion: Insertion): RecordNotice {
  return { owner: insertion.owner, part: insertion.part, text: insertion.text };
}

/** For text of ours that another program made ordinary: no edit can take it away. */
export function leftoverWarning(text: string): Wording {
  return {
    sv: `Texten ”${text}” står kvar som vanlig text, eftersom ett annat program har tagit bort dess märkning. Ta bort den för hand.`,
    en: `The text “${text}” remains as ordinary text, since another program took its tag away. Remove it by hand.`,
  };
}
