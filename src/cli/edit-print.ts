/** The answer of a command that wrote a document: which labels stand where, and what could not be done in full. */
import { shortfallSaid, shortfalls } from "../core/edits-wording.ts";
import type { Wording } from "../core/errors.ts";
import type { EditedFile } from "./edit-file.ts";
import { bodyPlace } from "./places-print.ts";
import { labelEntry } from "./scan-entry.ts";
import type { Terminal } from "./terminal.ts";
import { answerJson } from "./terminal.ts";
import { writersView } from "./writers-view.ts";

/**
 * JSON: `{ file, out, recordId, state, labelled, unchanged, labels, warnings, limited }`; `labelled` holds the ids that this command set or
 * changed, `unchanged` those that were as asked already.
 */
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
  const unchanged = [...new Set(edited.result.asked)].filter((id) => !touched.has(id));
  const short = shortfalls(edits, edited.outcomes);
  const limited = short.map(({ edit, outcome }) => ({
    edit: edit.kind,
    ...("labelId" in edit ? { label: edit.labelId } : {}),
    result: outcome.kind,
    why: outcome.why,
  }));
  if (terminal.json) {
    const told = {
      labelled: [...touched],
      unchanged,
      labels,
      warnings: warnings.map((warning) => terminal.say(warning)),
      limited,
    };
    return answerJson(terminal, { file, out, recordId: record?.id ?? null, state, ...told });
  }
  const lines = [`${terminal.tone("strong", out)}  ${terminal.say(STATES[state])}`];
  for (const label of labels) {
    const place =
      label.paragraphs.length > 0
        ? bodyPlace(label.story, label.paragraphs, terminal)
        : terminal.say({ sv: "saknas i texten", en: "missing from the text" });
    const as = unchanged.includes(label.id) ? terminal.say({ sv: ", var redan så märkt", en: ", was labelled so already" }) : "";
    lines.push(`  ${place}: ${label.engine}, ${label.searchDate} ${terminal.tone("faint", `(${label.id})`)}${as}`);
  }
  for (const one of short) lines.push(`  ${terminal.tone("warn", "!")} ${terminal.say(shortfallSaid(one))}`);
  for (const warning of warnings) lines.push(`  ${terminal.tone("warn", "!")} ${terminal.say(warning)}`);
  return terminal.answer(`${lines.join("\n")}\n`);
}

/** The states of a document, for a person. */
export const STATES = {
  unlabelled: { sv: "utan märkningar", en: "without labels" },
  "awaiting-review": { sv: "väntar på granskning", en: "waits for review" },
  ready: { sv: "klar", en: "ready" },
  stale: { sv: "ändrad sedan granskningen", en: "changed since the review" },
  sealed: { sv: "förseglad", en: "sealed" },
} as const satisfies Readonly<Record<string, Wording>>;
