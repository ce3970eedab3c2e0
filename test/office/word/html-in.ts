/** insertHtml, roughly: paragraphs, headings, lists as paragraphs, bold, italic and line breaks. */
import { Parser } from "htmlparser2";
import type { LiveDocument } from "./document.ts";
import { word, type XmlElement } from "./dom.ts";
import { runContent } from "./edits.ts";
import { setRunProperty } from "./fonts.ts";
import { ensureBuiltIn } from "./styles.ts";

const BLOCKS = new Set(["p", "div", "li", "h1", "h2", "h3", "h4", "h5", "h6", "blockquote", "tr"]);

export function blocksOfHtml(doc: LiveDocument, html: string): XmlElement[] {
  const context = doc.body;
  const blocks: XmlElement[] = [];
  let current: XmlElement | null = null;
  let bold = 0;
  let italic = 0;
  const open = (heading: string | null): XmlElement => {
    current = word(context, "p");
    const style = heading === null ? null : ensureBuiltIn(doc, `Heading${heading}`);
    if (style) current.append(word(context, "pPr", {}, word(context, "pStyle", { val: style.attr("styleId") ?? "" })));
    blocks.push(current);
    return current;
  };
  const add = (text: string): void => {
    if (text === "" || (current === null && text.trim() === "")) return;
    const run = word(context, "r");
    if (bold > 0 || italic > 0) {
      const properties = word(context, "rPr");
      if (bold > 0) setRunProperty(properties, "b", {});
      if (italic > 0) setRunProperty(properties, "i", {});
      run.append(properties);
    }
    run.append(...runContent(context, text));
    (current ?? open(null)).append(run);
  };
  const weight = (name: string, by: number): void => {
    if (name === "b" || name === "strong") bold += by;
    if (name === "i" || name === "em") italic += by;
  };
  const parser = new Parser({
    onopentag(name) {
      weight(name, 1);
      if (name === "br") add("\v");
      if (BLOCKS.has(name)) open(/^h([1-6])$/.exec(name)?.[1] ?? null);
    },
    ontext: (text) => add(text.replace(/\s+/g, " ")),
    onclosetag(name) {
      weight(name, -1);
      if (BLOCKS.has(name)) current = null;
    },
  });
  parser.end(html);
  return blocks;
}
