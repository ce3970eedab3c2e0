/** What a Word file says about itself: its properties, as text that nobody has checked, and statements of origin. */
import type { DocumentMetadata } from "../../core/text/document.ts";
import { childrenOf, decodeXml, nameOf } from "../package/xml.ts";
import type { OfficePackage } from "./opc.ts";
import { claimsOf } from "./provenance.ts";

/** Properties, with statements of origin where there are any. */
export function aboutItself(opc: OfficePackage, mainPart: string): DocumentMetadata {
  const provenance = claimsOf(opc);
  const isTemplate = /template/i.test(opc.contentType(mainPart) ?? "");
  return { ...metadataOf(opc), ...(isTemplate ? { isTemplate } : {}), ...(provenance.length > 0 ? { provenance } : {}) };
}

/** Core and extended properties, as text that nobody has checked. */
function metadataOf(opc: OfficePackage): DocumentMetadata {
  const values: Record<string, string> = {};
  const keys: Readonly<Record<string, string>> = {
    title: "title",
    creator: "creator",
    lastModifiedBy: "lastModifiedBy",
    description: "description",
    created: "created",
    Application: "application",
  };
  for (const kind of ["core-properties", "extended-properties", "coreProperties", "extendedProperties"]) {
    const part = opc.related("", kind);
    const tree = part === null ? null : opc.tryTree(part);
    if (!tree) continue;
    for (const element of childrenOf(tree, 0)) {
      const key = keys[nameOf(tree, element).local];
      const text = decodeXml(tree.source.slice(tree.openEnd[element], tree.closeStart[element])).trim();
      if (key !== undefined && text !== "" && !text.includes("<")) values[key] = text.slice(0, 1000);
    }
  }
  return values;
}
