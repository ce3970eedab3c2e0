/** Reads pasted HTML as blocks of text. Nothing in it is run, loaded or kept as markup. */
import { Parser } from "htmlparser2";
import type { TextBlock, TextRun } from "../host.ts";
import type { Removal } from "./pasted.ts";

const BLOCKS = new Set(
  "p div section article header footer main li ul ol h1 h2 h3 h4 h5 h6 blockquote pre table tr hr figure dl dt dd br".split(" "),
);
const SILENT = new Set(
  "script style template head title noscript svg math iframe object embed button select textarea".split(" "),
);
const BOLD = new Set(["b", "strong", "th"]);
const ITALIC = new Set(["i", "em", "cite"]);

export interface HtmlText {
  readonly blocks: readonly TextBlock[];
  readonly removed: readonly Removal[];
}

/** The text of a piece of HTML. Scripts, pictures, hidden text and link addresses stay behind, and are listed. */
export function readHtml(html: string): HtmlText {
  const reader = new HtmlReader();
  const parser = new Parser(reader, { decodeEntities: true, lowerCaseTags: true });
  parser.end(html);
  return { blocks: reader.blocks, removed: reader.removed };
}

class HtmlReader {
  readonly blocks: TextBlock[] = [];
  readonly removed: Removal[] = [];
  #runs: TextRun[] = [];
  #open: string[] = [];
  #lists: ("bullet" | "number")[] = [];
  #heading = 0;
  /** Depth at which silent or hidden content began; 0 outside. */
  #silentFrom = 0;

  onopentag(name: string, attributes: Record<string, string>): void {
    this.#open.push(name);
    if (this.#silentFrom > 0) return;
    if (SILENT.has(name) || isHidden(attributes)) {
      this.#silentFrom = this.#open.length;
      if (name === "script" || name === "iframe" || name === "object" || name === "embed")
        this.removed.push({ kind: "script", text: name, count: 1 });
      else if (!SILENT.has(name)) this.removed.push({ kind: "hidden", text: "", count: 1 });
      return;
    }
    if (name === "img") this.removed.push({ kind: "picture", text: attributes["alt"] ?? "", count: 1 });
    if (name === "a" && /^https?:/iu.test(attributes["href"] ?? ""))
      this.removed.push({ kind: "link", text: attributes["href"] ?? "", count: 1 });
    if (BLOCKS.has(name)) this.#close();
    if (name === "ul" || name === "ol") this.#lists.push(name === "ol" ? "number" : "bullet");
    const level = /^h([1-6])$/u.exec(name)?.[1];
    if (level !== undefined) this.#heading = Number(level);
  }

  ontext(text: string): void {
    if (this.#silentFrom > 0) return;
    const isKept = this.#open.includes("pre");
    const words = isKept ? text : text.replace(/[ \t\r\n\f]+/gu, " ");
    if (isKept && words.includes("\n")) {
      for (const [index, line] of words.split(/\r?\n/u).entries()) {
        if (index > 0) this.#close();
        this.#add(line);
      }
      return;
    }
    this.#add(words);
  }

  onclosetag(name: string): void {
    const depth = this.#open.lastIndexOf(name);
    if (depth === -1) return;
    if (this.#silentFrom > 0) {
      this.#open.length = depth;
      if (depth < this.#silentFrom) this.#silentFrom = 0;
      return;
    }
    if (name === "td" || name === "th") this.#add("\t");
    // Before the element is let go: its text is still inside the list.
    if (BLOCKS.has(name)) this.#close();
    this.#open.length = depth;
    if (name === "ul" || name === "ol") this.#lists.pop();
    if (/^h[1-6]$/u.test(name)) this.#heading = 0;
  }

  onend(): void {
    this.#close();
  }

  #add(text: string): void {
    if (text === "") return;
    const bold = this.#open.some((name) => BOLD.has(name));
    const italic = this.#open.some((name) => ITALIC.has(name));
    this.#runs.push({ text, ...(bold ? { bold } : {}), ...(italic ? { italic } : {}) });
  }

  #close(): void {
    const runs = trimmed(this.#runs);
    this.#runs = [];
    if (runs.length === 0) return;
    const list = this.#open.includes("li") ? (this.#lists.at(-1) ?? "bullet") : "none";
    this.blocks.push({ kind: "paragraph", runs, heading: this.#heading, list, level: 0 });
  }
}

function isHidden(attributes: Record<string, string>): boolean {
  if ("hidden" in attributes) return true;
  return /(?:display\s*:\s*none|visibility\s*:\s*hidden|font-size\s*:\s*0(?:px|pt|em|%)?\s*(?:;|!|$)|mso-hide\s*:\s*all)/iu.test(
    attributes["style"] ?? "",
  );
}

/** Runs without white space at both ends, neighbours of one look joined. */
export function trimmed(runs: readonly TextRun[]): TextRun[] {
  const joined: TextRun[] = [];
  for (const run of runs) {
    const last = joined.at(-1);
    if (last && last.bold === run.bold && last.italic === run.italic)
      joined[joined.length - 1] = { ...last, text: last.text + run.text };
    else joined.push(run);
  }
  const blank = /^[ \t\r\n]+|[ \t\r\n]+$/gu;
  while (joined[0] && joined[0].text.replace(blank, "") === "") joined.shift();
  while (joined.length > 0 && joined.at(-1)?.text.replace(blank, "") === "") joined.pop();
  const [first, last] = [joined[0], joined.at(-1)];
  if (!first || !last) return [];
  joined[0] = { ...first, text: first.text.replace(/^[ \t\r\n]+/u, "") };
  joined[joined.length - 1] = {
    ...(joined.at(-1) as TextRun),
    text: (joined.at(-1) as TextRun).text.replace(/[ \t\r\n]+$/u, ""),
  };
  return joined.map((run) => ({ ...run, text: run.text.replace(/ {2,}/gu, " ") }));
}
