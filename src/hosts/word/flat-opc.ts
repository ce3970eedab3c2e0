/** Turns the flat XML that Word gives for a document (ECMA-376 flat OPC) into the entries of a .docx, and those into its bytes. */
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
  /** Entries of the package, by name: XML as text. */
  readonly files: ReadonlyMap<string, string | Uint8Array>;
  /** Content types of the parts, without what the type of a document's main part begins with. */
  readonly types: readonly string[];
  readonly main: MainXml;
}

/** @throws AppError damaged-document when Word's answer is no package */
export function unflatten(flat: string, fromBase64: (text: string) => Uint8Array): FlatPackage {
  const { shell, contents } = withoutContents(flat);
  const tree = scanXml(shell, () => 0, "Word");
  if (nameOf(tree, 0).namespace !== PACKAGE) throw notAPackage();
  const files = new Map<string, string | Uint8Array>();
  const overrides: string[] = [];
  const types: string[] = [];
  const texts = new Map<string, string>();
  let main = "";
  let left = MOST_PICTURES;
  for (const [index, part] of [...childrenOf(tree, 0)].entries()) {
    const inside = contents?.[index];
    const name = (attributeOf(tree, part, "name") ?? "").replace(/^\//, "");
    const type = attributeOf(tree, part, "contentType") ?? "";
    const content = [...childrenOf(tree, part)][0];
    if (name === "" || content === undefined || isLeftOut(type)) continue;
    if (type.startsWith("image/")) {
      const size = inside?.length ?? (tree.end[content] as number) - (tree.start[content] as number);
      if (size > LARGEST_PICTURE || size > left) continue;
      left -= size;
    }
    types.push(type);
    const isMain = /\.main\+xml$/i.test(type);
    if (isMain) main = name;
    if (nameOf(tree, content).local === "binaryData") {
      files.set(
        name,
        fromBase64((inside ?? tree.source.slice(tree.openEnd[content], tree.closeStart[content])).replace(/\s+/g, "")),
      );
    } else {
      const text = partXml(tree, content, inside);
      if (isMain || name.endsWith(".rels")) texts.set(name, text);
      files.set(name, text);
    }
    if (!name.endsWith(".rels")) overrides.push(`<Override PartName="/${encodeXml(name)}" ContentType="${encodeXml(type)}"/>`);
  }
  if (types.length === 0) throw notAPackage();
  files.set(
    "[Content_Types].xml",
    `<?xml version="1.0" encoding="UTF-8" standalone="yes"?><Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/>${overrides.join("")}</Types>`,
  );
  const relationships = texts.get(main.replace(/[^/]*$/, (file) => `_rels/${file}.rels`)) ?? "";
  return { files, types, main: { xml: texts.get(main) ?? "", relationships } };
}

/** A .docx with everything stored: it is read at once and thrown away. `breath`: a pause between two stretches of work. */
export async function packed({ files }: FlatPackage, breath: () => Promise<void>): Promise<Uint8Array> {
  const encoder = new TextEncoder();
  const entries: Zippable = {};
  for (const [name, content] of files) {
    entries[name] = typeof content === "string" ? encoder.encode(content) : content;
    if (content.length > LONG) await breath();
  }
  await breath();
  return zipSync(entries, { level: 0 });
}

/** Characters from which on a part is worth a pause. */
const LONG = 500_000;

/** How Word writes a part: its content stands alone between these, and is most of the text. */
const OPENING = /<pkg:(xmlData|binaryData)>/g;

/**
 * The package with what stands in its parts cut out, and that, part by part. What is cut out is scanned by whoever reads the part, so that a long
 * document is not scanned twice. Null for contents where the package is not written as Word does; then it is whole.
 */
function withoutContents(flat: string): { readonly shell: string; readonly contents: readonly string[] | null } {
  const whole = { shell: flat, contents: null };
  // Within these an end tag may be no end.
  if (flat.includes("<![CDATA[") || flat.includes("<!--")) return whole;
  const contents: string[] = [];
  let shell = "";
  let at = 0;
  OPENING.lastIndex = 0;
  for (let opening = OPENING.exec(flat); opening !== null; opening = OPENING.exec(flat)) {
    const start = OPENING.lastIndex;
    const end = flat.indexOf(`</pkg:${opening[1] ?? ""}>`, start);
    if (end < 0) return whole;
    contents.push(flat.slice(start, end));
    shell += flat.slice(at, start);
    at = end;
    OPENING.lastIndex = end;
  }
  shell += flat.slice(at);
  // One content for each part, or else they can't be told apart.
  return contents.length === shell.split("<pkg:part ").length - 1 ? { shell, contents } : whole;
}

/** The one element in a pkg:xmlData, with the namespaces that are bound further out. `inside`: what was cut out of it. */
function partXml(tree: XmlTree, data: number, inside: string | undefined): string {
  const root = [...childrenOf(tree, data)][0];
  const { source } = tree;
  const whole = inside?.trim() ?? (root === undefined ? "" : source.slice(tree.start[root], tree.end[root]));
  // A closing bracket may stand in a value of an attribute.
  const open = /^<(?:[^<>"']|"[^"]*"|'[^']*')*>/.exec(whole)?.[0];
  if (open === undefined) return "";
  const missing = [...bindingsAt(tree, data)].filter(
    ([prefix, namespace]) =>
      namespace !== PACKAGE && prefix !== "xml" && !new RegExp(`\\sxmlns${prefix === "" ? "" : `:${prefix}`}\\s*=`).test(open),
  );
  const name = /^<[^\s/>]+/.exec(open)?.[0] ?? "";
  const declared = missing
    .map(([prefix, namespace]) => ` xmlns${prefix === "" ? "" : `:${prefix}`}="${encodeXml(namespace)}"`)
    .join("");
  return `<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n${name}${declared}${whole.slice(name.length)}`;
}

function notAPackage(): AppError {
  return new AppError("damaged-document", {
    sv: "Word gav inte dokumentets innehåll i den form som väntades. Spara dokumentet, öppna det igen och försök på nytt.",
    en: "Word did not give the document's content in the expected form. Save the document, open it again and try once more.",
  });
}
