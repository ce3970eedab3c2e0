/** Where a paragraph quotes or shows code: spans between quotation marks and between backticks. */
import type { Span } from "../text/document.ts";

/** Marks included. */
export interface Quotation extends Span {
  readonly kind: "code" | "quotes";
}

/** Longest quotation looked for: beyond this a lone quotation mark is taken for a slip. */
const LONGEST = 800;

/** Code spans, then quotations; each kind in order and without overlaps. */
export function quotationsIn(text: string): Quotation[] {
  return [...codeSpans(text), ...quotedSpans(text)];
}

/** One to four backticks on each side, as Markdown has it. */
function* codeSpans(text: string): Generator<Quotation> {
  let open: { readonly start: number; readonly ticks: number } | null = null;
  for (const match of text.matchAll(/`+|\n/g)) {
    const end = match.index + match[0].length;
    if (match[0] === "\n" || (open && match.index - open.start > LONGEST)) open = null;
    if (match[0] === "\n") continue;
    if (open === null) open = { start: match.index, ticks: match[0].length };
    else if (match[0].length === open.ticks) {
      yield { kind: "code", start: open.start, end };
      open = null;
    }
  }
}

/**
 * Swedish uses ” on both sides, and » » or » «: a mark opens when it follows a blank or an opening bracket and text follows it,
 * and closes the quotation that is open otherwise.
 */
function* quotedSpans(text: string): Generator<Quotation> {
  let open = -1;
  for (const match of text.matchAll(/["”“„»«]/g)) {
    const at = match.index;
    const follows = at === 0 || /[\s([{/|–—:-]/.test(text[at - 1] as string);
    const canOpen = (follows && /\S/.test(text[at + 1] ?? " ")) || match[0] === "„";
    if (open !== -1 && (at - open > LONGEST || canOpen)) open = -1;
    if (open === -1) {
      if (canOpen) open = at;
    } else {
      yield { kind: "quotes", start: open, end: at + 1 };
      open = -1;
    }
  }
}
