/** Opens a .docx as a live document of the emulated Word: the members of Word's API over the package's own XML. */
import type { Member, Members, OpenDocument, Raise } from "../host-object.ts";
import type { OfficeProfile } from "../profiles.ts";
import { LiveDocument } from "./document.ts";
import { bodyMembers } from "./members/body.ts";
import { controlCollectionMembers, controlMembers } from "./members/controls.ts";
import { customXmlMembers, documentMembers, noteMembers, propertyMembers } from "./members/document.ts";
import { fontMembers } from "./members/fonts.ts";
import { collectionMembers, paragraphMembers } from "./members/paragraphs.ts";
import { rangeMembers } from "./members/ranges.ts";
import { type Table, textMembers } from "./members/text-members.ts";
import { DocumentObject } from "./objects.ts";
import { personAt } from "./person.ts";

export function openInWord(bytes: Uint8Array, profile: OfficeProfile): OpenDocument {
  const doc = new LiveDocument(bytes, profile);
  const listeners = new Set<Raise>();
  const raise: Raise = (event, target, payload) => {
    for (const listener of listeners) listener(event, target, payload);
  };
  return {
    root: new DocumentObject(),
    members: settled(doc, membersOf(doc)),
    bytes: () => doc.package.bytes(),
    person: personAt(doc, raise),
    listen(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}

function membersOf(doc: LiveDocument): Members {
  const text = textMembers(doc);
  return {
    Document: documentMembers(doc),
    Body: { ...text, ...bodyMembers(doc) },
    Paragraph: { ...text, ...paragraphMembers(doc) },
    ParagraphCollection: collectionMembers(true),
    Range: { ...text, ...rangeMembers(doc) },
    RangeCollection: collectionMembers(false),
    ContentControl: { ...text, ...controlMembers(doc) },
    ContentControlCollection: controlCollectionMembers(doc),
    NoteItem: noteMembers(doc),
    NoteItemCollection: collectionMembers(false),
    Font: fontMembers(doc),
    ...customXmlMembers(doc),
    ...propertyMembers(doc),
  };
}

/** Each member raises the events that its edits owe once it is done, also when it ends in a refusal. */
function settled(doc: LiveDocument, members: Members): Members {
  const wrap =
    (member: Member): Member =>
    (self, args, context) =>
      doc.during(context, () => member(self, args, context));
  return Object.fromEntries(
    Object.entries(members).map(([type, table]): [string, Table] => [
      type,
      Object.fromEntries(Object.entries(table).map(([name, member]) => [name, wrap(member)])),
    ]),
  );
}
