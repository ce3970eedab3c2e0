/** The paragraphs around a place where new text goes, as they were before: so that all of it can be taken away again, and nothing else. */
import { skeleton, type ApiParagraph } from "./align.ts";
import { halfWritten } from "./faults.ts";
import { routesIn } from "./needles.ts";
import { atLeast } from "./office.ts";
import { paragraphAt } from "./places.ts";
import type { Session } from "./session.ts";

/** A paragraph of the body, and whether it stands in a table. */
export interface GroundParagraph extends ApiParagraph {
  readonly isInTable: boolean;
}

export interface Ground {
  readonly paragraphs: readonly GroundParagraph[];
  /** Index of the paragraph that the new text stands after. */
  readonly anchor: number;
}

/** Queues the question for the body's paragraphs. */
export function queueParagraphs(session: Session, document: Word.Document): () => GroundParagraph[] {
  const hasIds = atLeast(session.level, "1.6");
  const { paragraphs } = document.body;
  paragraphs.load(hasIds ? "items/text,items/tableNestingLevel,items/uniqueLocalId" : "items/text,items/tableNestingLevel");
  return () =>
    paragraphs.items.map((paragraph) => ({
      text: paragraph.text,
      id: hasIds ? paragraph.uniqueLocalId || null : null,
      isInTable: paragraph.tableNestingLevel > 0,
    }));
}

/** Where new text goes: after the selection where that is in the body, else last in the body. One round trip; two where Word gives no ids. */
export async function groundOf(session: Session): Promise<Ground & { readonly after: "selection" | "end" }> {
  const context = session.context();
  const answer = queueParagraphs(session, context.document);
  const selection = context.document.getSelection();
  const { parentBody } = selection;
  parentBody.load("type");
  const last = selection.paragraphs.getLast();
  if (atLeast(session.level, "1.6")) last.load("uniqueLocalId");
  await context.sync();
  const paragraphs = answer();
  const end = { paragraphs, anchor: paragraphs.length - 1, after: "end" } as const;
  if (String(parentBody.type) !== "MainDoc") return end;
  const known = atLeast(session.level, "1.6") ? paragraphs.findIndex(({ id }) => id !== null && id === last.uniqueLocalId) : -1;
  const anchor = known >= 0 ? known : await countedTo(session);
  return anchor >= 0 && anchor < paragraphs.length ? { paragraphs, anchor, after: "selection" } : end;
}

/** Index of the selection's last paragraph, by counting those up to it. */
async function countedTo(session: Session): Promise<number> {
  const context = session.context();
  const { document } = context;
  const upTo = document.body.getRange("Start").expandTo(document.getSelection().paragraphs.getLast().getRange("Content"));
  const { paragraphs } = upTo;
  paragraphs.load("items/tableNestingLevel");
  await context.sync();
  return paragraphs.items.length - 1;
}

/**
 * Indexes of the paragraphs that are new since; null where that is not certain. Ids say it; where there are none, or where they have moved to
 * other paragraphs (OfficeDev/office-js #5784), the number of paragraphs does, if all others read as before.
 */
export function addedTo({ paragraphs: before, anchor }: Ground, now: readonly GroundParagraph[]): number[] | null {
  const ids = new Set(before.flatMap(({ id }) => id ?? []));
  const anchorId = before[anchor]?.id ?? null;
  const at = anchorId === null ? -1 : now.findIndex(({ id }) => id === anchorId);
  if (at >= 0) {
    let end = at + 1;
    while (end < now.length && !ids.has(now[end]?.id ?? "")) end++;
    if (isSame(before[anchor], now[at]) && isSame(before[anchor + 1], now[end])) return indexes(at + 1, end);
  }
  const count = now.length - before.length;
  const others = [...now.slice(0, anchor + 1), ...now.slice(anchor + 1 + count)];
  if (count < 0 || !before.every((one, index) => isSame(one, others[index]))) return null;
  return indexes(anchor + 1, anchor + 1 + count);
}

const indexes = (from: number, to: number): number[] => Array.from({ length: to - from }, (_empty, step) => from + step);

const isSame = (one: GroundParagraph | undefined, other: GroundParagraph | undefined): boolean =>
  (one === undefined) === (other === undefined) && skeleton(one?.text ?? "") === skeleton(other?.text ?? "");

const TRIES = 3;

/**
 * Takes away what is new since, as often as Word lets go of it half-way, and makes what stands then the newest reading. `known`: the paragraphs as
 * they are now, where they have just been asked for. @throws AppError host-unavailable when it can't be told, or does not go
 */
export async function takeAwayNew(
  session: Session,
  ground: Ground,
  cause: unknown,
  known: readonly GroundParagraph[] | null = null,
): Promise<void> {
  let now = known;
  let reason = cause;
  for (let tries = 0; tries <= TRIES; tries++) {
    try {
      now ??= (await session.readWith((context) => queueParagraphs(session, context.document))).more;
      const added = addedTo(ground, now);
      if (added === null) break;
      if (added.length === 0) return;
      now = await withoutThese(session, now, added);
    } catch (error) {
      reason ??= error;
      now = null;
    }
  }
  throw halfWritten(reason);
}

/** Places are found before anything goes: what stands in a table goes with it. Answers the paragraphs that are left. */
async function withoutThese(
  session: Session,
  now: readonly GroundParagraph[],
  added: readonly number[],
): Promise<readonly GroundParagraph[]> {
  const context = session.context();
  const { document } = context;
  const routeTo = routesIn(now);
  const isTable = (index: number): boolean => now[index]?.isInTable === true;
  const going = added
    .filter((index) => !isTable(index) || !added.includes(index - 1) || !isTable(index - 1))
    .map((index) => {
      const paragraph = paragraphAt(document, now, index, routeTo);
      return isTable(index) ? paragraph.parentTable : paragraph;
    });
  for (const one of going.reverse()) one.delete();
  const part = session.latest?.partId ?? null;
  const raw = session.queueRead(context, part === null ? null : document.customXmlParts.getItem(part));
  const answer = queueParagraphs(session, document);
  await context.sync();
  await session.take(raw(), context);
  return answer();
}
