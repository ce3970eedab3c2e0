/** What of a document is ours, as data: so that two states of it can be held against each other, and one made into the other. */
import type { HostReading, Insertion, MarkedPiece } from "../../core/ports.ts";
import { storyKeys } from "./same.ts";

/** A label as it stands in the text. */
export interface LabelLayer {
  readonly labelId: string;
  /** In reading order, in stories by their keys: the ids of two states may differ. */
  readonly pieces: readonly MarkedPiece[];
  /** The visible mark, or null. */
  readonly mark: Insertion | null;
  /** The text of its footnote, or null. */
  readonly note: Insertion | null;
}

export interface OwnLayer {
  readonly labels: ReadonlyMap<string, LabelLayer>;
  /** Paragraphs of ours in the body, in the order they stand. */
  readonly paragraphs: readonly Insertion[];
}

/** True for a paragraph of ours. A caption is one, unless it stands at the end of a caption of the writer's. */
export const isOwnParagraph = ({ part, look }: Insertion): boolean =>
  part === "source" || part === "notice" || part === "heading" || (part === "caption" && look !== undefined);

/** True for words of ours inside a paragraph of the writer's. */
export const isInLine = ({ part, look }: Insertion): boolean => part === "mark" || (part === "caption" && look === undefined);

export function layerOf(reading: HostReading): OwnLayer {
  const labels = new Map<string, LabelLayer>();
  const of = (labelId: string): LabelLayer => labels.get(labelId) ?? { labelId, pieces: [], mark: null, note: null };
  const keys = storyKeys(reading.text);
  for (const piece of reading.marks) {
    const label = of(piece.labelId);
    const range = { ...piece.range, story: keys.get(piece.range.story) ?? piece.range.story };
    labels.set(piece.labelId, { ...label, pieces: [...label.pieces, { ...piece, range }] });
  }
  for (const insertion of reading.insertions) {
    const { part, owner, text } = insertion;
    // A control whose text was deleted under change tracking is as good as gone.
    if (text === "") continue;
    if (part === "mark") labels.set(owner, { ...of(owner), mark: insertion });
    else if (part === "note") labels.set(owner, { ...of(owner), note: insertion });
  }
  const paragraphs = reading.insertions
    .filter((one) => one.story === "body" && one.text !== "" && isOwnParagraph(one))
    .sort((a, b) => a.paragraph - b.paragraph);
  return { labels, paragraphs };
}

export const keyOf = ({ owner, part }: Insertion): string => `${owner}:${part}`;

/** True when a label stands in the same places with the same words. How many controls it is cut into does not matter to a reader. */
export function isSameLabel(one: LabelLayer | undefined, other: LabelLayer | undefined): boolean {
  if (one === undefined || other === undefined) return one === other;
  return (
    one.mark?.text === other.mark?.text &&
    one.note?.text === other.note?.text &&
    JSON.stringify(coverOf(one.pieces)) === JSON.stringify(coverOf(other.pieces))
  );
}

/** What pieces cover, neighbours in one paragraph joined. */
export function coverOf(pieces: readonly MarkedPiece[]): readonly (readonly [string, number, number, number])[] {
  const cover: [string, number, number, number][] = [];
  for (const { range } of pieces) {
    const { story, from, to } = range;
    const last = cover.at(-1);
    if (last?.[0] === story && last[1] === from.paragraph && last[3] === from.offset) last[3] = to.offset;
    else cover.push([story, from.paragraph, from.offset, to.offset]);
  }
  return cover;
}

/** Labels and paragraphs of ours in which two states differ: nothing when they are the same. */
export function differencesIn(one: OwnLayer, other: OwnLayer): string[] {
  const ids = new Set([...one.labels.keys(), ...other.labels.keys()]);
  const labels = [...ids].filter((id) => !isSameLabel(one.labels.get(id), other.labels.get(id)));
  const texts = (layer: OwnLayer): Map<string, string> => new Map(layer.paragraphs.map((own) => [keyOf(own), own.text]));
  const [before, after] = [texts(one), texts(other)];
  const keys = new Set([...before.keys(), ...after.keys()]);
  return [...labels, ...[...keys].filter((key) => before.get(key) !== after.get(key))];
}
