/** The second verb: an official decides, and labels become marks, notices and a record. */
import type { Reanchoring } from "../anchor/anchor.ts";
import { describe } from "../anchor/describe.ts";
import { describePicture } from "../anchor/pictures.ts";
import { canonicalJson, isSameJson } from "../canonical-json.ts";
import { AppError } from "../errors.ts";
import { cleanName, makeLabel, type LabelGround } from "../label/make.ts";
import { altTextAddition, writersAltText } from "../label/picture.ts";
import { withoutPromptText } from "../label/prompt.ts";
import type { Label, LabelRequest } from "../label/label.ts";
import { printOf } from "../label/print.ts";
import { altTextFor } from "../notice/kinds.ts";
import { findEngine } from "../policy/engines.ts";
import type { Profile } from "../policy/profile.ts";
import type { HostReading, Surroundings } from "../ports.ts";
import type { RecordEvent } from "../record/record.ts";
import { textIn, type TextRange } from "../text/document.ts";
import { languageOf } from "../text/language.ts";
import { normalize } from "../text/normalize.ts";
import { passageAround } from "../text/passages.ts";
import { draftOf, type DocumentFacts } from "./draft.ts";
import { documentTypeOf } from "./document-type.ts";
import { evidenceIn, tracesAt } from "./evidence.ts";
import { finish, type VerbResult } from "./finish.ts";
import { openToWrite, type Opened } from "./opened.ts";
import { labelAt, pictureLabelAt, strayOwners } from "./overlap.ts";
import { labelablePicture } from "./picture.ts";

/** One passage to label. The range, in the reading's positions, is widened to whole sentences. */
export interface CommitRequest {
  readonly range: TextRange;
  readonly request: LabelRequest;
  /** Given for a picture: the range is then its one character, and is not widened. */
  readonly picture?: PictureChoice;
}

/** What a person decides about a picture besides its label. */
export interface PictureChoice {
  /** What to add to its alternative text; absent: the words of its caption. Blank adds nothing. */
  readonly altText?: string;
}

/**
 * Labels passages, and brings every mark, notice and the record to what they should be; without requests it only does the latter, after
 * the writer has edited the text. Committing twice gives no edits the second time.
 *
 * A passage that is labelled already keeps its label: identical values change nothing, others are a relabelling, with the old values kept
 * in the history. A wider passage with the same engine, date and kind lets the label grow. One that covers part of a labelled
 * passage, or more than one, is refused: whose text it is would be unclear.
 *
 * Throws AppError: what `makeLabel` refuses, `usage` for a document type that the profile lacks, `overlaps-label`, `unmarkable-place` for a range
 * without text and for a picture that can't be labelled, `unsupported` for a
 * record that may not be overwritten.
 */
export function commit(
  reading: HostReading,
  requests: readonly CommitRequest[],
  profile: Profile,
  facts: DocumentFacts,
  surroundings: Surroundings,
): VerbResult {
  const opened = openToWrite(reading);
  const kept = opened.record;
  if (facts.type !== undefined) checkType(facts.type, profile);
  const act = new Act(opened, profile, surroundings);
  for (const { range, request, picture } of requests) {
    const at = opened.clean.positions.fromReading(range);
    if (picture === undefined) act.label(at, request);
    else act.labelPicture(at, request, picture);
  }
  const language = kept?.document.language ?? requests[0]?.request.language ?? languageOf(opened.text);
  const draft = {
    ...draftOf(opened, {
      documentType: documentTypeOf(opened.text, profile, facts.type, kept?.document.type),
      audience: facts.audience ?? kept?.document.audience ?? null,
      language,
    }),
    ...(facts.secrecy === undefined || facts.secrecy === kept?.document.secrecy?.answer
      ? {}
      : { secrecy: { answer: facts.secrecy, at: surroundings.now } }),
    labels: act.labels,
    places: act.places,
    placed: act.placed,
    cleared: act.cleared,
    events: act.events,
  };
  const result = finish(opened, draft, profile, surroundings, kept === null && act.labels.length === 0 ? "leave" : "keep");
  return { ...result, asked: act.asked };
}

/** The labels as they become while the requests of one commit are gone through in order. */
class Act {
  readonly labels: Label[];
  readonly places: Map<string, Reanchoring>;
  readonly placed = new Set<string>();
  readonly cleared = new Set<string>();
  readonly events: RecordEvent[] = [];
  /** The label that each request has led to. */
  readonly asked: string[] = [];
  readonly #opened: Opened;
  readonly #profile: Profile;
  readonly #surroundings: Surroundings;
  /** Labels set in one go share a salt so that they are aligned together. */
  #salt: string | null = null;

  constructor(opened: Opened, profile: Profile, surroundings: Surroundings) {
    this.#opened = opened;
    this.#profile = profile;
    this.#surroundings = surroundings;
    this.labels = [...(opened.record?.labels ?? [])];
    this.places = new Map(opened.places);
  }

  label(range: TextRange, request: LabelRequest): void {
    const { text } = this.#opened;
    const passage = passageAround(text, range);
    // Soft hyphens and the places of pictures are no words: nothing could be found again by them.
    if (normalize(textIn(text, passage)).trim() === "") throw noText();
    const hash = printOf(text, passage).textHash;
    const mayGrow = (label: Label): boolean => isSameUse(label, request, this.#profile);
    const before = labelAt(passage, this.labels, this.places, mayGrow, (label) => label.textHash === hash);
    const make = (anchor: Label["anchor"], evidence: Label["evidence"]): Label =>
      this.#make(request, before, { anchor, evidence, textHash: hash });
    if (before && before.textHash === hash && this.places.get(before.id)?.kind === "found") {
      // Nothing but the values can differ: the label's ground is still true, and stays.
      const again = { ...make(before.anchor, before.evidence), createdAt: before.createdAt };
      if (isSameJson(again, before)) return void this.asked.push(before.id);
    }
    this.#salt ??= this.#surroundings.newSalt();
    const label = make(describe(text, passage, this.#salt), evidenceIn(passage, tracesAt(passage, text)));
    this.#set(before ? { ...label, createdAt: before.createdAt } : label, before, passage);
  }

  /** A picture is labelled as it is: its anchor and its hash are its own, and no evidence but its metadata, which the person has seen, is kept. */
  labelPicture(range: TextRange, request: LabelRequest, choice: PictureChoice): void {
    const { text } = this.#opened;
    const shown = labelablePicture(text, range);
    const before = pictureLabelAt(range, this.labels, this.places);
    const { text: writers } = writersAltText(shown.altText ?? "", before?.picture?.altText ?? "");
    const isSame = before !== null && before.textHash === shown.hash && this.places.get(before.id)?.kind === "found";
    const picture = {
      hash: shown.hash,
      name: isSame && before.picture ? before.picture.name : shown.name.slice(0, 200),
      about: isSame && before.picture ? before.picture.about : writers.replace(/\s+/gu, " ").trim().slice(0, 300),
      hadAltText: before?.picture?.hadAltText ?? shown.altText !== undefined,
    };
    const make = (anchor: Label["anchor"]): Label => {
      const label = this.#make(request, before, { anchor, evidence: [], textHash: shown.hash, picture });
      // Words that a person chose stay as long as the label says the same.
      const kept = choice.altText === undefined && before?.mark === label.mark ? before.picture?.altText : undefined;
      const words = (choice.altText ?? altTextFor(label, this.#profile)).replace(/[\s\p{Cc}]+/gu, " ").trim();
      const altText = kept ?? (shown.isDecorative === true ? "" : altTextAddition(writers, words));
      if (altText.length > 2000) throw altTextTooLong();
      return { ...label, picture: { ...picture, altText } };
    };
    if (isSame) {
      // Nothing but the values can differ: the label's ground is still true, and stays.
      const again = { ...make(before.anchor), createdAt: before.createdAt };
      if (isSameJson(again, before)) return void this.asked.push(before.id);
    }
    this.#salt ??= this.#surroundings.newSalt();
    const label = make(describePicture(text, range, this.#salt));
    this.#set(before ? { ...label, createdAt: before.createdAt } : label, before, range);
  }

  #make(
    request: LabelRequest,
    before: Label | null,
    ground: Pick<LabelGround, "anchor" | "evidence" | "textHash" | "picture">,
  ): Label {
    const id = before?.id ?? this.#surroundings.newId();
    const { now } = this.#surroundings;
    const newSalt = (): string => this.#surroundings.newSalt();
    const kept = before?.prompt === undefined ? {} : { promptBefore: before.prompt };
    const registered = findEngine(this.#profile, request.engine) ?? null;
    return makeLabel(request, { id, ...ground, registered, now, newSalt, ...kept }, this.#profile);
  }

  #set(label: Label, before: Label | null, passage: TextRange): void {
    const at = this.#surroundings.now;
    this.asked.push(label.id);
    if (before) {
      this.labels[this.labels.indexOf(before)] = label;
      this.events.push({ kind: "relabelled", at, labelId: label.id, was: canonicalJson(statementOf(before)) });
    } else {
      this.labels.push(label);
      this.events.push({ kind: "labelled", at, labelId: label.id });
    }
    this.places.set(label.id, standsAt(passage, label));
    this.placed.add(label.id);
    if (label.picture !== undefined) return;
    for (const stray of strayOwners(this.#opened, passage, this.labels)) this.cleared.add(stray);
  }
}

/** A place that a person has just pointed out. */
export function standsAt(range: TextRange, label: Label): Reanchoring {
  return {
    kind: "found",
    by: "position",
    range,
    doubts: [],
    sentences: label.anchor.sentences.map(() => ({ kind: "intact" })),
    added: [],
  };
}

/** What a label says and about which text; its anchor, its evidence and the words of its prompt left out. */
export function statementOf(label: Label): Omit<Label, "anchor" | "evidence"> {
  const { anchor: _anchor, evidence: _evidence, ...statement } = withoutPromptText(label);
  return statement;
}

/** True when a request says the same of the engine as a label does, so that the label may grow to the request's passage. */
function isSameUse(label: Label, request: LabelRequest, profile: Profile): boolean {
  const registered = findEngine(profile, request.engine);
  const isSameEngine = registered ? registered.id === label.engine.id : cleanName(request.engine) === label.engine.name;
  return isSameEngine && request.searchDate.trim() === label.searchDate && request.kind === label.kind;
}

function checkType(type: string, profile: Profile): void {
  const known = profile.documentTypes.map((one) => one.id);
  if (known.includes(type)) return;
  throw new AppError("usage", {
    sv: `Dokumenttypen ”${type}” finns inte i policyprofilen. Välj en av: ${known.join(", ")}.`,
    en: `The policy profile has no document type “${type}”. Choose one of: ${known.join(", ")}.`,
  });
}

function altTextTooLong(): AppError {
  return new AppError("usage", {
    sv: "Tillägget till alternativtexten är för långt. Skriv högst 2 000 tecken.",
    en: "The addition to the alternative text is too long. Write at most 2,000 characters.",
  });
}

function noText(): AppError {
  return new AppError("unmarkable-place", {
    sv: "Det finns ingen text att märka här. Markera de meningar som AI-motorn har gjort.",
    en: "There is no text to label here. Select the sentences that the AI engine made.",
  });
}
