/** Finds the controls of somebody else's that hold the places of new paragraphs: a building block, for one, takes no other control in. */
import { officeCode } from "./faults.ts";
import { Places } from "./places.ts";
import type { Step } from "./plan.ts";
import type { Session, WordStanding } from "./session.ts";

/** How many controls within controls are looked through. */
const DEPTH = 4;

/** How many controls stand around each paragraph that a new one is to stand beside, by that paragraph's index. One round trip; null where there are none. */
export async function controlsAround(
  session: Session,
  now: WordStanding,
  steps: readonly Step[],
): Promise<ReadonlyMap<number, number> | null> {
  const beside = steps.flatMap((step) =>
    step.kind === "paragraph" && step.beside.kind === "text" ? [step.beside.paragraph] : [],
  );
  if (beside.length === 0) return null;
  const context = session.context();
  const places = new Places(context.document, now.reading, now.api);
  const asked = [...new Set(beside)].map((paragraph) => {
    const chain: Word.ContentControl[] = [];
    for (let depth = 0; depth < DEPTH; depth++) {
      const inner: Word.ContentControl | Word.Paragraph = chain.at(-1) ?? places.paragraph(paragraph);
      const outer = inner.parentContentControlOrNullObject;
      outer.load("id");
      chain.push(outer);
    }
    return { paragraph, chain };
  });
  await context.sync();
  const around = asked.flatMap(({ paragraph, chain }) => {
    const depth = chain.filter(({ isNullObject }) => !isNullObject).length;
    return depth > 0 ? [[paragraph, depth] as const] : [];
  });
  return around.length === 0 ? null : new Map(around);
}

/** Word refused the place, and not the line to it. */
export const isRefusedPlace = (error: unknown): boolean => officeCode(error) === "GeneralException";
