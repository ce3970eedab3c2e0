/** Scans a source again after splices: what they touched is read anew, the rest is taken from the tree that stood before. */
import { bindingsAt, inOrder, scanContent, scanXml, type Splice, type Vocabulary, type XmlName, type XmlTree } from "./xml.ts";

/** A tree after splices, and which of its elements are the same, byte for byte, as one of the tree before. */
export interface Rescan {
  readonly tree: XmlTree;
  readonly before: XmlTree;
  /** The element of `before` that this one is, nothing in it or of it changed; -1 when there is none. */
  readonly same: (element: number) => number;
}

/**
 * A stretch of whole children (or a place between two) of `parent` that one splice touched, and what stands there now.
 * `first`, `last`: the children taken out, by index, the last not included. `from`, `to`: the same as offsets.
 */
interface Region {
  readonly parent: number;
  readonly first: number;
  readonly last: number;
  readonly from: number;
  readonly to: number;
  /** Where the stretch begins in the new source, and its content there. */
  readonly newFrom: number;
  readonly content: XmlTree;
  /** How much all offsets and indexes after this region are moved. */
  readonly offsets: number;
  readonly indexes: number;
}

/**
 * The tree of `source`, which must be `before.source` with these splices applied. That everything between the splices is the same is
 * held against both sources, not believed; where it is not, or where a splice cuts through the root's tags or
 * through another's stretch, the whole source is scanned.
 * @throws AppError as `scanXml`, for markup that was put in
 */
export function rescanXml(
  before: XmlTree,
  source: string,
  splices: readonly Splice[],
  vocabulary: Vocabulary,
  part: string,
): Rescan {
  const regions = regionsOf(before, source, splices, vocabulary, part);
  if (regions === null) return { tree: scanXml(source, vocabulary, part, undefined, true), before, same: () => -1 };
  const open = new Set<number>();
  for (const { parent } of regions) for (let at = parent; at >= 0; at = before.parent[at] as number) open.add(at);
  return { tree: assembled(before, source, regions), before, same: sameAs(regions, open) };
}

function regionsOf(
  before: XmlTree,
  source: string,
  splices: readonly Splice[],
  vocabulary: Vocabulary,
  part: string,
): Region[] | null {
  const regions: Region[] = [];
  let offsets = 0;
  let indexes = 0;
  let [oldAt, newAt, index] = [0, 0, 0];
  for (const { at, remove, insert } of inOrder(splices)) {
    const touched = touchedBy(before, at, at + remove);
    if (touched === null || touched.from < oldAt || touched.first < index) return null;
    const newFrom = touched.from + offsets;
    if (before.source.slice(oldAt, touched.from) !== source.slice(newAt, newFrom)) return null;
    offsets += insert.length - remove;
    [oldAt, newAt, index] = [touched.to, touched.to + offsets, touched.last];
    const content = scanContent(source.slice(newFrom, newAt), vocabulary, part, bindingsAt(before, touched.parent));
    indexes += content.count - (touched.last - touched.first);
    regions.push({ ...touched, newFrom, content, offsets, indexes });
  }
  return before.source.slice(oldAt) === source.slice(newAt) ? regions : null;
}

/** The innermost element that holds the stretch inside its tags, and those of its children that the stretch touches. */
function touchedBy(
  { start, openEnd, closeStart, end, parent, next, count }: XmlTree,
  from: number,
  to: number,
): Pick<Region, "parent" | "first" | "last" | "from" | "to"> | null {
  const begun = lastFrom(start, count, from);
  let holder = begun;
  let child = -1;
  const holds = (at: number): boolean =>
    openEnd[at] !== end[at] && (openEnd[at] as number) <= from && to <= (closeStart[at] as number);
  while (holder >= 0 && !holds(holder)) {
    child = holder;
    holder = parent[holder] as number;
  }
  if (holder < 0) return null;
  const first = child < 0 ? holder + 1 : (end[child] as number) <= from ? (next[child] as number) : child;
  let last = first;
  let until = to;
  while (last < (next[holder] as number) && (start[last] as number) < to) {
    until = Math.max(until, end[last] as number);
    last = next[last] as number;
  }
  return { parent: holder, first, last, from: first < last ? Math.min(from, start[first] as number) : from, to: until };
}

/** The last index whose value is at most `value`, or -1. */
function lastFrom(sorted: Uint32Array, count: number, value: number): number {
  let low = 0;
  let high = count;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((sorted[middle] as number) <= value) low = middle + 1;
    else high = middle;
  }
  return low - 1;
}

function assembled(before: XmlTree, source: string, regions: readonly Region[]): XmlTree {
  const count = before.count + (regions.at(-1)?.indexes ?? 0);
  const names: XmlName[] = [...before.names];
  const tree = {
    source,
    count,
    names,
    name: new Uint32Array(count),
    code: new Uint16Array(count),
    start: new Uint32Array(count),
    openEnd: new Uint32Array(count),
    closeStart: new Uint32Array(count),
    end: new Uint32Array(count),
    parent: new Int32Array(count),
    next: new Uint32Array(count),
  };
  const moved = (element: number): number => element + shiftBefore(regions, element);
  let from = 0;
  regions.forEach((region, number) => {
    keep(before, tree, from, region.first, regions[number - 1], moved);
    place(tree, region, region.first + (regions[number - 1]?.indexes ?? 0), moved(region.parent), names);
    from = region.last;
  });
  keep(before, tree, from, before.count, regions.at(-1), moved);
  stretch(before, tree, regions, moved);
  return tree;
}

/** How far an element that stood before has moved: as far as the last region that begins before it says. */
function shiftBefore(regions: readonly Region[], element: number): number {
  let shift = 0;
  for (const { last, indexes } of regions) {
    if (element < last) break;
    shift = indexes;
  }
  return shift;
}

/** Takes over the elements `from` … `to`, moved by what the region before them says. */
function keep(
  before: XmlTree,
  tree: XmlTree,
  from: number,
  to: number,
  after: Region | undefined,
  moved: (element: number) => number,
): void {
  const { offsets, indexes } = after ?? { offsets: 0, indexes: 0 };
  const at = from + indexes;
  const take = (fresh: Uint32Array | Uint16Array | Int32Array, old: typeof fresh, by: number): void => {
    fresh.set(old.subarray(from, to), at);
    if (by !== 0) for (let i = at, end = at + to - from; i < end; i++) fresh[i] = (fresh[i] as number) + by;
  };
  take(tree.name, before.name, 0);
  take(tree.code, before.code, 0);
  take(tree.start, before.start, offsets);
  take(tree.openEnd, before.openEnd, offsets);
  take(tree.closeStart, before.closeStart, offsets);
  take(tree.end, before.end, offsets);
  take(tree.next, before.next, indexes);
  take(tree.parent, before.parent, indexes);
  if (after === undefined) return;
  // A parent that was opened before the region has moved less far than its children here.
  for (let i = from; i < to; i++) {
    const parent = before.parent[i] as number;
    if (parent < from) tree.parent[i + indexes] = parent < 0 ? parent : moved(parent);
  }
}

/** Puts a region's new elements in. */
function place(tree: XmlTree, { content, newFrom }: Region, at: number, parent: number, names: XmlName[]): void {
  const base = names.length;
  names.push(...content.names);
  for (let i = 0; i < content.count; i++) {
    const to = at + i;
    tree.name[to] = base + (content.name[i] as number);
    tree.code[to] = content.code[i] as number;
    tree.start[to] = newFrom + (content.start[i] as number);
    tree.openEnd[to] = newFrom + (content.openEnd[i] as number);
    tree.closeStart[to] = newFrom + (content.closeStart[i] as number);
    tree.end[to] = newFrom + (content.end[i] as number);
    tree.next[to] = at + (content.next[i] as number);
    const above = content.parent[i] as number;
    tree.parent[to] = above < 0 ? parent : at + above;
  }
}

/** Elements that hold regions end where their last region has moved them. */
function stretch(before: XmlTree, tree: XmlTree, regions: readonly Region[], moved: (element: number) => number): void {
  for (const { parent, offsets, indexes } of regions)
    for (let at = parent; at >= 0; at = before.parent[at] as number) {
      const now = moved(at);
      tree.closeStart[now] = (before.closeStart[at] as number) + offsets;
      tree.end[now] = (before.end[at] as number) + offsets;
      tree.next[now] = (before.next[at] as number) + indexes;
    }
}

function sameAs(regions: readonly Region[], open: ReadonlySet<number>): (element: number) => number {
  return (element) => {
    let old = element;
    for (const { last, content, indexes } of regions) {
      const newFirst = last + indexes - content.count;
      if (element < newFirst) break;
      if (element < newFirst + content.count) return -1;
      old = element - indexes;
    }
    return open.has(old) ? -1 : old;
  };
}
