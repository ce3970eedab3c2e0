/** The third verb: a human reads a passage and answers for it. Confirming a place is the smaller act beside it. */
import { describe } from "../anchor/describe.ts";
import { describePicture } from "../anchor/pictures.ts";
import type { Reanchoring } from "../anchor/anchor.ts";
import type { Label } from "../label/label.ts";
import type { Profile } from "../policy/profile.ts";
import type { HostReading, Surroundings } from "../ports.ts";
import type { RecordEvent } from "../record/record.ts";
import type { Review } from "../review/review.ts";
import { reviewLabel, type ReviewAct } from "../review/review-label.ts";
import { isPlaceCertain, reviewStanding } from "../review/standing.ts";
import { pictureAt, textIn, type TextRange } from "../text/document.ts";
import { comparePositions, passageAround } from "../text/passages.ts";
import { standsAt } from "./commit.ts";
import { draftOf, type Draft } from "./draft.ts";
import { finish, type VerbResult } from "./finish.ts";
import { openToWrite, type Opened } from "./opened.ts";
import { labelAt, overlapRefused, pictureLabelAt } from "./overlap.ts";
import { pictureIn } from "./picture.ts";
import { labelNotFound } from "./uncommit.ts";

/**
 * Keeps reviews, one for each act, all or none. The label's anchor is renewed to the text that was read, since a person has just seen that
 * the passage stands here. The same person's same act on the same text is kept once. Throws AppError `label-not-found`,
 * what `reviewLabel` refuses, and `unsupported` as `commit` does.
 */
export function review(
  reading: HostReading,
  acts: readonly ReviewAct[],
  profile: Profile,
  surroundings: Surroundings,
): VerbResult {
  const opened = openToWrite(reading);
  const state = startOf(opened);
  const reviews: Review[] = [...state.draft.reviews];
  for (const act of acts) {
    const label = labelOf(state, act.labelId);
    const place = act.place ? state.pointOut(label, act.place) : state.places.get(label.id);
    if (!place) throw labelNotFound(act.labelId);
    const ground = {
      id: "new",
      now: surroundings.now,
      text: opened.text,
      place,
      language: state.draft.language,
      documentType: state.draft.documentType,
    };
    const made = reviewLabel(act, label, state.labels, ground, profile);
    const standing = reviewStanding(label.id, reviews, opened.text, place);
    if (standing.kind === "holds" && saysNoMore(made, standing.review)) continue;
    const kept = { ...made, id: surroundings.newId() };
    reviews.push(kept);
    state.events.push({ kind: "reviewed", at: surroundings.now, labelId: label.id, reviewId: kept.id });
    if (place.kind !== "lost") state.renew(label, place, surroundings);
  }
  return finish(opened, { ...state.draft, ...state.parts(), reviews }, profile, surroundings, opened.record ? "keep" : "leave");
}

/**
 * Keeps a person's answer to "is this where the passage stands now?" for a label that is to be confirmed or lost: its anchor is renewed
 * and its mark set there. Reviews stay bound to the text they were made of. Throws as `commit` does.
 */
export function confirmPlace(
  reading: HostReading,
  labelId: string,
  range: TextRange,
  profile: Profile,
  surroundings: Surroundings,
): VerbResult {
  const opened = openToWrite(reading);
  const state = startOf(opened);
  const label = labelOf(state, labelId);
  const place = state.pointOut(label, range);
  if (place.kind !== "lost") state.renew(label, place, surroundings);
  return finish(opened, { ...state.draft, ...state.parts() }, profile, surroundings);
}

interface State {
  readonly draft: Draft;
  readonly labels: Label[];
  readonly places: Map<string, Reanchoring>;
  readonly events: RecordEvent[];
  pointOut(label: Label, range: TextRange): Reanchoring;
  renew(label: Label, place: Exclude<Reanchoring, { kind: "lost" }>, surroundings: Surroundings): void;
  parts(): Pick<Draft, "labels" | "places" | "events" | "placed">;
}

function startOf(opened: Opened): State {
  const { record } = opened;
  const document = record?.document ?? { type: "", audience: null, language: "sv" as const };
  const draft = draftOf(opened, { documentType: document.type, audience: document.audience, language: document.language });
  const labels = [...draft.labels];
  const places = new Map(draft.places);
  const placed = new Set<string>();
  const events: RecordEvent[] = [];
  return {
    draft,
    labels,
    places,
    events,
    pointOut(label, range) {
      const at = opened.clean.positions.fromReading(range);
      if (label.picture !== undefined) {
        const picture = pictureIn(opened.text, at);
        const owner = pictureLabelAt(picture, labels, places);
        if (owner && owner.id !== label.id) throw overlapRefused(owner);
        placed.add(label.id);
        places.set(label.id, standsAt(picture, label));
        return standsAt(picture, label);
      }
      const passage = passageAround(opened.text, at);
      const other = labelAt(
        passage,
        labels.filter((one) => one.id !== label.id),
        places,
      );
      if (other) throw overlapRefused(other);
      placed.add(label.id);
      places.set(label.id, standsAt(passage, label));
      return standsAt(passage, label);
    },
    renew(label, place, surroundings) {
      const picture = label.picture && pictureAt(opened.text, place.range);
      if (label.picture && picture?.hash === label.picture.hash && isPlaceCertain(place)) return;
      const isSame =
        label.picture === undefined &&
        textIn(opened.text, place.range) === label.anchor.exact &&
        place.range.story === label.anchor.story &&
        comparePositions(place.range.from, label.anchor.from) === 0 &&
        comparePositions(place.range.to, label.anchor.to) === 0;
      if (isSame && isPlaceCertain(place)) return;
      const salt = surroundings.newSalt();
      const renewed =
        label.picture === undefined
          ? { ...label, anchor: describe(opened.text, place.range, salt) }
          : {
              ...label,
              anchor: describePicture(opened.text, place.range, salt),
              picture: { ...label.picture, hash: picture?.hash ?? label.picture.hash },
            };
      labels[labels.findIndex((one) => one.id === label.id)] = renewed;
      places.set(label.id, standsAt(place.range, renewed));
      events.push({ kind: "reanchored", at: surroundings.now, labelId: label.id });
    },
    parts: () => ({ labels, places, events, placed }),
  };
}

function labelOf(state: State, labelId: string): Label {
  const label = state.labels.find((one) => one.id === labelId);
  if (!label) throw labelNotFound(labelId);
  return label;
}

/** True when a person has said all of it before: the outcome, and every item and delegation that the new act states. */
function saysNoMore(made: Review, before: Review): boolean {
  const answered = new Set((before.items ?? []).map(({ id }) => id));
  return (
    before.outcome === made.outcome &&
    isSamePerson(before, made) &&
    (made.delegation === undefined || made.delegation === before.delegation) &&
    (made.items ?? []).every(({ id }) => answered.has(id))
  );
}

function isSamePerson(one: Review, other: Review): boolean {
  return one.by.name === other.by.name && one.by.role === other.by.role;
}
