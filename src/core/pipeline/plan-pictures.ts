/** What stands at labelled pictures: a caption of ours beside each, and its addition to the picture's alternative text. */
import type { CaptionPlace, HostEdit } from "../edits.ts";
import type { Label } from "../label/label.ts";
import { writersAltText } from "../label/picture.ts";
import { aliasOf } from "../label/wording.ts";
import { placeCaption } from "../notice/caption.ts";
import type { Insertion } from "../ports.ts";
import type { RecordNotice } from "../record/record.ts";
import { isPlaceCertain, isRemoved, type ReviewStanding } from "../review/standing.ts";
import { pictureAt, type TextRange } from "../text/document.ts";
import type { Draft } from "./draft.ts";
import type { Opened } from "./opened.ts";
import { leftoverWarning, noticeOf, type Plan } from "./plan-marks.ts";

/**
 * Captions and alternative texts as edits. A picture that is lost or whose place is not certain keeps whatever stands. A label taken off, or
 * reviewed as removed, loses its caption, and the alternative text is the writer's again, to the letter.
 */
export function planPictures(opened: Opened, draft: Draft, standings: ReadonlyMap<string, ReviewStanding>): Plan {
  const before = new Map((opened.record?.labels ?? []).map((label) => [label.id, label]));
  const labels = draft.labels.filter(({ picture }) => picture !== undefined);
  const isOut = (label: Label): boolean => {
    const standing = standings.get(label.id);
    return standing !== undefined && isRemoved(standing);
  };
  const cleared = [...draft.cleared].flatMap((id) => before.get(id) ?? []).filter(({ picture }) => picture !== undefined);
  const gone = [...cleared, ...labels.filter(isOut)];
  const plans = [
    ...gone.map((label) => planGone(opened, label)),
    ...labels.filter((label) => !isOut(label)).map((label) => planStanding(opened, draft, label, before.get(label.id))),
  ];
  return {
    edits: plans.flatMap(({ edits }) => edits),
    notices: plans.flatMap(({ notices }) => notices),
    warnings: plans.flatMap(({ warnings }) => warnings),
  };
}

function planStanding(opened: Opened, draft: Draft, label: Label, before: Label | undefined): Plan {
  const place = draft.places.get(label.id);
  const tagged = captionsOf(opened.reading.insertions, label.id);
  const untagged = captionsOf(opened.clean.untagged, label.id);
  if (!place || place.kind === "lost" || !isPlaceCertain(place))
    return { edits: [], notices: [...tagged, ...untagged].map(noticeOf), warnings: [] };
  const { text, at } = wantedCaption(opened, label, place.range, tagged[0]);
  const isThere = untagged.some((one) => one.text === text);
  const isWanted = text !== "" && !isThere;
  const edits: HostEdit[] = [];
  if (isWanted && tagged[0]?.text.trim() !== text)
    edits.push({ kind: "caption", labelId: label.id, alias: aliasOf(label), text, at });
  if (!isWanted && tagged.length > 0) edits.push({ kind: "remove", owner: label.id, part: "caption" });
  const notices: RecordNotice[] = [
    ...(isWanted ? [{ owner: label.id, part: "caption" as const, text }] : []),
    ...untagged.map(noticeOf),
  ];
  const stands = pictureAt(opened.text, place.range)?.altText;
  const { text: writers } = writersAltText(stands ?? "", before?.picture?.altText ?? "");
  const wanted = writers + (label.picture?.altText ?? "");
  if (wanted !== (stands ?? "")) edits.push(altTextEdit(opened, label, place.range, wanted));
  return {
    edits,
    notices,
    warnings: isThere ? [] : untagged.map((one) => leftoverWarning(one.text)),
  };
}

/** The words, and where they go: where a caption of this label stands already, it stays in that form. */
function wantedCaption(
  opened: Opened,
  label: Label,
  range: TextRange,
  standing: Insertion | undefined,
): { readonly text: string; readonly at: CaptionPlace } {
  const { text, at } = placeCaption(
    opened.text,
    range,
    label.mark,
    label.language,
    standing && /^\[.*\]$/u.test(standing.text.trim()),
  );
  const { positions } = opened.clean;
  return { text, at: { ...at, paragraph: positions.paragraphToReading(at.story, at.paragraph) } };
}

function planGone(opened: Opened, label: Label): Plan {
  const untagged = captionsOf(opened.clean.untagged, label.id);
  const edits: HostEdit[] = [];
  if (captionsOf(opened.reading.insertions, label.id).length > 0)
    edits.push({ kind: "remove", owner: label.id, part: "caption" });
  const place = opened.places.get(label.id);
  const stands = place && place.kind !== "lost" ? pictureAt(opened.text, place.range)?.altText : undefined;
  const addition = label.picture?.altText ?? "";
  const warnings = untagged.map((one) => leftoverWarning(one.text));
  if (place && place.kind !== "lost" && stands !== undefined && addition !== "") {
    const { text, isLeft } = writersAltText(stands, addition);
    const isNone = text === "" && label.picture?.hadAltText === false;
    if (!isLeft) edits.push(altTextEdit(opened, label, place.range, isNone ? null : text));
  }
  return { edits, notices: untagged.map(noticeOf), warnings };
}

const altTextEdit = (opened: Opened, label: Label, range: TextRange, text: string | null): HostEdit => ({
  kind: "alt-text",
  labelId: label.id,
  at: opened.clean.positions.toReading(range),
  text,
});

const captionsOf = (insertions: readonly Insertion[], owner: string): Insertion[] =>
  insertions.filter((one) => one.owner === owner && one.part === "caption");
