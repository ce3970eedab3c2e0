/** Which labels, and which marks of nobody's, a passage meets in the text. */
import type { Reanchoring } from "../anchor/anchor.ts";
import { AppError } from "../errors.ts";
import type { Label } from "../label/label.ts";
import { labelledWords } from "../label/picture.ts";
import type { TextRange } from "../text/document.ts";
import type { Opened } from "./opened.ts";
import { doesContain, doOverlap, hullOf, isSameRange } from "./ranges.ts";

/**
 * The label that the passage belongs to, or null for none: one with exactly this passage, one that was set on it (`isSetOn`) and whose
 * mark had to reach further, as around a whole field, or one that lies wholly inside and `mayGrow`.
 * Throws `overlaps-label` when a label covers a part of the passage, or several lie in it.
 */
export function labelAt(
  passage: TextRange,
  labels: readonly Label[],
  places: ReadonlyMap<string, Reanchoring>,
  mayGrow: (label: Label) => boolean = () => false,
  isSetOn: (label: Label) => boolean = () => false,
): Label | null {
  let own: Label | null = null;
  for (const label of labels) {
    // A picture's label is about the picture alone: the text that it stands in may have its own.
    if (label.picture !== undefined) continue;
    const place = places.get(label.id);
    if (!place || place.kind === "lost" || !doOverlap(place.range, passage)) continue;
    const isOwn =
      isSameRange(place.range, passage) ||
      (doesContain(place.range, passage) && isSetOn(label)) ||
      (doesContain(passage, place.range) && mayGrow(label));
    if (own || !isOwn) throw overlapRefused(label);
    own = label;
  }
  return own;
}

/** The label of the picture that the range is the character of, or null. */
export function pictureLabelAt(
  range: TextRange,
  labels: readonly Label[],
  places: ReadonlyMap<string, Reanchoring>,
): Label | null {
  return (
    labels.find((label) => {
      const place = label.picture === undefined ? undefined : places.get(label.id);
      return place !== undefined && place.kind !== "lost" && isSameRange(place.range, range);
    }) ?? null
  );
}

/** Owners of marks in the passage that no label of the record has: pasted from another document, or left by a lost record. */
export function strayOwners(opened: Opened, passage: TextRange, labels: readonly Label[]): string[] {
  const known = new Set(labels.map((label) => label.id));
  const owners = new Set(opened.clean.marks.map((mark) => mark.labelId).filter((owner) => !known.has(owner)));
  return [...owners].filter((owner) => {
    const hull = hullOf(
      opened.clean.marks.filter((mark) => mark.labelId === owner && mark.range.story === passage.story).map((mark) => mark.range),
    );
    return hull !== null && doOverlap(hull, passage);
  });
}

export function overlapRefused(label: Label): AppError {
  const start = labelledWords(label).replace(/\s+/gu, " ").slice(0, 40).trimEnd();
  return new AppError("overlaps-label", {
    sv: `En del av avsnittet är redan märkt (”${start} …”, ${label.engine.name}). Märk samma avsnitt igen, eller ta bort den märkningen först.`,
    en: `Part of the passage is labelled already (“${start} …”, ${label.engine.name}). Label the same passage again, or take that label off first.`,
  });
}
