/** The Swedish words of the summary, one table for each kind of answer. */
import type { LabelKind } from "../core/label/label.ts";
import type { Verdict, PassageVerdict } from "../core/pipeline.ts";
import type { CheckResult } from "../core/policy/profile.ts";
import type { RecordEvent, RetentionAnswer } from "../core/record/record.ts";
import type { DocumentState, ReviewOutcome } from "../core/review/review.ts";

export const stateWords: Readonly<Record<DocumentState, string>> = {
  unlabelled: "Inget avsnitt är märkt",
  "awaiting-review": "Väntar på granskning",
  ready: "Klar: varje märkt avsnitt är granskat, och texten är oförändrad sedan dess",
  stale: "Inaktuell: texten har ändrats efter en granskning",
  sealed: "Förseglad",
};

export const kindWords: Readonly<Record<LabelKind, string>> = {
  generated: "Gjort med AI",
  revised: "Bearbetat med AI",
  translated: "Översatt med AI",
};

export const outcomeWords: Readonly<Record<ReviewOutcome, string>> = {
  approved: "Godkänt som det står",
  corrected: "Rättat och godkänt",
  removed: "Avsnittet är borttaget ur dokumentet",
};

export const standingWords = {
  none: "Inte granskat",
  holds: "Granskningen gäller texten som den står",
  stale: "Texten har ändrats efter granskningen",
} as const;

/** The same of a picture: its review is about the picture's file. */
export const pictureStandingWords = {
  none: "Inte granskad",
  holds: "Granskningen gäller bilden som den står",
  stale: "Bilden är en annan än den som granskades",
} as const;

/** What happened to a picture's label, where the words of a passage would not fit. */
export const pictureEventWords: Readonly<Partial<Record<RecordEvent["kind"], string>>> = {
  labelled: "Bild märkt",
  relabelled: "Bild märkt på nytt",
  reviewed: "Bild granskad",
  reanchored: "Bildens plats bekräftad",
};

export const checkWords: Readonly<Record<CheckResult["result"], string>> = {
  ok: "Uppfylld",
  ask: "Fråga att ta ställning till",
  warn: "Varning",
  stop: "Inte uppfylld",
};

export const verdictWords: Readonly<Record<Verdict["result"], string>> = {
  identical: "Filen är identisk med den som förseglades.",
  "same-text": "Texten är densamma som när registreringen gjordes.",
  "same-passages": "De märkta avsnitten står som när registreringen gjordes; resten av texten går inte att jämföra här.",
  changed: "Texten har ändrats efter registreringen.",
  unknown: "Det går inte att säga om texten är densamma.",
};

export const passageWords: Readonly<Record<PassageVerdict["result"], string>> = {
  intact: "Står som det märktes",
  edited: "Har ändrats",
  gone: "Finns inte kvar",
  added: "Står kvar, med ny text emellan",
  unknown: "Går inte att säga här",
};

export const eventWords: Readonly<Record<RecordEvent["kind"], string>> = {
  labelled: "Avsnitt märkt",
  relabelled: "Avsnitt märkt på nytt",
  unlabelled: "Märkning borttagen",
  reviewed: "Avsnitt granskat",
  dismissed: "Fråga besvarad: inte AI-text",
  "picture-dismissed": "Fråga om bild besvarad: inte gjord med AI, enligt den som svarade",
  reanchored: "Avsnittets plats bekräftad",
  "no-ai-stated": "Uppgift: ingen AI har använts",
  "no-ai-withdrawn": "Uppgiften att ingen AI har använts borttagen",
  softened: "Granskat trots ett hinder som gjorts till en varning",
};

export const audienceWords = { intern: "Intern", extern: "Extern", none: "Inte angiven" } as const;

export const partWords = {
  mark: "Märke i texten",
  caption: "Upplysning vid bild",
  note: "Fotnot",
  source: "Källhänvisning",
  notice: "Läsarnotis",
  heading: "Rubrik för källor",
} as const;

export const retentionWords: Readonly<Record<RetentionAnswer, string>> = {
  bevara: "Prompterna bevaras",
  gallra: "Prompterna gallras, kontrollsumman står kvar",
  "ej-allman-handling": "Prompterna är inte allmän handling och följer inte med",
};
