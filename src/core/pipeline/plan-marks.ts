/** Which marks to set and take away, so that every label stands in the text as its record says. */
import type { HostEdit } from "../edits.ts";
import type { Wording } from "../errors.ts";
import type { Label } from "../label/label.ts";
import { aliasOf, appearanceOf } from "../label/wording.ts";
import type { Profile } from "../policy/profile.ts";
import type { Insertion } from "../ports.ts";
import type { RecordNotice } from "../record/record.ts";
import { isRemoved, type ReviewStanding } from "../review/standing.ts";
import { storyOf } from "../text/document.ts";
import type { Draft } from "./draft.ts";
import { coverageOf, doOverlap, type Found } from "./ranges.ts";
import type { Opened } from "./opened.ts";

/** A part of the plan: edits, what the record says we wrote, and what the person should know. */
export interface Plan {
  readonly edits: readonly HostEdit[];
  readonly notices: readonly RecordNotice[];
  readonly warnings: readonly Wording[];
}

const NOTHING: Plan = { edits: [], notices: [], warnings: [] };

/**
 * Marks as edits. A label that is lost or waits for confirmation keeps whatever stands: nothing is moved without a person.
 * A label whose passage was reviewed as removed loses what is left of its mark. A mark whose tag is lost but whose text
 * stands is given its content control back without a second text. Controls that make room for others come first.
 */
export function planMarks(opened: Opened, draft: Draft, standings: ReadonlyMap<string, ReviewStanding>, profile: Profile): Plan {
  const texts = draft.labels.filter(({ picture }) => picture === undefined);
  const displaced = displacedBy(opened, draft, texts);
  const before = new Map(opened.record?.labels.map((label) => [label.id, label]));
  const planOf = (label: Label): Plan => {
    const place = draft.places.get(label.id);
    const standing = standings.get(label.id);
    if (standing && isRemoved(standing)) return unmark(opened, label.id);
    if (place?.kind === "found")
      return planFound(opened, draft, label, place, before.get(label.id), displaced.has(label.id), profile);
    // A person has labelled the text in this control as something else; the label itself goes on waiting for an answer.
    if (displaced.has(label.id)) return unmark(opened, label.id);
    return { ...NOTHING, notices: visibleMarks(opened, label.id).map(noticeOf) };
  };
  const cleared = [...draft.cleared].map((owner) => unmark(opened, owner));
  const first = texts.filter((label) => displaced.has(label.id)).map(planOf);
  const rest = texts.filter((label) => !displaced.has(label.id)).map(planOf);
  const all = [...cleared, ...first, ...rest];
  return {
    edits: all.flatMap((plan) => plan.edits),
    notices: all.flatMap((plan) => plan.notices),
    warnings: all.flatMap((plan) => plan.warnings),
  };
}

function planFound(
  opened: Opened,
  draft: Draft,
  label: Label,
  place: Found,
  before: Label | undefined,
  isDisplaced: boolean,
  profile: Profile,
): Plan {
  const standing = opened.reading.insertions.filter((mark) => isMark(mark, label.id));
  const tagged = standing.find((mark) => mark.text.trim() !== "");
  const untagged = opened.clean.untagged.filter((mark) => isMark(mark, label.id));
  const kind = storyOf(opened.text, place.range.story)?.kind ?? "body";
  const wanted = appearanceOf(label, profile, kind);
  const stands = (mark: Insertion): boolean => wanted.place !== "none" && mark.text === wanted.text;
  const isTextThere = untagged.some(stands);
  const appearance = isTextThere ? ({ place: "none" } as const) : wanted;
  const text = appearance.place === "none" ? "" : appearance.text;
  const needed = draft.placed.has(label.id) ? "whole" : isDisplaced || place.by !== "handle" ? "within" : "somewhere";
  const isAsWanted =
    (text === "" ? standing.length === 0 : tagged?.text.trim() === text.trim()) &&
    // A host puts the mark inline where it can't set a footnote, but no footnote is left where the mark should stand in the line.
    !(appearance.place === "inline" && tagged?.part === "note") &&
    // No control stands in a text box: the mark beside it is all there is.
    (kind === "text-box" || isMarked(opened, label.id, place, needed)) &&
    before !== undefined &&
    before.placement === label.placement &&
    aliasOf(before) === aliasOf(label);
  const range = opened.clean.positions.toReading(place.range);
  const part = appearance.place === "footnote" && !(isAsWanted && tagged?.part === "mark") ? "note" : "mark";
  return {
    edits: isAsWanted ? [] : [{ kind: "mark", labelId: label.id, range, alias: aliasOf(label), appearance }],
    notices: [...(text === "" ? [] : [{ owner: label.id, part, text } as const]), ...untagged.map(noticeOf)],
    warnings: untagged.filter((mark) => !stands(mark)).map((mark) => leftoverWarning(mark.text)),
  };
}

/** Takes an owner's mark away, and tells of marks that no edit can take away. */
function unmark(opened: Opened, owner: string): Plan {
  const leftovers = opened.clean.untagged.filter((mark) => isMark(mark, owner));
  const stands =
    opened.reading.marks.some((mark) => mark.labelId === owner) || opened.reading.insertions.some((mark) => isMark(mark, owner));
  return {
    edits: stands ? [{ kind: "unmark", labelId: owner }] : [],
    notices: leftovers.map(noticeOf),
    warnings: leftovers.map((mark) => leftoverWarning(mark.text)),
  };
}

/** Labels that were not pointed out in this act, and whose controls stand around text that now belongs to one that was. */
function displacedBy(opened: Opened, draft: Draft, texts: readonly Label[]): Set<string> {
  const placed = texts.flatMap(({ id }) => {
    const place = draft.placed.has(id) ? draft.places.get(id) : undefined;
    return place && place.kind !== "lost" ? [place.range] : [];
  });
  const displaced = new Set<string>();
  for (const { labelId, range } of placed.length === 0 ? [] : opened.clean.marks) {
    if (!draft.placed.has(labelId) && placed.some((one) => doOverlap(one, range))) displaced.add(labelId);
  }
  return displaced;
}

/**
 * True when content controls of this label stand as they are needed: `somewhere`, which is where its control was followed to; `within` its
 * place, perhaps not around all of it, since a host may have to leave out a date picker or a prompt; or around the `whole` of it.
 */
function isMarked(opened: Opened, labelId: string, place: Found, needed: "somewhere" | "within" | "whole"): boolean {
  const pieces = opened.clean.marks.filter((mark) => mark.labelId === labelId).map((mark) => mark.range);
  if (pieces.length === 0 || needed === "somewhere") return pieces.length > 0;
  const [covered, wanted] = [coverageOf(opened.text, pieces), coverageOf(opened.text, [place.range])];
  return [...covered].every((one) => wanted.has(one)) && (needed === "within" || covered.size === wanted.size);
}

/** Marks and notes of an owner that have words. A footnote is two insertions: its reference, which has none, and its text. */
function visibleMarks(opened: Opened, owner: string): Insertion[] {
  return [...opened.reading.insertions, ...opened.clean.untagged].filter((one) => isMark(one, owner) && one.text.trim() !== "");
}

function isMark(insertion: Insertion, owner: string): boolean {
  return insertion.owner === owner && (insertion.part === "mark" || insertion.part === "note");
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
