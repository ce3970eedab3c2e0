/** Puts new paragraphs and tables into Word after the selection, as a person who types them would: all of them, or nothing. */
import type { HostReading } from "../../core/ports.ts";
import { storyOf, type TextRange } from "../../core/text/document.ts";
import { mapBody } from "./align.ts";
import { linesOf, writeBlocks, type NewBlock } from "./blocks.ts";
import { isPassing, refusalOf, unread } from "./faults.ts";
import { groundOf, queueParagraphs, takeAwayNew, type GroundParagraph } from "./ground.ts";
import type { Session } from "./session.ts";

export { linesOf, type NewBlock } from "./blocks.ts";

/**
 * Writes in one batch, and answers where the text stands. What a fault leaves behind is taken away, since how far Word came with the looks of it
 * can't be read; a fault that passes is then tried again, once. @throws AppError
 */
export async function insertBlocks(session: Session, blocks: readonly NewBlock[]): Promise<TextRange> {
  const before = session.latest?.reading ?? (await session.read()).reading;
  const ground = await groundOf(session).catch((error: unknown) => {
    throw refusalOf(error, unread);
  });
  for (let isSecondTry = false; ; isSecondTry = true) {
    try {
      return placeOfNew(before, await write(session, blocks, ground.after), linesOf(blocks));
    } catch (error) {
      await takeAwayNew(session, ground, error);
      if (!isPassing(error) || isSecondTry) throw refusalOf(error);
    }
  }
}

async function write(session: Session, blocks: readonly NewBlock[], after: "selection" | "end"): Promise<HostReading> {
  const context = session.context();
  const { document } = context;
  writeBlocks(after === "selection" ? document.getSelection().paragraphs.getLast() : document.body.paragraphs.getLast(), blocks);
  const part = session.latest?.partId ?? null;
  const raw = session.queueRead(context, part === null ? null : document.customXmlParts.getItem(part));
  await context.sync();
  return (await session.take(raw(), context)).reading;
}

/** Where the new lines stand: the first place in which the body has become another. */
function placeOfNew(before: HostReading, after: HostReading, lines: readonly string[]): TextRange {
  const [old, fresh] = [storyOf(before.text, "body")?.paragraphs ?? [], storyOf(after.text, "body")?.paragraphs ?? []];
  let first = 0;
  while (first < old.length && old[first]?.text === fresh[first]?.text) first++;
  // New text that begins like what stood there pushes the first difference down: the lines themselves say where they begin.
  for (let back = 0; back <= lines.length && first - back >= 0; back++) {
    const at = first - back;
    if (!isStanding(lines, fresh, at)) continue;
    const last = at + lines.length - 1;
    return { story: "body", from: { paragraph: at, offset: 0 }, to: { paragraph: last, offset: fresh[last]?.text.length ?? 0 } };
  }
  throw Object.assign(new Error("the inserted text is not where it should be"), { code: "GeneralException" });
}

const isStanding = (lines: readonly string[], body: readonly { readonly text: string }[], at: number): boolean =>
  lines.every((line, step) => sameWords(body[at + step]?.text ?? "", line));

const sameWords = (one: string, other: string): boolean =>
  one.replace(/\s+/gu, " ").trim() === other.replace(/\s+/gu, " ").trim();

/** Takes new text away again, if it stands as it was put there. False when somebody has changed it since. @throws AppError */
export async function removeBlocks(session: Session, place: TextRange, lines: readonly string[]): Promise<boolean> {
  const { reading, more } = await session.readWith((context) => queueParagraphs(session, context.document));
  const first = place.from.paragraph;
  if (!isStanding(lines, storyOf(reading.text, "body")?.paragraphs ?? [], first)) return false;
  const at = mapBody(reading, more);
  const [from, to] = [at[first] ?? null, at[first + lines.length - 1] ?? null];
  if (from === null || to === null) return false;
  const isOther = (_paragraph: GroundParagraph, index: number): boolean => index < from || index > to;
  await takeAwayNew(session, { paragraphs: more.filter(isOther), anchor: from - 1 }, null, more);
  return true;
}
