/** Plans what Word has to do to get from one state of our own text to another, as data: the writer's text is the same in both. */
import { tagOf } from "../../core/label/tag.ts";
import type { HostReading, Insertion, MarkedPiece } from "../../core/ports.ts";
import { storyOf } from "../../core/text/document.ts";
import { storyKeys } from "./same.ts";
import { isSameLabel, keyOf, layerOf, type LabelLayer, type OwnLayer } from "./own-layer.ts";

/** Where a paragraph of ours goes: beside a paragraph of the writer's, after a table, or beside another of ours. */
export type Beside =
  | { readonly kind: "text"; readonly paragraph: number; readonly side: "before" | "after" | "before-table" | "after-table" }
  | { readonly kind: "own"; readonly tag: string; readonly side: "before" | "after" };

/** One thing for Word to do. Offsets are those of the text that both states have, stories those of the state that stands. */
export type Step =
  | { readonly kind: "unwrap"; readonly tag: string }
  | { readonly kind: "erase"; readonly tag: string }
  | { readonly kind: "erase-note"; readonly text: string }
  | { readonly kind: "erase-paragraph"; readonly tag: string }
  | { readonly kind: "retext"; readonly tag: string; readonly text: string }
  | {
      readonly kind: "label";
      readonly pieces: readonly (MarkedPiece & { readonly tag: string })[];
      readonly mark: {
        readonly tag: string;
        readonly alias: string;
        readonly text: string;
        readonly as: "inline" | "footnote";
      } | null;
    }
  | {
      readonly kind: "paragraph";
      readonly tag: string;
      readonly alias: string;
      readonly text: string;
      readonly part: Insertion["part"];
      readonly look: Insertion["look"] | null;
      readonly beside: Beside;
    };

/** Steps that take away come first, then labels from the end of the document to its beginning, then paragraphs in order. */
export function planSteps(now: HostReading, target: HostReading): Step[] {
  const [standing, wanted] = [layerOf(now), layerOf(target)];
  const removals: Step[] = [];
  const labels: Extract<Step, { kind: "label" }>[] = [];
  const texts: Step[] = [];
  const ids = new Map([...storyKeys(now.text)].map(([id, key]) => [key, id]));
  for (const id of new Set([...standing.labels.keys(), ...wanted.labels.keys()])) {
    const [before, after] = [standing.labels.get(id), wanted.labels.get(id)];
    if (isSameLabel(before, after)) continue;
    if (before && after && before.mark && after.mark && isSameLabel({ ...before, mark: after.mark }, after)) {
      texts.push({ kind: "retext", tag: tagFor(after.mark), text: ` ${after.mark.text}` });
      continue;
    }
    if (before) removals.push(...takingAway(before));
    if (after) labels.push(setting(after, ids));
  }
  labels.sort((a, b) => startOf(b) - startOf(a));
  const paragraphs = planParagraphs(standing, wanted, target);
  return [...removals, ...paragraphs.removals, ...labels, ...texts, ...paragraphs.texts, ...paragraphs.additions];
}

/** The stories that steps write in, beside the body. */
export const storiesOf = (steps: readonly Step[]): string[] => [
  ...new Set(
    steps.flatMap((step) =>
      step.kind === "label" ? step.pieces.flatMap(({ range: { story } }) => (story === "body" ? [] : [story])) : [],
    ),
  ),
];

const tagFor = ({ owner, part }: Insertion): string => tagOf({ owner, part: { kind: part } });

const startOf = ({ pieces }: Extract<Step, { kind: "label" }>): number => {
  const from = pieces[0]?.range.from;
  return from ? from.paragraph * 1e6 + from.offset : -1;
};

function takingAway({ labelId, pieces, mark, note }: LabelLayer): Step[] {
  return [
    ...pieces.map(({ piece }): Step => ({ kind: "unwrap", tag: tagOf({ owner: labelId, part: { kind: "passage", piece } }) })),
    ...(mark ? [{ kind: "erase", tag: tagFor(mark) } as const] : []),
    ...(note ? [{ kind: "erase-note", text: note.text } as const] : []),
  ];
}

function setting(
  { labelId, pieces, mark, note }: LabelLayer,
  ids: ReadonlyMap<string, string>,
): Extract<Step, { kind: "label" }> {
  const shown = mark ?? note;
  return {
    kind: "label",
    pieces: pieces.map((piece) => ({
      ...piece,
      range: { ...piece.range, story: ids.get(piece.range.story) ?? piece.range.story },
      tag: tagOf({ owner: labelId, part: { kind: "passage", piece: piece.piece } }),
    })),
    mark: shown && {
      tag: tagFor(shown),
      alias: shown.alias ?? "",
      text: shown.text,
      as: mark ? "inline" : "footnote",
    },
  };
}

function planParagraphs(
  standing: OwnLayer,
  wanted: OwnLayer,
  target: HostReading,
): { removals: Step[]; texts: Step[]; additions: Step[] } {
  const before = new Map(standing.paragraphs.map((own) => [keyOf(own), own]));
  const after = new Map(wanted.paragraphs.map((own) => [keyOf(own), own]));
  const removals = standing.paragraphs
    .filter((own) => !after.has(keyOf(own)))
    .map((own): Step => ({ kind: "erase-paragraph", tag: tagFor(own) }));
  const texts = wanted.paragraphs.flatMap((own): Step[] => {
    const old = before.get(keyOf(own));
    return old && old.text !== own.text ? [{ kind: "retext", tag: tagFor(own), text: own.text }] : [];
  });
  const additions = wanted.paragraphs.flatMap((own, index): Step[] =>
    before.has(keyOf(own))
      ? []
      : [
          {
            kind: "paragraph",
            tag: tagFor(own),
            alias: own.alias ?? "",
            text: own.text,
            part: own.part,
            look: own.look ?? null,
            beside: besideOf(index, wanted.paragraphs, before, target),
          },
        ],
  );
  return { removals, texts, additions };
}

/** Next to another of ours at the same place, so that the order is kept; else after what it follows, whose look it takes. */
function besideOf(index: number, all: readonly Insertion[], before: ReadonlyMap<string, Insertion>, target: HostReading): Beside {
  const own = all[index] as Insertion;
  const previous = all[index - 1];
  if (previous?.paragraph === own.paragraph) return { kind: "own", tag: tagFor(previous), side: "after" };
  const next = all.slice(index + 1).find((other) => other.paragraph === own.paragraph && before.has(keyOf(other)));
  if (next) return { kind: "own", tag: tagFor(next), side: "before" };
  const paragraphs = storyOf(target.text, "body")?.paragraphs ?? [];
  const [above, below] = [paragraphs[own.paragraph - 1], paragraphs[own.paragraph]];
  if (above && !above.inTable) return { kind: "text", paragraph: own.paragraph - 1, side: "after" };
  if (below && !below.inTable) return { kind: "text", paragraph: own.paragraph, side: "before" };
  return above
    ? { kind: "text", paragraph: own.paragraph - 1, side: "after-table" }
    : { kind: "text", paragraph: own.paragraph, side: below?.inTable === true ? "before-table" : "before" };
}
