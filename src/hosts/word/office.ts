/** What the Word host needs of the world it runs in, and which of Word's requirement sets are there. */
import type { DocumentHost } from "../../core/ports.ts";

/** Office's own names, handed in so that a test can bring a world of its own. */
export interface OfficeWorld {
  readonly Word: typeof Word;
  readonly Office: typeof Office;
}

/** What only the entry file can hand in. */
export interface WordPorts {
  /** Opens the bytes of a .docx as a document that can be read and edited: the draft in which every act is rehearsed. */
  readonly openPackage: (bytes: Uint8Array) => DocumentHost;
  /** Resolves after so many milliseconds. */
  readonly pause: (milliseconds: number) => Promise<void>;
  /** Lets the page draw and take input before what follows: between two stretches of work on a long document. */
  readonly breath: () => Promise<void>;
  /** Milliseconds of a clock that only goes forward. */
  readonly clock: () => number;
  /** The bytes of base64 text. */
  readonly fromBase64: (text: string) => Uint8Array;
}

/** Levels of WordApi in order; all that this host asks for. */
export const levels = ["1.1", "1.2", "1.3", "1.4", "1.5", "1.6", "1.7", "1.8", "1.9"] as const;
export type WordLevel = (typeof levels)[number];

/**
 * The highest level of WordApi that the host reports, all lower ones included; null when it is no Word. Asked level by level, since the
 * runtime on the web compares the numbers as decimals and takes 1.10 for 1.1.
 */
export function levelOf(isSupported: (set: string, version: string) => boolean): WordLevel | null {
  let highest: WordLevel | null = null;
  for (const level of levels) {
    if (!isSupported("WordApi", level)) break;
    highest = level;
  }
  return highest;
}

/** True when `level` is at least `wanted`, number by number. */
export function atLeast(level: WordLevel | null, wanted: WordLevel): boolean {
  return level !== null && levels.indexOf(level) >= levels.indexOf(wanted);
}
