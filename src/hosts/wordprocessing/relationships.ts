/** The XML of a relationships part: which parts and addresses a part refers to. */
import { attributeOf, attributesOf, childrenOf, encodeXml, type XmlTree } from "../package/xml.ts";
import { keyOf, relativeTarget, resolveTarget } from "./part-names.ts";
import { withElement, withoutElements } from "./root-content.ts";

export interface Relationship {
  readonly id: string;
  /** Last segment of the type, the same for Transitional and Strict: "styles", "customXml", "footnotes" … */
  readonly kind: string;
  /** The part's name, or the address of what lies outside. */
  readonly target: string;
  readonly external: boolean;
}

const STRICT = "http://purl.oclc.org/ooxml/officeDocument/relationships/";
const TRANSITIONAL = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/";

/** The relationships of `part`, in order. `spelt` gives a part's name as the package spells it. */
export function relationshipsIn(tree: XmlTree, part: string, spelt: (name: string) => string): Relationship[] {
  const list: Relationship[] = [];
  for (const element of childrenOf(tree, 0)) {
    const attributes = new Map([...attributesOf(tree, element)].map(({ qname, value }) => [qname, value]));
    const type = attributes.get("Type") ?? "";
    const external = attributes.get("TargetMode") === "External";
    const target = attributes.get("Target") ?? "";
    list.push({
      id: attributes.get("Id") ?? "",
      kind: type.slice(type.lastIndexOf("/") + 1),
      target: external ? target : spelt(resolveTarget(part, target)),
      external,
    });
  }
  return list;
}

/** The relationships part with one more, under a free id; `tree` is null where there is none yet. `kind` as Transitional spells it. */
export function withRelationship(
  tree: XmlTree | null,
  taken: readonly Relationship[],
  part: string,
  kind: string,
  target: string,
  strict: boolean,
): string {
  const ids = new Set(taken.map(({ id }) => id));
  let number = 1;
  while (ids.has(`rIdKm${number}`)) number++;
  const type = `${strict ? STRICT : TRANSITIONAL}${strict && kind === "custom-properties" ? "customProperties" : kind}`;
  const element = (prefix: string): string =>
    `<${prefix}Relationship Id="rIdKm${number}" Type="${type}" Target="${encodeXml(relativeTarget(part, target))}"/>`;
  return tree
    ? withElement(tree, element)
    : `<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\r\n<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">${element("")}</Relationships>`;
}

/** The relationships part without any from `part` to `target`; null when there is none. */
export function withoutRelationships(tree: XmlTree, part: string, target: string): string | null {
  const meant = keyOf(target);
  const gone = [...childrenOf(tree, 0)].filter(
    (element) =>
      attributeOf(tree, element, "TargetMode") !== "External" &&
      keyOf(resolveTarget(part, attributeOf(tree, element, "Target") ?? "")) === meant,
  );
  return gone.length === 0 ? null : withoutElements(tree, gone);
}
