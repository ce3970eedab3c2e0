/** The answer of a command that wrote a document: which labels stand where, and what could not be done in full. */
import type { LimitReason } from "../core/edits.ts";
import type { Wording } from "../core/errors.ts";
import type { EditedFile } from "./edit-file.ts";
import { shortfalls } from "./edit-file.ts";
import { bodyPlace } from "./places-print.ts";
import { labelEntry } from "./scan-entry.ts";
import type { Terminal } from "./terminal.ts";
import { answerJson } from "./terminal.ts";
import { writersView } from "./writers-view.ts";

/** Why a place could not be marked in full, for a person. */
export const WHY: Readonly<Record<LimitReason, Wording>> = {
  "typed-control": {
    sv: "texten står i ett formulärfält, där inget märke kan stå",
    en: "the text stands in a form field, where no mark can stand",
  },
  placeholder: {
    sv: "platsen är ledtext i ett fält, inte dokumentets text",
    en: "the place is a field's prompt, not text of the document",
  },
  "text-box": {
    sv: "texten står i en textruta, där inget märke kan stå",
    en: "the text stands in a text box, where no mark can stand",
  },
  comment: {
    sv: "texten står i en kommentar, där inget märke kan stå",
    en: "the text stands in a comment, where no mark can stand",
  },
  "no-notes-here": {
    sv: "fotnoter får inte finnas här, så märket står i texten",
    en: "footnotes are not allowed here, so the mark stands in the text",
  },
  "no-text": { sv: "det finns ingen text att märka", en: "there is no text to mark" },
  "deleted-text": { sv: "texten är struken med spårade ändringar", en: "the text is deleted with tracked changes" },
  "locked-control": { sv: "texten är låst av den som skrev dokumentet", en: "the text is locked by its writer" },
  "out-of-reach": { sv: "Word låter inget tillägg skriva på den platsen", en: "Word lets no add-in write in that place" },
  "old-word": { sv: "den här versionen av Word kan inte bära märket", en: "this version of Word can't carry the mark" },
  "no-shading-here": {
    sv: "märket står utan skuggning, som skulle skriva över textens egen",
    en: "the mark stands without shading, which would overwrite the text's own",
  },
};

/** JSON: `{ file, out, recordId, state, labelled, labels, warnings, limited }`; `labelled` holds the ids that this command set or changed. */
export async function answerEdited(
  file: string,
  out: string,
  edited: EditedFile,
  now: string,
  terminal: Terminal,
): Promise<void> {
  const { record, state, warnings, edits } = edited.result;
  const view = writersView(edited.reading);
  const labels = edited.result.labels.map(({ label, reanchoring }) => labelEntry(label, reanchoring, view));
  const touched = new Set(
    (record?.history ?? []).flatMap((event) => (event.at === now && "labelId" in event ? [event.labelId] : [])),
  );
  const limited = shortfalls(edits, edited.outcomes).map(({ edit, outcome }) => ({
    edit: edit.kind,
    ...("labelId" in edit ? { label: edit.labelId } : {}),
    result: outcome.kind,
    why: outcome.why,
  }));
  if (terminal.json) {
    const told = { labelled: [...touched], labels, warnings: warnings.map((warning) => terminal.say(warning)), limited };
    return answerJson(terminal, { file, out, recordId: record?.id ?? null, state, ...told });
  }
  const lines = [`${terminal.tone("strong", out)}  ${terminal.say(STATES[state])}`];
  for (const label of labels) {
    const place =
      label.paragraphs.length > 0
        ? bodyPlace(label.story, label.paragraphs, terminal)
        : terminal.say({ sv: "saknas i texten", en: "missing from the text" });
    lines.push(`  ${place}: ${label.engine}, ${label.searchDate} ${terminal.tone("faint", `(${label.id})`)}`);
  }
  for (const { why, result } of limited)
    lines.push(`  ${terminal.tone("warn", "!")} ${terminal.say(LIMITED[result])} ${terminal.say(WHY[why])}.`);
  for (const warning of warnings) lines.push(`  ${terminal.tone("warn", "!")} ${terminal.say(warning)}`);
  return terminal.answer(`${lines.join("\n")}\n`);
}

const LIMITED = {
  limited: { sv: "Delvis gjort:", en: "Done in part:" },
  refused: { sv: "Utan synligt märke, men i registreringen:", en: "Without a visible mark, but in the record:" },
} as const satisfies Readonly<Record<string, Wording>>;

/** The states of a document, for a person. */
export const STATES = {
  unlabelled: { sv: "utan märkningar", en: "without labels" },
  "awaiting-review": { sv: "väntar på granskning", en: "waits for review" },
  ready: { sv: "klar", en: "ready" },
  stale: { sv: "ändrad sedan granskningen", en: "changed since the review" },
  sealed: { sv: "förseglad", en: "sealed" },
} as const satisfies Readonly<Record<string, Wording>>;
