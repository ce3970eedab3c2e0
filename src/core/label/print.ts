/** The hashes of a text as it stands now: of a passage, of each of its sentences, and of the whole document. */
import { pictureAt, piecesOf, storyOf, textIn, type DocumentText, type StoryKind, type TextRange } from "../text/document.ts";
import { sentencesOf } from "../text/sentences.ts";
import { documentHash, sentenceHash, textHash } from "../text/text-hash.ts";

export interface PassagePrint {
  /** SHA-256 of the passage's normalised text, 64 hex digits; of a picture, of its bytes. */
  readonly textHash: string;
  /** The passage's sentences in order, as they stand. */
  readonly sentences: readonly string[];
  /** One hash of 16 hex digits for each sentence. */
  readonly sentenceHashes: readonly string[];
}

/** Hashes of what a range covers: sentences, which never run over a paragraph's end, or one picture. */
export function printOf(text: DocumentText, range: TextRange): PassagePrint {
  const hash = pictureAt(text, range)?.hash;
  if (hash !== undefined) return { textHash: hash, sentences: [], sentenceHashes: [] };
  const story = storyOf(text, range.story);
  const sentences: string[] = [];
  for (const piece of story ? piecesOf(range, story) : []) {
    const share = (story?.paragraphs[piece.paragraph]?.text ?? "").slice(piece.start, piece.end);
    for (const span of sentencesOf(share)) sentences.push(share.slice(span.start, span.end));
  }
  return { textHash: textHash(textIn(text, range)), sentences, sentenceHashes: sentences.map(sentenceHash) };
}

/**
 * SHA-256 of a document's text, 64 hex digits: `documentHash` with stories told by kind and order. Their ids come from the file, and a
 * harmless re-save numbers footnotes and headers anew. Stories of the kinds in `unread` are left out: a hash made where they could not
 * be read must be compared without them.
 */
export function documentPrintOf(text: DocumentText, unread: readonly StoryKind[] = []): string {
  const counts = new Map<string, number>();
  const stories = text.stories
    .filter((story) => !unread.includes(story.kind) && story.paragraphs.some((paragraph) => paragraph.text.trim() !== ""))
    .map((story) => {
      const count = (counts.get(story.kind) ?? 0) + 1;
      counts.set(story.kind, count);
      return { ...story, id: `${story.kind}:${count}` };
    });
  return documentHash({ ...text, stories });
}
