/** What a person has changed in a paragraph: the fewest words that make the old text into the new one. */

/** Old text from `start` to `end` gives way to `insert`. */
export interface TextChange {
  readonly start: number;
  readonly end: number;
  readonly insert: string;
}

/** Words, blanks, and everything else one character at a time: a change never cuts a word's formatting without need. */
const TOKEN = /[\p{L}\p{N}\p{M}]+|[^\S\n\t]+|[\s\S]/gu;

/** Largest table that is filled in to find what two texts share; beyond it, all between the first and the last change is one change. */
const LARGEST = 400_000;

/** The changes from `before` to `after`, in order and apart from each other. Objects (U+FFFC) must be as many in both, and stay. */
export function changesBetween(before: string, after: string): TextChange[] {
  const olds = before.split("\ufffc");
  const news = after.split("\ufffc");
  const changes: TextChange[] = [];
  let at = 0;
  for (const [index, old] of olds.entries()) {
    for (const { start, end, insert } of betweenObjects(old, news[index] ?? ""))
      changes.push({ start: at + start, end: at + end, insert });
    at += old.length + 1;
  }
  return changes;
}

function betweenObjects(before: string, after: string): TextChange[] {
  if (before === after) return [];
  const olds = before.match(TOKEN) ?? [];
  const news = after.match(TOKEN) ?? [];
  let head = 0;
  while (head < olds.length && head < news.length && olds[head] === news[head]) head++;
  let tail = 0;
  while (tail < olds.length - head && tail < news.length - head && olds[olds.length - 1 - tail] === news[news.length - 1 - tail])
    tail++;
  const a = olds.slice(head, olds.length - tail);
  const b = news.slice(head, news.length - tail);
  const start = olds.slice(0, head).join("").length;
  if (a.length * b.length > LARGEST) return [{ start, end: start + a.join("").length, insert: b.join("") }];
  return changesIn(a, b, start);
}

/** The changes between two lists of tokens, by their longest common part. */
function changesIn(a: readonly string[], b: readonly string[], start: number): TextChange[] {
  const width = b.length + 1;
  const longest = new Uint32Array((a.length + 1) * width);
  for (let i = a.length - 1; i >= 0; i--) {
    for (let j = b.length - 1; j >= 0; j--) {
      longest[i * width + j] =
        a[i] === b[j]
          ? (longest[(i + 1) * width + j + 1] as number) + 1
          : Math.max(longest[(i + 1) * width + j] as number, longest[i * width + j + 1] as number);
    }
  }
  const changes: TextChange[] = [];
  let at = start;
  let from = start;
  let insert = "";
  const close = (): void => {
    if (at > from || insert !== "") changes.push({ start: from, end: at, insert });
  };
  for (let i = 0, j = 0; i < a.length || j < b.length;) {
    if (i < a.length && j < b.length && a[i] === b[j]) {
      close();
      at += (a[i] as string).length;
      from = at;
      insert = "";
      i++;
      j++;
    } else if (
      j < b.length &&
      (i === a.length || (longest[i * width + j + 1] as number) >= (longest[(i + 1) * width + j] as number))
    ) {
      insert += b[j] as string;
      j++;
    } else {
      at += (a[i] as string).length;
      i++;
    }
  }
  close();
  return changes;
}
