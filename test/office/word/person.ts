/** The person in front of Word, and co-authors: edits and selections that no request makes. */
import type { Person, Raise } from "../host-object.ts";
import { annotationsOf, dropEmptyAnnotations, removeAnnotation, wordsOf } from "./annotations.ts";
import { contentOf } from "./content.ts";
import type { LiveDocument, Place } from "./document.ts";
import type { XmlElement } from "./dom.ts";
import { deleteWithin, formatAt, insertParagraphBeside, insertText, removeParagraph } from "./edits.ts";
import { noteRoot, referencesBelow } from "./note-parts.ts";
import { moveSelection } from "./selection.ts";
import { placeOfCharacter } from "./text.ts";

export function personAt(doc: LiveDocument, raise: Raise): Person {
  const paragraph = (number: number): XmlElement => {
    const p = doc.paragraphs(doc.body)[number];
    if (!p) throw new RangeError(`There is no paragraph ${number}.`);
    return p;
  };
  const edit = (isRemote: boolean, work: () => void): void => {
    doc.isRemote = isRemote;
    doc.anchors.isFrozen = doc.has("tracked-range-keeps-offsets");
    try {
      work();
      dropEmptyAnnotations(doc);
    } finally {
      doc.anchors.isFrozen = false;
      doc.settle(raise);
      doc.isRemote = false;
    }
  };
  const stretch = (p: XmlElement, start: number, end: number): { start: Place; end: Place } => {
    const from = placeOfCharacter(doc, p, start, start === end ? "end" : "start");
    return { start: { p, position: from }, end: { p, position: start === end ? from : placeOfCharacter(doc, p, end, "end") } };
  };
  const storyOf = (kind: Parameters<Person["selectIn"]>[0]["kind"], index: number): XmlElement => {
    if (kind === "footnote" || kind === "endnote") {
      const id = referencesBelow(doc, doc.body, kind)[index]?.attr("id");
      const note = noteRoot(doc, kind)?.elements.find((one) => one.attr("id") === id && id !== undefined);
      if (note) return note;
    } else if (kind === "textBox") {
      // What stands in a fallback is the same box once more.
      const boxes = [...doc.body.descendants((one) => one.local !== "Fallback")].filter(({ w }) => w === "txbxContent");
      if (boxes[index]) return boxes[index];
    } else {
      const section = [...doc.body.descendants()].find(({ w }) => w === "sectPr");
      const reference = section?.elements.find((one) => one.w === `${kind}Reference` && one.attr("type") === "default");
      const id = reference ? [...reference.attributes].find(([name]) => name.endsWith(":id"))?.[1] : undefined;
      const part = doc.package.relationships(doc.mainPart).find((one) => one.id === id)?.target;
      const root = part === undefined ? null : doc.package.xml(part)?.root;
      if (root) return root;
    }
    throw new RangeError(`There is no ${kind} ${index}.`);
  };
  return {
    select(from, to) {
      edit(false, () => {
        const isCaret = from.paragraph === to.paragraph && from.offset === to.offset;
        const start = stretch(paragraph(from.paragraph), from.offset, isCaret ? from.offset : from.offset + 1).start;
        const end = isCaret ? start : stretch(paragraph(to.paragraph), Math.max(0, to.offset - 1), to.offset).end;
        moveSelection(doc, { start, end }, false);
      });
    },
    selectIn({ kind, index }, start, end) {
      edit(false, () => {
        const [p] = doc.paragraphs(storyOf(kind, index));
        if (p) moveSelection(doc, stretch(p, start, end), false);
      });
    },
    type(number, start, end, text, isRemote = false) {
      edit(isRemote, () => {
        const p = paragraph(number);
        const span = stretch(p, start, end);
        const format = formatAt(p, Math.min(span.start.position + 1, contentOf(p).length));
        deleteWithin(doc, p, span.start.position, span.end.position);
        insertText(doc, doc.isTracking ? span.end : span.start, text, format);
      });
    },
    insertParagraph(number, text, isRemote = false) {
      edit(isRemote, () => {
        const p = paragraph(number);
        insertParagraphBeside(doc, p, "before", text, p);
      });
    },
    deleteParagraph(number, isRemote = false) {
      edit(isRemote, () => removeParagraph(doc, paragraph(number)));
    },
    annotation(words, what) {
      const found = annotationsOf(doc).find((one) => wordsOf(doc, one) === words);
      if (!found) throw new RangeError(`No annotation stands under "${words}".`);
      if (what === "click") raise("AnnotationClicked", null, { id: found.id });
      else {
        raise("AnnotationPopupAction", null, { id: found.id, action: "Reject", critiqueSuggestion: "" });
        edit(false, () => removeAnnotation(doc, found));
      }
    },
    setViewing(isViewing) {
      doc.isViewing = isViewing;
    },
  };
}
