/** Finding labelled pictures again: by their bytes; where these are others, by what still stands of ours, and by what stands around. */
import { PICTURE, picturesIn, storyOf, type DocumentText, type PlacedPicture, type TextRange } from "../text/document.ts";
import type { Anchor, AnchorDoubt, Reanchoring } from "./anchor.ts";
import { describe } from "./describe.ts";

/** A label's picture, as the record keeps it. */
export interface NamedPicture {
  readonly id: string;
  readonly anchor: Anchor;
  readonly picture: { readonly hash: string; readonly altText: string };
}

/** Most characters kept of the text on either side. */
const AROUND = 200;

/** The anchor of a picture: its one character, and the nearest words before and after it. `salt` as in `describe`. */
export function describePicture(text: DocumentText, range: TextRange, salt: string): Anchor {
  const { before, after } = wordsAround(text, range);
  return {
    ...describe(text, range, salt),
    exact: PICTURE,
    prefix: before,
    suffix: after,
    sentences: [],
    from: range.from,
    to: range.to,
  };
}

/**
 * Where each labelled picture stands now. The same bytes are the same picture, wherever it stands; of several alike, the one that carries our
 * alternative text, or stands between the same words, or in the same place. A picture with other bytes that carries our alternative text, or
 * stands where a caption of ours says, is one that somebody has exchanged: its place is certain, and a review of the old one is stale.
 * `captions`: paragraphs that labels' captions stand by, in positions of `text`.
 */
export function findPictures(
  text: DocumentText,
  labels: readonly NamedPicture[],
  captions: ReadonlyMap<string, readonly { readonly story: string; readonly paragraph: number }[]>,
): Map<string, Reanchoring> {
  const all = labels.length === 0 ? [] : picturesIn(text);
  const taken = new Set<PlacedPicture>();
  const places = new Map<string, Reanchoring>();
  const settle = (label: NamedPicture, found: Answer | null): void => {
    if (found === null) return;
    taken.add(found.at);
    places.set(label.id, {
      kind: found.kind,
      by: found.by,
      range: found.at.range,
      doubts: found.doubts,
      sentences: [],
      added: [],
    });
  };
  const free = (): PlacedPicture[] => all.filter((one) => !taken.has(one));
  // The certain ones first, so that no other label takes their pictures.
  for (const label of labels) settle(label, sameBytes(text, label, free(), true));
  for (const label of labels) if (!places.has(label.id)) settle(label, sameBytes(text, label, free(), false));
  for (const label of labels)
    if (!places.has(label.id)) settle(label, exchanged(text, label, free(), captions.get(label.id) ?? []));
  for (const { id } of labels)
    if (!places.has(id)) places.set(id, { kind: "lost", doubts: ["gone"], sentences: [], before: null, after: null });
  return places;
}

interface Answer {
  readonly at: PlacedPicture;
  readonly kind: "found" | "to-confirm";
  readonly by: "handle" | "position" | "quote";
  readonly doubts: readonly AnchorDoubt[];
}

function sameBytes(text: DocumentText, label: NamedPicture, free: PlacedPicture[], isCertain: boolean): Answer | null {
  const same = free.filter(({ picture }) => picture.hash === label.picture.hash);
  const carriers = same.filter((one) => carries(one, label));
  const pool = carriers.length > 0 ? carriers : same;
  const inPlace = pool.find(({ range }) => isPlace(range, label.anchor));
  const [only] = pool;
  if (only && pool.length === 1)
    return { at: only, kind: "found", by: inPlace ? "position" : carriers.length > 0 ? "handle" : "quote", doubts: [] };
  const between = pool.filter(({ range }) => isBetween(text, range, label.anchor));
  const [framed] = between;
  if (framed && between.length === 1) return { at: framed, kind: "found", by: "quote", doubts: [] };
  if (inPlace) return { at: inPlace, kind: "found", by: "position", doubts: [] };
  return isCertain || !only ? null : { at: only, kind: "to-confirm", by: "quote", doubts: ["has-twin"] };
}

function exchanged(
  text: DocumentText,
  label: NamedPicture,
  free: readonly PlacedPicture[],
  captions: readonly { readonly story: string; readonly paragraph: number }[],
): Answer | null {
  const carriers = free.filter((one) => carries(one, label));
  const [carrier] = carriers;
  if (carrier && carriers.length === 1) return { at: carrier, kind: "to-confirm", by: "handle", doubts: ["edited"] };
  const beside = free.filter(({ range }) =>
    captions.some(({ story, paragraph }) => story === range.story && paragraph === range.from.paragraph),
  );
  const [one] = beside;
  if (one && beside.length === 1) return { at: one, kind: "to-confirm", by: "handle", doubts: ["edited"] };
  const at = free.find(({ range }) => isPlace(range, label.anchor) && isBetween(text, range, label.anchor));
  return at ? { at, kind: "to-confirm", by: "position", doubts: ["edited"] } : null;
}

const carries = ({ picture }: PlacedPicture, { picture: { altText } }: NamedPicture): boolean =>
  altText.trim() !== "" && (picture.altText ?? "").includes(altText.trim());

const isPlace = ({ story, from }: TextRange, anchor: Anchor): boolean =>
  story === anchor.story && from.paragraph === anchor.from.paragraph && from.offset === anchor.from.offset;

function isBetween(text: DocumentText, range: TextRange, { prefix, suffix }: Anchor): boolean {
  const { before, after } = wordsAround(text, range);
  return before === prefix && after === suffix;
}

/** The words of the paragraph on either side of the picture, or of the nearest paragraph that has any. */
function wordsAround(text: DocumentText, { story, from, to }: TextRange): { readonly before: string; readonly after: string } {
  const paragraphs = storyOf(text, story)?.paragraphs ?? [];
  const line = paragraphs[from.paragraph]?.text ?? "";
  const words = (value: string): string => value.replaceAll(PICTURE, "").trim();
  let before = words(line.slice(0, from.offset));
  for (let at = from.paragraph - 1; before === "" && at >= 0; at--) before = words(paragraphs[at]?.text ?? "");
  let after = words(line.slice(to.offset));
  for (let at = to.paragraph + 1; after === "" && at < paragraphs.length; at++) after = words(paragraphs[at]?.text ?? "");
  return { before: before.slice(-AROUND), after: after.slice(0, AROUND) };
}
