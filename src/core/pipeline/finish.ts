/** Turns a draft into what a verb answers: the edits, the record that goes with them, the state, and what the person should know. */
import type { Reanchoring } from "../anchor/anchor.ts";
import { DETECTOR } from "../detect/detector.ts";
import type { HostEdit } from "../edits.ts";
import type { Wording } from "../errors.ts";
import type { Label } from "../label/label.ts";
import { labelledWords } from "../label/picture.ts";
import { documentPrintOf } from "../label/print.ts";
import { forbiddenSections, headingOver } from "../notice/sections.ts";
import type { NoticeGround } from "../notice/entries.ts";
import type { Profile } from "../policy/profile.ts";
import type { Surroundings } from "../ports.ts";
import { nextRecord, writeRecord, type RecordDraft } from "../record/write.ts";
import type { KeptRecord } from "../record/record.ts";
import type { DocumentState } from "../review/review.ts";
import { stateOf, standings } from "../review/state.ts";
import { isRemoved, type ReviewStanding } from "../review/standing.ts";
import { storyOf, TEXT_MODEL_VERSION } from "../text/document.ts";
import { SPLITTER_VERSION } from "../text/sentences.ts";
import type { Draft } from "./draft.ts";
import { inReading, type Opened } from "./opened.ts";
import { planMarks } from "./plan-marks.ts";
import { planPictures } from "./plan-pictures.ts";
import { planTexts } from "./plan-texts.ts";
import { softenedEvents } from "./softened.ts";

/** A label and where it stands, in the positions of the reading. */
export interface PlacedLabel {
  readonly label: Label;
  readonly reanchoring: Reanchoring;
}

/** What every verb that writes answers. Nothing is done to the document until a host applies `edits`. */
export interface VerbResult {
  /** The record as it stands after the edits; null when the document keeps none. */
  readonly record: KeptRecord | null;
  /** Empty when the document and its record are as they should be already. */
  readonly edits: readonly HostEdit[];
  readonly labels: readonly PlacedLabel[];
  readonly state: DocumentState;
  /** Ids of the labels that a commit's requests led to, in their order, be they new, changed or as asked already; absent from other verbs. */
  readonly asked?: readonly string[];
  /** Things that were done, or left, and that the person should know; never reasons to stop. */
  readonly warnings: readonly Wording[];
}

/** Keep the record in the document; drop it when it is not worth keeping any more; leave the document without one. */
export type RecordFate = "keep" | "drop" | "leave";

/** Plans the edits for a draft and makes the record's next revision. */
export function finish(
  opened: Opened,
  decided: Draft,
  profile: Profile,
  surroundings: Surroundings,
  fate: RecordFate = "keep",
): VerbResult {
  const draft = withoutContradiction(decided, surroundings);
  const reviewed = standings({ ...draft, document: { textHash: "" }, seal: null }, opened.text, draft.places);
  const ground = groundOf(opened, draft, reviewed, profile);
  const marks = planMarks(opened, draft, reviewed, profile);
  const pictures = planPictures(opened, draft, reviewed);
  const texts = planTexts(opened, draft, ground, profile);
  const content: RecordDraft = {
    profile: { id: profile.id, version: profile.version, name: profile.name.sv },
    document: {
      type: draft.documentType,
      audience: draft.audience,
      ...(draft.secrecy === undefined ? {} : { secrecy: draft.secrecy }),
      ...(draft.noAi === undefined ? {} : { noAi: draft.noAi }),
      language: draft.language,
      textHash: documentPrintOf(opened.text, opened.text.unread),
      ...(opened.text.unread && opened.text.unread.length > 0 ? { unread: [...opened.text.unread] } : {}),
      textModel: TEXT_MODEL_VERSION,
      splitter: SPLITTER_VERSION,
      detector: DETECTOR,
    },
    labels: [...draft.labels],
    reviews: [...draft.reviews],
    notices: [...marks.notices, ...pictures.notices, ...texts.notices],
    events: draft.events,
    ...(draft.retention === undefined ? {} : { retention: draft.retention }),
  };
  const planned = fate === "keep" ? nextRecord(opened.record, content, surroundings) : null;
  const state = stateOf(planned, opened.text, draft.places);
  const soft = planned === null ? [] : softenedEvents(opened, draft, planned, state, profile, surroundings.now);
  // The same record with the events that its own content gives: made from the one before, so that it is one revision.
  const again = { now: surroundings.now, newId: () => planned?.id ?? surroundings.newId() };
  const record =
    soft.length === 0 ? planned : nextRecord(opened.record, { ...content, events: [...content.events, ...soft] }, again);
  const labels = draft.labels.map((label) => ({ label, reanchoring: inReading(opened, draft.places.get(label.id), label) }));
  const warnings = [
    ...draft.warnings,
    ...openingWarnings(opened),
    ...strayWarnings(opened, draft),
    ...minutesWarnings(opened, draft, profile),
    ...marks.warnings,
    ...pictures.warnings,
    ...texts.warnings,
    ...(opened.record?.seal && record?.seal === null ? [sentences.unsealed] : []),
  ];
  const edits = [...marks.edits, ...pictures.edits, ...texts.edits, ...(fate === "leave" ? [] : recordEdits(opened, record))];
  return { record, edits, labels, state, warnings: distinct(warnings) };
}

/** A label says that AI was used: the statement that none was goes with the act that sets it, and the person is told. */
function withoutContradiction(draft: Draft, { now }: Surroundings): Draft {
  if (draft.noAi === undefined || draft.labels.length === 0) return draft;
  const { noAi: _noAi, ...rest } = draft;
  const event = { kind: "no-ai-withdrawn", at: now, why: "labelled" } as const;
  return { ...rest, events: [...draft.events, event], warnings: [...draft.warnings, sentences.contradicted] };
}

function recordEdits(opened: Opened, record: KeptRecord | null): HostEdit[] {
  const { keptRecord, flag } = opened.reading;
  if (record === null) return keptRecord !== null || flag !== null ? [{ kind: "drop-record" }] : [];
  if (record === opened.record && keptRecord !== null && flag === record.id) return [];
  return [{ kind: "keep-record", recordId: record.id, json: writeRecord(record) }];
}

function groundOf(opened: Opened, draft: Draft, reviewed: ReadonlyMap<string, ReviewStanding>, profile: Profile): NoticeGround {
  const isOut = (label: Label): boolean => isRemoved(reviewed.get(label.id) ?? { kind: "none" });
  const labels = draft.labels.filter((label) => !isOut(label));
  const reviews = labels
    .map((label) => reviewed.get(label.id))
    .flatMap((standing) => (standing?.kind === "holds" ? [standing.review] : []));
  // A removed passage's review holds too, so comparing the lengths over the labels that remain covers every label.
  const isReviewed = labels.length > 0 && reviews.length === labels.length;
  return {
    labels,
    documentType: draft.documentType,
    audience: draft.audience,
    language: draft.language,
    reviews: isReviewed ? reviews : null,
    ...(draft.noAi === undefined ? {} : { noAi: draft.noAi.by.name }),
    passageOf: (label) => passageName(opened, label, draft.places.get(label.id), profile),
  };
}

/** How an entry names a passage: the heading it stands under, or its first words. */
function passageName(opened: Opened, label: Label, place: Reanchoring | undefined, profile: Profile): string {
  const range = place?.kind === "found" ? place.range : null;
  const story = range ? storyOf(opened.text, range.story) : undefined;
  const heading = story && range && story.kind === "body" ? headingOver(story, range.from.paragraph, profile) : null;
  if (heading) return heading.replace(/\s+/gu, " ").slice(0, 200);
  const words = labelledWords(label).replace(/\s+/gu, " ").trim();
  return words.length <= 50 ? `”${words}”` : `”${words.slice(0, 50).replace(/\s+\S*$/u, "")} …”`;
}

function openingWarnings(opened: Opened): Wording[] {
  const { reading, problem, record } = opened;
  if (problem)
    return [
      { sv: `${problem.wording.sv} En ny registrering ersätter den.`, en: `${problem.wording.en} A new record replaces it.` },
    ];
  if (reading.notices.includes("several-records")) return [sentences.several];
  return record === null && reading.flag !== null ? [sentences.missing] : [];
}

function strayWarnings(opened: Opened, draft: Draft): Wording[] {
  const known = new Set([...draft.labels.map((label) => label.id), ...draft.cleared]);
  return opened.reading.marks.some((mark) => !known.has(mark.labelId)) ? [sentences.stray] : [];
}

/** A mark in a section that is copied into the minutes goes with the text: the person decides whether it should. */
function minutesWarnings(opened: Opened, draft: Draft, profile: Profile): Wording[] {
  const body = opened.text.stories[0];
  const sections = body ? forbiddenSections(body, profile) : [];
  return draft.labels.flatMap((label) => {
    const place = draft.places.get(label.id);
    if (!place || place.kind === "lost" || place.range.story !== body?.id) return [];
    const { paragraph } = place.range.from;
    const section = sections.find(({ from, to }) => from <= paragraph && paragraph < to)?.title;
    if (section === undefined) return [];
    return [
      {
        sv: `En märkning ligger under ”${section}”, som kopieras till protokollet. Märktexten följer med dit om den inte tas bort.`,
        en: `A label stands under “${section}”, which is copied into the minutes. The mark goes along unless it is taken away.`,
      },
    ];
  });
}

function distinct(warnings: readonly Wording[]): Wording[] {
  return [...new Map(warnings.map((warning) => [warning.sv, warning])).values()];
}

const sentences = {
  unsealed: {
    sv: "Dokumentet var förseglat. Förseglingen gäller inte det nya innehållet; det behöver registreras på nytt.",
    en: "The document was sealed. The seal does not cover the new content; it has to be registered again.",
  },
  contradicted: {
    sv: "Uppgiften att ingen AI har använts är borttagen, eftersom ett avsnitt nu är märkt.",
    en: "The statement that no AI was used has been taken away, since a passage is now labelled.",
  },
  several: {
    sv: "Dokumentet bär flera registreringar. Den som dokumentets flagga anger gäller.",
    en: "The document carries several records. The one that the document's flag names holds.",
  },
  missing: {
    sv: "Dokumentet har varit registrerat, men registreringen saknas i filen. En ny börjar här.",
    en: "The document has been recorded, but the record is missing from the file. A new one starts here.",
  },
  stray: {
    sv: "Dokumentet har märkningar som inte hör till dess registrering, till exempel inklistrade från ett annat dokument. De lämnas som de är; märk avsnitten på nytt.",
    en: "The document has marks that do not belong to its record, such as ones pasted from another document. They are left as they are; label the passages again.",
  },
} as const;
