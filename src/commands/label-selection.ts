/**
 * Märk AI-text in one click: labels what is selected, as the pane's own button would, without the pane. The document is read once, planned for
 * as data and written once.
 */
import "../taskpane/zod-config.ts";
import type { EditOutcome } from "../core/edits.ts";
import { shortfallsSaid } from "../core/edits-wording.ts";
import { AppError, type Wording } from "../core/errors.ts";
import type { Surroundings } from "../core/ports.ts";
import { textIn } from "../core/text/document.ts";
import { movedRange } from "../core/text/moved-range.ts";
import type { OfficeDocument } from "../taskpane/host.ts";
import { requestFor, useFor } from "../taskpane/state/derive.ts";
import { firstState, type Remembered } from "../taskpane/state/state.ts";
import { look, profileFor } from "../taskpane/verbs/look.ts";
import { plan } from "../taskpane/verbs/plan.ts";
import type { Outcome } from "./outcome.ts";
import { says } from "./words.ts";

/** Never throws: whatever went wrong becomes an outcome in the person's own words. `report` hears what nobody foresaw. */
export async function labelSelection(
  host: OfficeDocument,
  remembered: Remembered,
  surroundings: Surroundings,
  report: (error: unknown) => void,
): Promise<Outcome> {
  try {
    return await label(host, remembered, surroundings);
  } catch (error) {
    return refusalOf(error, report);
  }
}

async function label(host: OfficeDocument, remembered: Remembered, surroundings: Surroundings): Promise<Outcome> {
  if (host.access.kind !== "full") return { kind: "refused", says: host.access.says ?? says.readOnly };
  const reading = await host.read();
  const selected = await host.selection();
  const range = selected && movedRange(selected.range, selected.text, reading.text);
  const quote = range === null ? "" : textIn(reading.text, range);
  if (range === null || quote.trim() === "") return { kind: "refused", says: says.nothingSelected };
  const state = { ...firstState(remembered), selection: { range, quote } };
  const view = look(reading, state.choices, surroundings.now);
  const use = useFor(state, view, null);
  const request = requestFor(state, view, use);
  const before = new Set(view.passages.map(({ label: { id } }) => id));
  const act = { kind: "commit", requests: [{ range, request }], facts: {} } as const;
  const planned = plan(reading, act, profileFor(reading, state.choices), surroundings);
  if (planned.edits.length === 0) return { kind: "unchanged", use };
  const outcomes = await host.apply(planned.edits);
  return {
    kind: "labelled",
    use,
    mark: markOf(planned, outcomes, before),
    warnings: [...planned.warnings, ...shortfallsSaid(planned.edits, outcomes)],
    canUndo: host.undo !== null,
  };
}

/** The visible mark of the label that was set, or of the one that was said anew; "" where the place could carry none. */
function markOf(
  { edits, labels }: ReturnType<typeof plan>,
  outcomes: readonly EditOutcome[],
  before: ReadonlySet<string>,
): string {
  const marks = edits.flatMap((edit, index) =>
    edit.kind === "mark" ? [{ edit, isRefused: outcomes[index]?.kind === "refused" }] : [],
  );
  const id = labels.find((one) => !before.has(one)) ?? marks[0]?.edit.labelId;
  const mark = marks.find(({ edit }) => edit.labelId === id);
  if (mark === undefined || mark.isRefused || mark.edit.appearance.place === "none") return "";
  return mark.edit.appearance.text;
}

/** Takes the label off again. Never throws. */
export async function takeBack(host: OfficeDocument, report: (error: unknown) => void): Promise<Outcome> {
  try {
    const isUndone = (await host.undo?.()) ?? false;
    return isUndone ? { kind: "undone" } : { kind: "refused", says: says.nothingToUndo };
  } catch (error) {
    return refusalOf(error, report);
  }
}

export function refusalOf(error: unknown, report: (error: unknown) => void): Outcome {
  if (error instanceof AppError) return { kind: "refused", says: error.wording };
  report(error);
  const unexpected: Wording = says.unexpected;
  return { kind: "refused", says: unexpected };
}
