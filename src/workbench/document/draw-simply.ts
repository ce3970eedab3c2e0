/** Draws a long document from the text model alone, a piece at a time, so that the page answers while it is drawn. */
import type { HostReading, Insertion } from "../../core/ports.ts";
import { OVERLAY, type Drawing } from "./draw.ts";

/** Paragraphs of one piece: some milliseconds of work. */
const PIECE = 120;

const LOOK = `
  :host { display: block; }
  article { box-sizing: border-box; max-width: 210mm; margin: 24px auto; padding: 25mm 22mm; background: #fff; color: #000; font: 11pt/1.5 Georgia, "Times New Roman", serif; box-shadow: 0 1px 3px rgb(0 0 0 / 18%), 0 6px 20px rgb(0 0 0 / 8%); overflow-wrap: anywhere; }
  .piece { content-visibility: auto; contain-intrinsic-size: auto 3000px; }
  p { margin: 0 0 8pt; min-height: 1em; white-space: pre-wrap; }
  p.heading { font-family: Arial, sans-serif; font-weight: 700; margin-top: 14pt; }
  p.level1 { font-size: 16pt; } p.level2 { font-size: 13pt; }
  p.list { margin-left: 24pt; } p.list::before { content: "– "; }
  p.cell { margin: 0; padding: 2pt 6pt; border: 1px solid #ccc; border-bottom: none; }
  p.own, span.own { color: #1f3864; } 
  @media (max-width: 800px) { article { margin: 8px; padding: 16px; } }
`;

/** True for a document that would keep the page busy for seconds if it were drawn with all its formatting. */
export function isLong(reading: HostReading): boolean {
  return (reading.text.stories[0]?.paragraphs.length ?? 0) > 1500;
}

/** The drawing at once, empty; `filled` resolves when all of it stands there. `isWanted` false ends the work. */
export function drawSimply(
  reading: HostReading,
  isWanted: () => boolean,
): { readonly drawing: Drawing; readonly filled: Promise<void> } {
  const holder = document.createElement("div");
  const shadow = holder.attachShadow({ mode: "open" });
  const style = document.createElement("style");
  style.textContent = LOOK + OVERLAY;
  const article = document.createElement("article");
  shadow.append(style, article);
  const body: HTMLElement[] = [];
  const paragraphs = reading.text.stories[0]?.paragraphs ?? [];
  const own = ownByParagraph(reading);
  const fill = async (): Promise<void> => {
    for (let at = 0; at < paragraphs.length && isWanted(); at += PIECE) {
      const piece = document.createElement("div");
      piece.className = "piece";
      for (let index = at; index < Math.min(at + PIECE, paragraphs.length); index++) {
        const { text, heading, inList, inTable } = paragraphs[index] as (typeof paragraphs)[number];
        const made = document.createElement("p");
        made.className = [heading > 0 ? `heading level${heading}` : "", inList ? "list" : "", inTable ? "cell" : ""]
          .join(" ")
          .trim();
        made.textContent = text;
        for (const { part, text: words } of own.get(index) ?? []) {
          const extra = document.createElement(part === "mark" ? "span" : "p");
          extra.className = "own";
          extra.textContent = part === "mark" ? ` ${words}` : words;
          if (part === "mark") made.append(extra);
          else piece.append(extra);
        }
        body.push(made);
        piece.append(made);
      }
      article.append(piece);
      await pause();
    }
    for (const { text: words } of own.get(paragraphs.length) ?? []) {
      const extra = document.createElement("p");
      extra.className = "own";
      extra.textContent = words;
      article.append(extra);
    }
  };
  return { drawing: { holder, body, others: [] }, filled: fill() };
}

function ownByParagraph({ insertions, text }: HostReading): Map<number, Insertion[]> {
  const body = text.stories[0]?.id;
  const own = new Map<number, Insertion[]>();
  for (const insertion of insertions) {
    if (insertion.story === body && insertion.part !== "note")
      own.set(insertion.paragraph, [...(own.get(insertion.paragraph) ?? []), insertion]);
  }
  return own;
}

/** Lets the page draw and take input. */
function pause(): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, 0));
}
