/** The XML of `[Content_Types].xml`: what kind of content each part holds, by its name or by its extension. */
import { attributeOf, childrenOf, encodeXml, nameOf, type XmlTree } from "../package/xml.ts";
import { keyOf, uriOf } from "./part-names.ts";
import { withElement, withoutElements } from "./root-content.ts";

/** The type of a part, or null when the package does not say. */
export function contentTypeIn(tree: XmlTree, part: string): string | null {
  const key = keyOf(part);
  const extension = key.slice(key.lastIndexOf(".") + 1);
  let fallback: string | null = null;
  for (const element of childrenOf(tree, 0)) {
    const kind = nameOf(tree, element).local;
    if (kind === "Override" && overrides(tree, element, key)) return attributeOf(tree, element, "ContentType");
    if (kind === "Default" && (attributeOf(tree, element, "Extension") ?? "").toLowerCase() === extension)
      fallback = attributeOf(tree, element, "ContentType");
  }
  return fallback;
}

const overrides = (tree: XmlTree, element: number, key: string): boolean =>
  keyOf(attributeOf(tree, element, "PartName") ?? "") === key;

/** The content types with this one for the part. */
export function withOverride(tree: XmlTree, part: string, type: string): string {
  return withElement(tree, (prefix) => `<${prefix}Override PartName="/${encodeXml(uriOf(part))}" ContentType="${type}"/>`);
}

/** The content types without any for this very part; null when there is none. */
export function withoutOverrides(tree: XmlTree, part: string): string | null {
  const key = keyOf(part);
  const gone = [...childrenOf(tree, 0)].filter(
    (element) => nameOf(tree, element).local === "Override" && overrides(tree, element, key),
  );
  return gone.length === 0 ? null : withoutElements(tree, gone);
}
