/** What a query asks for, as a tree: `items/font/bold, text` → text, and bold of font. */
import type { QueryInfo } from "./request.ts";

export interface Selection {
  /** Every value of the object: '*', or nothing named at all. */
  readonly all: boolean;
  readonly names: ReadonlyMap<string, Selection>;
}

interface Growing {
  all: boolean;
  readonly names: Map<string, Growing>;
}

/** An empty Select with nothing expanded means everything; a name at the end of a path may be a value or an object with everything in it. */
export function selectionOf(query: QueryInfo): Selection {
  const top: Growing = { all: false, names: new Map() };
  for (const path of query.Select ?? []) grow(top, path);
  for (const path of query.Expand ?? []) grow(top, path);
  if ((query.Select ?? []).length === 0) top.all = true;
  return top;
}

function grow(top: Growing, path: string): void {
  let here = top;
  for (const part of path.split(/[/.]/u).filter((name) => name !== "" && name.toLowerCase() !== "items")) {
    if (part === "*") {
      here.all = true;
      return;
    }
    const next = here.names.get(part) ?? { all: false, names: new Map<string, Growing>() };
    here.names.set(part, next);
    here = next;
  }
}
