/** Settles which of several labels an edited sentence belongs to. */
import type { NamedAnchor } from "./anchor.ts";
import type { Outlined } from "./by-outline.ts";
import type { Match } from "./verdict.ts";

/**
 * Labels with different outlines are matched apart and may want the same edited sentence: the likest keeps it, and one that
 * is somebody's intact sentence is nobody's edited one.
 */
export function settleRivals(open: readonly NamedAnchor[], outlines: Map<string, Outlined>): void {
  for (const story of new Set(open.map(({ anchor }) => anchor.story))) {
    const rivals = open.flatMap(({ id, anchor }) => (anchor.story === story ? (outlines.get(id) ?? []) : []));
    const best = new Map<number, { likeness: number; text: string }>();
    const textOf = (outlined: Outlined, match: Match) => outlined.evidence.sentences[match.sentence] ?? "";
    for (const outlined of rivals) {
      for (const match of outlined.evidence.matches) {
        for (let index = match.first; index <= match.last; index++) {
          if (match.likeness > (best.get(index)?.likeness ?? 0))
            best.set(index, { likeness: match.likeness, text: textOf(outlined, match) });
        }
      }
    }
    for (const outlined of rivals) {
      const matches = outlined.evidence.matches.filter((match) => {
        const rival = best.get(match.first);
        return (
          match.likeness === 1 ||
          rival === undefined ||
          rival.likeness <= match.likeness ||
          rival.text === textOf(outlined, match)
        );
      });
      if (matches.length === outlined.evidence.matches.length) continue;
      outlines.set(outlined.id, { ...outlined, evidence: { ...outlined.evidence, matches } });
    }
  }
}
