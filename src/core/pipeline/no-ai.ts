/**
 * "No AI was used": a person's own statement, written into the document with who says so and when. Nothing in the product asks for it, fills it
 * in or concludes it from a search: a clean scan proves nothing. A label and the statement never stand together.
 */
import { AppError, type Wording } from "../errors.ts";
import { documentPrintOf } from "../label/print.ts";
import { noAiStatement } from "../notice/kinds.ts";
import type { Profile } from "../policy/profile.ts";
import type { HostReading, Surroundings } from "../ports.ts";
import type { NoAiStatement } from "../record/record.ts";
import { reviewerOf } from "../review/reviewer.ts";
import { languageOf } from "../text/language.ts";
import { documentTypeOf } from "./document-type.ts";
import { draftOf } from "./draft.ts";
import { finish, type VerbResult } from "./finish.ts";
import { openToWrite, type Opened } from "./opened.ts";
import { suggest } from "./suggest.ts";

/** Who states it. Both are the person's own words, and neither is ever filled in from a search. */
export interface Stater {
  readonly name: string;
  readonly role: string;
}

/**
 * Writes the statement near the title, and keeps who made it, when and about which text. Stating it again about the same text changes nothing.
 * Throws AppError `labels-stand` while a passage is labelled, `usage` where the profile has no such notice, `reviewer-refused` for an empty
 * name or an engine's, `unsupported` as `commit` does.
 */
export function stateNoAi(reading: HostReading, by: Stater, profile: Profile, surroundings: Surroundings): VerbResult {
  const opened = openToWrite(reading);
  const kept = opened.record;
  if (!allowsNoAi(profile)) throw notInProfile(profile);
  if (kept !== null && kept.labels.length > 0) throw labelsStand(kept.labels.length);
  const person = reviewerOf(by, [], profile);
  const textHash = documentPrintOf(opened.text, opened.text.unread);
  const before = kept?.document.noAi;
  const isSame = before?.by.name === person.name && before.by.role === person.role && before.textHash === textHash;
  const statement: NoAiStatement = isSame ? before : { by: person, at: surroundings.now, textHash };
  const { findings } = suggest(reading, profile);
  const draft = {
    ...draftOf(opened, factsOf(opened, profile)),
    noAi: statement,
    events: isSame ? [] : [{ kind: "no-ai-stated" as const, at: surroundings.now, by: person }],
    warnings: findings.length === 0 ? [] : [unanswered(findings.length)],
  };
  return finish(opened, draft, profile, surroundings);
}

/** Takes the statement away again. The record keeps that it was made and taken back. Throws AppError `label-not-found` without one. */
export function withdrawNoAi(reading: HostReading, profile: Profile, surroundings: Surroundings): VerbResult {
  const opened = openToWrite(reading);
  if (opened.record?.document.noAi === undefined) {
    throw new AppError("label-not-found", {
      sv: "Dokumentet har ingen uppgift om att ingen AI har använts.",
      en: "The document has no statement that no AI was used.",
    });
  }
  const { noAi: _noAi, ...draft } = draftOf(opened, factsOf(opened, profile));
  const event = { kind: "no-ai-withdrawn" as const, at: surroundings.now, why: "person" as const };
  return finish(opened, { ...draft, events: [event] }, profile, surroundings);
}

/** True where a person may make the statement: the profile has words for it. */
export function allowsNoAi(profile: Profile): boolean {
  return noAiStatement(profile, "sv", { statedBy: "-" }) !== null;
}

function factsOf({ text, record }: Opened, profile: Profile): Parameters<typeof draftOf>[1] {
  return {
    documentType: documentTypeOf(text, profile, undefined, record?.document.type),
    audience: record?.document.audience ?? null,
    language: record?.document.language ?? languageOf(text),
  };
}

function labelsStand(count: number): AppError {
  return new AppError("labels-stand", {
    sv: `Dokumentet har märkta avsnitt (${count}). Då går det inte att uppge att ingen AI har använts. Ta bort märkningarna först, om de är fel.`,
    en: `The document has labelled passages (${count}). It can't be stated that no AI was used. Take the labels off first, if they are wrong.`,
  });
}

function notInProfile(profile: Profile): AppError {
  return new AppError("usage", {
    sv: `Policyprofilen ${profile.name.sv} har ingen text för att ingen AI har använts. Uppgiften går inte att skriva in.`,
    en: `The policy profile ${profile.name.en} has no text saying that no AI was used. The statement can't be written in.`,
  });
}

function unanswered(count: number): Wording {
  return {
    sv: `Dokumentet har obesvarade frågor om spår (${count}). Se efter att uppgiften stämmer.`,
    en: `The document has unanswered questions about traces (${count}). See that the statement is right.`,
  };
}
