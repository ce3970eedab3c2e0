/** The paragraph that a text box is anchored in: what is said of a box's text stands there, since the text itself may stand twice in the file. */
import { ancestorsOf, elementsWith, scanXml, type XmlTree } from "../package/xml.ts";
import { ownTag } from "../wordprocessing/own-control.ts";
import type { PlacedStory, StoryParagraph } from "../wordprocessing/story.ts";
import { W, wordVocabulary } from "../wordprocessing/vocabulary.ts";
import type { ParagraphSource } from "./selection.ts";

/** A paragraph and the story it belongs to. */
export interface BoxAnchor {
  readonly story: PlacedStory;
  readonly paragraph: StoryParagraph;
}

/** Of a box in a box, the paragraph around both. Null where the box stands in a comment, which is not part of the document. */
export function anchorOfBox(tree: XmlTree, box: PlacedStory, stories: readonly PlacedStory[]): BoxAnchor | null {
  const outermost = [...ancestorsOf(tree, box.root)].findLast((around) => tree.code[around] === W.p);
  for (const story of stories) {
    if (story.part !== box.part || story.kind === "text-box" || story.kind === "comment") continue;
    const paragraph = story.paragraphs.find(({ element }) => element === outermost);
    if (paragraph) return { story, paragraph };
  }
  return null;
}

/**
 * Where a label's mark goes in the paragraph, whose XML `stripped` is without the label: where the mark stood in `before`, so that marking
 * again changes nothing, else at the paragraph's end.
 */
export function placeInAnchor(before: ParagraphSource, labelId: string, stripped: string): number {
  const { xml } = before;
  const tree = scanXml(xml, wordVocabulary, before.part, before.bindings, true);
  for (const sdt of elementsWith(tree, W.sdt)) {
    const tag = ownTag(tree, sdt);
    const start = tree.start[sdt] as number;
    if (tag?.owner === labelId && tag.part.kind === "mark" && stripped === xml.slice(0, start) + xml.slice(tree.end[sdt]))
      return start;
  }
  return stripped.lastIndexOf("</");
}
