/** Finds for each paragraph of the text model the paragraph on the page that shows it. Both stand in document order. */
import type { DocumentText } from "../../core/text/document.ts";
import { bare } from "./characters.ts";

/** Paragraphs on the page by story and index. */
export type Placing = ReadonlyMap<string, ReadonlyMap<number, HTMLElement>>;

/** How far ahead either side may be: paragraphs of our own on the page, or such as the renderer leaves out. */
const LOOK_AHEAD = 30;

/** Pairs the drawn paragraphs with the model's. `body` and `others` are the page's paragraphs, in order. */
export function placeParagraphs(text: DocumentText, body: readonly HTMLElement[], others: readonly HTMLElement[]): Placing {
  const placing = new Map<string, ReadonlyMap<number, HTMLElement>>();
  const free = new Set(others);
  for (const story of text.stories) {
    const wanted = story.paragraphs.map((paragraph) => bare(paragraph.text));
    placing.set(story.id, story.kind === "body" ? inOrder(wanted, body) : anywhere(wanted, free));
  }
  return placing;
}

function inOrder(wanted: readonly string[], drawn: readonly HTMLElement[]): Map<number, HTMLElement> {
  const texts = drawn.map((paragraph) => bare(paragraph.textContent));
  const pairs = new Map<number, HTMLElement>();
  for (let w = 0, d = 0; w < wanted.length && d < drawn.length;) {
    if (shows(texts[d] ?? "", wanted[w] ?? "")) {
      pairs.set(w, drawn[d] as HTMLElement);
      w++;
      d++;
      continue;
    }
    const step = nextAgreement(wanted, texts, w, d);
    if (step === null) {
      w++;
      d++;
    } else {
      w = step.w;
      d = step.d;
    }
  }
  return pairs;
}

function nextAgreement(
  wanted: readonly string[],
  texts: readonly string[],
  w: number,
  d: number,
): { w: number; d: number } | null {
  for (let skip = 1; skip <= LOOK_AHEAD; skip++) {
    // Empty paragraphs agree with any other empty one: only words count here.
    if (wanted[w] !== "" && shows(texts[d + skip] ?? "", wanted[w] ?? "")) return { w, d: d + skip };
    if (
      texts[d] !== "" &&
      wanted[w + skip] !== undefined &&
      wanted[w + skip] !== "" &&
      shows(texts[d] ?? "", wanted[w + skip] ?? "")
    )
      return { w: w + skip, d };
  }
  return null;
}

function anywhere(wanted: readonly string[], free: Set<HTMLElement>): Map<number, HTMLElement> {
  const pairs = new Map<number, HTMLElement>();
  wanted.forEach((words, index) => {
    if (words === "") return;
    for (const paragraph of free) {
      if (!shows(bare(paragraph.textContent), words)) continue;
      pairs.set(index, paragraph);
      free.delete(paragraph);
      return;
    }
  });
  return pairs;
}

/** True when the drawn paragraph shows the words: alike, or with a mark of ours or a note's number in or after them. */
function shows(drawn: string, words: string): boolean {
  if (drawn === words) return true;
  if (words === "" || drawn.length < words.length) return false;
  const head = words.slice(0, Math.min(24, words.length));
  return drawn.startsWith(head) || drawn.includes(words);
}
