/** What numbers the controls: those of the file, made unique as Word makes them when it opens one (the first keeps its id). */
import type { LiveDocument } from "./document.ts";
import { guid } from "./document.ts";
import type { XmlElement } from "./dom.ts";

interface Ids {
  readonly byControl: WeakMap<XmlElement, number>;
  readonly used: Set<number>;
  count: number;
}

const known = new WeakMap<LiveDocument, Ids>();

function idsOf(doc: LiveDocument): Ids {
  let ids = known.get(doc);
  if (ids) return ids;
  ids = { byControl: new WeakMap(), used: new Set(), count: 0 };
  known.set(doc, ids);
  for (const root of controlRoots(doc)) {
    for (const sdt of root.descendants()) {
      if (sdt.w !== "sdt") continue;
      const own = Number(sdt.child("sdtPr")?.val("id") ?? 0);
      const id = own !== 0 && !ids.used.has(own) ? own : freeId(ids);
      ids.used.add(id);
      ids.byControl.set(sdt, id);
    }
  }
  return ids;
}

function freeId(ids: Ids): number {
  for (;;) {
    // Word's ids are any signed number of 32 bits.
    const id = Number.parseInt(guid(`control ${++ids.count}`).slice(0, 8), 16) | 0;
    if (id !== 0 && !ids.used.has(id)) return id;
  }
}

export function controlId(doc: LiveDocument, sdt: XmlElement): number {
  const ids = idsOf(doc);
  let id = ids.byControl.get(sdt);
  if (id === undefined) {
    const own = Number(sdt.child("sdtPr")?.val("id") ?? 0);
    id = own !== 0 && !ids.used.has(own) ? own : freeId(ids);
    ids.used.add(id);
    ids.byControl.set(sdt, id);
  }
  return id;
}

/** Gives a control that was just made an id that no other has. */
export function numberControl(doc: LiveDocument, sdt: XmlElement): number {
  const ids = idsOf(doc);
  const id = freeId(ids);
  ids.used.add(id);
  ids.byControl.set(sdt, id);
  return id;
}

/** The parts that controls may stand in, the body first. */
export function controlRoots(doc: LiveDocument): XmlElement[] {
  const related = doc.package
    .relationships(doc.mainPart)
    .filter(({ kind, isExternal }) => !isExternal && ["header", "footer", "footnotes", "endnotes"].includes(kind));
  const parts = related.flatMap(({ target }) => doc.package.xml(target)?.root ?? []);
  return [doc.body, ...parts];
}
