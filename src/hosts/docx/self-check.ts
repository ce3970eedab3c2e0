/** What must hold of every document before it is handed back; it looks for what validators do not see. */
import { AppError } from "../../core/errors.ts";
import { bindingsAt, decodeXml, encodeXml, scanXml, sourceOf, type XmlTree } from "../package/xml.ts";
import type { OfficePackage } from "../wordprocessing/opc.ts";
import { ownNotesIn } from "../wordprocessing/own-notes.ts";
import { relationshipsPart } from "../wordprocessing/part-names.ts";
import type { DocxReading } from "../wordprocessing/reading.ts";
import type { PlacedStory, StoryParagraph } from "../wordprocessing/story.ts";
import { wordVocabulary } from "../wordprocessing/vocabulary.ts";
import { altTextSource, withAltTextSource } from "./alt-text.ts";
import { controlFaults, noteFaults, referencesIn } from "./own-faults.ts";
import type { ParagraphSource } from "./selection.ts";
import { skeletonOf } from "./skeleton.ts";

/** An alternative text that the write was asked to set: of which picture of which paragraph, counted from 0. */
export interface MeantAltText {
  readonly story: string;
  readonly paragraph: number;
  readonly ordinal: number;
  readonly text: string | null;
}

/**
 * Compares a document before and after a write. `beforeTrees`: the changed parts as they were scanned before it.
 * @throws AppError not-written, naming the check that failed; nothing has then been saved
 */
export function checkWritten(
  opc: OfficePackage,
  beforeTrees: ReadonlyMap<string, XmlTree>,
  before: DocxReading,
  after: DocxReading,
  changed: readonly string[],
  altTexts: readonly MeantAltText[] = [],
): void {
  const problem = problemIn(opc, beforeTrees, before, after, changed, altTexts);
  if (problem === null) return;
  throw new AppError("not-written", {
    sv: `Ändringen sparades inte, eftersom dokumentet inte skulle ha blivit riktigt (${problem}). Originalet är orört. Rapportera gärna felet.`,
    en: `The change was not saved, since the document would not have come out right (${problem}). The original is untouched. Please report the error.`,
  });
}

/** The first thing that is wrong, or null. */
export function problemIn(
  opc: OfficePackage,
  beforeTrees: ReadonlyMap<string, XmlTree>,
  before: DocxReading,
  after: DocxReading,
  changed: readonly string[],
  altTexts: readonly MeantAltText[] = [],
): string | null {
  return (
    textProblem(before, after) ??
    formatProblem(beforeTrees, opc, before, after, altTexts) ??
    aroundProblem(beforeTrees, opc, before, after) ??
    newProblem(beforeTrees, opc, before, after) ??
    packageProblem(opc, changed)
  );
}

/** What people and other programs have done to our controls and notes is no reason to refuse a write: only what it adds counts. */
function newProblem(
  beforeTrees: ReadonlyMap<string, XmlTree>,
  opc: OfficePackage,
  before: DocxReading,
  after: DocxReading,
): string | null {
  const notesPart = opc.related(after.mainPart, "footnotes");
  const faultsIn = (reading: DocxReading, treeOf: (part: string) => XmlTree | null): string[] => {
    const notes = notesPart === null ? null : treeOf(notesPart);
    return [
      ...controlFaults(new Set(reading.stories.map((story) => story.part)), treeOf),
      ...noteFaults(treeOf(reading.mainPart), notes),
    ];
  };
  const now = faultsIn(after, (part) => opc.tree(part));
  if (now.length === 0) return null;
  const old = new Set(faultsIn(before, (part) => beforeTrees.get(part) ?? null));
  return now.find((fault) => !old.has(fault)) ?? null;
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
function formatProblem(
  beforeTrees: ReadonlyMap<string, XmlTree>,
  opc: OfficePackage,
  before: DocxReading,
  after: DocxReading,
  altTexts: readonly MeantAltText[],
): string | null {
  const ours = ownNotes(beforeTrees, opc, after.mainPart);
  for (const story of before.stories) {
    const old = beforeTrees.get(story.part);
    const fresh = opc.tree(story.part);
    const now = after.stories.find((candidate) => candidate.id === story.id);
    if (!old || !fresh || !now || now.paragraphs.length !== story.paragraphs.length) continue;
    const sameIn = opc.sameIn(story.part, old);
    for (let index = 0; index < story.paragraphs.length; index++) {
      const a = story.paragraphs[index]?.element as number;
      const b = now.paragraphs[index]?.element as number;
      const same = sameIn?.(b) === a || sourceOf(old, a) === sourceOf(fresh, b);
      if (same) continue;
      const sourceIn = (tree: XmlTree, p: number, { fields }: StoryParagraph): ParagraphSource => {
        return { xml: sourceOf(tree, p), bindings: bindingsAt(tree, tree.parent[p] as number), fields, part: story.part };
      };
      const meant = altTexts.filter((one) => one.story === story.id && one.paragraph === index);
      const isSame =
        meant.length === 0
          ? skeletonOf(old, a, ours) === skeletonOf(fresh, b, ours)
          : isSameBeside(
              sourceIn(old, a, story.paragraphs[index] as StoryParagraph),
              sourceIn(fresh, b, now.paragraphs[index] as StoryParagraph),
              meant,
              ours,
            );
      if (!isSame) return `formatting: paragraph ${index + 1} of ${story.id} differs`;
    }
  }
  return null;
}

/** True when the alternative texts are those that were meant, and all beside them is as it was. */
function isSameBeside(
  before: ParagraphSource,
  after: ParagraphSource,
  meant: readonly MeantAltText[],
  ours: ReadonlySet<number>,
): boolean {
  let [was, is] = [before, after];
  for (const { ordinal, text } of meant) {
    const stands = altTextSource(is, ordinal) ?? "";
    const value = stands === "" ? null : decodeXml(stands.slice(stands.search(/["']/) + 1, -1));
    if (value !== (text === null ? null : decodeXml(encodeXml(text)))) return false;
    was = { ...was, xml: withAltTextSource(was, ordinal, "") };
    is = { ...is, xml: withAltTextSource(is, ordinal, "") };
  }
  const skeletonIn = ({ xml, bindings, part }: ParagraphSource): string =>
    skeletonOf(scanXml(xml, wordVocabulary, part, bindings, true), 0, ours);
  return skeletonIn(was) === skeletonIn(is);
}

/** What stands between the paragraphs is the same to the character: tables, sections, bookmarks, controls around blocks. */
function aroundProblem(
  beforeTrees: ReadonlyMap<string, XmlTree>,
  opc: OfficePackage,
  before: DocxReading,
  after: DocxReading,
): string | null {
  for (const story of before.stories) {
    const old = beforeTrees.get(story.part);
    const fresh = opc.tree(story.part);
    const now = after.stories.find((candidate) => candidate.id === story.id);
    if (story.kind === "text-box" || !old || !fresh || !now) continue;
    if (around(old, story) !== around(fresh, now)) return `structure: ${story.id} differs outside its paragraphs`;
  }
  return null;
}

function around(tree: XmlTree, story: PlacedStory): string {
  const paragraphs = [...story.paragraphs, ...story.ownParagraphs].map(({ element }) => element).sort((a, b) => a - b);
  const gaps: string[] = [];
  let at = tree.openEnd[story.root] as number;
  for (const p of paragraphs) {
    gaps.push(tree.source.slice(at, tree.start[p]));
    at = tree.end[p] as number;
  }
  gaps.push(tree.source.slice(at, tree.closeStart[story.root]));
  return gaps.join("");
}

/** Own notes of before and after, without those that have become the writer's: these are still referred to, and have no control left. */
function ownNotes(beforeTrees: ReadonlyMap<string, XmlTree>, opc: OfficePackage, mainPart: string): ReadonlySet<number> {
  const part = opc.related(mainPart, "footnotes");
  if (part === null) return new Set();
  const now = ownNotesIn(opc.tree(part));
  const ours = new Set(now.keys());
  const old = [...ownNotesIn(beforeTrees.get(part) ?? null).keys()].filter((id) => !ours.has(id));
  if (old.length === 0) return ours;
  const referred = referencesIn(opc.tree(mainPart));
  for (const id of old) if (!referred.has(id)) ours.add(id);
  return ours;
}

/** Parts that were written have a content type, and what this write made them relate to, or took away, is not missing. */
function packageProblem(opc: OfficePackage, changed: readonly string[]): string | null {
  const before = new Set(opc.partNames);
  for (const part of changed) {
    if (part.endsWith(".rels") || part === "[Content_Types].xml") continue;
    if (opc.contentType(part) === null) return `part ${part} has no content type`;
    if (opc.tree(part) === null) return `part ${part} is gone`;
    if (!opc.has(relationshipsPart(part))) continue;
    const missing = opc.relationships(part).filter(({ target, external }) => !external && !opc.has(target));
    if (missing.length === 0) continue;
    const missed = new Set(
      opc
        .savedRelationships(part)
        .filter(({ target }) => !before.has(target))
        .map(({ target }) => target),
    );
    const fresh = missing.find(({ target }) => !missed.has(target));
    if (fresh) return `part ${fresh.target} is missing`;
  }
  return null;
}
