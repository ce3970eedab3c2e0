/** What a list of edits does about pictures: words beside them, and additions to their alternative texts. */
import type { EditOutcome, HostEdit } from "../../core/edits.ts";
import { storyOf } from "../../core/text/document.ts";
import { dialectOf } from "../wordprocessing/dialect.ts";
import { withAltText } from "./alt-text.ts";
import type { Changes } from "./changes.ts";
import { asWritten, visibleMark } from "./control.ts";
import { closedAround } from "./control-kind.ts";
import { placeAfterPicture } from "./insert.ts";
import type { OwnParagraphs } from "./own-paragraphs.ts";
import type { MeantAltText } from "./self-check.ts";

export class PictureEdits {
  /** What was meant with alternative texts: the check after the write holds the rest of each paragraph against what it was. */
  readonly altTexts: MeantAltText[] = [];
  private readonly changes: Changes;
  private readonly own: OwnParagraphs;

  constructor(changes: Changes, own: OwnParagraphs) {
    this.changes = changes;
    this.own = own;
  }

  /** Words beside a picture: in a paragraph of their own after the picture's, in any story, or at the end of a caption of the writer's. */
  caption(edit: Extract<HostEdit, { kind: "caption" }>): EditOutcome {
    const { labelId, at, alias, text } = edit;
    const standing = this.changes.before.reading.insertions.filter(({ owner, part }) => owner === labelId && part === "caption");
    if (standing.length === 1 && standing[0]?.text === asWritten(text) && !this.own.isRewritten(labelId, "caption"))
      return { kind: "unchanged" };
    const story = this.changes.before.stories.find(({ id }) => id === at.story);
    const paragraph = story?.paragraphs[at.paragraph];
    if (!story || !paragraph) return { kind: "refused", why: "no-text" };
    if (story.kind === "text-box" || story.kind === "comment") return { kind: "refused", why: story.kind };
    const tree = this.changes.treeOf(story);
    const closed = closedAround(tree, story.root, paragraph.element);
    const place = at.side === "within" ? paragraph.element : placeAfterPicture(tree, story, at.paragraph);
    if (place === null || (at.side === "within" && (closed !== null || paragraph.fieldOpenAfter)))
      return { kind: "refused", why: closed ?? "no-text" };
    this.own.rewrite(labelId, "caption");
    if (standing.length > 0) this.own.takeOut(labelId, "caption");
    this.own.takeBack(labelId, "caption");
    if (at.side === "within") {
      const { xml } = this.changes.open(story, paragraph);
      const end = xml.lastIndexOf("</");
      const { ids, revision } = this.changes;
      const words = visibleMark(dialectOf(tree, story.root), labelId, text, alias, ids, revision, "caption");
      this.changes.replace(story, paragraph, xml.slice(0, end) + words + xml.slice(end));
      return { kind: "done" };
    }
    this.own.put(story, at.paragraph, place, { owner: labelId, part: "caption", alias, text });
    return { kind: "done" };
  }

  altText({ at, text }: Extract<HostEdit, { kind: "alt-text" }>): EditOutcome {
    const story = this.changes.before.stories.find(({ id }) => id === at.story);
    const index = at.from.paragraph;
    const paragraph = story?.paragraphs[index];
    const pictures = storyOf(this.changes.before.reading.text, at.story)?.paragraphs[index]?.pictures ?? [];
    const ordinal = pictures.findIndex(({ offset }) => offset === at.from.offset);
    if (!story || !paragraph || ordinal === -1) return { kind: "refused", why: "no-text" };
    if (story.kind === "text-box" || story.kind === "comment") return { kind: "refused", why: story.kind };
    if (closedAround(this.changes.treeOf(story), story.root, paragraph.element) === "locked-control")
      return { kind: "refused", why: "locked-control" };
    const source = this.changes.open(story, paragraph);
    const xml = withAltText(source, ordinal, text);
    if (xml === null) return { kind: "refused", why: "no-alt-text" };
    if (xml === source.xml) return { kind: "unchanged" };
    this.changes.replace(story, paragraph, xml);
    this.altTexts.push({ story: story.id, paragraph: index, ordinal, text });
    return { kind: "done" };
  }
}
