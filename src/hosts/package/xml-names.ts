/** The names of a source under the bindings in force, each looked up and checked once. */
import { AppError } from "../../core/errors.ts";
import { QNAME, XML_NAMESPACE, XMLNS_NAMESPACE } from "./xml-grammar.ts";
import type { Bindings, Vocabulary, XmlAttribute, XmlName } from "./xml.ts";

export function notWellFormed(part: string, what: string): AppError {
  return new AppError("damaged-document", {
    sv: `Filen är skadad: delen ${part} är inte riktig XML (${what}). Öppna den i Word och spara om den.`,
    en: `The file is damaged: the part ${part} is not well-formed XML (${what}). Open it in Word and save it again.`,
  });
}

/** What holds for the bindings in force: a new one whenever these change. */
export interface Scope {
  readonly bindings: Bindings;
  /** Elements and attributes by spelling. */
  readonly elements: Map<string, number>;
  readonly attributes: Map<string, number>;
}

const scopeOf = (bindings: Bindings): Scope => ({ bindings, elements: new Map(), attributes: new Map() });

export class Names {
  /** Names of elements, by index. */
  readonly list: XmlName[] = [];
  scope: Scope;
  private readonly vocabulary: Vocabulary;
  private readonly part: string;
  /** Attributes by namespace and local name: two spellings of one name are the same number. */
  private readonly expanded = new Map<string, number>();

  constructor(vocabulary: Vocabulary, part: string, outer: Bindings) {
    this.vocabulary = vocabulary;
    this.part = part;
    this.scope = scopeOf(outer);
  }

  /** The index of an element's name. */
  element(qname: string): number {
    const known = this.scope.elements.get(qname);
    if (known !== undefined) return known;
    const { prefix, local } = this.parted(qname);
    const namespace = this.namespaceOf(prefix);
    const id = this.list.length;
    this.list.push({ qname, prefix, local, namespace, code: this.vocabulary(namespace, local) });
    this.scope.elements.set(qname, id);
    return id;
  }

  /** A number for an attribute's name, the same for every spelling of it. A name without prefix is in no namespace. */
  attribute(qname: string): number {
    const known = this.scope.attributes.get(qname);
    if (known !== undefined) return known;
    const { prefix, local } = this.parted(qname);
    const namespace = prefix === "" ? "" : prefix === "xmlns" ? XMLNS_NAMESPACE : this.namespaceOf(prefix);
    const name = `${namespace} ${local}`;
    const id = this.expanded.get(name) ?? this.expanded.size;
    this.expanded.set(name, id);
    this.scope.attributes.set(qname, id);
    return id;
  }

  /** The scope inside a tag that declares prefixes. */
  within(attributes: readonly XmlAttribute[]): Scope {
    const bindings = new Map(this.scope.bindings);
    for (const { qname, value } of attributes) {
      if (qname === "xmlns") bindings.set("", value);
      else if (qname.startsWith("xmlns:")) bindings.set(qname.slice(6), value);
      else continue;
      const prefix = qname.slice(6);
      const reserved = value === XMLNS_NAMESPACE || prefix === "xmlns" || (prefix === "xml") !== (value === XML_NAMESPACE);
      if (reserved || (prefix !== "" && value.trim() === ""))
        throw notWellFormed(this.part, `prefixet ${prefix} kan inte betyda det / the prefix ${prefix} cannot mean that`);
    }
    return scopeOf(bindings);
  }

  private parted(qname: string): { readonly prefix: string; readonly local: string } {
    if (!QNAME.test(qname)) throw notWellFormed(this.part, "ogiltigt namn / bad name");
    const colon = qname.indexOf(":");
    return { prefix: colon < 0 ? "" : qname.slice(0, colon), local: qname.slice(colon + 1) };
  }

  private namespaceOf(prefix: string): string {
    const namespace = this.scope.bindings.get(prefix) ?? (prefix === "xml" ? XML_NAMESPACE : "");
    if (prefix !== "" && namespace === "") throw notWellFormed(this.part, `okänt prefix / unbound prefix ${prefix}`);
    return namespace;
  }
}
