/** What must hold of every document before it is handed back; it looks for what validators do not see. */
import { AppError } from "../../core/errors.ts";
import { TAG_LIMIT, tagOf } from "../../core/label/tag.ts";
import { attributeOf, childOf, nameOf, type XmlTree } from "../package/xml.ts";
import { controlKind } from "./mark.ts";
import { relationshipsPart, type OfficePackage } from "./opc.ts";
import { ownTag } from "./paragraph.ts";
import type { DocxReading, PlacedStory } from "./reading.ts";
import { skeletonOf } from "./skeleton.ts";
import { RUN_HOLDERS, W } from "./vocabulary.ts";

/**
 * Compares a document before and after a write. `beforeTrees`: the changed parts as they were scanned before it.
 * @throws AppError not-written, naming the check that failed; nothing has then been saved
 */
export function checkWritten(opc: OfficePackage, beforeTrees: ReadonlyMap<string, XmlTree>, before: DocxReading, after: DocxReading, changed: readonly string[]): void {
  const problem = problemIn(opc, beforeTrees, before, after, changed);
  if (problem === null) return;
  throw new AppError("not-written", {
    sv: `Ändringen sparades inte, eftersom dokumentet inte skulle ha blivit riktigt (${problem}). Originalet är orört. Rapportera gärna felet.`,
    en: `The change was not saved, since the document would not have come out right (${problem}). The original is untouched. Please report the error.`,
  });
}

/** The first thing that is wrong, or null. */
export function problemIn(opc: OfficePackage, beforeTrees: ReadonlyMap<string, XmlTree>, before: DocxReading, after: DocxReading, changed: readonly string[]): string | null {
  return textProblem(before, after) ?? formatProblem(beforeTrees, opc, before, after) ?? controlProblem(opc, after) ?? noteProblem(opc, after) ?? packageProblem(opc, changed);
}

/** The writer's text is the same, character by character; only empty paragraphs that were Källmärkt's own carriers may remain. */
function textProblem(before: DocxReading, after: DocxReading): string | null {
  for (const story of before.stories) {
    if (story.paragraphs.length === 0) continue;
    const now = after.stories.find((candidate) => candidate.id === story.id);
    if (!now) return `text: ${story.id} is gone`;
    const problem = storyProblem(story, now);
    if (problem !== null) return problem;
  }
  return null;
}

function storyProblem(story: PlacedStory, now: PlacedStory): string | null {
  const kept = (list: PlacedStory): string[] => list.paragraphs.map((p) => p.paragraph.text);
  const old = kept(story);
  const fresh = kept(now);
  if (old.length === fresh.length && old.every((text, index) => text === fresh[index])) return null;
  // A paragraph that lost its own text but must stay (last of a cell, section break) shows up as an empty one.
  const filled = (texts: readonly string[]): string[] => texts.filter((text) => text !== "");
  const a = filled(old);
  const b = filled(fresh);
  const same = a.length === b.length && a.every((text, index) => text === b[index]);
  return same && fresh.length <= old.length + story.ownParagraphs.length ? null : `text: ${story.id} differs`;
}

/** Formatting, links, bookmarks, other people's controls: paragraph by paragraph the same once Källmärkt's own is left out. */
function formatProblem(beforeTrees: ReadonlyMap<string, XmlTree>, opc: OfficePackage, before: DocxReading, after: DocxReading): string | null {
  for (const story of before.stories) {
    const old = beforeTrees.get(story.part);
    const fresh = opc.tree(story.part);
    const now = after.stories.find((candidate) => candidate.id === story.id);
    if (!old || !fresh || !now || now.paragraphs.length !== story.paragraphs.length) continue;
    for (let index = 0; index < story.paragraphs.length; index++) {
      const a = story.paragraphs[index]?.element as number;
      const b = now.paragraphs[index]?.element as number;
      const same = old.source.slice(old.start[a], old.end[a]) === fresh.source.slice(fresh.start[b], fresh.end[b]);
      if (!same && skeletonOf(old, a) !== skeletonOf(fresh, b)) return `formatting: paragraph ${index + 1} of ${story.id} differs`;
    }
  }
  return null;
}

function controlProblem(opc: OfficePackage, after: DocxReading): string | null {
  const ids = new Map<number, boolean>();
  for (const part of new Set(after.stories.map((story) => story.part))) {
    const tree = opc.tree(part);
    if (!tree) return `part ${part} is gone`;
    for (let at = 0; at < tree.count; at++) {
      if (tree.code[at] !== W.sdt) continue;
      const problem = oneControl(tree, at, ids);
      if (problem !== null) return `${part}: ${problem}`;
    }
  }
  return null;
}

/** `ids` holds every id seen and whether one of its controls is ours: two strangers may share one, as 28 of 355 real files do. */
function oneControl(tree: XmlTree, sdt: number, ids: Map<number, boolean>): string | null {
  const properties = childOf(tree, sdt, W.sdtPr);
  const idElement = properties < 0 ? -1 : childOf(tree, properties, W.id);
  const id = idElement < 0 ? null : Number(attributeOf(tree, idElement, "val"));
  const tag = ownTag(tree, sdt);
  if (id !== null) {
    const seen = ids.get(id);
    if (seen !== undefined && (seen || tag !== null)) return `content control id ${id} stands twice`;
    ids.set(id, tag !== null);
  }
  if (tag === null) return null;
  if (id === null || id === 0 || !Number.isInteger(id)) return "own content control without id";
  if (tagOf(tag).length > TAG_LIMIT) return "own tag is too long";
  const alias = childOf(tree, properties, W.alias);
  if (alias >= 0 && (attributeOf(tree, alias, "val") ?? "").length > TAG_LIMIT) return "own title is too long";
  const content = childOf(tree, sdt, W.sdtContent);
  if (content < 0 || (tree.next[content] as number) === content + 1) return "own content control is empty";
  const parent = tree.parent[sdt] as number;
  const parentCode = tree.code[parent] as number;
  if (parentCode !== W.p && parentCode !== W.sdtContent && !RUN_HOLDERS.has(parentCode)) return `own content control inside ${nameOf(tree, parent).qname}`;
  for (let at = parent; at >= 0; at = tree.parent[at] as number) if (tree.code[at] === W.sdt && controlKind(tree, at) === "typed") return "own content control inside a typed one";
  return cutField(tree, content);
}

/** A control may hold whole fields, or lie inside one part of a field; it may not hold a begin without its end. */
function cutField(tree: XmlTree, content: number): string | null {
  let open = 0;
  for (let at = content; at < (tree.next[content] as number); at++) {
    if (tree.code[at] !== W.fldChar) continue;
    const type = attributeOf(tree, at, "fldCharType");
    if (type === "begin") open++;
    else if (type === "end") open--;
    else if (open === 0) return "own content control cuts a field";
    if (open < 0) return "own content control cuts a field";
  }
  return open === 0 ? null : "own content control cuts a field";
}

/** Every reference of ours finds its note, and every note of ours is referred to. */
function noteProblem(opc: OfficePackage, after: DocxReading): string | null {
  const main = opc.tree(after.mainPart);
  const part = opc.related(after.mainPart, "footnotes");
  const notes = part === null ? null : opc.tree(part);
  const defined = new Set<string>();
  const own = new Set<string>();
  if (notes) {
    for (let at = 0; at < notes.count; at++) {
      if (notes.code[at] === W.footnote) {
        const id = attributeOf(notes, at, "id") ?? "";
        for (let inner = at; inner < (notes.next[at] as number); inner++) if (notes.code[inner] === W.sdt && ownTag(notes, inner)?.part.kind === "note") {
          if (defined.has(id)) return `footnote ${id} stands twice`;
          own.add(id);
        }
        defined.add(id);
      }
    }
  }
  if (!main) return "main part is gone";
  for (let at = 0; at < main.count; at++) {
    if (main.code[at] !== W.sdt || ownTag(main, at)?.part.kind !== "note") continue;
    for (let inner = at; inner < (main.next[at] as number); inner++) {
      if (main.code[inner] === W.footnoteReference && !own.has(attributeOf(main, inner, "id") ?? "")) return "own reference to a footnote that is not there";
    }
  }
  return null;
}

/** Parts that were written have a content type, and what they relate to inside the package is there. */
function packageProblem(opc: OfficePackage, changed: readonly string[]): string | null {
  for (const part of changed) {
    if (part.endsWith(".rels") || part === "[Content_Types].xml") continue;
    if (opc.contentType(part) === null) return `part ${part} has no content type`;
    if (opc.tree(part) === null) return `part ${part} is gone`;
    if (!opc.has(relationshipsPart(part))) continue;
    for (const { kind, target, external } of opc.relationships(part)) {
      if (!external && ["footnotes", "customXml", "customXmlProps", "styles"].includes(kind) && !opc.has(target)) return `part ${target} is missing`;
    }
  }
  return null;
}
