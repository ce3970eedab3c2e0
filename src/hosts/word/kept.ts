/** The record as it stands in a custom XML part that Word keeps: the same root and text as in a .docx, without an XML declaration. */
import { RECORD_NAMESPACE } from "../../core/record/record.ts";
import { decodeXml, encodeText, nameOf, scanXml } from "../package/xml.ts";
import { asKept } from "../wordprocessing/kept-record.ts";

/** XML for Word: a declaration would break a later update (OfficeDev/office-js #1643). */
export function keptXml(json: string): string {
  return `<record xmlns="${RECORD_NAMESPACE}">${encodeText(asKept(json))}</record>`;
}

/** The JSON in a part of ours, or null for another product's part or one that can't be read: its bytes are nobody's promise. */
export function readKept(xml: string): string | null {
  try {
    const tree = scanXml(xml, () => 0, "customXml");
    const { namespace, local } = nameOf(tree, 0);
    if (namespace !== RECORD_NAMESPACE || local !== "record") return null;
    return decodeXml(tree.source.slice(tree.openEnd[0], tree.closeStart[0]));
  } catch {
    return null;
  }
}
