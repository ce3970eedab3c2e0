/** Keeps the record inside the package: a custom XML part for its JSON, a custom document property as a flag. */
import { RECORD_NAMESPACE } from "../../core/record/record.ts";
import { attributeOf, childrenOf, decodeXml, encodeText, nameOf, type XmlTree } from "../package/xml.ts";
import type { OfficePackage } from "./opc.ts";
import { pathOf, relationshipsPart } from "./part-names.ts";

/** Name of the custom document property: the contract's flag. */
export const FLAG = "Kallmarkt";
const PROPERTY_SET = "{D5CDD505-2E9C-101B-9397-08002B2CF9AE}";
const CUSTOM_PROPERTIES_TYPE = "application/vnd.openxmlformats-officedocument.custom-properties+xml";
const ITEM_PROPERTIES_TYPE = "application/vnd.openxmlformats-officedocument.customXmlProperties+xml";

/** Parts larger than this are other products' data and are not searched for a record. */
const LARGEST_RECORD = 16 * 1024 * 1024;

export interface KeptRecordReading {
  readonly json: string | null;
  readonly flag: string | null;
  readonly several: boolean;
}

export function readKeptRecord(opc: OfficePackage, mainPart: string): KeptRecordReading {
  const flag = readFlag(opc);
  const records = recordParts(opc, mainPart).map(({ tree }) => decodeXml(contentOf(tree)));
  const json = records.find((record) => flag !== null && record.includes(`"${flag}"`)) ?? records[0] ?? null;
  return { json, flag, several: records.length > 1 };
}

function contentOf(tree: XmlTree): string {
  const raw = tree.source.slice(tree.openEnd[0], tree.closeStart[0]);
  const cdata = /^\s*<!\[CDATA\[([\s\S]*)\]\]>\s*$/.exec(raw);
  return cdata ? (cdata[1] as string).replace(/&/g, "&amp;") : raw;
}

/** Parts that hold a record of ours, found by their root's namespace and not by their name, which Word changes. */
function recordParts(opc: OfficePackage, mainPart: string): { part: string; tree: XmlTree }[] {
  const found: { part: string; tree: XmlTree }[] = [];
  const parts = new Set(
    opc
      .relationships(mainPart)
      .filter((r) => r.kind === "customXml" && !r.external)
      .map((r) => r.target),
  );
  for (const part of parts) {
    // Other products' parts may be in any encoding or damaged: that is not this reader's business.
    const text = opc.has(part) ? opc.tryText(part) : null;
    if (text === null || text.length > LARGEST_RECORD || !text.includes(RECORD_NAMESPACE)) continue;
    const tree = opc.tryTree(part);
    if (tree && nameOf(tree, 0).namespace === RECORD_NAMESPACE && nameOf(tree, 0).local === "record") found.push({ part, tree });
  }
  return found;
}

function readFlag(opc: OfficePackage): string | null {
  const part = customPropertiesPart(opc);
  const tree = part === null ? null : opc.tryTree(part);
  const element = tree ? flagElement(tree) : -1;
  return tree && element >= 0
    ? decodeXml(tree.source.slice(tree.openEnd[element], tree.closeStart[element]).replace(/<[^>]*>/g, "")).trim()
    : null;
}

const customPropertiesPart = (opc: OfficePackage): string | null =>
  opc.related("", "custom-properties") ?? opc.related("", "customProperties");

function customProperties(opc: OfficePackage): { part: string; tree: XmlTree } | null {
  const part = customPropertiesPart(opc);
  const tree = part === null ? null : opc.tree(part);
  return part !== null && tree ? { part, tree } : null;
}

function flagElement(tree: XmlTree): number {
  for (const element of childrenOf(tree, 0))
    if (nameOf(tree, element).local === "property" && attributeOf(tree, element, "name") === FLAG) return element;
  return -1;
}

/** JSON as the part gives it back: characters that JSON may hold and XML or UTF-8 may not stand as references of JSON's own. */
export const asKept = (json: string): string =>
  json.replace(
    /[\ufffe\uffff]|[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/g,
    (c) => `\\u${c.charCodeAt(0).toString(16)}`,
  );

/** Writes record and flag; a record kept before is replaced in its own part. */
export function keepRecord(opc: OfficePackage, mainPart: string, strict: boolean, recordId: string, json: string): void {
  const xml = `<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\r\n<record xmlns="${RECORD_NAMESPACE}">${encodeText(asKept(json))}</record>`;
  const existing = recordParts(opc, mainPart);
  const first = existing[0];
  for (const extra of existing.slice(1)) dropItem(opc, mainPart, extra.part);
  if (first) {
    if (first.tree.source !== xml) opc.write(first.part, xml);
  } else addItem(opc, mainPart, strict, xml);
  writeFlag(opc, strict, recordId);
}

function addItem(opc: OfficePackage, mainPart: string, strict: boolean, xml: string): void {
  const folder =
    opc.partNames
      .map(pathOf)
      .find((name) => /^customxml\//i.test(name))
      ?.split("/")[0] ?? "customXml";
  let number = 1;
  while (opc.has(`${folder}/item${number}.xml`) || opc.has(`${folder}/itemProps${number}.xml`)) number++;
  const part = `${folder}/item${number}.xml`;
  const properties = `${folder}/itemProps${number}.xml`;
  opc.write(part, xml);
  const namespace = strict
    ? "http://purl.oclc.org/ooxml/officeDocument/customXml"
    : "http://schemas.openxmlformats.org/officeDocument/2006/customXml";
  opc.write(
    properties,
    `<?xml version="1.0" encoding="UTF-8" standalone="no"?>\r\n<ds:datastoreItem ds:itemID="{6B616C6C-6D61-4B74-8001-${number.toString(16).toUpperCase().padStart(12, "0")}}" xmlns:ds="${namespace}"><ds:schemaRefs><ds:schemaRef ds:uri="${RECORD_NAMESPACE}"/></ds:schemaRefs></ds:datastoreItem>`,
  );
  opc.setContentType(part, "application/xml");
  opc.setContentType(properties, ITEM_PROPERTIES_TYPE);
  opc.relate(part, "customXmlProps", properties, strict);
  opc.relate(mainPart, "customXml", part, strict);
}

function dropItem(opc: OfficePackage, mainPart: string, part: string): void {
  for (const { target, external } of opc.relationships(part)) {
    if (external) continue;
    opc.dropContentType(target);
    opc.remove(target);
  }
  opc.remove(relationshipsPart(part));
  opc.unrelate(mainPart, part);
  opc.dropContentType(part);
  opc.remove(part);
}

/** Takes record and flag away; other custom properties stay. */
export function dropRecord(opc: OfficePackage, mainPart: string): void {
  for (const { part } of recordParts(opc, mainPart)) dropItem(opc, mainPart, part);
  const properties = customProperties(opc);
  const element = properties ? flagElement(properties.tree) : -1;
  if (!properties || element < 0) return;
  const { tree, part } = properties;
  if ([...childrenOf(tree, 0)].length > 1) {
    opc.write(part, tree.source.slice(0, tree.start[element]) + tree.source.slice(tree.end[element]));
  } else {
    opc.unrelate("", part);
    opc.dropContentType(part);
    opc.remove(part);
  }
}

function writeFlag(opc: OfficePackage, strict: boolean, recordId: string): void {
  if (readFlag(opc) === recordId) return;
  const existing = customProperties(opc);
  const base = strict ? "http://purl.oclc.org/ooxml/officeDocument" : "http://schemas.openxmlformats.org/officeDocument/2006";
  const types = `${base}/docPropsVTypes`;
  const property = (prefix: string, pid: number): string =>
    `<${prefix}property fmtid="${PROPERTY_SET}" pid="${pid}" name="${FLAG}"><vt:lpwstr xmlns:vt="${types}">${encodeText(recordId)}</vt:lpwstr></${prefix}property>`;
  if (!existing) {
    const part = opc.freeName("docProps/custom");
    opc.write(
      part,
      `<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\r\n<Properties xmlns="${base}/${strict ? "customProperties" : "custom-properties"}">${property("", 2)}</Properties>`,
    );
    opc.setContentType(part, CUSTOM_PROPERTIES_TYPE);
    opc.relate("", "custom-properties", part, strict);
    return;
  }
  const { tree, part } = existing;
  const { source } = tree;
  const root = nameOf(tree, 0);
  const prefix = root.prefix === "" ? "" : `${root.prefix}:`;
  const old = flagElement(tree);
  // One at the end of what the format allows has none after it.
  const pids = [...childrenOf(tree, 0)]
    .map((element) => Number(attributeOf(tree, element, "pid")))
    .filter((pid) => Number.isInteger(pid) && pid < 2 ** 30);
  if (old >= 0) {
    const pid = Number(attributeOf(tree, old, "pid")) || Math.max(1, ...pids) + 1;
    opc.write(part, source.slice(0, tree.start[old]) + property(prefix, pid) + source.slice(tree.end[old]));
    return;
  }
  const added = property(prefix, Math.max(1, ...pids) + 1);
  const close = tree.closeStart[0] as number;
  if (close !== tree.end[0]) opc.write(part, source.slice(0, close) + added + source.slice(close));
  else
    opc.write(
      part,
      `${source.slice(0, source.lastIndexOf("/", tree.openEnd[0]))}>${added}</${root.qname}>${source.slice(tree.openEnd[0])}`,
    );
}
