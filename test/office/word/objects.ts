/** The objects that Word's API names, each a thin hold on a piece of the document. */
import type { HostCollection, HostObject } from "../host-object.ts";
import type { Anchor } from "./anchors.ts";
import type { XmlElement } from "./dom.ts";

export class DocumentObject implements HostObject {
  readonly type = "Document";
}

/** A story, or the content of one cell. */
export class BodyObject implements HostObject {
  readonly type = "Body";
  readonly container: XmlElement;

  constructor(container: XmlElement) {
    this.container = container;
  }
}

export class ParagraphObject implements HostObject {
  readonly type = "Paragraph";
  readonly p: XmlElement;

  constructor(p: XmlElement) {
    this.p = p;
  }
}

export class RangeObject implements HostObject {
  readonly type = "Range";
  readonly start: Anchor;
  readonly end: Anchor;

  constructor(start: Anchor, end: Anchor) {
    this.start = start;
    this.end = end;
  }
}

export class ControlObject implements HostObject {
  readonly type = "ContentControl";
  readonly sdt: XmlElement;

  private constructor(sdt: XmlElement) {
    this.sdt = sdt;
  }

  private static readonly known = new WeakMap<XmlElement, ControlObject>();

  /** One object per control, so that event handlers find theirs again. */
  static of(sdt: XmlElement): ControlObject {
    let object = this.known.get(sdt);
    if (!object) this.known.set(sdt, (object = new ControlObject(sdt)));
    return object;
  }
}

export class NoteObject implements HostObject {
  readonly type = "NoteItem";
  /** The w:footnote or w:endnote. */
  readonly note: XmlElement;

  constructor(note: XmlElement) {
    this.note = note;
  }
}

export class ElementObject<Type extends string> implements HostObject {
  readonly type: Type;
  readonly element: XmlElement;

  constructor(type: Type, element: XmlElement) {
    this.type = type;
    this.element = element;
  }
}

/** Formatting of whatever `of` stands for. */
export class FontObject implements HostObject {
  readonly type = "Font";
  readonly of: HostObject;

  constructor(of: HostObject) {
    this.of = of;
  }
}

/** Something that is found again by its name each time it is used. */
export class NamedObject<Type extends string> implements HostObject {
  readonly type: Type;
  readonly name: string;

  constructor(type: Type, name: string) {
    this.type = type;
    this.name = name;
  }
}

export class CollectionObject<Item extends HostObject = HostObject> implements HostCollection {
  readonly type: string;
  private readonly read: () => readonly Item[];

  constructor(type: string, read: () => readonly Item[]) {
    this.type = type;
    this.read = read;
  }

  get items(): readonly Item[] {
    return this.read();
  }
}
