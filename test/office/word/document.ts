/** The live document: its package, its stories and their paragraphs, what is tracked, protected and selected, and the events it owes. */
import { type CallContext, HostError, type HostObject, type Raise } from "../host-object.ts";
import type { OfficeProfile } from "../profiles.ts";
import { type Anchor, AnchorRegistry } from "./anchors.ts";
import { contentOf } from "./content.ts";
import { type XmlElement, word } from "./dom.ts";
import { WordPackage } from "./package.ts";
import { hasQuirk, type Quirk } from "./quirks.ts";

/** A place as it is now. */
export interface Place {
  readonly p: XmlElement;
  readonly position: number;
}

interface ParagraphList {
  readonly structure: number;
  readonly list: readonly XmlElement[];
  readonly index: ReadonlyMap<XmlElement, number>;
}

const STORY_ROOTS = ["body", "hdr", "ftr", "footnote", "endnote", "comment", "txbxContent"];
/** Elements around paragraphs and tables. */
const BLOCK_WRAPPERS = new Set(["sdt", "sdtContent", "customXml", "ins", "moveTo", "tbl", "tr", "tc"]);

/** Who edits, in tracked changes and comments. */
export const AUTHOR = "Emulated User";
/** When: no clock in tests. */
export const NOW = "2026-11-28T09:00:00Z";

export class LiveDocument {
  readonly profile: OfficeProfile;
  readonly package: WordPackage;
  readonly mainPart: string;
  readonly anchors = new AnchorRegistry();
  readonly selection: { start: Anchor; end: Anchor };
  /** Viewing mode: a state of the window, not of the file. */
  isViewing = false;
  /** Raised by the person or a co-author: an event's `source`. */
  isRemote = false;
  private readonly lists = new WeakMap<XmlElement, ParagraphList>();
  private readonly ids = new WeakMap<XmlElement, string>();
  private readonly byId = new Map<string, WeakRef<XmlElement>>();
  private idCount = 0;
  private pending: { event: string; target: HostObject | null; ids: Set<string | number> }[] = [];

  constructor(bytes: Uint8Array, profile: OfficeProfile) {
    this.profile = profile;
    this.package = new WordPackage(bytes);
    this.mainPart = this.package.related("", "officeDocument") ?? "word/document.xml";
    const first = this.paragraphs(this.body)[0];
    if (!first) throw new Error("A document without paragraphs.");
    this.selection = { start: this.anchors.add(first, 0, "after"), end: this.anchors.add(first, 0, "before") };
  }

  has(quirk: Quirk): boolean {
    return hasQuirk(this.profile, quirk);
  }

  /** The root of a part that the main part relates to in this way. */
  part(kind: string): XmlElement | null {
    const name = this.package.related(this.mainPart, kind);
    return name === null ? null : (this.package.xml(name)?.root ?? null);
  }

  get body(): XmlElement {
    const body = this.package.xml(this.mainPart)?.root.child("body");
    if (!body) throw new Error("A document without a body.");
    return body;
  }

  partNameOf(element: XmlElement): string {
    const { document } = element.root;
    if (!document) throw itemNotFound();
    return this.package.nameOf(document);
  }

  // Stories and paragraphs

  storyOf(element: XmlElement): XmlElement {
    if (STORY_ROOTS.includes(element.w)) return element;
    const story = element.closest(...STORY_ROOTS);
    if (!story || !element.isAttached) throw itemNotFound();
    return story;
  }

  private listOf(container: XmlElement): ParagraphList {
    const structure = container.root.document?.structure ?? -1;
    const known = this.lists.get(container);
    if (known?.structure === structure && structure >= 0) return known;
    const list = [...paragraphsBelow(container)];
    const made = { structure, list, index: new Map(list.map((p, index) => [p, index])) };
    this.lists.set(container, made);
    return made;
  }

  /** The paragraphs of a container in order, those of tables and controls included, those of text boxes not. */
  paragraphs(container: XmlElement): readonly XmlElement[] {
    return this.listOf(container).list;
  }

  indexOf(p: XmlElement): number {
    return this.listOf(this.storyOf(p)).index.get(p) ?? -1;
  }

  neighbour(p: XmlElement, by: 1 | -1): XmlElement | null {
    return this.paragraphs(this.storyOf(p))[this.indexOf(p) + by] ?? null;
  }

  /** Below 0 when `a` comes first; null when they stand in different stories. */
  compare(a: Place, b: Place): number | null {
    if (a.p === b.p) return a.position - b.position;
    if (this.storyOf(a.p) !== this.storyOf(b.p)) return null;
    const between = this.indexOf(b.p) - this.indexOf(a.p);
    // Behind a paragraph's mark is where the next paragraph begins.
    if (between === 1 && a.position > contentOf(a.p).length && b.position === 0) return 0;
    if (between === -1 && b.position > contentOf(b.p).length && a.position === 0) return 0;
    return -between;
  }

  place(anchor: Anchor): Place {
    if (!anchor.p.isAttached) throw itemNotFound();
    return { p: anchor.p, position: Math.min(anchor.position, contentOf(anchor.p).length + 1) };
  }

  // Ids: per session, no part of the file

  uniqueId(p: XmlElement): string {
    let id = this.ids.get(p);
    if (id === undefined) {
      id = guid(`paragraph ${++this.idCount}`);
      this.ids.set(p, id);
      this.byId.set(id, new WeakRef(p));
    }
    return this.has("unique-id-upper-case") ? id.toUpperCase() : id;
  }

  paragraphWithId(id: string): XmlElement | null {
    const p = this.byId.get(id.toLowerCase().replace(/[{}]/g, ""))?.deref();
    return p?.isAttached ? p : null;
  }

  // Settings

  get settings(): XmlElement | null {
    return this.part("settings");
  }

  get isTracking(): boolean {
    if (this.protection === "trackedChanges") return true;
    const flag = this.settings?.child("trackRevisions");
    return flag != null && !/^(0|false|off)$/.test(flag.attr("val") ?? "");
  }

  /** The kind of protection that is enforced ("readOnly", "comments", "forms", "trackedChanges"), or null. */
  get protection(): string | null {
    const protection = this.settings?.child("documentProtection");
    if (!protection || !/^(1|true|on)$/.test(protection.attr("enforcement") ?? "")) return null;
    return protection.attr("edit") ?? "readOnly";
  }

  /**
   * Every change of the text passes here. Word answers a write in viewing mode with GeneralException (#5484). That a protected document and
   * a locked control answer the same is our assumption: VBA's "this region is protected" has no code of its own in office.js.
   */
  requireWritable(at: XmlElement | null = null): void {
    this.requireEditing();
    if (this.protection !== null && this.protection !== "trackedChanges")
      throw new HostError("GeneralException", "The document is protected.", 500);
    for (let sdt = at; sdt; sdt = sdt.closest("sdt"))
      if (sdt.w === "sdt" && /^(contentLocked|sdtContentLocked)$/.test(sdt.child("sdtPr")?.val("lock") ?? ""))
        throw new HostError("GeneralException", "The content control is locked.", 500);
  }

  /** As `requireWritable` for what is no text (custom XML, properties): that protection lets it pass is our assumption. */
  requireEditing(): void {
    if (this.isViewing) throw new HostError("GeneralException", "The document is open for viewing.", 500);
  }

  /** Attributes of a tracked change made now. */
  revision(context: XmlElement): Record<string, string> {
    if (this.revisionId === 0)
      for (const element of [...this.body.descendants(), ...context.root.descendants()])
        if (REVISIONS.has(element.w)) this.revisionId = Math.max(this.revisionId, Number(element.attr("id")) || 0);
    this.revisionId++;
    return { id: String(this.revisionId), author: AUTHOR, date: NOW };
  }
  private revisionId = 0;

  // Events

  /** Notes an event about a paragraph or a control; it is raised when the edit is over. */
  owe(event: string, target: HostObject | null, id: string | number): void {
    const same = this.pending.find((one) => one.event === event && one.target === target);
    if (same) same.ids.add(id);
    else this.pending.push({ event, target, ids: new Set([id]) });
  }

  oweParagraph(event: "ParagraphAdded" | "ParagraphChanged" | "ParagraphDeleted", p: XmlElement): void {
    const id = this.uniqueId(p);
    // A paragraph that is new in this edit, or gone with it, did not change.
    if (event === "ParagraphChanged" && this.pending.some((one) => one.event === "ParagraphAdded" && one.ids.has(id))) return;
    this.owe(event, null, id);
  }

  settle(raise: Raise): void {
    const owed = this.pending;
    this.pending = [];
    const source = this.isRemote ? "Remote" : "Local";
    for (const { event, target, ids } of owed) {
      if (event === "DocumentSelectionChanged") raise(event, null, {});
      else if (event.startsWith("Paragraph")) raise(event, target, { type: event, source, uniqueLocalIds: [...ids] });
      else if (event.startsWith("ContentControl")) raise(event, target, { eventType: event, source, ids: [...ids] });
      else raise(event, target, { ids: [...ids] });
    }
  }

  /** Carries out one member's work and raises what came of it. */
  during<T>(context: CallContext, work: () => T): T {
    try {
      return work();
    } finally {
      if (this.pending.length > 0) this.settle(context.raise);
    }
  }

  /** A new element of WordprocessingML beside `context`. */
  readonly word = word;
}

const REVISIONS = new Set(["ins", "del", "moveFrom", "moveTo", "rPrChange", "pPrChange"]);

function* paragraphsBelow(container: XmlElement): Generator<XmlElement> {
  for (const child of container.children) {
    if (child.kind !== "element") continue;
    if (child.w === "p") yield child;
    else if (BLOCK_WRAPPERS.has(child.w)) yield* paragraphsBelow(child);
  }
}

export const itemNotFound = (message = "We couldn't find the item you requested."): HostError =>
  new HostError("ItemNotFound", message, 404);
export const invalidArgument = (message = "The argument is invalid or missing or has an incorrect format."): HostError =>
  new HostError("InvalidArgument", message);
export const generalException = (message: string): HostError => new HostError("GeneralException", message, 500);

/** A GUID that is the same in every run of a test. */
export function guid(seed: string): string {
  let hex = "";
  for (let round = 0; hex.length < 32; round++) {
    let hash = 0x811c9dc5;
    for (const char of `${round}:${seed}`) hash = Math.imul(hash ^ (char.codePointAt(0) as number), 0x01000193) >>> 0;
    hash = Math.imul(hash ^ (hash >>> 15), 0x2c1b3c6d) >>> 0;
    hex += ((hash ^ (hash >>> 13)) >>> 0).toString(16).padStart(8, "0");
  }
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-4${hex.slice(13, 16)}-a${hex.slice(17, 20)}-${hex.slice(20, 32)}`;
}
