/** Hashes of text in normal form, so that a harmless re-save is told apart from a change. */
import { sha256Hex } from "../sha256.ts";
import type { DocumentText } from "./document.ts";
import { normalize } from "./normalize.ts";

/** SHA-256, 64 hex digits, of the UTF-8 of the text in normal form without blanks at its ends. A paragraph end counts as a space. */
export function textHash(text: string): string {
  return sha256Hex(normalize(text).trim());
}

/** First 8 bytes of `textHash`, 16 hex digits: enough to tell one sentence of a document from another. */
export function sentenceHash(sentence: string): string {
  return textHash(sentence).slice(0, 16);
}

/**
 * SHA-256 over all stories. Each story is hashed as one line `story <id as JSON>`, then one line for each paragraph that is not
 * blank: its normal form without blanks at its ends, which holds no line feed. Every line begins with `story ` or `text `
 * and ends with a line feed, so no two documents give the same lines. Stories without text are left out: an empty header
 * that a program adds when it saves is no change.
 */
export function documentHash(text: DocumentText): string {
  const lines: string[] = [];
  for (const story of text.stories) {
    let isNamed = false;
    for (const paragraph of story.paragraphs) {
      const normal = normalize(paragraph.text).trim();
      if (normal === "") continue;
      if (!isNamed) lines.push(`story ${JSON.stringify(story.id)}\n`);
      isNamed = true;
      lines.push(`text ${normal}\n`);
    }
  }
  return sha256Hex(lines.join(""));
}
