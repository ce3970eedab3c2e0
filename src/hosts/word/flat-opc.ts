/** Turns the flat XML that Word gives for a document (ECMA-376 flat OPC) into the bytes of a .docx. */
import { zipSync, type Zippable } from "fflate";
import { AppError } from "../../core/errors.ts";
import { attributeOf, bindingsAt, childrenOf, encodeXml, nameOf, scanXml, type XmlTree } from "../package/xml.ts";
import type { MainXml } from "./stories.ts";

const PACKAGE = "http://schemas.microsoft.com/office/2006/xmlPackage";

/** Parts that nobody needs in order to read text, and that may be large. */
const isLeftOut = (type: string): boolean => /^(?:video|audio|font|application\/vnd\.ms-fontobject)\b/.test(type);

/** Most characters of one picture in base64, and of all: labels bind to a picture's bytes, but unpacking them is what costs. */
const LARGEST_PICTURE = 11_000_000;
const MOST_PICTURES = 44_000_000;

/** What a package holds, by the kinds of story that a reader looks for. */
export interface FlatPackage {
  /** A .docx with everything stored: it is read at once and thrown away. */
  readonly bytes: Uint8Array;
  /** Content types of the parts, without what the type of a document's main part begins with. */
  readonly types: readonly string[];
  readonly main: MainXml;
}

/** @throws AppError damaged-document when Word's answer is no package */
export function unflatten(flat: string, fromBase64: (text: string) => Uint8Array): FlatPackage {
  const tree = scanXml(flat, () => 0, "Word");
  if (nameOf(tree, 0).namespace !== PACKAGE) throw notAPackage();
  const encoder = new TextEncoder();
  const files: Zippable = {};
  const overrides: string[] = [];
  const types: string[] = [];
  const texts = new Map<string, string>();
  let main = "";
  let left = MOST_PICTURES;
  for (const part of childrenOf(tree, 0)) {
    const name = (attributeOf(tree, part, "name") ?? "").replace(/^\//, "");
    const type = attributeOf(tree, part, "contentType") ?? "";
    const content = [...childrenOf(tree, part)][0];
    if (name === "" || content === undefined || isLeftOut(type)) continue;
    if (type.startsWith("image/")) {
      const size = (tree.end[content] as number) - (tree.start[content] as number);
      if (size > LARGEST_PICTURE || size > left) continue;
      left -= size;
    }
    types.push(type);
    const isMain = /\.main\+xml$/i.test(type);
    if (isMain) main = name;
    if (nameOf(tree, content).local === "binaryData") {
      files[name] = fromBase64(tree.source.slice(tree.openEnd[content], tree.closeStart[content]).replace(/\s+/g, ""));
    } else {
      const text = partXml(tree, content);
      if (isMain || name.endsWith(".rels")) texts.set(name, text);
      files[name] = encoder.encode(text);
    }
    if (!name.endsWith(".rels")) overrides.push(`<Override PartName="/${encodeXml(name)}" ContentType="${encodeXml(type)}"/>`);
  }
  if (types.length === 0) throw notAPackage();
  files["[Content_Types].xml"] = encoder.encode(
    `<?xml version="1.0" encoding="UTF-8" standalone="yes"?><Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/>${overrides.join("")}</Types>`,
  );
  const relationships = texts.get(main.replace(/[^/]*$/, (file) => `_rels/${file}.rels`)) ?? "";
  return { bytes: zipSync(files, { level: 0 }), types, main: { xml: texts.get(main) ?? "", relationships } };
}

/** The one element in a pkg:xmlData, with the namespaces that are bound further out. */
function partXml(tree: XmlTree, data: number): string {
  const root = [...childrenOf(tree, data)][0];
  if (root === undefined) return "";
  const { source } = tree;
  const open = source.slice(tree.start[root], tree.openEnd[root]);
  const missing = [...bindingsAt(tree, data)].filter(
    ([prefix, namespace]) =>
      namespace !== PACKAGE && prefix !== "xml" && !new RegExp(`\\sxmlns${prefix === "" ? "" : `:${prefix}`}\\s*=`).test(open),
  );
  const name = nameOf(tree, root).qname;
  const declared = missing
    .map(([prefix, namespace]) => ` xmlns${prefix === "" ? "" : `:${prefix}`}="${encodeXml(namespace)}"`)
    .join("");
  return `<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n<${name}${declared}${open.slice(name.length + 1)}${source.slice(tree.openEnd[root], tree.end[root])}`;
}

function notAPackage(): AppError {
  return new AppError("damaged-document", {
    sv: "Word gav inte dokumentets innehåll i den form som väntades. Spara dokumentet, öppna det igen och försök på nytt.",
    en: "Word did not give the document's content in the expected form. Save the document, open it again and try once more.",
  });
}
