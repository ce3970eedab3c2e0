/** A document of 400 pages with 100 labels, as the checks get it. It counts how often its paragraphs are read: what checking costs, whatever the machine. */
import type { CheckSubject } from "../../../src/core/policy/checks/check.ts";
import type { Profile } from "../../../src/core/policy/profile.ts";
import { plainParagraph, type Paragraph } from "../../../src/core/text/document.ts";
import { Desk, sentences } from "./desk.ts";

export const LARGE = { paragraphs: 6000, labels: 100 };

export function largeSubject(profile: Profile): { readonly subject: CheckSubject; readonly reads: () => number } {
  const desk = new Desk(profile);
  const id = desk.label(sentences.beaches);
  desk.review(id);
  const subject = desk.subject();
  const place = subject.anchors.get(id);
  const label = subject.record?.labels[0];
  if (!subject.record || !label || !place) throw new Error("not labelled");
  const many = Array.from({ length: LARGE.labels }, (_, index) => ({ ...label, id: `many${index}` }));
  let count = 0;
  const words = "Kommunen har tre badplatser. ".repeat(6);
  const counted = (): Paragraph =>
    Object.defineProperty({ ...plainParagraph(words) }, "text", {
      enumerable: true,
      get: () => {
        count++;
        return words;
      },
    });
  const opening = subject.reading.text.stories[0]?.paragraphs ?? [];
  const paragraphs = [...opening, ...Array.from({ length: LARGE.paragraphs }, counted)];
  const text = { ...subject.reading.text, stories: [{ id: "body", kind: "body" as const, paragraphs }] };
  return {
    subject: {
      ...subject,
      record: { ...subject.record, labels: many },
      anchors: new Map(many.map((one) => [one.id, place])),
      reading: { ...subject.reading, text },
    },
    reads: () => count,
  };
}
