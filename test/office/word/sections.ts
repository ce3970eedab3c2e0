/** Sections, and their headers and footers, made where a section has none of the kind asked for. */
import { invalidArgument, type LiveDocument } from "./document.ts";
import { declare, word, type XmlElement } from "./dom.ts";

const OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
const TYPES: Readonly<Record<string, string>> = { Primary: "default", FirstPage: "first", EvenPages: "even" };

/** The properties of each section, in order; a body without any is one section. */
export function sectionsOf(doc: LiveDocument): XmlElement[] {
  const own = [...doc.body.descendants((one) => !["rPr", "r", "tbl"].includes(one.w))].filter(({ w }) => w === "sectPr");
  return own;
}

/** The last section's properties, made where the body names none. */
export function ensureSection(doc: LiveDocument): XmlElement {
  const known = sectionsOf(doc).at(-1);
  if (known) return known;
  const made = word(doc.body, "sectPr");
  doc.body.append(made);
  return made;
}

/** The story of a header or footer: the section's own, the one before it has, or a new empty one. */
export function storyOf(doc: LiveDocument, section: XmlElement, kind: "header" | "footer", name: unknown): XmlElement {
  const type = TYPES[String(name)];
  if (type === undefined) throw invalidArgument();
  const sections = sectionsOf(doc);
  for (const one of sections.slice(0, sections.indexOf(section) + 1).reverse()) {
    const reference = one.elements.find((child) => child.w === `${kind}Reference` && child.attr("type") === type);
    const id = reference ? [...reference.attributes].find(([attribute]) => attribute.endsWith(":id"))?.[1] : undefined;
    const part = doc.package.relationships(doc.mainPart).find((relationship) => relationship.id === id)?.target;
    const root = part === undefined ? null : doc.package.xml(part)?.root;
    if (root) return root;
  }
  doc.requireWritable();
  const part = doc.package.freeName(`word/${kind}#.xml`);
  const local = kind === "header" ? "hdr" : "ftr";
  doc.package.add(
    part,
    `<w:${local} xmlns:w="${doc.body.namespace}"><w:p/></w:${local}>`,
    `application/vnd.openxmlformats-officedocument.wordprocessingml.${kind}+xml`,
  );
  const id = doc.package.relate(doc.mainPart, kind, part);
  declare(doc.body.root, "r", OFFICE);
  section.insert(0, word(section, `${kind}Reference`, { type, "r:id": id }));
  return doc.package.xml(part)?.root as XmlElement;
}
