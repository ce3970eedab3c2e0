/** Annotations (critiques): a state of the open document, never of the file (docs: "not persisted"). */
import { HostError, type HostObject } from "../host-object.ts";
import type { Anchor } from "./anchors.ts";
import { contentOf } from "./content.ts";
import { generalException, guid, invalidArgument, type LiveDocument } from "./document.ts";
import type { XmlElement } from "./dom.ts";
import { placeOfCharacter, rangeText } from "./text.ts";

export interface Critique {
  readonly colorScheme: string;
  readonly start: number;
  readonly length: number;
  readonly popupOptions?: unknown;
}

export class AnnotationObject implements HostObject {
  readonly type: "Annotation" | "CritiqueAnnotation";
  readonly annotation: Annotation;

  constructor(type: "Annotation" | "CritiqueAnnotation", annotation: Annotation) {
    this.type = type;
    this.annotation = annotation;
  }
}

export interface Annotation {
  readonly id: string;
  readonly critique: Critique;
  readonly start: Anchor;
  readonly end: Anchor;
  state: "Created" | "Accepted" | "Rejected";
}

const COLORS = ["Red", "Green", "Blue", "Lavender", "Berry"];

const byDocument = new WeakMap<LiveDocument, Annotation[]>();
let count = 0;

export function annotationsOf(doc: LiveDocument): Annotation[] {
  let list = byDocument.get(doc);
  if (!list) byDocument.set(doc, (list = []));
  return list;
}

/** What stands under an annotation now. */
export function wordsOf(doc: LiveDocument, { start, end }: Annotation): string {
  return start.p.isAttached && start.p === end.p ? rangeText(doc, doc.place(start), doc.place(end)) : "";
}

/** Annotations over words that are gone have gone with them. */
export function dropEmptyAnnotations(doc: LiveDocument): void {
  for (const one of [...annotationsOf(doc)]) if (wordsOf(doc, one) === "") removeAnnotation(doc, one);
}

/** @throws HostError InvalidArgument for a stretch outside the paragraph, or an unknown colour; see quirks.ts for Words that have no annotations */
export function insertAnnotations(doc: LiveDocument, p: XmlElement, set: unknown): string[] {
  requireAnnotations(doc);
  const critiques = (set as { critiques?: unknown } | null)?.critiques;
  if (!Array.isArray(critiques)) throw invalidArgument();
  const text = contentOf(p).length;
  const made = (critiques as Critique[]).map((critique): Annotation => {
    const { start, length, colorScheme, popupOptions } = critique;
    if (popupOptions !== undefined && doc.has("popup-words-unknown")) throw invalidArgument();
    if (!(start >= 0 && length > 0 && start + length <= text) || !COLORS.includes(colorScheme)) throw invalidArgument();
    return {
      id: guid(`annotation ${++count}`),
      critique,
      start: doc.anchors.add(p, placeOfCharacter(doc, p, start, "start"), "after"),
      end: doc.anchors.add(p, placeOfCharacter(doc, p, start + length, "end"), "before"),
      state: "Created",
    };
  });
  annotationsOf(doc).push(...made);
  for (const { id } of made) doc.owe("AnnotationInserted", null, id);
  if (doc.has("annotation-changes-paragraph")) doc.oweParagraph("ParagraphChanged", p);
  return made.map(({ id }) => id);
}

/** Whatever the requirement sets say. */
export function requireAnnotations(doc: LiveDocument): void {
  if (doc.has("annotations-need-subscription")) throw generalException("GeneralException");
  if (doc.has("annotations-not-implemented"))
    // Word's own code for this is NotImplemented, which here stands for what the emulation lacks.
    throw new HostError("ApiNotFound", "The requested feature isn't implemented.", 404);
}

export function removeAnnotation(doc: LiveDocument, annotation: Annotation): void {
  const list = annotationsOf(doc);
  const at = list.indexOf(annotation);
  if (at < 0) return;
  list.splice(at, 1);
  doc.owe("AnnotationRemoved", null, annotation.id);
}
