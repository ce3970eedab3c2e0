/** Places in paragraphs that live on while the document changes: what Word's ranges are made of. */
import type { XmlElement } from "./dom.ts";

export class Anchor {
  p: XmlElement;
  position: number;
  /** Where it goes when something is put in exactly here: `after` lets it slide behind the new content. */
  readonly bias: "before" | "after";

  constructor(p: XmlElement, position: number, bias: "before" | "after") {
    this.p = p;
    this.position = position;
    this.bias = bias;
  }
}

/** All anchors by paragraph; every edit of a paragraph tells it. */
export class AnchorRegistry {
  private readonly byParagraph = new Map<XmlElement, Set<Anchor>>();
  /** True while anchors stay where they are: how Word on the web treats tracked ranges (quirk `tracked-range-keeps-offsets`). */
  isFrozen = false;

  add(p: XmlElement, position: number, bias: "before" | "after"): Anchor {
    const anchor = new Anchor(p, position, bias);
    this.setOf(p).add(anchor);
    return anchor;
  }

  move(anchor: Anchor, p: XmlElement, position: number): void {
    if (anchor.p !== p) {
      this.byParagraph.get(anchor.p)?.delete(anchor);
      this.setOf(p).add(anchor);
      anchor.p = p;
    }
    anchor.position = position;
  }

  private setOf(p: XmlElement): Set<Anchor> {
    let set = this.byParagraph.get(p);
    if (!set) this.byParagraph.set(p, (set = new Set()));
    return set;
  }

  inserted(p: XmlElement, at: number, count: number): void {
    if (this.isFrozen) return;
    for (const anchor of this.byParagraph.get(p) ?? [])
      if (anchor.position > at || (anchor.position === at && anchor.bias === "after")) anchor.position += count;
  }

  removed(p: XmlElement, at: number, count: number): void {
    for (const anchor of this.byParagraph.get(p) ?? []) {
      if (this.isFrozen) continue;
      if (anchor.position >= at + count) anchor.position -= count;
      else if (anchor.position > at) anchor.position = at;
    }
  }

  /** What stood in `p` from `from` on now stands in `to`, shifted by `by`. */
  moved(p: XmlElement, from: number, to: XmlElement, by: number): void {
    for (const anchor of [...(this.byParagraph.get(p) ?? [])])
      if (anchor.position > from || (anchor.position === from && anchor.bias === "after"))
        this.move(anchor, to, anchor.position + by);
  }

  /** The paragraph is gone: all that stood in it stands at one place now. */
  gone(p: XmlElement, to: XmlElement, position: number): void {
    for (const anchor of [...(this.byParagraph.get(p) ?? [])]) this.move(anchor, to, position);
    this.byParagraph.delete(p);
  }
}
