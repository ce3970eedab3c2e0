/** Document, its custom XML parts, its properties, and notes. */
import type { HostCollection, HostObject } from "../../host-object.ts";
import { contentOf } from "../content.ts";
import { allControls } from "../controls.ts";
import {
  addPart,
  allParts,
  type CustomXmlPartObject,
  deletePart,
  find,
  partNamed,
  rootOf,
  select,
  setXml,
} from "../custom-xml.ts";
import { invalidArgument, type LiveDocument } from "../document.ts";
import { parseXml, word, type XmlElement } from "../dom.ts";
import { deleteWithin } from "../edits.ts";
import { referenceOf } from "../note-parts.ts";
import { BodyObject, CollectionObject, NamedObject, NoteObject, ParagraphObject } from "../objects.ts";
import { rangeOf, spanOf } from "../ranges.ts";
import { coreDate, coreValue, customNames, customValue, deleteCustom, hasCustom, setCore, setCustom } from "../properties.ts";
import { search } from "../search.ts";
import { collection, needed, string, type Table, typedControls } from "./text-members.ts";

export function documentMembers(doc: LiveDocument): Table {
  const body = (): BodyObject => new BodyObject(doc.body);
  return {
    nav_Body: body,
    nav_ContentControls: () => typedControls(() => allControls(doc), null),
    m_GetContentControls: (_self, [options]) => typedControls(() => allControls(doc), options),
    nav_CustomXmlParts: () => new CollectionObject("CustomXmlPartCollection", () => allParts(doc)),
    nav_Properties: () => new NamedObject("DocumentProperties", ""),
    get_Saved: () => false,
    m_Save: () => undefined,
    m_GetSelection: () => rangeOf(doc, { start: doc.place(doc.selection.start), end: doc.place(doc.selection.end) }),
    m_GetParagraphByUniqueLocalId: (_self, [id]) => new ParagraphObject(needed(doc.paragraphWithId(string(id)))),
    get_ChangeTrackingMode: () => (doc.isTracking ? "TrackAll" : "Off"),
    set_ChangeTrackingMode: (_self, [mode]) => {
      if (mode !== "Off" && mode !== "TrackAll" && mode !== "TrackMineOnly") throw invalidArgument();
      doc.requireEditing();
      const { settings } = doc;
      if (!settings) throw invalidArgument();
      settings.child("trackRevisions")?.detach();
      if (mode === "Off") return;
      const later = settings.elements.find(({ w }) => AFTER_TRACKING.has(w));
      settings.insert(later ? later.index : settings.children.length, word(settings, "trackRevisions"));
    },
    m_Search: (_self, [text, options]) => {
      const { start, end } = spanOf(doc, body());
      const hits = search(doc, start, end, text, options).map((hit) => rangeOf(doc, hit));
      return collection("RangeCollection", () => hits);
    },
  };
}

/** Settings that come after w:trackRevisions, so far as documents have them. */
const AFTER_TRACKING = new Set(
  (
    "doNotTrackMoves doNotTrackFormatting documentProtection autoFormatOverride styleLockTheme styleLockQFSet defaultTabStop autoHyphenation " +
    "consecutiveHyphenLimit hyphenationZone doNotHyphenateCaps showEnvelope summaryLength clickAndTypeStyle defaultTableStyle evenAndOddHeaders " +
    "bookFoldRevPrinting bookFoldPrinting bookFoldPrintingSheets drawingGridHorizontalSpacing drawingGridVerticalSpacing displayHorizontalDrawingGridEvery " +
    "displayVerticalDrawingGridEvery doNotUseMarginsForDrawingGridOrigin characterSpacingControl printTwoOnOne noLineBreaksAfter noLineBreaksBefore " +
    "savePreviewPicture updateFields hdrShapeDefaults footnotePr endnotePr compat docVars rsids mathPr attachedSchema themeFontLang clrSchemeMapping " +
    "shapeDefaults decimalSymbol listSeparator"
  ).split(" "),
);

export function noteMembers(doc: LiveDocument): Table {
  const of = (self: unknown): XmlElement => needed(self instanceof NoteObject && self.note.isAttached ? self.note : null);
  const next = (self: HostObject): NoteObject | null => {
    const note = of(self);
    const kind = note.w === "endnote" ? "endnote" : "footnote";
    const references = doc
      .paragraphs(doc.body)
      .flatMap((p) => contentOf(p).atoms.flatMap(({ node }) => (node.w === `${kind}Reference` ? [node] : [])));
    const at = references.findIndex((reference) => reference.attr("id") === note.attr("id"));
    const id = at < 0 ? undefined : references[at + 1]?.attr("id");
    const found = note.parent?.elements.find((one) => one.attr("id") === id && id !== undefined);
    return found ? new NoteObject(found) : null;
  };
  const reference = (self: HostObject): XmlElement => needed(referenceOf(doc, of(self)));
  return {
    nav_Body: (self) => new BodyObject(of(self)),
    nav_Reference: (self) => {
      const node = reference(self);
      const p = node.closest("p") as XmlElement;
      const atom = needed(contentOf(p).atoms.find((one) => one.node === node));
      return rangeOf(doc, { start: { p, position: atom.start }, end: { p, position: atom.start + 1 } });
    },
    get_Type: (self) => (of(self).w === "endnote" ? "Endnote" : "Footnote"),
    m_Delete: (self) => {
      const node = reference(self);
      const p = node.closest("p") as XmlElement;
      const atom = needed(contentOf(p).atoms.find((one) => one.node === node));
      deleteWithin(doc, p, atom.start, atom.start + 1);
    },
    m_GetNext: (self) => needed(next(self)),
    m_GetNextOrNullObject: next,
  };
}

export function customXmlMembers(doc: LiveDocument): Readonly<Record<string, Table>> {
  const part = (self: HostObject): CustomXmlPartObject => {
    partNamed(doc, self as CustomXmlPartObject);
    return self as CustomXmlPartObject;
  };
  const items = (self: HostObject): readonly CustomXmlPartObject[] =>
    (self as HostCollection).items as readonly CustomXmlPartObject[];
  const byId = (self: HostObject, id: unknown): CustomXmlPartObject | null => {
    const found = find(doc, string(id));
    return found && items(self).some(({ name }) => name === found.name) ? found : null;
  };
  const common: Table = {
    m_GetCount: (self) => items(self).length,
    m_GetItem: (self, [id]) => needed(byId(self, id)),
    m_GetItemOrNullObject: (self, [id]) => byId(self, id),
  };
  return {
    CustomXmlPartCollection: {
      ...common,
      m_Add: (_self, [xml]) => addPart(doc, xml),
      m_GetByNamespace: (_self, [namespace]) => {
        // An empty namespace is refused (#2580).
        if (string(namespace) === "") throw invalidArgument();
        return new CollectionObject("CustomXmlPartScopedCollection", () =>
          allParts(doc).filter((one) => rootOf(doc, one).namespace === namespace),
        );
      },
    },
    CustomXmlPartScopedCollection: {
      ...common,
      m_GetOnlyItem: (self) => needed(items(self).length === 1 ? items(self)[0] : null),
      m_GetOnlyItemOrNullObject: (self) => (items(self).length === 1 ? (items(self)[0] ?? null) : null),
    },
    CustomXmlPart: {
      get_Id: (self) => part(self).name,
      get_NamespaceUri: (self) => rootOf(doc, part(self)).namespace,
      m_GetXml: (self) => rootOf(doc, part(self)).serialize(),
      m_SetXml: (self, [xml]) => {
        setXml(doc, part(self), xml);
      },
      m_Delete: (self) => {
        deletePart(doc, part(self));
      },
      m_Query: (self, [xpath, mappings]) =>
        select(rootOf(doc, part(self)), xpath, mappings).map(({ element, attribute }) =>
          attribute === null ? element.serialize() : (element.attributes.get(attribute) ?? ""),
        ),
      m_InsertAttribute: (self, [xpath, mappings, name, value]) => {
        doc.requireEditing();
        for (const { element } of select(rootOf(doc, part(self)), xpath, mappings)) element.setAttr(string(name), string(value));
      },
      m_UpdateAttribute: (self, [xpath, mappings, name, value]) => {
        doc.requireEditing();
        for (const { element } of select(rootOf(doc, part(self)), xpath, mappings)) element.setAttr(string(name), string(value));
      },
      m_DeleteAttribute: (self, [xpath, mappings, name]) => {
        doc.requireEditing();
        for (const { element } of select(rootOf(doc, part(self)), xpath, mappings)) element.setAttr(string(name), null);
      },
      m_InsertElement: (self, [xpath, xml, mappings, index]) => {
        doc.requireEditing();
        for (const { element } of select(rootOf(doc, part(self)), xpath, mappings)) {
          const { root } = parseXml(string(xml));
          root.document = null;
          element.insert(typeof index === "number" ? Math.min(index, element.children.length) : element.children.length, root);
        }
      },
      m_UpdateElement: (self, [xpath, xml, mappings]) => {
        doc.requireEditing();
        for (const { element } of select(rootOf(doc, part(self)), xpath, mappings)) {
          const { root } = parseXml(string(xml));
          root.document = null;
          const { parent, index } = element;
          if (!parent) throw invalidArgument();
          element.detach();
          parent.insert(index, root);
        }
      },
      m_DeleteElement: (self, [xpath, mappings]) => {
        doc.requireEditing();
        for (const { element } of select(rootOf(doc, part(self)), xpath, mappings)) element.detach();
      },
    },
  };
}

const CORE_KEYS = ["title", "subject", "author", "keywords", "comments", "category"];
const upper = (key: string): string => (key[0] as string).toUpperCase() + key.slice(1);

export function propertyMembers(doc: LiveDocument): Readonly<Record<string, Table>> {
  const core: Record<string, Table[string]> = {};
  for (const key of CORE_KEYS) {
    core[`get_${upper(key)}`] = () => coreValue(doc, key);
    core[`set_${upper(key)}`] = (_self, [value]) => {
      setCore(doc, key, value);
    };
  }
  const named = (name: string): NamedObject<"CustomProperty"> => new NamedObject("CustomProperty", name);
  const nameOf = (self: HostObject): string => (self as NamedObject<"CustomProperty">).name;
  return {
    DocumentProperties: {
      ...core,
      get_LastAuthor: () => coreValue(doc, "lastAuthor"),
      get_RevisionNumber: () => coreValue(doc, "revisionNumber"),
      get_CreationDate: () => coreDate(doc, "created"),
      get_LastSaveTime: () => coreDate(doc, "modified"),
      nav_CustomProperties: () => new CollectionObject("CustomPropertyCollection", () => customNames(doc).map(named)),
    },
    CustomPropertyCollection: {
      m_Add: (_self, [key, value]) => {
        setCustom(doc, key, value);
        return named(string(key));
      },
      m_GetCount: () => customNames(doc).length,
      m_GetItem: (_self, [key]) => named(needed(hasCustom(doc, string(key)) ? string(key) : null)),
      m_GetItemOrNullObject: (_self, [key]) => (hasCustom(doc, string(key)) ? named(string(key)) : null),
      m_DeleteAll: () => {
        for (const name of customNames(doc)) deleteCustom(doc, name);
      },
    },
    CustomProperty: {
      get_Key: (self) => needed(customNames(doc).find((name) => name.toLowerCase() === nameOf(self).toLowerCase())),
      get_Type: (self) => customValue(doc, nameOf(self)).type,
      get_Value: (self) => customValue(doc, nameOf(self)).value,
      set_Value: (self, [value]) => {
        setCustom(doc, nameOf(self), value);
      },
      m_Delete: (self) => {
        deleteCustom(doc, nameOf(self));
      },
    },
  };
}
