/** A small mutable XML tree: read with saxes, changed in place, written back with the prefixes and attributes it came with. */
import { SaxesParser, type SaxesTagNS } from "saxes";
import { encodeText, encodeXml } from "../../../src/hosts/package/xml-text.ts";

export const W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main";
const W_STRICT = "http://purl.oclc.org/ooxml/wordprocessingml/main";

/** Elements whose coming and going changes what the paragraphs of a story are. */
const STRUCTURAL = new Set(["p", "tbl", "tr", "tc", "sdt", "sdtContent", "body", "footnote", "endnote", "comment", "customXml"]);

export type XmlNode = XmlElement | XmlText | XmlRaw;

/** Character data, decoded. */
export class XmlText {
  readonly kind = "text";
  data: string;
  parent: XmlElement | null = null;

  constructor(data: string) {
    this.data = data;
  }
}

/** A comment or a processing instruction, as it stands in the source. */
export class XmlRaw {
  readonly kind = "raw";
  readonly source: string;
  parent: XmlElement | null = null;

  constructor(source: string) {
    this.source = source;
  }
}

export class XmlElement {
  readonly kind = "element";
  /** As the source spells it, prefix included. */
  readonly name: string;
  readonly prefix: string;
  readonly local: string;
  readonly namespace: string;
  /** The local name of an element of WordprocessingML, in either spelling of its namespace; "" for all others. */
  readonly w: string;
  /** Values by qualified name, in order. */
  readonly attributes = new Map<string, string>();
  readonly children: XmlNode[] = [];
  parent: XmlElement | null = null;
  /** Set on a root only. */
  document: XmlDocument | null = null;
  /** Goes up with each change below a paragraph. */
  stamp = 0;

  constructor(name: string, namespace: string) {
    const colon = name.indexOf(":");
    this.name = name;
    this.prefix = colon < 0 ? "" : name.slice(0, colon);
    this.local = name.slice(colon + 1);
    this.namespace = namespace;
    this.w = namespace === W || namespace === W_STRICT ? this.local : "";
  }

  get elements(): XmlElement[] {
    return this.children.filter((child): child is XmlElement => child.kind === "element");
  }

  get text(): string {
    let text = "";
    for (const child of this.children) if (child.kind !== "raw") text += child.kind === "text" ? child.data : child.text;
    return text;
  }

  /** The first child element of WordprocessingML with this local name. */
  child(local: string): XmlElement | null {
    for (const child of this.children) if (child.kind === "element" && child.w === local) return child;
    return null;
  }

  /** An attribute by its local name, whichever prefix it carries. */
  attr(local: string): string | null {
    const own = this.attributes.get(`${this.prefix === "" ? "w" : this.prefix}:${local}`) ?? this.attributes.get(local);
    if (own !== undefined) return own;
    for (const [name, value] of this.attributes) if (name.endsWith(`:${local}`) && !name.startsWith("xmlns:")) return value;
    return null;
  }

  /** The value of a toggle property such as w:b, or of w:val of a child; null where it is absent. */
  val(local: string): string | null {
    return this.child(local)?.attr("val") ?? null;
  }

  setAttr(name: string, value: string | null): void {
    if (value === null) this.attributes.delete(name);
    else this.attributes.set(name, value);
    this.touch(false);
  }

  insert(index: number, ...nodes: readonly XmlNode[]): void {
    for (const node of nodes) {
      node.parent?.remove(node);
      node.parent = this;
    }
    this.children.splice(index, 0, ...nodes);
    this.touch(nodes.some((node) => node.kind === "element" && STRUCTURAL.has(node.w)));
  }

  append(...nodes: readonly XmlNode[]): void {
    this.insert(this.children.length, ...nodes);
  }

  remove(node: XmlNode): void {
    const index = this.children.indexOf(node);
    if (index < 0) return;
    this.children.splice(index, 1);
    node.parent = null;
    this.touch(node.kind === "element" && STRUCTURAL.has(node.w));
  }

  /** Takes this element out of the tree, leaving its children in its place. */
  unwrap(): void {
    const parent = this.parent;
    if (!parent) return;
    const index = parent.children.indexOf(this);
    parent.remove(this);
    parent.insert(index, ...[...this.children]);
  }

  detach(): void {
    this.parent?.remove(this);
  }

  get index(): number {
    return this.parent ? this.parent.children.indexOf(this) : -1;
  }

  /** A copy without its children. */
  shell(): XmlElement {
    const copy = new XmlElement(this.name, this.namespace);
    for (const [name, value] of this.attributes) copy.attributes.set(name, value);
    return copy;
  }

  clone(): XmlElement {
    const copy = this.shell();
    for (const child of this.children) {
      const twin =
        child.kind === "element" ? child.clone() : child.kind === "text" ? new XmlText(child.data) : new XmlRaw(child.source);
      twin.parent = copy;
      copy.children.push(twin);
    }
    return copy;
  }

  /** Replaces all content by one piece of text. */
  setText(text: string): void {
    this.children.length = 0;
    this.append(new XmlText(text));
  }

  touch(isStructural: boolean): void {
    if (this.w === "p") this.stamp++;
    if (this.document) {
      this.document.isChanged = true;
      if (isStructural) this.document.structure++;
    }
    this.parent?.touch(isStructural);
  }

  get root(): XmlElement {
    return this.parent ? this.parent.root : this;
  }

  /** False once the element was taken out of its part. */
  get isAttached(): boolean {
    return this.root.document !== null;
  }

  /** The nearest ancestor of WordprocessingML with one of these local names. */
  closest(...locals: readonly string[]): XmlElement | null {
    for (let at = this.parent; at; at = at.parent) if (locals.includes(at.w)) return at;
    return null;
  }

  contains(node: XmlNode): boolean {
    for (let at: XmlNode | null = node; at; at = at.parent) if (at === this) return true;
    return false;
  }

  /** Every element below, in document order; `into` may keep it out of a subtree. */
  *descendants(into: (element: XmlElement) => boolean = () => true): Generator<XmlElement> {
    for (const child of this.children) {
      if (child.kind !== "element") continue;
      yield child;
      if (into(child)) yield* child.descendants(into);
    }
  }

  serialize(attribute: (name: string, value: string) => string = (_name, value) => value): string {
    let out = `<${this.name}`;
    for (const [name, value] of this.attributes) out += ` ${name}="${encodeXml(attribute(name, value))}"`;
    if (this.children.length === 0) return `${out}/>`;
    out += ">";
    for (const child of this.children)
      out += child.kind === "text" ? encodeText(child.data) : child.kind === "raw" ? child.source : child.serialize(attribute);
    return `${out}</${this.name}>`;
  }
}

/** One part. */
export class XmlDocument {
  readonly root: XmlElement;
  /** Comments and instructions before the root. */
  readonly prolog: string;
  isChanged = false;
  /** Goes up whenever paragraphs, tables or controls come or go. */
  structure = 0;

  constructor(root: XmlElement, prolog: string) {
    this.root = root;
    this.prolog = prolog;
    root.document = this;
  }

  serialize(): string {
    return `<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\r\n${this.prolog}${this.root.serialize()}`;
  }
}

/** @throws Error when the source is not well-formed */
export function parseXml(source: string): XmlDocument {
  const parser = new SaxesParser({ xmlns: true, position: false });
  const stack: XmlElement[] = [];
  let root: XmlElement | null = null;
  let prolog = "";
  const add = (node: XmlNode): void => {
    const parent = stack[stack.length - 1];
    if (!parent) return;
    node.parent = parent;
    parent.children.push(node);
  };
  const raw = (markup: string): void => {
    if (stack.length > 0) add(new XmlRaw(markup));
    else if (root === null) prolog += markup;
  };
  parser.on("error", (error) => {
    throw error;
  });
  parser.on("doctype", () => {
    throw new Error("A part with a DOCTYPE is refused.");
  });
  parser.on("opentag", (tag: SaxesTagNS) => {
    const element = new XmlElement(tag.name, tag.uri);
    for (const attribute of Object.values(tag.attributes)) element.attributes.set(attribute.name, attribute.value);
    add(element);
    root ??= element;
    stack.push(element);
  });
  parser.on("closetag", () => {
    stack.pop();
  });
  const text = (data: string): void => {
    const parent = stack[stack.length - 1];
    const last = parent?.children[parent.children.length - 1];
    if (last?.kind === "text") last.data += data;
    else if (data !== "") add(new XmlText(data));
  };
  parser.on("text", text);
  parser.on("cdata", text);
  parser.on("comment", (comment) => raw(`<!--${comment}-->`));
  parser.on("processinginstruction", ({ target, body }) => raw(`<?${target}${body === "" ? "" : ` ${body}`}?>`));
  parser.write(source.replace(/^\ufeff/, "")).close();
  if (root === null) throw new Error("A part without a root element.");
  return new XmlDocument(root, prolog);
}

/** An element of WordprocessingML as the part around `context` spells it; attributes by local name. */
export function word(
  context: XmlElement,
  local: string,
  attributes: Readonly<Record<string, string>> = {},
  ...children: readonly XmlNode[]
): XmlElement {
  const prefix = context.w === "" ? "w" : context.prefix;
  const element = new XmlElement(prefix === "" ? local : `${prefix}:${local}`, context.w === "" ? W : context.namespace);
  for (const [name, value] of Object.entries(attributes))
    element.attributes.set(name.includes(":") ? name : `${prefix === "" ? "w" : prefix}:${name}`, value);
  for (const child of children) {
    child.parent = element;
    element.children.push(child);
  }
  return element;
}

/** One element written with `w:`, as the part around `context` spells WordprocessingML. */
export function parseFragment(context: XmlElement, source: string): XmlElement {
  const namespace = context.w === "" ? W : context.namespace;
  const { root } = parseXml(`<w:x xmlns:w="${namespace}">${source}</w:x>`);
  const respell = (element: XmlElement): XmlElement => {
    const made = element.w === "" ? element.shell() : word(context, element.w);
    for (const [name, value] of element.attributes)
      made.attributes.set(
        name.startsWith("w:") && context.w !== "" && context.prefix !== "" ? `${context.prefix}:${name.slice(2)}` : name,
        value,
      );
    made.append(...[...element.children].map((child) => (child.kind === "element" ? respell(child) : child)));
    return made;
  };
  return respell(root.elements[0] as XmlElement);
}

/** Sees to it that the root declares a prefix for this namespace; an extension's is also named in mc:Ignorable, as Word does. */
export function declare(root: XmlElement, prefix: string, namespace: string, isIgnorable = false): void {
  if (root.attributes.get(`xmlns:${prefix}`) !== namespace) root.setAttr(`xmlns:${prefix}`, namespace);
  if (!isIgnorable) return;
  const mc = "http://schemas.openxmlformats.org/markup-compatibility/2006";
  if (root.attributes.get("xmlns:mc") !== mc) root.setAttr("xmlns:mc", mc);
  const ignorable = (root.attributes.get("mc:Ignorable") ?? "").split(/\s+/).filter((name) => name !== "");
  if (!ignorable.includes(prefix)) root.setAttr("mc:Ignorable", [...ignorable, prefix].join(" "));
}
