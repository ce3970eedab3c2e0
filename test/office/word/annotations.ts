/** Annotations (critiques): a state of the open document, never of the file (docs: "not persisted"). */
import type { HostObject } from "../host-object.ts";
import type { Anchor } from "./anchors.ts";
import { contentOf } from "./content.ts";
import { guid, invalidArgument, type LiveDocument } from "./document.ts";
import type { XmlElement } from "./dom.ts";
import { placeOfCharacter } from "./text.ts";

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

/** @throws HostError InvalidArgument for a stretch outside the paragraph, or an unknown colour */
export function insertAnnotations(doc: LiveDocument, p: XmlElement, set: unknown): string[] {
  const critiques = (set as { critiques?: unknown } | null)?.critiques;
  if (!Array.isArray(critiques)) throw invalidArgument();
  const text = contentOf(p).length;
  const made = (critiques as Critique[]).map((critique): Annotation => {
    const { start, length, colorScheme } = critique;
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
  return made.map(({ id }) => id);
}

export function removeAnnotation(doc: LiveDocument, annotation: Annotation): void {
  const list = annotationsOf(doc);
  const at = list.indexOf(annotation);
  if (at < 0) return;
  list.splice(at, 1);
  doc.owe("AnnotationRemoved", null, annotation.id);
}
