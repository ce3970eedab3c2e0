/** Text as rules read it: in normal form line by line, so that a soft hyphen or a no-break space hides nothing, with the way back. */
import { normalizeWithMap, type Normalized } from "../text/normalize.ts";

export interface Folded {
  readonly text: string;
  /** As `Normalized.toOriginal`, over all lines. */
  readonly toOriginal: Normalized["toOriginal"];
}

/** What can stand inside a trace and keep a rule from seeing it. Quotation marks and dashes are not here: rules take either kind. */
const INTERFERES = /[\u00A0\u00AD\u2000-\u200B\u2011\u202F\u205F\u2060\u3000\uFEFF\uFFFC\t]|[\u0300-\u036F]| {2}/;

/** The text in normal form, or null when its normal form reads the same to every rule. Line feeds stay. Time is linear. */
export function foldedOf(text: string): Folded | null {
  if (!INTERFERES.test(text)) return null;
  const lines = text.split("\n");
  const starts: number[] = [];
  const origins: number[] = [];
  const maps: Normalized[] = [];
  let at = 0;
  let origin = 0;
  for (const line of lines) {
    const map = INTERFERES.test(line) ? normalizeWithMap(line) : plain(line);
    starts.push(at);
    origins.push(origin);
    maps.push(map);
    at += map.text.length + 1;
    origin += line.length + 1;
  }
  return {
    text: maps.map((map) => map.text).join("\n"),
    toOriginal: (offset, edge = "start") => {
      // An end belongs to the line before a line feed, a start to the line after: both are the last line that begins at or before it.
      const line = lastAtOrBefore(starts, offset);
      return (origins[line] as number) + (maps[line] as Normalized).toOriginal(offset - (starts[line] as number), edge);
    },
  };
}

function plain(line: string): Normalized {
  return { text: line, toOriginal: (offset) => offset };
}

function lastAtOrBefore(starts: readonly number[], offset: number): number {
  let low = 0;
  let high = starts.length - 1;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if ((starts[middle] as number) <= offset) low = middle;
    else high = middle - 1;
  }
  return low;
}
