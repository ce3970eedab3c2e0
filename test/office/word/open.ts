/** Opens a made-up document in the emulated Word and calls its members by wire name, as a test reads best. */
import { strFromU8, unzipSync } from "fflate";
import { docx, type Parts, style, wordPart } from "../../hosts/docx/fake-docx.ts";
import { HostError, type HostCollection, type HostObject, type OpenDocument } from "../host-object.ts";
import { type OfficeProfile, profiles } from "../profiles.ts";
import { openInWord } from "./index.ts";

export interface Raised {
  readonly event: string;
  readonly target: HostObject | null;
  readonly payload: Readonly<Record<string, unknown>>;
}

export interface Word {
  readonly document: OpenDocument;
  readonly root: HostObject;
  readonly body: HostObject;
  /** Events that a request raised, and those that came from outside. */
  readonly events: Raised[];
  get(object: HostObject, property: string): unknown;
  set(object: HostObject, property: string, value: unknown): void;
  /** A property that is an object. */
  nav(object: HostObject, property: string): HostObject;
  items(object: HostObject, property: string): readonly HostObject[];
  call(object: HostObject, method: string, ...args: readonly unknown[]): unknown;
  /** A method that answers an object. */
  make(object: HostObject, method: string, ...args: readonly unknown[]): HostObject;
  paragraph(number: number): HostObject;
  /** The only or first hit of a text in the body. */
  find(text: string): HostObject;
  texts(): unknown[];
  part(name: string): string;
  parts(): Record<string, Uint8Array>;
}

/** Styles and settings that every case may rely on. */
export const COMMON: Parts = {
  "word/styles.xml": wordPart(
    "styles",
    `${style("Normal", "Normal", "paragraph").replace("w:styleId", 'w:default="1" w:styleId')}${style("Rubrik1", "heading 1")}${style("Betoning", "Emphasis", "character")}`,
  ),
  "word/settings.xml": wordPart("settings", `<w:zoom w:percent="100"/><w:compat/>`),
};

export function inWord(body: string, parts: Parts = {}, profile: OfficeProfile = profiles.pc, relationships = ""): Word {
  return openWord(docx(body, { ...COMMON, ...parts }, relationships === "" ? {} : { relationships }), profile);
}

export function openWord(bytes: Uint8Array, profile: OfficeProfile = profiles.pc): Word {
  const document = openInWord(bytes, profile);
  const events: Raised[] = [];
  const raise = (event: string, target: HostObject | null, payload: Readonly<Record<string, unknown>>): void => {
    events.push({ event, target, payload });
  };
  document.listen(raise);
  const member = (object: HostObject, name: string, args: readonly unknown[]): unknown => {
    const found = document.members[object.type]?.[name];
    if (!found) throw new HostError("NotImplemented", `${object.type}.${name}`, 501);
    return found(object, args, { profile, raise });
  };
  const get = (object: HostObject, property: string): unknown => member(object, `get_${property}`, []);
  const nav = (object: HostObject, property: string): HostObject => member(object, `nav_${property}`, []) as HostObject;
  const items = (object: HostObject, property: string): readonly HostObject[] => (nav(object, property) as HostCollection).items;
  const make = (object: HostObject, method: string, ...args: readonly unknown[]): HostObject =>
    member(object, `m_${method}`, args) as HostObject;
  const body = nav(document.root, "Body");
  const parts = (): Record<string, Uint8Array> => unzipSync(document.bytes());
  return {
    document,
    root: document.root,
    body,
    events,
    get,
    set: (object, property, value) => void member(object, `set_${property}`, [value]),
    nav,
    items,
    call: (object, method, ...args) => member(object, `m_${method}`, args),
    make,
    paragraph: (number) => items(body, "Paragraphs")[number] as HostObject,
    find: (text) => (make(body, "Search", text, { MatchCase: true }) as HostCollection).items[0] as HostObject,
    texts: () => items(body, "Paragraphs").map((p) => get(p, "Text")),
    part: (name) => strFromU8(parts()[name] ?? new Uint8Array()),
    parts,
  };
}

export const itemsOf = (collection: HostObject): readonly HostObject[] => (collection as HostCollection).items;

/** The body's XML, without its declarations and the like. */
export const bodyXml = (word: Word): string => /<w:body>(.*)<\/w:body>/s.exec(word.part("word/document.xml"))?.[1] ?? "";

/** The code of the refusal that the work meets. */
export function refusal(work: () => unknown): string {
  try {
    work();
  } catch (error) {
    if (error instanceof HostError) return error.code;
    throw error;
  }
  throw new Error("Nothing was refused.");
}
