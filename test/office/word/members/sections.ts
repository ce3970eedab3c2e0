/** Section, SectionCollection, and the bodies of a document's notes. */
import type { HostCollection, HostObject } from "../../host-object.ts";
import type { LiveDocument } from "../document.ts";
import type { XmlElement } from "../dom.ts";
import { BodyObject, ElementObject } from "../objects.ts";
import { ensureSection, sectionsOf, storyOf } from "../sections.ts";
import { collection, needed, notEmulated, type Table } from "./text-members.ts";

export function sectionMembers(doc: LiveDocument): Readonly<Record<string, Table>> {
  const of = (self: HostObject): XmlElement =>
    needed(self instanceof ElementObject && self.element.isAttached ? self.element : null);
  /** The section's properties: a body that names none gets them with its first header, not before. */
  const own = (self: HostObject): XmlElement => (of(self) === doc.body ? ensureSection(doc) : of(self));
  const next = (self: HostObject): ElementObject<"Section"> | null => {
    const sections = sectionsOf(doc);
    const found = of(self) === doc.body ? undefined : sections[sections.indexOf(of(self)) + 1];
    return found ? new ElementObject("Section", found) : null;
  };
  return {
    Section: {
      nav_Body: () => {
        // One section of several is no container of its own in the file.
        if (sectionsOf(doc).length > 1) throw notEmulated("The body of one section of several");
        return new BodyObject(doc.body);
      },
      m_GetHeader: (self, [type]) => new BodyObject(storyOf(doc, own(self), "header", type)),
      m_GetFooter: (self, [type]) => new BodyObject(storyOf(doc, own(self), "footer", type)),
      m_GetNext: (self) => needed(next(self)),
      m_GetNextOrNullObject: next,
    },
    SectionCollection: {
      m_GetFirst: (self) => needed((self as HostCollection).items[0]),
      m_GetFirstOrNullObject: (self) => (self as HostCollection).items[0] ?? null,
    },
  };
}

export function sectionsOfDocument(doc: LiveDocument): Table {
  return {
    nav_Sections: () =>
      collection("SectionCollection", () => {
        const sections = sectionsOf(doc);
        return (sections.length > 0 ? sections : [doc.body]).map((one) => new ElementObject("Section", one));
      }),
  };
}
