/** Scans XML once, and refuses what an XML parser would refuse. */
import { AppError } from "../../core/errors.ts";
import {
  ATTRIBUTE,
  DECLARATION,
  FORBIDDEN,
  isReference,
  NOTHING_IS_PLAIN,
  plainAttributes,
  QNAME,
  TARGET,
  XML_NAMESPACE,
  XMLNS_NAMESPACE,
} from "./xml-grammar.ts";
import { decodeXml } from "./xml-text.ts";
import type { Bindings, Vocabulary, XmlAttribute, XmlName, XmlTree } from "./xml.ts";

/** Deeper than any real document (the deepest of 2,284 files had 61 levels). */
export const DEPTH_LIMIT = 1000;

function notWellFormed(part: string, what: string): AppError {
  return new AppError("damaged-document", {
    sv: `Filen är skadad: delen ${part} är inte riktig XML (${what}). Öppna den i Word och spara om den.`,
    en: `The file is damaged: the part ${part} is not well-formed XML (${what}). Open it in Word and save it again.`,
  });
}

/**
 * Accepts what an XML 1.0 parser with namespaces accepts, and refuses what it refuses.
 * @param part name of the part, for error sentences
 * @param outer prefixes bound outside, when `source` is a fragment cut from a larger part
 * @param isKnown true for markup that has been scanned before or was made here: only its structure is read, in half the time
 * @throws AppError damaged-document (not well-formed), external-entities (a DOCTYPE), too-large (nested too deep)
 */
export function scanXml(
  source: string,
  vocabulary: Vocabulary,
  part: string,
  outer: Bindings = new Map(),
  isKnown = false,
): XmlTree {
  return new Scanner(source, vocabulary, part, outer, isKnown).scan();
}

/**
 * As `scanXml`, for what stands inside an element: several elements, or none, with text beside them. Their parent is -1.
 * Only for markup that was made here or has been scanned before.
 */
export function scanContent(source: string, vocabulary: Vocabulary, part: string, outer: Bindings): XmlTree {
  return new Scanner(source, vocabulary, part, outer, true, true).scan();
}

/** What holds for the bindings in force: a new one whenever these change. */
interface Scope {
  readonly bindings: Bindings;
  /** Names by spelling. */
  readonly interned: Map<string, number>;
  readonly plain: RegExp;
}

/** Made once for each set of prefixes: a handful in real files. A file with more than these is read the slow way. */
const plain = new Map<string, RegExp>();
const MOST_SETS = 100;

/** After any place in a source, and small enough for V8 to keep it in the field itself rather than as an object of its own. */
const NOWHERE = 0x7fffffff;

const positionOf = (source: string, what: string, from: number): number => {
  const at = source.indexOf(what, from);
  return at < 0 ? NOWHERE : at;
};

class Scanner {
  private readonly source: string;
  private readonly vocabulary: Vocabulary;
  private readonly part: string;
  private readonly isKnown: boolean;
  private readonly isContent: boolean;
  private readonly names: XmlName[] = [];
  /** By name: the attributes of the last tag that was found in order. */
  private readonly checked: string[] = [];
  private scope: Scope;
  private sets = 0;
  private nextDeclaration = -1;
  private nextReference = -1;
  private nextSectionEnd = -1;
  private nextApostrophe = -1;
  private count = 0;
  private capacity: number;
  private name: Uint32Array;
  private code: Uint16Array;
  private start: Uint32Array;
  private openEnd: Uint32Array;
  private closeStart: Uint32Array;
  private end: Uint32Array;
  private parent: Int32Array;
  private next: Uint32Array;

  constructor(
    source: string,
    vocabulary: Vocabulary,
    part: string,
    outer: Bindings,
    isKnown: boolean,
    isContent: boolean = false,
  ) {
    this.isContent = isContent;
    this.source = source;
    this.vocabulary = vocabulary;
    this.part = part;
    this.isKnown = isKnown;
    this.scope = { bindings: outer, interned: new Map(), plain: this.plainFor(outer) };
    this.capacity = Math.max(64, source.length >>> 5);
    const n = this.capacity;
    this.name = new Uint32Array(n);
    this.code = new Uint16Array(n);
    this.start = new Uint32Array(n);
    this.openEnd = new Uint32Array(n);
    this.closeStart = new Uint32Array(n);
    this.end = new Uint32Array(n);
    this.parent = new Int32Array(n);
    this.next = new Uint32Array(n);
  }

  scan(): XmlTree {
    const { source } = this;
    const stack: number[] = [];
    const restore: (Scope | null)[] = [];
    if (!this.isKnown && source.search(FORBIDDEN) >= 0) throw notWellFormed(this.part, "otillåtet tecken / forbidden character");
    let roots = 0;
    let at = 0;
    for (;;) {
      const open = source.indexOf("<", at);
      if (stack.length === 0 && !this.isContent) this.onlySpace(at, open < 0 ? source.length : open);
      else if (!this.isKnown && open > at) this.checkText(at, open);
      if (open < 0) break;
      const mark = source.charCodeAt(open + 1);
      if (mark === 0x2f /* </ */) {
        const element = stack.pop();
        if (element === undefined) throw notWellFormed(this.part, "sluttagg utan starttagg / end tag without a start tag");
        at = this.closeElement(element, open);
        const saved = restore.pop();
        if (saved) this.scope = saved;
      } else if (mark === 0x21 /* <! */ || mark === 0x3f /* <? */) {
        at = this.skipSpecial(open, stack.length > 0 || this.isContent);
      } else {
        if (stack.length === 0 && ++roots > 1 && !this.isContent)
          throw notWellFormed(this.part, "flera rotelement / several root elements");
        const saved = this.scope;
        const parent = stack.length > 0 ? (stack[stack.length - 1] as number) : -1;
        const element = this.openElement(open, parent);
        at = this.openEnd[element] as number;
        const changed = this.scope !== saved ? saved : null;
        if (source.charCodeAt(at - 2) === 0x2f) {
          this.closeStart[element] = at;
          this.end[element] = at;
          this.next[element] = this.count;
          if (changed) this.scope = changed;
        } else {
          stack.push(element);
          restore.push(changed);
          if (stack.length > DEPTH_LIMIT) {
            throw new AppError("too-large", {
              sv: `Filen öppnas inte: delen ${this.part} har fler än ${DEPTH_LIMIT} nivåer. Kontrollera var filen kommer ifrån.`,
              en: `The file is not opened: the part ${this.part} has more than ${DEPTH_LIMIT} levels. Check where the file comes from.`,
            });
          }
        }
      }
    }
    if (stack.length > 0) throw notWellFormed(this.part, "slutar mitt i ett element / ends inside an element");
    if (roots === 0 && !this.isContent) throw notWellFormed(this.part, "tom / empty");
    const n = this.count;
    return {
      source,
      count: n,
      names: this.names,
      name: this.name.subarray(0, n),
      code: this.code.subarray(0, n),
      start: this.start.subarray(0, n),
      openEnd: this.openEnd.subarray(0, n),
      closeStart: this.closeStart.subarray(0, n),
      end: this.end.subarray(0, n),
      parent: this.parent.subarray(0, n),
      next: this.next.subarray(0, n),
    };
  }

  private onlySpace(from: number, to: number): void {
    for (let at = from; at < to; at++) {
      const c = this.source.charCodeAt(at);
      if (c > 0x20 && (c !== 0xfeff || at > 0))
        throw notWellFormed(this.part, "text utanför rotelementet / text outside the root element");
    }
  }

  private openElement(open: number, parent: number): number {
    const nameEnd = this.endOfName(open + 1);
    if (nameEnd === open + 1) throw notWellFormed(this.part, "ogiltig tagg / bad tag");
    const tagEnd = this.endOfTag(nameEnd);
    const element = this.count++;
    if (element >= this.capacity) this.grow();
    const name = this.nameOfTag(open, nameEnd, tagEnd);
    this.name[element] = name;
    this.code[element] = (this.names[name] as XmlName).code;
    this.start[element] = open;
    this.openEnd[element] = tagEnd;
    this.parent[element] = parent;
    return element;
  }

  /** The index of the tag's name; its attributes are checked on the way. */
  private nameOfTag(open: number, nameEnd: number, tagEnd: number): number {
    const last = this.source.charCodeAt(tagEnd - 2) === 0x2f ? tagEnd - 2 : tagEnd - 1;
    if (nameEnd < last && this.declares(nameEnd, tagEnd)) {
      const attributes = this.attributesOfTag(nameEnd, tagEnd);
      this.bind(attributes);
      this.checkNames(attributes);
      return this.intern(this.source.slice(open + 1, nameEnd));
    }
    const name = this.intern(this.source.slice(open + 1, nameEnd));
    if (nameEnd < last && !this.isKnown) {
      const attributes = this.source.slice(nameEnd, tagEnd);
      // Very often a tag repeats the last one of its name, letter for letter; names are known by the bindings they were met under.
      if (attributes === this.checked[name]) return name;

      const { plain } = this.scope;
      plain.lastIndex = nameEnd;
      // Looking for a name that stands twice costs the square of the tag's length, so that long tags go the slow way.
      if (tagEnd - nameEnd > 4000 || !plain.test(this.source) || plain.lastIndex !== tagEnd)
        this.checkNames(this.attributesOfTag(nameEnd, tagEnd));
      this.checked[name] = attributes;
    }
    return name;
  }

  /** The attributes of a start tag, each in order by itself. */
  private attributesOfTag(from: number, to: number): XmlAttribute[] {
    const { source } = this;
    const attributes: XmlAttribute[] = [];
    const last = source.charCodeAt(to - 2) === 0x2f ? to - 2 : to - 1;
    for (let at = from; ;) {
      const before = at;
      while (at < last && source.charCodeAt(at) <= 0x20) at++;
      if (at === last) return attributes;
      ATTRIBUTE.lastIndex = at;
      const match = at > before ? ATTRIBUTE.exec(source) : null;
      if (!match || ATTRIBUTE.lastIndex > last) throw notWellFormed(this.part, "ogiltigt attribut / bad attribute");
      const raw = match[2] ?? match[3] ?? "";
      for (let reference = raw.indexOf("&"); reference >= 0; reference = raw.indexOf("&", reference + 1))
        this.checkReference(raw, reference);
      attributes.push({ qname: match[1] as string, value: decodeXml(raw) });
      at = ATTRIBUTE.lastIndex;
    }
  }

  /** Attribute names are names, their prefixes are bound, and none stands twice, whatever its prefix. */
  private checkNames(attributes: readonly XmlAttribute[]): void {
    const seen = new Set<string>();
    for (const { qname } of attributes) {
      if (!QNAME.test(qname)) throw notWellFormed(this.part, "ogiltigt namn / bad name");
      const colon = qname.indexOf(":");
      const prefix = colon < 0 ? "" : qname.slice(0, colon);
      const namespace = prefix === "" ? "" : prefix === "xmlns" ? XMLNS_NAMESPACE : this.namespaceOf(prefix);
      const name = `${namespace} ${qname.slice(colon + 1)}`;
      if (seen.has(name))
        throw notWellFormed(this.part, `attributet ${qname} står två gånger / the attribute ${qname} stands twice`);
      seen.add(name);
    }
  }

  private namespaceOf(prefix: string): string {
    const namespace = this.scope.bindings.get(prefix) ?? (prefix === "xml" ? XML_NAMESPACE : "");
    if (prefix !== "" && namespace === "") throw notWellFormed(this.part, `okänt prefix / unbound prefix ${prefix}`);
    return namespace;
  }

  /** References in text are to something known, and no section ends that was not begun. */
  private checkText(from: number, to: number): void {
    const { source } = this;
    if (this.nextReference < from) this.nextReference = positionOf(source, "&", from);
    while (this.nextReference < to) {
      this.checkReference(source, this.nextReference);
      this.nextReference = positionOf(source, "&", this.nextReference + 1);
    }
    if (this.nextSectionEnd < from) this.nextSectionEnd = positionOf(source, "]]>", from);
    if (this.nextSectionEnd < to) throw notWellFormed(this.part, "]]> i text / ]]> in text");
  }

  private checkReference(text: string, at: number): void {
    if (!isReference(text, at)) throw notWellFormed(this.part, "okänd referens / unknown reference");
  }

  private closeElement(element: number, open: number): number {
    const { source } = this;
    const qname = (this.names[this.name[element] as number] as XmlName).qname;
    let at = open + 2 + qname.length;
    if (!source.startsWith(qname, open + 2)) throw notWellFormed(this.part, "taggarna stämmer inte / tags do not match");
    while (source.charCodeAt(at) <= 0x20) at++;
    if (source.charCodeAt(at) !== 0x3e) throw notWellFormed(this.part, "taggarna stämmer inte / tags do not match");
    this.closeStart[element] = open;
    this.end[element] = at + 1;
    this.next[element] = this.count;
    return at + 1;
  }

  private endOfName(at: number): number {
    const { source } = this;
    for (;;) {
      const c = source.charCodeAt(at);
      if (c <= 0x20 || c === 0x3e || c === 0x2f || Number.isNaN(c)) return at;
      if (c === 0x3c || c === 0x22 || c === 0x27 || c === 0x26 || c === 0x3d)
        throw notWellFormed(this.part, "ogiltigt namn / bad name");
      at++;
    }
  }

  /**
   * Just after the `>` that ends the start tag, quotes respected. Nearly every tag ends at the first `>`, and a look at the two
   * characters before it settles that; the rest is read character by character.
   */
  private endOfTag(at: number): number {
    const { source } = this;
    const first = source.indexOf(">", at);
    if (this.nextApostrophe < at) this.nextApostrophe = positionOf(source, "'", at);
    if (first >= 0 && this.nextApostrophe > first && source.indexOf("<", at) > first) {
      const last = first - (source.charCodeAt(first - 1) === 0x2f ? 2 : 1);
      const before = source.charCodeAt(last - 1);
      // A quote here closes its value unless `=` or a blank stands before it: then it may be the one that opens it.
      if (last < at || (source.charCodeAt(last) === 0x22 && before !== 0x3d && before > 0x20)) return first + 1;
    }
    for (;;) {
      const c = source.charCodeAt(at);
      if (c === 0x3e) return at + 1;
      if (c === 0x22 || c === 0x27) {
        at = source.indexOf(c === 0x22 ? '"' : "'", at + 1);
        if (at < 0) throw notWellFormed(this.part, "attribut utan slut / unfinished attribute");
      } else if (c === 0x3c || Number.isNaN(c)) throw notWellFormed(this.part, "tagg utan slut / unfinished tag");
      at++;
    }
  }

  /** Looks ahead once for the next declaration in the source, so that scanning stays linear. */
  private declares(from: number, to: number): boolean {
    if (this.nextDeclaration < from) this.nextDeclaration = positionOf(this.source, "xmlns", from);
    return this.nextDeclaration < to;
  }

  private plainFor(bindings: Bindings): RegExp {
    if (this.isKnown) return NOTHING_IS_PLAIN;
    const prefixes = [...bindings.keys(), "xml"].filter((prefix) => /^\w+$/.test(prefix)).join("|");
    const known = plain.get(prefixes);
    if (known) return known;
    if (++this.sets > MOST_SETS) return NOTHING_IS_PLAIN;
    if (plain.size >= MOST_SETS) plain.clear();
    const made = plainAttributes(prefixes);
    plain.set(prefixes, made);
    return made;
  }

  private bind(attributes: readonly XmlAttribute[]): void {
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
    this.scope = { bindings, interned: new Map(), plain: this.plainFor(bindings) };
  }

  private intern(qname: string): number {
    const known = this.scope.interned.get(qname);
    if (known !== undefined) return known;
    if (!QNAME.test(qname)) throw notWellFormed(this.part, "ogiltigt namn / bad name");
    const colon = qname.indexOf(":");
    const prefix = colon < 0 ? "" : qname.slice(0, colon);
    const local = qname.slice(colon + 1);
    const namespace = this.namespaceOf(prefix);
    const id = this.names.length;
    this.names.push({ qname, prefix, local, namespace, code: this.vocabulary(namespace, local) });
    this.scope.interned.set(qname, id);
    return id;
  }

  /** Comment, CDATA, processing instruction. A DOCTYPE is refused: it could name entities outside the file. */
  private skipSpecial(open: number, inside: boolean): number {
    const { source } = this;
    if (source.startsWith("<!--", open)) {
      const end = source.indexOf("--", open + 4);
      if (end < 0 || source.charCodeAt(end + 2) !== 0x3e) throw notWellFormed(this.part, "ogiltig kommentar / bad comment");
      return end + 3;
    }
    if (source.startsWith("<![CDATA[", open)) {
      const end = source.indexOf("]]>", open + 9);
      if (!inside || end < 0) throw notWellFormed(this.part, "CDATA utan slut / unfinished CDATA");
      return end + 3;
    }
    if (source.startsWith("<?", open)) return this.instruction(open);
    throw new AppError("external-entities", {
      sv: "Filen innehåller en DOCTYPE-deklaration, som kan hämta innehåll utifrån. Den öppnas därför inte. Spara om dokumentet i Word.",
      en: "The file contains a DOCTYPE declaration, which can fetch content from outside. It is therefore not opened. Save the document again in Word.",
    });
  }

  /** Just after a processing instruction, or the XML declaration, which may stand at the very start alone. */
  private instruction(open: number): number {
    const { source } = this;
    TARGET.lastIndex = open;
    const target = TARGET.exec(source)?.[1];
    const end = source.indexOf("?>", open + 2);
    if (target === undefined || end < 0) throw notWellFormed(this.part, "ogiltig instruktion / bad instruction");
    if (target.toLowerCase() !== "xml") return end + 2;
    DECLARATION.lastIndex = open;
    const first = (open === 0 && !this.isContent) || (open === 1 && source.charCodeAt(0) === 0xfeff);
    if (!first || !DECLARATION.test(source)) throw notWellFormed(this.part, "ogiltig XML-deklaration / bad XML declaration");
    return DECLARATION.lastIndex;
  }

  private grow(): void {
    this.capacity *= 2;
    const n = this.capacity;
    const enlarge = <T extends Uint32Array | Int32Array | Uint16Array>(fresh: T, old: T): T => {
      fresh.set(old);
      return fresh;
    };
    this.name = enlarge(new Uint32Array(n), this.name);
    this.code = enlarge(new Uint16Array(n), this.code);
    this.start = enlarge(new Uint32Array(n), this.start);
    this.openEnd = enlarge(new Uint32Array(n), this.openEnd);
    this.closeStart = enlarge(new Uint32Array(n), this.closeStart);
    this.end = enlarge(new Uint32Array(n), this.end);
    this.parent = enlarge(new Int32Array(n), this.parent);
    this.next = enlarge(new Uint32Array(n), this.next);
  }
}
