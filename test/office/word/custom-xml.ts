/** Custom XML parts: real parts of the package, each with its item id, as Word writes them. */
import { guid, invalidArgument, itemNotFound, type LiveDocument } from "./document.ts";
import { parseXml, type XmlElement } from "./dom.ts";
import { NamedObject } from "./objects.ts";

const PROPS_TYPE = "application/vnd.openxmlformats-officedocument.customXmlProperties+xml";
const DATASTORE = "http://schemas.openxmlformats.org/officeDocument/2006/customXml";
const NO_DECLARATION = /^\s*<\?xml/;

export type CustomXmlPartObject = NamedObject<"CustomXmlPart">;

const partsOf = (doc: LiveDocument): string[] =>
  doc.package
    .relationships(doc.mainPart)
    .flatMap(({ kind, target, isExternal }) => (kind === "customXml" && !isExternal && doc.package.has(target) ? [target] : []));

/** The part's GUID in braces; one that its file does not name is drawn from the part's name. */
function idOf(doc: LiveDocument, part: string): string {
  const props = doc.package.related(part, "customXmlProps");
  const own = props === null ? null : doc.package.xml(props)?.root.attr("itemID");
  return (own ?? `{${guid(part)}}`).toUpperCase();
}

export const allParts = (doc: LiveDocument): CustomXmlPartObject[] =>
  partsOf(doc).map((part) => new NamedObject("CustomXmlPart", idOf(doc, part)));

/** The part of an object, by its id. @throws HostError ItemNotFound once it was deleted */
export function partNamed(doc: LiveDocument, { name }: { readonly name: string }): string {
  const part = partsOf(doc).find((one) => idOf(doc, one) === name.toUpperCase());
  if (part === undefined) throw itemNotFound();
  return part;
}

export function find(doc: LiveDocument, id: string): CustomXmlPartObject | null {
  return allParts(doc).find(({ name }) => name === id.toUpperCase() || name === `{${id.toUpperCase()}}`) ?? null;
}

export const rootOf = (doc: LiveDocument, object: CustomXmlPartObject): XmlElement =>
  doc.package.xml(partNamed(doc, object))?.root as XmlElement;

/** @throws HostError InvalidArgument for what is not well-formed, or carries a declaration (#1643) */
function checked(xml: unknown): string {
  if (typeof xml !== "string" || NO_DECLARATION.test(xml)) throw invalidArgument();
  try {
    parseXml(xml);
  } catch {
    throw invalidArgument();
  }
  return xml;
}

export function addPart(doc: LiveDocument, xml: unknown): CustomXmlPartObject {
  doc.requireEditing();
  const source = checked(xml);
  let number = 1;
  while (doc.package.has(`customXml/item${number}.xml`) || doc.package.has(`customXml/itemProps${number}.xml`)) number++;
  const part = `customXml/item${number}.xml`;
  const { root } = parseXml(source);
  doc.package.setDefaultType("xml", "application/xml");
  doc.package.add(part, source, null);
  const namespaces =
    root.namespace === "" ? "" : `<ds:schemaRef ds:uri="${root.namespace.replaceAll("&", "&amp;").replaceAll('"', "&quot;")}"/>`;
  const id = `{${guid(`item ${doc.package.names.length} ${number} ${source}`).toUpperCase()}}`;
  const props = `customXml/itemProps${number}.xml`;
  doc.package.add(
    props,
    `<ds:datastoreItem xmlns:ds="${DATASTORE}" ds:itemID="${id}"><ds:schemaRefs>${namespaces}</ds:schemaRefs></ds:datastoreItem>`,
    PROPS_TYPE,
  );
  doc.package.relate(part, "customXmlProps", props);
  doc.package.relate(doc.mainPart, "customXml", part);
  return new NamedObject("CustomXmlPart", id);
}

export function setXml(doc: LiveDocument, object: CustomXmlPartObject, xml: unknown): void {
  doc.requireEditing();
  const part = partNamed(doc, object);
  doc.package.add(part, checked(xml), null);
}

export function deletePart(doc: LiveDocument, object: CustomXmlPartObject): void {
  doc.requireEditing();
  const part = partNamed(doc, object);
  const props = doc.package.related(part, "customXmlProps");
  if (props !== null) doc.package.remove(props);
  doc.package.unrelate(doc.mainPart, part);
  doc.package.remove(part);
}

/** Elements by a simple path: steps with prefixes from the mapping, `*`, a leading `//`, an index, an attribute at the end. */
export function select(root: XmlElement, xpath: unknown, mappings: unknown): { element: XmlElement; attribute: string | null }[] {
  if (typeof xpath !== "string" || xpath === "") throw invalidArgument();
  const namespaces = (mappings ?? {}) as Readonly<Record<string, string>>;
  const steps = xpath.match(/\/{0,2}[^/]+/g) ?? [];
  let found: XmlElement[] | null = null;
  for (const step of steps) {
    const isDeep = step.startsWith("//");
    const match = /^\/{0,2}(@?)(?:([\w-]+):)?([\w.-]+|\*)(?:\[(\d+)\])?$/.exec(step);
    if (!match) throw invalidArgument();
    const [, at, prefix, local, index] = match;
    if (at !== "")
      return (found ?? [root]).map((element) => ({ element, attribute: `${prefix === undefined ? "" : `${prefix}:`}${local}` }));
    const namespace = prefix === undefined ? "" : namespaces[prefix];
    if (namespace === undefined) throw invalidArgument();
    const fits = (element: XmlElement): boolean => local === "*" || (element.local === local && element.namespace === namespace);
    const candidates: XmlElement[] = isDeep
      ? (found ?? [root]).flatMap((element) => [...(found === null ? [element] : []), ...element.descendants()])
      : found === null
        ? [root]
        : found.flatMap((element) => element.elements);
    found = candidates.filter(fits);
    if (index !== undefined) found = found.slice(Number(index) - 1, Number(index));
  }
  return (found ?? []).map((element) => ({ element, attribute: null }));
}
