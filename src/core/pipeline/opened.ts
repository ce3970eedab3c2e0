/** Opens a reading: the record in it, our own text told apart from the writer's, and each label found again. */
import type { Reanchoring } from "../anchor/anchor.ts";
import { findPictures, type NamedPicture } from "../anchor/pictures.ts";
import { reanchorAll } from "../anchor/reanchor.ts";
import { AppError } from "../errors.ts";
import type { Label } from "../label/label.ts";
import type { HostReading } from "../ports.ts";
import { readRecord, type RecordProblem } from "../record/read.ts";
import type { KeptRecord } from "../record/record.ts";
import { withoutOwnText, type CleanReading } from "../record/own-text.ts";
import type { DocumentText } from "../text/document.ts";

/** A reading with what it means. Every verb starts here. */
export interface Opened {
  readonly reading: HostReading;
  readonly clean: CleanReading;
  /** `clean.text`: the writer's text alone. Anchors, hashes and places refer to it. */
  readonly text: DocumentText;
  readonly record: KeptRecord | null;
  /** Why the kept record could not be read; null when it could, and when there is none. */
  readonly problem: RecordProblem | null;
  /** Where each label of the record stands now, by label id. */
  readonly places: ReadonlyMap<string, Reanchoring>;
}

/** Opens a reading with the record kept in it, or with `beside`, one that was kept elsewhere (a package, the registry). */
export function open(reading: HostReading, beside?: KeptRecord): Opened {
  const kept = reading.keptRecord === null ? { record: null, problem: null } : readRecord(reading.keptRecord);
  const record = beside ?? kept.record;
  const clean = withoutOwnText(reading, record);
  const labels = record?.labels ?? [];
  const anchors = labels.filter(({ picture }) => picture === undefined).map(({ id, anchor }) => ({ id, anchor }));
  const passages =
    anchors.length === 0 ? new Map<string, Reanchoring>() : reanchorAll({ text: clean.text, marks: clean.marks }, anchors);
  const pictures = labels.flatMap(({ id, anchor, picture }) => (picture === undefined ? [] : [{ id, anchor, picture }]));
  const places = new Map([...passages, ...placesOf(pictures, reading, clean)]);
  return { reading, clean, text: clean.text, record, problem: beside ? null : kept.problem, places };
}

function placesOf(pictures: readonly NamedPicture[], reading: HostReading, clean: CleanReading): Map<string, Reanchoring> {
  const captions = new Map<string, { story: string; paragraph: number }[]>();
  for (const { owner, part, story, paragraph } of pictures.length === 0 ? [] : reading.insertions) {
    if (part !== "caption") continue;
    // A caption stands before the paragraph after its picture, or in it.
    const before = { paragraph: Math.max(0, paragraph - 1), offset: 0 };
    const at = clean.positions.fromReading({ story, from: before, to: before }).from.paragraph;
    captions.set(owner, [...(captions.get(owner) ?? []), { story, paragraph: at }]);
  }
  return findPictures(clean.text, pictures, captions);
}

/**
 * The same, for a verb that writes. Throws AppError `unsupported` when the document carries a record that must not be overwritten: one
 * from a newer version, one too large to read, or several of which none is the one the document's flag names.
 */
export function openToWrite(reading: HostReading): Opened {
  const opened = open(reading);
  if (opened.problem?.kind === "newer-version" || opened.problem?.kind === "too-large")
    throw new AppError("unsupported", opened.problem.wording);
  if (reading.notices.includes("several-records") && opened.record?.id !== reading.flag) {
    throw new AppError("unsupported", {
      sv: "Dokumentet bär flera registreringar, och det går inte att säga vilken som gäller. Ta bort den som hör till ett annat dokument och försök igen.",
      en: "The document carries several records, and there is no telling which one holds. Take away the one that belongs to another document and try again.",
    });
  }
  return opened;
}

/** A label's place in the positions of the reading, as hosts and users know them. Without one, the label is lost. */
export function inReading(opened: Opened, place: Reanchoring | undefined, label: Label): Reanchoring {
  if (!place)
    return {
      kind: "lost",
      doubts: ["gone"],
      sentences: label.anchor.sentences.map(() => ({ kind: "gone" })),
      before: null,
      after: null,
    };
  return place.kind === "lost" ? place : { ...place, range: opened.clean.positions.toReading(place.range) };
}
