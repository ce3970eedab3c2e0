/** Document properties: docProps/custom.xml and docProps/core.xml, made where a document lacks them. */
import { invalidArgument, itemNotFound, type LiveDocument } from "./document.ts";
import { type XmlElement, XmlElement as Element, XmlText } from "./dom.ts";

const CUSTOM = "http://schemas.openxmlformats.org/officeDocument/2006/custom-properties";
const VT = "http://schemas.openxmlformats.org/officeDocument/2006/docPropsVTypes";
const CUSTOM_TYPE = "application/vnd.openxmlformats-officedocument.custom-properties+xml";
const FMTID = "{D5CDD505-2E9C-101B-9397-08002B2CF9AE}";

function customRoot(doc: LiveDocument, isNeeded: boolean): XmlElement | null {
  const known = doc.package.related("", "custom-properties");
  if (known !== null) return doc.package.xml(known)?.root ?? null;
  if (!isNeeded) return null;
  doc.package.add("docProps/custom.xml", `<Properties xmlns="${CUSTOM}" xmlns:vt="${VT}"/>`, CUSTOM_TYPE);
  doc.package.relate("", "custom-properties", "docProps/custom.xml");
  return doc.package.xml("docProps/custom.xml")?.root ?? null;
}

export const customNames = (doc: LiveDocument): string[] =>
  (customRoot(doc, false)?.elements ?? []).map((one) => one.attr("name") ?? "");

/** Names differ by more than letter case (docs: keys are case-insensitive). */
function customElement(doc: LiveDocument, name: string): XmlElement | null {
  const folded = name.toLowerCase();
  return customRoot(doc, false)?.elements.find((one) => one.attr("name")?.toLowerCase() === folded) ?? null;
}

export const hasCustom = (doc: LiveDocument, name: string): boolean => customElement(doc, name) !== null;

export function customValue(doc: LiveDocument, name: string): { type: string; value: string | number | boolean } {
  const element = customElement(doc, name);
  const value = element?.elements[0];
  if (!element || !value) throw itemNotFound();
  if (value.local === "bool") return { type: "Boolean", value: /^(1|true)$/.test(value.text) };
  if (["i4", "i2", "i8", "int", "r8", "r4", "ui4"].includes(value.local)) return { type: "Number", value: Number(value.text) };
  if (value.local === "filetime" || value.local === "date") return { type: "Date", value: value.text };
  return { type: "String", value: value.text };
}

export function setCustom(doc: LiveDocument, name: unknown, value: unknown): void {
  doc.requireEditing();
  // Word keeps 255 characters at most of a name or a text (docs: CustomPropertyCollection.add).
  if (typeof name !== "string" || name === "" || name.length > 255) throw invalidArgument();
  const [local, text] = typed(value);
  const root = customRoot(doc, true) as XmlElement;
  let element = customElement(doc, name);
  if (!element) {
    const pid = Math.max(1, ...root.elements.map((one) => Number(one.attr("pid")) || 1)) + 1;
    element = new Element(root.prefix === "" ? "property" : `${root.prefix}:property`, CUSTOM);
    element.attributes.set("fmtid", FMTID);
    element.attributes.set("pid", String(pid));
    element.attributes.set("name", name);
    root.append(element);
  }
  for (const child of element.elements) child.detach();
  const made = new Element(`${prefixOf(root, VT) ?? "vt"}:${local}`, VT);
  if (prefixOf(root, VT) === null) root.setAttr("xmlns:vt", VT);
  made.append(new XmlText(text));
  element.append(made);
}

function prefixOf(root: XmlElement, namespace: string): string | null {
  for (const [name, value] of root.attributes) if (name.startsWith("xmlns:") && value === namespace) return name.slice(6);
  return null;
}

function typed(value: unknown): [string, string] {
  if (typeof value === "boolean") return ["bool", String(value)];
  if (typeof value === "number") return Number.isInteger(value) ? ["i4", String(value)] : ["r8", String(value)];
  if (value instanceof Date) return ["filetime", value.toISOString()];
  if (typeof value === "string") return ["lpwstr", value.slice(0, 255)];
  throw invalidArgument();
}

export function deleteCustom(doc: LiveDocument, name: string): void {
  doc.requireEditing();
  const element = customElement(doc, name);
  if (!element) throw itemNotFound();
  element.detach();
}

// Core properties

const CP = "http://schemas.openxmlformats.org/package/2006/metadata/core-properties";
const DC = "http://purl.org/dc/elements/1.1/";
const CORE_TYPE = "application/vnd.openxmlformats-package.core-properties+xml";
const CORE: Readonly<Record<string, readonly [string, string]>> = {
  title: ["dc:title", DC],
  subject: ["dc:subject", DC],
  author: ["dc:creator", DC],
  keywords: ["cp:keywords", CP],
  comments: ["dc:description", DC],
  category: ["cp:category", CP],
  lastAuthor: ["cp:lastModifiedBy", CP],
  revisionNumber: ["cp:revision", CP],
};

const corePart = (doc: LiveDocument): string | null =>
  doc.package.relationships("").find(({ kind, target }) => kind === "core-properties" && doc.package.has(target))?.target ?? null;

export function coreValue(doc: LiveDocument, key: string): string {
  const part = corePart(doc);
  const local = CORE[key]?.[0].split(":")[1];
  return part === null ? "" : (doc.package.xml(part)?.root.elements.find((one) => one.local === local)?.text ?? "");
}

/** A date of the core properties: "created" or "modified"; null when there is none. */
export function coreDate(doc: LiveDocument, local: string): string | null {
  const part = corePart(doc);
  return part === null ? null : (doc.package.xml(part)?.root.elements.find((one) => one.local === local)?.text ?? null);
}

export function setCore(doc: LiveDocument, key: string, value: unknown): void {
  doc.requireEditing();
  const spelling = CORE[key];
  if (!spelling || typeof value !== "string") throw invalidArgument();
  let part = corePart(doc);
  if (part === null) {
    part = "docProps/core.xml";
    doc.package.add(part, `<cp:coreProperties xmlns:cp="${CP}" xmlns:dc="${DC}"/>`, CORE_TYPE);
    doc.package.relate("", "http://schemas.openxmlformats.org/package/2006/relationships/metadata/core-properties", part);
  }
  const root = doc.package.xml(part)?.root as XmlElement;
  const [name, namespace] = spelling;
  const [prefix = "", local] = name.split(":");
  let element = root.elements.find((one) => one.local === local);
  if (!element) {
    const own = prefixOf(root, namespace);
    if (own === null) root.setAttr(`xmlns:${prefix}`, namespace);
    element = new Element(`${own ?? prefix}:${local}`, namespace);
    root.append(element);
  }
  element.setText(value);
}
