/** Gathers the elements of a tree, in document order, in arrays that grow. */
import type { XmlName, XmlTree } from "./xml.ts";

type Growing = Uint32Array | Int32Array | Uint16Array;

export class TreeBuilder {
  count = 0;
  private readonly source: string;
  private capacity: number;
  private name: Uint32Array;
  private code: Uint16Array;
  private start: Uint32Array;
  private openEnd: Uint32Array;
  private closeStart: Uint32Array;
  private end: Uint32Array;
  private parent: Int32Array;
  private next: Uint32Array;

  constructor(source: string) {
    this.source = source;
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

  /** Adds an element by its start tag, and returns its index. */
  open(name: number, code: number, start: number, openEnd: number, parent: number): number {
    const element = this.count++;
    if (element >= this.capacity) this.grow();
    this.name[element] = name;
    this.code[element] = code;
    this.start[element] = start;
    this.openEnd[element] = openEnd;
    this.parent[element] = parent;
    return element;
  }

  close(element: number, closeStart: number, end: number): void {
    this.closeStart[element] = closeStart;
    this.end[element] = end;
    this.next[element] = this.count;
  }

  tree(names: readonly XmlName[]): XmlTree {
    const n = this.count;
    return {
      source: this.source,
      count: n,
      names,
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

  private grow(): void {
    this.capacity *= 2;
    const n = this.capacity;
    const enlarge = <T extends Growing>(fresh: T, old: T): T => {
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
