/** How `kallmarkt verify` answers: one JSON value, or a few lines for a person. */
import type { AnchorDoubt } from "../core/anchor/anchor.ts";
import type { Wording } from "../core/errors.ts";
import type { PassageVerdict, Verdict } from "../core/pipeline.ts";
import type { KeptRecord } from "../core/record/record.ts";
import type { Terminal } from "./terminal.ts";
import { answerJson } from "./terminal.ts";

/** Signs of a passage that are shown, so that a reader knows which one is meant. */
const SHOWN = 60;

/** `record`: what the document was held against; its passages are shown by how they begin. */
export async function answerVerdict(
  file: string,
  verdict: Verdict,
  record: KeptRecord | null,
  terminal: Terminal,
): Promise<void> {
  const { result, compared, recordId, noAi, problem } = verdict;
  if (terminal.json) {
    const passages = verdict.passages.map((passage) => ({
      label: passage.label,
      result: passage.result,
      place: placeOf(passage),
      review: passage.review,
      sentences: passage.sentences,
    }));
    return answerJson(terminal, {
      file,
      result,
      compared,
      recordId,
      log: { result: "not-checked" },
      passages,
      ...(noAi === "none" ? {} : { noAi }),
      ...(problem ? { problem: terminal.say(problem) } : {}),
    });
  }
  const tone = result === "changed" || result === "unknown" ? "warn" : "good";
  const lines = [`${terminal.tone("strong", file)}  ${terminal.tone(tone, terminal.say(headline(verdict)))}`];
  if (recordId !== null) lines.push(`  ${terminal.say({ sv: "registrering", en: "record" })} ${recordId}`);
  if (problem) lines.push(`  ${terminal.say(problem)}`);
  if (compared === "passages") lines.push(`  ${terminal.say(PASSAGES_ALONE)}`);
  for (const passage of verdict.passages) lines.push(...linesFor(passage, record, terminal));
  if (noAi !== "none") lines.push(`  ${terminal.say(NO_AI[noAi])}`);
  return terminal.answer(`${lines.join("\n")}\n`);
}

/** Where a passage stands now: `unknown` where this file can't tell. */
function placeOf({ result, reanchoring }: PassageVerdict): "found" | "to-confirm" | "lost" | "unknown" {
  return result === "unknown" ? "unknown" : reanchoring.kind;
}

function headline({ result, compared, recordId, passages }: Verdict): Wording {
  if (result === "unknown")
    return compared === null
      ? recordId === null
        ? NO_RECORD
        : LOST_RECORD
      : compared === "text"
        ? OTHER_MODEL
        : passages.length === 0
          ? NO_PASSAGES
          : TO_LOOK_AT;
  if (result !== "changed") return SAME[result];
  if (passages.length > 0 && passages.every((passage) => passage.result === "gone")) return NOTHING_FOUND;
  return compared === "passages" ? PASSAGES_CHANGED : CHANGED;
}

function linesFor(passage: PassageVerdict, record: KeptRecord | null, terminal: Terminal): string[] {
  const { label, result, reanchoring, review } = passage;
  const counted = terminal.say(sentencesSaid(passage.sentences));
  const isSure = result === "intact" && reanchoring.kind === "found";
  const exact =
    record?.labels
      .find(({ id }) => id === label)
      ?.anchor.exact.replace(/\s+/g, " ")
      .trim() ?? "";
  const begins = exact.length > SHOWN ? `${exact.slice(0, SHOWN).trimEnd()}…` : exact;
  const shown = begins === "" ? "" : ` ”${begins}”`;
  const lines = [
    `  ${label}${shown}: ${terminal.tone(isSure ? "good" : "warn", terminal.say(FATES[result]))}  ${terminal.tone("faint", counted)}`,
  ];
  if (placeOf(passage) === "to-confirm") lines.push(`    ${terminal.say(TO_CONFIRM)} ${doubtsOf(passage, terminal)}`.trimEnd());
  if (review !== "none") lines.push(`    ${terminal.say(REVIEWS[review])}`);
  return lines;
}

/** "3 meningar orörda, 1 ändrad": of what did not happen nothing is said. */
function sentencesSaid({ intact, edited, gone, added }: PassageVerdict["sentences"]): Wording {
  const sv = [
    `${intact} ${intact === 1 ? "mening orörd" : "meningar orörda"}`,
    ...(edited > 0 ? [`${edited} ${edited === 1 ? "ändrad" : "ändrade"}`] : []),
    ...(gone > 0 ? [`${gone} borta`] : []),
    ...(added > 0 ? [`${added} ${added === 1 ? "tillagd" : "tillagda"}`] : []),
  ];
  const en = [
    `${intact} ${intact === 1 ? "sentence" : "sentences"} intact`,
    ...(edited > 0 ? [`${edited} edited`] : []),
    ...(gone > 0 ? [`${gone} gone`] : []),
    ...(added > 0 ? [`${added} added`] : []),
  ];
  return { sv: sv.join(", "), en: en.join(", ") };
}

function doubtsOf({ reanchoring: { doubts }, result }: PassageVerdict, terminal: Terminal): string {
  const said = doubts.flatMap((doubt) => (DOUBTS[doubt] ? [terminal.say(DOUBTS[doubt])] : []));
  if (result === "added" && said.length === 0) said.push(terminal.say(BETWEEN));
  return said.length === 0 ? "" : `${said.join("; ")}.`;
}

const SAME: Readonly<Record<"identical" | "same-text" | "same-passages", Wording>> = {
  identical: { sv: "samma bytes som förseglades", en: "the same bytes that were sealed" },
  "same-text": { sv: "samma text som registrerades", en: "the same text that was recorded" },
  "same-passages": {
    sv: "de märkta avsnitten står som de registrerades",
    en: "the labelled passages stand as they were recorded",
  },
};
const CHANGED = { sv: "texten är ändrad sedan den registrerades", en: "the text has changed since it was recorded" };
const PASSAGES_CHANGED = {
  sv: "märkta avsnitt är ändrade eller saknas sedan de registrerades",
  en: "labelled passages have changed or are missing since they were recorded",
};
const NOTHING_FOUND = {
  sv: "inget av de märkta avsnitten finns här: det kan vara ett annat dokument",
  en: "none of the labelled passages is here: it may be another document",
};
const NO_RECORD = {
  sv: "okänt: här finns ingen registrering att jämföra med",
  en: "unknown: there is no record to compare with",
};
const LOST_RECORD = {
  sv: "okänt: registreringen kan inte läsas ur filen",
  en: "unknown: the record can't be read from the file",
};
const OTHER_MODEL = {
  sv: "okänt: registreringen gjordes med andra regler för hur text läses",
  en: "unknown: the record was made under other rules for how text is read",
};
const NO_PASSAGES = {
  sv: "okänt: registreringen har inget märkt avsnitt, och hela texten kan inte jämföras i detta filformat",
  en: "unknown: the record has no labelled passage, and the whole text can't be compared in this file format",
};
const TO_LOOK_AT = { sv: "okänt: en människa behöver titta på avsnitten", en: "unknown: a person has to look at the passages" };

const PASSAGES_ALONE = {
  sv: "Filen har ett annat format än när den märktes. Här kan bara de märkta avsnitten jämföras, tecken för tecken utan mellanrum. Om resten av texten är densamma går inte att säga.",
  en: "The file has another format than when it was labelled. Only the labelled passages can be compared here, sign by sign without blanks. Whether the rest of the text is the same can't be said.",
};

const FATES: Readonly<Record<PassageVerdict["result"], Wording>> = {
  intact: { sv: "orört", en: "intact" },
  edited: { sv: "ändrat", en: "edited" },
  gone: { sv: "borta", en: "gone" },
  added: { sv: "orört, med nya meningar emellan", en: "intact, with new sentences in between" },
  unknown: { sv: "går inte att säga i denna fil", en: "can't be said from this file" },
};

const TO_CONFIRM = { sv: "Att bekräfta:", en: "To be confirmed:" };
const DOUBTS: Readonly<Partial<Record<AnchorDoubt, Wording>>> = {
  "has-twin": { sv: "samma text står på flera ställen", en: "the same text stands in several places" },
  moved: { sv: "det står på en annan plats än förut", en: "it stands in another place than before" },
  "in-capitals": {
    sv: "det visas med versaler, som kan vara filens utseende eller en annan stavning",
    en: "it is shown in capitals, which may be the file's look or another spelling",
  },
  copied: { sv: "det finns en kopia av det", en: "there is a copy of it" },
  "below-floor": {
    sv: "det är för olikt för att säkert vara samma avsnitt",
    en: "it is too unlike to be surely the same passage",
  },
};
const BETWEEN = {
  sv: "vid en sidbrytning står text emellan, som kan vara sidans egen",
  en: "at a page's end text stands in between, which may be the page's own",
};

const REVIEWS: Readonly<Record<Exclude<PassageVerdict["review"], "none">, Wording>> = {
  holds: { sv: "Granskningen gäller texten som den står här.", en: "The review is about the text as it stands here." },
  stale: {
    sv: "Granskningen gäller en annan text än den som står här.",
    en: "The review is about another text than the one here.",
  },
  unknown: {
    sv: "Om granskningen gäller texten här kan varken styrkas eller avfärdas.",
    en: "Whether the review is about the text here can be neither confirmed nor denied.",
  },
};

const NO_AI: Readonly<Record<Exclude<Verdict["noAi"], "none">, Wording>> = {
  holds: {
    sv: "Uppgiften att ingen AI har använts gäller texten som den står.",
    en: "The statement that no AI was used is about the text as it stands.",
  },
  stale: {
    sv: "Uppgiften att ingen AI har använts gäller en annan text än den som står här.",
    en: "The statement that no AI was used is about another text than the one here.",
  },
  unknown: {
    sv: "Uppgiften att ingen AI har använts gäller hela texten. Här kan den varken styrkas eller avfärdas.",
    en: "The statement that no AI was used is about the whole text. Here it can be neither confirmed nor denied.",
  },
};
