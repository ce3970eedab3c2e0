/** Scans XML once, byte by byte, and refuses what an XML parser would refuse. */
import { AppError } from "../../core/errors.ts";
import { ATTRIBUTES, DECLARATION, isReference, TARGET } from "./xml-grammar.ts";
import {
  AMPERSAND,
  APOSTROPHE,
  BEYOND_ASCII,
  BLANK,
  BRACKET,
  COUNTS_IN_TEXT,
  COUNTS_IN_VALUE,
  ENDS_ATTRIBUTE_NAME,
  ENDS_TAG_NAME,
  EQUALS,
  GT,
  LT,
  QUOTE,
  SLASH,
  WORK,
} from "./xml-bytes.ts";
import { TreeBuilder } from "./xml-builder.ts";
import { Names, notWellFormed, type Scope } from "./xml-names.ts";
import { Spellings } from "./xml-spellings.ts";
import { decodeXml } from "./xml-text.ts";
import type { Bindings, Vocabulary, XmlName, XmlTree } from "./xml.ts";

/** Deeper than any real document (the deepest of 2,284 files had 61 levels). */
export const DEPTH_LIMIT = 1000;

/**
 * Accepts what an XML 1.0 parser with namespaces accepts, and refuses what it refuses.
 * @param part name of the part, for error sentences
 * @param outer prefixes bound outside, when `source` is a fragment cut from a larger part
 * @param isKnown true for markup that has been scanned before or was made here: names of attributes and references are not looked at again
 * @throws AppError damaged-document (not well-formed), external-entities (a DOCTYPE), too-large (nested too deep)
 */
export function scanXml(
  source: string,
  vocabulary: Vocabulary,
  part: string,
  outer: Bindings = new Map(),
  isKnown = false,
): XmlTree {
  return new Scanner(source, new TextEncoder().encode(source), vocabulary, part, outer, isKnown, false).scan();
}

/** As `scanXml`, for a source whose UTF-8 is at hand. */
export function scanUtf8(bytes: Uint8Array, source: string, vocabulary: Vocabulary, part: string): XmlTree {
  return new Scanner(source, bytes, vocabulary, part, new Map(), false, false).scan();
}

/**
 * As `scanXml`, for what stands inside an element: several elements, or none, with text beside them. Their parent is -1.
 * Only for markup that was made here or has been scanned before.
 */
export function scanContent(source: string, vocabulary: Vocabulary, part: string, outer: Bindings): XmlTree {
  return new Scanner(source, new TextEncoder().encode(source), vocabulary, part, outer, true, true).scan();
}

const BAD_ATTRIBUTE = "ogiltigt attribut / bad attribute";
const NO_MATCH = "taggarna stämmer inte / tags do not match";

const utf8 = new TextDecoder();

/** More attributes than any real tag has, at three numbers each. */
const MANY = 3 * 40;

/**
 * Walks the bytes: markup is ASCII, and a byte is read in a fraction of the time that a character of a string takes. Places in the
 * tree are the string's, which lie `shift` before those of the bytes.
 */
class Scanner {
  private readonly source: string;
  private readonly bytes: Uint8Array;
  private readonly part: string;
  private readonly isKnown: boolean;
  private readonly isContent: boolean;
  private readonly names: Names;
  private readonly elements: Spellings;
  private readonly attributes: Spellings;
  private readonly tree: TreeBuilder;
  private at = 0;
  private shift = 0;
  /** Of the start tag just read: where each attribute's name begins and ends, and its hash. */
  private readonly met: number[] = [];
  /** True when that tag declares prefixes. */
  private declares = false;

  constructor(
    source: string,
    bytes: Uint8Array,
    vocabulary: Vocabulary,
    part: string,
    outer: Bindings,
    isKnown: boolean,
    isContent: boolean,
  ) {
    this.source = source;
    this.bytes = bytes;
    this.part = part;
    this.isKnown = isKnown;
    this.isContent = isContent;
    this.names = new Names(vocabulary, part, outer);
    this.elements = new Spellings(bytes);
    this.attributes = new Spellings(bytes);
    this.tree = new TreeBuilder(source);
  }

  scan(): XmlTree {
    const { bytes, tree } = this;
    const stack: number[] = [];
    /** Where the name in each open start tag begins. */
    const tags: number[] = [];
    const restore: (Scope | null)[] = [];
    let roots = 0;
    for (;;) {
      const depth = stack.length;
      if (depth === 0 && !this.isContent) this.skipSpace();
      else this.skipText();
      if (this.at >= bytes.length) break;
      const mark = bytes[this.at + 1];
      if (mark === SLASH) {
        const element = stack.pop();
        if (element === undefined) throw this.refused("sluttagg utan starttagg / end tag without a start tag");
        this.closeElement(element, tags.pop() as number);
        const saved = restore.pop();
        if (saved) this.enter(saved);
      } else if (mark === 0x21 /* <! */ || mark === 0x3f /* <? */) {
        this.skipSpecial(depth > 0 || this.isContent);
      } else {
        if (depth === 0 && ++roots > 1 && !this.isContent) throw this.refused("flera rotelement / several root elements");
        const saved = this.names.scope;
        const tag = this.at + 1;
        const element = this.openElement(depth > 0 ? (stack[depth - 1] as number) : -1);
        const changed = this.names.scope === saved ? null : saved;
        if (bytes[this.at - 2] === SLASH) {
          const end = this.at - this.shift;
          tree.close(element, end, end);
          if (changed) this.enter(changed);
        } else {
          stack.push(element);
          tags.push(tag);
          restore.push(changed);
          if (depth >= DEPTH_LIMIT) throw tooDeep(this.part);
        }
      }
    }
    if (stack.length > 0) throw this.refused("slutar mitt i ett element / ends inside an element");
    if (roots === 0 && !this.isContent) throw this.refused("tom / empty");
    return tree.tree(this.names.list);
  }

  private refused(what: string): AppError {
    return notWellFormed(this.part, what);
  }

  private enter(scope: Scope): void {
    this.names.scope = scope;
    this.elements.forget();
    this.attributes.forget();
  }

  /** To the next tag, or the end, with nothing but blanks and a byte order mark on the way. */
  private skipSpace(): void {
    const { bytes } = this;
    if (this.at === 0 && this.source.charCodeAt(0) === 0xfeff) {
      this.at = 3;
      this.shift = 2;
    }
    for (; this.at < bytes.length; this.at++) {
      const b = bytes[this.at] as number;
      if (b === LT) return;
      if (b > BLANK) throw this.refused("text utanför rotelementet / text outside the root element");
      if (b < BLANK) this.unusual(b, this.at);
    }
  }

  /** To the next tag, or the end. References on the way are to something known, and no section ends that was not begun. */
  private skipText(): void {
    const { bytes } = this;
    const { length } = bytes;
    let at = this.at;
    for (; at < length; at++) {
      const b = bytes[at] as number;
      if (((WORK[b] as number) & COUNTS_IN_TEXT) === 0) continue;
      if (b === LT) break;
      if (b === AMPERSAND) this.checkReference(at);
      else if (b !== BRACKET) this.unusual(b, at);
      else if (bytes[at + 1] === BRACKET && bytes[at + 2] === GT) throw this.refused("]]> i text / ]]> in text");
    }
    this.at = at;
  }

  /** A byte that is no plain character of markup: a character that XML forbids is refused, one beyond ASCII moves the string's places. */
  private unusual(b: number, at: number): void {
    // Two to three bytes are one unit of the string, four are two.
    if (b >= 0xf0) this.shift--;
    else if (b >= BEYOND_ASCII && b < 0xc0) this.shift++;
    const isForbidden =
      b < BLANK
        ? b !== 0x09 && b !== 0x0a && b !== 0x0d
        : b === 0xef && this.bytes[at + 1] === 0xbf && (this.bytes[at + 2] as number) >= 0xbe;
    if (isForbidden) throw this.refused("otillåtet tecken / forbidden character");
  }

  private checkReference(at: number): void {
    if (!isReference(this.source, at - this.shift)) throw this.refused("okänd referens / unknown reference");
  }

  private openElement(parent: number): number {
    const { bytes, elements } = this;
    const { length } = bytes;
    const start = this.at - this.shift;
    const from = this.at + 1;
    let hash = 0;
    let to = from;
    for (; to < length; to++) {
      const b = bytes[to] as number;
      if (((WORK[b] as number) & ENDS_TAG_NAME) !== 0) break;
      hash = (hash * 31 + b) | 0;
      if (b >= BEYOND_ASCII) this.unusual(b, to);
    }
    if (to === from) throw this.refused("ogiltig tagg / bad tag");
    let count = 0;
    if (bytes[to] === GT) this.at = to + 1;
    else count = this.readAttributes(to);
    const openEnd = this.at - this.shift;
    if (this.declares) this.declare(start + 1, openEnd);
    let name = elements.meaningOf(from, to, hash);
    if (name < 0) name = elements.keep(from, to, hash, this.names.element(this.spelt(from, to)));
    if (count > 0 && !this.isKnown) this.checkAttributes(count);
    return this.tree.open(name, (this.names.list[name] as XmlName).code, start, openEnd, parent);
  }

  /** To the end of a start tag, each attribute on the way in order by itself; how many numbers of them there are in `met`. */
  private readAttributes(tagNameEnd: number): number {
    const { bytes, met } = this;
    const { length } = bytes;
    let count = 0;
    for (let at = tagNameEnd; at < length; at++) {
      const from = this.skipBlanks(at);
      const end = bytes[from] === SLASH ? from + 1 : from;
      if (bytes[end] === GT) {
        this.at = end + 1;
        return count;
      }
      if (from === at) break;
      let hash = 0;
      for (at = from; at < length; at++) {
        const b = bytes[at] as number;
        if (((WORK[b] as number) & ENDS_ATTRIBUTE_NAME) !== 0) break;
        hash = (hash * 31 + b) | 0;
        if (b >= BEYOND_ASCII) this.unusual(b, at);
      }
      if (at === from) break;
      met[count++] = from;
      met[count++] = at;
      met[count++] = hash;
      if (bytes[from] === 0x78 /* x */ && this.stands("xmlns", from)) this.declares = true;
      if (bytes[at] !== EQUALS) at = this.skipBlanks(at);
      if (bytes[at] !== EQUALS) break;
      at++;
      if (bytes[at] !== QUOTE) at = this.skipBlanks(at);
      const quote = bytes[at];
      if (quote !== QUOTE && quote !== APOSTROPHE) break;
      for (at++; at < length; at++) {
        const b = bytes[at] as number;
        if (b === quote) break;
        if (((WORK[b] as number) & COUNTS_IN_VALUE) === 0) continue;
        if (b === AMPERSAND) this.checkReference(at);
        else if (b === LT) throw this.refused(BAD_ATTRIBUTE);
        else this.unusual(b, at);
      }
    }
    throw this.refused(BAD_ATTRIBUTE);
  }

  /** The next place that is no blank, or the end. */
  private skipBlanks(from: number): number {
    const { bytes } = this;
    let at = from;
    for (; at < bytes.length; at++) {
      const b = bytes[at] as number;
      if (b > BLANK) break;
      if (b < BLANK) this.unusual(b, at);
    }
    return at;
  }

  /** Enters the scope of a tag that declares prefixes, which stands between two places of the string. */
  private declare(from: number, to: number): void {
    this.declares = false;
    const tag = this.source.slice(from, to);
    const attributes = Array.from(tag.matchAll(ATTRIBUTES), ([, qname, double, single]) => ({
      qname: qname as string,
      value: decodeXml(double ?? single ?? ""),
    }));
    this.enter(this.names.within(attributes));
  }

  /** Names of attributes are names, their prefixes are bound, and none stands twice, whatever its prefix. */
  private checkAttributes(count: number): void {
    const { met, attributes } = this;
    for (let index = 0; index < count; index += 3) {
      const from = met[index] as number;
      const to = met[index + 1] as number;
      const hash = met[index + 2] as number;
      let name = attributes.meaningOf(from, to, hash);
      if (name < 0) name = attributes.keep(from, to, hash, this.names.attribute(this.spelt(from, to)));
      met[index] = name;
      // Where there are many, pairs would cost the square of their number.
      for (let earlier = count > MANY ? index : 0; earlier < index; earlier += 3) if (met[earlier] === name) throw this.twice();
    }
    if (count > MANY && new Set(met.filter((_, index) => index < count && index % 3 === 0)).size < count / 3) throw this.twice();
  }

  private twice(): AppError {
    return this.refused("ett attribut står två gånger / an attribute stands twice");
  }

  private spelt(from: number, to: number): string {
    return utf8.decode(this.bytes.subarray(from, to));
  }

  private closeElement(element: number, tag: number): void {
    const { bytes } = this;
    const { length } = bytes;
    const closeStart = this.at - this.shift;
    let at = this.at + 2;
    for (let named = tag; at < length; at++, named++) {
      const b = bytes[named] as number;
      if (((WORK[b] as number) & ENDS_TAG_NAME) !== 0) break;
      if (bytes[at] !== b) throw this.refused(NO_MATCH);
      if (b >= BEYOND_ASCII) this.unusual(b, at);
    }
    if (bytes[at] !== GT) at = this.skipBlanks(at);
    if (bytes[at] !== GT) throw this.refused(NO_MATCH);
    this.at = at + 1;
    this.tree.close(element, closeStart, this.at - this.shift);
  }

  /** Comment, CDATA, processing instruction. A DOCTYPE is refused: it could name entities outside the file. */
  private skipSpecial(inside: boolean): void {
    const open = this.at;
    if (this.stands("<!--", open)) {
      this.at = open + 4;
      if (!this.goTo("--") || this.bytes[this.at + 2] !== GT) throw this.refused("ogiltig kommentar / bad comment");
      this.at += 3;
    } else if (this.stands("<![CDATA[", open)) {
      this.at = open + 9;
      if (!inside || !this.goTo("]]>")) throw this.refused("CDATA utan slut / unfinished CDATA");
      this.at += 3;
    } else if (this.stands("<?", open)) this.skipInstruction();
    else
      throw new AppError("external-entities", {
        sv: "Filen innehåller en DOCTYPE-deklaration, som kan hämta innehåll utifrån. Den öppnas därför inte. Spara om dokumentet i Word.",
        en: "The file contains a DOCTYPE declaration, which can fetch content from outside. It is therefore not opened. Save the document again in Word.",
      });
  }

  /** A processing instruction, or the XML declaration, which may stand at the very start alone. */
  private skipInstruction(): void {
    const { source } = this;
    const open = this.at - this.shift;
    TARGET.lastIndex = open;
    const target = TARGET.exec(source)?.[1];
    this.at += 2;
    if (target === undefined || !this.goTo("?>")) throw this.refused("ogiltig instruktion / bad instruction");
    this.at += 2;
    if (target.toLowerCase() !== "xml") return;
    DECLARATION.lastIndex = open;
    const first = (open === 0 && !this.isContent) || (open === 1 && source.charCodeAt(0) === 0xfeff);
    if (!first || !DECLARATION.test(source)) throw this.refused("ogiltig XML-deklaration / bad XML declaration");
  }

  private stands(what: string, at: number): boolean {
    for (let index = 0; index < what.length; index++) if (this.bytes[at + index] !== what.charCodeAt(index)) return false;
    return true;
  }

  /** To where this ASCII stands next; false when that is nowhere. */
  private goTo(what: string): boolean {
    const { bytes } = this;
    for (; this.at < bytes.length; this.at++) {
      const b = bytes[this.at] as number;
      if (b < BLANK || b >= BEYOND_ASCII) this.unusual(b, this.at);
      else if (this.stands(what, this.at)) return true;
    }
    return false;
  }
}

function tooDeep(part: string): AppError {
  return new AppError("too-large", {
    sv: `Filen öppnas inte: delen ${part} har fler än ${DEPTH_LIMIT} nivåer. Kontrollera var filen kommer ifrån.`,
    en: `The file is not opened: the part ${part} has more than ${DEPTH_LIMIT} levels. Check where the file comes from.`,
  });
}
