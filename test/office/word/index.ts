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
import { listMembers, paragraphListMembers } from "./members/lists.ts";
import {
  apparatusMembers,
  moreDocumentMembers,
  moreParagraphMembers,
  moreRangeMembers,
  moreTextMembers,
} from "./members/more-text.ts";
import { sectionMembers, sectionsOfDocument } from "./members/sections.ts";
import { styleMembers, stylesOfDocument } from "./members/styles.ts";
import { tableMembers } from "./members/tables.ts";
import { type Table, textMembers } from "./members/text-members.ts";
import { DocumentObject } from "./objects.ts";
import { personAt } from "./person.ts";

const opened = new WeakMap<OpenDocument, LiveDocument>();

/** The document behind what the host sees: for tests that look at what no file holds. */
export function liveDocumentOf(document: OpenDocument): LiveDocument {
  const doc = opened.get(document);
  if (!doc) throw new Error("The document was not opened in the emulated Word.");
  return doc;
}

export function openInWord(bytes: Uint8Array, profile: OfficeProfile): OpenDocument {
  const doc = new LiveDocument(bytes, profile);
  const listeners = new Set<Raise>();
  const raise: Raise = (event, target, payload) => {
    for (const listener of listeners) listener(event, target, payload);
  };
  const document: OpenDocument = {
    root: new DocumentObject(),
    members: settled(doc, membersOf(doc)),
    bytes: () => doc.package.bytes(),
    person: personAt(doc, raise),
    listen(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
  opened.set(document, doc);
  return document;
}

function membersOf(doc: LiveDocument): Members {
  const text = { ...textMembers(doc), ...moreTextMembers(doc) };
  const first = collectionMembers(false);
  return {
    Document: {
      ...documentMembers(doc),
      ...stylesOfDocument(doc),
      ...sectionsOfDocument(doc),
      ...moreDocumentMembers(doc),
    },
    Body: { ...without(text, /ParentTable|^m_GetTextRanges$/), ...bodyMembers(doc) },
    Paragraph: {
      ...without(text, /^nav_(Paragraphs|Tables|Lists)$/),
      ...paragraphMembers(doc),
      ...paragraphListMembers(doc),
      ...moreParagraphMembers(doc),
    },
    ParagraphCollection: collectionMembers(true),
    Range: { ...text, ...rangeMembers(doc), ...moreRangeMembers(doc) },
    RangeCollection: first,
    ContentControl: { ...without(text, /^m_InsertContentControl$/), ...controlMembers(doc) },
    ContentControlCollection: controlCollectionMembers(doc),
    NoteItem: noteMembers(doc),
    NoteItemCollection: first,
    Font: fontMembers(doc),
    ...withFirst(first, apparatusMembers(doc), [
      "CommentCollection",
      "TrackedChangeCollection",
      "AnnotationCollection",
      "FieldCollection",
    ]),
    ...withFirst(first, listMembers(doc), ["ListCollection"]),
    ...withFirst(first, tableMembers(doc), ["TableCollection", "TableRowCollection", "TableCellCollection"]),
    ...sectionMembers(doc),
    ...styleMembers(doc),
    ...customXmlMembers(doc),
    ...propertyMembers(doc),
  };
}

/** What the kinds of text have in common, less what one of them has not. */
const without = (text: Table, names: RegExp): Table =>
  Object.fromEntries(Object.entries(text).filter(([name]) => !names.test(name)));

/** getFirst for the collections of these names, beside what they have. */
function withFirst(first: Table, members: Readonly<Record<string, Table>>, names: readonly string[]): Record<string, Table> {
  return { ...members, ...Object.fromEntries(names.map((name) => [name, { ...first, ...members[name] }])) };
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
