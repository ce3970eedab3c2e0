/** Documents written as sketches: `# ` a heading (`## ` of level 2), `- ` a list item, `| ` a table cell (`| # ` with a heading), anything else a line. */
import { type DocumentText, type Paragraph, plainDocument, plainParagraph } from "../../src/core/text/document.ts";

/** A document from its sketch. Lines of the form `⟦word⟧` are left out; `marks` says before which paragraph each stood. */
export function sketch(lines: readonly string[]): { readonly text: DocumentText; readonly marks: ReadonlyMap<string, number> } {
  const paragraphs: Paragraph[] = [];
  const marks = new Map<string, number>();
  for (const line of lines) {
    const mark = /^⟦(.+)⟧$/.exec(line)?.[1];
    if (mark !== undefined) marks.set(mark, paragraphs.length);
    else paragraphs.push(paragraphOf(line));
  }
  return { text: plainDocument(paragraphs), marks };
}

function paragraphOf(line: string): Paragraph {
  const inTable = line.startsWith("| ");
  const heading = /^(?:\| )?(#+) (.*)$/.exec(line);
  if (heading)
    return plainParagraph(heading[2] ?? "", {
      inTable,
      heading: (heading[1] ?? "").length,
      style: `Rubrik ${(heading[1] ?? "").length}`,
    });
  if (line.startsWith("- ")) return plainParagraph(line.slice(2), { inList: true });
  if (line.startsWith("| ")) return plainParagraph(line.slice(2), { inTable: true });
  return plainParagraph(line);
}
